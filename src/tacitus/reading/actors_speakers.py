"""First persons in quotations: "I" and "we" stand for whoever is speaking."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tacitus.reading.actors_rules import ActorRules

FIRST_PERSONS = frozenset({"i", "me", "my", "we", "us", "our", "myself", "ourselves"})
_OPENING = "“«"
_CLOSING = "”»"
_SUBJECTS = frozenset({"nsubj"})
_WINDOW = 60


def find_quoted(doc: Doc) -> list[bool]:
    """Say of every word whether it stands between quotation marks, up to the passage's end."""
    quoted: list[bool] = []
    is_open = False
    for token in doc:
        text = token.text
        if text in ('"', "``", "''"):
            is_open = not is_open
        elif text[0] in _OPENING:
            is_open = True
        elif text[0] in _CLOSING:
            is_open = False
        quoted.append(is_open)
    return quoted


def find_speaker(token: Token, quoted: Sequence[bool], rules: ActorRules) -> Token | None:
    """Give the subject of the nearest verb of saying outside the quotation, or None.

    The nearest one counts by distance in words; it must lie in the same passage.
    """
    doc = token.doc
    best: Token | None = None
    for index in range(max(0, token.i - _WINDOW), min(len(doc), token.i + _WINDOW)):
        verb = doc[index]
        if verb.lemma_ not in rules.words.saying or quoted[index] or verb.pos_ != "VERB":
            continue
        if best is not None and abs(best.head.i - token.i) <= abs(index - token.i):
            continue
        subjects = [child for child in verb.children if child.dep_ in _SUBJECTS]
        if subjects:
            best = subjects[0]
    return best
