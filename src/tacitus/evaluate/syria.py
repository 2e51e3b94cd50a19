"""Reports of the war in Syria: killed by class, governorate, actor and cause."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from tacitus.evaluate.figures import Tally, ask
from tacitus.evaluate.gold import GoldDocument, take_gold
from tacitus.evaluate.place_match import is_same_name
from tacitus.evaluate.reports import (
    Json,
    find_main_event,
    list_actors,
    list_real_events,
    sum_toll,
    total_toll,
)

CIVILIANS: Final = frozenset(
    {"civilian", "child", "woman", "journalist", "aid_worker", "protester"}
)
_TOLERANCE: Final = 0.2
_UNKNOWN: Final = "unknown"
_GOVERNMENT: Final = "syrian government or russian troops"
_COALITION: Final = "international coalition forces"
_OPPOSITION: Final = "armed opposition groups"
_KURDS: Final = "self administration forces"
_ISIS: Final = "isis"
"""The gold's name of this class ends so."""
_NUSRA: Final = "al-nusra front"
_CLASS_OF: Final = {
    "islamic-state": _ISIS,
    "isi": _ISIS,
    "nusra": _NUSRA,
    "hts": _NUSRA,
    "al-qaeda": _NUSRA,
    "global-coalition": _COALITION,
    "us-central-command": _COALITION,
    "ypg": _KURDS,
    "sdf": _KURDS,
    "fsa": _OPPOSITION,
    "sna": _OPPOSITION,
    "syrian-coalition": _OPPOSITION,
    "ahrar-al-sham": _OPPOSITION,
    "jaysh-al-islam": _OPPOSITION,
    "ndf-sy": _GOVERNMENT,
    "hezbollah": _GOVERNMENT,
    "irgc": _GOVERNMENT,
}
# The first that fits: "the opposition's coalition", "the coalition against IS".
_NAMES: Final = (
    (_OPPOSITION, re.compile("rebel|opposition")),
    (_COALITION, re.compile("coalition")),
    (_KURDS, re.compile("kurd")),
    (_ISIS, re.compile(r"\b(?:isis|isil|daesh|islamic state)\b")),
    (_NUSRA, re.compile(r"\bnusrah?\b")),
)
_COALITION_COUNTRIES: Final = frozenset({"US", "GB", "FR", "JO", "TR", "AU", "NL", "BE", "DK"})
_STATE_KINDS: Final = frozenset({"government", "military", "police", "country", "person"})
_CAUSES: Final = (
    ("chemical and toxic gases", {"unconventional"}),
    ("execution", {"targeted", "torture", "primitive"}),
    ("explosion", {"suicide-attack"}),
    ("shelling", {"aerial", "drone", "heavy-weapons"}),
    ("explosion", {"explosives"}),
    ("shooting", {"firearms"}),
)


def score_syria(document: GoldDocument, report: Json) -> list[Tally]:
    """Score one article, by its main event; killed also by the sum and by any event."""
    gold = take_gold(document)
    main = find_main_event(report)
    civilians, others = gold.get("civilians") or 0, gold.get("noncivilians") or 0
    return [
        *_score_killed(civilians + others, report, main),
        *_score_civilians(civilians, report, main),
        *_score_place(gold.get("place"), report, main),
        *_score_actor((gold.get("actor") or "").rpartition(" - ")[2], report, main),
        *_score_cause(gold.get("cause"), main),
    ]


def _score_killed(gold: int, report: Json, main: Json | None) -> Iterable[Tally]:
    events = list_real_events(report)
    found = {
        "main event": [total_toll(main, "killed").low],
        "sum": [sum_toll(events, "killed").low],
        "any event": [total_toll(event, "killed").low for event in events],
    }
    for name, lows in found.items():
        is_asked = gold > 0
        yield from ask(f"killed exact, {name}", gold in lows, when=is_asked)
        is_near = any(low is not None and abs(low - gold) <= _TOLERANCE * gold for low in lows)
        yield from ask(f"killed within 20 %, {name}", is_near, when=is_asked)


def _score_civilians(gold: int, report: Json, main: Json | None) -> Iterable[Tally]:
    low = total_toll(main, "killed", categories=CIVILIANS).low
    yield from ask("civilians exact", low == gold, when=gold > 0)
    lows = [
        total_toll(event, "killed", categories=CIVILIANS).low for event in list_real_events(report)
    ]
    yield from ask("civilians exact, any event", gold in lows, when=gold > 0)


def _score_place(gold: str | None, report: Json, main: Json | None) -> Iterable[Tally]:
    name = _find_admin1(main)
    yield from ask("governorate", is_same_name(name, gold), when=bool(gold))
    names = [_find_admin1(event) for event in report["events"]]
    yield from ask(
        "governorate, any event", any(is_same_name(n, gold) for n in names), when=bool(gold)
    )


def _find_admin1(event: Json | None) -> str | None:
    where = event["where"] if event else None
    return where["admin1"] if where else None


def _score_actor(gold: str | None, report: Json, main: Json | None) -> Iterable[Tally]:
    classes = (
        [classify_actor(actor) for actor in list_actors(report, main["actors"])] if main else []
    )
    found = {name for name in classes if name != _UNKNOWN} or {_UNKNOWN}
    is_right = len(found) == 1 and gold in found
    yield from ask("actor class, where known", is_right, when=bool(gold) and gold != _UNKNOWN)
    yield from ask("actor class, all", is_right, when=bool(gold))


def classify_actor(actor: Json) -> str:
    """Give the class of an actor by what it is known as, its kind, country and name."""
    if actor["known_as"] in _CLASS_OF:
        return _CLASS_OF[actor["known_as"]]
    name = actor["name"].casefold()
    for class_, sign in _NAMES:
        if sign.search(name):
            return class_
    if actor["kind"] in _STATE_KINDS and actor["country"] in ("SY", "RU"):
        return _GOVERNMENT
    if actor["kind"] in _STATE_KINDS and actor["country"] in _COALITION_COUNTRIES:
        return _COALITION
    if any(word in name for word in ("regime", "government", "syrian army", "assad")):
        return _GOVERNMENT
    return _UNKNOWN


def _score_cause(gold: str | None, main: Json | None) -> Iterable[Tally]:
    modes = set(main["modes"]) if main else set()
    found = next((name for name, signs in _CAUSES if signs & modes), _UNKNOWN)
    yield from ask("cause", found == gold, when=bool(gold) and gold != _UNKNOWN)
