"""Bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.errors import IntakeError
from tacitus.intake.decoding import clean_characters, decode_bytes

PROSE = "The café in Ménaka was shelled; the mayor said “nobody” had been warned. "


@pytest.mark.parametrize(
    ("data", "note"),
    [
        pytest.param(PROSE.encode("utf-8"), None, id="utf-8"),
        pytest.param(PROSE.encode("utf-8-sig"), None, id="utf-8-with-mark"),
        pytest.param(PROSE.encode("utf-16"), "UTF-16", id="utf-16"),
        pytest.param(PROSE.encode("cp1252"), "read as Windows-1252", id="windows-1252"),
    ],
)
def test_reads_known_encodings_and_says_so(data: bytes, note: str | None) -> None:
    decoded = decode_bytes(data)
    assert decoded.text == PROSE
    assert (note or "") in "".join(decoded.notes)
    assert bool(decoded.notes) == (note is not None)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "neither UTF-8", id="picture"),
        pytest.param(b"abc" + b"\0" * 200, "binary file", id="nul-heavy"),
        pytest.param(b"\x01\x02\x03\x04\x05\x06" * 40, "control characters", id="control"),
        pytest.param("Солдаты вошли в город".encode("cp1251"), "neither UTF-8", id="cyrillic"),
        pytest.param("Nine men died.".encode("utf-16-le"), "binary file", id="utf-16-without-mark"),
        pytest.param(b"\xff\xfe" + b"\x00\xd8", "mark of UTF-16", id="broken-utf-16"),
    ],
)
def test_refuses_with_the_cause_and_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(IntakeError, match=message):
        decode_bytes(data)


def test_few_nul_bytes_are_replaced_one_for_one_and_noted() -> None:
    decoded = decode_bytes(b"The town\0 fell at\0 dawn, said the radio of the rebels in the north.")
    assert decoded.text.startswith("The town\ufffd fell at\ufffd dawn")
    assert decoded.notes == ("2 NUL or lone surrogate characters replaced by U+FFFD",)


def test_lone_surrogates_are_replaced() -> None:
    assert clean_characters("a\ud800b").text == "a\ufffdb"


@given(st.text())
def test_cleaning_keeps_every_offset(text: str) -> None:
    assert len(clean_characters(text).text) == len(text)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        decoded = decode_bytes(data)
    except IntakeError:
        return
    decoded.text.encode("utf-8")
