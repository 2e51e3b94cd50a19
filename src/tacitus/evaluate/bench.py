"""Speed, memory and start-up beside the yardstick, the plain spaCy pipeline.

Run as ``python -m tacitus.evaluate.bench [FILE...]``; without files the demo's articles are read
over and over. Each reader has a process of its own, one after the other, on the same documents.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tacitus import __version__
from tacitus.demo.articles import list_articles
from tacitus.errors import TacitusError
from tacitus.evaluate.bench_reading import Reading, measure_reading
from tacitus.evaluate.bench_start import (
    FIRST_TARGET_S,
    HELP_TARGET_S,
    RUNS,
    measure_first_result,
    measure_help,
)

REPEATS: Final = 15
_DEMO: Final = "demo articles"
_HEAD: Final = """# Speed, memory and start-up

Written by `make bench`. The yardstick is the packaged small English spaCy pipeline with all six
components, one process, batches of 32; Tacitus runs in one process too. Each reads the same
documents, one after the other in processes of their own, after 20 documents to warm up. Time is
that of reading (no start-up); the ratio is Tacitus' time over the yardstick's, by the clock and by
processor time. Memory is the most that the process held, model and gazetteer included.
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """Both readings of one file's documents."""

    name: str
    yardstick: Reading
    tacitus: Reading

    @property
    def ratio(self) -> float:
        """Give Tacitus' time over the yardstick's, by the clock."""
        return self.tacitus.seconds / self.yardstick.seconds

    @property
    def processor_ratio(self) -> float:
        """Give Tacitus' time over the yardstick's, by processor time."""
        return self.tacitus.processor_s / self.yardstick.processor_s


@dataclass(frozen=True, slots=True)
class Bench:
    """All that was measured; start-up is in seconds."""

    speeds: tuple[Speed, ...]
    help_s: float
    first_result_s: float
    runs: int


def run_bench(paths: Sequence[Path], *, repeats: int = REPEATS, runs: int = RUNS) -> Bench:
    """Measure each file's documents, or the demo's articles ``repeats`` times, then start-up."""
    with ExitStack() as stack:
        named = [(path.name, [path], 1) for path in paths]
        if not named:
            folder = stack.enter_context(list_articles())
            named = [(f"{_DEMO}, {repeats} times", [folder], repeats)]
        speeds = tuple(_measure(name, files, times) for name, files, times in named)
    return Bench(speeds, measure_help(runs), measure_first_result(runs), runs)


def _measure(name: str, files: Sequence[Path], times: int) -> Speed:
    yardstick = measure_reading("yardstick", files, times=times)
    return Speed(name, yardstick, measure_reading("tacitus", files, times=times))


def format_bench(bench: Bench, on: str) -> str:
    """Write the page; ``on`` is the day as the caller names it."""
    lines = [_HEAD, f"- {on}; Tacitus {__version__}; {describe_machine()}", "", *_format(bench)]
    lines += [
        "",
        f"Cold processes, median of {bench.runs}:",
        "",
        "| command | seconds | target | |",
        "|---|---|---|---|",
        _format_start("`tacitus --help`", bench.help_s, HELP_TARGET_S),
        _format_start("`tacitus read` of one short file", bench.first_result_s, FIRST_TARGET_S),
    ]
    if any(speed.name.startswith(_DEMO) for speed in bench.speeds):
        lines += ["", "Texts read more than once flatter both: what is looked up is kept."]
    return "\n".join(lines) + "\n"


def _format(bench: Bench) -> Iterator[str]:
    yield "| documents | number | characters | failed | events | ratio | ratio, processor |"
    yield "|---|---|---|---|---|---|---|"
    for speed in bench.speeds:
        read = speed.tacitus
        yield (
            f"| {speed.name} | {read.n_documents} | {read.n_characters} | {read.n_failed} "
            f"| {read.n_events} | {speed.ratio:.2f} | {speed.processor_ratio:.2f} |"
        )
    yield ""
    yield "| documents | reader | documents a second | seconds | processor seconds | peak MB |"
    yield "|---|---|---|---|---|---|"
    for speed in bench.speeds:
        for name, read in (("the yardstick", speed.yardstick), ("Tacitus", speed.tacitus)):
            peak = "-" if read.peak_mb is None else f"{read.peak_mb:.0f}"
            yield (
                f"| {speed.name} | {name} | {read.n_documents / read.seconds:.1f} "
                f"| {read.seconds:.1f} | {read.processor_s:.1f} | {peak} |"
            )


def _format_start(name: str, seconds: float, target: float) -> str:
    verdict = "met" if seconds <= target else "MISSED"
    return f"| {name} | {seconds:.2f} | {target} | {verdict} |"


def describe_machine() -> str:
    """Describe processor and system in general words, without any name of the machine's own."""
    words = [_find_processor(), f"{os.cpu_count()} cores", platform.system()]
    return ", ".join([*words, f"Python {platform.python_version()}"])


def _find_processor() -> str:
    """Name the processor: Linux tells it in a file only."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n")
    except OSError:
        lines = []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return next(iter(models), platform.processor() or platform.machine())


def main(arguments: Sequence[str]) -> None:
    """Measure, print, and write ``bench.md`` into the folder of reports."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--report", type=Path, help="folder of the page bench.md")
    parser.add_argument("--on", default="", help="the day, for the page")
    given = parser.parse_args(arguments)
    page = format_bench(run_bench(given.files), given.on)
    sys.stdout.write(page)
    if given.report:
        given.report.mkdir(parents=True, exist_ok=True)
        (given.report / "bench.md").write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except TacitusError as error:
        sys.stderr.write(f"bench: {error}\n")
        sys.exit(2)
