"""Whole short texts through the reader: traps that no single step shows."""

from __future__ import annotations

import json

import pytest

from tacitus.intake.json_lines import read_json_line
from tacitus.model.enums import EventType, Outcome
from tacitus.model.event import Event
from tacitus.reading.reader import Reader, build_reader
from tacitus.settings import Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> Reader:
    return build_reader(Settings())


def read_events(reader: Reader, text: str) -> tuple[Event, ...]:
    line = json.dumps({"text": text, "published_on": "2024-05-17"}).encode()
    return reader.read(read_json_line(line, "x").document).events


def list_killed(events: tuple[Event, ...]) -> list[tuple[int | None, int | None]]:
    return [
        (toll.low, toll.high)
        for event in events
        for toll in event.tolls
        if toll.outcome is Outcome.KILLED
    ]


def test_deaths_and_injured_of_a_list_are_not_added(reader: Reader) -> None:
    text = "In March the group recorded 212 deaths and 340 injured in all river districts."
    assert list_killed(read_events(reader, text)) == [(212, 212)]


def test_rival_accounts_of_the_same_number_both_stay(reader: Reader) -> None:
    text = (
        "A drone strike near Gao killed nine people on Monday, among them five children, "
        "relatives said. The army said it had killed nine fighters."
    )
    tolls = [toll for event in read_events(reader, text) for toll in event.tolls]
    assert {toll.category.value for toll in tolls} == {"unspecified", "combatant"}
    (children,) = (part for toll in tolls for part in toll.includes)
    assert (children.low, children.category.value) == (5, "child")


def test_other_deeds_of_the_other_side_are_no_retelling(reader: Reader) -> None:
    text = (
        "In March the bandits burned eleven villages.\n\nTraders marched through Gao on Thursday. "
        "Six marchers were injured when police fired tear gas at the protest."
    )
    assaults = [e for e in read_events(reader, text) if e.type is EventType.ASSAULT]
    assert len(assaults) == 2
    burned, hurt = assaults
    assert not burned.tolls
    assert hurt.when is not None
    assert hurt.when.first.isoformat() == "2024-05-16"


def test_total_on_somebody_s_reckoning_is_a_total(reader: Reader) -> None:
    text = "Nearly 3,000 people have been killed since January, by the reckoning of a league."
    (event,) = read_events(reader, text)
    assert event.aggregate
    assert list_killed((event,)) == [(3000, 3000)]


def test_nobody_accuses_himself(reader: Reader) -> None:
    text = "Villagers said soldiers accused the herders of helping rebels and shot six of them."
    for event in read_events(reader, text):
        assert all(entry.actor != entry.by for entry in event.responsibility)


def test_headline_and_lead_tell_one_happening(reader: Reader) -> None:
    text = (
        "Two policemen shot dead at checkpoint in southern Thailand\n\n"
        "Two policemen were shot dead and a passer-by was injured on Wednesday night when four men "
        "opened fire at a checkpoint in Yala, police said."
    )
    assaults = [e for e in read_events(reader, text) if e.type is EventType.ASSAULT]
    assert len(assaults) == 1
    assert len(assaults[0].evidence) == 2
