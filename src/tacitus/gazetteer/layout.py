"""How the gazetteer lies on disk: shared by what builds it and what reads it."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import Final

import numpy as np

FORMAT: Final = 1
DATA_FOLDER: Final = Path(__file__).parent / "data"

KEYS_FILE: Final = "names.marisa"  # folded names; a key's number indexes the postings
OFFSETS_FILE: Final = "offsets.npy"  # where a key's postings begin
POSTINGS_FILE: Final = "postings.npy"  # rows of the places, best first
SKELETONS_FILE: Final = "skeletons.marisa"  # (skeleton, row): spellings from other scripts
PLACES_FILE: Final = "places.npy"
TEXTS_FILE: Final = "texts.bin"  # the places' names, UTF-8, one after the other
FILES: Final = (
    KEYS_FILE,
    OFFSETS_FILE,
    POSTINGS_FILE,
    SKELETONS_FILE,
    PLACES_FILE,
    TEXTS_FILE,
)

ALTERNATE: Final = 1 << 31  # set in a posting where the key is not the place's chief name
NO_ROW: Final = (1 << 32) - 1

PLACE_TYPE: Final = np.dtype(
    [
        ("latitude", "<f4"),
        ("longitude", "<f4"),
        ("population", "<u4"),
        ("geonames_id", "<u4"),  # 0: none
        ("admin1", "<u4"),  # row of the first-level region, NO_ROW: none
        ("name_start", "<u4"),
        ("radius_km", "<u2"),
        ("name_bytes", "<u2"),
        ("kind", "u1"),
        ("country", "S2"),
    ]
)


class Kind(IntEnum):
    """What a place is, the wider first."""

    COUNTRY = 0
    REGION = 1
    WATER = 2
    ADMIN1 = 3
    ADMIN2 = 4
    TOWN = 5
    EXACT = 6
