"""Which tellings of a document are one happening: a later "the attack" is the attack told above."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from tacitus.model.enums import EventType, Status
from tacitus.reading.events_sameness import count_points, may_be_same
from tacitus.reading.events_story import SETTLED, Clues, Story
from tacitus.reading.events_tellings import Telling
from tacitus.reading.findings import TimeFound
from tacitus.reading.triggers import TriggerFound

_NEAR_PASSAGES = 2
_ENOUGH = 2.5
_ENOUGH_THIN = 1.5
_VIOLENT = frozenset({EventType.ASSAULT, EventType.COERCE})
_LONG_DAYS = 27


def join_tellings(tellings: Iterable[Telling], clues: Clues) -> list[Story]:
    """Join the tellings of each happening.

    A telling joins the likeliest earlier story that nothing speaks against. What only tells
    deaths or totals and finds no story is dropped, and so is a word of violence with nobody,
    no count and not both a day and a place, where the document tells more of another deed.
    """
    stories: list[Story] = []
    for telling in tellings:
        if _is_generic(telling, clues):
            continue
        aggregate = any(toll.is_aggregate for toll in telling.tolls) or _is_many(telling, clues)
        home = None if aggregate else _find_story(telling, stories, clues)
        if home is not None:
            home.tellings.append(telling)
        elif (
            telling.triggers and (not telling.is_effect_only or aggregate) and not _is_bare(telling)
        ):
            stories.append(Story(tellings=[telling], aggregate=aggregate))
    return _drop_weak(_join_stories(stories, clues))


def _is_generic(telling: Telling, clues: Clues) -> bool:
    """Say whether a telling speaks of a habit or a kind of deed, not of a happening.

    "A government that kills priests", "their attacks": no count, no day, no place of its own.
    """
    lead = telling.lead
    if lead is None or lead.type not in _VIOLENT:
        return False
    if telling.status.status not in (Status.OCCURRED, Status.ONGOING):
        return False
    token = lead.token
    if telling.time or any(t.count.low is not None for t in telling.tolls):
        return False
    if telling.place and not _is_habit(lead):
        return False
    if token.tag_ in ("VBZ", "VBP"):
        return token.dep_ in ("relcl", "ccomp", "advcl", "acl", "conj") and not _has_number(telling)
    is_plain = not any(child.dep_ in ("det", "nummod", "poss") for child in token.children)
    if token.tag_ == "NNS":
        carried = lead.light is not None and lead.light.tag_ not in ("VBZ", "VBP", "VBG")
        return not carried and is_plain
    if token.tag_ in ("NN", "VBG") and token.lemma_.lower() in clues.words.mass:
        return lead.light is None and is_plain and token.dep_ not in ("ROOT", "advcl")
    return token.tag_ == "VB" and telling.status.status is Status.OCCURRED and token.dep_ == "relcl"


def _is_habit(lead: TriggerFound) -> bool:
    """Say whether it is what somebody does as a rule: "a man who conducts attacks"."""
    light = lead.light
    return light is not None and light.dep_ == "relcl" and light.tag_ in ("VBZ", "VBP")


def _has_number(telling: Telling) -> bool:
    lead = telling.lead
    return lead is not None and any(
        child.dep_ == "nummod" for word in lead.token.children for child in word.children
    )


def _is_many(telling: Telling, clues: Clues) -> bool:
    """Say whether one word tells several happenings ("386 clashes", "a series of attacks")."""
    lead = telling.lead
    if lead is None or lead.token.tag_ != "NNS":
        return False
    for child in lead.token.children:
        if child.dep_ == "nummod" and child.lower_ not in ("one", "two", "1", "2"):
            return True
    if telling.time is not None and _days(telling.time) > _LONG_DAYS:
        return True
    return lead.token.dep_ == "pobj" and lead.token.head.head.lemma_ in clues.words.many


def _days(time: TimeFound) -> int:
    return (time.last - time.first).days if time.first and time.last else 0


def _is_bare(telling: Telling) -> bool:
    """Say whether an event noun stands with nothing that makes it a happening of its own."""
    if telling.tolls or telling.actors or telling.recipients or telling.time or telling.place:
        return False
    return all(
        t.token.pos_ != "VERB" and t.light is None and not t.patients for t in telling.triggers
    )


def _find_story(telling: Telling, stories: Sequence[Story], clues: Clues) -> Story | None:
    """Give the likeliest story, the latest of those that are equally likely; None for none."""
    best: tuple[float, Story] | None = None
    for story in reversed(stories):
        if not may_be_same(telling, story, clues):
            continue
        points = _weigh(telling, story, clues)
        if points >= _ENOUGH and (best is None or points > best[0]):
            best = (points, story)
    return best[1] if best is not None else None


def _weigh(telling: Telling, story: Story, clues: Clues) -> float:
    if telling.type is None:
        near = telling.passage - story.tellings[-1].passage <= _NEAR_PASSAGES
        return _ENOUGH + count_points(telling, story, clues) if near else 0.0
    return count_points(telling, story, clues)


def _join_stories(stories: Sequence[Story], clues: Clues) -> list[Story]:
    """Join whole stories that turn out to be one, each into the earliest it may be."""
    kept: list[Story] = []
    for story in stories:
        home = next((early for early in kept if _is_one(story, early, clues)), None)
        if home is None:
            kept.append(story)
        else:
            home.tellings.extend(story.tellings)
            home.tellings.sort(key=lambda telling: (telling.passage, telling.words[0].i))
    return kept


def _is_one(story: Story, early: Story, clues: Clues) -> bool:
    if story.aggregate or early.aggregate or story.first.type not in _VIOLENT:
        return False
    if any(not may_be_same(telling, early, clues) for telling in story.tellings):
        return False
    points = max(count_points(telling, early, clues) for telling in story.tellings)
    if is_weak(story):
        return True
    return points >= (_ENOUGH_THIN if _is_thin(story) else _ENOUGH)


def _is_thin(story: Story) -> bool:
    """Say whether a story has no day, no place and no count of its own."""
    return not (story.times or story.places or any(toll.count.low for toll in story.tolls))


def is_weak(story: Story) -> bool:
    """Say whether a story of violence has nobody, no count and not both a day and a place."""
    if story.aggregate or story.first.type is not EventType.ASSAULT:
        return False
    if story.tolls or story.actors or story.recipients:
        return False
    people = [w for telling in story.tellings for t in telling.triggers for w in _roles(t)]
    if any(word.pos_ != "PRON" for word in people):
        return False
    return not (story.times and story.places)


def _roles(trigger: TriggerFound) -> tuple[Token, ...]:
    return (*trigger.agents, *trigger.patients)


def _drop_weak(stories: Sequence[Story]) -> list[Story]:
    strong = any(
        story.first.type is EventType.ASSAULT
        and story.first.status.status in SETTLED
        and not is_weak(story)
        for story in stories
    )
    return [story for story in stories if not (strong and is_weak(story))]
