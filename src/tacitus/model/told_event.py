"""An event of the record listed on its own, with the document that tells it."""

from __future__ import annotations

import datetime
import json
from typing import Final, Literal

from pydantic import ConfigDict, Field

from tacitus.model.enums import Tier
from tacitus.model.event import Event
from tacitus.model.values import Frozen

TOLD_SCHEMA: Final = "tacitus.told_event/1"


class ToldEvent(Frozen):
    """A plan, a threat, a denial ...: what one document tells, as no incident.

    ``id`` is the event's global id; ``actors`` and ``recipients`` are the names behind the ids in
    ``event``, which is as in a report. ``incident`` is the incident it attaches to, or None.
    """

    model_config = ConfigDict(serialize_by_alias=True, validate_by_name=True)

    schema_name: Literal["tacitus.told_event/1"] = Field(default=TOLD_SCHEMA, alias="schema")
    tier: Tier = Tier.INTERNAL
    id: str
    document: str
    external_id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published_on: datetime.date | None = None
    dated_on: datetime.date | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    incident: str | None = None
    event: Event


def format_told_json(told: ToldEvent, *, indent: int | None = None) -> str:
    """Write a listed event as JSON."""
    return json.dumps(told.model_dump(mode="json"), ensure_ascii=False, indent=indent)
