"""Text for the terminal: as wide as it is, in colour only where a person reads."""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Sequence
from io import StringIO
from typing import Final

from rich.console import Console, RenderableType

INTERNAL: Final = "INTERNAL: personal names and exact places; not for publication"
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"\s+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff]")
_ISOLATE, _END_ISOLATE = "\u2068", "\u2069"


def is_terminal() -> bool:
    """Say whether a person reads the output on a terminal."""
    return Console().is_terminal


def flatten(words: str) -> str:
    """Show a stretch of text on one line; what would steer the terminal becomes U+FFFD."""
    return _SPACE.sub(" ", _CONTROL.sub("\ufffd", words))


def isolate(words: str) -> str:
    """Keep words written from right to left from turning round what stands beside them."""
    if not _RIGHT_TO_LEFT.search(words):
        return words
    if all(unicodedata.bidirectional(char) in ("NSM", "BN") for char in words):
        return words
    return f"{_ISOLATE}{words}{_END_ISOLATE}"


def render(parts: Sequence[RenderableType]) -> str:
    """Render to text as wide as the terminal, 60 to 140 columns."""
    width = max(60, min(shutil.get_terminal_size((100, 24)).columns, 140))
    coloured = is_terminal()
    buffer = StringIO()
    console = Console(
        file=buffer,
        width=width,
        force_terminal=coloured,
        color_system="auto" if coloured else None,
        highlight=False,
    )
    for part in parts:
        console.print(part)
    console.print()
    return "".join(line.rstrip() + "\n" for line in buffer.getvalue().split("\n")[:-1])
