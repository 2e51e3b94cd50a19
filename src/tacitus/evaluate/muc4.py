"""MUC-4: whole incidents, slot by slot, paired with the key for the best total."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Final

from tacitus.evaluate.assignment import assign_best
from tacitus.evaluate.figures import Tally
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.muc4_view import PLURAL, Fill, Key, Predicted, list_keys, list_predicted
from tacitus.evaluate.place_match import is_same_name
from tacitus.evaluate.reports import Json
from tacitus.evaluate.text_match import compare_any

_HALF: Final = 0.5
# Decides ties: what is asked for is paired before what is merely forgiven.
_FIRST: Final = 1e-6
Counts = tuple[float, float, float]
_NONE: Final[Counts] = (0.0, 0.0, 0.0)


def score_muc4(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one report: every slot, all slots with and without missing and spurious incidents."""
    keys = list_keys(document.fields["templates"])
    predicted = list_predicted(report)
    totals: dict[str, Counts] = defaultdict(lambda: _NONE)
    pairs = pair_incidents(keys, predicted)
    for key, incident in pairs:
        if not keys[key].is_optional:
            _add_slots(totals, score_slots(keys[key], predicted[incident]), is_pair=True)
    for index, missed in enumerate(keys):
        if not missed.is_optional and index not in {key for key, _ in pairs}:
            _add_slots(totals, score_slots(missed, None), is_pair=False)
    for index, spurious in enumerate(predicted):
        if not spurious.is_optional and index not in {found for _, found in pairs}:
            _add_slots(totals, score_slots(None, spurious), is_pair=False)
    names = ["all slots", "matched", *SLOTS]
    tallies = [Tally(name, *totals[name]) for name in names if name in totals]
    return [*tallies, *_score_relevance(keys, predicted)]


def _score_relevance(keys: Sequence[Key], predicted: Sequence[Predicted]) -> list[Tally]:
    """Ask whether the document has any incident; one with optional ones alone is not asked."""
    if keys and all(key.is_optional for key in keys):
        return []
    said = bool(predicted) if keys else any(not item.is_optional for item in predicted)
    return [Tally("relevance", float(bool(keys) and said), float(bool(keys)), float(said))]


def _add_slots(totals: dict[str, Counts], slots: dict[str, Counts], *, is_pair: bool) -> None:
    for name, counts in slots.items():
        for pool in (name, "all slots", *(["matched"] if is_pair else [])):
            right, asked, predicted = totals[pool]
            totals[pool] = (right + counts[0], asked + counts[1], predicted + counts[2])


def pair_incidents(keys: Sequence[Key], predicted: Sequence[Predicted]) -> list[tuple[int, int]]:
    """Pair incidents if the type agrees at least in part and another slot does too."""
    return assign_best([[_score_pair(key, item) for item in predicted] for key in keys])


def _score_pair(key: Key, predicted: Predicted) -> float:
    slots = score_slots(key, predicted)
    if not slots["type"][0]:
        return 0.0
    if not any(slots[name][0] for name in SLOTS if name != "type"):
        return 0.0
    return sum(right for right, _, _ in slots.values()) + (0 if key.is_optional else _FIRST)


def score_slots(key: Key | None, predicted: Predicted | None) -> dict[str, Counts]:
    """Give right, asked and predicted for every slot; None for a missing or spurious incident."""
    return {name: score(key, predicted) for name, score in SLOTS.items()}


def _score_type(key: Key | None, predicted: Predicted | None) -> Counts:
    return _score_one(
        key.types if key else None, predicted.type if predicted else None, _compare_types
    )


def _compare_types(gold: str, said: str) -> float:
    if gold == said:
        return 1.0
    return _HALF if "ATTACK" in (gold, said) else 0.0


def _compare_words(gold: str, said: str) -> float:
    return float(gold == said)


def _score_stage(key: Key | None, predicted: Predicted | None) -> Counts:
    return _score_one(
        key.stages if key else None, predicted.stage if predicted else None, _compare_words
    )


def _score_one(
    gold: frozenset[str] | None,
    said: str | None,
    compare: Callable[[str, str], float],
) -> Counts:
    """Score a slot of one value, any of the gold ones being right."""
    right = (
        max((compare(value, said) for value in sorted(gold)), default=0.0) if gold and said else 0
    )
    return right, float(bool(gold)), float(bool(said))


def _score_date(key: Key | None, predicted: Predicted | None) -> Counts:
    gold = key.dates if key else ()
    when = predicted.when if predicted else None
    right = max((_compare_dates(*one, when) for one in gold), default=0.0) if when else 0.0
    return right, float(bool(gold)), float(bool(when))


def _compare_dates(first: str | None, last: str | None, when: tuple[str, str]) -> float:
    """Give 1 for a day inside the range, 0.5 for an overlap or a day "by" the last."""
    if (last and when[0] > last) or (first and when[1] < first):
        return 0.0
    is_day = when[0] == when[1]
    return 1.0 if is_day and first and last else _HALF


def _score_country(key: Key | None, predicted: Predicted | None) -> Counts:
    return _score_one(
        key.countries if key else None,
        predicted.place.country if predicted else None,
        _compare_words,
    )


def _score_place(key: Key | None, predicted: Predicted | None) -> Counts:
    chains = key.chains if key else ()
    place = predicted.place if predicted else None
    has_names = bool(place and place.names)
    right = 0.0
    if place and has_names:
        for chain in chains:
            if _is_any(chain[-1], place.names):
                return 1.0, 1.0, 1.0
            if any(_is_any(link, (*place.names, place.region or "")) for link in chain):
                right = _HALF
    return right, float(bool(chains)), float(has_names)


def _is_any(gold: Sequence[str], names: Sequence[str]) -> bool:
    return any(is_same_name(a, b) for a in gold for b in names)


def _score_perpetrator(key: Key | None, predicted: Predicted | None) -> Counts:
    return _score_fills(
        key.perpetrators if key else (), predicted.perpetrators if predicted else ()
    )


def _score_target(key: Key | None, predicted: Predicted | None) -> Counts:
    return _score_fills(key.targets if key else (), predicted.targets if predicted else ())


def _score_fills(gold: Sequence[Fill], said: Sequence[Sequence[str]]) -> Counts:
    scores = [[compare_any(fill.words, names) for names in said] for fill in gold]
    return _count_fills(scores, [fill.is_optional for fill in gold], len(said))


def _count_fills(
    scores: Sequence[Sequence[float]], optional: Sequence[bool], n_said: int
) -> Counts:
    """Pair fills for the best total, those asked for first on a tie.

    What an optional one takes is not held against anybody.
    """
    ranked = [
        [score + _FIRST if score and not is_optional else score for score in row]
        for row, is_optional in zip(scores, optional, strict=True)
    ]
    pairs = assign_best(ranked)
    forgiven = sum(optional[row] for row, _ in pairs)
    right = sum(scores[row][column] for row, column in pairs if not optional[row])
    return right, float(len(optional) - sum(optional)), float(n_said - forgiven)


def _score_responsibility(key: Key | None, predicted: Predicted | None) -> Counts:
    gold = key.responsibility if key else ()
    said = predicted.responsibility if predicted else ()
    scores = [
        [compare_any(fill.words, names) if basis in bases else 0.0 for basis, names in said]
        for bases, fill in gold
    ]
    return _count_fills(scores, [fill.is_optional for _, fill in gold], len(said))


def _score_number(key: Key | None, predicted: Predicted | None) -> Counts:
    said = {str(number) for number in predicted.numbers} if predicted else set()
    return _score_values(key.numbers if key else (), said, _compare_numbers)


def _compare_numbers(gold: str, said: str) -> float:
    if PLURAL in (gold, said):
        return float("1" not in (gold, said))
    return float(gold == said)


def _score_values(
    gold: Sequence[Fill], said: Collection[str], compare: Callable[[str, str], float]
) -> Counts:
    """Compare two sets of values one to one, any wording of a gold one being right."""
    found = sorted(said)
    scores = [[max(compare(word, one) for word in fill.words) for one in found] for fill in gold]
    return _count_fills(scores, [fill.is_optional for fill in gold], len(found))


def _score_effect(key: Key | None, predicted: Predicted | None) -> Counts:
    said = predicted.effects if predicted else ()
    return _score_values(key.effects if key else (), said, _compare_words)


def _score_instrument(key: Key | None, predicted: Predicted | None) -> Counts:
    said = predicted.instruments if predicted else ()
    return _score_values(key.instruments if key else (), said, _compare_words)


SLOTS: Final[dict[str, Callable[[Key | None, Predicted | None], Counts]]] = {
    "type": _score_type,
    "stage": _score_stage,
    "date": _score_date,
    "country": _score_country,
    "place": _score_place,
    "perpetrator": _score_perpetrator,
    "responsibility": _score_responsibility,
    "target": _score_target,
    "number": _score_number,
    "effect": _score_effect,
    "instrument": _score_instrument,
}
