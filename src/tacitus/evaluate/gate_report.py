"""The page that a run of the gate leaves: every figure beside its floor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tacitus.evaluate.figures import Figure
from tacitus.evaluate.gate_floors import (
    LEAST,
    Fault,
    Floor,
    Floors,
    SetFloors,
    index_figures,
)
from tacitus.evaluate.gate_measure import Measured

_PARTS = ("all", "open", "unread")


@dataclass(frozen=True, slots=True)
class GateRun:
    """One run: what was measured, against which floors, and what it took.

    ``on`` is the day as the caller names it; ``processor_s`` counts all processes.
    """

    on: str
    is_full: bool
    is_finished: bool
    measured: Sequence[Measured]
    absent: Sequence[str]
    floors: Floors
    faults: Sequence[Fault]
    seconds: float
    processor_s: float


def format_gate(run: GateRun) -> str:
    """Write the page."""
    fell = [f"- {fault.describe()}" for fault in run.faults]
    parts = [
        "# The gate" + (", all documents" if run.is_full else ""),
        "",
        "Written by `make gate`; [Evaluation](../method/evaluate.md) says what it does. A cell has",
        "the value, right/asked and, after `>=`, the floor: cut to four digits, noted where at",
        f"least {LEAST} were asked. Open and unread are the two halves of each set.",
        "",
        *_describe_run(run),
        "",
        f"**{_count_faults(run)}**",
        *(["", *fell] if fell else []),
    ]
    for measured in run.measured:
        parts += ["", *_format_set(measured, run)]
    return "\n".join(parts) + "\n"


def _count_faults(run: GateRun) -> str:
    if run.faults:
        return f"{len(run.faults)} figures below their floors"
    has_floors = any(run.floors.find(m.title, is_full=run.is_full) for m in run.measured)
    return "No figure below its floor" if has_floors else "No floors to compare with"


def _describe_run(run: GateRun) -> Iterator[str]:
    made = next((dict(item.run) for item in run.measured if item.run), {})
    what = "finished reports" if run.is_finished else "documents read"
    yield f"- {run.on}; {what}; {run.seconds:.0f} s ({run.processor_s:.0f} s of processor time)"
    if made:
        yield f"- Tacitus {made['tacitus']}, model {made['model']}"
        yield f"- rules {_shorten(made['rules'])}, settings {_shorten(made['settings'])}"
    if run.absent:
        yield f"- skipped, as the folder has no such file: {', '.join(run.absent)}"


def _shorten(digest: str) -> str:
    return digest[:23]


def _format_set(measured: Measured, run: GateRun) -> Iterator[str]:
    sizes = ", ".join(f"{part.part} {part.n_documents}" for part in measured.scores)
    yield f"## {measured.title}"
    yield ""
    yield (
        f"Documents: {sizes}; without output {measured.scores[0].n_without}; "
        f"gold {_shorten(measured.digest)}; {measured.seconds:.0f} s."
    )
    yield ""
    yield "| figure | all | open | unread | |"
    yield "|---|---|---|---|---|"
    figures = index_figures(measured)
    known = run.floors.find(measured.title, is_full=run.is_full)
    fallen = {fault.figure for fault in run.faults if fault.title == measured.title}
    for name in dict.fromkeys(name for name, _ in figures):
        floors = _find_floors(known, name)
        cells = [_format_cell(figures.get((name, part)), floors.get(part)) for part in _PARTS]
        verdict = "FELL" if name in fallen else "ok" if floors else "no floor"
        yield f"| {name} | {' | '.join(cells)} | {verdict} |"


def _find_floors(known: SetFloors | None, name: str) -> dict[str, Floor]:
    return known.figures.get(name, {}) if known else {}


def _format_cell(figure: Figure | None, floor: Floor | None) -> str:
    if figure is None or figure.value is None:
        return "-"
    words = f"{figure.value:.3f} ({figure.right:.6g}/{figure.asked:.6g})"
    return words + (f" >= {floor.floor:.4f}" if floor else "")
