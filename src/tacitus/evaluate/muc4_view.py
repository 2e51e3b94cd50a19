"""The incidents of a report and of a MUC-4 key in the same form, slot by slot.

The view filters in the evaluator only: the reader never drops an event to please it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from tacitus.evaluate.place_match import find_country
from tacitus.evaluate.reports import Json, list_actors, list_names
from tacitus.evaluate.text_match import compare_any

PLURAL: Final = "PLURAL"
_STAGES: Final = {
    "occurred": "ACCOMPLISHED",
    "ongoing": "ACCOMPLISHED",
    "attempted": "ATTEMPTED",
    "threatened": "THREATENED",
}
_TYPES: Final = (
    ("KIDNAPPING", {"abduct"}),
    ("BOMBING", {"explosives", "suicide-attack", "aerial", "drone"}),
    ("ARSON", {"destroy"}),
)
_BASES: Final = {
    "stated": "stated",
    "claimed": "claimed",
    "admitted": "claimed",
    "accused": "accused",
    "suspected": "accused",
}
_ARMED: Final = frozenset({"military", "armed_group", "police"})
_CIVIL_TOLLS: Final = frozenset(
    {"civilian", "child", "woman", "journalist", "aid_worker", "protester"}
)
_OLD: Final = timedelta(days=61)
FAMILY_OF_KIND: Final = {
    "firearm": "gun",
    "explosive": "explosive",
    "suicide vest": "explosive",
    "mine": "explosive",
    "car bomb": "vehicle bomb",
    "grenade": "grenade",
    "artillery": "artillery",
    "rocket": "rocket",
    "aircraft": "aircraft",
    "drone": "aircraft",
    "barrel bomb": "aircraft",
    "incendiary": "fire",
    "blade": "hand weapon",
    "blunt": "hand weapon",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a predicted incident is; ``names`` are its own and the words', the finest first."""

    country: str | None = None
    names: tuple[str, ...] = ()
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Predicted:
    """An assault of a report as an incident; ``is_optional`` ones are no false alarm."""

    type: str
    stage: str
    when: tuple[str, str] | None
    place: Place
    perpetrators: tuple[tuple[str, ...], ...]
    responsibility: tuple[tuple[str, tuple[str, ...]], ...]
    targets: tuple[tuple[str, ...], ...]
    numbers: frozenset[int | str]
    effects: frozenset[str]
    instruments: frozenset[str]
    is_optional: bool = False


def list_predicted(report: Json) -> list[Predicted]:
    """List every assault that occurred, goes on, was attempted or is threatened."""
    return [
        _build_predicted(report, event)
        for event in report["events"]
        if event["type"] == "ASSAULT" and event["status"] in _STAGES
    ]


def _build_predicted(report: Json, event: Json) -> Predicted:
    modes = set(event["modes"])
    blamed = [item for item in event["responsibility"] if item["basis"] in _BASES]
    doers = list(dict.fromkeys([*event["actors"], *(item["actor"] for item in blamed)]))
    when = event["when"]
    return Predicted(
        type=next((name for name, signs in _TYPES if signs & modes), "ATTACK"),
        stage=_STAGES[event["status"]],
        when=(when["first"], when["last"]) if when else None,
        place=_build_place(event["where"]),
        perpetrators=tuple(tuple(list_names(a)) for a in list_actors(report, doers)),
        responsibility=tuple(
            (basis, tuple(list_names(actor)))
            for basis, blamed_id in dict.fromkeys((_BASES[i["basis"]], i["actor"]) for i in blamed)
            for actor in list_actors(report, [blamed_id])
        ),
        targets=_list_targets(report, event),
        numbers=_list_numbers(report, event),
        effects=_list_effects(event),
        instruments=frozenset(
            FAMILY_OF_KIND[w["kind"]] for w in event["weapons"] if w["kind"] in FAMILY_OF_KIND
        ),
        is_optional=_is_optional(report, event),
    )


def _build_place(where: Json | None) -> Place:
    if not where:
        return Place()
    if where["precision"] == "country":
        return Place(where["country"])
    return Place(where["country"], (where["name"], where["quote"]), where["admin1"])


def _list_targets(report: Json, event: Json) -> tuple[tuple[str, ...], ...]:
    """Give recipients, named victims and who the tolls count, each once."""
    found: list[list[str]] = [list_names(a) for a in list_actors(report, event["recipients"])]
    victims = [[victim["name"], *victim["variants"]] for victim in event["victims"]]
    tolls = [[toll["wording"]] for toll in event["tolls"] if toll["low"] != 0]
    for names in [*victims, *tolls]:
        known = next((item for item in found if compare_any(names, item) == 1), None)
        if known is None:
            found.append(names)
        else:
            known.extend(names)
    return tuple(tuple(names) for names in found)


def _list_numbers(report: Json, event: Json) -> frozenset[int | str]:
    """Give the numbers of those hit: of tolls, and 1 for each named person without a toll."""
    numbers: set[int | str] = set()
    for toll in event["tolls"]:
        low = toll["low"] if toll["low"] is not None else toll["high"]
        if low:
            is_vague = toll["high"] is None and not re.search(r"\d|\bleast\b", toll["wording"])
            numbers.add(PLURAL if is_vague else low)
    people = [a for a in list_actors(report, event["recipients"]) if a["kind"] == "person"]
    if event["victims"] or people:
        numbers.add(1)
    return frozenset(numbers)


def _list_effects(event: Json) -> frozenset[str]:
    outcomes = {toll["outcome"] for toll in event["tolls"] if toll["low"] != 0}
    outcomes |= {victim["outcome"] for victim in event["victims"]}
    names = {"killed": "DEATH", "injured": "INJURY"}
    return frozenset(names[outcome] for outcome in outcomes if outcome in names)


def _is_optional(report: Json, event: Json) -> bool:
    """Say whether the task did not ask for it: armed sides alone, or long past."""
    document, when = report["document"], event["when"]
    published = document.get("dated_on") or document.get("published_on")
    if published and when and _is_old(when["last"], published):
        return True
    doers, hit = (list_actors(report, event[side]) for side in ("actors", "recipients"))
    if not doers or not all(a["kind"] in _ARMED for a in [*doers, *hit]):
        return False
    is_civil = any(
        item.get("category") in _CIVIL_TOLLS for item in (*event["tolls"], *event["victims"])
    )
    is_between = bool(hit) or len(doers) > 1
    return is_between and not is_civil and "destroy" not in event["modes"]


def _is_old(last: str, published: str) -> bool:
    return date.fromisoformat(last) < date.fromisoformat(published) - _OLD


@dataclass(frozen=True, slots=True)
class Fill:
    """One expected value of a slot, in any of some wordings."""

    words: tuple[str, ...]
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """One incident of the key; ``is_optional`` ones forgive and do not ask."""

    types: frozenset[str]
    stages: frozenset[str]
    dates: tuple[tuple[str | None, str | None], ...]
    countries: frozenset[str]
    chains: tuple[tuple[tuple[str, ...], ...], ...]
    perpetrators: tuple[Fill, ...]
    responsibility: tuple[tuple[frozenset[str], Fill], ...]
    targets: tuple[Fill, ...]
    numbers: tuple[Fill, ...]
    effects: tuple[Fill, ...]
    instruments: tuple[Fill, ...]
    is_optional: bool = False


_KEY_BASES: Final = {
    "REPORTED AS FACT": "stated",
    "CLAIMED OR ADMITTED": "claimed",
    "SUSPECTED OR ACCUSED": "accused",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "accused",
    "POSSIBLE": "accused",
    "POSSIBLE / ACQUITTED": "accused",
}
# The key tells the basis for organisations only: that of a person or a band is not judged.
_ALL_BASES: Final = frozenset(_KEY_BASES.values())
_EFFECTS: Final = {"DEATH": "DEATH", "INJURY": "INJURY"}
_KEY_FAMILIES: Final = {
    "GUN": "gun",
    "MACHINE GUN": "gun",
    "RIFLE": "gun",
    "BOMB": "explosive",
    "DYNAMITE": "explosive",
    "EXPLOSIVE": "explosive",
    "MINE": "explosive",
    "VEHICLE BOMB": "vehicle bomb",
    "GRENADE": "grenade",
    "MORTAR": "artillery",
    "ROCKET": "rocket",
    "AERIAL BOMB": "aircraft",
    "MOLOTOV COCKTAIL": "fire",
    "FIRE": "fire",
    "CUTTING DEVICE": "hand weapon",
    "STONE": "hand weapon",
    "TORTURE": "hand weapon",
}


def list_keys(templates: Sequence[Mapping[str, Any]]) -> list[Key]:
    """List the incidents of a key."""
    return [_build_key(template) for template in templates]


def _build_key(template: Mapping[str, Any]) -> Key:
    chains = [[_list_place_names(link) for link in chain] for chain in template["place"]]
    individuals = template["perp_individual"]
    return Key(
        types=frozenset(_list_values(template["type"])) or frozenset({"ATTACK"}),
        stages=frozenset(_list_values(template["stage"])) or frozenset({"ACCOMPLISHED"}),
        dates=tuple((item["from"], item["to"]) for item in template["date"]),
        countries=frozenset(
            code for chain in chains if chain for name in chain[0] if (code := find_country(name))
        ),
        chains=tuple(tuple(chain[1:]) for chain in chains if len(chain) > 1),
        perpetrators=tuple(
            _build_fill(fill)
            for slot in ("perp_individual", "perp_organization")
            for fill in template[slot]
        ),
        responsibility=(
            *(_build_blame(fill) for fill in template["perp_confidence"]),
            *((_ALL_BASES, replace(_build_fill(f), is_optional=True)) for f in individuals),
        ),
        targets=_build_targets(template),
        numbers=_build_values(
            [*template["hum_number"], *template["phys_number"]], lambda value: value.strip("~- ")
        ),
        effects=_build_values(template["hum_effect"], _EFFECTS.get),
        instruments=_build_values(template["instrument_type"], _KEY_FAMILIES.get),
        is_optional=template["optional"],
    )


def _list_place_names(link: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the names of one link of a chain; a stretch between two has both."""
    if "between" in link:
        return tuple(end["name"] if isinstance(end, dict) else str(end) for end in link["between"])
    return (link["name"],)


def _list_values(fills: Iterable[Json]) -> list[str]:
    return [item["value"] for fill in fills if not fill["optional"] for item in fill["any"]]


def _build_fill(fill: Json) -> Fill:
    return Fill(tuple(item["value"] for item in fill["any"]), fill["optional"])


def _build_values(
    fills: Iterable[Json], translate: Callable[[str], str | None]
) -> tuple[Fill, ...]:
    """Give each expected value of a set once, alternatives as one.

    Alternatives are not asked for where another fill expects one of them already, or where one
    of them is a value that nobody can report ("no injury").
    """
    found: dict[tuple[str, ...], bool] = {}
    for fill in fills:
        values = {translate(v) for item in fill["any"] for v in item["value"].split(" / ")}
        known = tuple(sorted(value for value in values if value is not None))
        if known:
            is_optional = bool(fill["optional"]) or None in values
            found[known] = found.get(known, True) and is_optional
    alone = {
        known[0] for known, is_optional in found.items() if len(known) == 1 and not is_optional
    }
    return tuple(
        Fill(known, is_optional or (len(known) > 1 and not alone.isdisjoint(known)))
        for known, is_optional in found.items()
    )


def _build_blame(fill: Json) -> tuple[frozenset[str], Fill]:
    bases = frozenset(
        _KEY_BASES[item["value"]] for item in fill["any"] if item["value"] in _KEY_BASES
    )
    words = dict.fromkeys(name for item in fill["any"] for name in item["of"])
    return bases, Fill(tuple(words), fill["optional"])


def _build_targets(template: Mapping[str, Any]) -> tuple[Fill, ...]:
    """Give things and people hit; what describes a named person is another wording for them."""
    people = [_build_fill(fill) for fill in template["hum_name"]]
    for fill in template["hum_description"]:
        described = {name for item in fill["any"] for name in item["of"]}
        words = tuple(item["value"] for item in fill["any"])
        at = next((i for i, one in enumerate(people) if described & set(one.words)), None)
        if at is None:
            people.append(Fill(words, fill["optional"]))
        else:
            people[at] = Fill((*people[at].words, *words), people[at].is_optional)
    return (*(_build_fill(fill) for fill in template["phys_target"]), *people)
