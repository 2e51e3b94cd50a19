"""Numbers that count nothing: measures, years, house numbers, shares, designations."""

from __future__ import annotations

import re

from spacy.tokens import Token

from tacitus.model.values import Frozen

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_LEADS = frozenset({"in", "since", "during", "until", "till", "year", "early", "late", "mid"})
_YEAR_LINKS = frozenset({"of", "before", "after", "through", "for"})
_YEAR_OWNERS = frozenset({"the", "'s", "a", "an", "this", "that", "over"})
_COUNTED = frozenset({"NOUN", "PROPN", "ADJ"})
_STREET_REACH = 5
_DASHES = frozenset({"-", "–", "‑", "—"})


class MeasureWords(Frozen):
    """Words that make the number beside them a measure."""

    words: frozenset[str]
    currencies: frozenset[str]
    months: frozenset[str]
    streets: frozenset[str]


def is_measure(
    tokens: list[Token], words: list[str], start: int, end: int, rules: MeasureWords
) -> bool:
    """Say whether the number measures, dates or names something instead of counting it."""
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if before in rules.currencies or after in rules.words:
        return True
    is_bare_year = end == start + 1 and _YEAR.fullmatch(words[start]) is not None
    if is_bare_year and (_is_dated(words, start, rules) or _is_year(tokens, words, start)):
        return True
    if words[start][:1].isdigit() and _is_address(tokens, words, end, rules):
        return True
    if end == start + 1 and before in rules.months and words[start].isdigit():
        return True
    if after in _DASHES and not tokens[end - 1].whitespace_ and not tokens[end].whitespace_:
        return True
    glued_left = start > 0 and not tokens[start - 1].whitespace_
    return glued_left and before in (*_DASHES, ":", ".", "/", "#", "'")


def _is_dated(words: list[str], start: int, rules: MeasureWords) -> bool:
    """Say whether a month, or a month and a day, stand before a year."""
    near = [word for word in words[max(0, start - 3) : start] if word != ","]
    return any(word in rules.months for word in near[-2:])


def _is_year(tokens: list[Token], words: list[str], start: int) -> bool:
    """Say whether four digits are a year: "in 2015", "the first murder of 2015", "the 2015 raid".

    A plural after "the" ("the 2015 dead men") leaves them a count.
    """
    before = words[start - 1] if start else ""
    after = tokens[start + 1] if start + 1 < len(tokens) else None
    if before in _YEAR_LEADS or (after is not None and after.is_digit):
        return True
    is_noun = after is not None and (after.pos_ in _COUNTED or not after.pos_) and after.is_alpha
    if before in _YEAR_LINKS:
        return not is_noun and words[max(0, start - 2)] != "total"
    return before in _YEAR_OWNERS and after is not None and is_noun and not _is_many(after)


def _is_many(token: Token) -> bool:
    """Say whether a noun is a plural, or may be one where no model tagged it."""
    is_plural = token.lower_.endswith("s") or token.lower_ in ("people", "men", "women", "children")
    return token.tag_ in ("NNS", "NNPS") or is_plural


def _is_address(tokens: list[Token], words: list[str], end: int, rules: MeasureWords) -> bool:
    """Say whether a number is that of a house: capitals up to a word for a street follow."""
    for index in range(end, min(end + _STREET_REACH, len(words))):
        if words[index].rstrip(".") in rules.streets:
            return tokens[index].text[:1].isupper() and index > end
        if not tokens[index].text[:1].isupper():
            return False
    return False
