"""Values of lengths, sets and vague references: "for two days", "every Friday", "recently"."""

from __future__ import annotations

from tacitus.model.enums import TimeType
from tacitus.reading.times_context import Telling, TimeMention, Value, give_open, read_number

_LENGTH = "a length of time"
_OFTEN = "a set of times"
_CLOCK = {"second": "S", "minute": "M", "hour": "H"}
_BIG = {"decade": ("Y", 10), "century": ("Y", 100), "fortnight": ("W", 2)}
_HALVES = {"Y": ("M", 6), "H": ("M", 30), "D": ("H", 12), "M": ("D", 15), "W": ("D", 3)}


def resolve_duration(mention: TimeMention, telling: Telling) -> Value:
    """Value a length: "P2D", "PT3H", "P2Y6M"; "PXD" where the number is not certain."""
    parts = mention.parts
    vague = parts.get("vague", "several" if "n" not in parts else "")
    if parts.get("n") == "few" or "n_to" in parts or (vague and "couple" not in vague):
        return _give(write_length(None, parts["unit"]))
    if parts.get("n") == "half":
        return _give(write_length(0.5, parts["unit"]))
    n = (
        2.0
        if "couple" in vague or parts.get("n") == "couple"
        else read_number(parts["n"], telling.words)
    )
    n += 0.5 if "half" in parts or "half_after" in parts else 0.0
    return _give(write_length(n, parts["unit"]))


def resolve_vague_duration(mention: TimeMention, telling: Telling) -> Value:
    """Value a length of no certain number; "recent years" point to the past."""
    if "open" in mention.parts:
        return _give("PXX")
    if mention.parts.get("lean") == "recent":
        return give_open("PAST_REF", "no certain stretch")
    return _give(write_length(None, mention.parts["unit"]))


def _give(timex: str) -> Value:
    return give_open(timex, _LENGTH, kind=TimeType.DURATION)


def write_length(n: float | None, unit: str) -> str:
    """Write a length as TIMEX3 does; None for no certain number."""
    if unit in _CLOCK:
        return "PT" + _write_amount(n, _CLOCK[unit], is_clock=True)
    letter, factor = _BIG.get(
        unit, ({"night": "NI", "weekend": "WE", "centurie": "E"}.get(unit, unit[0].upper()), 1)
    )
    return "P" + _write_amount(None if n is None else n * factor, letter, is_clock=False)


def _write_amount(n: float | None, letter: str, *, is_clock: bool) -> str:
    if n is None:
        return f"X{letter}"
    if n == int(n):
        return f"{int(n)}{letter}"
    known = _HALVES if not is_clock else {"H": ("M", 30), "M": ("S", 30)}
    if n % 1 == 0.5 and letter in known:
        small, amount = known[letter]
        head = f"{int(n)}{letter}" if n >= 1 else ""
        mark = "T" if letter == "D" else ""
        return f"{head}{mark}{amount}{small}"
    return f"{n:g}{letter}"


def resolve_set(mention: TimeMention, telling: Telling) -> Value:
    """Value how often: "P1D", "XXXX-WXX-5"."""
    return give_open(_write_set(mention, telling), _OFTEN, kind=TimeType.SET)


def _write_set(mention: TimeMention, telling: Telling) -> str:
    parts, words = mention.parts, telling.words
    if "frequency" in parts:
        return words.frequencies[parts["frequency"]]
    if "weekday" in parts:
        part = words.parts.get(parts.get("part", ""), "")
        return f"XXXX-WXX-{words.weekdays[parts['weekday'].rstrip('.')]}{part}"
    if "part" in parts:
        return f"XXXX-XX-XX{words.parts[parts['part']]}"
    if "month" in parts:
        return f"XXXX-{words.months[parts['month']]:02d}"
    if "season" in parts:
        return f"XXXX-{words.seasons[parts['season']]}"
    n = read_number(parts["n"], words) if "n" in parts else 1.0
    n = {"other": 2.0, "second": 2.0, "third": 3.0}.get(parts.get("other", ""), n)
    return write_length(n, parts["unit"])


def resolve_reference(mention: TimeMention, telling: Telling) -> Value:
    """Value "now", "recently", "soon": TIMEX3's references without a stretch."""
    for timex, phrases in telling.words.references.items():
        if mention.parts["reference"] in phrases:
            return give_open(timex, "no certain stretch")
    return give_open(None, "no certain stretch")
