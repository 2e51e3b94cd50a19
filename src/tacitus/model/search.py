"""What a search of the documents finds."""

from __future__ import annotations

import datetime
import json
from typing import Final, Literal

from pydantic import ConfigDict, Field

from tacitus.model.enums import Tier
from tacitus.model.values import Frozen, Span

FOUND_SCHEMA: Final = "tacitus.found/1"


class FoundDocument(Frozen):
    """A document that has what was looked for.

    ``snippet`` and ``hits`` are stretches of the document's text, ``hits`` those within the
    snippet; ``n_hits`` counts all, ``n_chars`` the text's characters. A document found by its
    title alone has no hits.
    """

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    schema_name: Literal["tacitus.found/1"] = Field(default=FOUND_SCHEMA, alias="schema")
    tier: Tier = Tier.INTERNAL
    document: str
    external_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published_on: datetime.date | None = None
    dated_on: datetime.date | None = None
    language: str | None = None
    score: float
    snippet: Span
    hits: tuple[Span, ...] = ()
    n_hits: int = Field(ge=0)
    n_chars: int = Field(ge=0)
    n_events: int = Field(ge=0)
    incidents: tuple[str, ...] = ()


class Found(Frozen):
    """The best documents of a search, and how many there are in all."""

    documents: tuple[FoundDocument, ...]
    n_all: int = Field(ge=0)


def format_found_json(found: FoundDocument, *, indent: int | None = None) -> str:
    """Write a found document as JSON."""
    return json.dumps(found.model_dump(mode="json"), ensure_ascii=False, indent=indent)
