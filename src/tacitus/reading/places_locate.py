"""From the meaning of a name to a point: the place, beside it, between two, or its holder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry, measure_km
from tacitus.model.enums import PlacePrecision, PlaceRole
from tacitus.model.mention import ResolvedPlace
from tacitus.reading.places_find import Candidate
from tacitus.reading.places_links import PlaceLinks
from tacitus.reading.places_offset import Offset, move_point, read_offset
from tacitus.reading.places_role import read_role
from tacitus.reading.places_rules import PlaceRules
from tacitus.reading.places_setting import Choice

_DISTRICT_M = 25_000
_INSIDE_M = 10_000  # the least uncertainty of a name that the gazetteer lacks
_STRETCH_KM = 300.0  # the longest stretch between two towns that its middle tells of
_REACH = 14  # tokens from an unknown village to the town that it lies beside


@dataclass(frozen=True, slots=True)
class Located:
    """What a name does and where it points."""

    role: PlaceRole
    place: ResolvedPlace


def locate_places(
    candidates: Sequence[Candidate],
    choices: Sequence[Choice | None],
    links: PlaceLinks,
    lands: Mapping[int, str],
    rules: PlaceRules,
) -> list[Located]:
    """Give role and point of every candidate; ``lands``: the country of some without a point."""
    found = [_locate(candidates, index, choices, links, rules) for index in range(len(candidates))]
    for index, country in lands.items():
        if found[index].place.country is None:
            place = found[index].place.model_copy(update={"country": country})
            found[index] = replace(found[index], place=place)
    for index in range(len(candidates) - 1):
        left, right = candidates[index], candidates[index + 1]
        if choices[index] is None and _lies_beside(left, right, rules):
            found[index] = _put_beside(found[index], found[index + 1])
        elif _are_ends(left, right, rules) and (middle := _find_middle(found, index)):
            found[index], found[index + 1] = middle
    return found


def _locate(
    candidates: Sequence[Candidate],
    index: int,
    choices: Sequence[Choice | None],
    links: PlaceLinks,
    rules: PlaceRules,
) -> Located:
    candidate, choice = candidates[index], choices[index]
    role = read_role(candidate, choice.entry if choice else None, rules)
    if choice is None:
        holder = links.holders.get(index)
        outer = choices[holder] if holder is not None else None
        return Located(role, _place_inside(candidate, outer.entry if outer else None))
    offset = read_offset(candidate.span, rules) if role is PlaceRole.LOCATION else None
    return Located(role, _place_at(candidate, choice.entry, offset))


def _place_inside(candidate: Candidate, outer: Entry | None) -> ResolvedPlace:
    """Place a name that the gazetteer lacks in what holds it, or nowhere."""
    name = _clean_name(candidate)
    if outer is None:
        return ResolvedPlace(name=name)
    return ResolvedPlace(
        name=name,
        country=outer.country,
        admin1=outer.admin1,
        latitude=outer.latitude,
        longitude=outer.longitude,
        precision=outer.precision if outer.kind <= Kind.ADMIN3 else PlacePrecision.NEAR,
        uncertainty_m=max(outer.uncertainty_m, _INSIDE_M),
    )


def _place_at(candidate: Candidate, entry: Entry, offset: Offset | None) -> ResolvedPlace:
    precision, uncertainty_m = entry.precision, entry.uncertainty_m
    latitude, longitude = entry.latitude, entry.longitude
    kinds = candidate.kinds
    if entry.kind is Kind.TOWN and kinds is not None and Kind.TOWN not in kinds:
        precision, uncertainty_m = PlacePrecision.ADMIN2, max(uncertainty_m, _DISTRICT_M)
    if offset is not None and entry.kind not in {Kind.REGION, Kind.WATER}:
        latitude, longitude = move_point(latitude, longitude, offset)
        precision = PlacePrecision.NEAR
        uncertainty_m = (
            offset.uncertainty_m
            if offset.bearing is not None
            else (uncertainty_m + offset.uncertainty_m)
        )
    return ResolvedPlace(
        name=_clean_name(candidate) if entry.kind >= Kind.TOWN else entry.name,
        country=entry.country,
        admin1=entry.admin1,
        latitude=latitude,
        longitude=longitude,
        geonames_id=entry.geonames_id,
        precision=precision,
        uncertainty_m=uncertainty_m,
    )


def _clean_name(candidate: Candidate) -> str:
    return " ".join(candidate.span.text.split())


def _lies_beside(left: Candidate, right: Candidate, rules: PlaceRules) -> bool:
    """Say whether an unknown name is told by what it lies beside: "X, a village east of Gao"."""
    gap = right.span.start - left.span.end
    if left.passage != right.passage or not 2 <= gap <= _REACH or left.is_demonym:
        return False
    between = left.span.doc[left.span.end : right.span.start]
    if between[0].text != "," or any(token.pos_ in {"VERB", "PUNCT"} for token in between[1:]):
        return False
    return read_offset(right.span, rules) is not None


def _put_beside(unknown: Located, known: Located) -> Located:
    """Give an unknown village the point beside the town that the words name."""
    name = unknown.place.name
    moved = replace_name(known.place, name)
    return replace(unknown, place=moved) if known.role is PlaceRole.LOCATION else unknown


def replace_name(place: ResolvedPlace, name: str) -> ResolvedPlace:
    """Give the same point under another name, which is not the gazetteer's."""
    return place.model_copy(update={"name": name, "geonames_id": None})


def _are_ends(left: Candidate, right: Candidate, rules: PlaceRules) -> bool:
    """Say whether two names are the ends of a stretch: "between X and Y", "the X-Y road"."""
    doc, start = left.span.doc, left.span.start
    if left.passage != right.passage or left.is_demonym or right.is_demonym:
        return False
    joint = [token.lower_ for token in doc[left.span.end : right.span.start]]
    if joint in (["and"], ["and", "the"], ["and", "nearby"]):
        while start and doc[start - 1].lower_ in rules.town_words | {"the", "of", "towns"}:
            start -= 1
        if not start or doc[start - 1].lower_ != "between":
            return False
        before = doc[max(0, start - 4) : start - 1]
        return not any(
            token.lower_ in rules.journeys or token.lemma_.lower() in rules.talks
            for token in before
        )
    end = right.span.end
    way = end < len(doc) and doc[end].lower_ in rules.ways
    return way and (joint in (["-"], ["–"], ["/"], ["to"]))


def _find_middle(found: Sequence[Located], index: int) -> tuple[Located, Located] | None:
    """Give both ends the point half-way, with half the distance as uncertainty."""
    left, right = found[index], found[index + 1]
    a, b = left.place, right.place
    spots = [p for p in (_spot_of(a), _spot_of(b)) if p is not None]
    if PlaceRole.LOCATION not in {left.role, right.role} or len(spots) < 2:
        return None
    (north, east), (south, west) = spots
    km = measure_km(north, east, south, west)
    if not 0 < km <= _STRETCH_KM or abs(east - west) > 180:
        return None
    middle = ResolvedPlace(
        name=f"between {a.name} and {b.name}",
        country=a.country if a.country == b.country else None,
        admin1=a.admin1 if a.admin1 == b.admin1 else None,
        latitude=round((north + south) / 2, 5),
        longitude=round((east + west) / 2, 5),
        precision=PlacePrecision.NEAR,
        uncertainty_m=round(km * 500),
    )
    return replace(left, place=middle), replace(right, place=middle)


def _spot_of(place: ResolvedPlace) -> tuple[float, float] | None:
    """Give the point of a town or of what lies near one."""
    if place.precision not in {PlacePrecision.TOWN, PlacePrecision.EXACT, PlacePrecision.NEAR}:
        return None
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude
