"""Time expressions: their spans and their TIMEX3 values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from tacitus.evaluate.figures import Tally
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import Json
from tacitus.evaluate.span_match import match_spans

_CLOCK: Final = re.compile(r"[\dX-]*T")
_POOLS: Final = (
    ("all types", frozenset({"DATE", "TIME", "DURATION", "SET"})),
    ("DATE and TIME", frozenset({"DATE", "TIME"})),
    ("DATE", frozenset({"DATE"})),
)


def score_times(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one text; each pool of types is matched by itself."""
    tallies: list[Tally] = []
    for name, types in _POOLS:
        gold = [item for item in document.fields["timexes"] if item["type"] in types]
        found = [item for item in report["times"] if find_type(item) in types]
        tallies += _tally_pool(name, gold, found)
    return tallies


def find_type(time: Json) -> str:
    """Give the type of a predicted time, guessed from its value where it has none."""
    if time.get("type"):
        return str(time["type"])
    value = time.get("timex") or ""
    if value.startswith("P") and not value.endswith("_REF"):
        return "DURATION"
    return "TIME" if _CLOCK.match(value) else "DATE"


def is_guessed(report: Json) -> bool:
    """Say whether a report has times without a type."""
    return not all(time.get("type") for time in report["times"])


def _tally_pool(name: str, gold: Sequence[Json], found: Sequence[Json]) -> Iterable[Tally]:
    pairs = match_spans(gold, found)
    n_strict = (Counter(map(_cut, gold)) & Counter(map(_cut, found))).total()
    n_value = sum(gold[row]["value"] == found[column].get("timex") for row, column in pairs)
    for measure, right in (
        ("relaxed", len(pairs)),
        ("strict", n_strict),
        ("value", n_value),
    ):
        yield Tally(f"{name}, {measure}", right, len(gold), len(found))


def _cut(span: Json) -> tuple[int, int]:
    return span["start"], span["end"]
