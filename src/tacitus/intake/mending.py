"""Mending of saved text: letters that were decoded wrongly, entities left as they were written."""

from __future__ import annotations

import html
import re

from ftfy import fix_encoding
from ftfy.badness import is_bad

from tacitus.intake.decoding import Decoded

_ENTITY = re.compile(r"&(?:amp;)?(?:#\d{2,6}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z]{2,8}\d{0,2});")


def mend_characters(text: str) -> Decoded:
    """Mend wrongly decoded letters, and resolve entities ("&rsquo;"); notes say how much."""
    mended = mend_letters(text)
    text, n_entities = _resolve_entities(mended.text)
    if not n_entities:
        return mended
    return Decoded(text, (*mended.notes, f"{_count(n_entities, 'entity', 'entities')} resolved"))


def mend_letters(text: str) -> Decoded:
    """Mend UTF-8 that was read as Windows-1252 ("â€™").

    Line by line, and only where the letters cannot have been meant; a note says how much.
    """
    lines = text.split("\n")
    n_lines = 0
    for number, line in enumerate(lines):
        if not line.isascii() and is_bad(line):
            mended = fix_encoding(line)
            n_lines += mended != line
            lines[number] = mended
    notes = (f"wrongly decoded letters mended in {_count(n_lines, 'line')}",) if n_lines else ()
    return Decoded("\n".join(lines), notes)


def _resolve_entities(text: str) -> tuple[str, int]:
    """Resolve entities, those that were escaped twice too; an unknown one stays."""
    if "&" not in text:
        return text, 0
    n_resolved = 0

    def resolve(match: re.Match[str]) -> str:
        nonlocal n_resolved
        found = html.unescape(html.unescape(match[0]))
        n_resolved += found != match[0]
        return found

    return _ENTITY.sub(resolve, text), n_resolved


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"1 {one}" if number == 1 else f"{number} {many or one + 's'}"
