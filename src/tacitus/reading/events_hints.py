"""Sentences that say when or where a deed was told: "it happened", "police were called"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from tacitus.model.enums import HAPPENED, EventType, TimePrecision
from tacitus.reading.events_owner import is_judgement
from tacitus.reading.events_rules import SceneWords
from tacitus.reading.events_scene import Site, choose_place, choose_time
from tacitus.reading.events_story import Story
from tacitus.reading.events_tellings import Desk, Telling
from tacitus.reading.findings import PlaceFound, TimeFound

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ABOUT = frozenset({"nsubj", "nsubjpass", "dobj"})
_BACK_PASSAGES = 5
_AHEAD_PASSAGES = 3
_TYPES = (EventType.ASSAULT, EventType.COERCE)


@dataclass(frozen=True, slots=True, eq=False)
class Hint:
    """A day or a place (or both) told beside a deed, with the sentence that tells it."""

    passage: int
    sent: Span
    time: TimeFound | None
    place: PlaceFound | None


def find_hints(desk: Desk, tellings: Sequence[Telling]) -> Iterator[Hint]:
    """Find the sentences that say when or where what the text tells happened, in text order."""
    taken = {(telling.passage, word.i) for telling in tellings for word in telling.words}
    for number, passage in enumerate(desk.passages):
        if not desk.scene.times.get(number) and not desk.scene.places.get(number):
            continue
        for sent in passage.doc.sents:
            for word in sent:
                if word.pos_ != "VERB" or (number, word.i) in taken:
                    continue
                if not _tells_scene(word, desk.rules.scenes):
                    continue
                site = Site(words=_own_words(word), rivals=(), sent=sent, passage=number)
                time, place = choose_time(site, desk.scene), choose_place(site, desk.scene)
                if time is not None and time.precision is not TimePrecision.DAY:
                    time = None
                if time is not None or place is not None:
                    yield Hint(passage=number, sent=sent, time=time, place=place)


def _own_words(verb: Token) -> list[Token]:
    """Give the verb, and "place" of "took place"."""
    return [verb, *(c for c in verb.children if c.dep_ == "dobj" and c.lemma_ == "place")]


def _tells_scene(verb: Token, words: SceneWords) -> bool:
    """Say whether a verb tells that a deed happened, was heard, brought police, or was found."""
    lemma = verb.lemma_.lower()
    if lemma in words.occur and _has(verb, _SUBJECTS, words.happening):
        return _takes_no_thing(verb)
    if lemma in words.call and _has(verb, _ABOUT, words.responder):
        return True
    if lemma in words.hear and _has(verb, _ABOUT, words.sound):
        return True
    if lemma in words.call and _has(verb, frozenset({"dobj"}), frozenset({"call"})):
        return True
    if lemma not in words.find or is_judgement(verb, words):
        return False
    return _has(verb, _ABOUT, words.body)


def _takes_no_thing(verb: Token) -> bool:
    """Say whether "began", "took" and "broke" stand as words of happening: "took place"."""
    things = [child for child in verb.children if child.dep_ in ("dobj", "xcomp", "ccomp")]
    if verb.lemma_.lower() == "take":
        return any(thing.lemma_ == "place" for thing in things)
    return not things


def _has(verb: Token, deps: frozenset[str], lemmas: frozenset[str]) -> bool:
    """Say whether a word of a list stands with the verb, itself or inside its noun."""
    for child in verb.children:
        if child.dep_ not in deps:
            continue
        if child.lemma_.lower() in lemmas or child.lower_ in lemmas:
            return True
        if child.dep_ in _SUBJECTS and child.lower_ in ("which", "that"):
            return verb.dep_ == "relcl" and verb.head.lemma_.lower() in lemmas
    return False


def give_hints(stories: Sequence[Story], hints: Iterable[Hint]) -> dict[int, list[Hint]]:
    """Give each hint to the story told last before it, else told first after it, by ``id()``."""
    told = [
        (telling.passage, telling.sent.start, number, story)
        for number, story in enumerate(stories)
        if _may_have(story)
        for telling in story.tellings
    ]
    given: dict[int, list[Hint]] = {}
    for hint in hints:
        story = _find_story(hint, told)
        if story is not None:
            given.setdefault(id(story), []).append(hint)
    return given


def _find_story(hint: Hint, told: Sequence[tuple[int, int, int, Story]]) -> Story | None:
    """Give the violence told last before, else first after; an arrest where there is neither."""
    place = (hint.passage, hint.sent.start)
    for type in _TYPES:
        fitting = [t for t in told if t[3].first.type is type]
        before = [t for t in fitting if t[:2] <= place and hint.passage - t[0] <= _BACK_PASSAGES]
        if before:
            return max(before, key=lambda t: (t[0], t[1], bool(t[3].tolls), -t[2]))[3]
        after = [t for t in fitting if t[:2] > place and t[0] - hint.passage <= _AHEAD_PASSAGES]
        if after:
            return min(after, key=lambda t: (t[0], t[1], not t[3].tolls, t[2]))[3]
    return None


def _may_have(story: Story) -> bool:
    """Say whether a story can be what happened: violence or an arrest that took place, once."""
    settled = story.first.status.status in HAPPENED
    return settled and not story.aggregate and story.first.type in _TYPES
