"""Clusters: no weak bridge, decisions obeyed, order without effect."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tacitus.linking.cluster import Score, cluster_events

NAMES = "abcdefg"


def score_from(table: dict[frozenset[str], float]) -> Score:
    return lambda a, b: table.get(frozenset((a, b)), -3.0)


def cluster(scores: dict[str, float], **decisions: list[tuple[str, str]]) -> list[str]:
    """Cluster the letters a-g; keys are pairs such as "ab"."""
    table = {frozenset(pair): bits for pair, bits in scores.items()}
    pairs = [(bits, pair[0], pair[1]) for pair, bits in scores.items()]
    found = cluster_events(NAMES[:4], pairs, score_from(table), least=0.0, **decisions)
    return ["".join(members) for members in found]


def test_strong_pairs_join() -> None:
    assert cluster({"ab": 3.0, "cd": 2.0}) == ["ab", "cd"]


def test_weak_bridge_does_not_join_two_pairs() -> None:
    assert cluster({"ab": 5.0, "cd": 5.0, "bc": 1.0}) == ["ab", "cd"]


def test_all_round_support_joins() -> None:
    assert cluster({"ab": 3.0, "bc": 2.0, "ac": 1.0}) == ["abc", "d"]


def test_one_impossible_pair_keeps_clusters_apart() -> None:
    assert cluster({"ab": 20.0, "bc": 20.0, "ac": -9.0}) == ["ab", "c", "d"]


def test_decisions_come_before_scores() -> None:
    assert cluster({"ab": 9.0}, must=[("a", "c")], never=[("a", "b")]) == ["ac", "b", "d"]


@given(
    st.dictionaries(
        st.sampled_from([a + b for a in NAMES for b in NAMES if a < b]), st.integers(-9, 9)
    ),
    st.randoms(use_true_random=False),
)
def test_order_of_pairs_has_no_effect(scores: dict[str, int], rng: Random) -> None:
    table = {frozenset(pair): float(bits) for pair, bits in scores.items()}
    pairs = [(float(bits), pair[0], pair[1]) for pair, bits in scores.items()]
    shuffled, names = list(pairs), list(NAMES)
    rng.shuffle(shuffled)
    rng.shuffle(names)
    straight = cluster_events(NAMES, pairs, score_from(table), least=0.0)
    assert cluster_events(names, shuffled, score_from(table), least=0.0) == straight
    assert sorted(name for members in straight for name in members) == list(NAMES)
