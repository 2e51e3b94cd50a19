"""Alternate names of a GeoNames dump, by id, kept in a file so that millions need little memory."""

from __future__ import annotations

import mmap
from array import array
from pathlib import Path
from types import TracebackType
from typing import Final

import numpy as np

from tacitus.gazetteer.geonames_files import read_rows
from tacitus.gazetteer.names import is_latin

_COLUMNS: Final = 10
# What the column of languages holds besides: codes, links, and ways to write a language anew.
_NO_NAMES: Final = frozenset({
    "link", "post", "iata", "icao", "faac", "tcid", "unlc", "wkdt", "abbr", "phon", "piny",
    "fr_1793",
})  # fmt: skip


class AlternateNames:
    """The names in Latin letters of alternateNamesV2.txt."""

    def __init__(self, source: Path, folder: Path) -> None:
        ids, starts = array("I"), array("Q")
        self._path = folder / ".alternate.txt"
        position = 0
        with self._path.open("wb") as file:
            for row in read_rows(source, _COLUMNS):
                if row[2] not in _NO_NAMES and row[1].isdigit() and is_latin(row[3]):
                    name = row[3].encode("utf-8") + b"\n"
                    ids.append(int(row[1]))
                    starts.append(position)
                    position += file.write(name)
            file.write(b"\n")  # a file that is empty cannot be mapped
        numbers = np.frombuffer(ids, dtype=np.uint32)
        order = np.argsort(numbers, kind="stable")
        self._ids = numbers[order]
        self._starts = np.frombuffer(starts, dtype=np.uint64)[order]
        self._file = self._path.open("rb")
        self._map = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)

    def __enter__(self) -> AlternateNames:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._map.close()
        self._file.close()
        self._path.unlink(missing_ok=True)

    def find(self, geonames_id: int) -> list[str]:
        """Give the names of a place."""
        start, end = np.searchsorted(self._ids, [geonames_id, geonames_id + 1])
        return [self._read(int(position)) for position in self._starts[start:end]]

    def _read(self, position: int) -> str:
        return self._map[position : self._map.find(b"\n", position)].decode("utf-8")
