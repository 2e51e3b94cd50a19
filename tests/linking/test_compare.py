"""The named levels at which two events stand, field by field."""

from __future__ import annotations

import pytest

from tacitus.linking.compare import compare_counts, compare_events
from tacitus.linking.copies import find_families
from tacitus.linking.features import EventFeatures, build_features, build_person_key, normalise_name
from tacitus.linking.levels import read_bits, read_levels
from tacitus.linking.rarity import build_rarity
from tacitus.linking.score import Scorer, build_bits, build_probability
from tacitus.model.enums import EventType

from .report_builder import Told, build_report

LEVELS: dict[str, tuple[Told, Told, str]] = {
    "same-day": (Told(), Told(), "time.same_day"),
    "next-day": (Told(), Told(day="2024-05-12"), "time.one_off"),
    "three-days-apart": (Told(), Told(day="2024-05-14"), "time.days_apart"),
    "anniversary": (Told(), Told(day="2023-05-11"), "time.apart"),
    "within-week": (Told(), Told(day="2024-05-09", last_day="2024-05-14"), "time.within_week"),
    "within-month": (Told(), Told(day="2024-05-01", last_day="2024-05-31"), "time.within_month"),
    "within-year": (Told(), Told(day="2024-01-01", last_day="2024-12-31"), "time.within_year"),
    "undated-soon": (Told(), Told(day=None), "time.undated_soon"),
    "undated-both": (Told(day=None), Told(day=None), "time.undated_soon"),
    "undated-long-after": (Told(day="2024-04-20"), Told(day=None), "time.undated_later"),
    "undated-before": (Told(day="2024-06-20"), Told(day=None), "time.undated_far"),
    "same-hour": (Told(hour="08:00"), Told(hour="08:30"), "hour.same"),
    "other-hour": (Told(hour="08:00"), Told(hour="19:30"), "hour.apart"),
    "same-town": (Told(), Told(), "place.same_town"),
    "close-by": (Told(), Told(place="Ardel Gate"), "place.close"),
    "other-town": (Told(), Told(place="Bekum"), "place.other_town"),
    "other-region": (Told(), Told(place="Corvan"), "place.other_region"),
    "other-country": (Told(), Told(place="Dorsk"), "place.other_country"),
    "inside": (Told(), Told(place="North"), "place.inside"),
    "same-region": (Told(place="North"), Told(place="North"), "place.same_region"),
    "no-place": (Told(), Told(place=None), "place.unknown"),
    "same-mode": (Told(), Told(), "type.same_mode"),
    "other-mode": (Told(), Told(modes=("firearms",)), "type.other_mode"),
    "no-mode": (Told(), Told(modes=()), "type.same_type"),
    "related-type": (Told(), Told(type=EventType.COERCE), "type.kin"),
    "other-type": (Told(), Told(type=EventType.CONSULT), "type.other"),
    "same-doer": (Told(doer="Red Front"), Told(doer="the Red Front"), "actors.one"),
    "other-doer": (Told(doer="Red Front"), Told(doer="Blue Front"), "actors.other"),
    "both-sides": (
        Told(doer="Red Front", target="Blue Front"),
        Told(doer="Red Front", target="Blue Front"),
        "actors.both",
    ),
    "same-weapon": (Told(weapon="rifle"), Told(weapon="rifle"), "weapon.same"),
    "other-weapon": (Told(weapon="rifle"), Told(weapon="mine"), "weapon.other"),
    "same-victim": (Told(victim="Ilan Torvald"), Told(victim="Ilan B. Torvald"), "victims.same"),
    "other-victim": (Told(victim="Ilan Torvald"), Told(victim="Mira Osk"), "victims.other"),
    "same-killed": (Told(killed=(14, 14)), Told(killed=(14, None)), "killed.same_many"),
    "killed-apart": (Told(killed=(14, 14)), Told(killed=(3, 3)), "killed.conflict"),
    "same-injured": (Told(injured=(3, 3)), Told(injured=(3, 3)), "injured.same_few"),
}
COUNTS = {
    "many": ((14, 14), (14, 14), "same_many"),
    "few": ((2, 2), (2, 2), "same_few"),
    "one": ((1, 1), (1, 1), "same_one"),
    "near": ((12, 12), (14, 14), "close"),
    "at-least-then-more": ((10, None), (14, 14), "close"),
    "at-least-far-below": ((3, None), (40, 40), "grown"),
    "later-says-more": ((9, 9), (14, 14), "grown"),
    "one-more-died": ((1, 1), (2, 2), "one_died"),
    "far-apart": ((3, 3), (14, 14), "conflict"),
    "overlapping-ranges": ((10, 20), (15, 15), "close"),
}


def build_pair(one: Told, other: Told) -> tuple[EventFeatures, EventFeatures]:
    reports = [build_report(one), build_report(other, publisher="Daily Example")]
    families = find_families([report.document for report in reports])
    first, second = build_features(reports, families).values()
    return first, second


@pytest.mark.parametrize(("one", "other", "level"), LEVELS.values(), ids=LEVELS)
def test_level_holds_either_way_round(one: Told, other: Told, level: str) -> None:
    first, second = build_pair(one, other)
    rarity = build_rarity([first, second])
    assert level in compare_events(first, second, rarity, 1)
    assert set(compare_events(first, second, rarity, 1)) == set(
        compare_events(second, first, rarity, 1)
    )


@pytest.mark.parametrize(("one", "other", "level"), COUNTS.values(), ids=COUNTS)
def test_counts_compare(
    one: tuple[int, int | None], other: tuple[int, int | None], level: str
) -> None:
    assert compare_counts(one, other, later_is_more=True) == level
    assert compare_counts(other, one, later_is_more=True) == level


def test_every_level_that_can_hold_is_in_the_table() -> None:
    assert {level for _, _, level in LEVELS.values()} <= set(read_bits())
    for field in ("killed", "injured"):
        assert {f"{field}.{level}" for _, _, level in COUNTS.values()} <= set(read_bits())


def test_every_reason_can_be_told() -> None:
    for one, other, _ in LEVELS.values():
        first, second = build_pair(one, other)
        events = {first.id: first, second.id: second}
        reasons = Scorer(events, build_rarity(events.values()), 1).explain(first.id, second.id)
        assert all("{" not in reason for reason in reasons)


def test_score_is_the_sum_of_its_reasons() -> None:
    first, second = build_pair(Told(killed=(14, 14)), Told(killed=(14, 14), place="Ardel Gate"))
    events = {first.id: first, second.id: second}
    scorer = Scorer(events, build_rarity(events.values()), 1)
    worth = sum(read_bits()[level] for level in scorer.compare(first.id, second.id))
    assert scorer.score(first.id, second.id) == pytest.approx(read_levels().prior + worth)


def test_probability_and_bits_are_one_scale() -> None:
    assert build_probability(0.0) == 0.5
    assert build_bits(build_probability(3.0)) == pytest.approx(3.0)
    assert build_probability(-500.0) >= 0.0


def test_names_are_compared_without_article_and_middle_initial() -> None:
    assert normalise_name("The  Red-Front!") == "red-front"
    assert build_person_key("Ilan B. Torvald") == "ilan torvald"
