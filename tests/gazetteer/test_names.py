"""Folding of place names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tacitus.gazetteer.names import fold_name, is_latin, list_skeletons, list_variants


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Ar-Raqqah", "Raqqah", id="hyphened article"),
        pytest.param("Saint-Louis", "St. Louis", id="saint"),
        pytest.param("Côte d’Ivoire", "cote d'ivoire", id="accents and apostrophes"),
        pytest.param("Port-au-Prince", "PORT AU PRINCE", id="hyphens and case"),
        pytest.param("Łódź", "Lodz", id="letters without a mark"),
        pytest.param("Al ‘Amārah", "al amarah", id="half rings"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_variants_drop_the_article_and_try_the_final_letter() -> None:
    assert list(list_variants("al hasakah")) == ["hasakah", "hasaka"]
    assert list(list_variants("raqqa")) == ["raqqah"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Deir Ezzor", "Deir ez-Zor", id="joined article"),
        pytest.param("Nowzad", "Now Zād", id="one word or two"),
        pytest.param("Massoudia", "Masudiya", id="vowels"),
    ],
)
def test_transliterations_share_a_skeleton(one: str, other: str) -> None:
    assert set(list_skeletons(fold_name(one))) & set(list_skeletons(fold_name(other)))


def test_short_names_have_no_skeleton() -> None:
    assert list(list_skeletons("ras")) == []


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more_of_plain_names(text: str) -> None:
    assert fold_name(text).casefold().split() == fold_name(text).split() or not text.isascii()


@pytest.mark.parametrize(("name", "expected"), [("Kidal", True), ("Кидаль", False), ("Łódź", True)])
def test_is_latin(name: str, *, expected: bool) -> None:
    assert is_latin(name) is expected
