"""Events: from invented sentences and paragraphs to what they tell."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from tacitus.model.document import Document
from tacitus.model.enums import EventType, Outcome, ResponsibilityBasis, Status
from tacitus.model.event import Event
from tacitus.model.report import Report
from tacitus.reading.events_rules import (
    ContextFile,
    WeaponFile,
    WordKind,
    load_event_rules,
)
from tacitus.reading.reader import Reader, build_reader
from tacitus.reading.rule_file import read_rule_file
from tacitus.settings import Settings

pytestmark = pytest.mark.model
Read = Callable[[str], Report]
DAY = datetime.date(2024, 5, 14)
_WEAPONS = read_rule_file("weapons", WeaponFile).weapon
_CONTEXTS = read_rule_file("contexts", ContextFile).context


@pytest.fixture(scope="module")
def reader() -> Reader:
    return build_reader(Settings())


@pytest.fixture(scope="module")
def read(reader: Reader) -> Read:
    return lambda text: reader.read(Document(id="x", text=text, dated_on=DAY))


def _assaults(report: Report) -> list[Event]:
    return [event for event in report.events if event.type is EventType.ASSAULT]


def _names(report: Report, ids: tuple[str, ...]) -> list[str]:
    names = {actor.id: actor.name for actor in report.actors}
    return [names[actor] for actor in ids]


def _tolls(event: Event) -> set[tuple[str, int | None]]:
    return {(toll.outcome.value, toll.low) for toll in event.tolls}


ONE_ASSAULT = [
    (
        "result clauses",
        "Rebels attacked a post near Gao on Friday, killing three soldiers and wounding four.",
        {("killed", 3), ("injured", 4)},
    ),
    (
        "bomb",
        "A roadside bomb exploded in Mosul on Monday, killing nine people.",
        {("killed", 9)},
    ),
    ("passive", "Nine traders were killed in a bombing in Mosul on Monday.", {("killed", 9)}),
    (
        "later sentence",
        "A car bomb exploded in Kabul on Monday. The blast killed six people and wounded ten.",
        {("killed", 6), ("injured", 10)},
    ),
    (
        "the attack",
        "Gunmen opened fire on a bus near Gao on Friday. The attack left two dead. "
        "Nobody knew who was behind the attack.",
        {("killed", 2)},
    ),
    (
        "bare result",
        "Gunmen stormed a hotel in Bamako on Friday. Four guests were killed.",
        {("killed", 4)},
    ),
    (
        "dead told by police",
        "Insurgents detonated a car bomb outside a bank in Kabul. Police said five guards died.",
        {("killed", 5)},
    ),
]


@pytest.mark.parametrize(
    ("text", "tolls"), [row[1:] for row in ONE_ASSAULT], ids=[row[0] for row in ONE_ASSAULT]
)
def test_one_happening_is_one_event(
    read: Read, text: str, tolls: set[tuple[str, int | None]]
) -> None:
    found = _assaults(read(text))
    assert len(found) == 1
    assert tolls <= _tolls(found[0])


TWO_ASSAULTS = [
    ("places", "Gunmen killed two guards in Gao. In Bamako, gunmen killed three traders."),
    ("kinds", "A bomb killed nine people in Mosul. Two days earlier, gunmen kidnapped a doctor."),
    ("after", "Troops shelled the village after rebels had kidnapped a nurse."),
]


@pytest.mark.parametrize(
    "text", [row[1] for row in TWO_ASSAULTS], ids=[row[0] for row in TWO_ASSAULTS]
)
def test_two_happenings_stay_two(read: Read, text: str) -> None:
    assert len(_assaults(read(text))) == 2


def test_attack_on_anothers_word(read: Read) -> None:
    report = read("Police officials said rebels attacked the barracks in Bamako on Friday.")
    (event,) = report.events
    assert event.type is EventType.ASSAULT
    assert _names(report, event.actors) == ["rebels"]
    assert [a.name for a in event.attribution] == ["Police officials"]
    assert event.when is not None
    assert event.when.first == datetime.date(2024, 5, 10)
    assert event.where is not None
    assert event.where.name == "Bamako"


def test_both_sides_of_a_clash_are_actors(read: Read) -> None:
    report = read("Clashes between the army and Tuareg rebels near Gao left twelve dead.")
    (event,) = _assaults(report)
    assert len(event.actors) == 2
    assert event.recipients == ()


def test_claim_is_an_entry_on_the_deed(read: Read) -> None:
    report = read(
        "A bomb killed nine people in Mosul on Monday. "
        "The Red Front claimed responsibility for the attack."
    )
    (event,) = report.events
    assert ResponsibilityBasis.CLAIMED in {entry.basis for entry in event.responsibility}


def test_accusation_is_a_statement_and_an_entry(read: Read) -> None:
    report = read("The ministry accused the militia of killing six villagers.")
    accuse, deed = report.events
    assert accuse.type is EventType.ACCUSE
    assert deed.type is EventType.ASSAULT
    (entry,) = deed.responsibility
    assert entry.basis is ResponsibilityBasis.ACCUSED
    assert _names(report, (entry.by or "",)) == ["ministry"]


def test_suspects_are_suspected(read: Read) -> None:
    (event,) = _assaults(read("Suspected rebels killed two guards in Gao."))
    assert {entry.basis for entry in event.responsibility} == {ResponsibilityBasis.SUSPECTED}


STATUS = [
    ("occurred", "Rebels attacked the mill."),
    ("threatened", "Rebels threatened to attack the mill."),
    ("planned", "Rebels planned to attack the mill."),
    ("attempted", "Rebels tried to kill the governor."),
    ("denied", "Rebels did not attack the mill."),
    ("hypothetical", "If rebels attack the mill, the town will starve."),
]


@pytest.mark.parametrize(("status", "text"), STATUS, ids=[row[0] for row in STATUS])
def test_status(read: Read, status: str, text: str) -> None:
    assert Status(status) in {event.status for event in _assaults(read(text))}


def test_total_is_an_aggregate(read: Read) -> None:
    (event,) = _assaults(read("Attacks by the movement have killed 3,000 people since January."))
    assert event.aggregate


def test_named_victim(read: Read) -> None:
    report = read("The mayor, Pedro Ruiz, 54, was assassinated outside his home in Medellin.")
    (event,) = _assaults(report)
    (victim,) = event.victims
    assert (victim.name, victim.age, victim.outcome) == ("Pedro Ruiz", 54, Outcome.KILLED)


def test_items_of_a_delivery(read: Read) -> None:
    report = read("The agency delivered 40 tons of flour to the camp near Goma.")
    (event,) = report.events
    assert event.type is EventType.AID
    (item,) = event.items
    assert item.what == "flour"


def test_speech_day_is_not_the_days_deed(read: Read) -> None:
    (event,) = _assaults(read("The ministry said on Monday that rebels attacked the mill."))
    assert event.when is None


def test_clause_is_the_evidence(read: Read) -> None:
    report = read("Rebels attacked the mill near Gao, and on Monday the council called for calm.")
    event = _assaults(report)[0]
    assert event.evidence[0].quote == "Rebels attacked the mill near Gao"


NOTHING = [
    "The harvest was poor this year. Prices rose in every market.",
    "A government that kills its own people has no future.",
    "The museum opens at nine and closes at five.",
    "The storm tore roofs off forty houses in the valley.",
    "He died of old age at his farm.",
    "Two people were injured in a bus crash near Lima.",
    "The death of the old king was announced on the radio.",
    "The team won the match in extra time.",
    "Bread is dearer than last year, traders said.",
    "The new bridge cost two million dollars.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_violence_is_told(read: Read, text: str) -> None:
    assert [event.evidence[0].quote for event in _assaults(read(text))] == []


@pytest.mark.parametrize("kind", _WEAPONS, ids=[kind.id for kind in _WEAPONS])
def test_weapon_examples(read: Read, kind: WordKind) -> None:
    for text in kind.examples:
        assert kind.id in {w.kind for event in _assaults(read(text)) for w in event.weapons}, text
    for text in kind.counter_examples:
        found = {w.kind for event in _assaults(read(text)) for w in event.weapons}
        assert kind.id not in found, text


@pytest.mark.parametrize("kind", _CONTEXTS, ids=[kind.id for kind in _CONTEXTS])
def test_context_examples(read: Read, kind: WordKind) -> None:
    for text in kind.examples:
        assert kind.id in {c for event in read(text).events for c in event.contexts}, text
    for text in kind.counter_examples:
        assert kind.id not in {c for event in read(text).events for c in event.contexts}, text


def test_responsibility_examples(read: Read) -> None:
    rules = load_event_rules().responsibility
    told = "A bomb killed two guards in Gao on Monday. "
    for text in rules.examples:
        report = read(told + text)
        bases = {e.basis for event in report.events for e in event.responsibility}
        assert bases - {ResponsibilityBasis.STATED}, text
    for text in rules.counter_examples:
        report = read(told + text)
        bases = {e.basis for event in report.events for e in event.responsibility}
        assert bases <= {ResponsibilityBasis.STATED}, text


def test_item_examples(read: Read) -> None:
    rules = load_event_rules().items
    for text in rules.examples:
        assert any(event.items for event in read(text).events), text
    for text in rules.counter_examples:
        assert not any(event.items for event in read(text).events), text
