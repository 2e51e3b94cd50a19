"""The body: what is left of a text when notices and furniture are masked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from tacitus.model.values import Range


def build_body(
    text: str, masked: Iterable[tuple[int, int]], breaks: Iterable[int] = ()
) -> tuple[Range, ...]:
    """Give the stretches that no mask covers, sorted and disjoint.

    A paragraph ends at each of ``breaks``: the white space there is a stretch of its own. Where
    nothing would be left, the whole text is the body: an article is never lost to its notices.
    """
    stretches: list[tuple[int, int]] = []
    cursor = 0
    for start, end in _merge(masked):
        stretches.append((cursor, start))
        cursor = end
    stretches.append((cursor, len(text)))
    kept = [(start, end) for start, end in stretches if end > start]
    if not any(text[start:end].strip() for start, end in kept):
        return (Range(start=0, end=len(text)),) if text else ()
    cut = _cut_at(text, kept, sorted(set(breaks)))
    return tuple(Range(start=start, end=end) for start, end in _drop_spare_space(text, cut))


def _merge(masked: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(masked):
        if end <= start:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cut_at(
    text: str, stretches: Sequence[tuple[int, int]], breaks: Sequence[int]
) -> list[tuple[int, int]]:
    cut: list[tuple[int, int]] = []
    for start, end in stretches:
        for point in breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]:
            if point <= start:
                continue
            space = point
            while space < end and text[space].isspace():
                space += 1
            cut.append((start, point))
            if space > point:
                cut.append((point, space))
            start = space
        if end > start:
            cut.append((start, end))
    return cut


def _drop_spare_space(text: str, stretches: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave white space out before the first words, after the last, and where it is doubled."""
    if len(stretches) <= 1:
        return list(stretches)
    kept: list[tuple[int, int]] = []
    for start, end in stretches:
        is_space = not text[start:end].strip()
        if is_space and (not kept or not text[kept[-1][0] : kept[-1][1]].strip()):
            continue
        while not is_space and text[start].isspace():
            start += 1
        kept.append((start, end))
    if kept and not text[kept[-1][0] : kept[-1][1]].strip():
        kept.pop()
    return kept
