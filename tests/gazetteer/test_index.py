"""The index from names to places, against the plain way to do it."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from pathlib import Path

import marisa_trie
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus.gazetteer import index as index_module
from tacitus.gazetteer.index import IndexBuilder
from tacitus.gazetteer.layout import ALTERNATE

_N_ROWS = 40
_PAIRS = st.lists(
    st.tuples(
        st.text(st.characters(codec="utf-8", exclude_characters="\n\0"), min_size=1, max_size=4),
        st.integers(0, _N_ROWS - 1),
        st.booleans(),
    ),
    max_size=60,
    unique_by=lambda pair: pair[:2],
)


def build(
    folder: Path, pairs: list[tuple[str, int, bool]], ranks: list[int]
) -> dict[str, list[int]]:
    targets = (folder / "keys", folder / "offsets.npy", folder / "postings.npy")
    with IndexBuilder(folder, "test") as builder:
        for key, row, is_alternate in pairs:
            builder.add(key, row | (ALTERNATE if is_alternate else 0))
        builder.write(targets, np.array(ranks, dtype=np.uint32))
    trie = marisa_trie.Trie().load(str(targets[0]))
    offsets, postings = np.load(targets[1]), np.load(targets[2])
    return {
        key: postings[offsets[trie[key]] : offsets[trie[key] + 1]].tolist() for key in sorted(trie)
    }


@given(_PAIRS, st.permutations(range(_N_ROWS)))
@settings(max_examples=60, deadline=None)
def test_every_key_gives_its_places_best_first(
    pairs: list[tuple[str, int, bool]], ranks: list[int]
) -> None:
    expected: dict[str, list[tuple[bool, int, int]]] = defaultdict(list)
    for key, row, is_alternate in pairs:
        posting = row | (ALTERNATE if is_alternate else 0)
        expected[key].append((is_alternate, ranks[row], posting))
    with tempfile.TemporaryDirectory() as name:
        found = build(Path(name), pairs, ranks)
        assert list(Path(name).glob(".test*")) == []
    assert found == {key: [item[2] for item in sorted(items)] for key, items in expected.items()}


def test_blocks_on_the_disk_give_the_same_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [(f"name {n % 17}", n % _N_ROWS, n % 3 == 0) for n in range(200)]
    pairs = list({pair[:2]: pair for pair in pairs}.values())
    ranks = list(range(_N_ROWS))
    whole = build(tmp_path, pairs, ranks)
    monkeypatch.setattr(index_module, "_BLOCK", 7)
    assert build(tmp_path, pairs, ranks) == whole
