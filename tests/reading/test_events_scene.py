"""Which day and place belong to which event: by the parse and the order of telling."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest

from tacitus.model.document import Document
from tacitus.model.enums import EventType
from tacitus.model.event import Event
from tacitus.reading.events_rules import RetellingFile, RetellingList
from tacitus.reading.reader import Reader, build_reader
from tacitus.reading.rule_file import read_rule_file
from tacitus.settings import Settings

pytestmark = pytest.mark.model
Read = Callable[[str], list[Event]]
DAY = datetime.date(2024, 5, 14)
_LISTS = read_rule_file("event_scenes", RetellingFile).list


@pytest.fixture(scope="module")
def reader() -> Reader:
    return build_reader(Settings())


@pytest.fixture(scope="module")
def read(reader: Reader) -> Read:
    def find(text: str) -> list[Event]:
        events = reader.read(Document(id="x", text=text, dated_on=DAY)).events
        return [e for e in events if e.type in (EventType.ASSAULT, EventType.COERCE)]

    return find


def _day(event: Event) -> str | None:
    return event.when.first.isoformat() if event.when is not None else None


DAYS = [
    (
        "it happened",
        "Somebody shot a baker at his stall. It happened on Monday in Lyon.",
        "2024-05-13",
        "told in a sentence on it",
    ),
    (
        "the incident occurred",
        "A baker was shot at his stall.\n\nThe incident occurred around 9 p.m. on Saturday.",
        "2024-05-11",
        "told in a sentence on it",
    ),
    (
        "police were called",
        "Two clerks were shot in a mill. Officers were called to the mill late on Sunday.",
        "2024-05-12",
        "told in a sentence on it",
    ),
    (
        "called before it is told",
        "Deputies responded to a farm on Friday. A welder had shot his neighbour.",
        "2024-05-10",
        "told in a sentence on it",
    ),
    (
        "shots were heard",
        "A nurse was killed in her yard. Neighbours heard gunfire on Sunday.",
        "2024-05-12",
        "",
    ),
    (
        "bodies were found",
        "A miner killed two cousins. Their bodies were found on Saturday.",
        "2024-05-11",
        "told in a sentence on it",
    ),
    (
        "a patrol without a deed",
        "Rangers combed a swamp near Gao on Friday.\n\n"
        "The water was high.\n\nA poacher with a rifle ran at the rangers and was shot dead.",
        "2024-05-10",
        "carried from what was told before",
    ),
    (
        "later telling has it",
        "Bandit killed near Gao\n\nThe bandit Orvan is dead.\n\n"
        "On Friday near Gao, herders came upon a camp. "
        "A quarrel began, and the bandit was stabbed and killed.",
        "2024-05-10",
        "",
    ),
    (
        "headline",
        "Smuggler detained in Gao region\n\nExample Command\n\nFor release\n\n"
        "A patrol detained a smuggler in the Gao region on Saturday.",
        "2024-05-11",
        "",
    ),
    (
        "day inside the weekend",
        "Two clerks were shot dead at a mill over the weekend. "
        "A stranger came into the yard at noon on Saturday.",
        "2024-05-11",
        "",
    ),
    (
        "charged on another day",
        "A baker was charged on Monday in the shooting of a clerk. "
        "The clerk was shot outside a mill on Friday.",
        "2024-05-10",
        "",
    ),
    (
        "content before the comma",
        "A clerk was stabbed in a bakery Saturday, the harbour board announced Monday.",
        "2024-05-11",
        "weekday before dated_on",
    ),
    (
        "posted and updated",
        "Ferryman stabbed Posted: Monday, May 13, 2024 7:05 AM\n\n"
        "A ferryman was stabbed by a thief on Saturday night.",
        "2024-05-11",
        "",
    ),
    (
        "present tense of health",
        "Two nurses were shot in a mill. Both are in a stable condition on Monday. "
        "It happened on Sunday.",
        "2024-05-12",
        "told in a sentence on it",
    ),
]


@pytest.mark.parametrize(
    ("text", "day", "basis"), [row[1:] for row in DAYS], ids=[row[0] for row in DAYS]
)
def test_deed_takes_the_day_told_of_it(read: Read, text: str, day: str, basis: str) -> None:
    event = read(text)[0]
    assert _day(event) == day
    assert event.when is not None
    assert basis in event.when.basis


NO_DAY = [
    ("no time words", "BAMAKO, Mali (14 May 2024) - Gunmen killed nine traders near Gao."),
    ("dateline on its own line", "BAMAKO, Mali (May 14, 2024)\n\nGunmen killed nine traders."),
    ("head of a bulletin", "Evening Bulletin, May 14, 2024\n\nGunmen killed nine traders."),
    ("court", "A court on Friday fined a welder for wounding a neighbour."),
    ("found guilty", "A man who shot two clerks was found guilty on Monday."),
    ("a plan", "Gunmen killed nine traders. The envoy will travel to Gao on Friday."),
    ("clock alone", "About 3 p.m. gunmen killed nine traders."),
]


@pytest.mark.parametrize("text", [row[1] for row in NO_DAY], ids=[row[0] for row in NO_DAY])
def test_deed_without_a_day_has_none(read: Read, text: str) -> None:
    deeds = [event for event in read(text) if event.type is EventType.ASSAULT]
    assert deeds
    assert [_day(event) for event in deeds] == [None] * len(deeds)


PLACES = [
    (
        "there points back",
        "Whoever doubts it should take the road to Ansongo. There, last Saturday, gunmen killed "
        "nine traders.\n\nOn Tuesday they blew up a car near Douentza and killed four soldiers.",
        "Ansongo",
    ),
    ("it happened in", "Somebody shot a baker. It happened on Monday in Lyon.", "Lyon"),
    (
        "finer place told next",
        "Air raids in Mali killed nine traders. Planes hit a market in Gao on Monday.",
        "Gao",
    ),
    (
        "place told after",
        "Nine traders were killed in a market raid.\n\nThe market lies in Gao.",
        "Gao",
    ),
    (
        "who is blamed is no scene",
        "Nine traders were killed in Gao on Monday. The envoy blamed Norway for the attack.",
        "Gao",
    ),
    (
        "where the speaker is",
        "Nine traders died in a bombing in Gao. The command in Belgrade announced an inquiry.",
        "Gao",
    ),
    (
        "dateline gives way to a town told below",
        "BAMAKO, Mali - A band killed nine traders.\n\nThe market in Gao was closed.",
        "Gao",
    ),
]


@pytest.mark.parametrize(
    ("text", "place"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES]
)
def test_deed_takes_the_place_told_of_it(read: Read, text: str, place: str) -> None:
    event = read(text)[0]
    assert event.where is not None
    assert event.where.name == place


def test_unknown_village_takes_the_region_told_with_it(read: Read) -> None:
    event = read("Gunmen killed nine traders in Zorbatoum, in Mopti region.")[0]
    assert event.where is not None
    assert event.where.country == "ML"
    assert event.where.admin1 == "Mopti"


def test_separate_deed_takes_no_day_told_before(read: Read) -> None:
    first, second = read(
        "Gunmen killed nine traders in Gao on Friday.\n\n"
        "In a separate operation, soldiers arrested two smugglers."
    )
    assert (_day(first), _day(second)) == ("2024-05-10", None)


def test_speaker_in_another_town_gives_no_place(read: Read) -> None:
    event = read("Nine traders were killed in a bombing. The envoy in Belgrade said he was sad.")[0]
    assert event.where is None


def test_raids_of_a_suspect_take_no_day_of_his_arrest(read: Read) -> None:
    arrest, *raids = read(
        "On Friday a patrol detained a smuggler who had shot two clerks in Kidal."
    )
    assert _day(arrest) == "2024-05-10"
    assert [_day(raid) for raid in raids] == [None]


def test_what_somebody_does_as_a_rule_is_no_event(read: Read) -> None:
    events = read(
        "Police arrested a smuggler of Bourem, who carries out raids on ferries, near Gao "
        "on Sunday."
    )
    assert [event.type for event in events] == [EventType.COERCE]


def test_next_day_begins_another_scene(read: Read) -> None:
    events = read(
        "Gunmen killed nine traders in Gao on Friday. On Sunday the mayor opened the market. "
        "Guards beat two clerks."
    )
    assert [_day(event) for event in events] == ["2024-05-10", "2024-05-12"]


@pytest.mark.parametrize("words", _LISTS, ids=[one.id for one in _LISTS])
def test_word_lists_hold_in_their_examples(words: RetellingList) -> None:
    lemmas = {
        "said": "say",
        "rang": "ring",
        "found": "find",
        "took": "take",
        "began": "begin",
        "buried": "bury",
        "were": "",
    }

    def holds(sentence: str) -> bool:
        plain = "".join(c if c.isalpha() else " " for c in sentence.lower()).split()
        stems = {
            form
            for word in plain
            for form in (
                word,
                lemmas.get(word, word),
                word.removesuffix("s"),
                word.removesuffix("d"),
                word.removesuffix("ed"),
                word.removesuffix("ned"),
                word.removesuffix("red"),
                word.removesuffix("ies") + "y",
            )
        }
        return any(word in stems for word in words.words)

    assert all(holds(sentence) for sentence in words.examples)
    assert not any(holds(sentence) for sentence in words.counter_examples)
