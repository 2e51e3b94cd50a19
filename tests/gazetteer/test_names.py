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


def test_the_persian_link_between_words_is_tried_without() -> None:
    assert list(list_variants("nad e ali")) == ["nad ali"]
    assert list(list_variants("a e b")) == []


def test_short_names_have_no_skeleton() -> None:
    assert list(list_skeletons("ras")) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Slavyansk", "Sloviansk", id="Russian and Ukrainian"),
        pytest.param("Avdeevka", "Avdiivka", id="vowels of two languages"),
        pytest.param("Qonduz", "Kunduz", id="q and k"),
        pytest.param("Khan Sheikhoun", "Khan Shaykhun", id="diphthongs"),
        pytest.param("Hasavyurt", "Khasavyurt", id="kh and h"),
        pytest.param("Misratah", "Misurata", id="a vowel more"),
        pytest.param("Zaporozhye", "Zaporizhia", id="zh and ending"),
        pytest.param("Tell Abyad", "Tal Abyad", id="doubled letter"),
    ],
)
def test_romanisations_meet_in_a_skeleton(one: str, other: str) -> None:
    assert set(list_skeletons(fold_name(one))) & set(list_skeletons(fold_name(other)))


_NAMES = st.text(st.characters(codec="utf-8", categories=["L", "M", "Zs", "Pd", "Po"]), max_size=30)


@given(_NAMES)
def test_a_folded_name_is_its_own_key_but_for_an_article(name: str) -> None:
    key = fold_name(name)
    assert key == " ".join(key.split())
    assert "-" not in key
    assert "'" not in key


@given(st.from_regex(r"[A-Za-z]{5,20}", fullmatch=True), st.sampled_from("̧́̄̃̈"))
def test_case_accents_hyphens_and_apostrophes_do_not_matter(word: str, mark: str) -> None:
    key = fold_name(word)
    assert fold_name(word.upper()) == key
    assert fold_name(word + mark) == key
    assert fold_name(word[0] + "'" + word[1:]) in {key, word.lower()}
    assert fold_name(f"{word}-Nabor") == fold_name(f"{word} Nabor")


@given(_NAMES)
def test_skeletons_are_few_long_and_told_apart(name: str) -> None:
    found = list(list_skeletons(fold_name(name)))
    assert len(found) <= 2
    assert all(len(skeleton) >= 5 for skeleton in found)
    assert [skeleton[0] for skeleton in found] in ([], [":"], [";"], [":", ";"])


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_more_of_plain_names(text: str) -> None:
    assert fold_name(text).casefold().split() == fold_name(text).split() or not text.isascii()


@pytest.mark.parametrize(("name", "expected"), [("Kidal", True), ("Кидаль", False), ("Łódź", True)])
def test_is_latin(name: str, *, expected: bool) -> None:
    assert is_latin(name) is expected
