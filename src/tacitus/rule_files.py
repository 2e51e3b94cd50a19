"""Rule files: word lists and patterns as TOML, checked whole when loaded."""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tacitus.errors import SettingsError

Shape = TypeVar("Shape", bound=BaseModel)
_RULE_FOLDERS = (("gazetteer/data", ".tsv"), ("intake/rules", ".toml"), ("reading/rules", ".toml"))


def read_rules(package: str, name: str, shape: type[Shape]) -> Shape:
    """Read a package's TOML file into its type; raises SettingsError that lists every fault."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return parse_rules(text, f"{package}: {name}", shape)


@lru_cache(maxsize=1)
def digest_rules() -> str:
    """Give the SHA-256 over all rules and tables that a report depends on, as reports quote it."""
    digest = hashlib.sha256()
    for folder, suffix in _RULE_FOLDERS:
        for path in sorted(_list_files(folder, suffix), key=lambda item: item.name):
            digest.update(f"{folder}/{path.name}\0".encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return "sha256:" + digest.hexdigest()


def _list_files(folder: str, suffix: str) -> list[Traversable]:
    return [
        path for path in files("tacitus").joinpath(folder).iterdir() if path.name.endswith(suffix)
    ]


def parse_rules(text: str, origin: str, shape: type[Shape]) -> Shape:
    """Parse TOML into its type; ``origin`` names it in messages. Raises SettingsError."""
    try:
        return shape.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{origin}: not a TOML file: {error}") from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        raise SettingsError(f"{origin}: {faults}") from error
