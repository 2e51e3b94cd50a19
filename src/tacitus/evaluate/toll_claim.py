"""What an event says of how many befell something, for all people or for one category."""

from __future__ import annotations

from collections.abc import Iterator

from tacitus.evaluate.answers_values import Number
from tacitus.evaluate.reports import NOTHING, Json, total_toll


def find_claim(event: Json, outcome: str, category: str | None) -> Number | None:
    """Give the toll of an event; None where it says nothing of it.

    For all people that is the toll as all measures total it. For a category it is the figure
    with the highest lower bound among tolls of the category and parts of other tolls.
    """
    if category is None:
        total = total_toll(event, outcome)
        if total == NOTHING:
            return None
        return Number(total.low, total.high, _is_about(event, outcome, (total.low, total.high)))
    claims = list(_list_claims(event, outcome, category))
    return max(claims, key=lambda claim: claim.low or 0) if claims else None


def _is_about(event: Json, outcome: str, bounds: tuple[int | None, int | None]) -> bool:
    return any(
        toll["outcome"] == outcome
        and (toll["low"], toll["high"]) == bounds
        and toll.get("approximate", False)
        for toll in event["tolls"]
    )


def _list_claims(event: Json, outcome: str, category: str) -> Iterator[Number]:
    for toll in event["tolls"]:
        if toll["outcome"] == outcome:
            for part in (toll, *(toll.get("includes") or ())):
                has_bound = part["low"] is not None or part["high"] is not None
                if part["category"] == category and has_bound:
                    yield Number(part["low"], part["high"], part.get("approximate", False))
