"""The dateline before the first sentence of a story, in a parsed passage."""

from __future__ import annotations

from spacy.tokens import Doc, Token

_LONGEST = 26
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_SMALL = frozenset({"of", "the", "de", "del", "la", "el", "al", "and"})


def dateline_end(doc: Doc) -> int:
    """Give the index behind a dateline's dash: "GAO, May 12 (Example Wire) -"; 0 where none is.

    Everything before the dash is capitalised, a number or a sign, and there is a day, an agency in
    brackets, or a place in capitals.
    """
    if not len(doc) or not doc[0].text[:1].isupper():
        return 0
    for token in doc[:_LONGEST]:
        if token.text in _DASHES and token.i and _stands_alone(token):
            return token.i + 1 if _is_head(doc[: token.i].text, doc) else 0
        if token.is_alpha and not token.text[:1].isupper() and token.lower_ not in _SMALL:
            return 0
    return 0


def _stands_alone(dash: Token) -> bool:
    return bool(dash.nbor(-1).whitespace_) or dash.text == "--"


def _is_head(text: str, doc: Doc) -> bool:
    has_details = any(char.isdigit() for char in text) or "(" in text
    return has_details or (doc[0].text.isupper() and len(doc[0]) > 2 and len(text.split()) < 6)
