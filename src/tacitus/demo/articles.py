"""Where the demo's articles lie."""

from __future__ import annotations

from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from pathlib import Path


def list_articles() -> AbstractContextManager[Path]:
    """Give the folder of the demo's articles, unpacked if need be."""
    return as_file(files("tacitus.demo") / "texts")
