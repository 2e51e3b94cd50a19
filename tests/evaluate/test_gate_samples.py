from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tacitus.evaluate.gate_samples import (
    SAMPLES,
    digest_gold,
    list_samples,
    sample_clusters,
    sample_gold,
)
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.sets import SCORERS
from tests.evaluate.report_json import build_gold

GOLD = [build_gold(f"d{number}", event="AID") for number in range(9)]


def build_article(number: int, incident: str, day: str, city: str = "Kelbar") -> GoldDocument:
    answers = {"date": day, "city": city, "state": "North"}
    return build_gold(f"d{number}", incident=incident, gold=answers)


ARTICLES = [
    build_article(1, "i1", "2014-03-01"),
    build_article(2, "i2", "2014-03-09"),
    build_article(3, "i1", "2014-03-01"),
    build_article(4, "i3", "2014-05-01"),
    build_article(5, "i4", "2014-03-02", "Lodun"),
]


def list_ids(gold: list[GoldDocument]) -> list[str]:
    return [item.id for item in gold]


@given(st.permutations(GOLD), st.integers(0, 12))
def test_a_sample_does_not_depend_on_the_order_of_the_file(
    shuffled: list[GoldDocument], most: int
) -> None:
    chosen = set(list_ids(sample_gold(GOLD, most)))
    assert set(list_ids(sample_gold(shuffled, most))) == chosen
    assert len(chosen) == min(most, len(GOLD))


def test_a_sample_keeps_the_order_of_the_file() -> None:
    assert sample_gold(GOLD, 20) == GOLD


@given(st.permutations(ARTICLES), st.integers(1, 6))
def test_clusters_are_sampled_whole_and_with_their_rivals(
    shuffled: list[GoldDocument], most: int
) -> None:
    chosen = set(list_ids(sample_clusters(ARTICLES, most)))
    assert set(list_ids(sample_clusters(shuffled, most))) == chosen
    assert chosen & {"d1", "d2", "d3"} in (set(), {"d1", "d2", "d3"})
    assert len(chosen) >= min(most, len(ARTICLES))


def test_one_cluster_is_not_all_clusters() -> None:
    assert len(sample_clusters(ARTICLES, 1)) < len(ARTICLES)


def test_the_digest_speaks_of_the_answers_too() -> None:
    other = [*GOLD[:-1], build_gold("d8", event="COERCE")]
    assert digest_gold(GOLD) != digest_gold(other)
    assert digest_gold(GOLD) == digest_gold(list(GOLD))


def write_set(folder: Path, name: str, *gold: GoldDocument) -> None:
    lines = [json.dumps(dict(item.fields)) for item in gold]
    (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")


def test_a_folder_says_what_is_there_and_what_is_absent(tmp_path: Path) -> None:
    write_set(tmp_path, "isaf", *GOLD)
    write_set(tmp_path, "muc4", build_gold("m1", "TEXT", recased="Text"))
    write_set(tmp_path, "gunviolence", *ARTICLES)
    write_set(tmp_path, "html", build_gold("h1", html="<p>A</p>", body="A"))
    samples, absent = list_samples(tmp_path, is_full=False)
    assert [(item.title, item.stem, item.names) for item in samples] == [
        ("isaf", "isaf", ("isaf",)),
        ("muc4", "muc4", ("muc4",)),
        ("muc4 (recased)", "muc4.recased", ("muc4",)),
        ("gunviolence", "gunviolence", ("gunviolence", "clusters")),
        ("html", "html", ("html",)),
    ]
    assert {"syria", "types", "strikes", "w5"} <= set(absent)
    assert not {"isaf", "muc4", "clusters", "answers"} & set(absent)
    assert samples[2].gold[0].text == "Text"


def test_clusters_of_their_own_are_scored_by_themselves(tmp_path: Path) -> None:
    write_set(tmp_path, "gunviolence", *ARTICLES)
    write_set(tmp_path, "clusters", *ARTICLES)
    samples, _ = list_samples(tmp_path, is_full=True)
    assert [item.names for item in samples] == [("gunviolence",), ("clusters",)]


def test_every_set_with_a_size_is_known() -> None:
    assert set(SAMPLES) <= set(SCORERS)


def test_without_any_incidents_clusters_are_absent(tmp_path: Path) -> None:
    write_set(tmp_path, "isaf", *GOLD)
    assert "clusters" in list_samples(tmp_path, is_full=False)[1]
