"""What an incident says of time, place, type and the people in it, and whose claim was chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, Literal

from tacitus.linking.cast import group_actors, rank_actor
from tacitus.linking.features import build_person_key, normalise_name
from tacitus.linking.telling import Telling, count_support, list_claims
from tacitus.model.enums import PlacePrecision, TimePrecision
from tacitus.model.event import Acled, EventPlace
from tacitus.model.incident import (
    IncidentActor,
    IncidentPlace,
    IncidentResponsibility,
    IncidentTime,
    IncidentType,
    IncidentVictim,
)
from tacitus.model.mention import Actor, ResolvedPlace

POLICY: Final = "most-precise-most-supported"
SUPPORTED: Final = "most-supported"

_FINENESS: Final = {
    PlacePrecision.EXACT: 0,
    PlacePrecision.TOWN: 1,
    PlacePrecision.NEAR: 2,
    PlacePrecision.ADMIN2: 3,
    PlacePrecision.WATER: 4,
    PlacePrecision.ADMIN1: 4,
    PlacePrecision.COUNTRY: 6,
    PlacePrecision.REGION: 7,
}


def reconcile_time(tellings: Sequence[Telling]) -> IncidentTime | None:
    """Choose the narrowest date; of equally narrow ones the most told, then the first printed."""
    groups = count_support(
        tellings,
        lambda item: (item.event.when.first, item.event.when.last) if item.event.when else None,
    )
    if not groups:
        return None
    (first, last), support = min(
        groups.items(),
        key=lambda item: (item[0][1] - item[0][0], -len(item[1]), item[1][0].printed, item[0]),
    )
    when = support[0].event.when
    precision = when.precision if when else TimePrecision.RANGE
    return IncidentTime(
        policy=POLICY, claims=list_claims(support), first=first, last=last, precision=precision
    )


def reconcile_place(tellings: Sequence[Telling]) -> IncidentPlace | None:
    """Choose the finest kind of place; within it the most told, then the finest, then by name."""
    groups = count_support(tellings, _build_place_key)
    if not groups:
        return None
    _, support = min(groups.items(), key=lambda item: _rank_place(item[0], item[1]))
    best = min(support, key=lambda item: (_rank_fineness(item.event.where), item.printed, item.id))
    place = best.event.where
    values = {name: getattr(place, name) for name in ResolvedPlace.model_fields}
    return IncidentPlace(policy=POLICY, claims=list_claims(support), **values)


def reconcile_type(tellings: Sequence[Telling]) -> tuple[IncidentType, Acled | None]:
    """Choose the type and the class of the codebook that most reports give; modes are all told."""
    groups = count_support(tellings, lambda item: item.event.type)
    chosen, support = min(
        groups.items(), key=lambda item: (-len(item[1]), -_sum_confidence(item[1]), item[0].value)
    )
    told = [item for item in tellings if item.event.type is chosen]
    modes = tuple(sorted({mode for item in told for mode in item.event.modes}))
    classes = count_support(told, lambda item: item.event.acled)
    acled = None
    if classes:
        acled, _ = min(
            classes.items(),
            key=lambda item: (-len(item[1]), item[0].event_type, item[0].sub_event_type),
        )
    return (
        IncidentType(policy=SUPPORTED, claims=list_claims(support), type=chosen, modes=modes),
        acled,
    )


def reconcile_actors(tellings: Sequence[Telling]) -> tuple[IncidentActor, ...]:
    """List everybody named as a side or as the one acted upon, names first, most often told first.

    A short and a long name of one actor are one entry; "people" and "armed men" stand only
    where no report tells more.
    """
    found: list[IncidentActor] = []
    for role in ("actor", "recipient"):
        entries = _list_entries(tellings, role)
        actors = {_build_actor_key(actor): actor for actor, _ in entries}
        groups = group_actors(list(actors.values()))
        best = min((rank_actor(actor) for actor in actors.values()), default=2)
        told = [
            (min(rank_actor(actor) for actor in group), _pick_entries(group, entries))
            for group in groups
        ]
        kept = [(rank, own) for rank, own in told if rank < 2 or best == 2]
        kept.sort(key=lambda item: (item[0], -len(item[1]), normalise_name(item[1][0][0].name)))
        found += [_build_actor("actor" if role == "actor" else "recipient", own) for _, own in kept]
    return tuple(found)


def _list_entries(tellings: Sequence[Telling], role: str) -> list[tuple[Actor, str]]:
    entries = []
    for telling in sorted(tellings, key=lambda item: item.id):
        known = {actor.id: actor for actor in telling.report.actors}
        ids = telling.event.actors if role == "actor" else telling.event.recipients
        entries += [(known[key], telling.id) for key in ids if key in known]
    return entries


def _build_actor_key(actor: Actor) -> tuple[str, str, str, bool]:
    return (normalise_name(actor.name), actor.kind.value, actor.known_as or "", actor.named)


def _pick_entries(
    group: Sequence[Actor], entries: Sequence[tuple[Actor, str]]
) -> list[tuple[Actor, str]]:
    keys = {_build_actor_key(actor) for actor in group}
    return [(actor, event) for actor, event in entries if _build_actor_key(actor) in keys]


def reconcile_responsibility(tellings: Sequence[Telling]) -> tuple[IncidentResponsibility, ...]:
    """List who is named as the doer, on what ground and on whose word."""
    found: dict[tuple[str, str, str], tuple[IncidentResponsibility, set[str]]] = {}
    for telling in sorted(tellings, key=lambda item: (item.printed, item.id)):
        names = {actor.id: actor.name for actor in telling.report.actors}
        for entry in telling.event.responsibility:
            actor = names.get(entry.actor, entry.actor)
            by = names.get(entry.by, entry.by) if entry.by else None
            key = (normalise_name(actor), entry.basis.value, normalise_name(by) if by else "")
            fresh = IncidentResponsibility(actor=actor, basis=entry.basis, by=by, claims=())
            found.setdefault(key, (fresh, set()))[1].add(telling.id)
    return tuple(
        entry.model_copy(update={"claims": tuple(sorted(claims))})
        for _, (entry, claims) in sorted(found.items())
    )


def reconcile_victims(tellings: Sequence[Telling]) -> tuple[IncidentVictim, ...]:
    """List the named victims, one for a person and outcome; the last report tells the rest."""
    found: dict[tuple[str, str], tuple[IncidentVictim, set[str]]] = {}
    for telling in sorted(tellings, key=lambda item: (item.printed, item.id), reverse=True):
        for victim in telling.event.victims:
            key = (build_person_key(victim.name), victim.outcome.value)
            fresh = IncidentVictim(
                name=victim.name,
                outcome=victim.outcome,
                category=victim.category,
                age=victim.age,
                claims=(),
            )
            found.setdefault(key, (fresh, set()))[1].add(telling.id)
    return tuple(
        victim.model_copy(update={"claims": tuple(sorted(claims))})
        for _, (victim, claims) in sorted(found.items())
    )


def _build_place_key(telling: Telling) -> tuple[int, str] | None:
    site = telling.features.site
    return (3 - site.level, site.key) if site else None


def _rank_place(key: tuple[int, str], support: Sequence[Telling]) -> tuple[int, int, int, str]:
    fineness = min(_rank_fineness(item.event.where) for item in support)
    return (key[0], -len(support), fineness, key[1])


def _rank_fineness(place: EventPlace | None) -> int:
    if place is None or place.precision is None:
        return 9
    return _FINENESS[place.precision]


def _sum_confidence(tellings: Sequence[Telling]) -> float:
    return round(sum(item.event.confidence for item in tellings), 6)


def _build_actor(
    role: Literal["actor", "recipient"], entries: Sequence[tuple[Actor, str]]
) -> IncidentActor:
    names = Counter(actor.name for actor, _ in entries)
    ranks = {actor.name: rank_actor(actor) for actor, _ in entries}
    name = min(names, key=lambda item: (ranks[item], -names[item], *_order_name(item, ranks[item])))
    shown = min((actor for actor, _ in entries if actor.name == name), key=_rank_actor)
    return IncidentActor(
        name=name,
        role=role,
        kind=shown.kind.value,
        country=shown.country,
        known_as=shown.known_as,
        claims=tuple(sorted({event for _, event in entries})),
    )


def _order_name(name: str, rank: int) -> tuple[int, int, str]:
    """Order names of one actor: the longest name first, but the shortest description."""
    length = len(normalise_name(name))
    return (length if rank else -length, len(name), name)


def _rank_actor(actor: Actor) -> tuple[str, str, str]:
    return (actor.kind.value, actor.country or "~", actor.known_as or "~")
