"""Which texts are copies of one another, and which long article swallows a short one."""

from __future__ import annotations

import random
from datetime import date

import pytest

from tacitus.linking.copies import find_families
from tacitus.model.document import Document
from tacitus.model.ids import build_document_id
from tacitus.model.values import Range

WORDS = [f"{a}{b}{c}" for a in "bdgklmnprst" for b in "aeiou" for c in ("", "n", "r", "sk", "mol")]


def write_story(seed: int, n_words: int = 200) -> list[str]:
    rng = random.Random(seed)
    return [rng.choice(WORDS) for _ in range(n_words)]


def build_document(words: list[str], publisher: str, printed: str = "2024-05-12") -> Document:
    text = " ".join(words)
    day = date.fromisoformat(printed)
    return Document(
        id=build_document_id(text, publisher=publisher, published_on=day),
        publisher=publisher,
        published_on=day,
        text=text,
        body=(Range(start=0, end=len(text)),),
    )


def edit(words: list[str], seed: int) -> list[str]:
    """Change one word in ten."""
    rng = random.Random(seed)
    return [word if rng.random() > 0.1 else "changed" for word in words]


STORY = write_story(1)
COPIES = {
    "identical": STORY,
    "one-word-in-ten-edited": edit(STORY, 2),
    "cut-to-sixty-per-cent": STORY[:120],
    "notice-added": STORY + write_story(3, 30),
    "headline-changed": write_story(4, 8) + STORY,
    "cut-and-edited": edit(STORY[:120], 5),
}


@pytest.mark.parametrize("words", COPIES.values(), ids=COPIES)
def test_copy_joins_the_family_of_the_first_printed(words: list[str]) -> None:
    first = build_document(STORY, "Example Wire")
    copy = build_document(words, "Mirror", "2024-05-20")
    other = build_document(write_story(9), "Other Post")
    found = find_families([copy, other, first])
    assert found.of[copy.id] == first.id
    assert found.of[other.id] == other.id
    assert next(item for item in found.families if item.id == first.id).members == (
        first.id,
        copy.id,
    )


def test_long_article_contains_the_wire_story_without_being_its_copy() -> None:
    wire = build_document(STORY, "Example Wire")
    essay = build_document(write_story(5, 400) + STORY + write_story(6, 400), "Review")
    found = find_families([wire, essay])
    assert found.of[essay.id] == essay.id
    assert found.contains == {essay.id: (wire.id,)}


def test_shared_notice_makes_no_family() -> None:
    notice = write_story(7, 40)
    documents = [build_document(write_story(20 + i) + notice, f"Outlet {i}") for i in range(5)]
    assert all(len(family.members) == 1 for family in find_families(documents).families)


def test_words_outside_the_body_do_not_count() -> None:
    one, two = build_document(STORY, "Example Wire"), build_document(STORY, "Mirror")
    masked = two.model_copy(update={"body": (Range(start=0, end=40),)})
    assert len(find_families([one, two]).families) == 1
    assert len(find_families([masked, build_document(write_story(8), "Post")]).families) == 2


@pytest.mark.parametrize("texts", [[], [[]], [["one"], ["two"]], [[], []]])
def test_texts_too_short_to_compare_are_no_copies(texts: list[list[str]]) -> None:
    documents = [build_document(words, f"Outlet {i}") for i, words in enumerate(texts)]
    assert len(find_families(documents).families) == len(texts)


def test_planted_copies_are_found_among_many() -> None:
    rng = random.Random(3)
    stories = [write_story(1000 + i, rng.randint(80, 300)) for i in range(150)]
    planted = [(i, kind) for i in range(0, 150, 2) for kind in ("edited", "cut")]
    documents = [build_document(words, "Example Wire") for words in stories]
    copies = [
        build_document(
            edit(stories[i], i) if kind == "edited" else stories[i][: len(stories[i]) * 3 // 5],
            f"Mirror {kind}",
            "2024-05-20",
        )
        for i, kind in planted
    ]
    found = find_families(documents + copies)
    right = [
        found.of[copy.id] == documents[i].id for (i, _), copy in zip(planted, copies, strict=True)
    ]
    assert sum(right) / len(right) >= 0.98
    assert sum(len(family.members) > 1 for family in found.families) == 75
