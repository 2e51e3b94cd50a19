"""Which tellings of a document are one happening: a later "the attack" is the attack told above."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from tacitus.model.enums import EventType, PlacePrecision, Status
from tacitus.reading.events_scene import fineness
from tacitus.reading.events_tellings import Telling
from tacitus.reading.findings import PlaceFound, TimeFound, TollFound

SETTLED = frozenset({Status.OCCURRED, Status.ONGOING, Status.ATTEMPTED, Status.DENIED})
_FAMILIES = (
    frozenset({"abduct"}),
    frozenset({"explosives", "suicide-attack"}),
    frozenset({"aerial", "drone"}),
    frozenset({"heavy-weapons"}),
    frozenset({"firearms"}),
    frozenset({"sexual"}),
    frozenset({"torture", "beat"}),
    frozenset({"unconventional"}),
)
_NEAR_FAMILIES = ({1, 2}, {2, 3}, {1, 3}, {1, 4}, {3, 4}, {2, 7}, {1, 7}, {3, 7}, {2, 4})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj"})
_NEAR_PASSAGES = 2
_BACK_PASSAGES = 5
_NEAR_KM = 30.0


@dataclass(frozen=True, slots=True)
class Clues:
    """Ids of actors with a proper name, and the nouns that point back when they are definite."""

    named: frozenset[str]
    back_words: frozenset[str]


@dataclass(slots=True, eq=False)
class Story:
    """All tellings of one happening, in text order; the first one told it."""

    tellings: list[Telling]
    aggregate: bool = False
    added: list[Telling] = field(default_factory=list)

    @property
    def first(self) -> Telling:
        """Give the telling that brought it up."""
        return self.tellings[0]

    @property
    def times(self) -> list[TimeFound]:
        """Give the times its tellings carry themselves."""
        return [telling.time for telling in self.tellings if telling.time is not None]

    @property
    def places(self) -> list[PlaceFound]:
        """Give the places its tellings carry themselves."""
        return [telling.place for telling in self.tellings if telling.place is not None]

    @property
    def tolls(self) -> list[TollFound]:
        """Give every toll of its tellings."""
        return [toll for telling in self.tellings for toll in telling.tolls]

    @property
    def actors(self) -> set[str]:
        """Give its doers."""
        return {actor for telling in self.tellings for actor in telling.actors}

    @property
    def recipients(self) -> set[str]:
        """Give those whom it befell."""
        return {actor for telling in self.tellings for actor in telling.recipients}


def join_tellings(tellings: Iterable[Telling], clues: Clues) -> list[Story]:
    """Join the tellings of each happening.

    A telling joins the latest earlier story that nothing speaks against and something speaks for:
    a definite noun, a bare result right after the deed, or two shared particulars (day, place,
    toll, victim, doer). What only tells deaths or totals and finds no story is dropped.
    """
    stories: list[Story] = []
    for telling in tellings:
        if _is_generic(telling):
            continue
        aggregate = any(toll.is_aggregate for toll in telling.tolls) or _is_many(telling)
        home = None if aggregate else _find_story(telling, stories, clues)
        if home is not None:
            home.tellings.append(telling)
        elif (
            telling.triggers and (not telling.is_effect_only or aggregate) and not _is_bare(telling)
        ):
            stories.append(Story(tellings=[telling], aggregate=aggregate))
    return stories


def _is_generic(telling: Telling) -> bool:
    """Say whether a telling speaks of a habit or a kind of deed, not of a happening.

    "A government that kills priests", "their attacks": no count, no day, no place of its own.
    """
    lead = telling.lead
    if lead is None or lead.type not in (EventType.ASSAULT, EventType.COERCE):
        return False
    if telling.status.status not in (Status.OCCURRED, Status.ONGOING):
        return False
    if telling.time or telling.place or any(t.count.low is not None for t in telling.tolls):
        return False
    token = lead.token
    if token.tag_ in ("VBZ", "VBP"):
        return token.dep_ in ("relcl", "ccomp", "advcl", "acl", "conj") and not _has_number(token)
    if token.tag_ == "NNS":
        return lead.light is None and not any(
            child.dep_ in ("det", "nummod") for child in token.children
        )
    return token.tag_ == "VB" and telling.status.status is Status.OCCURRED and token.dep_ == "relcl"


def _has_number(token: Token) -> bool:
    return any(child.dep_ == "nummod" for word in token.children for child in word.children)


def _is_many(telling: Telling) -> bool:
    """Say whether one word tells several happenings ("386 clashes", "a series of attacks")."""
    lead = telling.lead
    if lead is None or lead.token.tag_ != "NNS":
        return False
    for child in lead.token.children:
        if child.dep_ == "nummod" and child.lower_ not in ("one", "two", "1", "2"):
            return True
    return lead.token.dep_ == "pobj" and lead.token.head.head.lemma_ in (
        "series",
        "string",
        "wave",
        "number",
        "spate",
        "dozen",
        "hundred",
        "thousand",
    )


def _is_bare(telling: Telling) -> bool:
    """Say whether an event noun stands with nothing that makes it a happening of its own."""
    if telling.tolls or telling.actors or telling.recipients or telling.time or telling.place:
        return False
    return all(
        t.token.pos_ != "VERB" and t.light is None and not t.patients for t in telling.triggers
    )


def _find_story(telling: Telling, stories: Sequence[Story], clues: Clues) -> Story | None:
    for story in reversed(stories):
        if _may_join(telling, story, clues) and _has_reason(telling, story, clues):
            return story
    return None


def _may_join(telling: Telling, story: Story, clues: Clues) -> bool:
    if story.aggregate or not _fits_type(telling, story):
        return False
    settled = telling.status.status in SETTLED
    if settled != (story.first.status.status in SETTLED):
        return False
    if not settled and telling.status.status is not story.first.status.status:
        return False
    return (
        _fits_time(telling, story)
        and _fits_place(telling, story)
        and _fits_modes(telling, story)
        and _fits_people(telling, story, clues)
        and _fits_tolls(telling, story, clues)
    )


def _fits_type(telling: Telling, story: Story) -> bool:
    if telling.type is not None:
        return telling.type == story.first.type
    outcomes = {toll.outcome.value for toll in telling.tolls}
    wanted = {
        EventType.ASSAULT: {"killed", "injured", "missing", "abducted", "displaced"},
        EventType.COERCE: {"detained"},
        EventType.RETREAT: {"surrendered"},
        EventType.PROTEST: {"injured", "detained"},
    }.get(story.first.type or EventType.AGREE, set())
    return bool(outcomes & wanted) and story.first.status.status in SETTLED


def _fits_time(telling: Telling, story: Story) -> bool:
    own = telling.time
    if own is None or own.first is None or own.last is None:
        return True
    return all(
        time.first is None
        or time.last is None
        or (own.first <= time.last and time.first <= own.last)
        for time in story.times
    )


def _fits_place(telling: Telling, story: Story) -> bool:
    own = telling.place
    return own is None or all(is_one_place(own, other) for other in story.places)


def is_one_place(a: PlaceFound, b: PlaceFound) -> bool:
    """Say whether two places can be one happening's: near, or the one holds the other."""
    first, second = a.place, b.place
    if first.name.casefold() == second.name.casefold():
        return True
    if first.country and second.country and first.country != second.country:
        return False
    if PlacePrecision.COUNTRY in (first.precision, second.precision):
        return first.country == second.country
    if PlacePrecision.ADMIN1 in (first.precision, second.precision):
        return not first.admin1 or not second.admin1 or first.admin1 == second.admin1
    distance = _distance_km(a, b)
    if distance is None:
        return False
    return distance <= _NEAR_KM


def _distance_km(a: PlaceFound, b: PlaceFound) -> float | None:
    first, second = a.place, b.place
    if first.latitude is None or first.longitude is None:
        return None
    if second.latitude is None or second.longitude is None:
        return None
    mean = math.radians((first.latitude + second.latitude) / 2)
    dx = (first.longitude - second.longitude) * math.cos(mean)
    dy = first.latitude - second.latitude
    return 111.2 * math.hypot(dx, dy)


def _fits_modes(telling: Telling, story: Story) -> bool:
    mine = _families(telling.modes)
    theirs = {number for other in story.tellings for number in _families(other.modes)}
    if not mine or not theirs or mine & theirs:
        return True
    return any({a, b} == pair for pair in _NEAR_FAMILIES for a in mine for b in theirs)


def _families(modes: set[str]) -> set[int]:
    return {number for number, family in enumerate(_FAMILIES) if family & modes}


def _fits_people(telling: Telling, story: Story, clues: Clues) -> bool:
    """Different named doers, or different named victims, are different happenings."""
    for mine, theirs in ((telling.actors, story.actors), (telling.recipients, story.recipients)):
        own = {actor for actor in mine if actor in clues.named}
        other = {actor for actor in theirs if actor in clues.named}
        if own and other and not own & other:
            return False
    return True


def _fits_tolls(telling: Telling, story: Story, clues: Clues) -> bool:
    """Two exact and different counts of one outcome and kind of people are two happenings."""
    if _is_definite(telling, clues):
        return True
    for mine in telling.tolls:
        if mine.is_running_total or mine.is_further or mine.count.low is None:
            continue
        rivals = [
            t for t in story.tolls if t.outcome == mine.outcome and t.category == mine.category
        ]
        if rivals and all(not _is_close(mine, rival) for rival in rivals):
            return False
    return True


def _is_close(a: TollFound, b: TollFound) -> bool:
    low, other = a.count.low, b.count.low
    if low is None or other is None:
        return True
    return low == other or (min(low, other) >= 0.6 * max(low, other) and min(low, other) >= 5)


def _is_definite(telling: Telling, clues: Clues) -> bool:
    """Say whether a telling points back with a definite noun and brings no clause of its own."""
    lead = telling.lead
    if lead is None:
        return True
    if lead.token.pos_ in ("NOUN", "PROPN"):
        return _is_known(lead.token)
    around = (*lead.agents, *lead.patients, *(c for c in lead.token.children if c.dep_ in _CORE))
    return any(word.lemma_.lower() in clues.back_words and _is_known(word) for word in around)


def _is_known(noun: Token) -> bool:
    return any(
        (child.dep_ == "det" and child.lower_ in _DEFINITE)
        or (child.dep_ == "poss" and child.ent_type_ in ("DATE", "TIME"))
        for child in noun.children
    )


def _has_reason(telling: Telling, story: Story, clues: Clues) -> bool:
    gap = telling.passage - story.tellings[-1].passage
    if telling.type is None:
        return gap <= _NEAR_PASSAGES
    points = _shared(telling, story, clues)
    if _is_definite(telling, clues) and (gap <= _BACK_PASSAGES or points > 0):
        return True
    if _is_bare_result(telling) and _follows(telling, story):
        return not (telling.actors and story.actors and not set(telling.actors) & story.actors)
    near = _follows(telling, story) or (gap <= 1 and telling.time is None and telling.place is None)
    return points >= 2 or (points >= 1 and near)


def _is_bare_result(telling: Telling) -> bool:
    """Say whether it tells only who was killed or hurt, with no day and no place of its own."""
    own_scene = telling.time is not None or telling.place is not None
    return telling.type is EventType.ASSAULT and telling.is_result_only and not own_scene


def _follows(telling: Telling, story: Story) -> bool:
    """Say whether a sentence comes right after the story's last one."""
    last = story.tellings[-1]
    return last.passage == telling.passage and 0 <= telling.sent.start - last.sent.end <= 1


def _shared(telling: Telling, story: Story, clues: Clues) -> int:
    """Count the particulars that a telling shares with a story."""
    points = 0
    own = telling.time
    if own is not None and any(own.first == t.first and own.last == t.last for t in story.times):
        points += 1
    place = telling.place
    if place is not None and fineness(place) <= 1:
        points += any(fineness(p) <= 1 and is_one_place(place, p) for p in story.places)
    points += 2 * any(
        a.outcome == b.outcome and a.count.low == b.count.low and (a.count.low or 0) > 1
        for a in telling.tolls
        for b in story.tolls
    )
    victims = set(telling.recipients) & story.recipients
    points += bool(victims) + bool(victims & clues.named)
    points += bool(set(telling.actors) & story.actors)
    return points
