"""On whose word an event stands, and who is named as its doer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from tacitus.model.enums import AttributionKind, ResponsibilityBasis, Status
from tacitus.model.event import EventAttribution, Responsibility
from tacitus.reading.assemble import find_speaker
from tacitus.reading.events_scene import covers
from tacitus.reading.events_story import SETTLED, Story
from tacitus.reading.events_tellings import Desk, Telling
from tacitus.reading.findings import AttributionFound
from tacitus.reading.responsibility import (
    DEEDS,
    NOBODY,
    Naming,
    find_namings,
    is_suspect,
    names_deed,
)

_BACK_PASSAGES = 4
_JOINED_CHARS = 60
_OF_OTHERS = frozenset({ResponsibilityBasis.ACCUSED, ResponsibilityBasis.SUSPECTED})


def attach_namings(stories: Sequence[Story], desk: Desk) -> dict[int, list[tuple[int, Naming]]]:
    """Give for each story (by ``id``) the claims and accusations about it, with their passage."""
    found: dict[int, list[tuple[int, Naming]]] = {}
    deeds = [story for story in stories if story.first.type in DEEDS]
    if not deeds:
        return found
    for number, passage in enumerate(desk.passages):
        for naming in find_namings(passage.doc, desk.rules.responsibility):
            story = _find_deed(naming, number, deeds, desk)
            if story is not None:
                found.setdefault(id(story), []).append((number, naming))
    return found


def _find_deed(naming: Naming, number: int, deeds: Sequence[Story], desk: Desk) -> Story | None:
    for story in deeds:
        for telling in story.tellings:
            if telling.passage == number and names_deed(naming, telling.words):
                return story
    if naming.deeds and not _points_back(naming, desk):
        return None
    before = [s for s in deeds if _is_before(s.first, number, naming.cue)]
    if not before:
        return None
    last = max(
        before,
        key=lambda s: max(
            (t.passage, t.sent.start) for t in s.tellings if _is_before(t, number, naming.cue)
        ),
    )
    return last if number - last.tellings[-1].passage <= _BACK_PASSAGES else None


def _points_back(naming: Naming, desk: Desk) -> bool:
    """Say whether the deed is named by a word that only points back ("the attack", "it")."""
    nouns = desk.rules.triggers.nouns
    return any(
        deed.pos_ == "PRON"
        or any(frame.rule.type in DEEDS for frame in nouns.get(deed.lemma_.lower(), ()))
        or deed.lemma_.lower() in ("incident", "crime", "act", "violence", "operation", "action")
        for deed in naming.deeds
    )


def _is_before(telling: Telling, number: int, cue: Token) -> bool:
    return (telling.passage, telling.sent.start) < (number, cue.i)


def build_attribution(story: Story, desk: Desk) -> tuple[EventAttribution, ...]:
    """Give every attribution whose content holds a word that tells the event, in text order."""
    found: list[EventAttribution] = []
    seen: set[int] = set()
    for telling in story.tellings:
        words = [t.token for t in telling.triggers] or telling.words
        for attribution in desk.scene.attributions.get(telling.passage, ()):
            if id(attribution) in seen or not any(covers(attribution, word) for word in words):
                continue
            seen.add(id(attribution))
            built = _build_attribution(attribution, desk.said[id(attribution)], desk)
            if built is not None:
                found.append(built)
    return tuple(sorted(found, key=lambda item: (item.start, item.end)))


def _build_attribution(found: AttributionFound, number: int, desk: Desk) -> EventAttribution | None:
    passage = desk.passages[found.passage]
    parts = [*found.source, *found.cue] or list(found.content[:1])
    own = [part for part in parts if part.doc is passage.doc]
    if not own:
        return None
    start, end = min(p.start_char for p in own), max(p.end_char for p in own)
    if end - start > _JOINED_CHARS + sum(p.end_char - p.start_char for p in own):
        chosen = (found.cue or found.source or own)[0]
        if chosen.doc is not passage.doc:
            return None
        start, end = chosen.start_char, chosen.end_char
    speaker = find_speaker(desk.index, found.passage, found.source_head)
    span = passage.cut(start, end)
    return EventAttribution(
        **span.model_dump(),
        attribution_id=f"q{number}",
        speaker=speaker,
        name=_name_source(found),
        kind=found.kind,
        cue=" ".join(part.text for part in found.cue) or None,
        hedged=found.hedged,
        via=_name_chain(found),
    )


def _name_source(found: AttributionFound) -> str | None:
    return " ".join(part.text for part in found.source) or None


def _name_chain(found: AttributionFound) -> tuple[str, ...]:
    names = [span.text for span in found.via]
    outer = found.parent
    while outer is not None:
        name = _name_source(outer)
        if name:
            names.append(name)
        outer = outer.parent
    return tuple(names)


def build_responsibility(
    story: Story,
    desk: Desk,
    namings: Iterable[tuple[int, Naming]],
    attribution: Sequence[EventAttribution],
) -> tuple[Responsibility, ...]:
    """Give who is named as the doer: first the tellings themselves, then claims and accusations."""
    if story.first.type not in DEEDS or story.first.status.status not in SETTLED:
        return ()
    found = [
        entry for telling in story.tellings for entry in _from_telling(telling, desk, attribution)
    ]
    for number, naming in namings:
        found.extend(_from_naming(naming, number, desk))
    kept: dict[tuple[str, ResponsibilityBasis, str | None], Responsibility] = {}
    for entry in found:
        kept.setdefault((entry.actor, entry.basis, entry.by), entry)
    return tuple(sorted(kept.values(), key=lambda entry: (entry.start, entry.end, entry.actor)))


def _from_telling(
    telling: Telling, desk: Desk, attribution: Sequence[EventAttribution]
) -> list[Responsibility]:
    passage = desk.passages[telling.passage]
    said = [
        a
        for a in desk.scene.attributions.get(telling.passage, ())
        if any(covers(a, w) for w in telling.words)
    ]
    found: list[Responsibility] = []
    for trigger in telling.triggers:
        for word in trigger.agents:
            actor = desk.index.get((telling.passage, word.i))
            if actor is None or not _can_answer(word, desk):
                continue
            start, end = min(word.i, trigger.token.i), max(word.i, trigger.token.i) + 1
            span = passage.doc[start:end]
            basis, by = _judge(word, actor, said, desk, telling.passage)
            if telling.status.status is Status.DENIED:
                basis = ResponsibilityBasis.DENIED
            cut = passage.cut(span.start_char, span.end_char)
            found.append(Responsibility(**cut.model_dump(), actor=actor, basis=basis, by=by))
    return found


def _can_answer(word: Token, desk: Desk) -> bool:
    """Say whether a word names somebody who can be responsible: no bomb, and not "no group"."""
    instruments = desk.rules.triggers.groups["instruments"].lemmas
    if word.lemma_.lower() in instruments or word.lower_ in NOBODY:
        return False
    return not any(child.dep_ == "det" and child.lower_ in NOBODY for child in word.children)


def _judge(
    word: Token, actor: str, said: Sequence[AttributionFound], desk: Desk, passage: int
) -> tuple[ResponsibilityBasis, str | None]:
    """Give the ground on which a doer is named in a telling, and on whose word.

    Nobody accuses himself: such a speaker is the doer of the next verb, taken into his words.
    """
    told = [(a, find_speaker(desk.index, a.passage, a.source_head)) for a in said]
    told = [(a, by) for a, by in told if by != actor or a.kind is not AttributionKind.ALLEGED]
    said, speakers = [a for a, _ in told], [by for _, by in told]
    if actor in speakers:
        return ResponsibilityBasis.CLAIMED, actor
    by = next((speaker for speaker in speakers if speaker), None)
    if any(True for _ in is_suspect(word, desk.rules.responsibility)):
        return ResponsibilityBasis.SUSPECTED, by
    if any(a.kind is AttributionKind.DENIED for a in said) and len(said) == 1:
        return ResponsibilityBasis.DENIED, by
    return (ResponsibilityBasis.ACCUSED, by) if said else (ResponsibilityBasis.STATED, None)


def _from_naming(naming: Naming, number: int, desk: Desk) -> list[Responsibility]:
    passage = desk.passages[number]
    cut = passage.cut(naming.clause.start_char, naming.clause.end_char)
    by = next(
        (desk.index[number, w.i] for w in naming.speakers if (number, w.i) in desk.index), None
    )
    return [
        Responsibility(
            **cut.model_dump(), actor=desk.index[number, word.i], basis=naming.basis, by=by
        )
        for word in naming.doers
        if (number, word.i) in desk.index and _can_answer(word, desk)
        if by is None or desk.index[number, word.i] != by or naming.basis not in _OF_OTHERS
    ]
