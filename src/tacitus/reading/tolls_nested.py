"""Parts of a toll: "nine of them children", "including two pupils", "among the dead were ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tacitus.model.enums import Outcome
from tacitus.reading.findings import NestedTollFound
from tacitus.reading.tolls_people import People, Scene, find_category, find_noun_after, read_people

_LINKS = frozenset({",", "and", "or", "&"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_INSIDE = frozenset({"ADJ", "NUM", "DET", "NOUN", "PROPN", "ADV"})


@dataclass(frozen=True, slots=True, eq=False)
class Nested:
    """Parts introduced at token ``at``; ``outcome`` where the words name it (among the dead)."""

    at: int
    end: int
    parts: tuple[NestedTollFound, ...]
    outcome: Outcome | None = None


def find_nested(scene: Scene) -> tuple[Nested, ...]:
    """Find every list of parts, in text order."""
    found = [
        *_find_after_cue(scene),
        *_find_of_them(scene),
        *_find_groups(scene),
        *_find_before_group(scene),
    ]
    kept: list[Nested] = []
    for nested in sorted(found, key=lambda item: (item.at, -item.end)):
        if not kept or nested.at >= kept[-1].end:
            kept.append(nested)
    return tuple(kept)


def _find_after_cue(scene: Scene) -> Iterator[Nested]:
    """Read the list behind "including", "among them", "of whom"."""
    for phrase in scene.table.rules.nested.before:
        for start, end in _find_phrase(scene, phrase):
            if start and scene.doc[start - 1].i in scene.counts:
                continue
            index = end
            while index < len(scene.doc) and scene.doc[index].lower_ in ("were", "was", "are", ":"):
                index += 1
            parts, stop = _read_list(scene, index)
            if parts:
                yield Nested(at=start, end=stop, parts=parts)


def _find_of_them(scene: Scene) -> Iterator[Nested]:
    """Read "nine of them children", "five of whom were women"."""
    for phrase in scene.table.rules.nested.after:
        for start, end in _find_phrase(scene, phrase):
            count = scene.counts.get(start - 1) if start else None
            if count is None:
                continue
            index = end
            while index < len(scene.doc) and scene.doc[index].lower_ in ("were", "was", "a", "an"):
                index += 1
            noun = _find_noun(scene, index)
            if noun is None:
                continue
            span = scene.doc[count.start : noun.i + 1]
            part = NestedTollFound(
                span=span,
                count=count.count.model_copy(update={"wording": span.text}),
                category=find_category(noun, scene),
            )
            outcome = scene.table.rules.nouns.fallback_outcomes.get(phrase.split()[-1])
            yield Nested(at=count.start, end=noun.i + 1, parts=(part,), outcome=outcome)


def _find_noun(scene: Scene, index: int) -> Token | None:
    """Give the person noun that says who the counted were, right behind."""
    for token in scene.doc[index : index + 4]:
        if token.lemma_.lower() in scene.table.categories and token.pos_ in _NOUNS:
            after = token.nbor(1) if token.i + 1 < len(scene.doc) else None
            if after is None or after.pos_ not in _NOUNS:
                return token
        if token.pos_ not in _INSIDE:
            return None
    return None


def _find_groups(scene: Scene) -> Iterator[Nested]:
    """Read "among the dead were two nurses", "the victims included two nurses"."""
    rule, doc = scene.table.rules.nested, scene.doc
    outcomes = scene.table.rules.nouns.fallback_outcomes
    for token in doc:
        if token.lower_ not in rule.groups or token.i + 1 >= len(doc):
            continue
        before = doc[max(0, token.i - 2) : token.i].text.lower()
        link = doc[token.i + 1].lower_
        is_among = before.startswith("among") and link in rule.group_links
        is_list = before.endswith("the") and link in ("included", "include")
        if not (is_among or is_list):
            continue
        parts, stop = _read_list(scene, token.i + 2)
        if parts:
            outcome = outcomes.get(token.lower_) or outcomes.get(token.lemma_.lower())
            yield Nested(at=token.i, end=stop, parts=parts, outcome=outcome)


def _find_before_group(scene: Scene) -> Iterator[Nested]:
    """Read "two drivers were AMONG the nine killed": a part told before its whole."""
    for token in scene.doc:
        if token.lower_ != "among" or token.i < 2 or token.i + 2 >= len(scene.doc):
            continue
        verb = scene.doc[token.i - 1]
        subject = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
        is_counted = any(i in scene.counts for i in range(token.i + 1, token.i + 3))
        if verb.lower_ not in ("was", "were", "are") or subject is None or not is_counted:
            continue
        people = read_people(subject, scene, needs_person=True)
        if people is None or people.count.low is None:
            continue
        part = NestedTollFound(span=people.span, count=people.count, category=people.category)
        end = token.sent.end - 1
        yield Nested(at=end, end=end, parts=(part,))


def _find_phrase(scene: Scene, phrase: str) -> Iterator[tuple[int, int]]:
    wanted = tuple(phrase.split())
    for index, word in enumerate(scene.words):
        if word == wanted[0] and scene.words[index : index + len(wanted)] == wanted:
            yield index, index + len(wanted)


def _read_list(scene: Scene, index: int) -> tuple[tuple[NestedTollFound, ...], int]:
    """Read people one after the other until something else comes."""
    parts: list[NestedTollFound] = []
    stop = index
    while index < len(scene.doc):
        people = read_item(scene, index)
        if people is None or _starts_clause(scene, people.head.i + 1, bool(parts)):
            break
        span = scene.doc[min(index, people.span.start) : people.span.end]
        count = people.count.model_copy(update={"wording": span.text})
        parts.append(NestedTollFound(span=span, count=count, category=people.category))
        stop = index = people.span.end
        while index < len(scene.doc) and scene.doc[index].lower_ in _LINKS:
            index += 1
        if index == stop:
            break
    return tuple(parts), stop


def _starts_clause(scene: Scene, index: int, is_later: bool) -> bool:
    """Say whether a later item is rather the subject of the next clause ("and two fled")."""
    if not is_later or index >= len(scene.doc):
        return False
    return scene.doc[index].pos_ in ("VERB", "AUX") and scene.doc[index].tag_ != "VBG"


def read_item(scene: Scene, index: int) -> People | None:
    """Read one noun phrase of people that begins at ``index``."""
    found = scene.counts.get(index)
    if found is not None and found.start == index:
        noun = find_noun_after(found, scene)
        people = read_people(noun, scene, needs_person=noun.i >= found.end)
        return people if people is None or people.head.i < index + 12 else None
    for token in scene.doc[index : index + 6]:
        if token.pos_ in _NOUNS and token.dep_ not in ("compound", "nmod"):
            return read_people(token, scene, needs_person=True)
        is_inside = token.pos_ in _INSIDE or token.tag_ == "PRP$"
        if not is_inside and token.lower_ not in ("-", "year", "old"):
            return None
    return None
