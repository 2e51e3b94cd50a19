"""Whether a telling can be, and is likely to be, of the happening of a story."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from tacitus.model.enums import EventType, PlacePrecision, TimePrecision
from tacitus.reading.events_scene import fineness
from tacitus.reading.events_story import SETTLED, Clues, Story
from tacitus.reading.events_tellings import Telling
from tacitus.reading.findings import PlaceFound, TimeFound, TollFound
from tacitus.reading.trigger_rules import Part

_FAMILIES = (
    frozenset({"abduct"}),
    frozenset({"explosives", "suicide-attack"}),
    frozenset({"aerial", "drone"}),
    frozenset({"heavy-weapons"}),
    frozenset({"firearms"}),
    frozenset({"sexual"}),
    frozenset({"torture", "beat"}),
    frozenset({"unconventional"}),
    frozenset({"crowd-control"}),
)
_NEAR_FAMILIES = (
    {1, 2},
    {2, 3},
    {1, 3},
    {1, 4},
    {3, 4},
    {2, 7},
    {1, 7},
    {3, 7},
    {2, 4},
    {4, 8},
    {6, 8},
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj"})
_OUTCOMES = {
    EventType.ASSAULT: {"killed", "injured", "missing", "abducted", "displaced"},
    EventType.COERCE: {"detained"},
    EventType.RETREAT: {"surrendered"},
    EventType.PROTEST: {"injured", "detained"},
}
_UNDERTAKINGS = frozenset({"operation", "engagement", "encounter", "mission", "search", "patrol"})
_COARSE = frozenset({TimePrecision.YEAR, TimePrecision.DECADE})
_NEAR_KM = 30.0
_MANY = 5
_LEAD = 8
_HEAD_CHARS = 150


def may_be_same(telling: Telling, story: Story, clues: Clues) -> bool:
    """Say whether nothing speaks against it: type, status, day, place, kind, people, counts."""
    if story.aggregate or not _fits_type(telling, story):
        return False
    settled = telling.status.status in SETTLED
    if settled != (story.first.status.status in SETTLED):
        return False
    if not settled and telling.status.status is not story.first.status.status:
        return False
    return (
        not is_another(telling, clues)
        and _fits_time(telling, story)
        and _fits_place(telling, story)
        and _fits_modes(telling, story)
        and _fits_sides(telling, story, clues)
        and _fits_people(telling, story, clues)
        and _fits_tolls(telling, story, clues)
    )


def _fits_type(telling: Telling, story: Story) -> bool:
    if telling.type is not None:
        return telling.type == story.first.type
    outcomes = {toll.outcome.value for toll in telling.tolls}
    wanted = _OUTCOMES.get(story.first.type or EventType.AGREE, set())
    return bool(outcomes & wanted) and story.first.status.status in SETTLED


def is_another(telling: Telling, clues: Clues) -> bool:
    """Say whether words set it apart from what was told: "another bomb", "in a separate attack"."""
    lead = telling.lead
    if lead is None:
        return False
    opening = next((word for word in telling.sent if word.is_alpha), None)
    if opening is not None and opening.lower_ in clues.words.opening:
        return True
    nouns = [word for word in (lead.token, *lead.agents) if word.pos_ in ("NOUN", "PROPN")]
    nouns += [
        grand
        for child in lead.anchor.children
        if child.dep_ == "prep" and child.lower_ in ("in", "during")
        for grand in child.children
        if grand.dep_ == "pobj"
        and (grand.lemma_.lower() in clues.back_words or grand.lemma_.lower() in _UNDERTAKINGS)
    ]
    return any(child.lower_ in clues.words.other for noun in nouns for child in noun.children)


def _fits_time(telling: Telling, story: Story) -> bool:
    own = telling.time
    if own is None or own.first is None or own.last is None:
        return True
    if own.precision in _COARSE and not story.times:
        return False
    return all(_is_one_time(own, time, is_late=telling.is_effect_only) for time in story.times)


def _is_one_time(own: TimeFound, other: TimeFound, *, is_late: bool) -> bool:
    """Say whether two times overlap; the wounded may die later, and a night has two days."""
    if own.first is None or own.last is None or other.first is None or other.last is None:
        return True
    if own.first <= other.last and other.first <= own.last:
        return True
    if is_late and own.first > other.last:
        return True
    gap = min(abs((own.first - other.last).days), abs((other.first - own.last).days))
    return gap == 1 and any(_is_night(time) for time in (own, other))


def _is_night(time: TimeFound) -> bool:
    hour = (time.time_of_day or "")[:2]
    words = {token.lower_ for token in time.span}
    return hour in ("21", "22", "23", "00", "01", "02", "03", "04") or bool(
        words & {"night", "midnight", "overnight", "early"}
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


def _families(modes: Iterable[str]) -> set[int]:
    return {number for number, family in enumerate(_FAMILIES) if family & set(modes)}


def _fits_sides(telling: Telling, story: Story, clues: Clues) -> bool:
    """Deeds of another kind by the other side are another happening."""
    modes = {mode for other in story.tellings for mode in other.modes}
    if not modes or not telling.modes or modes & set(telling.modes):
        return True
    mine = {clues.sides[actor] for actor in telling.actors if actor in clues.sides}
    theirs = {clues.sides[actor] for actor in story.actors if actor in clues.sides}
    return not mine or not theirs or bool(mine & theirs)


def _fits_people(telling: Telling, story: Story, clues: Clues) -> bool:
    """Different named doers, or different named victims, are different happenings.

    Unless several died: then each may be named in a sentence of his own.
    """
    for mine, theirs in ((telling.actors, story.actors), (telling.recipients, story.recipients)):
        own = {actor for actor in mine if actor in clues.named}
        other = {actor for actor in theirs if actor in clues.named}
        if own and other and not own & other:
            is_one_of = mine is telling.recipients and _has_several(story)
            if not (is_one_of and telling.is_result_only and telling.place is None):
                return False
    return True


def _has_several(story: Story) -> bool:
    return any((toll.count.low or 0) > 1 for toll in story.tolls)


def _fits_tolls(telling: Telling, story: Story, clues: Clues) -> bool:
    """Two exact and different counts of one outcome and kind of people are two happenings."""
    if is_definite(telling, clues):
        return True
    for mine in telling.tolls:
        if mine.is_running_total or mine.is_further or mine.count.low is None:
            continue
        rivals = [
            t for t in story.tolls if t.outcome == mine.outcome and t.category == mine.category
        ]
        if rivals and all(not _is_close(mine, rival) for rival in rivals):
            return _is_part(telling, mine, rivals) or _is_sum(mine, story)
    return True


def _is_close(a: TollFound, b: TollFound) -> bool:
    low, other = a.count.low, b.count.low
    if low is None or other is None:
        return True
    return low == other or (min(low, other) >= 0.6 * max(low, other) and min(low, other) >= _MANY)


def _is_part(telling: Telling, mine: TollFound, rivals: Sequence[TollFound]) -> bool:
    """Say whether a smaller count is of some of those told of: "one victim", "the other"."""
    low = mine.count.low or 0
    if telling.time is not None or telling.place is not None:
        return False
    return low < max(rival.count.low or 0 for rival in rivals)


def _is_sum(mine: TollFound, story: Story) -> bool:
    """Say whether a count is of the dead and the hurt together ("four people were shot")."""
    best: dict[str, int] = {}
    for toll in story.tolls:
        key = toll.outcome.value
        best[key] = max(best.get(key, 0), toll.count.low or 0)
    return len(best) > 1 and mine.count.low == best.get("killed", 0) + best.get("injured", 0)


def is_definite(telling: Telling, clues: Clues) -> bool:
    """Say whether a telling points back with a definite noun and brings no clause of its own."""
    lead = telling.lead
    if lead is None:
        return True
    if lead.token.pos_ in ("NOUN", "PROPN"):
        return is_known(lead.token)
    around = (*lead.agents, *lead.patients, *(c for c in lead.token.children if c.dep_ in _CORE))
    return any(word.lemma_.lower() in clues.back_words and is_known(word) for word in around)


def is_known(noun: Token) -> bool:
    """Say whether a noun is told as known: "the", "this", "Monday's"."""
    return any(
        (child.dep_ == "det" and child.lower_ in _DEFINITE)
        or (child.dep_ == "poss" and child.ent_type_ in ("DATE", "TIME"))
        for child in noun.children
    )


def count_points(telling: Telling, story: Story, clues: Clues) -> float:
    """Count what speaks for one happening: particulars shared, nearness, pointing back."""
    points = _shared(telling, story, clues)
    gap = telling.passage - story.tellings[-1].passage
    points += _near(telling, story, gap)
    if is_definite(telling, clues) and (gap <= _MANY or points > 0):
        points += 2.5
    if _is_about_part(telling, clues):
        points += 1.5
    if telling.time is None and telling.place is None:
        points += 1.5 if telling.is_result_only or _is_result_of_search(telling) else 1
    return points - _count_doubts(telling, story, clues)


def _is_result_of_search(telling: Telling) -> bool:
    """Say whether an arrest is told without who made it: what an operation came to."""
    return telling.type is EventType.COERCE and not telling.actors and bool(telling.tolls)


def _count_doubts(telling: Telling, story: Story, clues: Clues) -> float:
    """Count what makes it likelier another happening: "also", another thing hit, another name."""
    lead = telling.lead
    if lead is None:
        return 0.0
    doubts = 0.0
    if any(child.lower_ == "also" for child in lead.anchor.children):
        doubts += 2
    if " ".join(word.lower_ for word in telling.sent[:2]).startswith(clues.words.adding):
        doubts += 1.5
    things = _new_things(telling)
    others = {lemma for other in story.tellings for lemma in _victim_nouns(other)}
    if things and others and not things & others:
        doubts += 1.5
    names = _names(telling)
    told = {name for other in story.tellings for name in _names(other)}
    if names and told and not names & told and not _has_several(story):
        doubts += 3
    named = set(telling.recipients) & clues.named
    if named and story.recipients and not named & story.recipients and not telling.is_effect_only:
        doubts += 1
    return doubts


def _names(telling: Telling) -> set[str]:
    """Give the last words of the names of those whom it befell."""
    return {
        word.lower_
        for trigger in telling.triggers
        for word in trigger.patients
        if word.pos_ == "PROPN" and word.ent_type_ not in ("GPE", "LOC", "NORP")
    }


def _new_things(telling: Telling) -> set[str]:
    """Give what a deed is newly said to have hit: "a truck", "two gas stations"."""
    lead = telling.lead
    if lead is None or lead.rule.part is not Part.DEED or lead.token.pos_ != "VERB":
        return set()
    return {
        word.lemma_.lower() for word in lead.patients if word.pos_ == "NOUN" and not is_known(word)
    }


def _near(telling: Telling, story: Story, gap: int) -> float:
    last = story.tellings[-1]
    if gap == 0 and 0 <= telling.sent.start - last.sent.end <= 1:
        return 1.0
    if 0 < gap <= _LEAD and len(story.tellings) == 1 and _is_headline(last):
        return 2.0
    return 0.5 if gap <= 1 else 0.0


def _is_headline(telling: Telling) -> bool:
    """Say whether it stands in the head of the document: its first passage, with no full stop."""
    doc = telling.sent.doc
    return telling.passage == 0 and doc[-1].text[-1] not in ".!?" and len(doc.text) <= _HEAD_CHARS


def _is_about_part(telling: Telling, clues: Clues) -> bool:
    """Say whether it tells what became of those told of before: "he died", "one victim"."""
    if not telling.is_result_only or (telling.time is not None and telling.place is not None):
        return False
    words = [word for t in telling.triggers for word in t.patients]
    return any(word.lemma_.lower() in clues.words.part for word in words)


def _shared(telling: Telling, story: Story, clues: Clues) -> float:
    """Count the particulars that a telling shares with a story."""
    points = 0.0
    own = telling.time
    if own is not None and any(own.first == t.first and own.last == t.last for t in story.times):
        points += 1
    place = telling.place
    if place is not None and fineness(place) <= 1:
        points += 1.5 * any(fineness(p) <= 1 and is_one_place(place, p) for p in story.places)
    points += _share_tolls(telling, story)
    victims = set(telling.recipients) & story.recipients
    points += bool(victims) + bool(victims & clues.named)
    points += bool(set(telling.actors) & story.actors)
    points += _share_nouns(telling, story, clues)
    mine = _families(telling.modes)
    points += 0.5 * any(mine & _families(other.modes) for other in story.tellings)
    return points


def _share_tolls(telling: Telling, story: Story) -> float:
    best = 0.0
    for mine in telling.tolls:
        for other in story.tolls:
            if mine.outcome == other.outcome and mine.count.low == other.count.low:
                low = mine.count.low or 0
                best = max(best, 2.5 if low > 1 else 0.5 if low else 0.0)
        if (mine.count.low or 0) > 1 and _is_sum(mine, story):
            best = max(best, 2.5)
    return best


def _share_nouns(telling: Telling, story: Story, clues: Clues) -> float:
    mine = _victim_nouns(telling) - clues.words.people
    return 0.5 * any(mine & _victim_nouns(other) for other in story.tellings)


def _victim_nouns(telling: Telling) -> set[str]:
    return {
        word.lemma_.lower()
        for trigger in telling.triggers
        for word in trigger.patients
        if word.pos_ == "NOUN"
    }
