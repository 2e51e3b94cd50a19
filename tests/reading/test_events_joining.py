"""Which tellings are one event, and which day and place an event takes from around it."""

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
_LISTS = read_rule_file("retellings", RetellingFile).list


@pytest.fixture(scope="module")
def reader() -> Reader:
    return build_reader(Settings())


@pytest.fixture(scope="module")
def read(reader: Reader) -> Read:
    def assaults(text: str) -> list[Event]:
        report = reader.read(Document(id="x", text=text, dated_on=DAY))
        return [event for event in report.events if event.type is EventType.ASSAULT]

    return assaults


ONE = [
    (
        "headline and lead",
        "Gunmen kill nine in northern Mali\n\n"
        "Gunmen stormed a market in Gao on Monday, killing nine traders, officials said.",
    ),
    (
        "headline without count",
        "Blast hits Mosul market\n\nA car bomb exploded at a market in Mosul on Monday, "
        "killing six people.",
    ),
    (
        "he died later",
        "A teacher was shot outside his home in Lyon on Friday. He died in hospital on Sunday.",
    ),
    (
        "pronounced dead",
        "Police said two men were shot in Lyon on Sunday. "
        "One victim was pronounced dead at the scene.",
    ),
    (
        "number of dead and hurt together",
        "A baker was killed and three guests were wounded in a shooting in Lyon on Sunday.\n\n"
        "Police said four people were shot at the party.",
    ),
    (
        "the shooting in the next paragraph",
        "A man was shot dead in Lyon on Friday.\n\nThe shooting happened near a school.\n\n"
        "Nobody has been arrested over the shooting.",
    ),
    (
        "deaths after a raid",
        "Rebels raided a village near Gao on Monday. Eleven villagers died.",
    ),
    (
        "quotation tells it again",
        "Gunmen attacked a bus near Kidal on Tuesday, killing four passengers.\n\n"
        '"They attacked the bus and killed four people," the driver said.',
    ),
    (
        "night has two days",
        "A woman was shot in Lyon on Saturday night. "
        "The woman was shot early on Sunday, police said.",
    ),
    (
        "violence in general",
        "A bomb killed six people in Mosul on Monday. The mayor said violence must stop.",
    ),
    (
        "kinds of deed",
        "A bomb killed six people in Mosul on Monday. Residents fear bombings and killings.",
    ),
    (
        "died after a bombing",
        "Seven guards died after a bombing in Kabul on Monday.",
    ),
    (
        "body count with people's kind",
        "Nine killed in Gao attack\n\nNine traders were killed in an attack in Gao on Monday.",
    ),
]


@pytest.mark.parametrize("text", [row[1] for row in ONE], ids=[row[0] for row in ONE])
def test_retold_happening_is_one_event(read: Read, text: str) -> None:
    assert len(read(text)) == 1


TWO = [
    (
        "another bomb",
        "A bomb killed six people in Mosul on Monday. Another bomb wounded three guards.",
    ),
    (
        "separate attack",
        "Gunmen killed a judge in Gao on Monday. In a separate attack, gunmen killed two nurses.",
    ),
    (
        "elsewhere",
        "Gunmen killed a judge in Gao on Monday. Elsewhere, gunmen killed two nurses.",
    ),
    (
        "another day",
        "Gunmen killed four farmers in Gao on Monday. Gunmen killed four farmers on Friday.",
    ),
    (
        "another place",
        "Shelling killed three people in Mosul on Monday. "
        "Shelling killed three people in Kirkuk on Monday.",
    ),
    (
        "other named victims",
        "Gunmen shot dead Ana Prieto in Cali on Monday. Gunmen shot dead Luis Mora in Cali.",
    ),
    (
        "bomb and kidnapping",
        "A bomb killed six people in Mosul on Monday. Gunmen kidnapped a doctor.",
    ),
    (
        "similar attack",
        "A bomb killed six people in Mosul on Monday. A similar attack killed nine soldiers.",
    ),
    (
        "other things hit",
        "Rebels blew up a bridge in Cali on Monday. In addition, the rebels burned two buses.",
    ),
]


@pytest.mark.parametrize("text", [row[1] for row in TWO], ids=[row[0] for row in TWO])
def test_another_happening_stays_apart(read: Read, text: str) -> None:
    assert len(read(text)) == 2


SCENES = [
    (
        "when clause",
        "Nine traders were killed when gunmen stormed a market in Gao on Monday.",
        "2024-05-13",
        "Gao",
    ),
    (
        "vehicle hit a mine",
        "Three soldiers were killed when their vehicle hit a mine near Kidal on Monday.",
        "2024-05-13",
        "Kidal",
    ),
    (
        "said a nurse",
        "Nine people died when gunmen attacked a clinic near Gao on Saturday, a nurse said.",
        "2024-05-11",
        "Gao",
    ),
    (
        "killing as a participle",
        "Gunmen stormed a market in Gao on Monday, killing nine traders.",
        "2024-05-13",
        "Gao",
    ),
    (
        "brought to hospital",
        "A bomb wounded six people in Mosul on Monday and they were taken to a hospital in Erbil.",
        "2024-05-13",
        "Mosul",
    ),
    (
        "died in hospital",
        "A man shot in Lyon on Friday died at a hospital in Paris.",
        "2024-05-10",
        "Lyon",
    ),
    (
        "dateline gives way",
        "BAMAKO, Mali - Gunmen killed nine traders near Gao on Monday.",
        "2024-05-13",
        "Gao",
    ),
    (
        "day of the statement",
        "The army said on Monday that Saturday's attack in Gao killed nine traders.",
        "2024-05-11",
        "Gao",
    ),
    (
        "late death",
        "A teacher was shot in Lyon on Friday. He died on Sunday.",
        "2024-05-10",
        "Lyon",
    ),
    (
        "year of the background",
        "In 2022 the minister vowed peace. They marched in Gao on Thursday. "
        "Six were wounded when police shot at them.",
        "2024-05-09",
        "Gao",
    ),
]


@pytest.mark.parametrize(
    ("text", "day", "place"), [row[1:] for row in SCENES], ids=[row[0] for row in SCENES]
)
def test_event_takes_its_own_day_and_place(read: Read, text: str, day: str, place: str) -> None:
    event = read(text)[0]
    assert event.when is not None
    assert event.when.first.isoformat() == day
    assert event.where is not None
    assert event.where.name == place


def test_count_of_the_shot_gives_way_to_dead_and_hurt(read: Read) -> None:
    (event,) = read(
        "A baker was killed and three guests were wounded in a shooting in Lyon on Sunday.\n\n"
        "Police said four people were shot at the party."
    )
    assert {(toll.outcome.value, toll.low) for toll in event.tolls} == {
        ("killed", 1),
        ("injured", 3),
    }


def test_toll_of_headline_and_lead_is_told_once(read: Read) -> None:
    (event,) = read(
        "Nine killed in Gao attack\n\nNine traders were killed in an attack in Gao on Monday."
    )
    assert [(toll.low, toll.category.value) for toll in event.tolls] == [(9, "civilian")]


@pytest.mark.parametrize("words", _LISTS, ids=[one.id for one in _LISTS])
def test_word_lists_hold_in_their_examples(words: RetellingList) -> None:
    def holds(sentence: str) -> bool:
        plain = "".join(c if c.isalpha() else " " for c in sentence.lower())
        padded = f" {' '.join(plain.split())} "
        forms = [f for w in words.words for f in (w, w + "s", w + "n", w + "ed", w + "ies")]
        return any(f" {form} " in padded for form in forms)

    assert all(holds(sentence) for sentence in words.examples)
    if words.id not in ("opening", "mass", "care"):
        assert not any(holds(sentence) for sentence in words.counter_examples)
