"""One article in depth: who said what, and how actors stand to one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from tacitus.evaluate.assignment import assign_best
from tacitus.evaluate.attribution import (
    build_said,
    count_words,
    has_content,
    has_source,
    is_unsaid,
)
from tacitus.evaluate.depth_values import is_same_speaker, list_speaker
from tacitus.evaluate.question import Question
from tacitus.evaluate.reports import Json
from tacitus.evaluate.value_match import has_parts, is_any_same, name_actors

_PARTS: Final = ("source", "cue", "content")
_EXACT: Final = ("kind", "hedged")
_MUTUAL: Final = frozenset({"allied_with", "opposed_to", "same_as"})
_TIE_BREAK: Final = 0.5


def ask_attributions(annotated: Json, report: Json, text: str) -> Iterator[Question]:
    """Ask for each attribution what was said, by whom, and how it was put.

    They are paired for the most shared words, of what was said before cue and source.
    """
    if "attributions" not in annotated:
        return
    gold: Sequence[Any] = annotated["attributions"] or ()
    found: Sequence[Any] = report["attributions"]
    if not gold:
        yield Question("attributions", None, not found)
    right = [[_is_same_attribution((annotated, a), (report, b), text) for b in found] for a in gold]
    known, said = [_cut(item, text) for item in gold], [_cut(item, text) for item in found]
    shared = [[count_words(a, b) for b in said] for a in known]
    scores = [
        [n + _TIE_BREAK * is_right if n else 0.0 for n, is_right in zip(*rows, strict=True)]
        for rows in zip(shared, right, strict=True)
    ]
    pairs = dict(assign_best(scores))
    for row in range(len(gold)):
        yield Question("attributions", None, row in pairs and right[row][pairs[row]])


def _cut(item: Json, text: str) -> Any:
    return build_said({part: item.get(part) for part in _PARTS}, text)


def _is_same_attribution(gold: tuple[Json, Json], found: tuple[Json, Json], text: str) -> bool:
    """Compare an annotated attribution with a predicted one, each with its report.

    Words and source are right as in the set ``attribution``; parts that are left out are not
    compared, and a part that is given as None must be None.
    """
    item, other = gold[1], found[1]
    a, b = _cut(item, text), _cut(other, text)
    if not has_parts(item, other, _EXACT):
        return False
    if "content" in item and not (has_content(a, b) or not (a.content or b.content)):
        return False
    if "source" in item and not (has_source(a, b) or is_unsaid(a, b)):
        return False
    if "cue" in item and not (a.cue & b.cue or not (a.cue or b.cue)):
        return False
    return "speaker" not in item or is_same_speaker(
        list_speaker(gold[0], {"speaker": item["speaker"]}),
        list_speaker(found[0], {"speaker": other.get("speaker")}),
    )


def ask_relations(annotated: Json, report: Json) -> Iterator[Question]:
    """Ask for each relation whether the report has one of its type between the two actors."""
    if "relations" not in annotated:
        return
    gold: Sequence[Any] = annotated["relations"] or ()
    if not gold:
        yield Question("relations", None, not report["relations"])
    for item in gold:
        ends = name_actors(annotated, (item["a"], item["b"]))
        right = any(
            has_parts(item, other, ("type", "hedged")) and _joins(ends, other, report)
            for other in report["relations"]
        )
        yield Question("relations", None, right)


def _joins(ends: Sequence[Sequence[str]], relation: Json, report: Json) -> bool:
    """Say whether a relation joins the two actors; what is mutual is read either way."""
    found = name_actors(report, (relation["a"], relation["b"]))
    ways = [found, found[::-1]] if relation["type"] in _MUTUAL else [found]
    return any(is_any_same(ends[0], a) and is_any_same(ends[1], b) for a, b in ways)
