"""Time expressions: their spans and their TIMEX3 values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from tacitus.evaluate.figures import Tally
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import Json
from tacitus.evaluate.span_match import match_spans

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
    return "TIME" if "T" in value and value[:1].isdigit() else "DATE"


def _tally_pool(name: str, gold: Sequence[Json], found: Sequence[Json]) -> Iterable[Tally]:
    pairs = match_spans(gold, found)
    n_strict = len({_cut(item) for item in gold} & {_cut(item) for item in found})
    n_value = sum(gold[row]["value"] == found[column]["timex"] for row, column in pairs)
    for measure, right in (
        ("relaxed", len(pairs)),
        ("strict", n_strict),
        ("value", n_value),
    ):
        yield Tally(f"{name}, {measure}", right, len(gold), len(found))


def _cut(span: Json) -> tuple[int, int]:
    return span["start"], span["end"]
