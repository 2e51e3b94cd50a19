"""Whether it happened, on whose word, and by whose hand: events of short texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from tacitus.evaluate.figures import Tally, ask
from tacitus.evaluate.gold import GoldDocument, take_gold
from tacitus.evaluate.reports import Json, list_names
from tacitus.evaluate.span_match import count_overlap
from tacitus.evaluate.text_match import compare_any
from tacitus.model.enums import EventType, Status

_REAL: Final = frozenset({Status.OCCURRED, Status.ONGOING})
_VIOLENT: Final = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
_UTTERED: Final[Mapping[str, str]] = {
    Status.THREATENED: EventType.THREATEN,
    Status.REQUESTED: EventType.REQUEST,
}
"""A threatened or requested deed may also be told as a threat or request that occurred."""

Pairs = Sequence[tuple[Json, Json]]


def score_status(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one text: events found, their status, hedge, word and doer; silence elsewhere."""
    gold = take_gold(document)["events"]
    found = report["events"]
    pairs = [(gold[row], found[column]) for row, column in match_events(gold, found).items()]
    return [
        *ask("no event where none is", not found, when=not gold),
        *ask("nothing occurred where none is", not _list_real(found), when=not gold),
        *([Tally("events found", len(pairs), len(gold))] if gold else []),
        *_score_statuses(gold, pairs),
        *_score_violence(gold, found),
        *_score_aggregates(gold, found, pairs),
        *_score_words(pairs),
        *_score_doers(report, pairs),
    ]


def match_events(gold: Sequence[Json], found: Sequence[Json]) -> dict[int, int]:
    """Pair gold events with predicted ones that share a character of evidence, one to one.

    Pairs whose types agree go first, then those that share more, then those whose statuses agree,
    then text order.
    """
    ranked = sorted(
        (not is_type_right(a, b), -overlap, not is_status_right(a, b), i, j)
        for i, a in enumerate(gold)
        for j, b in enumerate(found)
        if (overlap := _count_shared(a, b))
    )
    pairs: dict[int, int] = {}
    for *_, row, column in ranked:
        if row not in pairs and column not in pairs.values():
            pairs[row] = column
    return pairs


def is_type_right(gold: Json, found: Json) -> bool:
    """Say whether the type is gold's, one that will do, or the utterance of a threat or request."""
    will_do = {gold["type"], *gold.get("type_also", ())}
    return found["type"] in will_do or _is_uttered(gold, found)


def is_status_right(gold: Json, found: Json) -> bool:
    """Say whether the status is gold's, one that will do, or that of a threat or request made."""
    will_do = {gold["status"], *gold.get("status_also", ())}
    is_made = _is_uttered(gold, found) and found["status"] == Status.OCCURRED
    return found["status"] in will_do or is_made


def _is_uttered(gold: Json, found: Json) -> bool:
    return bool(_UTTERED.get(gold["status"]) == found["type"])


def _count_shared(gold: Json, found: Json) -> int:
    return sum(count_overlap(gold, span) for span in found["evidence"])


def _list_real(events: Iterable[Json]) -> list[Json]:
    return [event for event in events if event["status"] in _REAL]


def _score_statuses(gold: Sequence[Json], pairs: Pairs) -> Iterable[Tally]:
    n_right = sum(is_status_right(*pair) for pair in pairs)
    if gold:
        yield Tally("status, of all", n_right, len(gold))
    if pairs:
        yield Tally("status, of those found", n_right, len(pairs))
        yield Tally("type, of those found", sum(is_type_right(*p) for p in pairs), len(pairs))
    for event in gold:
        right = any(one is event and is_status_right(one, said) for one, said in pairs)
        yield Tally(f"status, {event['status']}", float(right), 1.0)


def _score_violence(gold: Sequence[Json], found: Sequence[Json]) -> Iterable[Tally]:
    """Tally the violent events told as facts, each against its own or the nearest gold event."""
    own = {column: row for row, column in match_events(gold, found).items()}
    for column, event in enumerate(found):
        if event["status"] in _REAL and event["type"] in _VIOLENT:
            shared = [_count_shared(each, event) for each in gold]
            nearest = shared.index(max(shared)) if any(shared) else None
            row = own.get(column, nearest)
            is_real = row is not None and gold[row]["status"] in _REAL
            yield from ask("violence told as a fact, precision", is_real)


def _score_aggregates(gold: Sequence[Json], found: Sequence[Json], pairs: Pairs) -> Iterable[Tally]:
    n_right = sum(bool(a["aggregate"] and b["aggregate"]) for a, b in pairs)
    n_asked, n_said = (sum(bool(e["aggregate"]) for e in events) for events in (gold, found))
    if n_asked or n_said:
        yield Tally("aggregates", n_right, n_asked, n_said)


def _score_words(pairs: Pairs) -> Iterable[Tally]:
    """Tally hedges, and the names of those through whom the words came."""
    for gold, found in pairs:
        if "hedged" in gold:
            is_hedged = any(word.get("hedged") for word in found["attribution"])
            yield from ask("hedged, of those found", is_hedged == gold["hedged"])
            yield from ask("hedges told, of those found", is_hedged, when=gold["hedged"])
        said = [
            str(name)
            for word in found["attribution"]
            for name in (word.get("name"), word.get("quote"), *(word.get("via") or ()))
            if name
        ]
        for name in gold.get("chain", ()):
            yield from ask("chain, of those found", compare_any([name], said) == 1)


def _score_doers(report: Json, pairs: Pairs) -> Iterable[Tally]:
    """Tally who is held responsible and on what ground, where gold names somebody."""
    by_id = {actor["id"]: actor for actor in report["actors"]}
    for gold, found in pairs:
        asked, said = gold.get("responsibility", ()), found["responsibility"]
        if not asked:
            continue
        right = [(a, b) for a in asked if (b := _find_entry(a, said, by_id))]
        yield Tally("responsibility", len(right), len(asked), len(said))
        for one, _ in right:
            yield Tally(f"responsibility, {one['basis']}", 1.0, 0.0)
        for one in asked:
            yield Tally(f"responsibility, {one['basis']}", 0.0, 1.0)
        for one, entry in right:
            if one.get("by"):
                is_named = _is_named(one["by"], by_id.get(entry.get("by")))
                yield from ask("responsibility: by whom", is_named)


def _find_entry(gold: Json, said: Iterable[Json], by_id: Mapping[str | None, Json]) -> Json | None:
    for entry in said:
        if entry["basis"] == gold["basis"] and _is_named(gold["actor"], by_id.get(entry["actor"])):
            return entry
    return None


def _is_named(name: str, actor: Json | None) -> bool:
    return actor is not None and compare_any(list_names(actor), [name]) == 1
