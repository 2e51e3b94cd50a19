"""GeoNames' feature codes as the gazetteer's kinds, with how far a place of the kind reaches."""

from __future__ import annotations

from typing import Final

from tacitus.gazetteer.layout import Feature, Kind

Sort = tuple[Kind, Feature, int]

_BY_CODE: Final[dict[str, Sort]] = {
    "ADM1": (Kind.ADMIN1, Feature.PROVINCE, 100),
    "ADM2": (Kind.ADMIN2, Feature.DISTRICT, 25),
    "ADM3": (Kind.ADMIN3, Feature.COMMUNE, 10),
    "ADM4": (Kind.ADMIN3, Feature.COMMUNE, 5),
    "ADM5": (Kind.ADMIN3, Feature.COMMUNE, 5),
    "ADMD": (Kind.ADMIN3, Feature.COMMUNE, 10),
    "PPLX": (Kind.TOWN, Feature.QUARTER, 2),
    "PPLC": (Kind.TOWN, Feature.CAPITAL, 2),
    "OCN": (Kind.WATER, Feature.SEA, 2000),
    "SEA": (Kind.WATER, Feature.SEA, 300),
    "GULF": (Kind.WATER, Feature.BAY, 100),
    "BAY": (Kind.NATURAL, Feature.BAY, 10),
    "BAYS": (Kind.NATURAL, Feature.BAY, 10),
    "STRT": (Kind.NATURAL, Feature.STRAIT, 20),
    "CHN": (Kind.NATURAL, Feature.STRAIT, 10),
    "CNL": (Kind.NATURAL, Feature.STRAIT, 10),
    "STM": (Kind.NATURAL, Feature.RIVER, 10),
    "STMS": (Kind.NATURAL, Feature.RIVER, 10),
    "STMI": (Kind.NATURAL, Feature.RIVER, 10),
    "STMX": (Kind.NATURAL, Feature.RIVER, 10),
    "WAD": (Kind.NATURAL, Feature.VALLEY, 10),
    "LK": (Kind.NATURAL, Feature.LAKE, 5),
    "LKS": (Kind.NATURAL, Feature.LAKE, 10),
    "LGN": (Kind.NATURAL, Feature.LAKE, 5),
    "RSV": (Kind.NATURAL, Feature.LAKE, 5),
    "MT": (Kind.NATURAL, Feature.MOUNTAIN, 3),
    "PK": (Kind.NATURAL, Feature.MOUNTAIN, 3),
    "HLL": (Kind.NATURAL, Feature.MOUNTAIN, 2),
    "VLC": (Kind.NATURAL, Feature.MOUNTAIN, 5),
    "MTS": (Kind.NATURAL, Feature.RANGE, 30),
    "HLLS": (Kind.NATURAL, Feature.RANGE, 10),
    "PLAT": (Kind.NATURAL, Feature.REGION, 30),
    "PLN": (Kind.NATURAL, Feature.REGION, 20),
    "VAL": (Kind.NATURAL, Feature.VALLEY, 15),
    "GRGE": (Kind.NATURAL, Feature.VALLEY, 5),
    "DSRT": (Kind.NATURAL, Feature.DESERT, 60),
    "OAS": (Kind.NATURAL, Feature.DESERT, 5),
    "ISL": (Kind.NATURAL, Feature.ISLAND, 8),
    "ISLS": (Kind.NATURAL, Feature.ISLAND, 20),
    "CAPE": (Kind.NATURAL, Feature.CAPE, 5),
    "PEN": (Kind.NATURAL, Feature.PENINSULA, 20),
    "PASS": (Kind.NATURAL, Feature.PASS, 5),
    "FRST": (Kind.NATURAL, Feature.FOREST, 10),
    "PRK": (Kind.NATURAL, Feature.PARK, 10),
    "RESN": (Kind.NATURAL, Feature.PARK, 15),
    "RGN": (Kind.NATURAL, Feature.REGION, 50),
    "OILF": (Kind.EXACT, Feature.FIELD, 5),
    "GASF": (Kind.EXACT, Feature.FIELD, 5),
    "PRT": (Kind.EXACT, Feature.PORT, 3),
    "HBR": (Kind.EXACT, Feature.PORT, 3),
    "AIRP": (Kind.EXACT, Feature.AIRPORT, 3),
    "AIRB": (Kind.EXACT, Feature.AIRPORT, 3),
    "AIRF": (Kind.EXACT, Feature.AIRPORT, 2),
    "AIRH": (Kind.EXACT, Feature.AIRPORT, 1),
    "MILB": (Kind.EXACT, Feature.CAMP, 3),
    "NVB": (Kind.EXACT, Feature.CAMP, 3),
    "CMP": (Kind.EXACT, Feature.CAMP, 1),
    "CMPRF": (Kind.EXACT, Feature.CAMP, 2),
    "BDG": (Kind.EXACT, Feature.CROSSING, 1),
    "PSTB": (Kind.EXACT, Feature.CROSSING, 1),
    "DAM": (Kind.EXACT, Feature.DAM, 1),
}
_BY_CLASS: Final[dict[str, Sort]] = {
    "A": (Kind.ADMIN3, Feature.COMMUNE, 10),
    "P": (Kind.TOWN, Feature.TOWN, 2),
    "H": (Kind.NATURAL, Feature.OTHER, 3),
    "T": (Kind.NATURAL, Feature.OTHER, 5),
    "V": (Kind.NATURAL, Feature.FOREST, 5),
    "L": (Kind.NATURAL, Feature.OTHER, 5),
    "U": (Kind.NATURAL, Feature.OTHER, 20),
    "R": (Kind.EXACT, Feature.ROAD, 5),
    "S": (Kind.EXACT, Feature.BUILDING, 1),
}
# Countries and continents have tables of their own.
_KNOWN: Final = frozenset({"CONT", "TERR", "LTER", "ZN", "ZNB"})
# Spots that hardly ever place an event and whose names are those of half the world: "St. Mary".
_PETTY: Final = frozenset({
    "ANS", "CH", "CMTY", "FRM", "FRMS", "FRMT", "GRVE", "HMSD", "HSE", "HSEC", "HTL", "HUT", "HUTS",
    "INDS", "LTHSE", "MALL", "MSTY", "PO", "RLGR", "RNCH", "RSRT", "SCH", "SHRN", "SPA", "SWT",
    "TMPL", "TOWR", "TRIG", "WLL", "WLLS", "WLLQ", "SPNG", "SPNT", "PND", "PNDS", "RSVT", "TRL",
    "FLD", "LCTY", "RK", "RKS", "CST", "ADM1H", "ADM2H", "ADM3H", "ADM4H", "ADMDH", "PCLH",
})  # fmt: skip


def sort_feature(letter: str, code: str) -> Sort | None:
    """Give kind, feature and reach in km of a feature class and code; None: not taken in."""
    if code in _PETTY or code in _KNOWN or code.startswith("PCL"):
        return None
    if code.startswith("PPLA"):
        return (Kind.TOWN, Feature.SEAT, 2)
    return _BY_CODE.get(code) or _BY_CLASS.get(letter)
