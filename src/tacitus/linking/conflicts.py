"""Where the reports of an incident disagree, in words, and how well it is sourced."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Final, TypeVar

from tacitus.linking.cast import group_actors, is_nobody, rank_actor
from tacitus.linking.compare import compare_sites
from tacitus.linking.features import normalise_name, sum_tolls
from tacitus.linking.score import tell_day
from tacitus.linking.telling import Telling, count_support, list_claims, name_report
from tacitus.linking.toll_words import are_rival, tell_tolls
from tacitus.model.enums import Grading, Outcome, ResponsibilityBasis
from tacitus.model.incident import Conflict, IncidentResponsibility
from tacitus.model.mention import Actor

Value = TypeVar("Value")

RESPONSIBILITY: Final = "responsibility"
"""The field of the conflict that makes an incident contested."""
_DISTINCT_PLACES: Final = frozenset(
    {"place.neighbour", "place.other_town", "place.other_region", "place.other_country"}
)
_HELD: Final = {
    ResponsibilityBasis.STATED: "named by",
    ResponsibilityBasis.CLAIMED: "claimed, as told by",
    ResponsibilityBasis.ADMITTED: "admitted, as told by",
    ResponsibilityBasis.ACCUSED: "accused by",
    ResponsibilityBasis.SUSPECTED: "suspected by",
}
_OWNED: Final = {
    ResponsibilityBasis.CLAIMED: "claimed it",
    ResponsibilityBasis.ADMITTED: "admitted it",
}


def list_conflicts(
    tellings: Sequence[Telling], responsibility: Sequence[IncidentResponsibility]
) -> tuple[Conflict, ...]:
    """List the fields on which reports disagree; copies of one text speak once."""
    found = [_compare_tolls(tellings, outcome) for outcome in Outcome]
    found += [_compare_days(tellings), _compare_places(tellings), _compare_types(tellings)]
    found.append(_compare_responsibility(tellings, responsibility))
    return tuple(conflict for conflict in found if conflict is not None)


def grade_incident(
    n_independent: int, contested: Conflict | None, n_denials: int
) -> tuple[Grading, str]:
    """Give the grading and the rule it follows from, in words."""
    if contested is not None:
        return Grading.CONTESTED, f"contested: reports disagree on {contested.words}"
    if n_denials:
        return Grading.CONTESTED, "contested: somebody denies that it happened so"
    if n_independent < 2:
        return Grading.PROVISIONAL, "provisional: fewer than two independent sources"
    return Grading.CORROBORATED, f"corroborated: {n_independent} independent sources"


def grade_responsibility(
    responsibility: Sequence[IncidentResponsibility], contested: Conflict | None, n_independent: int
) -> str | None:
    """Say how firmly a doer is named, after casualty recorders' practice; None: nobody is."""
    held = [entry for entry in responsibility if entry.basis in _HELD]
    if not held:
        return None
    if contested is not None:
        return "contested: competing claims or a denial"
    owned = [
        entry.actor
        for entry in held
        if entry.basis in {ResponsibilityBasis.CLAIMED, ResponsibilityBasis.ADMITTED}
    ]
    if owned:
        return f"confirmed: {min(owned)} took responsibility"
    if n_independent >= 2:
        return "fair: two or more independent sources, none of them the doer"
    return "weak: a single source"


def _compare_tolls(tellings: Sequence[Telling], outcome: Outcome) -> Conflict | None:
    largest = _list_largest(tellings, outcome)
    groups = count_support(largest, lambda item: sum_tolls(item.event.tolls, outcome))
    apart = any(_is_disjoint(a, b) for a, b in combinations(groups, 2))
    if not apart and not _is_rival(largest, outcome):
        return None
    worded = count_support(largest, lambda item: tell_tolls(item.event.tolls, outcome))
    ordered = sorted(worded.items(), key=lambda item: (-_read_low(item[1][0], outcome), item[0]))
    words = [f"{_tell_who(found, speakers=True)} says {count}" for count, found in ordered]
    claims = [telling for _, found in ordered for telling in found]
    return _build_conflict(outcome.value, words, claims)


def _is_rival(tellings: Sequence[Telling], outcome: Outcome) -> bool:
    claims = [
        (telling.id, toll)
        for telling in tellings
        for toll in telling.event.tolls
        if toll.outcome is outcome
    ]
    return any(are_rival(a, b, in_one_event=x == y) for (x, a), (y, b) in combinations(claims, 2))


def _read_low(telling: Telling, outcome: Outcome) -> int:
    found = sum_tolls(telling.event.tolls, outcome)
    return found[0] if found else 0


def _list_largest(tellings: Sequence[Telling], outcome: Outcome) -> list[Telling]:
    """Give each report's largest number; its smaller ones are parts or earlier counts."""
    found: dict[str, tuple[int, Telling]] = {}
    for telling in sorted(tellings, key=lambda item: item.id):
        toll = sum_tolls(telling.event.tolls, outcome)
        known = found.get(telling.features.document)
        if toll is not None and (known is None or toll[0] > known[0]):
            found[telling.features.document] = (toll[0], telling)
    return [telling for _, telling in found.values()]


def _is_disjoint(a: tuple[int, int | None], b: tuple[int, int | None]) -> bool:
    small, large = sorted((a, b), key=lambda count: (count[0], count[1] or 0))
    return small[1] is not None and small[1] < large[0]


def _compare_days(tellings: Sequence[Telling]) -> Conflict | None:
    groups = count_support(
        tellings,
        lambda item: (
            (item.features.first, item.features.last)
            if item.features.first is not None and item.features.last is not None
            else None
        ),
    )
    if not _is_disputed(groups, lambda a, b: a[1] < b[0] or b[1] < a[0]):
        return None
    ordered = sorted(groups.items(), key=lambda item: item[0])
    words = [f"{_tell_who(found)} says {_tell_range(days)}" for days, found in ordered]
    return _build_conflict("when", words, [item for _, found in ordered for item in found])


def _is_disputed(
    groups: Mapping[Value, Sequence[Telling]], is_apart: Callable[[Value, Value], bool]
) -> bool:
    """Tell whether two reports exclude one another: no value of one goes with one of the other."""
    told: dict[str, list[Value]] = {}
    for value, tellings in groups.items():
        for family in sorted({telling.family for telling in tellings}):
            told.setdefault(family, []).append(value)
    return any(
        all(is_apart(a, b) for a in one for b in other)
        for one, other in combinations(told.values(), 2)
    )


def _tell_range(days: tuple[int, int]) -> str:
    first, last = tell_day(days[0]), tell_day(days[1])
    return first if first == last else f"{first} to {last}"


def _compare_places(tellings: Sequence[Telling]) -> Conflict | None:
    groups = count_support(tellings, lambda item: item.features.site)
    if not _is_disputed(groups, lambda a, b: compare_sites(a, b) in _DISTINCT_PLACES):
        return None
    by_name = count_support(
        tellings, lambda item: item.features.site.name if item.features.site else None
    )
    ordered = sorted(by_name.items())
    words = [f"{_tell_who(found)} says {name}" for name, found in ordered]
    return _build_conflict("where", words, [item for _, found in ordered for item in found])


def _compare_types(tellings: Sequence[Telling]) -> Conflict | None:
    groups = count_support(tellings, lambda item: item.event.type)
    if len(groups) < 2:
        return None
    ordered = sorted(groups.items())
    words = [f"{_tell_who(found)} tells {kind.value}" for kind, found in ordered]
    return _build_conflict("type", words, [item for _, found in ordered for item in found])


def _compare_responsibility(
    tellings: Sequence[Telling], responsibility: Sequence[IncidentResponsibility]
) -> Conflict | None:
    """Tell whether doers compete: two named ones who do not act together, or one who denies.

    Words such as "gunmen" compete with nobody, nor does an actor with itself under another name.
    """
    if not _may_compete(responsibility):
        return None
    groups = group_actors(list(_list_actors(tellings).values()))
    key_of = {normalise_name(item.name): i for i, group in enumerate(groups) for item in group}
    held = {_find_doer(entry, key_of) for entry in responsibility if entry.basis in _HELD}
    denied = {
        _find_doer(entry, key_of)
        for entry in responsibility
        if entry.basis is ResponsibilityBasis.DENIED
    }
    names = sorted(key for key in held if _is_named(key, groups))
    together = _list_together(tellings, key_of)
    compete = {key for a, b in combinations(names, 2) if (a, b) not in together for key in (a, b)}
    involved = compete | (denied if held else set())
    told = [
        entry
        for entry in responsibility
        if _find_doer(entry, key_of) in involved or (denied and not compete)
        if not _is_own_accuser(entry, key_of)
    ]
    if not involved:
        return None
    outlets = {telling.id: name_report(telling.report) for telling in tellings}
    words = list(dict.fromkeys(_tell_responsibility(entry, outlets) for entry in told))
    claims = tuple(sorted({claim for entry in told for claim in entry.claims}))
    return Conflict(
        field=RESPONSIBILITY, words=f"{RESPONSIBILITY}: " + "; ".join(words), claims=claims
    )


def _may_compete(responsibility: Sequence[IncidentResponsibility]) -> bool:
    """Tell whether there is a doer beside another one, or beside a denial."""
    held = {normalise_name(entry.actor) for entry in responsibility if entry.basis in _HELD}
    is_denied = any(entry.basis is ResponsibilityBasis.DENIED for entry in responsibility)
    return len(held) > 1 or (bool(held) and is_denied)


def _list_actors(tellings: Sequence[Telling]) -> dict[str, Actor]:
    """List the actors of all reports by name, a named one before a description."""
    found: dict[str, Actor] = {}
    for telling in sorted(tellings, key=lambda item: item.id):
        for actor in telling.report.actors:
            key = normalise_name(actor.name)
            if key not in found or rank_actor(actor) < rank_actor(found[key]):
                found[key] = actor
    return found


def _find_doer(entry: IncidentResponsibility, key_of: Mapping[str, int]) -> int:
    return key_of.get(normalise_name(entry.actor), -1)


def _is_own_accuser(entry: IncidentResponsibility, key_of: Mapping[str, int]) -> bool:
    """Tell whether somebody would accuse itself; an owned deed is told as claimed or admitted."""
    if entry.by is None or entry.basis not in _HELD or entry.basis in _OWNED:
        return False
    doer = _find_doer(entry, key_of)
    return doer >= 0 and doer == key_of.get(normalise_name(entry.by), -2)


def _is_named(key: int, groups: Sequence[Sequence[Actor]]) -> bool:
    return key >= 0 and any(rank_actor(actor) == 0 for actor in groups[key])


def _list_together(tellings: Sequence[Telling], key_of: Mapping[str, int]) -> set[tuple[int, int]]:
    """List pairs of actors that one event has act side by side."""
    pairs: set[tuple[int, int]] = set()
    for telling in tellings:
        known = {actor.id: actor.name for actor in telling.report.actors}
        keys = {
            key_of.get(normalise_name(known[actor]), -1)
            for actor in telling.event.actors
            if actor in known
        }
        pairs.update(combinations(sorted(keys), 2))
    return pairs


def _tell_responsibility(entry: IncidentResponsibility, outlets: Mapping[str, str]) -> str:
    """Say on whose word somebody is the doer; without a speaker the outlets stand for it."""
    if entry.basis in _OWNED:
        return f"{entry.actor} ({_OWNED[entry.basis]})"
    names = sorted({outlets[claim] for claim in entry.claims if claim in outlets})
    by = entry.by if entry.by and not is_nobody(entry.by) else ", ".join(names[:3])
    verb = _HELD.get(entry.basis, "denied by")
    return f"{entry.actor} ({verb} {by})"


def _tell_who(tellings: Sequence[Telling], *, speakers: bool = False) -> str:
    """Name who says so: the outlets, with ``speakers`` the people whose word they pass on."""
    names = sorted({item.who if speakers else name_report(item.report) for item in tellings})
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown


def _build_conflict(field: str, words: list[str], claims: Sequence[Telling]) -> Conflict:
    return Conflict(field=field, words=f"{field}: " + "; ".join(words), claims=list_claims(claims))
