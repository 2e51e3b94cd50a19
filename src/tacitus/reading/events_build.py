"""From the tellings of one happening to its event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from tacitus.model.enums import Category, EventType, Outcome, ResponsibilityBasis, Status
from tacitus.model.event import (
    Acled,
    Event,
    Item,
    NestedToll,
    Toll,
    Victim,
    Weapon,
)
from tacitus.model.values import Span
from tacitus.reading.acled import classify_acled
from tacitus.reading.events_carry import Carrier, build_place, build_time
from tacitus.reading.events_story import Story
from tacitus.reading.events_tellings import Desk, Telling
from tacitus.reading.events_words import build_attribution, build_responsibility
from tacitus.reading.evidence import choose_evidence
from tacitus.reading.findings import StatusFound, TollFound
from tacitus.reading.items import find_items
from tacitus.reading.responsibility import Naming
from tacitus.reading.victims import find_victims
from tacitus.reading.weapons import find_weapons

_ASIDE_PREPS = frozenset({"after", "since", "for", "before", "during"})
_ASIDE_CLAUSES = frozenset({"relcl", "acl", "advcl", "pcomp", "xcomp", "csubj"})
_ARMED_TYPES = frozenset({EventType.ASSAULT})
_CERTAIN = {Status.OCCURRED: 1.0, Status.ONGOING: 0.97, Status.ATTEMPTED: 0.9}


def build_event(
    id: str, story: Story, carrier: Carrier, namings: Iterable[tuple[int, Naming]]
) -> Event:
    """Build one event; day and place that it lacks are carried from the event told before."""
    desk = carrier.desk
    weapons, weapon_modes = _build_weapons(story, carrier)
    modes = tuple(sorted({m for t in story.tellings for m in t.modes} | weapon_modes))
    status = _settle_status(story)
    attribution = build_attribution(story, desk)
    responsibility = build_responsibility(story, desk, namings, attribution)
    actors = _choose_actors(story)
    named = _order(r.actor for r in responsibility if r.basis is not ResponsibilityBasis.DENIED)
    actors = actors or named
    recipients = tuple(
        a for a in _order(r for t in story.tellings for r in t.recipients) if a not in actors
    )
    type = story.first.type
    assert type is not None
    return Event(
        id=id,
        type=type,
        modes=modes,
        contexts=_find_contexts(story, carrier),
        status=status,
        aggregate=story.aggregate,
        actors=actors,
        recipients=recipients,
        when=build_time(story, carrier),
        where=build_place(story, carrier),
        tolls=_build_tolls(story, desk),
        victims=_build_victims(story, carrier),
        weapons=weapons,
        items=_build_items(story, desk),
        attribution=attribution,
        responsibility=responsibility,
        acled=_classify(story, carrier, modes, status, actors, recipients),
        evidence=_build_evidence(story, carrier),
        confidence=_score(story, status, actors, recipients),
    )


def _choose_actors(story: Story) -> tuple[str, ...]:
    """Give the doers of the first telling that has any, and those a later one shares with it.

    A retelling that names others alone rather speaks of somebody else's part in it.
    """
    kept: list[str] = []
    for telling in story.tellings:
        if not kept or set(kept) & set(telling.actors):
            kept.extend(telling.actors)
    return _order(kept)


def _order(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _settle_status(story: Story) -> Status:
    """Follow whoever asserts the event; denied only where nobody does."""
    found: list[StatusFound] = [telling.status for telling in story.tellings]
    asserted = [s.status for s in found if s.status is not Status.DENIED]
    return asserted[0] if asserted else Status.DENIED


def _build_tolls(story: Story, desk: Desk) -> tuple[Toll, ...]:
    kept: dict[tuple[object, ...], Toll] = {}
    for telling in story.tellings:
        for group in _group_tolls(telling.tolls):
            toll = _build_toll(group, desk)
            key = (toll.outcome, toll.category, toll.low, toll.high)
            if key not in kept or (toll.includes and not kept[key].includes):
                kept[key] = toll
    return tuple(toll for toll in kept.values() if not _is_told_better(toll, kept.values()))


def _is_told_better(toll: Toll, others: Iterable[Toll]) -> bool:
    """Say whether another toll tells the same: "nine" beside "nine traders", or dead and hurt.

    "Four were shot" is no number of wounded where one is told dead and three are told hurt.
    """
    if toll.category is not Category.UNSPECIFIED or not toll.low or toll.includes:
        return False
    listed = [other for other in others if other is not toll]
    for other in listed:
        same = (other.outcome, other.low, other.high) == (toll.outcome, toll.low, toll.high)
        if same and len(toll.wording.split()) == 1:
            return True
    if toll.outcome is not Outcome.INJURED:
        return False
    killed = max((t.low or 0 for t in listed if t.outcome is Outcome.KILLED), default=0)
    hurt = max((t.low or 0 for t in listed if t.outcome is Outcome.INJURED), default=0)
    return killed > 0 and toll.low == killed + hurt


def _group_tolls(tolls: Sequence[TollFound]) -> list[list[TollFound]]:
    """Put together what one word counts of one kind of people: "two officers and three men"."""
    groups: dict[tuple[object, ...], list[TollFound]] = {}
    for toll in tolls:
        key = (toll.anchor.i, toll.outcome, toll.category, toll.is_running_total)
        groups.setdefault(key, []).append(toll)
    return list(groups.values())


def _add(values: Iterable[int | None]) -> int | None:
    """Add bounds up; None where one of them is open."""
    found = list(values)
    return None if any(value is None for value in found) else sum(value or 0 for value in found)


def _build_toll(group: Sequence[TollFound], desk: Desk) -> Toll:
    toll = group[0]
    passage = desk.passages[toll.passage]
    span = passage.cut(
        min(part.span.start_char for part in group), max(part.span.end_char for part in group)
    )
    includes = []
    for inner in (inner for part in group for inner in part.includes):
        if inner.count.low is None and inner.count.high is None:
            continue
        own = desk.passages[inner.passage] if inner.passage is not None else passage
        cut = own.cut(inner.span.start_char, inner.span.end_char)
        includes.append(
            NestedToll(
                **cut.model_dump(),
                low=inner.count.low,
                high=inner.count.high,
                wording=cut.quote,
                category=inner.category,
            )
        )
    return Toll(
        **span.model_dump(),
        outcome=toll.outcome,
        low=_add(part.count.low for part in group),
        high=_add(part.count.high for part in group),
        approximate=any(part.count.approximate for part in group),
        wording=span.quote,
        category=toll.category,
        includes=tuple(includes),
    )


def _build_victims(story: Story, carrier: Carrier) -> tuple[Victim, ...]:
    desk = carrier.desk
    built: dict[str, Victim] = {}
    for telling in story.tellings:
        people = {
            word.i: carrier.actors[desk.index[telling.passage, word.i]]
            for trigger in telling.triggers
            for patient in (*trigger.patients, *trigger.agents)
            for word in (patient, *patient.children)
            if (telling.passage, word.i) in desk.index
        }
        for found in find_victims(telling.triggers, people):
            passage = desk.passages[telling.passage]
            cut = passage.cut(found.span.start_char, found.span.end_char)
            victim = Victim(
                **cut.model_dump(),
                name=found.actor.name,
                age=found.age,
                role=found.role,
                category=found.category,
                outcome=found.outcome,
            )
            built.setdefault(found.actor.id, victim)
    return tuple(built.values())


def _build_weapons(story: Story, carrier: Carrier) -> tuple[tuple[Weapon, ...], set[str]]:
    if story.first.type not in _ARMED_TYPES:
        return (), set()
    desk = carrier.desk
    built: dict[str, Weapon] = {}
    modes: set[str] = set()
    own = {mode for telling in story.tellings for mode in telling.modes}
    for telling in story.tellings:
        passage = desk.passages[telling.passage]
        stretch = _choose_stretch(telling, carrier)
        for span, kind in find_weapons(stretch, desk.rules.weapons):
            if kind.id not in built:
                cut = passage.cut(span.start_char, span.end_char)
                built[kind.id] = Weapon(**cut.model_dump(), kind=kind.id)
                if not own - {"destroy", "targeted"}:
                    modes.update(kind.modes)
    return tuple(built.values()), modes


def _build_items(story: Story, desk: Desk) -> tuple[Item, ...]:
    built: list[Item] = []
    for telling in story.tellings:
        for found in find_items(telling.triggers, desk.rules):
            passage = desk.passages[telling.passage]
            cut = passage.cut(found.span.start_char, found.span.end_char)
            count = found.count
            built.append(
                Item(
                    **cut.model_dump(),
                    what=found.what,
                    low=count.low if count else None,
                    high=count.high if count else None,
                    wording=count.wording if count else None,
                )
            )
    return tuple(built)


def _find_contexts(story: Story, carrier: Carrier) -> tuple[str, ...]:
    desk = carrier.desk
    found = {
        desk.rules.contexts[token.lemma_.lower()]
        for telling in story.tellings[:2]
        for token in _choose_stretch(telling, carrier)
        if token.lemma_.lower() in desk.rules.contexts
    }
    return tuple(sorted(found))


def _choose_stretch(telling: Telling, carrier: Carrier) -> SpacySpan:
    others = [
        word
        for other in carrier.by_sentence.get((telling.passage, telling.sent.start), ())
        if other is not telling
        for word in other.words
    ]
    words = [t.anchor for t in telling.triggers] or telling.words
    needed = [toll.anchor for toll in telling.tolls]
    needed += [toll.span[0] for toll in telling.tolls] + [toll.span[-1] for toll in telling.tolls]
    needed += [word for t in telling.triggers for word in (t.token, *t.agents, *t.patients)]
    return choose_evidence(telling.sent, words, others, needed)


def _build_evidence(story: Story, carrier: Carrier) -> tuple[Span, ...]:
    """Give the words of the tellings that bring something; a bare back-reference is none."""
    built: dict[tuple[int, int], Span] = {}
    for telling in story.tellings:
        if telling is not story.first and not _brings_something(telling):
            continue
        stretch = _choose_stretch(telling, carrier)
        span = carrier.desk.passages[telling.passage].cut(stretch.start_char, stretch.end_char)
        built.setdefault((span.start, span.end), span)
    return tuple(built.values())


def _brings_something(telling: Telling) -> bool:
    return bool(
        telling.tolls or telling.time or telling.place or telling.actors or telling.recipients
    )


def _classify(
    story: Story,
    carrier: Carrier,
    modes: tuple[str, ...],
    status: Status,
    actors: tuple[str, ...],
    recipients: tuple[str, ...],
) -> Acled | None:
    type = story.first.type
    assert type is not None
    return classify_acled(
        type,
        modes,
        status,
        actors=[carrier.actors[actor].kind for actor in actors],
        recipients=[carrier.actors[actor].kind for actor in recipients],
        signs=_list_signs(story),
    )


def _list_signs(story: Story) -> list[str]:
    """Give the frames and labels of its triggers, and "toll" where people were killed or hurt."""
    triggers = [trigger for telling in story.tellings for trigger in telling.triggers]
    signs = [sign for trigger in triggers for sign in (trigger.rule.id, *trigger.labels)]
    hurt = any(
        toll.outcome in (Outcome.KILLED, Outcome.INJURED) and toll.count.high != 0
        for toll in story.tolls
    )
    return [*signs, "toll"] if hurt else signs


def _score(
    story: Story, status: Status, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> float:
    """Score from the trigger's strength, the roles, the status and the tellings (0.05 to 0.99)."""
    strength = max(
        (t.rule.strength for telling in story.tellings for t in telling.triggers), default=0.3
    )
    score = strength * _CERTAIN.get(status, 0.8)
    score += 0.03 * bool(actors) + 0.03 * bool(recipients) + 0.03 * bool(story.tolls)
    lead = story.first.lead
    if lead is not None and lead.token.pos_ != "VERB" and lead.light is None:
        score -= 0.08
    if lead is not None and lead.token.dep_ in ("ROOT", "conj") and lead.token.head.dep_ == "ROOT":
        score += 0.03
    score -= 0.06 * (0 if lead is None else _depth(lead.anchor))
    score -= 0.05 * any(telling.status.is_hedged for telling in story.tellings)
    return round(min(max(score, 0.05), 0.99), 3)


def _depth(token: Token) -> int:
    """Count the clauses that a word is told inside of; reported speech counts as the main one."""
    depth = 0
    for word in (token, *token.ancestors):
        under = word.dep_ == "pobj" and word.head.lower_ in _ASIDE_PREPS
        if under or word.dep_ in _ASIDE_CLAUSES:
            depth += 1
    return min(depth, 3)
