"""How the gazetteer lies on disk: shared by what builds it and what reads it."""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path
from typing import Final

import numpy as np

FORMAT: Final = 2
DATA_FOLDER: Final = Path(__file__).parent / "data"
FOLDER_VARIABLE: Final = "TACITUS_GAZETTEER"  # the folder of another gazetteer to use

KEYS_FILE: Final = "names.marisa"  # folded names; a key's number indexes the postings
OFFSETS_FILE: Final = "names_offsets.npy"  # where a key's postings begin
POSTINGS_FILE: Final = "names_postings.npy"  # rows of the places, best first
SOUNDS_FILE: Final = "sounds.marisa"  # skeletons: spellings from other scripts
SOUND_OFFSETS_FILE: Final = "sounds_offsets.npy"
SOUND_POSTINGS_FILE: Final = "sounds_postings.npy"
PLACES_FILE: Final = "places.bin"
TEXTS_FILE: Final = "texts.bin"  # the places' names, UTF-8, one after the other
INFO_FILE: Final = "info.json"  # format, counts, sources
FILES: Final = (
    KEYS_FILE,
    OFFSETS_FILE,
    POSTINGS_FILE,
    SOUNDS_FILE,
    SOUND_OFFSETS_FILE,
    SOUND_POSTINGS_FILE,
    PLACES_FILE,
    TEXTS_FILE,
    INFO_FILE,
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
        ("seat", "<u4"),  # row of the town that an area is named for, NO_ROW: none
        ("name_start", "<u4"),
        ("radius_km", "<u2"),
        ("name_bytes", "<u2"),
        ("kind", "u1"),
        ("feature", "u1"),
        ("country", "S2"),
    ]
)


class Kind(IntEnum):
    """What a place is, the wider first; what is from TOWN on is a spot on a map of the world.

    REGION and WATER hold what is known the world over: seas, deserts, ranges, large islands.
    NATURAL holds the hills, streams and woods of a full dump. ADMIN3: areas below a district.
    """

    COUNTRY = 0
    REGION = 1
    WATER = 2
    ADMIN1 = 3
    ADMIN2 = 4
    ADMIN3 = 5
    TOWN = 6
    EXACT = 7
    NATURAL = 8


class Feature(IntEnum):
    """What a place is, told finer than by its kind."""

    OTHER = 0
    COUNTRY = 1
    CONTINENT = 2
    REGION = 3
    PROVINCE = 4
    DISTRICT = 5
    COMMUNE = 6
    TOWN = 7
    QUARTER = 8
    CAPITAL = 9
    SEAT = 10
    SEA = 11
    LAKE = 12
    RIVER = 13
    STRAIT = 14
    MOUNTAIN = 15
    RANGE = 16
    VALLEY = 17
    DESERT = 18
    ISLAND = 19
    FOREST = 20
    CAPE = 21
    PASS = 22
    AIRPORT = 23
    CAMP = 24
    CROSSING = 25
    DAM = 26
    PORT = 27
    ROAD = 28
    BUILDING = 29
    FIELD = 30
    PARK = 31
    BAY = 32
    PENINSULA = 33
