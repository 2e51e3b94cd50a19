"""``tacitus evaluate answers``: gold in a simple format of rows, and a template of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tacitus.errors import SettingsError

if TYPE_CHECKING:
    from tacitus.evaluate.sets import Scores


def score_own_gold(
    gold_file: Path, *, texts: Path | None, reports: Path | None, workers: int
) -> list[Scores]:
    """Score rows of gold against the texts or against finished reports."""
    from tacitus.evaluate.answers_set import score_reports, score_texts
    from tacitus.settings import Settings

    if texts and reports:
        raise SettingsError("--texts and --reports are both given; leave out one of them")
    if reports:
        return score_reports(gold_file, reports)
    if texts:
        return score_texts(gold_file, texts, Settings(), workers=workers)
    raise SettingsError("the gold holds no texts; name them with --texts, or give --reports")
