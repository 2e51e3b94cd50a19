"""A small dump in GeoNames' form, of invented places."""

from __future__ import annotations

from pathlib import Path

# id, name, other names, latitude, longitude, class, code, country, first-level code, people
_PLACES = [
    (1, "Qaryat Zumra", "Zumra,زمرة,Karyat Zoumra", 35.10, 36.40, "P", "PPL", "SY", "04", 5200),
    (2, "Muḩāfaz̧at Zumra", "Zumra Governorate", 35.20, 36.50, "A", "ADM2", "SY", "04", 90000),
    (3, "Nahr Zumra", "Zumra River", 35.15, 36.45, "H", "STM", "SY", "04", 0),
    (4, "Syria", "", 35.0, 38.0, "A", "PCLI", "SY", "00", 17000000),
    (5, "Zumra Church", "", 35.1, 36.4, "S", "CH", "SY", "04", 0),
    (6, "Zumra Airbase", "", 35.12, 36.42, "S", "AIRB", "SY", "04", 0),
    (7, "Jabal Talmin", "", 35.3, 36.6, "T", "MT", "SY", "04", 0),
    (8, "Вельмивка", "Velmyvka,Velmivka", 48.5, 38.1, "P", "PPL", "UA", "05", 310),
    (9, "Newland", "", 1.5, 30.5, "A", "ADM1", "CD", "99", 40000),
    (10, "Newland Post", "", 1.6, 30.6, "P", "PPLA", "CD", "99", 700),
    (11, "Kamp Salvo", "", 1.7, 30.7, "S", "CMPRF", "CD", "99", 0),
    (12, "Al Zumra al Qadima", "", 33.0, 44.0, "P", "PPLX", "IQ", "07", 0),
]


def format_row(place: tuple[object, ...]) -> str:
    number, name, others, latitude, longitude, letter, code, country, admin1, people = place
    return "\t".join(
        map(
            str,
            (
                number, name, name, others, latitude, longitude, letter, code, country, "",
                admin1, "", "", "", people, "", "", "Asia/Damascus", "2020-01-01",
            ),
        )
    )  # fmt: skip


def write_dump(folder: Path) -> Path:
    """Write the dump; gives its path."""
    path = folder / "allCountries.txt"
    path.write_text("\n".join(map(format_row, _PLACES)) + "\n", encoding="utf-8", newline="\n")
    return path
