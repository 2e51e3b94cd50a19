"""An index from names to places, written with little memory however many there are.

The keys lie in a trie that is read from the disk; beside it stand, for each key's number, the
places that bear it, best first. While it is built, keys and postings lie in files, and all sorting
is done on whole arrays.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final

import marisa_trie
import numpy as np
import numpy.typing as npt

from tacitus.gazetteer.layout import ALTERNATE

_DIGEST_BYTES: Final = 8
_BLOCK: Final = 1 << 16

Counts = npt.NDArray[np.uint32]


class IndexBuilder:
    """Takes (key, posting) in any order; ``write`` lays them down."""

    def __init__(self, folder: Path, name: str) -> None:
        self._paths = [folder / f".{name}.{part}" for part in ("keys", "digests", "postings")]
        self._files = [path.open("wb") for path in self._paths]
        self._keys: list[bytes] = []
        self._postings = array("I")
        self._count = 0

    def __enter__(self) -> IndexBuilder:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for file in self._files:
            file.close()
        for path in self._paths:
            path.unlink(missing_ok=True)

    def add(self, key: str, posting: int) -> None:
        """Take one place under one key; a key must not hold a line end."""
        self._keys.append(key.encode("utf-8"))
        self._postings.append(posting)
        if len(self._keys) >= _BLOCK:
            self._flush()

    def write(self, targets: tuple[Path, Path, Path], ranks: Counts) -> None:
        """Write trie, offsets and postings; ``ranks`` gives each row's place in the order."""
        self._flush()
        for file in self._files:
            file.flush()
        is_first = self._find_first()
        trie = marisa_trie.Trie(
            key for key, keep in zip(self._read_keys(), is_first, strict=True) if keep
        )
        del is_first
        numbers = np.fromiter(
            (trie[key] for key in self._read_keys()), dtype=np.uint32, count=self._count
        )
        trie.save(str(targets[0]))
        n_keys = len(trie)
        del trie
        offsets = np.zeros(n_keys + 1, dtype="<u4")
        np.cumsum(np.bincount(numbers, minlength=n_keys), out=offsets[1:], dtype=np.uint32)
        np.save(targets[1], offsets, allow_pickle=False)
        np.save(targets[2], self._sort_postings(numbers, ranks), allow_pickle=False)

    def _flush(self) -> None:
        keys, digests, postings = self._files
        keys.write(b"".join(key + b"\n" for key in self._keys))
        digests.write(
            b"".join(hashlib.blake2b(key, digest_size=_DIGEST_BYTES).digest() for key in self._keys)
        )
        postings.write(self._postings.tobytes())
        self._count += len(self._keys)
        self._keys.clear()
        self._postings = array("I")

    def _read_keys(self) -> Iterator[str]:
        with self._paths[0].open("rb") as file:
            for line in file:
                yield line[:-1].decode("utf-8")

    def _find_first(self) -> npt.NDArray[np.bool_]:
        """Say of each key whether it is the first of its kind."""
        digests = np.fromfile(self._paths[1], dtype="<u8")
        is_first = np.zeros(len(digests), dtype=np.bool_)
        order = np.argsort(digests, kind="stable")
        if len(order):
            ordered = digests[order]
            is_first[order[0]] = True
            is_first[order[1:][ordered[1:] != ordered[:-1]]] = True
        return is_first

    def _sort_postings(self, numbers: Counts, ranks: Counts) -> Counts:
        """Sort by key, chief names first, then by rank."""
        postings = np.fromfile(self._paths[2], dtype=np.uint32)
        order = numbers.astype(np.uint64)
        order <<= np.uint64(33)
        order |= ranks[postings & np.uint32(ALTERNATE - 1)]
        order |= (postings & np.uint32(ALTERNATE)).astype(np.uint64) << np.uint64(1)
        return np.asarray(postings[np.argsort(order, kind="stable")], dtype="<u4")
