"""Identifiers that depend on content alone, never on the order of arrival."""

from __future__ import annotations

import hashlib
import json
from datetime import date


def build_document_id(
    text: str,
    *,
    url: str | None = None,
    publisher: str | None = None,
    published_on: date | None = None,
    title: str | None = None,
    external_id: str | None = None,
) -> str:
    """Give the document's id: SHA-256 of the canonical JSON of its text and publication record."""
    record = {
        "text": text,
        "url": url,
        "publisher": publisher,
        "published_on": published_on.isoformat() if published_on else None,
        "title": title,
        "external_id": external_id,
    }
    return f"sha256:{digest_json(record)}"


def digest_json(value: object) -> str:
    """Give the SHA-256 of a value's canonical JSON (sorted keys, no spaces, UTF-8)."""
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def build_event_id(document_id: str, event_id: str) -> str:
    """Give the event's global id."""
    return f"{document_id}#{event_id}"


def build_incident_id(event_ids: list[str]) -> str:
    """Mint an incident's id from its smallest member event's global id."""
    return "inc-" + hashlib.sha256(min(event_ids).encode("utf-8")).hexdigest()[:16]
