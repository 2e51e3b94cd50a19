"""Rule files: word lists and patterns as TOML, checked whole when loaded."""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tacitus.errors import SettingsError

Rules = TypeVar("Rules", bound=BaseModel)

_FOLDER = files("tacitus.reading") / "rules"


def read_rule_file(name: str, shape: type[Rules]) -> Rules:
    """Read ``rules/NAME.toml`` into its type; raises SettingsError that lists every fault."""
    text = (_FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    try:
        return shape.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"rules/{name}.toml: {error}") from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        raise SettingsError(f"rules/{name}.toml: {faults}") from error


@lru_cache(maxsize=1)
def digest_rules() -> str:
    """Give the SHA-256 over all rule files, as reports quote it."""
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".toml"):
            digest.update(path.name.encode("utf-8") + b"\0")
            digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return "sha256:" + digest.hexdigest()
