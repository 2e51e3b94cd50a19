"""From findings to the lists of a report: document offsets, speakers, chains."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tacitus.model.enums import AttributionKind
from tacitus.model.event import EventAttribution, Relation
from tacitus.model.mention import Actor, Attribution, ChainLink, Place, Time
from tacitus.model.values import Span, join_spans
from tacitus.reading.findings import (
    ActorFound,
    AttributionFound,
    Findings,
    PlaceFound,
    TimeFound,
)
from tacitus.reading.passages import Locate
from tacitus.reading.relations import RelationFound

ActorIndex = dict[tuple[int, int], str]
"""From (passage, token) to the id of the actor whose mention has that token as its head."""


def index_actors(actors: Sequence[ActorFound]) -> ActorIndex:
    """Index actors by every token of their mentions; a mention's own head wins."""
    index: ActorIndex = {}
    for actor in actors:
        for mention in actor.mentions:
            for token in mention.span:
                index.setdefault((mention.passage, token.i), actor.id)
    for actor in actors:
        for mention in actor.mentions:
            index[mention.passage, mention.head.i] = actor.id
    return index


def build_times(locate: Locate, times: Sequence[TimeFound]) -> list[Time]:
    """Give the report's time expressions."""
    return [
        Time(
            **locate(found.span).model_dump(),
            first=found.first,
            last=found.last,
            precision=found.precision,
            basis=found.basis,
            timex=found.timex,
            type=found.type,
            confidence=found.confidence,
        )
        for found in times
    ]


def build_places(locate: Locate, places: Sequence[PlaceFound]) -> list[Place]:
    """Give the report's place names."""
    return [
        Place(
            **locate(found.span).model_dump(),
            **found.place.model_dump(),
            role=found.role,
            confidence=found.confidence,
        )
        for found in places
    ]


def build_actors(locate: Locate, actors: Sequence[ActorFound]) -> list[Actor]:
    """Give the report's actors with every mention."""
    return [
        Actor(
            id=found.id,
            name=found.name,
            kind=found.kind,
            country=found.country,
            sector=found.sector,
            code=found.code,
            known_as=found.known_as,
            named=found.named,
            mentions=tuple(locate(mention.span) for mention in found.mentions),
        )
        for found in actors
    ]


def build_attributions(
    locate: Locate, findings: Findings, *, first_number: int = 1
) -> list[Attribution]:
    """Give the report's attributions, q1 and on, in the order found."""
    index = index_actors(findings.actors)
    names = {actor.id: actor.name for actor in findings.actors}
    return [
        Attribution(
            id=f"q{number}",
            source=join_spans(locate(span) for span in found.source),
            cue=join_spans(locate(span) for span in found.cue),
            content=join_spans(locate(span) for span in found.content),
            kind=found.kind,
            hedged=found.hedged,
            speaker=find_speaker(index, found.passage, found.source_head),
            chain=tuple(_build_chain(locate, found, index, names)),
            confidence=found.confidence,
        )
        for number, found in enumerate(findings.attributions, first_number)
    ]


def find_speaker(index: ActorIndex, passage: int, head: Token | None) -> str | None:
    """Give the id of the actor that a source's head stands for, or None."""
    return None if head is None else index.get((passage, head.i))


def _build_chain(
    locate: Locate,
    found: AttributionFound,
    index: ActorIndex,
    names: dict[str, str],
) -> list[ChainLink]:
    """Give the hands the words came through: the media named, then whoever passes them on."""
    links = [_build_link(locate(span), None, AttributionKind.REPORTED, names) for span in found.via]
    outer = found.parent
    while outer is not None:
        if outer.source:
            speaker = find_speaker(index, outer.passage, outer.source_head)
            span = locate(outer.source[0])
            links.append(_build_link(span, speaker, outer.kind, names))
        outer = outer.parent
    return links


def _build_link(
    span: Span, speaker: str | None, kind: AttributionKind, names: dict[str, str]
) -> ChainLink:
    name = names.get(speaker, span.quote) if speaker else span.quote
    return ChainLink(
        name=name, speaker=speaker, kind=kind, start=span.start, end=span.end, quote=span.quote
    )


def build_relations(
    locate: Locate,
    relations: Sequence[RelationFound],
    findings: Findings,
    *,
    first_number: int = 1,
) -> list[Relation]:
    """Give the report's relations, each with the attributions that its telling stands in."""
    index = index_actors(findings.actors)
    return [
        Relation(
            a=found.a,
            b=found.b,
            type=found.type,
            hedged=found.hedged,
            attribution=tuple(
                build_event_attribution(locate, said, number, index)
                for number, said in enumerate(findings.attributions, first_number)
                if _covers(said, found.anchor)
            ),
            evidence=(locate(found.evidence),),
            confidence=found.confidence,
        )
        for found in relations
    ]


def build_event_attribution(
    locate: Locate, found: AttributionFound, number: int, index: ActorIndex
) -> EventAttribution:
    """Give an attribution as an event or a relation carries it: the source's words and the cue."""
    span = locate((found.source or found.cue or found.content)[0])
    return EventAttribution(
        **span.model_dump(),
        attribution_id=f"q{number}",
        speaker=find_speaker(index, found.passage, found.source_head),
        name=" ".join(part.text for part in found.source) or None,
        kind=found.kind,
        cue=" ".join(part.text for part in found.cue) or None,
        hedged=found.hedged,
        via=tuple(span.text for span in found.via),
    )


def _covers(found: AttributionFound, token: Token) -> bool:
    return any(part.doc is token.doc and part.start <= token.i < part.end for part in found.content)
