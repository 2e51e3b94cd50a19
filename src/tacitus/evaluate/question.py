"""One question that gold asks of one document, and whether it was answered rightly."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question of some kind, about one field where a kind has several."""

    kind: str
    field: str | None
    is_right: bool
