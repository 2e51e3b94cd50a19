"""Items on lines of their own within a paragraph: bullets, headlines, live entries, turns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LINE_END = re.compile(r"\r?\n|[\u2028\x85]")
_MARKS = (
    re.compile(r"[*•‣▪◦●■►·–—-]{1,2}\s+(?=[\"'“‘(\[]?[^\W_a-z])"),
    re.compile(r"\(?\d{1,2}[.)]\s+(?=[\"'“‘(\[]?[^\W\d_])"),
    re.compile(
        r"(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?"
        r"(?:\s(?:GMT|UTC|[A-Z]{1,3}T|local time))?\s*[:–—-]?\s+(?=[\"'“‘(\[]?[^\W\d_a-z])"
    ),
    re.compile(r"(?:Q|A|Question|Answer)\s?[:.]\s+(?=\S)"),
    re.compile(r"\[[^\W\d_a-z][^\[\]\n]{1,40}\]\s*:?\s+(?=\S)"),
    re.compile(r"[^\W\d_a-z][^\W\d_a-z .'’-]{1,30}[^\W\d_a-z]:\s+(?=\S)"),
)
# A turn that begins with a name; in a text of capitals a name cannot be told from other words.
_NAMED = (4, 5)
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_GOES_ON = re.compile(
    r"(?:[,;(–—-]|['’]s|\b(?:a|an|the|of|in|on|at|by|to|for|from|with|and|or|but|that|who|which|as|near|"
    r"his|her|its|their|was|were|is|are|has|have|had|said|mr|mrs|ms|dr)\.?)$",
    re.I,
)
_BEGINS = re.compile(r"[\"'“‘(\[]?[^\W_a-zß-öø-ÿ]")
_MOST_LINES = 400
_LEAST_ITEMS = 3
_LONGEST_ITEM = 140
# A line that leaves two fifths of the width empty, where the next word had room, was ended there.
_SHORT_SHARE = 0.6


def find_item_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Find where items begin on a line inside a paragraph, its own beginning left out.

    Lines wrapped by hand stay together; so do the wrapped lines of one item.
    """
    lines = _cut_lines(text, start, end)
    if len(lines) < 2:
        return
    words = [text[first:last].strip() for first, last in lines]
    kinds = [_find_mark(line) for line in words]
    is_list = _is_list(words)
    width = max(map(len, words[:_MOST_LINES]))
    for number in range(1, len(lines)):
        if _begins_item(words, kinds, number) or (
            kinds[number] is None and (is_list or _is_ended(words, number, width))
        ):
            yield lines[number][0]


def _cut_lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    for match in _LINE_END.finditer(text, start, end):
        lines.append((start, match.start()))
        start = match.end()
    return [*lines, (start, end)]


def _find_mark(line: str) -> int | None:
    for kind, mark in enumerate(_MARKS):
        match = mark.match(line)
        if match is not None:
            return None if kind in _NAMED and _is_upper((line[match.end() :],)) else kind
    return None


def _begins_item(words: Sequence[str], kinds: Sequence[int | None], number: int) -> bool:
    """Say whether a mark begins an item: after a finished line, or where its like stands near."""
    kind = kinds[number]
    if kind is None:
        return False
    if _SENTENCE_END.search(words[number - 1]):
        return True
    if kind in _NAMED:
        return False
    others = [*kinds[max(0, number - 8) : number], *kinds[number + 1 : number + 9]]
    return kind in others


def _is_list(words: Sequence[str]) -> bool:
    """Say whether all lines are short items without a stop, none of them filled to the width."""
    if not _LEAST_ITEMS <= len(words) <= _MOST_LINES or _is_upper(words):
        return False
    width = max(map(len, words))
    if width > _LONGEST_ITEM or not all(_BEGINS.match(line) for line in words):
        return False
    if any(_SENTENCE_END.search(line) or _GOES_ON.search(line) for line in words[:-1]):
        return False
    roomy = [_has_room(words, number, width) for number in range(1, len(words))]
    return 2 * sum(roomy) >= len(roomy)


def _is_ended(words: Sequence[str], number: int, width: float) -> bool:
    """Say whether the line before was ended long before the width, without a stop."""
    before = words[number - 1]
    if not _BEGINS.match(words[number]) or _SENTENCE_END.search(before) or _GOES_ON.search(before):
        return False
    return not _is_upper((before,)) and _has_room(words, number, _SHORT_SHARE * width)


def _has_room(words: Sequence[str], number: int, width: float) -> bool:
    """Say whether the first word of a line would have fitted on the line before."""
    return len(words[number - 1]) + 1 + len(words[number].split(" ", 1)[0]) <= width


def _is_upper(words: Sequence[str]) -> bool:
    return not any(char.islower() for line in words for char in line)
