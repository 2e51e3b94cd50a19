"""How long the command takes to start, and to its first result: cold processes, the median."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tacitus.errors import SettingsError

HELP_TARGET_S: Final = 0.3
FIRST_TARGET_S: Final = 2.5
RUNS: Final = 5
_COMMAND: Final = "from tacitus.cli.main import main; main()"
_TEXT: Final = (
    "Gunmen killed three farmers near Mopti on Tuesday, police said. "
    "Five people were injured. No group claimed responsibility.\n"
)


def measure_help(runs: int = RUNS) -> float:
    """Measure ``tacitus --help`` in seconds."""
    return _measure(["--help"], runs)


def measure_first_result(runs: int = RUNS) -> float:
    """Measure ``tacitus read`` of one short file, to its end, in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "short.txt"
        path.write_text(_TEXT, encoding="utf-8")
        return _measure(["read", str(path)], runs)


def _measure(arguments: Sequence[str], runs: int) -> float:
    """Give the median; raises SettingsError where the command failed."""
    taken: list[float] = []
    for _ in range(runs):
        began = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", _COMMAND, *arguments], capture_output=True, check=False
        )
        taken.append(time.perf_counter() - began)
        if done.returncode:
            words = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise SettingsError(f"tacitus {arguments[0]} failed: {words}")
    return statistics.median(taken)
