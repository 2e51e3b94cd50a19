"""Where the reports of an incident disagree, in words, and how well it is sourced."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from tacitus.linking.compare import compare_sites
from tacitus.linking.features import normalise_name, sum_tolls
from tacitus.linking.score import tell_count, tell_day
from tacitus.linking.telling import Telling, count_support, list_claims
from tacitus.model.enums import Grading, Outcome, ResponsibilityBasis
from tacitus.model.incident import Conflict, IncidentResponsibility

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


def list_conflicts(
    tellings: Sequence[Telling], responsibility: Sequence[IncidentResponsibility]
) -> tuple[Conflict, ...]:
    """List the fields on which reports disagree; copies of one text speak once."""
    found = [_compare_tolls(tellings, outcome) for outcome in Outcome]
    found += [_compare_days(tellings), _compare_places(tellings), _compare_types(tellings)]
    found.append(compare_responsibility(tellings, responsibility))
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
    if not apart:
        return None
    ordered = sorted(groups.items(), key=lambda item: (-item[0][0], item[1][0].id))
    words = [f"{_tell_who(found)} says {tell_count(count)}" for count, found in ordered]
    claims = [telling for _, found in ordered for telling in found]
    return _build_conflict(outcome.value, words, claims)


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
    apart = any(a[1] < b[0] or b[1] < a[0] for a, b in combinations(groups, 2))
    if not apart:
        return None
    ordered = sorted(groups.items(), key=lambda item: item[0])
    words = [f"{_tell_who(found)} says {_tell_range(days)}" for days, found in ordered]
    return _build_conflict("when", words, [item for _, found in ordered for item in found])


def _tell_range(days: tuple[int, int]) -> str:
    first, last = tell_day(days[0]), tell_day(days[1])
    return first if first == last else f"{first} to {last}"


def _compare_places(tellings: Sequence[Telling]) -> Conflict | None:
    groups = count_support(tellings, lambda item: item.features.site)
    apart = any(compare_sites(a, b) in _DISTINCT_PLACES for a, b in combinations(groups, 2))
    if not apart:
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


def compare_responsibility(
    tellings: Sequence[Telling], responsibility: Sequence[IncidentResponsibility]
) -> Conflict | None:
    """Tell whether doers compete: two who do not act together, or one who is held and denies."""
    held = {normalise_name(entry.actor) for entry in responsibility if entry.basis in _HELD}
    denied = any(entry.basis is ResponsibilityBasis.DENIED for entry in responsibility)
    together = _list_together(tellings)
    compete = any((a, b) not in together for a, b in combinations(sorted(held), 2))
    if not held or not (compete or denied):
        return None
    words = [_tell_responsibility(entry) for entry in responsibility]
    claims = tuple(sorted({claim for entry in responsibility for claim in entry.claims}))
    return Conflict(
        field="responsibility", words="responsibility: " + ", ".join(words), claims=claims
    )


def _list_together(tellings: Sequence[Telling]) -> set[tuple[str, str]]:
    """List pairs of names that one event has act side by side, or that are one actor's."""
    pairs: set[tuple[str, str]] = set()
    for telling in tellings:
        known = {actor.id: actor.name for actor in telling.report.actors}
        named = sorted({normalise_name(known[key]) for key in telling.event.actors if key in known})
        pairs.update(combinations(named, 2))
    return pairs


def _tell_responsibility(entry: IncidentResponsibility) -> str:
    by = entry.by or "the report"
    if entry.basis is ResponsibilityBasis.DENIED:
        return f"{entry.actor} (denied by {by})"
    return f"{entry.actor} ({_HELD[entry.basis]} {by})"


def _tell_who(tellings: Sequence[Telling]) -> str:
    names = sorted({telling.who for telling in tellings})
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown


def _build_conflict(field: str, words: list[str], claims: Sequence[Telling]) -> Conflict:
    return Conflict(field=field, words=f"{field}: " + "; ".join(words), claims=list_claims(claims))
