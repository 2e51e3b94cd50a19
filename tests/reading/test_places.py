"""Places: found, told from people and organisations, resolved by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from tacitus.gazetteer.lookup import open_gazetteer
from tacitus.model.enums import PlacePrecision, PlaceRole
from tacitus.reading.findings import PlaceFound
from tacitus.reading.passages import ParsedPassage, Passage
from tacitus.reading.places import PlaceContext, find_and_resolve_places
from tacitus.reading.places_rules import PlaceRuleFile, WordGroup, WordTable
from tacitus.reading.rule_file import read_rule_file

pytestmark = pytest.mark.model

Parse = Callable[[str], Doc]
RULES = read_rule_file("places", PlaceRuleFile)
_MARK = re.compile(r"\[([^\]]+)\]")


def read(parse: Parse, *texts: str, dateline: str | None = None) -> tuple[PlaceFound, ...]:
    whole = "\n\n".join(texts)
    passages = []
    start = 0
    for number, text in enumerate(texts):
        passage = Passage(text=text, pieces=((0, start),))
        passages.append(ParsedPassage(number, passage, parse(text), whole))
        start += len(text) + 2
    return find_and_resolve_places(passages, open_gazetteer(), PlaceContext(dateline))


def find(places: tuple[PlaceFound, ...], name: str) -> PlaceFound:
    return next(place for place in places if name in place.span.text)


def list_marked(kind: str) -> list[object]:
    rules: list[WordGroup | WordTable] = [*RULES.group, *RULES.table]
    return [
        pytest.param(sentence, id=f"{rule.id}: {sentence[:40]}")
        for rule in rules
        for sentence in getattr(rule, kind)
    ]


@pytest.mark.parametrize("sentence", list_marked("examples"))
def test_rule_examples_are_places(parse: Parse, sentence: str) -> None:
    found = [place.span.text for place in read(parse, _MARK.sub(r"\1", sentence))]
    for name in _MARK.findall(sentence):
        assert any(name in text or text in name for text in found), found


@pytest.mark.parametrize("sentence", list_marked("counter_examples"))
def test_rule_counter_examples_are_no_places(parse: Parse, sentence: str) -> None:
    found = [place.span.text for place in read(parse, _MARK.sub(r"\1", sentence))]
    for name in _MARK.findall(sentence):
        assert name not in found


@pytest.mark.parametrize(
    ("sentence", "name", "country", "admin1", "precision"),
    [
        pytest.param("Five died in Gao, Mali.", "Gao", "ML", "Gao", "town", id="country after"),
        pytest.param(
            "He was held in Lima, Ohio, for a year.", "Lima", "US", "Ohio", "town", id="state after"
        ),
        pytest.param(
            "He lived in Fresno, Calif., then.",
            "Fresno",
            "US",
            "California",
            "town",
            id="abbreviation",
        ),
        pytest.param(
            "Troops entered Helmand province.", "Helmand", "AF", "Helmand", "admin1", id="province"
        ),
        pytest.param(
            "Rebels took the Syrian city of Hama.", "Hama", "SY", "Hama", "town", id="city of"
        ),
        pytest.param("Ships met in the Red Sea.", "Red Sea", None, None, "water", id="sea"),
        pytest.param(
            "Hunger spread in the Sahel.", "Sahel", None, None, "region", id="wide region"
        ),
        pytest.param("It rained in Burma.", "Burma", "MM", None, "country", id="former name"),
        pytest.param(
            "Police in Anderson County, Texas, said so.",
            "Anderson County",
            "US",
            "Texas",
            "admin2",
            id="county",
        ),
    ],
)
def test_resolution(
    parse: Parse, sentence: str, name: str, country: str | None, admin1: str | None, precision: str
) -> None:
    place = find(read(parse, sentence), name).place
    assert (place.country, place.admin1, place.precision) == (country, admin1, precision)


def test_members_of_a_list_are_found(parse: Parse) -> None:
    places = read(parse, "Air raids hit towns in Aleppo, Homs and Hama on Sunday.")
    assert [place.span.text for place in places] == ["Aleppo", "Homs", "Hama"]
    assert {place.place.country for place in places} == {"SY"}


def test_unknown_village_takes_its_holder(parse: Parse) -> None:
    places = read(parse, "Gunmen raided the village of Tellimarou in Mopti region, Mali.")
    village = find(places, "Tellimarou").place
    assert village.country == "ML"
    assert village.admin1 == "Mopti"
    assert village.precision is PlacePrecision.ADMIN1
    assert village.geonames_id is None


def test_unknown_village_alone_has_no_point(parse: Parse) -> None:
    village = find(read(parse, "Gunmen raided the village of Tellimarou."), "Tellimarou").place
    assert village.latitude is None
    assert village.country is None


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        pytest.param("Syrian troops withdrew.", "Syrian", "demonym", id="adjective"),
        pytest.param("The Syrians withdrew.", "Syrians", "demonym", id="people"),
        pytest.param("US troops withdrew from the base.", "US", "demonym", id="abbreviation"),
        pytest.param("Paris insists that the deal stands.", "Paris", "metonym", id="capital"),
        pytest.param(
            "Talks between Ankara and Athens resumed.", "Athens", "metonym", id="parties to talks"
        ),
        pytest.param("A bomb exploded in Paris.", "Paris", "location", id="location"),
    ],
)
def test_roles(parse: Parse, sentence: str, name: str, role: str) -> None:
    assert find(read(parse, sentence), name).role == PlaceRole(role)


@pytest.mark.parametrize(
    ("sentence", "metres"),
    [
        pytest.param("A bus burned near Gao, Mali.", 12_000, id="near"),
        pytest.param("A bus burned 20 km north of Gao, Mali.", 5_000, id="distance and side"),
        pytest.param("A bus burned north of Gao, Mali.", 32_000, id="side alone"),
        pytest.param("A bus burned on the outskirts of Gao, Mali.", 12_000, id="outskirts"),
    ],
)
def test_nearness_has_its_uncertainty(parse: Parse, sentence: str, metres: int) -> None:
    place = find(read(parse, sentence), "Gao").place
    assert place.precision is PlacePrecision.NEAR
    assert place.uncertainty_m == pytest.approx(metres, abs=3_000)


def test_distance_and_side_move_the_point(parse: Parse) -> None:
    town = find(read(parse, "A bus burned in Gao, Mali."), "Gao").place
    near = find(read(parse, "A bus burned 20 km north of Gao, Mali."), "Gao").place
    assert town.latitude is not None
    assert near.latitude is not None
    assert near.latitude - town.latitude == pytest.approx(20 / 111.2, abs=0.01)
    assert near.longitude == town.longitude


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        pytest.param("Jordan Smith was killed.", "Jordan", id="first name"),
        pytest.param("Gen. Houston spoke.", "Houston", id="title"),
        pytest.param("The Boston Globe reported it.", "Boston", id="newspaper"),
        pytest.param("In March the fighting stopped.", "March", id="month"),
        pytest.param("George Washington crossed the river.", "Washington", id="person"),
    ],
)
def test_people_and_organisations_are_no_places(parse: Parse, sentence: str, name: str) -> None:
    assert all(name not in place.span.text for place in read(parse, sentence))


def test_the_document_settles_a_namesake(parse: Parse) -> None:
    text = "Rebels in Syria shelled Aleppo and Idlib. Later a convoy reached Tripoli."
    syria = find(read(parse, text), "Idlib").place
    assert syria.country == "SY"
    libya = read(parse, "Fighters from Misrata and Benghazi entered Tripoli.")
    assert find(libya, "Tripoli").place.country == "LY"
    lebanon = read(parse, "Lebanese soldiers from Beirut and Sidon entered Tripoli.")
    assert find(lebanon, "Tripoli").place.country == "LB"


def test_dateline_breaks_a_tie(parse: Parse) -> None:
    text = "Two men were shot in San Miguel."
    assert find(read(parse, text, dateline="San Salvador"), "San Miguel").place.country == "SV"


def test_transliteration_is_forgiven_where_the_country_fits(parse: Parse) -> None:
    places = read(parse, "Syrian state media said mortars fell in Deir Ezzor and in Homs.")
    assert find(places, "Deir Ezzor").place.country == "SY"


_WORDS = st.sampled_from(
    ["Gao", "Mali", ",", "in", "the", "al", "-", "Paris", "said", ".", "Syrian", "of", "near", "km"]
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(_WORDS, min_size=1, max_size=14))
def test_spans_are_in_order_and_do_not_overlap(parse: Parse, words: list[str]) -> None:
    places = read(parse, " ".join(words))
    ends = [0, *(place.span.end for place in places)]
    assert all(place.span.start >= end for place, end in zip(places, ends, strict=False))
    assert all(0 <= place.confidence <= 1 for place in places)
    assert places == () or len({place.span.start for place in places}) == len(places)


def test_small_first_word_of_a_recased_archive_is_part_of_the_name(parse: Parse) -> None:
    text = "the soldiers who had been held for a week in costa Rica came home to el Salvador."
    passage = Passage(text=text, pieces=((0, 0),))
    passages = [ParsedPassage(0, passage, parse(text), text.upper())]
    found = find_and_resolve_places(passages, open_gazetteer(), PlaceContext())
    assert [place.place.country for place in found] == ["CR", "SV"]


def test_outskirts_and_border_are_near(parse: Parse) -> None:
    place = find(read(parse, "Trucks queued at the border with Mali."), "Mali").place
    assert place.precision is PlacePrecision.NEAR


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He was found at 1900 Main St. near a church.", id="short-street"),
        pytest.param("A house in Utica Drive burned.", id="drive"),
        pytest.param("They met at Dallas and Houston streets.", id="crossing"),
        pytest.param("They ate at the Sunset Grill on the Strip.", id="business"),
        pytest.param("An Apache helicopter circled.", id="helicopter"),
    ],
)
def test_streets_and_shops_are_no_towns(parse: Parse, text: str) -> None:
    assert read(parse, text) == ()


def test_a_dateline_in_capitals_is_a_place(parse: Parse) -> None:
    places = read(parse, "GAO, May 12 (Harbour Wire) - Gunmen fled.", dateline="GAO")
    assert [(place.span.text, place.place.country) for place in places] == [("GAO", "ML")]
