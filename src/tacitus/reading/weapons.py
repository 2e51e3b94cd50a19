"""Weapons named in the telling of an event, and what they say of its modes."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from tacitus.reading.events_rules import WordKind

_MOST_WORDS = 5
_NAMES = frozenset({"NOUN", "PROPN", "ADJ"})


def find_weapons(
    stretch: Iterable[Token], weapons: dict[str, WordKind]
) -> list[tuple[Span, WordKind]]:
    """Find the weapons named in a stretch of text, in text order, each kind once.

    Of names that end alike the longest counts: a "mortar bomb" is no bomb.
    """
    tokens = list(stretch)
    found: dict[str, tuple[Span, WordKind]] = {}
    end = len(tokens)
    while end > 0:
        hit = _find_ending(tokens, end, weapons)
        if hit is None:
            end -= 1
            continue
        start, kind = hit
        if kind is not None:
            first, last = tokens[start], tokens[end - 1]
            found[kind.id] = (first.doc[first.i : last.i + 1], kind)
        end = start
    return sorted(found.values(), key=lambda item: item[0].start)


def _find_ending(
    tokens: list[Token], end: int, weapons: dict[str, WordKind]
) -> tuple[int, WordKind | None] | None:
    """Give where the longest name that ends here begins, and its kind; None for it if beside
    other words it is no weapon."""
    last = tokens[end - 1]
    if last.pos_ not in _NAMES:
        return None
    for start in range(max(0, end - _MOST_WORDS), end):
        before = " ".join(t.lower_ for t in tokens[start : end - 1] if t.lower_ != "-")
        is_run = last.i - tokens[start].i == end - 1 - start
        if not is_run or tokens[start].lower_ == "-" or (start < end - 1 and not before):
            continue
        kind = _look_up(f"{before} " if before else "", last, weapons)
        if kind is not None:
            return start, None if _is_other_thing(tokens[start], last, kind) else kind
    return None


def _look_up(before: str, last: Token, weapons: dict[str, WordKind]) -> WordKind | None:
    return weapons.get(before + last.lemma_.lower()) or weapons.get(before + last.lower_)


def _is_other_thing(first: Token, last: Token, kind: WordKind) -> bool:
    """Say whether the words beside a name make it something else: "coal mine", "bomb squad"."""
    doc = last.doc
    if first.i and doc[first.i - 1].lower_ in kind.not_after:
        return True
    return last.i + 1 < len(doc) and doc[last.i + 1].lower_ in kind.not_before
