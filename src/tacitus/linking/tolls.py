"""The tolls of an incident, by the policy ``range``: from the lowest claim to the highest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tacitus.linking.telling import Telling
from tacitus.model.enums import Category, Outcome
from tacitus.model.event import Event
from tacitus.model.incident import RANGE_PART, IncidentToll

RANGE: Final = "range"
Kind = tuple[Outcome, Category, bool]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one family of copies says of one outcome and category; None: no limit on that side."""

    low: int | None
    high: int | None
    printed: date
    event: str


def reconcile_tolls(tellings: Sequence[Telling]) -> tuple[IncidentToll, ...]:
    """Give low, best and high for every outcome and category that a report tells.

    Low is the lowest claim and high the highest, None where that claim sets no upper limit; best
    is what most families of reports say, the last printed on a tie. Of several claims of one
    family the last printed counts, of several in one report the largest. A category whose number
    is not above the number of people of no category is marked as part of it.
    """
    claims = _gather_claims(tellings)
    whole = {(outcome, category) for outcome, category, nested in claims if not nested}
    tolls = [
        _build_toll(kind, found)
        for kind, found in sorted(claims.items(), key=lambda item: _order(item[0]))
        if not (kind[2] and kind[:2] in whole)
    ]
    return tuple(_mark_part(toll, tolls) for toll in tolls)


def _mark_part(toll: IncidentToll, tolls: Sequence[IncidentToll]) -> IncidentToll:
    """Mark a category's toll as part of the toll of all people, unless it exceeds that.

    Nine "people" and nine "fighters" are one nine told twice, not eighteen.
    """
    if toll.category is Category.UNSPECIFIED or toll.best is None:
        return toll
    is_part = any(
        other.category is Category.UNSPECIFIED
        and other.outcome is toll.outcome
        and (other.best or 0) >= (toll.best or 0)
        for other in tolls
    )
    return toll.model_copy(update={"policy": RANGE_PART}) if is_part else toll


def _order(kind: Kind) -> tuple[int, int, bool]:
    return (list(Outcome).index(kind[0]), list(Category).index(kind[1]), kind[2])


def _gather_claims(tellings: Sequence[Telling]) -> dict[Kind, list[Claim]]:
    by_family: dict[Kind, dict[str, Claim]] = defaultdict(dict)
    for telling in sorted(tellings, key=lambda item: (item.printed, item.id)):
        for kind, low, high in _list_event_tolls(telling.event):
            claim = Claim(low, high, telling.printed, telling.id)
            known = by_family[kind].get(telling.family)
            if known is None or _supersedes(claim, known):
                by_family[kind][telling.family] = claim
    return {kind: list(found.values()) for kind, found in by_family.items()}


def _supersedes(claim: Claim, known: Claim) -> bool:
    if claim.event.partition("#")[0] == known.event.partition("#")[0]:
        return _tell_point(claim) > _tell_point(known)
    return claim.printed > known.printed


def _list_event_tolls(event: Event) -> Iterator[tuple[Kind, int | None, int | None]]:
    """Give the counts of an event; words without a number ("villagers died") claim none."""
    for toll in event.tolls:
        if toll.low is not None or toll.high is not None:
            yield (toll.outcome, toll.category, False), toll.low, toll.high
        for part in toll.includes:
            if part.low is not None or part.high is not None:
                yield (toll.outcome, part.category, True), part.low, part.high


def _build_toll(kind: Kind, claims: Sequence[Claim]) -> IncidentToll:
    best = _choose_best(claims)
    lows = [claim.low for claim in claims if claim.low is not None]
    highs = [claim.high for claim in claims if claim.high is not None]
    top = max(claims, key=lambda claim: (_tell_point(claim), claim.high is None))
    return IncidentToll(
        policy=RANGE_PART if kind[2] else RANGE,
        claims=tuple(sorted(claim.event for claim in claims if _tell_point(claim) == best)),
        outcome=kind[0],
        category=kind[1],
        low=min(lows, default=None),
        best=best,
        high=None if top.high is None else max(highs),
    )


def _choose_best(claims: Sequence[Claim]) -> int:
    n_tellers = Counter(_tell_point(claim) for claim in claims)
    last = {_tell_point(claim): claim for claim in sorted(claims, key=_order_claim)}
    return max(n_tellers, key=lambda point: (n_tellers[point], *_order_claim(last[point]), point))


def _order_claim(claim: Claim) -> tuple[date, str]:
    return (claim.printed if claim.printed < date.max else date.min, claim.event)


def _tell_point(claim: Claim) -> int:
    """Give the number a claim stands for: its low, or its high where it says "up to"."""
    return claim.low if claim.low is not None else claim.high or 0
