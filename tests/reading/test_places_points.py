"""Points beside, between and inside named places, with their uncertainty."""

from __future__ import annotations

import pytest

from tacitus.model.enums import PlacePrecision
from tests.reading.place_reading import Parse, find_place, list_names, read_places

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Two lorries burned on the road between Homs and Hama.", id="between"),
        pytest.param("The pump lies half-way between Homs and Hama.", id="half-way"),
        pytest.param("A bomb closed the Homs-Hama highway in Syria.", id="road"),
    ],
)
def test_between_two_towns_is_their_middle(parse: Parse, sentence: str) -> None:
    place = find_place(read_places(parse, sentence), "Homs").place
    assert place.name == "between Homs and Hama"
    assert place.precision is PlacePrecision.NEAR
    assert place.latitude == pytest.approx((34.73 + 35.13) / 2, abs=0.05)
    assert place.uncertainty_m == pytest.approx(22_700, abs=1_500)
    assert place.geonames_id is None


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Flights between Gao and Bamako were stopped.", id="journey"),
        pytest.param("Talks between Homs and Hama went on.", id="talks"),
        pytest.param("The line between London and Sydney was bad.", id="too-far"),
    ],
)
def test_two_ends_are_no_middle(parse: Parse, sentence: str) -> None:
    places = read_places(parse, sentence)
    assert all(not place.place.name.startswith("between") for place in places)


def test_a_side_without_a_distance_moves_the_point(parse: Parse) -> None:
    town = find_place(read_places(parse, "A bus burned in Gao, Mali."), "Gao").place
    east = find_place(read_places(parse, "They hit a village east of Gao, Mali."), "Gao").place
    assert town.longitude is not None
    assert east.longitude is not None
    assert east.longitude - town.longitude == pytest.approx(10 / 107, abs=0.01)
    assert east.uncertainty_m == 30_000


def test_an_unknown_village_lies_beside_what_the_words_name(parse: Parse) -> None:
    text = "Gunmen raided Tellimarou, a village 20 km east of Gao in Mali."
    places = read_places(parse, text)
    village, town = find_place(places, "Tellimarou").place, find_place(places, "Gao").place
    assert (village.latitude, village.longitude) == (town.latitude, town.longitude)
    assert (village.name, village.geonames_id) == ("Tellimarou", None)
    assert village.precision is PlacePrecision.NEAR


def test_a_quarter_lies_in_its_town(parse: Parse) -> None:
    places = read_places(parse, "A bomb went off in the Karrada neighbourhood of Baghdad.")
    quarter, town = find_place(places, "Karrada").place, find_place(places, "Baghdad").place
    assert (quarter.latitude, quarter.longitude) == (town.latitude, town.longitude)
    assert town.precision is PlacePrecision.TOWN


def test_a_name_placed_by_the_words_lies_there_throughout(parse: Parse) -> None:
    text = (
        "Gunmen raided Newtown district, Nangarhar province, Afghanistan. "
        "Two men died in Newtown, elders in Nangarhar said."
    )
    places = [place for place in read_places(parse, text) if place.span.text == "Newtown"]
    assert [place.place.admin1 for place in places] == ["Nangarhar", "Nangarhar"]


@pytest.mark.parametrize(
    ("sentence", "name", "metres"),
    [
        pytest.param("Shells fell in the Homs countryside.", "Homs", 29_000, id="countryside"),
        pytest.param("He lives in a suburb of Homs, Syria.", "Homs", 19_000, id="suburb"),
    ],
)
def test_surroundings_add_to_the_uncertainty(
    parse: Parse, sentence: str, name: str, metres: int
) -> None:
    place = find_place(read_places(parse, sentence), name).place
    assert place.precision is PlacePrecision.NEAR
    assert place.uncertainty_m == pytest.approx(metres, abs=3_000)


def test_both_sides_of_a_border_are_near(parse: Parse) -> None:
    places = read_places(parse, "Troops moved along the border between Chad and Sudan.")
    assert list_names(places) == ["Chad", "Sudan"]
    assert {place.place.precision for place in places} == {PlacePrecision.NEAR}


@pytest.mark.parametrize(
    ("sentence", "name", "precision"),
    [
        pytest.param("Floods hit Kandahar on Monday.", "Kandahar", "town", id="alone"),
        pytest.param("Floods hit Kandahar province.", "Kandahar", "admin1", id="province"),
        pytest.param("Floods hit the Mopti region of Mali.", "Mopti", "admin1", id="region"),
        pytest.param("Floods hit the Mopti region of Mali.", "Mali", "country", id="holder"),
    ],
)
def test_a_town_comes_before_its_area(
    parse: Parse, sentence: str, name: str, precision: str
) -> None:
    assert find_place(read_places(parse, sentence), name).place.precision == precision
