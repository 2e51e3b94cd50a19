"""One article in depth: the questions that an annotated report asks, and which are answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from tacitus.evaluate.depth_events import ask_events
from tacitus.evaluate.depth_said import ask_attributions, ask_relations
from tacitus.evaluate.depth_values import (
    DOCUMENT_FIELDS,
    DOCUMENT_PARTS,
    Compare,
    is_right,
    is_same_time,
)
from tacitus.evaluate.question import Question
from tacitus.evaluate.reports import Json
from tacitus.evaluate.span_match import match_spans
from tacitus.evaluate.text_match import split_words
from tacitus.evaluate.value_match import is_same_place

_ARTICLES: Final = frozenset({"a", "an", "the"})


def list_questions(annotated: Json, report: Json, text: str) -> list[Question]:
    """Ask all that the annotation holds; ``text`` is what its offsets count in.

    A document without a report has every question wrong: nothing read is no right silence.
    """
    asked = [
        *_ask_document(annotated.get("document") or {}, report["document"]),
        *_ask_spans("times", annotated, report, is_same_time),
        *_ask_spans("places", annotated, report, is_same_place),
        *ask_events(annotated, report),
        *ask_attributions(annotated, report, text),
        *ask_relations(annotated, report),
        *_ask_aliases(annotated.get("aliases") or (), report),
    ]
    if report["document"]:
        return asked
    return [Question(question.kind, question.field, False) for question in asked]


def _ask_document(gold: Json, found: Json) -> Iterator[Question]:
    yield from _ask_fields(gold, found, DOCUMENT_FIELDS, "")
    for name, parts in DOCUMENT_PARTS.items():
        if name not in gold:
            continue
        if gold[name] is None:
            yield Question("document", name, found.get(name) is None)
        else:
            yield from _ask_fields(gold[name], found.get(name) or {}, parts, f"{name} ")


def _ask_fields(
    gold: Json, found: Json, fields: Mapping[str, Compare], prefix: str
) -> Iterator[Question]:
    for name, compare in fields.items():
        if name in gold:
            right = is_right(gold[name], found.get(name), compare)
            yield Question("document", prefix + name, right)


def _ask_spans(kind: str, annotated: Json, report: Json, compare: Compare) -> Iterator[Question]:
    """Ask of each mention whether it was found, by its place in the text, with its value."""
    if kind not in annotated:
        return
    gold: Sequence[Any] = annotated[kind] or ()
    if not gold:
        yield Question(kind, None, not report[kind])
    pairs = dict(match_spans(gold, report[kind]))
    for row, item in enumerate(gold):
        column = pairs.get(row)
        yield Question(kind, None, column is not None and compare(item, report[kind][column]))


def _ask_aliases(aliases: Sequence[Sequence[str]], report: Json) -> Iterator[Question]:
    """Ask whether one actor goes by all of the names."""
    known = [{_fold(name) for name in _list_all_names(actor)} for actor in report["actors"]]
    for names in aliases:
        wanted = {_fold(name) for name in names}
        yield Question("aliases", None, any(wanted <= names for names in known))


def _list_all_names(actor: Json) -> list[str]:
    return [actor["name"], *(mention["quote"] for mention in actor["mentions"])]


def _fold(name: str) -> tuple[str, ...]:
    """Give the words of a name without accents, case, punctuation and a leading article."""
    words = split_words(name)
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
