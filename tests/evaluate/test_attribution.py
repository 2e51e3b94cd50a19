from __future__ import annotations

from typing import Any

import pytest

from tacitus.evaluate.attribution import score_attribution
from tacitus.evaluate.sets import score_set
from tacitus.evaluate.table import format_scores
from tests.evaluate.report_json import (
    build_event,
    build_gold,
    build_report,
    check_scale,
    score,
    take_values,
)

TEXT = "The mayor said the old bridge was closed. Two farmers denied that they had paid."


def cut(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def said(source: str | None, cue: str | None, *content: str) -> dict[str, Any]:
    return {
        "source": [cut(source)] if source else [],
        "cue": [cut(cue)] if cue else [],
        "content": [cut(part) for part in content],
    }


GOLD = [
    said("The mayor", "said", "the old bridge was closed"),
    said("Two farmers", "denied", "that they had paid"),
]


def test_scale() -> None:
    perfect = build_report(attributions=GOLD)
    damaged = build_report(
        attributions=[
            said("Two farmers", "closed", "closed. Two farmers"),
            said(None, "denied", "they had paid"),
            said("The mayor", None, "said"),
        ]
    )
    check_scale(score_attribution, build_gold(text=TEXT, attributions=GOLD), perfect, damaged)


def test_by_hand() -> None:
    found = [
        said("The mayor", "said", "the old bridge"),
        said("Two farmers", None, "they"),
        said(None, None, "farmers denied"),
    ]
    gold = build_gold(text=TEXT, attributions=GOLD)
    values = take_values(score(score_attribution, (gold, build_report(attributions=found))))
    # content: 3 of 5 words and 1 of 4; the second is below the half
    assert values["attribution P"] == pytest.approx(1 / 3)
    assert values["attribution R"] == 0.5
    assert values["source R"] == 1
    assert values["cue R"] == 0.5
    assert values["content words R"] == pytest.approx(4 / 9)
    assert values["content words P"] == pytest.approx(4 / 6)
    assert values["joint R"] == 0.5


def test_pieces_are_taken_together_and_order_does_not_matter() -> None:
    split = said("The mayor", "said", "the old bridge", "was closed")
    gold = build_gold(text=TEXT, attributions=[split])
    values = take_values(score(score_attribution, (gold, build_report(attributions=GOLD[:1]))))
    assert values["attribution F1"] == values["content words F1"] == 1


def test_content_decides_which_belong_together_before_cue_and_source() -> None:
    same_words = said("Two farmers", "denied", "the old bridge was closed")
    other_words = said("The mayor", "said", "that they had paid")
    gold = build_gold(text=TEXT, attributions=GOLD)
    report = build_report(attributions=[other_words, same_words])
    values = take_values(score(score_attribution, (gold, report)))
    assert values["attribution F1"] == 1
    assert values["source F1"] == values["cue F1"] == values["joint F1"] == 0


def test_both_without_a_source_is_joint() -> None:
    bare = [said(None, "said", "the old bridge was closed")]
    gold = build_gold(text=TEXT, attributions=bare)
    values = take_values(score(score_attribution, (gold, build_report(attributions=bare))))
    assert values["joint F1"] == 1


@pytest.mark.parametrize(
    ("cue", "expected"),
    [pytest.param("said", 1, id="cue"), pytest.param(None, 0, id="no cue")],
)
def test_attributions_of_events_stand_in_where_there_are_none(
    cue: str | None, expected: float
) -> None:
    event = build_event(
        evidence=[cut("the old bridge was closed")],
        attribution=[{**cut("The mayor said"), "cue": cue}],
    )
    gold = build_gold(text=TEXT, attributions=GOLD[:1])
    values = take_values(score(score_attribution, (gold, build_report(event))))
    assert values["attribution F1"] == values["source F1"] == values["joint F1"] == 1
    assert values["cue R"] == expected


def test_what_stands_in_is_told() -> None:
    event = build_event(
        evidence=[cut("the old bridge was closed")], attribution=[cut("The mayor said")]
    )
    gold = [build_gold(id_, TEXT, attributions=GOLD[:1]) for id_ in ("d1", "d2")]
    reports = {"d1": build_report(event), "d2": build_report(attributions=GOLD)}
    scores = score_set("attribution", gold, reports)
    note = "1 of 2 documents: attributions of the events, as the report lists none"
    assert [part.notes for part in scores] == [(note,), (), ()]
    assert note in format_scores("attribution", scores)
