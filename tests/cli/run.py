"""Runs a command in this process and takes what it prints and its exit status."""

from __future__ import annotations

import contextlib
import io
import sys
from dataclasses import dataclass
from unittest.mock import patch

from tacitus.cli.main import main


@dataclass(frozen=True, slots=True)
class Finished:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str


def run(*words: str) -> Finished:
    """Run ``tacitus WORDS``."""
    out, err = io.StringIO(), io.StringIO()
    status = 0
    with (
        patch.object(sys, "argv", ["tacitus", *words]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as stop:
            status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return Finished(status, out.getvalue(), err.getvalue())


def run_ok(*words: str) -> Finished:
    """Run ``tacitus WORDS``, which must succeed."""
    found = run(*words)
    assert found.status == 0, found.err or found.out
    return found
