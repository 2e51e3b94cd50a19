"""Tellings: what one sentence tells of one happening, before they are joined across sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Span, Token

from tacitus.model.enums import EventType, Outcome, Status
from tacitus.reading.assemble import ActorIndex
from tacitus.reading.events_grouping import group_triggers
from tacitus.reading.events_rules import EventRules
from tacitus.reading.events_scene import Scene, Site, choose_place, choose_time, covers
from tacitus.reading.findings import Findings, PlaceFound, StatusFound, TimeFound, TollFound
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.roles import find_possessors, find_prep_objects
from tacitus.reading.status import find_status
from tacitus.reading.trigger_rules import Part
from tacitus.reading.triggers import TriggerFound, find_triggers

_OUTCOME_TYPES = {
    Outcome.KILLED: (EventType.ASSAULT,),
    Outcome.INJURED: (EventType.ASSAULT, EventType.PROTEST),
    Outcome.MISSING: (EventType.ASSAULT,),
    Outcome.ABDUCTED: (EventType.ASSAULT,),
    Outcome.DISPLACED: (EventType.ASSAULT, EventType.COERCE),
    Outcome.DETAINED: (EventType.COERCE, EventType.PROTEST, EventType.ASSAULT),
    Outcome.SURRENDERED: (EventType.RETREAT,),
}
_RECIPIENT_PREPS = {
    EventType.AID: ("to", "for"),
    EventType.COOPERATE: ("to", "with"),
    EventType.SANCTION: ("on", "against", "to", "with", "from"),
    EventType.REQUEST: ("to", "on", "from", "of", "upon"),
    EventType.REJECT: ("by", "from", "of", "with"),
    EventType.ACCUSE: ("against", "at", "into", "of"),
    EventType.THREATEN: ("against", "with", "to"),
    EventType.AGREE: ("with", "to", "for"),
    EventType.CONSULT: ("with", "between", "to", "in"),
    EventType.SUPPORT: ("for", "to", "with"),
    EventType.CONCEDE: ("to", "of", "on", "in"),
    EventType.RETREAT: ("to", "from"),
    EventType.PROTEST: ("against", "with", "at"),
    EventType.MOBILIZE: ("against", "to"),
    EventType.COERCE: ("against", "on", "from"),
    EventType.ASSAULT: ("on", "against", "at"),
}
_DEEP_PREPS = frozenset({"to", "for", "with", "against", "on", "by", "of", "from"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_QUANTITIES = frozenset(
    {
        "number",
        "group",
        "dozen",
        "hundred",
        "thousand",
        "score",
        "member",
        "couple",
        "series",
        "team",
        "lot",
        "majority",
        "some",
        "many",
        "most",
        "several",
        "all",
    }
)


@dataclass(slots=True, eq=False)
class Telling:
    """One sentence's telling of one happening; ``time`` and ``place`` only where it has its own."""

    passage: int
    sent: Span
    triggers: list[TriggerFound]
    status: StatusFound
    tolls: list[TollFound] = field(default_factory=list)
    time: TimeFound | None = None
    place: PlaceFound | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    @property
    def lead(self) -> TriggerFound | None:
        """Give the trigger that names the happening: its first deed, else its first word."""
        deeds = [t for t in self.triggers if t.rule.part is Part.DEED]
        found = deeds or self.triggers
        return found[0] if found else None

    @property
    def type(self) -> EventType | None:
        """Give the type, None where only a toll is told."""
        lead = self.lead
        return lead.type if lead is not None else None

    @property
    def words(self) -> list[Token]:
        """Give the words that tell it."""
        return [t.token for t in self.triggers] or [toll.anchor for toll in self.tolls]

    @property
    def modes(self) -> set[str]:
        """Give the modes its triggers tell."""
        return {mode for trigger in self.triggers for mode in trigger.modes}

    @property
    def is_effect_only(self) -> bool:
        """Say whether it tells only deaths, wounds or damage, not the deed."""
        return all(t.rule.part is Part.EFFECT for t in self.triggers)

    @property
    def is_result_only(self) -> bool:
        """Say whether it names no deed but killing, wounding and the like."""
        return all(t.rule.part is not Part.DEED for t in self.triggers)


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """What every step of event building needs at hand.

    ``said`` gives the number of an attribution, by its ``id()``, as the report counts them.
    """

    passages: Sequence[ParsedPassage]
    findings: Findings
    rules: EventRules
    scene: Scene
    index: ActorIndex
    said: Mapping[int, int]


def find_tellings(desk: Desk) -> Iterator[Telling]:
    """Give every telling of the block in text order."""
    tolls = _tolls_by_passage(desk.findings.tolls)
    for number, passage in enumerate(desk.passages):
        triggers = find_triggers(passage.doc, desk.rules.triggers)
        own = tolls.get(number, [])
        if not triggers and not own:
            continue
        for sent in passage.doc.sents:
            inside = [t for t in triggers if sent.start <= t.token.i < sent.end]
            counted = [toll for toll in own if sent.start <= toll.anchor.i < sent.end]
            if inside or counted:
                yield from _tell_sentence(number, sent, inside, counted, desk)


def _tolls_by_passage(tolls: Iterable[TollFound]) -> dict[int, list[TollFound]]:
    found: dict[int, list[TollFound]] = {}
    for toll in tolls:
        if len(toll.span):
            found.setdefault(toll.passage, []).append(toll)
    return found


def _tell_sentence(
    number: int, sent: Span, triggers: list[TriggerFound], tolls: list[TollFound], desk: Desk
) -> list[Telling]:
    tellings = [
        Telling(
            passage=number,
            sent=sent,
            triggers=group,
            status=_group_status(group, desk),
        )
        for group in group_triggers(triggers)
        if not _is_accident(group, desk)
    ]
    loose: list[TollFound] = []
    for toll in tolls:
        home = _find_home(toll, tellings)
        (home.tolls if home is not None else loose).append(toll)
    if loose:
        tellings.append(
            Telling(
                passage=number,
                sent=sent,
                triggers=[],
                status=find_status(loose[0].anchor, desk.rules.status),
                tolls=loose,
            )
        )
    for telling in tellings:
        rivals = [word for other in tellings if other is not telling for word in other.words]
        _set_scene(telling, rivals, desk)
        _set_roles(telling, desk)
    tellings.sort(key=lambda telling: min(word.i for word in telling.words))
    return tellings


def _group_status(group: list[TriggerFound], desk: Desk) -> StatusFound:
    """Give the status of a group: its most settled word's, for a result proves the deed."""
    if group[0].rule.spoken:
        return StatusFound(status=Status.OCCURRED)
    found = [find_status(trigger.token, desk.rules.status) for trigger in group]
    deeds = [
        s for s, t in zip(found, group, strict=True) if t.rule.part is not Part.EFFECT
    ] or found
    settled = [s for s in deeds if s.status is Status.OCCURRED]
    unsettled = [s for s in deeds if s.status not in (Status.OCCURRED, Status.ONGOING)]
    if unsettled and len(settled) < len(deeds) and group[0].rule.part is Part.DEED:
        results = [
            s
            for s, t in zip(found, group, strict=True)
            if t.rule.part is Part.RESULT and s.status is Status.OCCURRED
        ]
        return results[0] if results else deeds[0]
    return (settled or deeds)[0]


def _is_accident(group: list[TriggerFound], desk: Desk) -> bool:
    """Say whether deaths and wounds are those of an accident, an illness or a disaster."""
    if any(t.rule.part is Part.DEED for t in group):
        return False
    words = desk.rules.triggers.groups["accident"].lemmas
    for trigger in group:
        near = [
            *trigger.agents,
            *find_prep_objects(trigger.anchor, ("in", "by", "from", "of", "during")),
        ]
        head = trigger.token.head
        if head.pos_ == "NOUN":
            near.append(head)
        clauses = [
            grand
            for child in trigger.anchor.children
            if child.dep_ == "advcl"
            for grand in child.children
            if grand.dep_ in ("nsubj", "nsubjpass")
        ]
        if any(word.lemma_.lower() in words for word in [*near, *clauses]):
            return True
    return False


def _find_home(toll: TollFound, tellings: list[Telling]) -> Telling | None:
    """Give the telling that a toll belongs to: by its word, else the nearest in the parse."""
    for telling in tellings:
        if any(trigger.token.i == toll.anchor.i for trigger in telling.triggers):
            return telling
    types = _OUTCOME_TYPES[toll.outcome]
    fitting = [t for t in tellings if t.type in types and not _is_apart(toll, t)]
    if not fitting:
        return None
    return min(fitting, key=lambda t: (types.index(t.type), _distance(toll.anchor, t)))


def _is_apart(toll: TollFound, telling: Telling) -> bool:
    settled = (Status.OCCURRED, Status.ONGOING, Status.ATTEMPTED, Status.DENIED)
    return telling.status.status not in settled


def _distance(anchor: Token, telling: Telling) -> int:
    chain = {anchor.i: 0}
    chain.update({above.i: step for step, above in enumerate(anchor.ancestors, 1)})
    best = 99
    for word in telling.words:
        for step, above in enumerate((word, *word.ancestors)):
            if above.i in chain:
                best = min(best, step + chain[above.i])
                break
    return best


def _set_scene(telling: Telling, rivals: Sequence[Token], desk: Desk) -> None:
    words = telling.words + [t.light for t in telling.triggers if t.light is not None]
    site = Site(words=words, rivals=rivals, sent=telling.sent, passage=telling.passage)
    telling.time = choose_time(site, desk.scene)
    telling.place = choose_place(site, desk.scene)


def _set_roles(telling: Telling, desk: Desk) -> None:
    agents = [word for trigger in telling.triggers for word in trigger.agents]
    telling.actors = _resolve(agents, telling.passage, desk)
    if not telling.actors and any(trigger.rule.spoken for trigger in telling.triggers):
        telling.actors = _find_speakers(telling, desk)
    recipients: list[str] = []
    for trigger in telling.triggers:
        recipients.extend(_find_recipients(trigger, telling.passage, desk))
    if telling.type is EventType.ASSAULT:
        counted = [toll.counted for toll in telling.tolls if toll.counted is not None]
        recipients.extend(_resolve(counted, telling.passage, desk))
    telling.recipients = tuple(
        actor for actor in dict.fromkeys(recipients) if actor not in telling.actors
    )


def _find_speakers(telling: Telling, desk: Desk) -> tuple[str, ...]:
    """Give who says it, for an event that consists in saying so."""
    heads = [
        attribution.source_head
        for attribution in desk.scene.attributions.get(telling.passage, ())
        if attribution.source_head is not None
        and any(covers(attribution, w) for w in telling.words)
    ]
    return _resolve(heads[:1], telling.passage, desk)


def _find_recipients(trigger: TriggerFound, passage: int, desk: Desk) -> tuple[str, ...]:
    """Give whom it befalls: the object, else what stands inside it, else the prepositions."""
    direct = _resolve(trigger.patients, passage, desk)
    by_prep = _resolve(
        find_prep_objects(trigger.anchor, _RECIPIENT_PREPS[trigger.type]), passage, desk
    )
    if trigger.type in (EventType.AID, EventType.SANCTION) and by_prep:
        return by_prep
    if direct:
        return direct
    inner = [word for patient in trigger.patients for word in _inner_words(patient)]
    found = by_prep or _resolve(inner, passage, desk)
    if found or trigger.type is EventType.ASSAULT:
        return found
    return (
        _resolve(_clause_subjects(trigger), passage, desk)
        or _resolve(_deeper_words(trigger), passage, desk)[:1]
    )


def _deeper_words(trigger: TriggerFound) -> list[Token]:
    """Give the nouns that stand under a preposition within what is offered, asked or refused."""
    return [
        word
        for child in trigger.anchor.children
        if child.dep_ in ("dobj", "xcomp", "ccomp", "prep") and child.i > trigger.anchor.i
        for word in child.subtree
        if word.dep_ == "pobj" and word.head.lower_ in _DEEP_PREPS
    ]


def _inner_words(noun: Token) -> list[Token]:
    modifiers = [child for child in noun.children if child.dep_ in ("compound", "amod", "nmod")]
    preps = find_prep_objects(noun, ("of", "by", "from", "with", "against", "to", "on", "for"))
    return [*find_possessors(noun), *modifiers, *preps]


def _clause_subjects(trigger: TriggerFound) -> list[Token]:
    found: list[Token] = []
    for child in trigger.token.children:
        if child.dep_ in ("ccomp", "xcomp", "advcl"):
            for grand in child.children:
                wanted = _SUBJECTS if child.dep_ == "advcl" else _SUBJECTS | {"dobj"}
                if grand.dep_ in wanted:
                    found.append(grand)
    return found


def _resolve(words: Iterable[Token], passage: int, desk: Desk) -> tuple[str, ...]:
    """Give the actors that words stand for, in order, each once."""
    found: list[str] = []
    for word in words:
        actor = desk.index.get((passage, word.i))
        if actor is None and (word.pos_ == "NUM" or word.lemma_.lower() in _QUANTITIES):
            inner = find_prep_objects(word, ("of",))
            actor = next(
                (desk.index[passage, w.i] for w in inner if (passage, w.i) in desk.index), None
            )
        if actor is not None and actor not in found:
            found.append(actor)
    return tuple(found)
