"""Names of places in local news: before nouns, in short forms, in lists, in datelines."""

from __future__ import annotations

import pytest

from tacitus.reading.places import PlaceContext
from tests.reading.place_reading import Parse, find_place, list_names, read_places

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param("Police spoke to a Huntsville baker.", "Huntsville", id="noun"),
        pytest.param("Huntsville police opened an inquiry.", "Huntsville", id="own-body"),
        pytest.param("Ana Doe, 34, of Huntsville was hurt.", "Huntsville", id="home"),
        pytest.param("Rep. Ana Doe, D-Huntsville, voted for it.", "Huntsville", id="party"),
        pytest.param("Sen. Ana Doe (R-Calif.) spoke.", "Calif.", id="party-state"),
        pytest.param("A Fla. man was held.", "Fla.", id="short-state"),
        pytest.param("Rain fell in L.A. on Friday.", "L.A.", id="initials"),
        pytest.param("A fire broke out in Surprise, Ariz., at noon.", "Surprise", id="word"),
        pytest.param("Ships left Dar es Salaam on Friday.", "Dar es Salaam", id="particle"),
        pytest.param("Bus lines. HUNTSVILLE -- A bus burned.", "HUNTSVILLE", id="dateline"),
    ],
)
def test_names_of_local_news_are_found(parse: Parse, sentence: str, name: str) -> None:
    assert name in list_names(read_places(parse, sentence))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param("Two children caught Marburg fever.", "Marburg", id="disease"),
        pytest.param("Bank of Baroda denied it.", "Baroda", id="bank"),
        pytest.param("The Department of Transportation closed it.", "Transportation", id="field"),
        pytest.param("The bridge cost US$40 million.", "US", id="currency"),
        pytest.param("It began at 9 EST on Monday.", "EST", id="zone"),
        pytest.param("Col. Houston gave no figures.", "Houston", id="title-with-stop"),
    ],
)
def test_what_only_bears_a_name_is_no_place(parse: Parse, sentence: str, name: str) -> None:
    assert all(name not in found for found in list_names(read_places(parse, sentence)))


def test_a_list_of_states_holds_states(parse: Parse) -> None:
    places = read_places(parse, "Cases rose in Nevada, New Mexico, Ohio, Oregon and Washington.")
    assert {place.place.precision for place in places} == {"admin1"}
    assert len(places) == 5


def test_a_list_of_counties_holds_counties(parse: Parse) -> None:
    text = "Snow fell in Minnesota. It closed roads in Becker, Clay and Otter Tail counties."
    places = read_places(parse, text)
    becker = find_place(places, "Becker").place
    assert (becker.name, becker.admin1) == ("Becker County", "Minnesota")


def test_a_state_that_holds_a_town_is_no_town(parse: Parse) -> None:
    places = read_places(parse, "She lives in Buffalo, New York.")
    assert find_place(places, "New York").place.precision == "admin1"


def test_a_country_s_namesake_with_a_mayor_is_a_town(parse: Parse) -> None:
    text = "The Lebanon mayor met the county sheriff in Ohio. Cincinnati and Dayton sent police."
    assert find_place(read_places(parse, text), "Lebanon").place.country == "US"
    text = "Beirut was calm. Lebanon sent soldiers to Sidon."
    assert find_place(read_places(parse, text), "Lebanon").place.country == "LB"


def test_the_state_under_discussion_settles_a_namesake(parse: Parse) -> None:
    text = "Voters in Maine went to the polls. The governor of Maine voted in Portland."
    assert find_place(read_places(parse, text), "Portland").place.admin1 == "Maine"


def test_words_of_public_life_settle_a_namesake(parse: Parse) -> None:
    british = "Pensioners met the borough council in Lancaster. Councillors spoke of council tax."
    assert find_place(read_places(parse, british), "Lancaster").place.country == "GB"
    american = (
        "The sheriff met the school board in Lancaster. State troopers held a felony suspect."
    )
    assert find_place(read_places(parse, american), "Lancaster").place.country == "US"


def test_an_area_code_tells_the_state(parse: Parse) -> None:
    text = "The fair in Springfield opens on Monday. Call 217-555-0143 for tickets."
    assert find_place(read_places(parse, text), "Springfield").place.admin1 == "Illinois"


@pytest.mark.parametrize(
    "context",
    [
        pytest.param(PlaceContext(publisher="Manchester Evening News"), id="name"),
        pytest.param(PlaceContext(url="https://news.example.co.uk/a/1"), id="domain"),
        pytest.param(PlaceContext(title="Scotland: bus lines closed"), id="headline"),
    ],
)
def test_the_outlet_s_home_is_weak_evidence(parse: Parse, context: PlaceContext) -> None:
    text = "Buses were stopped in Newport on Monday."
    assert find_place(read_places(parse, text, context=context), "Newport").place.country == "GB"
    told = "Buses were stopped in Newport, Rhode Island, on Monday."
    assert find_place(read_places(parse, told, context=context), "Newport").place.country == "US"


def test_a_name_of_many_equal_meanings_has_no_point(parse: Parse) -> None:
    place = find_place(read_places(parse, "A bus burned in Franklin County."), "Franklin")
    assert place.place.country == "US"
    assert place.place.latitude is None
    assert place.confidence < 0.35
