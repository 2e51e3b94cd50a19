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

    from tacitus.evaluate.sets import Scores


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
        typer.Option(
            "--reports",
            help="Finished reports (.jsonl), for clusters linked anew; else the texts are read.",
        ),
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
    from tacitus.cli.scored_output import Output
    from tacitus.evaluate.answers_template import format_template
    from tacitus.evaluate.gold import load_gold
    from tacitus.evaluate.sets import ANSWERS, check_asked, check_gold, check_set, list_fields

    check_set(name)
    if (texts or template) and name != ANSWERS:
        raise SettingsError("--texts and --template are for the set answers; leave them out")
    if template:
        sys.stdout.write(format_template())
        return
    if gold_file is None:
        raise SettingsError(f"no gold is given; write evaluate {name} GOLD with the file you hold")
    output = Output(name, reports=reports, incidents=incidents, workers=workers)
    if name == ANSWERS:
        scores = score_own_gold(gold_file, texts=texts, reports=reports, workers=workers)
        _write(name, scores, gold_file, as_json=as_json)
        return
    for words in [field] if field else list_fields(name, is_read=reports is None):
        gold = load_gold(gold_file, field=words)
        check_gold(name, gold)
        title = name if words in ("text", name) else f"{name} ({words})"
        scores = output.score(gold)
        check_asked(name, scores)
        _write(title, scores, gold_file, as_json=as_json)
    if output.n_failed:
        raise typer.Exit(1)


def _write(title: str, scores: Sequence[Scores], gold_file: Path, *, as_json: bool) -> None:
    from tacitus.evaluate.gold import digest_file
    from tacitus.evaluate.table import format_scores, format_scores_json

    if as_json:
        sys.stdout.write(format_scores_json(title, scores, gold=digest_file(gold_file)))
    else:
        sys.stdout.write(format_scores(title, scores))
    sys.stdout.flush()
