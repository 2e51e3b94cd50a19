"""Near copies: reports that print the same words, collapsed into families.

Candidates come from MinHash over word trigrams (near copies) and from shared sampled trigram
hashes (a wire story inside a long article); every candidate is then checked on its full set of
trigrams. A family holds texts of which each pair in the chain is mostly the same; a long article
that merely swallows another text is kept apart and *contains* it.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Final

import rensa

from tacitus.model.document import Document

N_PERM: Final = 128
N_BANDS: Final = 32
SEED: Final = 20261122
CONTAINED: Final = 0.5
"""Least share of the shorter text's trigrams found in the longer one. Ten per cent of the words
edited leave 0.73 of the trigrams; independent stories on one event share under 0.2."""
SAME_LENGTH: Final = 0.4
"""Least ratio of the lengths of two members of a family; below it the longer contains the other."""
MIN_SHARED: Final = 15
SAMPLE: Final = 16
MIN_SAMPLED: Final = 2
MAX_POSTING: Final = 50
"""A sampled trigram in more documents than this is a formula or a notice, and pairs nothing."""

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Family:
    """Copies of one text, the first printed first; ids of documents."""

    id: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Families:
    """All families, and which documents swallow which (longer -> the shorter ones)."""

    families: tuple[Family, ...] = ()
    of: dict[str, str] = field(default_factory=dict)
    contains: dict[str, tuple[str, ...]] = field(default_factory=dict)


def find_families(documents: Sequence[Document]) -> Families:
    """Group documents into families of near copies; the order of the documents does not matter."""
    ordered = sorted(documents, key=lambda document: document.id)
    hashes = [frozenset(row) for row in _hash_trigrams(ordered)]
    parents = list(range(len(ordered)))
    contains: dict[str, list[str]] = defaultdict(list)
    for a, b in sorted(_find_candidates(hashes)):
        small, large = (a, b) if (len(hashes[a]), a) <= (len(hashes[b]), b) else (b, a)
        if not _is_contained(hashes[small], hashes[large]):
            continue
        if len(hashes[small]) >= SAME_LENGTH * len(hashes[large]):
            _join(parents, a, b)
        else:
            contains[ordered[large].id].append(ordered[small].id)
    return _build_families(ordered, parents, contains)


def build_print_order(document: Document) -> tuple[date, str]:
    """Give the key by which a family's first member is chosen: day first printed, then id."""
    day = document.first_published_on or document.dated_on or document.published_on
    return (day or date.max, document.id)


def cut_body(document: Document) -> str:
    """Give the article's own words, without notices and page furniture."""
    if not document.body:
        return document.text
    return "\n".join(document.text[part.start : part.end] for part in document.body)


def _hash_trigrams(documents: Sequence[Document]) -> list[list[int]]:
    rows = []
    for document in documents:
        words = _WORD.findall(cut_body(document).casefold())
        rows.append([" ".join(part) for part in zip(words, words[1:], words[2:], strict=False)])
    hashed: list[list[int]] = rensa.RMinHash.hash_token_sets(rows) if rows else []
    return hashed


def _find_candidates(hashes: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    return _find_near(hashes) | _find_sampled(hashes)


def _find_near(hashes: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    """Pair documents whose MinHash agrees in a band; each with the band's first few only."""
    used = [i for i, row in enumerate(hashes) if row]
    if len(used) < 2:
        return set()
    flat, offsets = array("Q"), array("Q", [0])
    for i in used:
        flat.extend(sorted(hashes[i]))
        offsets.append(len(flat))
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(flat, offsets, N_PERM, SEED)
    size = N_PERM // N_BANDS
    bands: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for i, digest in zip(used, matrix.to_rows(), strict=True):
        for band in range(N_BANDS):
            bands[(band, *digest[band * size : (band + 1) * size])].append(i)
    return {pair for ids in bands.values() for pair in _pair_up(ids)}


def _find_sampled(hashes: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    postings: dict[int, list[int]] = defaultdict(list)
    for i, row in enumerate(hashes):
        for value in row:
            if value % SAMPLE == 0:
                postings[value].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for ids in postings.values():
        if 1 < len(ids) <= MAX_POSTING:
            shared.update(combinations(ids, 2))
    return {
        pair
        for pair, n in shared.items()
        if n >= MIN_SAMPLED and n * SAMPLE >= 0.25 * min(len(hashes[pair[0]]), len(hashes[pair[1]]))
    }


def _pair_up(ids: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pair all members of a small group; of a large one, each with its neighbours and the first."""
    if len(ids) <= 20:
        yield from combinations(ids, 2)
        return
    for position, i in enumerate(ids[1:], start=1):
        yield ids[0], i
        if position > 1:
            yield ids[position - 1], i


def _is_contained(small: frozenset[int], large: frozenset[int]) -> bool:
    shared = len(small & large)
    return shared >= min(MIN_SHARED, len(small)) and shared >= CONTAINED * len(small) > 0


def _find_root(parents: list[int], i: int) -> int:
    while parents[i] != i:
        parents[i] = parents[parents[i]]
        i = parents[i]
    return i


def _join(parents: list[int], a: int, b: int) -> None:
    a, b = _find_root(parents, a), _find_root(parents, b)
    parents[max(a, b)] = min(a, b)


def _build_families(
    ordered: Sequence[Document], parents: list[int], contains: dict[str, list[str]]
) -> Families:
    groups: dict[int, list[Document]] = defaultdict(list)
    for i, document in enumerate(ordered):
        groups[_find_root(parents, i)].append(document)
    families = [_build_family(group) for group in groups.values()]
    families.sort(key=lambda family: family.id)
    of = {member: family.id for family in families for member in family.members}
    kept = {longer: tuple(sorted(set(parts))) for longer, parts in sorted(contains.items())}
    return Families(families=tuple(families), of=of, contains=kept)


def _build_family(group: Iterable[Document]) -> Family:
    members = tuple(document.id for document in sorted(group, key=build_print_order))
    return Family(id=members[0], members=members)
