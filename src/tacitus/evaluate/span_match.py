"""Matching spans one to one, the longest overlap first."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.evaluate.figures import Tally
from tacitus.evaluate.reports import Json


def count_overlap(a: Json, b: Json) -> int:
    """Count the characters that two spans share."""
    return max(0, int(min(a["end"], b["end"]) - max(a["start"], b["start"])))


def is_same_span(a: Json, b: Json) -> bool:
    """Say whether both ends are equal."""
    return bool(a["start"] == b["start"] and a["end"] == b["end"])


def match_spans(gold: Sequence[Json], found: Sequence[Json]) -> list[tuple[int, int]]:
    """Pair gold spans with found ones that share a character; text order breaks ties."""
    pairs = [
        (-overlap, not is_same_span(a, b), row, column)
        for row, a in enumerate(gold)
        for column, b in enumerate(found)
        if (overlap := count_overlap(a, b))
    ]
    rows: set[int] = set()
    columns: set[int] = set()
    matched: list[tuple[int, int]] = []
    for _, _, row, column in sorted(pairs):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            matched.append((row, column))
    return sorted(matched)


def tally_spans(name: str, gold: Sequence[Json], found: Sequence[Json]) -> Tally:
    """Tally relaxed matches: any shared character."""
    return Tally(name, len(match_spans(gold, found)), len(gold), len(found))
