"""Places: finding the names of places in a document and saying where they lie."""

from __future__ import annotations

import math
from collections.abc import Sequence

from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry, Gazetteer
from tacitus.model.document import Document
from tacitus.model.enums import PlacePrecision, PlaceRole
from tacitus.model.mention import ResolvedPlace
from tacitus.reading.findings import PlaceFound
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.places_clues import Clues, find_clues
from tacitus.reading.places_find import Candidate, find_candidates
from tacitus.reading.places_home import PlaceContext, find_home
from tacitus.reading.places_keep import keep_places
from tacitus.reading.places_links import PlaceLinks, find_links
from tacitus.reading.places_lists import mark_lists
from tacitus.reading.places_narrow import is_stray, narrow_entries
from tacitus.reading.places_resolve import choose_entries
from tacitus.reading.places_role import Offset, move_point, read_offset, read_role
from tacitus.reading.places_rules import PlaceRules, load_place_rules
from tacitus.reading.places_setting import Choice, Setting, build_setting, refine_setting

_STRAY_WEIGHT = (
    4.0  # below it a hamlet in a country not spoken of is left out; above it, it has no point
)
_DISTRICT_M = 25_000
_DATELINE_VOTES = 2.0

__all__ = ["PlaceContext", "build_place_context", "find_and_resolve_places"]


def build_place_context(document: Document) -> PlaceContext:
    """Take from a document what tells where it plays beside its words."""
    dateline = document.dateline
    return PlaceContext(
        dateline_place=dateline.place if dateline else None,
        publisher=document.publisher,
        url=document.url,
        title=document.title,
    )


def find_and_resolve_places(
    passages: Sequence[ParsedPassage], gazetteer: Gazetteer, context: PlaceContext
) -> tuple[PlaceFound, ...]:
    """Find every place name with what it points at, in text order; spans do not overlap.

    A name that nothing resolves has coordinates None; a demonym resolves to its country.
    """
    rules = load_place_rules()
    candidates = mark_lists(find_candidates(passages, gazetteer, rules))
    kept, weights = keep_places(candidates, find_links(candidates, rules), passages, rules)
    links = find_links(kept, rules)
    setting = _build_setting(kept, passages, gazetteer, context)
    narrowed = narrow_entries(kept, links, setting)
    first = choose_entries(narrowed, links, setting)
    setting = refine_setting(setting, narrowed, first)
    choices = choose_entries(narrowed, links, setting)
    strays = {
        index
        for index, candidate in enumerate(narrowed)
        if is_stray(candidate, choices[index], setting)
    }
    settled = [None if index in strays else choice for index, choice in enumerate(choices)]
    return tuple(
        _build_place(narrowed, index, settled, links, rules, weights[index])
        for index in range(len(narrowed))
        if weights[index] >= _STRAY_WEIGHT or index not in strays
    )


def _build_setting(
    kept: Sequence[Candidate],
    passages: Sequence[ParsedPassage],
    gazetteer: Gazetteer,
    context: PlaceContext,
) -> Setting:
    """Gather what the words, the dateline, the headline and the outlet tell of the document."""
    rules = load_place_rules()
    text = passages[0].document_text if passages else ""
    home, anchors = find_home(context, text, gazetteer, rules)
    clues = [find_clues(passages, rules), home]
    named = gazetteer.find(context.dateline_place) if context.dateline_place else ()
    dateline = sorted(named, key=lambda entry: -entry.population)[:1]
    clues += [Clues(((entry.country, _DATELINE_VOTES),)) for entry in dateline if entry.country]
    return build_setting(kept, (*dateline, *anchors), clues)


def _build_place(
    candidates: Sequence[Candidate],
    index: int,
    choices: Sequence[Choice | None],
    links: PlaceLinks,
    rules: PlaceRules,
    weight: float,
) -> PlaceFound:
    candidate, choice = candidates[index], choices[index]
    role = read_role(candidate, choice.entry if choice else None, rules)
    if choice is None:
        holder = links.holders.get(index)
        outer = choices[holder] if holder is not None else None
        place = _place_inside(candidate, outer.entry if outer else None)
    else:
        offset = read_offset(candidate.span, rules) if role is PlaceRole.LOCATION else None
        place = _place_at(candidate, choice.entry, offset)
    return PlaceFound(
        passage=candidate.passage,
        span=candidate.span,
        role=role,
        place=place,
        confidence=_estimate_confidence(weight, choice),
    )


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
        uncertainty_m=max(outer.uncertainty_m, 10_000),
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


def _estimate_confidence(weight: float, choice: Choice | None) -> float:
    """Join the odds of being a place with those of the right one; shape set on half the sets."""
    is_place = 1.0 / (1.0 + math.exp(-(weight - 0.8)))
    if choice is None:
        return round(0.4 * is_place, 2)
    margin = choice.margin + (2.0 if choice.is_bound else 0.0)
    is_right = 0.55 + 0.43 * (1.0 - math.exp(-margin / 1.5))
    return round(is_place * is_right, 2)
