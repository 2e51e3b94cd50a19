"""Who is who among actors of several reports, and what a claim of dead says in words."""

from __future__ import annotations

import pytest

from tacitus.linking.cast import group_actors, is_nobody, is_same_actor, rank_actor
from tacitus.model.enums import ActorKind
from tacitus.model.mention import Actor
from tacitus.model.values import cut_span


def build_actor(name: str, kind: ActorKind = ActorKind.ARMED_GROUP, known: str = "") -> Actor:
    return Actor(
        id="a1",
        name=name,
        kind=kind,
        known_as=known or None,
        named=any(letter.isupper() for letter in name),
        mentions=(cut_span(name, 0, len(name)),),
    )


SAME = {
    "article": ("the Red Front", "Red Front", ActorKind.ARMED_GROUP),
    "acronym": ("FRM", "Front of the Red Mountains", ActorKind.ARMED_GROUP),
    "acronym-with-points": ("F.R.M.", "Front of the Red Mountains", ActorKind.ARMED_GROUP),
    "cut-name": ("Red Front", "Red Front of Ardel", ActorKind.ARMED_GROUP),
    "surname": ("Torvald", "Ilan Torvald", ActorKind.PERSON),
}
OTHER = {
    "other-name": ("Red Front", "Blue Front", ActorKind.ARMED_GROUP),
    "country-within-a-name": ("Ardel", "South Ardel", ActorKind.COUNTRY),
    "generic": ("fighters", "Red Front fighters", ActorKind.ARMED_GROUP),
    "half-a-word": ("Red", "Redmen League", ActorKind.ARMED_GROUP),
}


@pytest.mark.parametrize(("one", "other", "kind"), SAME.values(), ids=SAME)
def test_names_of_one_actor(one: str, other: str, kind: ActorKind) -> None:
    assert is_same_actor(build_actor(one, kind), build_actor(other, kind))
    assert is_same_actor(build_actor(other, kind), build_actor(one, kind))


@pytest.mark.parametrize(("one", "other", "kind"), OTHER.values(), ids=OTHER)
def test_names_of_two_actors(one: str, other: str, kind: ActorKind) -> None:
    assert not is_same_actor(build_actor(one, kind), build_actor(other, kind))


def test_known_identity_comes_before_the_name() -> None:
    assert is_same_actor(build_actor("RF", known="Q1"), build_actor("Red Front", known="Q1"))
    assert not is_same_actor(build_actor("Red Front", known="Q1"), build_actor("RF", known="Q2"))


def test_short_name_that_fits_two_stays_alone() -> None:
    names = ("Front", "Red Front", "Blue Front")
    groups = group_actors([build_actor(name) for name in names])
    assert sorted(len(group) for group in groups) == [1, 1, 1]


@pytest.mark.parametrize(
    ("name", "rank"), [("Red Front", 0), ("traders", 1), ("its men", 2), ("two armed men", 2)]
)
def test_descriptions_rank_behind_names(name: str, rank: int) -> None:
    assert rank_actor(build_actor(name)) == rank


def test_no_group_is_nobody() -> None:
    assert is_nobody("No group")
    assert not is_nobody("Noor Osk")
