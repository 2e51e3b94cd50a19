from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tacitus.evaluate.acled_types import CODEBOOK, READING_ONLY
from tacitus.evaluate.depth_check import check_depth
from tacitus.evaluate.gold import GoldDocument, load_gold
from tacitus.evaluate.page_bodies import PAGE_FIELD
from tacitus.evaluate.place_match import find_country
from tacitus.evaluate.sets import SCORERS
from tacitus.evaluate.strikes import read_range

PROBE = Path(__file__).parents[2] / "eval" / "probe"
SETS = ("depth", "html", "status", "strikes", "types", "w5", "who")


def load_set(name: str) -> list[GoldDocument]:
    return load_gold(PROBE / f"{name}.jsonl", field=PAGE_FIELD if name == "html" else "text")


def list_spans(value: Any) -> Iterator[dict[str, Any]]:
    """List the spans of an annotation, however deep."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from list_spans(item)


def test_every_file_is_a_known_set() -> None:
    assert sorted(path.stem for path in PROBE.glob("*.jsonl")) == list(SETS)
    assert set(SETS) <= set(SCORERS)


@pytest.mark.parametrize("name", SETS)
def test_every_line_is_invented_and_has_an_id_of_its_own(name: str) -> None:
    gold = load_set(name)
    assert {item.fields["note"] for item in gold} == {"invented"}
    assert max(Counter(item.id for item in gold).values()) == 1


def test_one_text_is_the_same_in_every_set() -> None:
    texts = {item.id: item.text for item in load_set("types")}
    others = [*load_set("strikes"), *load_set("w5")]
    assert [item.id for item in others if texts[item.id] != item.text] == []


def test_classes_are_known_and_each_stands_twice() -> None:
    counts = Counter(item.fields["gold"]["sub_event_type"] for item in load_set("types"))
    assert set(counts) == {*CODEBOOK, *READING_ONLY}
    assert min(counts.values()) >= 2


def test_strikes_have_a_range_a_country_and_a_point() -> None:
    for item in load_set("strikes"):
        gold = item.fields["gold"]
        killed = read_range(gold["killed"], item.id)
        assert killed.low is not None
        assert killed.high is not None
        assert 0 <= killed.low <= killed.high
        assert find_country(gold["country"]) == gold["country"]
        assert abs(gold["lat"]) <= 90
        assert abs(gold["lon"]) <= 180


def test_spans_of_the_long_articles_hold_their_quotes() -> None:
    gold = load_set("depth")
    check_depth(gold)
    for item in gold:
        spans = list(list_spans(item.fields["gold"]))
        assert len(spans) > 50
        assert {
            s["quote"] for s in spans if item.text[s["start"] : s["end"]] != s["quote"]
        } == set()


def test_bodies_of_pages_stand_in_their_pages() -> None:
    for item in load_set("html"):
        page = item.text.replace('\\"', '"')
        assert [part for part in item.fields["body"].split("\n\n") if part not in page] == []
