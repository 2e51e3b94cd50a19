"""The sets that can be scored, and the scores of a set: all of it and its two halves."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tacitus.errors import SettingsError
from tacitus.evaluate.figures import Figure, Tally, pool_figures
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.gunviolence import score_gunviolence
from tacitus.evaluate.isaf import score_isaf
from tacitus.evaluate.muc4 import score_muc4
from tacitus.evaluate.plover import score_plover
from tacitus.evaluate.reports import EMPTY, Json
from tacitus.evaluate.syria import score_syria

Scorer = Callable[[GoldDocument, Json], list[Tally]]

SCORERS: Final[Mapping[str, Scorer]] = {
    "gunviolence": score_gunviolence,
    "isaf": score_isaf,
    "muc4": score_muc4,
    "plover": score_plover,
    "syria": score_syria,
}


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one part of a set; ``n_without`` documents had no report."""

    part: str
    n_documents: int
    n_without: int
    figures: tuple[Figure, ...]


def check_set(name: str) -> None:
    """Raise SettingsError for a set that is not known, with those that are."""
    if name not in SCORERS:
        raise SettingsError(f"{name!r} is no known set; give one of {', '.join(sorted(SCORERS))}")


def score_set(name: str, gold: Sequence[GoldDocument], reports: Mapping[str, Json]) -> list[Scores]:
    """Score a set by its documents: all, the open half, the unread half.

    A document without a report counts as an empty one. Raises SettingsError for a set that is
    not known.
    """
    check_set(name)
    tallies = [SCORERS[name](item, reports.get(item.id, EMPTY)) for item in gold]
    return [
        _score_part(part, gold, reports, tallies, chosen)
        for part, chosen in (
            ("all", list(range(len(gold)))),
            ("open", [i for i, item in enumerate(gold) if item.is_open]),
            ("unread", [i for i, item in enumerate(gold) if not item.is_open]),
        )
    ]


def _score_part(
    part: str,
    gold: Sequence[GoldDocument],
    reports: Mapping[str, Json],
    tallies: Sequence[Sequence[Tally]],
    chosen: Sequence[int],
) -> Scores:
    n_without = sum(gold[i].id not in reports for i in chosen)
    figures = pool_figures([tallies[i] for i in chosen])
    return Scores(part, len(chosen), n_without, tuple(figures))
