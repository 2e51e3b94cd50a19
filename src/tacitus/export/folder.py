"""The folder of an export: the data file with its manifest and its list of losses."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tacitus import __version__
from tacitus.errors import ExportError
from tacitus.model.enums import Tier


@dataclass(slots=True)
class Losses:
    """What an export leaves out or makes coarser: field, how many records, why."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, name: str, reason: str) -> None:
        """Count one record that loses something of a field."""
        self.counts[name, reason] += 1

    def format(self) -> str:
        """Write the list as JSON, sorted."""
        rows = [
            {"field": name, "records": count, "reason": reason}
            for (name, reason), count in sorted(self.counts.items())
        ]
        return json.dumps({"losses": rows}, indent=1, ensure_ascii=False) + "\n"


def make_folder(folder: Path) -> None:
    """Make a folder to write into; raises ExportError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder}: the folder cannot be made: {error.strerror}") from error


def write_export(
    folder: Path, *, profile: str, tier: Tier, files: dict[str, str], losses: Losses
) -> Path:
    """Write an export's files with ``manifest.json`` and ``losses.json``; same input, same bytes.

    Files are written beside their final names first, so that a failure leaves no half file.
    Raises ExportError where the folder cannot be made or written.
    """
    contents = {**files, "losses.json": losses.format()}
    manifest = {
        "profile": profile,
        "tier": tier.value,
        "tacitus": __version__,
        "files": {name: _digest(content) for name, content in sorted(contents.items())},
    }
    contents["manifest.json"] = json.dumps(manifest, indent=1, ensure_ascii=False) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            part = folder / f".{name}.part"
            part.write_text(content, encoding="utf-8", newline="\n")
            part.replace(folder / name)
    except OSError as error:
        raise ExportError(f"{folder}: cannot be written: {error.strerror}") from error
    return folder / "manifest.json"


def _digest(content: str) -> str:
    return "sha256:" + hashlib.sha256(content.encode("utf-8")).hexdigest()
