"""One article in depth: every field of an annotated article is one question."""

from __future__ import annotations

from collections.abc import Iterable

from tacitus.evaluate.depth_events import count_assaults, match_events
from tacitus.evaluate.depth_questions import list_questions
from tacitus.evaluate.figures import Tally
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.question import Question
from tacitus.evaluate.reports import Json


def score_depth(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one article: fields right of fields asked, in total, by kind and by field.

    Beside them: events found, and how many occurred ASSAULTs are told in annotated sentences.
    """
    annotated: Json = document.fields["gold"]
    questions = list_questions(annotated, report, document.text)
    n_inside, n_assaults = count_assaults(annotated, report, document.text)
    gold = annotated.get("events") or ()
    return [
        *_tally(questions),
        Tally("events found", len(match_events(annotated, report)), len(gold)),
        Tally("occurred ASSAULTs in annotated sentences", n_inside, n_assaults),
    ]


def _tally(questions: Iterable[Question]) -> Iterable[Tally]:
    """Count each question in all fields, in its kind and in its field."""
    asked = list(questions)
    for question in asked:
        yield Tally("all fields", question.is_right, 1)
    for question in asked:
        yield Tally(question.kind, question.is_right, 1)
    for question in asked:
        if question.field:
            yield Tally(f"{question.kind}: {question.field}", question.is_right, 1)
