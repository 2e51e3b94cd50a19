"""Tolls in words, so that two claims about the same dead are not read as a sum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tacitus.linking.score import tell_count
from tacitus.model.enums import Category, Outcome
from tacitus.model.event import NestedToll, Toll

_PEOPLE: Final = {
    Category.CIVILIAN: ("civilian", "civilians"),
    Category.COMBATANT: ("fighter", "fighters"),
    Category.SECURITY_FORCE: ("of the security forces", "of the security forces"),
    Category.CHILD: ("child", "children"),
    Category.WOMAN: ("woman", "women"),
    Category.JOURNALIST: ("journalist", "journalists"),
    Category.AID_WORKER: ("aid worker", "aid workers"),
    Category.PROTESTER: ("protester", "protesters"),
    Category.PERPETRATOR: ("attacker", "attackers"),
}
_ARMED: Final = frozenset({Category.COMBATANT, Category.SECURITY_FORCE, Category.PERPETRATOR})


def are_rival(a: Toll, b: Toll, *, in_one_event: bool) -> bool:
    """Tell whether two claims of as many people call them armed and unarmed.

    "Nine people, among them two women" and "nine fighters" are rival accounts. One event may
    tell of two soldiers and two civilians, so there only a count that is broken down is one.
    """
    if a.outcome is not b.outcome or a.low is None or a.low != b.low:
        return False
    if in_one_event and not (a.includes or b.includes):
        return False
    sides = (_find_sides(a), _find_sides(b))
    return all(sides) and sides[0].isdisjoint(sides[1])


def _find_sides(toll: Toll) -> frozenset[str]:
    told = {toll.category, *(part.category for part in toll.includes)} - {Category.UNSPECIFIED}
    return frozenset("armed" if category in _ARMED else "unarmed" for category in told)


def tell_tolls(tolls: Sequence[Toll], outcome: Outcome) -> str | None:
    """Say a claim: "9, among them 2 women, 5 children", "9 or 9 fighters"; None without number."""
    found = _take_largest(tolls, outcome)
    words = list(dict.fromkeys(_tell_toll(toll) for toll in found))
    if not words:
        return None
    numbers = {(toll.low, toll.high) for toll in found}
    open_ended = any(toll.category is Category.UNSPECIFIED for toll in found)
    same_people = open_ended or len(numbers) == 1
    return (" or " if same_people else ", ").join(words)


def _take_largest(tolls: Sequence[Toll], outcome: Outcome) -> list[Toll]:
    """Take the largest count of each category; "three more died" is within the whole."""
    found: dict[Category, Toll] = {}
    for toll in tolls:
        if toll.outcome is not outcome or _tell_number(toll) is None:
            continue
        known = found.get(toll.category)
        if known is None or _read_point(toll) > _read_point(known):
            found[toll.category] = toll
    return sorted(found.values(), key=lambda toll: (-_read_point(toll), toll.category.value))


def _read_point(toll: Toll) -> int:
    return toll.low if toll.low is not None else toll.high or 0


def _tell_toll(toll: Toll) -> str:
    words = _tell_people(toll)
    parts = [_tell_people(part) for part in toll.includes if _tell_number(part) is not None]
    return f"{words}, among them {', '.join(parts)}" if parts else words


def _tell_people(toll: Toll | NestedToll) -> str:
    number = _tell_number(toll) or "some"
    if toll.category not in _PEOPLE:
        return number
    one, many = _PEOPLE[toll.category]
    return f"{number} {one if number == '1' else many}"


def _tell_number(toll: Toll | NestedToll) -> str | None:
    if toll.low is None and toll.high is None:
        return None
    return f"up to {toll.high}" if toll.low is None else tell_count((toll.low, toll.high))
