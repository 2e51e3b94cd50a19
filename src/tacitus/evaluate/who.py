"""Who is who: mentions joined to actors (B-cubed, Bagga and Baldwin) and relations between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tacitus.evaluate.assignment import assign_best
from tacitus.evaluate.figures import AnyTally, Share, Tally, ask
from tacitus.evaluate.gold import GoldDocument, take_gold
from tacitus.evaluate.re3d import has_name
from tacitus.evaluate.reports import Json
from tacitus.evaluate.span_match import match_spans
from tacitus.model.enums import RelationType

MUTUAL: Final = frozenset({RelationType.ALLIED_WITH, RelationType.OPPOSED_TO, RelationType.SAME_AS})
"""Relations that say the same when read backwards."""

Edge = tuple[str, str, str]
"""A relation as its type and the ids of its two actors, those of a mutual one in order."""


def score_who(document: GoldDocument, report: Json) -> list[AnyTally]:
    """Score one text: mentions found, mentions joined rightly, relations."""
    gold = list_mentions(take_gold(document)["actors"])
    found = list_mentions(_name_actors(report["actors"]))
    pairs = match_spans(gold, found)
    clusters = {row: str(found[column]["actor"]) for row, column in pairs}
    apart = has_nothing_to_join(document)
    share = _share_b_cubed([str(mention["actor"]) for mention in gold], clusters)
    tallies: list[AnyTally] = [Tally("mentions, recall", len(pairs), len(gold))]
    if gold:
        tallies.append(Share("B-cubed", *share, len(gold)))
    if gold and not apart:
        tallies.append(Share("B-cubed where something joins", *share, len(gold)))
    edges = _list_edges(report)
    is_quiet = not edges and len(set(clusters.values())) == len(clusters)
    tallies += ask("nothing joined where nothing joins", is_quiet, when=apart)
    return [*tallies, *_score_relations(document, report, _match_actors(gold, clusters))]


def list_gold_relations(document: GoldDocument) -> list[Json]:
    """List the relations of the gold, their ends as the places of two actors in its list.

    Gold gives an end as such a place or as the actor's name. Raises ValueError for neither.
    """
    gold = take_gold(document)
    names = [actor["name"] for actor in gold["actors"]]
    return [
        {**relation, "a": _find_end(relation["a"], names), "b": _find_end(relation["b"], names)}
        for relation in gold.get("relations") or ()
    ]


def has_nothing_to_join(document: GoldDocument) -> bool:
    """Say whether every mention is an actor of its own and no relation is asked for."""
    return all(len(actor["mentions"]) == 1 for actor in take_gold(document)["actors"]) and all(
        relation.get("optional") for relation in list_gold_relations(document)
    )


def list_mentions(actors: Sequence[Json]) -> list[Json]:
    """List the mentions of all actors, each with its actor: an id, or the place in the list."""
    return [
        {**mention, "actor": actor.get("id", str(number))}
        for number, actor in enumerate(actors)
        for mention in actor["mentions"]
    ]


def _name_actors(actors: Iterable[Json]) -> list[Json]:
    """Give predicted actors an id each, where a report has none."""
    return [{"id": f"actor {number}", **actor} for number, actor in enumerate(actors)]


def _find_end(end: int | str, names: Sequence[str]) -> int:
    place = names.index(end) if isinstance(end, str) else int(end)
    if not 0 <= place < len(names):
        raise ValueError(f"relation of actor {place}, where there are {len(names)}")
    return place


def _share_b_cubed(actors: Sequence[str], clusters: Mapping[int, str]) -> tuple[float, float]:
    """Average precision and recall over gold mentions; one that was not found stands alone."""
    found = [clusters.get(row, f"alone {row}") for row in range(len(actors))]
    gold_sizes, sizes = Counter(actors), Counter(found)
    both = Counter(zip(actors, found, strict=True))
    n = max(1, len(actors))
    return (
        sum(m * m / sizes[b] for (_, b), m in both.items()) / n,
        sum(m * m / gold_sizes[a] for (a, _), m in both.items()) / n,
    )


def _match_actors(gold: Sequence[Json], clusters: Mapping[int, str]) -> dict[str, set[int]]:
    """Give for each predicted actor the gold actors that it is.

    It holds one of a gold actor's mentions that has a name, or as many of those found as any.
    """
    held: dict[int, Counter[str]] = defaultdict(Counter)
    matches: dict[str, set[int]] = defaultdict(set)
    for row, name in clusters.items():
        number = int(gold[row]["actor"])
        held[number][name] += 1
        if has_name(gold[row]["quote"]):
            matches[name].add(number)
    for number, counts in held.items():
        most = max(counts.values())
        for name in (name for name, n in counts.items() if n == most):
            matches[name].add(number)
    return matches


def _list_edges(report: Json) -> dict[Edge, Json]:
    """Give the predicted relations, each once."""
    edges: dict[Edge, Json] = {}
    for relation in report["relations"]:
        ends = (str(relation["a"]), str(relation["b"]))
        if relation["type"] in MUTUAL:
            ends = (min(ends), max(ends))
        edges.setdefault((str(relation["type"]), *ends), relation)
    return edges


def _score_relations(
    document: GoldDocument, report: Json, matches: Mapping[str, set[int]]
) -> Iterable[Tally]:
    """Tally relations, of all types and by type; optional gold forgives and does not ask."""
    gold = list_gold_relations(document)
    asked = [relation for relation in gold if not relation.get("optional")]
    optional = [relation for relation in gold if relation.get("optional")]
    edges = _list_edges(report)
    pairs = assign_best([[float(_is_match(edge, one, matches)) for edge in edges] for one in asked])
    right = {column: row for row, column in pairs}
    counted = [
        column
        for column, edge in enumerate(edges)
        if column in right or not any(_is_match(edge, one, matches) for one in optional)
    ]
    types = [edge[0] for edge in edges]
    yield Tally("relations", len(right), len(asked), len(counted))
    for name in RelationType:
        n_right = sum(types[column] == name for column in right)
        n_asked = sum(relation["type"] == name for relation in asked)
        n_counted = sum(types[column] == name for column in counted)
        if n_asked or n_counted:
            yield Tally(str(name), n_right, n_asked, n_counted)
    said = list(edges.values())
    n_hedges = sum(
        bool(said[column].get("hedged")) == bool(asked[row].get("hedged"))
        for column, row in right.items()
    )
    yield Tally("hedge of relations found", n_hedges, len(right))


def _is_match(edge: Edge, relation: Json, matches: Mapping[str, set[int]]) -> bool:
    type_, a, b = edge
    if type_ != relation["type"]:
        return False
    ways = [(a, b), (b, a)] if type_ in MUTUAL else [(a, b)]
    return any(
        relation["a"] in matches.get(x, ()) and relation["b"] in matches.get(y, ()) for x, y in ways
    )
