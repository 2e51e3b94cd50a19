"""Products on one thread: the same as numpy's, and the number of threads is put back."""

from __future__ import annotations

import numpy as np
import pytest
import spacy

from tacitus.reading.parse_products import (
    OneThreadOps,
    ThreadSwitch,
    find_thread_switch,
    use_numpy_products,
)


def _build_switch(seen: list[int], threads: int = 4) -> ThreadSwitch:
    return ThreadSwitch(get=lambda: threads, set=seen.append)


def test_multiplies_on_one_thread_and_puts_the_number_back() -> None:
    seen: list[int] = []
    ops = OneThreadOps(_build_switch(seen))
    x, y = np.ones((2, 3), dtype="f"), np.full((5, 3), 2, dtype="f")
    assert np.array_equal(ops.gemm(x, y, trans2=True), np.full((2, 5), 6, dtype="f"))
    assert seen == [1, 4]


def test_puts_the_number_back_after_a_failure() -> None:
    seen: list[int] = []
    ops = OneThreadOps(_build_switch(seen))
    with pytest.raises(ValueError, match="shapes"):
        ops.gemm(np.ones((2, 3), dtype="f"), np.ones((5, 4), dtype="f"), trans2=True)
    assert seen == [1, 4]


def test_writes_into_a_given_matrix() -> None:
    out = np.zeros((2, 5), dtype="f")
    ops = OneThreadOps(_build_switch([]))
    ops.gemm(np.ones((2, 3), dtype="f"), np.ones((5, 3), dtype="f"), out=out, trans2=True)
    assert np.array_equal(out, np.full((2, 5), 3, dtype="f"))


def test_without_openblas_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tacitus.reading.parse_products.find_thread_switch", lambda: None)
    assert not use_numpy_products(spacy.blank("en"))


def test_the_switch_of_the_library_reads_what_was_set() -> None:
    switch = find_thread_switch()
    if switch is None:
        pytest.skip("numpy has no OpenBLAS here")
    before = switch.get()
    switch.set(1)
    assert switch.get() == 1
    switch.set(before)
    assert switch.get() == before
