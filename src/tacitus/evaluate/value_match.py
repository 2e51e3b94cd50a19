"""When two values of a field are the same: wordings, places, days, tolls, lists of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from tacitus.evaluate.assignment import assign_best
from tacitus.evaluate.place_match import NEAR_KM, find_country, is_same_name, is_within
from tacitus.evaluate.reports import Json, list_names
from tacitus.evaluate.text_match import compare_texts

_WHOLE: Final = 1.0
Same = Callable[[Any, Any], bool]


def is_same_text(a: str | None, b: str | None) -> bool:
    """Compare wordings by the text match of all sets; a half match is none."""
    if not a or not b:
        return not a and not b
    return a == b or compare_texts(a, b) >= _WHOLE


def is_any_same(a: Iterable[str], b: Iterable[str]) -> bool:
    """Say whether a wording of one list matches one of the other."""
    others = list(b)
    return any(is_same_text(x, y) for x in a for y in others)


def count_same(gold: Sequence[Any], found: Sequence[Any], is_same: Same) -> int:
    """Count the items of two lists that pair one to one, in any order."""
    return len(assign_best([[float(is_same(a, b)) for b in found] for a in gold]))


def is_same_list(gold: Sequence[Any], found: Sequence[Any], is_same: Same) -> bool:
    """Say whether two lists hold the same, no more and no less, in any order."""
    return len(gold) == len(found) == count_same(gold, found, is_same)


def has_parts(gold: Json, found: Json, names: Iterable[str]) -> bool:
    """Say whether the parts that gold has are equal; what gold leaves out is not compared."""
    return all(found.get(name) == gold[name] for name in names if name in gold)


def name_actors(report: Json, ids: Iterable[str | None]) -> list[list[str]]:
    """Give for each actor the names it is tried under; what is no id is a name itself."""
    by_id = {actor["id"]: actor for actor in report.get("actors") or ()}
    return [
        list_names({"mentions": [], **by_id[id_]}) if id_ in by_id else [id_] for id_ in ids if id_
    ]


def is_same_place(gold: Json, found: Json) -> bool:
    """Compare places by the parts that gold has: country, first-level region, and the place.

    Where gold has a point, the place must lie within 25 km of it; else its name must be the
    same by spelling, by sound or as a text. A part that gold gives as None must be None.
    """
    country = gold.get("country")
    if "country" in gold and found["country"] != (find_country(country) or country):
        return False
    if not has_parts(gold, found, ("precision", "role")):
        return False
    if "admin1" in gold and not is_same_region(gold["admin1"], found["admin1"]):
        return False
    if gold.get("latitude") is not None:
        return is_within(found, gold["latitude"], gold["longitude"], NEAR_KM)
    if "latitude" in gold and found["latitude"] is not None:
        return False
    return "name" not in gold or is_named(gold["name"], found)


def is_same_region(gold: str | None, found: str | None) -> bool:
    """Compare first-level regions by name; None is the same as None only."""
    return gold == found or is_same_name(gold, found)


def is_named(name: str, place: Json) -> bool:
    """Say whether a place goes by a name, in the gazetteer's form or as the text has it."""
    return any(
        is_same_name(name, other) or is_same_text(name, other)
        for other in (place["name"], place.get("quote"))
        if other
    )


def is_same_toll(gold: Json, found: Json) -> bool:
    """Compare tolls: whom it befell and how, both bounds, the "about", and the parts within."""
    if not has_parts(gold, found, ("outcome", "category", "low", "high", "approximate")):
        return False
    if "includes" not in gold:
        return True
    return is_same_list(gold["includes"] or (), found.get("includes") or (), is_same_toll)
