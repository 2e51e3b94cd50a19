"""Gold answers from a .jsonl file of the user's: nothing of them comes with the program."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tacitus.errors import IntakeError

ID_FIELD: Final = "id"
PARTS: Final = ("open", "unread")
"""What the field ``part`` of a line may say of it."""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One line of a gold file: its id, its text, and all fields as the set names them."""

    id: str
    text: str
    fields: Mapping[str, Any]

    @property
    def published_on(self) -> str | None:
        """Give the day it was printed; some sets call it ``dct`` and add a time of day."""
        day = self.fields.get("published_on") or self.fields.get("dct")
        return str(day)[:10] if day else None

    @property
    def is_open(self) -> bool:
        """Say whether its errors may be read; the other part is only ever scored.

        A field ``part`` ("open" or "unread") says it; else the documents are halved by their ids.
        """
        if self.fields.get("part") in PARTS:
            return bool(self.fields["part"] == "open")
        return int(hashlib.sha256(self.id.encode("utf-8")).hexdigest(), 16) % 2 == 0


def load_gold(path: Path, *, field: str = "text") -> list[GoldDocument]:
    """Load the documents of a gold file; lines are cut at "\\n" only.

    ``field`` names the field that holds the words. Raises IntakeError, with the line and what
    to do, for a file that is absent or not of this form.
    """
    if not path.is_file():
        raise IntakeError(f"{path}: no such gold file; give the path of a .jsonl file you hold")
    documents = [
        _build_document(line, f"{path}: line {number}", field)
        for number, line in enumerate(_read_lines(path), start=1)
        if line.strip()
    ]
    if not documents:
        raise IntakeError(f"{path}: holds no document; give one JSON object on each line")
    counts = Counter(document.id for document in documents)
    twice = [id_ for id_, n in counts.items() if n > 1]
    if twice:
        raise IntakeError(f"{path}: {twice[0]!r} is the id of several lines; give each its own")
    return documents


def digest_file(path: Path) -> str:
    """Give the SHA-256 of a file's bytes, so that figures name the gold they were measured on."""
    return "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()


def take_gold(document: GoldDocument) -> Mapping[str, Any]:
    """Give the answers in the field ``gold``; raises IntakeError where it has none."""
    gold = document.fields.get("gold")
    if not isinstance(gold, dict):
        raise IntakeError(f"{document.id}: has no object in 'gold'; give the answers there")
    return gold


def load_json_lines(path: Path) -> list[Mapping[str, Any]]:
    """Load finished reports or incidents as JSON objects; raises IntakeError."""
    if not path.is_file():
        raise IntakeError(f"{path}: no such file; write one with --format jsonl")
    return [
        _parse_object(line, f"{path}: line {number}")
        for number, line in enumerate(_read_lines(path), start=1)
        if line.strip()
    ]


def _read_lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise IntakeError(f"{path}: cannot be read as UTF-8 text: {error}") from error


def _parse_object(line: str, where: str) -> Mapping[str, Any]:
    try:
        fields = json.loads(line)
    except json.JSONDecodeError as error:
        raise IntakeError(f"{where}: not JSON ({error.msg}); mend or remove the line") from error
    if not isinstance(fields, dict):
        raise IntakeError(f"{where}: is no JSON object; give one object on each line")
    return fields


def _build_document(line: str, where: str, field: str) -> GoldDocument:
    fields = _parse_object(line, where)
    id_, text = fields.get(ID_FIELD), fields.get(field)
    if not isinstance(id_, str) or not id_:
        raise IntakeError(f"{where}: has no {ID_FIELD!r}; give each document its own")
    if not isinstance(text, str):
        raise IntakeError(f"{where} ({id_}): has no text in {field!r}; name its field (--field)")
    return GoldDocument(id_, text, fields)
