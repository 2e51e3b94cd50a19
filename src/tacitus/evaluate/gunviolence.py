"""Local news of shootings: killed, injured, day and city."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from tacitus.evaluate.figures import Tally, ask
from tacitus.evaluate.gold import GoldDocument, take_gold
from tacitus.evaluate.place_match import NEAR_KM, is_same_name, is_within
from tacitus.evaluate.reports import Json, find_day, find_main_event, list_real_events, total_toll
from tacitus.evaluate.text_match import NUMBER_WORDS


def score_gunviolence(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one article by its main event; a toll is asked where its number stands in the text."""
    gold = take_gold(document)
    city, lat = gold.get("city") or "", gold.get("lat")
    main = find_main_event(report)
    where = main["where"] if main else None
    return [
        *_score_toll("killed", gold.get("killed") or 0, document.text, report, main),
        *_score_toll("injured", gold.get("injured") or 0, document.text, report, main),
        *_score_day(gold.get("date"), main),
        *ask("city", _is_city(where, city), when=bool(city)),
        *ask("within 25 km", is_within(where, lat, gold.get("lon"), NEAR_KM), when=lat is not None),
    ]


def has_number(text: str, number: int) -> bool:
    """Say whether a number stands in a text, in digits or as a word up to twenty."""
    forms = [str(number)]
    if number < len(NUMBER_WORDS):
        forms.append(NUMBER_WORDS[number])
    return bool(re.search(rf"\b(?:{'|'.join(forms)})\b", text, re.IGNORECASE))


def _score_toll(
    outcome: str, gold: int, text: str, report: Json, main: Json | None
) -> Iterable[Tally]:
    is_asked = gold > 0 and has_number(text, gold)
    yield from ask(f"{outcome} exact", total_toll(main, outcome).low == gold, when=is_asked)
    lows = [total_toll(event, outcome).low for event in list_real_events(report)]
    yield from ask(f"{outcome} exact, any event", gold in lows, when=is_asked)


def _score_day(gold: str | None, main: Json | None) -> Iterable[Tally]:
    if not gold:
        return
    day = find_day(main)
    yield from ask("day exact", day == gold)
    yield from ask("day within one", bool(day) and _count_days(str(day), gold) <= 1)


def _count_days(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def _is_city(where: Json | None, city: str) -> bool:
    return any(is_same_name(where[key], city) for key in ("name", "quote")) if where else False
