"""The gate: a fixed sample of each set, compared with floors that were once measured.

Run as ``python -m tacitus.evaluate.gate DATA``: DATA is a folder with one ``SET.jsonl`` a set. Exit
status 1 where a figure lies below its floor, 2 where something is wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tacitus.errors import SettingsError, TacitusError
from tacitus.evaluate.gate_floors import (
    Fault,
    Floors,
    check_digest,
    check_floors,
    load_floors,
    lower_floors,
    raise_floors,
    write_floors,
)
from tacitus.evaluate.gate_measure import Measured, measure_samples
from tacitus.evaluate.gate_report import GateRun, format_gate
from tacitus.evaluate.gate_samples import Sample, list_samples
from tacitus.evaluate.table import format_scores
from tacitus.settings import Settings


@dataclass(frozen=True, slots=True)
class GateOptions:
    """What a run is to do.

    ``report`` is the folder of the page (None writes none), ``finished`` a folder of finished
    reports. ``is_write`` raises floors and adds new ones; ``reason`` also lowers them.
    """

    data: Path
    floors: Path
    on: str
    report: Path | None = None
    finished: Path | None = None
    only: tuple[str, ...] = ()
    workers: int = 1
    is_full: bool = False
    is_write: bool = False
    reason: str | None = None


def run_gate(options: GateOptions) -> list[Fault]:
    """Measure every set that the folder holds; give what is below its floor.

    Raises SettingsError, before anything is read, for floors of other documents and for a lowering
    without a reason.
    """
    floors = load_floors(options.floors)
    samples, absent = _choose(options)
    if options.reason is None:
        _check_digests(samples, floors, is_full=options.is_full)
    elif not options.reason.strip():
        raise SettingsError('lowering a floor needs a reason: give LOWER=1 REASON="..."')
    began, spent = time.perf_counter(), sum(os.times()[:4])
    measured = _measure(samples, options)
    if options.is_write or options.reason is not None:
        changed = _change(floors, measured, options)
        write_floors(options.floors, changed)
        _print_lowered(len(changed.lowered) - len(floors.lowered))
        floors = changed
    faults = [
        fault
        for item in measured
        for fault in check_floors(item, floors.find(item.title, is_full=options.is_full))
    ]
    run = GateRun(
        on=options.on,
        is_full=options.is_full,
        is_finished=options.finished is not None,
        measured=measured,
        absent=absent,
        floors=floors,
        faults=faults,
        seconds=time.perf_counter() - began,
        processor_s=sum(os.times()[:4]) - spent,
    )
    if options.report and not options.only:
        _write_page(options.report / f"gate{'-full' if options.is_full else ''}.md", run)
    _print_end(run)
    return faults


def _choose(options: GateOptions) -> tuple[list[Sample], list[str]]:
    """List the samples; raises SettingsError where there is nothing to score."""
    if not options.data.is_dir():
        raise SettingsError(
            f"{options.data}: no such folder; give DATA=FOLDER with SET.jsonl files"
        )
    samples, absent = list_samples(options.data, is_full=options.is_full)
    if options.only:
        known = {name for sample in samples for name in sample.names}
        if unknown := [name for name in options.only if name not in known]:
            raise SettingsError(
                f"{options.data}: ONLY names {', '.join(unknown)}, but the sets there are "
                f"{', '.join(sorted(known)) or 'none'}"
            )
        samples = [s for s in samples if set(s.names) & set(options.only)]
    if not samples:
        raise SettingsError(f"{options.data}: holds no set; files are named SET.jsonl")
    return samples, absent


def _check_digests(samples: Sequence[Sample], floors: Floors, *, is_full: bool) -> None:
    """Raise SettingsError that names every set whose floors are of other documents."""
    faults: list[str] = []
    for sample in samples:
        for title in map(sample.name_set, sample.names):
            try:
                check_digest(title, sample.digest, floors.find(title, is_full=is_full))
            except SettingsError as error:
                faults.append(str(error))
    if faults:
        raise SettingsError("; ".join(faults))


def _measure(samples: Sequence[Sample], options: GateOptions) -> list[Measured]:
    measured: list[Measured] = []
    for item in measure_samples(
        samples, Settings(), workers=options.workers, finished=options.finished
    ):
        sys.stdout.write(format_scores(item.title, item.scores) + "\n")
        sys.stdout.flush()
        measured.append(item)
    return measured


def _change(floors: Floors, measured: Sequence[Measured], options: GateOptions) -> Floors:
    """Give the floors after the run: raised, or set to what was measured with a reason."""
    for item in measured:
        if options.reason is None:
            floors = raise_floors(floors, item, is_full=options.is_full)
        else:
            floors = lower_floors(
                floors, item, is_full=options.is_full, on=options.on, reason=options.reason
            )
    return floors


def _write_page(path: Path, run: GateRun) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(format_gate(run), encoding="utf-8", newline="\n")


def _print_lowered(n_lowered: int) -> None:
    if n_lowered:
        words = "floors were lowered or dropped; the file keeps each with its reason"
        sys.stdout.write(f"{n_lowered} {words}\n")


def _print_end(run: GateRun) -> None:
    lines = [fault.describe() for fault in run.faults]
    titles = [item.title for item in run.measured]
    bare = [title for title in titles if not run.floors.find(title, is_full=run.is_full)]
    if bare:
        lines.append(f"no floors, so not compared: {', '.join(bare)}; WRITE=1 sets them")
    if run.absent:
        lines.append(f"skipped, no such file: {', '.join(run.absent)}")
    verdict = "nothing was compared" if len(bare) == len(titles) else "nothing fell"
    if run.faults:
        verdict = f"{len(run.faults)} figures fell"
    lines.append(f"{verdict}; {run.seconds:.0f} s, {run.processor_s:.0f} s of processor time")
    sys.stdout.writelines(line + "\n" for line in lines)


def parse_options(arguments: Sequence[str]) -> GateOptions:
    """Parse the command line, as ``make gate`` gives it; raises SettingsError."""
    parser = argparse.ArgumentParser(prog="gate", description=__doc__)
    parser.add_argument("data", help="folder with SET.jsonl files")
    parser.add_argument("--floors", type=Path, default=Path("eval/floors.json"))
    parser.add_argument("--report", type=Path, help="folder of the page gate.md")
    parser.add_argument("--reports", type=Path, help="folder of finished reports, SET.jsonl")
    parser.add_argument("--on", default="", help="the day, for page and floors")
    parser.add_argument("--only", default="", help="names of sets, parted by spaces; no page")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--full", action="store_true", help="all documents, the full floors")
    parser.add_argument("--write", action="store_true", help="raise floors and add new ones")
    parser.add_argument("--lower", action="store_true", help="lower floors as well")
    parser.add_argument("--reason", default="", help="why floors are lowered")
    given = parser.parse_args(arguments)
    if not given.data:
        raise SettingsError("give DATA=FOLDER, a folder with SET.jsonl files")
    return GateOptions(
        data=Path(given.data),
        floors=given.floors,
        on=given.on,
        report=given.report,
        finished=given.reports,
        only=tuple(given.only.split()),
        workers=given.workers,
        is_full=given.full,
        is_write=given.write,
        reason=given.reason if given.lower else None,
    )


if __name__ == "__main__":
    try:
        sys.exit(1 if run_gate(parse_options(sys.argv[1:])) else 0)
    except TacitusError as error:
        sys.stderr.write(f"gate: {error}\n")
        sys.exit(2)
