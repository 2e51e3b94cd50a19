from __future__ import annotations

from typing import Any

from tacitus.evaluate.place_match import find_country, is_same_name, is_within
from tacitus.evaluate.places import score_places
from tests.evaluate.report_json import build_gold, build_report, check_scale, score, take_values

LYON = {"lat": 45.75, "lon": 4.85, "country": "France", "geonameid": 2996944}


def toponym(start: int, end: int, quote: str, **fields: Any) -> dict[str, Any]:
    none = dict.fromkeys(("lat", "lon", "country", "geonameid"))
    return {"start": start, "end": end, "quote": quote, **none, **fields}


def place(start: int, end: int, *, latitude: float | None = 45.75) -> dict[str, Any]:
    return {
        "start": start,
        "end": end,
        "country": "FR" if latitude else None,
        "latitude": latitude,
        "longitude": 4.85 if latitude else None,
        "geonames_id": 2996944 if latitude == 45.75 else None,
    }


def test_scale() -> None:
    gold = build_gold(toponyms=[toponym(0, 4, "Lyon", **LYON)])
    damaged = build_report(places=[place(0, 4, latitude=None), place(9, 12)])
    names = ["found P", "country", "within 161 km", "exact id", "end to end within 161 km F1"]
    check_scale(score_places, gold, build_report(places=[place(0, 4)]), damaged, names=names)


def test_by_hand() -> None:
    gold = build_gold(
        set="S", toponyms=[toponym(0, 4, "Lyon", **LYON), toponym(10, 20, "Upper Zzyx")]
    )
    report = build_report(places=[place(0, 4, latitude=46.5), place(10, 20), place(30, 35)])
    values = take_values(score(score_places, (gold, report)))
    assert values["S: found R"] == 1
    assert values["S: found P"] == 2 / 3
    assert values["S: country"] == 1
    assert values["S: within 161 km"] == 1
    assert values["S: within 25 km"] == 0
    assert values["S: exact id"] == 0
    assert values["S: end to end within 161 km R"] == 1
    assert values["S: end to end within 161 km P"] == 1 / 3


def test_countries_are_right_by_their_code() -> None:
    far = {"lat": 20.0, "lon": -10.0}
    gold = build_gold(
        toponyms=[
            toponym(0, 6, "France", **far),
            toponym(10, 17, "Lebanon", lat=39.4, lon=-84.2, country="United States"),
            toponym(20, 24, "Lyon", **far),
        ]
    )
    lebanon = {**place(10, 17), "country": "LB", "latitude": 33.9, "longitude": 35.9}
    report = build_report(places=[place(0, 6), lebanon, place(20, 24), place(30, 34)])
    values = take_values(score(score_places, (gold, report)))
    assert values["end to end, countries by code R"] == 1 / 3
    assert values["end to end, countries by code P"] == 1 / 4
    assert values["end to end within 161 km R"] == 0


def test_only_names_with_a_right_candidate_are_asked_of_the_gazetteer() -> None:
    nowhere = toponym(0, 4, "Lyon", lat=-80.0, lon=0.0)
    values = take_values(
        score(score_places, (build_gold(toponyms=[nowhere]), build_report(places=[place(0, 4)])))
    )
    assert values["within 25 km"] == 0
    assert "within 25 km, in the gazetteer" not in values


def test_names_of_regions_are_compared_without_their_kind() -> None:
    assert is_same_name("Al-Hasakah Governorate", "hasakeh")
    assert is_same_name("Helmand", "Helmand Province")
    assert is_same_name("São Paulo", "sao paulo")
    assert not is_same_name("Homs", "Hama")
    assert not is_same_name(None, "Hama")


def test_countries_by_name_and_code() -> None:
    assert find_country("EL SALVADOR") == find_country("SV") == "SV"
    assert find_country("Atlantis") is None


def test_a_place_without_a_point_is_not_near() -> None:
    assert is_within(place(0, 1), 45.7, 4.8, 25)
    assert not is_within(place(0, 1, latitude=None), 45.7, 4.8, 25)
    assert not is_within(place(0, 1), None, None, 25)
