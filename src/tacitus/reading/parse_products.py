"""Products of matrices by numpy's OpenBLAS on one thread: a third of the time of thinc's own.

thinc's blis comes with kernels for any processor, OpenBLAS chooses those of the one it runs on.
Its threads must stay out of it: on matrices this small they wait for one another, and on a busy
machine a document takes five times as long. The number is set around each product and put back.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from spacy.language import Language
from thinc.api import NumpyOps

_FOLDERS: Final = ("../numpy.libs", ".dylibs")
"""Where numpy's wheels keep their libraries, from numpy's own folder."""
_NAMES: Final = ("scipy_openblas_{}_num_threads64_", "openblas_{}_num_threads")


@dataclass(frozen=True, slots=True)
class ThreadSwitch:
    """Reads and sets the number of threads that numpy's products run on."""

    get: Callable[[], int]
    set: Callable[[int], None]


class OneThreadOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations, with products by numpy on one thread."""

    def __init__(self, switch: ThreadSwitch) -> None:
        super().__init__(use_blis=False)
        self._switch = switch

    def gemm(
        self, x: Any, y: Any, *, out: Any = None, trans1: bool = False, trans2: bool = False
    ) -> Any:
        """Multiply two matrices."""
        before = self._switch.get()
        self._switch.set(1)
        try:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        finally:
            self._switch.set(before)


def use_numpy_products(nlp: Language) -> bool:
    """Have numpy multiply a pipeline's matrices; False, and no change, without OpenBLAS."""
    switch = find_thread_switch()
    if switch is None:
        return False
    ops = OneThreadOps(switch)
    for _, pipe in nlp.pipeline:
        model: Any = getattr(pipe, "model", None)
        for layer in model.walk() if hasattr(model, "walk") else ():
            layer.ops = ops
    return True


@lru_cache(maxsize=1)
def find_thread_switch() -> ThreadSwitch | None:
    """Find the switch in the OpenBLAS that numpy came with; None where there is no such library."""
    for path in _list_libraries():
        try:
            library = ctypes.CDLL(str(path))
        except OSError:
            continue
        for name in _NAMES:
            get = getattr(library, name.format("get"), None)
            put = getattr(library, name.format("set"), None)
            if get is not None and put is not None:
                put.restype = None
                return ThreadSwitch(get=get, set=put)
    return None


def _list_libraries() -> Iterator[Path]:
    for folder in _FOLDERS:
        yield from sorted((Path(np.__file__).parent / folder).glob("*openblas*"))
