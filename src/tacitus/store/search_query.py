"""What a person types into the search, understood without a syntax that can be wrong.

Words must all occur; "an exact phrase"; ``-word`` must not occur; ``word*`` begins with; ``OR``
between two of them asks for either. Every other sign only separates words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tacitus.errors import SearchError
from tacitus.store.search_words import Word, build_tsquery_word, join_keys, list_words

_PIECE = re.compile(r'(?P<minus>(?<!\S)[-−])?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+))')
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "＂": '"'})


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after the other; ``prefix``: the last one only begins so."""

    keys: tuple[str, ...]
    prefix: bool = False

    def find(self, words: Sequence[Word]) -> Iterator[tuple[int, int]]:
        """Find where the term stands in a text: start and end in code points."""
        n_keys = len(self.keys)
        for first, word in enumerate(words[: len(words) - n_keys + 1]):
            if not self._fits(word.key, 0):
                continue
            if all(self._fits(words[first + i].key, i) for i in range(1, n_keys)):
                yield word.start, words[first + n_keys - 1].end

    def _fits(self, key: str, position: int) -> bool:
        asked = self.keys[position]
        is_last = position == len(self.keys) - 1
        return key.startswith(asked) if self.prefix and is_last else key == asked


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """One of each group of terms must occur, and none of the unwanted ones."""

    wanted: tuple[tuple[Term, ...], ...]
    unwanted: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term that is looked for."""
        return tuple(term for group in self.wanted for term in group)


def parse_search(text: str) -> SearchQuery:
    """Understand a search; raises SearchError where it asks for nothing."""
    groups: list[list[Term]] = []
    unwanted: list[Term] = []
    joins = False
    for match in _PIECE.finditer(text.translate(_QUOTES).replace("\x00", " ")):
        if match["word"] == "OR" and not match["minus"]:
            joins = bool(groups)
            continue
        term = _build_term(match["phrase"], match["word"])
        if term is None:
            continue
        if match["minus"]:
            unwanted.append(term)
        elif joins:
            groups[-1].append(term)
        else:
            groups.append([term])
        joins = False
    if not groups:
        raise SearchError(_explain_empty(text, unwanted))
    return SearchQuery(tuple(tuple(group) for group in groups), tuple(unwanted))


def _build_term(phrase: str | None, word: str | None) -> Term | None:
    keys = join_keys(list_words(phrase if phrase is not None else word or ""))
    is_prefix = phrase is None and bool(word) and str(word).rstrip(",.;:!?)]").endswith("*")
    return Term(keys, prefix=is_prefix) if keys else None


def _explain_empty(text: str, unwanted: Sequence[Term]) -> str:
    if unwanted:
        return f"search {text!r} only says what to leave out; add a word that must occur"
    return f"search {text!r} has no word to look for; type words, or a phrase in double quotes"


def build_fts5(query: SearchQuery) -> str:
    """Write a search for SQLite's FTS5; every word is quoted, so that none is an operator."""
    wanted = " AND ".join(f"({' OR '.join(map(_term_fts5, group))})" for group in query.wanted)
    if not query.unwanted:
        return wanted
    return f"({wanted}) NOT ({' OR '.join(map(_term_fts5, query.unwanted))})"


def _term_fts5(term: Term) -> str:
    return '"' + " ".join(term.keys) + '"' + (" *" if term.prefix else "")


def build_tsquery(query: SearchQuery) -> str:
    """Write a search as a PostgreSQL tsquery."""
    groups = [f"({' | '.join(map(_term_tsquery, group))})" for group in query.wanted]
    return " & ".join([*groups, *(f"!{_term_tsquery(term)}" for term in query.unwanted)])


def _term_tsquery(term: Term) -> str:
    last = len(term.keys) - 1
    words = [
        build_tsquery_word(key, prefix=term.prefix and position == last)
        for position, key in enumerate(term.keys)
    ]
    return f"({' <-> '.join(words)})"
