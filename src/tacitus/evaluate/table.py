"""Scores as a table for the terminal and as JSON."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from tacitus import __version__
from tacitus.evaluate.figures import Figure
from tacitus.evaluate.sets import Scores


def format_scores(title: str, scores: Sequence[Scores]) -> str:
    """Write a row per figure with a column per part: value, interval, right/asked."""
    sizes = ", ".join(f"{part.part} {part.n_documents}" for part in scores)
    n_without = scores[0].n_without
    lines = [f"{title}: documents {sizes}; {n_without} without output (count as empty)"]
    lines += [f"note: {note}" for part in scores for note in part.notes]
    names = list(dict.fromkeys(figure.name for part in scores for figure in part.figures))
    columns = [{figure.name: figure for figure in part.figures} for part in scores]
    rows = [["", *(part.part for part in scores)]]
    rows += [[name, *(_format_figure(column.get(name)) for column in columns)] for name in names]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines) + "\n"


def _format_figure(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return "-"
    counts = f"{_format_count(figure.right)}/{_format_count(figure.asked)}"
    return f"{figure.value:.3f} [{figure.low:.3f}-{figure.high:.3f}] {counts}"


def _format_count(count: float) -> str:
    """Write a count to the third digit behind the point, where it has one."""
    return f"{count:.3f}".rstrip("0").rstrip(".")


def format_scores_json(title: str, scores: Sequence[Scores], *, gold: str | None = None) -> str:
    """Write the scores as one JSON object on one line; ``gold`` is the digest of its file."""
    parts = [dataclasses.asdict(part) for part in scores]
    fields = {"set": title, "gold": gold, "tacitus": __version__, "parts": parts}
    return json.dumps(fields, ensure_ascii=False) + "\n"
