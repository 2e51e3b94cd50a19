"""JSON Schema of what Tacitus prints, generated from the types."""

from __future__ import annotations

import json

from pydantic import BaseModel

from tacitus.model.incident import Incident
from tacitus.model.report import FailedDocument, Report
from tacitus.model.search import FoundDocument
from tacitus.model.told_event import ToldEvent

_TYPES: dict[str, type[BaseModel]] = {
    "report": Report,
    "incident": Incident,
    "failed": FailedDocument,
    "found": FoundDocument,
    "told_event": ToldEvent,
}
SCHEMA_NAMES = tuple(_TYPES)


def build_json_schema(name: str) -> dict[str, object]:
    """Give the JSON Schema (2020-12) of one of ``SCHEMA_NAMES``."""
    schema = _TYPES[name].model_json_schema(mode="serialization", by_alias=True)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def format_json_schema(name: str) -> str:
    """Write a JSON Schema as the documentation carries it."""
    return json.dumps(build_json_schema(name), indent=1, ensure_ascii=False) + "\n"
