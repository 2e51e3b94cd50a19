"""Re-casing: every letter in its place, names and acronyms told from ordinary words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.reading.reader import Reader, build_reader
from tacitus.reading.recase import is_upper_case
from tacitus.settings import Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> Reader:
    return build_reader(Settings())


@pytest.mark.parametrize(
    ("shouted", "spoken"),
    [
        ("THE REBELS ATTACKED THE BARRACKS.", "The rebels attacked the barracks."),
        ("THEY FLED TO SAN SALVADOR IN EL SALVADOR.", "They fled to San Salvador in El Salvador."),
        (
            "TROOPS OF THE FFX [FRONT FOR XANADU] FLED.",
            "Troops of the FFX [Front for Xanadu] fled.",
        ),
        ("ON 3 MARCH THE TROOPS MARCH.", "On 3 March the troops march."),
        ("IT SAID I MAY GO ON 5 MAY.", "It said I may go on 5 May."),
        ("THE U.S. EMBASSY TOLD US ON FRIDAY.", "The U.S. embassy told us on Friday."),
        ("POLICE ARRESTED GEN ZUBIETA.", "Police arrested Gen Zubieta."),
        ("THE COLOMBIAN ARMY AND PERUVIANS.", "The Colombian army and Peruvians."),
        ("HE DIED IN SANTA ANA ON FRIDAY.", "He died in Santa Ana on Friday."),
        ("SHELLS FELL AT EL REMATILLO.", "Shells fell at El Rematillo."),
        ("PABLO DE LA ZUBIETA FLED.", "Pablo de la Zubieta fled."),
        ("AN ANC LEADER AND THE UN MET.", "An ANC leader and the UN met."),
    ],
)
def test_upper_case_is_spoken_again(reader: Reader, shouted: str, spoken: str) -> None:
    assert reader.recaser.recase(shouted) == spoken


@given(st.text(max_size=200))
def test_every_character_keeps_its_place(reader: Reader, text: str) -> None:
    found = reader.recaser.recase(text)
    assert len(found) == len(text)
    assert all(a == b or a == b.lower() for a, b in zip(found, text, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ARMY SAYS REBELS KILLED TWELVE PEOPLE IN A VILLAGE ON THE BORDER", True),
        ("Army says rebels killed TWELVE people in a village on the border", False),
        ("ARMY SAYS", False),
        ("", False),
    ],
    ids=["shouted", "mixed", "too-short", "empty"],
)
def test_only_a_text_that_is_upper_case_throughout_is_taken_for_one(
    text: str, expected: bool
) -> None:
    assert is_upper_case(text) is expected
