"""Writing a gazetteer's files from a stream of places."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import numpy as np

from tacitus.gazetteer.index import Counts, IndexBuilder
from tacitus.gazetteer.layout import (
    FILES,
    FORMAT,
    INFO_FILE,
    KEYS_FILE,
    NO_ROW,
    OFFSETS_FILE,
    PLACE_TYPE,
    PLACES_FILE,
    POSTINGS_FILE,
    SOUND_OFFSETS_FILE,
    SOUND_POSTINGS_FILE,
    SOUNDS_FILE,
    TEXTS_FILE,
    Kind,
)
from tacitus.gazetteer.names import OTHER_SCRIPTS, list_skeletons
from tacitus.gazetteer.rows import Row, list_keys
from tacitus.gazetteer.seats import find_seats

_BLOCK: Final = 1 << 15
# Towns stand before the third-level areas of their names: those are seldom meant.
_ORDER: Final = {Kind.ADMIN3: int(Kind.TOWN), Kind.TOWN: int(Kind.ADMIN3)}


class PlaceWriter:
    """Takes places one by one and writes them down as they come."""

    def __init__(self, folder: Path, names: IndexBuilder, sounds: IndexBuilder) -> None:
        self._folder = folder
        self._names = names
        self._sounds = sounds
        self._places = (folder / PLACES_FILE).open("wb")
        self._texts = (folder / TEXTS_FILE).open("wb")
        self._block: list[tuple[object, ...]] = []
        self._n_text_bytes = 0
        self.counts: Counter[str] = Counter()
        self.n_places = 0

    def add(self, row: Row) -> int:
        """Write a place; gives the number of its row."""
        number = self.n_places
        name = row.name.encode("utf-8")
        self._block.append(
            (
                row.latitude,
                row.longitude,
                min(row.population, NO_ROW),
                row.geonames_id,
                row.admin1,
                NO_ROW,
                self._n_text_bytes,
                min(row.radius_km, 3000),
                len(name),
                int(row.kind),
                int(row.feature),
                row.country.encode("ascii"),
            )
        )
        self._texts.write(name)
        self._n_text_bytes += len(name)
        self.n_places += 1
        self.counts[row.kind.name.lower()] += 1
        self._add_keys(row, number)
        if len(self._block) >= _BLOCK:
            self._flush()
        return number

    def close(self) -> None:
        """Write what is left and close the files."""
        self._flush()
        self._places.close()
        self._texts.close()

    def _add_keys(self, row: Row, number: int) -> None:
        sounds: dict[str, int] = {}
        has_sound = row.country in OTHER_SCRIPTS and row.kind >= Kind.ADMIN1
        for key, flag in list_keys(row):
            self._names.add(key, number | flag)
            if has_sound:
                for skeleton in list_skeletons(key):
                    sounds[skeleton] = min(sounds.get(skeleton, flag), flag)
        for skeleton, flag in sounds.items():
            self._sounds.add(skeleton, number | flag)

    def _flush(self) -> None:
        self._places.write(np.array(self._block, dtype=PLACE_TYPE).tobytes())
        self._block.clear()


def write_gazetteer(
    folder: Path, fill: Callable[[PlaceWriter], None], about: Mapping[str, object]
) -> Counter[str]:
    """Write a gazetteer of the places that ``fill`` hands to the writer; gives counts by kind.

    The files are written beside the old ones and moved into their place when all are whole, so
    that whoever has the old files mapped into memory goes on reading them, and a build that
    breaks off leaves them as they were.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".build-") as name:
        fresh = Path(name)
        with IndexBuilder(fresh, "names") as names, IndexBuilder(fresh, "sounds") as sounds:
            writer = PlaceWriter(fresh, names, sounds)
            try:
                fill(writer)
            finally:
                writer.close()
            ranks = _rank_places(fresh)
            names.write((fresh / KEYS_FILE, fresh / OFFSETS_FILE, fresh / POSTINGS_FILE), ranks)
            sounds.write(
                (fresh / SOUNDS_FILE, fresh / SOUND_OFFSETS_FILE, fresh / SOUND_POSTINGS_FILE),
                ranks,
            )
        find_seats(fresh)
        info = {
            "format": FORMAT,
            "places": writer.n_places,
            "kinds": dict(sorted(writer.counts.items())),
            **about,
        }
        (fresh / INFO_FILE).write_text(json.dumps(info, indent=1) + "\n", encoding="utf-8")
        for file in FILES:
            (fresh / file).replace(folder / file)
    return writer.counts


def _rank_places(folder: Path) -> Counts:
    """Give each row's place in the order: by kind, the larger first, then as they came."""
    places = np.memmap(folder / PLACES_FILE, dtype=PLACE_TYPE, mode="r")
    kinds = np.arange(len(Kind), dtype=np.uint8)
    for kind, position in _ORDER.items():
        kinds[kind] = position
    order = np.lexsort((-places["population"].astype(np.int64), kinds[places["kind"]]))
    ranks = np.empty(len(places), dtype=np.uint32)
    ranks[order] = np.arange(len(places), dtype=np.uint32)
    return ranks
