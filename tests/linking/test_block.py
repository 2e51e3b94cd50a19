"""Which pairs are looked at: enough to find every join, few enough to stay near-linear."""

from __future__ import annotations

import pytest

from tacitus.evaluate.generate import generate_reports
from tacitus.linking.block import list_pairs
from tacitus.linking.copies import find_families
from tacitus.linking.features import build_features
from tacitus.linking.rarity import build_rarity
from tacitus.model.enums import EventType

from .report_builder import Told, build_report

COMPARED = {
    "same-day-and-town": (Told(), Told(), True),
    "next-day": (Told(), Told(day="2024-05-12"), True),
    "undated": (Told(), Told(day=None), True),
    "region-against-town": (Told(), Told(place="North"), True),
    "no-place-same-dead": (Told(killed=(9, 9)), Told(place=None, killed=(9, 9)), True),
    "week-against-day": (Told(), Told(day="2024-05-09", last_day="2024-05-13"), True),
    "month-against-day": (Told(), Told(day="2024-05-01", last_day="2024-05-31"), True),
    "same-victim-any-day": (
        Told(victim="Ilan Torvald"),
        Told(victim="Ilan Torvald", day="2024-05-16", place="Dorsk"),
        True,
    ),
    "other-day": (Told(), Told(day="2024-05-20"), False),
    "other-region": (Told(), Told(place="Corvan"), False),
    "unrelated-type": (Told(), Told(type=EventType.CONSULT), False),
}


def count_pairs(n_reports: int) -> int:
    reports = generate_reports(n_reports).reports
    features = build_features(reports, find_families([report.document for report in reports]))
    return len(list_pairs(list(features.values()), build_rarity(features.values()), 1))


@pytest.mark.parametrize(("one", "other", "is_compared"), COMPARED.values(), ids=COMPARED)
def test_events_that_may_be_one_are_compared(one: Told, other: Told, is_compared: bool) -> None:
    reports = [build_report(one), build_report(other, publisher="Daily Example")]
    features = build_features(reports, find_families([report.document for report in reports]))
    pairs = list_pairs(list(features.values()), build_rarity(features.values()), 1)
    assert bool(pairs) is is_compared


def test_pairs_grow_with_the_reports_not_with_their_square() -> None:
    assert count_pairs(1200) < 5.5 * count_pairs(300)
