"""Rule files of intake: word lists and patterns as TOML, checked whole when loaded."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tacitus.errors import SettingsError

Rules = TypeVar("Rules", bound=BaseModel)


def read_intake_rules(name: str, shape: type[Rules]) -> Rules:
    """Read ``intake/rules/NAME.toml`` into its type; raises SettingsError listing every fault."""
    source = files("tacitus.intake") / "rules" / f"{name}.toml"
    try:
        return shape.model_validate(tomllib.loads(source.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"intake/rules/{name}.toml: {error}") from error
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        raise SettingsError(f"intake/rules/{name}.toml: {faults}") from error
