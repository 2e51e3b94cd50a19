"""The sets that can be scored, and the scores of a set: all of it and its two halves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tacitus.errors import IntakeError, SettingsError
from tacitus.evaluate.acled_types import score_types
from tacitus.evaluate.answers import score_answers
from tacitus.evaluate.attribution import score_attribution, uses_events
from tacitus.evaluate.clusters import score_clusters
from tacitus.evaluate.depth import score_depth
from tacitus.evaluate.depth_check import check_depth
from tacitus.evaluate.figures import AnyTally, Figure, pool_figures
from tacitus.evaluate.five_w import score_five_w
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.gunviolence import score_gunviolence
from tacitus.evaluate.isaf import score_isaf
from tacitus.evaluate.muc4 import score_muc4
from tacitus.evaluate.page_bodies import PAGE_FIELD, score_page_bodies
from tacitus.evaluate.places import score_places
from tacitus.evaluate.plover import score_plover
from tacitus.evaluate.re3d import score_re3d
from tacitus.evaluate.reports import EMPTY, Json
from tacitus.evaluate.status import score_status
from tacitus.evaluate.status_check import check_status
from tacitus.evaluate.strikes import score_strikes
from tacitus.evaluate.syria import score_syria
from tacitus.evaluate.times import is_guessed, score_times
from tacitus.evaluate.who import score_who
from tacitus.evaluate.who_check import check_who

Scorer = Callable[[GoldDocument, Json], Sequence[AnyTally]]

SCORERS: Final[Mapping[str, Scorer]] = {
    "answers": score_answers,
    "attribution": score_attribution,
    "depth": score_depth,
    "gunviolence": score_gunviolence,
    "html": score_page_bodies,
    "isaf": score_isaf,
    "muc4": score_muc4,
    "places": score_places,
    "plover": score_plover,
    "re3d": score_re3d,
    "status": score_status,
    "strikes": score_strikes,
    "syria": score_syria,
    "times": score_times,
    "types": score_types,
    "w5": score_five_w,
    "who": score_who,
}

CHECKS: Final[Mapping[str, Callable[[Sequence[GoldDocument]], None]]] = {
    "depth": check_depth,
    "status": check_status,
    "who": check_who,
}
"""What finds the faults of a set's gold before anything is read."""

FALLBACKS: Final[Mapping[str, tuple[Callable[[Json], bool], str]]] = {
    "attribution": (uses_events, "attributions of the events, as the report lists none"),
    "times": (is_guessed, "types of times guessed from their values"),
}
"""What stands in for something that a report lacks; the output says in how many documents."""

ANSWERS: Final = "answers"
"""The set whose gold is rows of a user's own; its texts stand apart from it."""

CLUSTERS: Final = "clusters"
"""The set that scores incidents; its gold names each document's in a field ``incident``."""

PAGES: Final = "html"
"""The set whose lines hold web pages; they are taken in, not read for events."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one part of a set; ``n_without`` documents had no report."""

    part: str
    n_documents: int
    n_without: int
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()


def check_set(name: str) -> None:
    """Raise SettingsError for a set that is not known, with those that are."""
    known = sorted([*SCORERS, CLUSTERS])
    if name not in known:
        raise SettingsError(f"{name!r} is no known set; give one of {', '.join(known)}")


def check_gold(name: str, gold: Sequence[GoldDocument]) -> None:
    """Raise IntakeError with all faults of the gold, where the set has a check of its own."""
    if name in CHECKS:
        CHECKS[name](gold)


def check_asked(name: str, scores: Sequence[Scores]) -> None:
    """Raise IntakeError where no document of the gold asks anything that the set measures."""
    if not scores[0].figures:
        raise IntakeError(
            f"no line of the gold has an answer of the set {name}; check the name of the set and "
            "the fields that it needs (docs/method/evaluate.md)"
        )


def list_fields(name: str, *, is_read: bool) -> list[str]:
    """List the fields whose words are read, one scoring each; finished reports have one."""
    if name == PAGES:
        return [PAGE_FIELD]
    return ["text", "recased"] if name == "muc4" and is_read else ["text"]


def score_set(name: str, gold: Sequence[GoldDocument], reports: Mapping[str, Json]) -> list[Scores]:
    """Score a set by its documents: all, the open part, the unread part.

    A document without a report counts as an empty one.
    """
    found = [reports.get(item.id, EMPTY) for item in gold]
    tallies = [_score_one(name, item, report) for item, report in zip(gold, found, strict=True)]
    parts = [
        _score_part(part, gold, reports, tallies, chosen) for part, chosen in _list_parts(gold)
    ]
    return [replace(parts[0], notes=_list_notes(name, found)), *parts[1:]]


def _score_one(name: str, item: GoldDocument, report: Json) -> Sequence[AnyTally]:
    """Score one document; raises IntakeError with its id where gold or report lacks a part."""
    try:
        return SCORERS[name](item, report)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise IntakeError(
            f"{item.id}: cannot be scored as {name} ({type(error).__name__}: {error}); "
            "give its gold and its report the fields that the set needs"
        ) from error


def _list_notes(name: str, reports: Sequence[Json]) -> tuple[str, ...]:
    if name not in FALLBACKS:
        return ()
    is_used, words = FALLBACKS[name]
    n = sum(is_used(report) for report in reports)
    return (f"{n} of {len(reports)} documents: {words}",) if n else ()


def _list_parts(gold: Sequence[GoldDocument]) -> list[tuple[str, list[int]]]:
    """Give which documents belong to the whole and to its two parts."""
    return [
        ("all", list(range(len(gold)))),
        ("open", [i for i, item in enumerate(gold) if item.is_open]),
        ("unread", [i for i, item in enumerate(gold) if not item.is_open]),
    ]


def score_incidents(gold: Sequence[GoldDocument], incidents: Sequence[Json]) -> list[Scores]:
    """Score incidents by their documents: all, and each half by its own documents alone.

    ``n_without`` counts the documents that no incident holds. Raises IntakeError for a gold
    document without an incident.
    """
    held = _list_members(incidents)
    parts: list[Scores] = []
    for part, chosen in _list_parts(gold):
        truth = {gold[i].id: _take_incident(gold[i]) for i in chosen}
        figures = score_clusters(truth, incidents) if truth else []
        n_without = sum(id_ not in held for id_ in truth)
        parts.append(Scores(part, len(chosen), n_without, tuple(figures)))
    return parts


def _list_members(incidents: Sequence[Json]) -> set[str]:
    members: set[str] = set()
    for number, item in enumerate(incidents, start=1):
        try:
            members.update(member["external_id"] for member in item["reports"])
        except (KeyError, TypeError) as error:
            raise IntakeError(
                f"incident {number}: has no list 'reports' with an 'external_id' each; "
                "give lines of `incidents`"
            ) from error
    return members


def _take_incident(item: GoldDocument) -> str:
    incident = item.fields.get("incident")
    if incident is None:
        raise IntakeError(f"{item.id}: has no 'incident'; give the gold cluster there")
    return str(incident)


def _score_part(
    part: str,
    gold: Sequence[GoldDocument],
    reports: Mapping[str, Json],
    tallies: Sequence[Sequence[AnyTally]],
    chosen: Sequence[int],
) -> Scores:
    n_without = sum(gold[i].id not in reports for i in chosen)
    figures = pool_figures([tallies[i] for i in chosen])
    return Scores(part, len(chosen), n_without, tuple(figures))
