"""Reading places of short texts, as the tests of places do it."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from tacitus.gazetteer.lookup import open_gazetteer
from tacitus.reading.findings import PlaceFound
from tacitus.reading.passages import ParsedPassage, Passage
from tacitus.reading.places import PlaceContext, find_and_resolve_places

Parse = Callable[[str], Doc]


def read_places(
    parse: Parse, *texts: str, context: PlaceContext | None = None
) -> tuple[PlaceFound, ...]:
    """Read the places of passages that make one document."""
    whole = "\n\n".join(texts)
    passages = []
    start = 0
    for number, text in enumerate(texts):
        passage = Passage(text=text, pieces=((0, start),))
        passages.append(ParsedPassage(number, passage, parse(text), whole))
        start += len(text) + 2
    return find_and_resolve_places(passages, open_gazetteer(), context or PlaceContext())


def find_place(places: tuple[PlaceFound, ...], name: str) -> PlaceFound:
    """Give the first place whose wording holds the name."""
    return next(place for place in places if name in place.span.text)


def list_names(places: tuple[PlaceFound, ...]) -> list[str]:
    """List the wordings."""
    return [place.span.text for place in places]
