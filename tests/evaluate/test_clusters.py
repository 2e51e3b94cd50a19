from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from tacitus.evaluate.clusters import assign_documents, score_clusters
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.sets import score_incidents

GOLD = {"a": "1", "b": "1", "c": "1", "d": "2", "e": "2", "f": "3"}


def incident(id_: str, **members: int) -> dict[str, Any]:
    return {
        "id": id_,
        "reports": [
            {"external_id": name, "events": [f"e{i}" for i in range(n)]}
            for name, n in members.items()
        ],
    }


PERFECT = [incident("i1", a=1, b=1, c=1), incident("i2", d=2, e=1), incident("i3", f=1)]


def take(gold: Mapping[str, str], incidents: list[dict[str, Any]]) -> dict[str, float | None]:
    return {figure.name: figure.value for figure in score_clusters(gold, incidents)}


def test_gold_fed_back_scores_one() -> None:
    assert set(take(GOLD, PERFECT).values()) == {1}


def test_nothing_joined_finds_no_pair() -> None:
    values = take(GOLD, [])
    assert values["pairs R"] == values["pairs with any shared incident R"] == 0
    assert values["adjusted Rand"] == 0
    assert values["B-cubed precision"] == 1


def test_damaged_lies_between() -> None:
    values = take(GOLD, [incident("i1", a=1, b=1, d=1), incident("i2", e=1, f=1)])
    names = ("B-cubed F1", "pairs F1", "CEAF-e F1", "adjusted Rand")
    assert all(0 < (values[name] or 0) < 1 for name in names[:3])
    assert (values["adjusted Rand"] or 0) < 1
    part = take(GOLD, [incident("i1", a=1, b=1), incident("i2", d=1, e=1, f=1)])
    assert all(0 < (value or 0) < 1 for value in part.values()), part


def test_by_hand() -> None:
    """Found: {a, b, d}, {c}, {e, f}; gold: {a, b, c}, {d, e}, {f}."""
    values = take(GOLD, [incident("i1", a=1, b=1, d=1), incident("i2", e=1, f=1)])
    precision = (2 / 3 + 2 / 3 + 1 + 1 / 3 + 1 / 2 + 1 / 2) / 6
    recall = (2 / 3 + 2 / 3 + 1 / 3 + 1 / 2 + 1 / 2 + 1) / 6
    assert values["B-cubed precision"] == pytest.approx(precision)
    assert values["B-cubed recall"] == pytest.approx(recall)
    assert values["B-cubed F1"] == pytest.approx(2 * precision * recall / (precision + recall))
    assert values["pairs P"] == values["pairs R"] == pytest.approx(1 / 4)
    # the best total: {a, b, c} with {c}, {d, e} with {a, b, d}, {f} with {e, f}
    assert values["CEAF-e P"] == values["CEAF-e R"] == pytest.approx((2 / 4 + 2 / 5 + 2 / 3) / 3)
    expected = 4 * 4 / 15
    assert values["adjusted Rand"] == pytest.approx((1 - expected) / (4 - expected))


def test_interval_holds_the_value() -> None:
    gold = {f"d{i}": str(i // 3) for i in range(60)}
    found = [incident(f"i{i}", **{f"d{3 * i}": 1, f"d{3 * i + 1}": 1}) for i in range(20)]
    for figure in score_clusters(gold, found):
        low, high = (figure.low or 0) - 1e-9, (figure.high or 0) + 1e-9
        assert low <= (figure.value or 0) <= high, figure.name


def test_document_belongs_where_most_of_its_events_are() -> None:
    incidents = [incident("i1", a=1), incident("i2", a=2, b=1), incident("i3", b=1)]
    assert assign_documents(["a", "b", "z"], incidents) == {
        "a": "incident i2",
        "b": "incident i2",
        "z": "alone z",
    }


def test_a_tie_goes_to_the_incident_that_happened_first() -> None:
    late = {**incident("i1", a=1), "when": {"first": "2031-05-09"}}
    early = {**incident("i2", a=1), "when": {"first": "2031-05-02"}}
    undated = incident("i0", a=1)
    for order in ([undated, late, early], [early, late, undated]):
        assert assign_documents(["a"], order) == {"a": "incident i2"}
    assert assign_documents(["a"], [undated, late]) == {"a": "incident i1"}


def test_pairs_with_any_shared_incident_forgive_a_smaller_share() -> None:
    incidents = [incident("i1", a=1, b=1), incident("i2", a=2)]
    values = take({"a": "1", "b": "1"}, incidents)
    assert values["pairs R"] == 0
    assert values["pairs with any shared incident R"] == 1


def test_halves_are_scored_by_their_own_documents() -> None:
    gold = [GoldDocument(id_, "", {"incident": cluster}) for id_, cluster in GOLD.items()]
    parts = score_incidents(gold, PERFECT)
    assert [part.n_documents for part in parts] == [6, 3, 3]
    assert [part.n_without for part in score_incidents(gold, PERFECT[:2])] == [1, 0, 1]
