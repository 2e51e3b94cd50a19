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
        lemma, start = token.lemma_.lower(), token.i
        kind = weapons.get(lemma) or weapons.get(token.lower_)
        if previous is not None:
            pair = weapons.get(f"{previous.lower_} {lemma}")
            if pair is not None:
                kind, start = pair, previous.i
        previous = token
        if kind is not None and token.pos_ in ("NOUN", "PROPN", "ADJ"):
            found.setdefault(kind.id, (token.doc[start : token.i + 1], kind))
    return [found[kind] for kind in found]
