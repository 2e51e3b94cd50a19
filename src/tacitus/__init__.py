"""Tacitus: news reports of conflict into a sourced record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from tacitus.api import link, open_record, read, search
    from tacitus.errors import TacitusError
    from tacitus.model.document import Document
    from tacitus.model.event import Event
    from tacitus.model.incident import Incident
    from tacitus.model.report import FailedDocument, Report
    from tacitus.model.search import FoundDocument
    from tacitus.settings import Settings

__all__ = [
    "Document",
    "Event",
    "FailedDocument",
    "FoundDocument",
    "Incident",
    "Report",
    "Settings",
    "TacitusError",
    "__version__",
    "link",
    "open_record",
    "read",
    "search",
]

_HOMES = {
    "Document": "tacitus.model.document",
    "Event": "tacitus.model.event",
    "FailedDocument": "tacitus.model.report",
    "FoundDocument": "tacitus.model.search",
    "Incident": "tacitus.model.incident",
    "Report": "tacitus.model.report",
    "Settings": "tacitus.settings",
    "TacitusError": "tacitus.errors",
    "link": "tacitus.api",
    "open_record": "tacitus.api",
    "read": "tacitus.api",
    "search": "tacitus.api",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that importing the package is quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tacitus' has no attribute {name!r}")
    import importlib  # noqa: PLC0415

    return getattr(importlib.import_module(_HOMES[name]), name)
