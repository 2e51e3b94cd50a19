"""Names of districts, freed of what the sources write around them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from tacitus.gazetteer.names import fold_name, is_latin

_DAMAGED: Final = re.compile(r"[^\W\d_]\d|\d[^\W\d_]|[?�]")
_NUMBER: Final = re.compile(r"(?: (?:No\.? ?)?\d+| [IVX]{1,4}| \d+(?:st|nd|rd|th))$")
_BRACKETS: Final = re.compile(r"^(.+?) *\(([^)]*)\)$")
# The kinds of area as the sources write them, before and after the name.
_BEFORE: Final = re.compile(
    r"^(?:(?:the )?(?:district|commune|municipality|city|town|county|region|province|prefecture|"
    r"state) (?:of|de|du|d['’]) +|(?:gmina|mukim|pekan|kabupaten|commune(?: de)?|cidade d[aeo]|"
    r"distrito d[aeo]|markaz|qism|mu[hḩ][aā]faz̧?[aā]t|min[tţ]aqat|qada|nahiya|nahiyat|reifi|"
    r"mahalli[ay]t?|arrondissement(?: de)?|cercle(?: de)?|landkreis|kreis|comune di|khum|srok|"
    r"amphoe|king amphoe|city of) +)",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"(?: (?:district|districts|county|municipality|municipal|city|town|commune|communes|urban|"
    r"rural|ward|province|governorate|prefecture|department|subdistrict|sub-district|township|"
    r"land district|division|rayon|raion|region|sadar|city corporation|sede|matriz|kommune|"
    r"kommun|metropolitan|council|lga|ta|territory|special|capital|muni|local municipality|"
    r"shire|borough|sum|soum|chiefdom)|-(?:myeon|eup|dong|gun|si)|"
    r", kreisfreie stadt|, landkreis|, stadt)$",
    re.IGNORECASE,
)
_CITY: Final = re.compile(r"^kota +", re.IGNORECASE)  # "city" before a name, or a part of it
_GENERIC: Final = frozenset({
    "central", "north", "south", "east", "west", "northern", "southern", "eastern", "western",
    "northeast", "northwest", "southeast", "southwest", "upper", "lower", "middle", "inner",
    "outer", "old", "new", "city", "town", "village", "urban", "rural", "district", "ward",
    "municipality", "commune", "area", "outside", "other", "unknown", "none", "na", "center",
    "centre", "township", "mission", "estate", "lake", "sea", "water", "forest", "park", "reserve",
    "national", "military", "airport", "industrial", "port", "market", "station", "camp", "island",
    "islands", "capital", "state", "province", "region", "county", "special", "zone", "unorganized",
    "unincorporated", "disputed", "territory", "no", "man", "land", "administrative",
})  # fmt: skip


def list_district_names(raw: str) -> tuple[str, ...]:
    """Give the names in what a source calls an area, the chief one first, without its kind.

    Empty where nothing is left that tells it from others: a number, "Central Ward", letters that
    the source has damaged.
    """
    text = _mend(raw)
    names: dict[str, str] = {}
    for part in _split(text):
        plain = _strip_kind(part)
        for name in (plain, _CITY.sub("", plain)):
            if _is_name(name):
                names.setdefault(fold_name(name), name)
    return tuple(names.values())


def _mend(raw: str) -> str:
    """Undo UTF-8 read as Latin-1, capitals throughout and stray white space."""
    text = raw
    if "Ã" in text or "Å" in text:
        try:
            text = text.encode("cp1252").decode("utf-8")
        except UnicodeError:
            text = raw
    text = " ".join(unicodedata.normalize("NFC", text).split())
    return text.title().replace("'S", "'s") if text.isupper() else text


def _split(text: str) -> list[str]:
    bracketed = _BRACKETS.match(text)
    parts = [bracketed[1], bracketed[2]] if bracketed else [text]
    return [piece.strip() for part in parts for piece in part.split("/") if piece.strip()]


def _strip_kind(name: str) -> str:
    while True:
        shorter = _NUMBER.sub("", name)
        shorter = _AFTER.sub("", _BEFORE.sub("", shorter)).strip(" ,-")
        if shorter == name or not shorter:
            return name
        name = shorter


def _is_name(name: str) -> bool:
    key = fold_name(name)
    return (
        len(key) > 2
        and len(name) <= 60
        and "\t" not in name
        and "|" not in name
        and not _DAMAGED.search(name)
        and is_latin(name)
        and not all(word in _GENERIC or word.isdigit() for word in key.replace("-", " ").split())
    )
