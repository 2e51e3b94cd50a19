"""Places: finding the names of places in a document and saying where they lie."""

from __future__ import annotations

from collections.abc import Sequence

from tacitus.gazetteer.lookup import Gazetteer
from tacitus.model.document import Document
from tacitus.reading.findings import PlaceFound
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.places_clues import Clues, find_clues
from tacitus.reading.places_confidence import estimate_confidence, find_land, is_toss_up
from tacitus.reading.places_find import Candidate, find_candidates
from tacitus.reading.places_home import PlaceContext, find_home, pick_sure
from tacitus.reading.places_keep import keep_places
from tacitus.reading.places_links import find_links
from tacitus.reading.places_lists import mark_lists
from tacitus.reading.places_locate import locate_places
from tacitus.reading.places_narrow import is_stray, narrow_entries, spread_holders
from tacitus.reading.places_resolve import choose_entries
from tacitus.reading.places_rules import load_place_rules
from tacitus.reading.places_setting import Setting, build_setting, hear_bodies, refine_setting

_STRAY_WEIGHT = (
    4.0  # below it a hamlet in a country not spoken of is left out; above it, it has no point
)
_DATELINE_VOTES = 2.0
_DATELINE_RULING = 5  # times its namesakes' people: a dateline's town that is not in doubt

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
    kept, weights, weak = keep_places(candidates, find_links(candidates, rules), passages, rules)
    links = find_links(kept, rules)
    setting = _build_setting(kept, passages, gazetteer, context, hear_bodies(candidates, kept))
    narrowed, links = spread_holders(narrow_entries(kept, links, setting), links)
    first = choose_entries(narrowed, links, setting, weak)
    setting = refine_setting(setting, narrowed, first)
    choices = choose_entries(narrowed, links, setting, weak)
    strays = {
        index
        for index, candidate in enumerate(narrowed)
        if is_stray(candidate, choices[index], setting)
    }
    lands = {
        index: find_land(candidate, setting)
        for index, candidate in enumerate(narrowed)
        if is_toss_up(candidate, choices[index])
    }
    settled = [
        None if index in strays or index in lands else choice
        for index, choice in enumerate(choices)
    ]
    known = {index: land for index, land in lands.items() if land}
    found = locate_places(narrowed, settled, links, known, rules)
    return tuple(
        PlaceFound(
            passage=candidate.passage,
            span=candidate.span,
            role=found[index].role,
            place=found[index].place,
            confidence=estimate_confidence(
                candidate,
                settled[index],
                weights[index],
                setting,
                has_point=found[index].place.latitude is not None,
            ),
        )
        for index, candidate in enumerate(narrowed)
        if weights[index] >= _STRAY_WEIGHT or index not in strays
    )


def _build_setting(
    kept: Sequence[Candidate],
    passages: Sequence[ParsedPassage],
    gazetteer: Gazetteer,
    context: PlaceContext,
    bodies: Clues,
) -> Setting:
    """Gather what the words, the dateline, the headline and the outlet tell of the document."""
    rules = load_place_rules()
    text = passages[0].document_text if passages else ""
    home, anchors = find_home(context, text, gazetteer, rules)
    clues = [find_clues(passages, rules), home, bodies]
    named = gazetteer.find(context.dateline_place) if context.dateline_place else ()
    dateline = pick_sure(sorted(named, key=lambda entry: -entry.population), _DATELINE_RULING)
    clues += [Clues(((entry.country, _DATELINE_VOTES),)) for entry in dateline if entry.country]
    return build_setting(kept, (*dateline, *anchors), clues)
