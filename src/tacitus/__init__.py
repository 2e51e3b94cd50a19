"""Tacitus: news reports of conflict into a sourced record."""

from __future__ import annotations

__version__ = "0.1.0"
