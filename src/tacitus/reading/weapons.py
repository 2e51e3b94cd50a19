"""Weapons named in the telling of an event, and what they say of its modes."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from tacitus.reading.events_rules import WordKind


def find_weapons(
    stretch: Iterable[Token], weapons: dict[str, WordKind]
) -> list[tuple[Span, WordKind]]:
    """Find the weapons named in a stretch of text, in text order, each kind once."""
    found: dict[str, tuple[Span, WordKind]] = {}
    previous: Token | None = None
    for token in stretch:
        kind = weapons.get(token.lemma_.lower()) or weapons.get(token.lower_)
        span = token.doc[token.i : token.i + 1]
        if previous is not None:
            pair = weapons.get(f"{previous.lower_} {token.lemma_.lower()}")
            if pair is not None:
                kind, span = pair, token.doc[previous.i : token.i + 1]
        previous = token
        if kind is not None and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            found.setdefault(kind.id, (span, kind))
    return [found[kind] for kind in found]
