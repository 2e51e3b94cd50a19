"""``tacitus evaluate``: score reading against gold answers that you hold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tacitus.cli.options import Workers
from tacitus.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tacitus.evaluate.gold import GoldDocument
    from tacitus.evaluate.reports import Json


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    app.command("evaluate")(evaluate)


def evaluate(
    name: Annotated[str, typer.Argument(metavar="SET", help="Which set's measures to use.")],
    gold_file: Annotated[
        Path | None,
        typer.Argument(
            metavar="GOLD",
            help="The gold answers, a .jsonl file; for answers rows in .csv or .jsonl.",
        ),
    ] = None,
    reports: Annotated[
        Path | None,
        typer.Option("--reports", help="Finished reports (.jsonl); else the texts are read."),
    ] = None,
    incidents: Annotated[
        Path | None,
        typer.Option("--incidents", help="Finished incidents (.jsonl), for the set clusters."),
    ] = None,
    field: Annotated[
        str | None,
        typer.Option(
            "--field",
            help="The field that holds the words; else `text`, for html `html`, and for muc4 "
            "`recased` after it.",
        ),
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option("--texts", help="For answers: the texts, a file or a folder."),
    ] = None,
    template: Annotated[
        bool,
        typer.Option("--template", help="For answers: print a .csv file to begin with, and stop."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, a line a set.")] = False,
    workers: Workers = 1,
) -> None:
    """Score reports against gold: each figure with counts and interval, all, open, unread."""
    from tacitus.cli.own_gold import score_own_gold
    from tacitus.evaluate.answers_template import format_template
    from tacitus.evaluate.gold import load_gold
    from tacitus.evaluate.sets import (
        ANSWERS,
        CLUSTERS,
        check_gold,
        check_set,
        list_fields,
        score_incidents,
        score_set,
    )
    from tacitus.evaluate.table import format_scores, format_scores_json

    check_set(name)
    if (texts or template) and name != ANSWERS:
        raise SettingsError("--texts and --template are for the set answers; leave them out")
    if template:
        sys.stdout.write(format_template())
        return
    if gold_file is None:
        raise SettingsError(f"no gold is given; write evaluate {name} GOLD with the file you hold")
    form = format_scores_json if as_json else format_scores
    if name == ANSWERS:
        scores = score_own_gold(gold_file, texts=texts, reports=reports, workers=workers)
        sys.stdout.write(form(name, scores))
        return
    for words in [field] if field else list_fields(name, is_read=reports is None):
        gold = load_gold(gold_file, field=words)
        check_gold(name, gold)
        if name == CLUSTERS:
            scores = score_incidents(gold, _load_incidents(incidents, gold, workers))
        else:
            found = _load(reports) if reports else _read(name, gold, workers)
            scores = score_set(name, gold, found)
        title = name if words in ("text", name) else f"{name} ({words})"
        sys.stdout.write(form(title, scores))
        sys.stdout.flush()


def _load(path: Path) -> dict[str, Json]:
    from tacitus.evaluate.gold import load_json_lines
    from tacitus.evaluate.reports import index_reports

    return index_reports(load_json_lines(path))


def _load_incidents(
    path: Path | None, gold: Sequence[GoldDocument], workers: int
) -> Sequence[Json]:
    from tacitus.evaluate.gold import load_json_lines
    from tacitus.evaluate.outcomes import link_outcomes
    from tacitus.settings import Settings

    return load_json_lines(path) if path else link_outcomes(gold, Settings(), workers=workers)


def _read(name: str, gold: Sequence[GoldDocument], workers: int) -> dict[str, Json]:
    from tacitus.evaluate.outcomes import read_outcomes
    from tacitus.evaluate.page_bodies import read_pages
    from tacitus.evaluate.reports import index_reports
    from tacitus.evaluate.sets import PAGES
    from tacitus.settings import Settings

    if name == PAGES:
        return read_pages(gold)
    return index_reports(read_outcomes(gold, Settings(), workers=workers))
