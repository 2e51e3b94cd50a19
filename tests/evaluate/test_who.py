from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from tacitus.errors import IntakeError
from tacitus.evaluate.figures import Share, pool_figures
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import EMPTY
from tacitus.evaluate.sets import score_set
from tacitus.evaluate.who import has_nothing_to_join, score_who
from tacitus.evaluate.who_check import check_who
from tests.evaluate.report_json import build_gold, build_report, score, take_values

TEXT = (
    "The Osk Guard fled. It left Marn. Marn, head of the Lun Club, wept. "
    "The Osk Guard is funded by Marn."
)


def span(start: int, quote: str) -> dict[str, Any]:
    assert TEXT[start : start + len(quote)] == quote
    return {"start": start, "end": start + len(quote), "quote": quote}


GUARD = [span(0, "The Osk Guard"), span(20, "It"), span(68, "The Osk Guard")]
MARN = [span(28, "Marn"), span(34, "Marn"), span(95, "Marn")]
CLUB = [span(48, "the Lun Club")]


def actor(name: str, mentions: Sequence[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    return {"name": name, "mentions": list(mentions), **fields}


def tie(type_: str, a: Any, b: Any, **fields: Any) -> dict[str, Any]:
    return {"type": type_, "a": a, "b": b, "hedged": False, **fields}


ACTORS = [actor("Osk Guard", GUARD), actor("Marn", MARN), actor("Lun Club", CLUB)]
FUNDED = tie("funded_by", 0, 1)
LED = tie("led_by", "Lun Club", "Marn", hedged=True)


def build(*relations: dict[str, Any], id_: str = "d1") -> GoldDocument:
    return build_gold(id_, TEXT, gold={"actors": ACTORS, "relations": list(relations)})


def answer(*relations: dict[str, Any], joined: bool = False) -> dict[str, Any]:
    """Give a report with all mentions; ``joined`` puts the club among the guard's."""
    parts = (
        [("a1", [*GUARD, *CLUB]), ("a2", MARN)]
        if joined
        else list(zip(("a1", "a2", "a3"), (GUARD, MARN, CLUB), strict=True))
    )
    actors = [actor(id_, mentions, id=id_) for id_, mentions in parts]
    return build_report(actors=actors, relations=list(relations))


GOLD = build(FUNDED, LED)
PERFECT = answer(tie("funded_by", "a1", "a2"), tie("led_by", "a3", "a2", hedged=True))
COUNTED = ("mentions, recall", "relations F1", "relations R", "funded_by F1", "led_by R")


def test_gold_fed_back_scores_one() -> None:
    figures = score(score_who, (GOLD, PERFECT))
    assert {name for name, figure in figures.items() if figure.value != 1} == set()
    assert {*COUNTED, "B-cubed F1", "hedge of relations found"} <= set(figures)


def test_an_empty_report_finds_nothing() -> None:
    values = take_values(score(score_who, (GOLD, EMPTY)))
    assert {values[name] for name in COUNTED} == {0}
    assert values["B-cubed P"] == 1
    assert values["B-cubed R"] == pytest.approx((3 * 1 / 3 + 3 * 1 / 3 + 1) / 7)


def test_a_damaged_report_lies_between() -> None:
    damaged = answer(tie("funded_by", "a2", "a1"), tie("led_by", "a1", "a2"), joined=True)
    damaged["actors"][1]["mentions"] = MARN[:2]
    values = take_values(score(score_who, (GOLD, damaged)))
    for name in ("mentions, recall", "B-cubed P", "B-cubed R", "B-cubed F1", "relations F1"):
        assert 0 < (values[name] or 0) < 1, name
    assert values["hedge of relations found"] == 0


def test_by_hand() -> None:
    """Found are {0 1 of the guard, 0 of Marn}, {1 of Marn} and the club; two stand alone."""
    actors = [
        actor("x", [*GUARD[:2], MARN[0]], id="x"),
        actor("y", MARN[1:2], id="y"),
        actor("z", CLUB, id="z"),
    ]
    values = take_values(score(score_who, (GOLD, build_report(actors=actors))))
    precision = (2 / 3 + 2 / 3 + 1 + 1 / 3 + 1 + 1 + 1) / 7
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 / 3 + 1 / 3 + 1 / 3 + 1) / 7
    assert values["mentions, recall"] == 5 / 7
    assert values["B-cubed P"] == pytest.approx(precision)
    assert values["B-cubed R"] == pytest.approx(recall)
    assert values["B-cubed F1"] == pytest.approx(2 * precision * recall / (precision + recall))


def test_b_cubed_counts_mentions_not_documents() -> None:
    precision, recall, f1 = pool_figures([[Share("x", 1, 0.5, 1)], [Share("x", 0.5, 1, 3)]])
    assert (precision.value, recall.value) == (2.5 / 4, 3.5 / 4)
    assert f1.value == pytest.approx(2 * 2.5 * 3.5 / 4 / 6)
    assert (f1.asked, precision.asked) == (4, 4)


@pytest.mark.parametrize(
    ("type_", "right"),
    [("allied_with", 1), ("opposed_to", 1), ("same_as", 1), ("part_of", 0), ("backed_by", 0)],
)
def test_only_mutual_relations_may_be_turned(type_: str, right: int) -> None:
    found = answer(tie(type_, "a2", "a1"))
    assert take_values(score(score_who, (build(tie(type_, 0, 1)), found)))["relations R"] == right


def test_a_relation_said_twice_counts_once_and_one_of_other_actors_is_spurious() -> None:
    twice = answer(tie("allied_with", "a1", "a2"), tie("allied_with", "a2", "a1"))
    values = take_values(score(score_who, (build(tie("allied_with", 0, 1)), twice)))
    assert values["relations P"] == values["relations R"] == 1
    strange = answer(tie("funded_by", "a1", "a2"), tie("funded_by", "a1", "a9"))
    assert take_values(score(score_who, (build(FUNDED), strange)))["relations P"] == 0.5


def test_optional_gold_forgives_and_does_not_ask() -> None:
    gold = build(FUNDED, tie("member_of", 1, 2, optional=True))
    with_it = answer(tie("funded_by", "a1", "a2"), tie("member_of", "a2", "a3"))
    for report in (with_it, answer(tie("funded_by", "a1", "a2"))):
        values = take_values(score(score_who, (gold, report)))
        assert values["relations P"] == values["relations R"] == 1


def test_an_actor_in_two_pieces_is_known_by_a_named_mention() -> None:
    """The guard's last mention, by its name, is an actor of its own with the relation."""
    pieces = build_report(
        actors=[
            actor("x", GUARD[:2], id="x"),
            actor("y", GUARD[2:], id="y"),
            actor("z", MARN, id="z"),
        ],
        relations=[tie("funded_by", "y", "z")],
    )
    assert take_values(score(score_who, (build(FUNDED), pieces)))["relations R"] == 1


def test_where_nothing_joins_any_join_or_relation_is_a_fault() -> None:
    actors = [actor("Marn", MARN[:1]), actor("Lun Club", CLUB)]
    gold = build_gold(text=TEXT, gold={"actors": actors, "relations": []})
    assert has_nothing_to_join(gold)
    assert not has_nothing_to_join(GOLD)
    apart = [actor("x", MARN[:1], id="x"), actor("y", CLUB, id="y")]
    together = [actor("x", [*MARN[:1], *CLUB], id="x")]
    for found, relations, value in (
        (apart, [], 1),
        (together, [], 0),
        (apart, [tie("led_by", "y", "x")], 0),
    ):
        report = build_report(actors=found, relations=relations)
        values = take_values(score(score_who, (gold, report)))
        assert values["nothing joined where nothing joins"] == value
        assert "B-cubed where something joins F1" not in values


def test_the_part_that_a_line_names_wins_over_its_digest() -> None:
    gold = [
        GoldDocument(item.id, item.text, {**item.fields, "part": part})
        for item, part in ((build(FUNDED, id_="c"), "unread"), (build(FUNDED, id_="a"), "open"))
    ]
    assert [build(id_="c").is_open, build(id_="a").is_open] == [True, False]
    assert [item.is_open for item in gold] == [False, True]
    scores = score_set("who", gold, {"c": PERFECT})
    assert [(part.part, part.n_documents, part.n_without) for part in scores] == [
        ("all", 2, 1),
        ("open", 1, 1),
        ("unread", 1, 0),
    ]


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ({"actors": [actor("x", [{**GUARD[0], "start": 1}])]}, "1-13 holds 'he Osk Guard', not"),
        ({"actors": ACTORS, "relations": [tie("loves", 0, 1)]}, "'loves' is no type of relation"),
        ({"actors": ACTORS, "relations": [tie("led_by", 0, 7)]}, "relation of actor 7, where"),
        ({"actors": ACTORS, "relations": [tie("led_by", 0, "Mran")]}, "not of this form"),
        ({"relations": []}, "not of this form"),
    ],
    ids=["span", "type", "place", "name", "actors"],
)
def test_faults_of_the_gold_are_told_before_anything_is_read(
    gold: dict[str, Any], message: str
) -> None:
    with pytest.raises(IntakeError, match=f"d1: .*{message}"):
        check_who([build_gold(text=TEXT, gold=gold)])
    check_who([GOLD])
