"""What can go wrong, as one base and a handful of families.

A message says what is wrong, where (file, line, document), the value, and what to do.
"""

from __future__ import annotations


class TacitusError(Exception):
    """Base of every error that Tacitus raises on purpose."""


class IntakeError(TacitusError):
    """A file or a document that cannot be taken in."""


class SettingsError(TacitusError):
    """A setting or a rule file that is not valid; the message lists every fault."""


class MissingPartError(TacitusError):
    """A model, a gazetteer or an optional program that is not installed."""


class StoreError(TacitusError):
    """A record that cannot be opened, read or written."""


class SearchError(TacitusError):
    """A search or a filter that asks for nothing there is; the message says what can be asked."""


class ExportError(TacitusError):
    """An export that must not or cannot be written."""
