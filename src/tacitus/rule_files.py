"""Rule files: word lists and patterns as TOML, checked whole when loaded."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from tacitus.errors import SettingsError

Shape = TypeVar("Shape", bound=BaseModel)


def read_rules(package: str, name: str, shape: type[Shape]) -> Shape:
    """Read a package's TOML file into its type; raises SettingsError that lists every fault."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
    return parse_rules(text, f"{package}: {name}", shape)


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
