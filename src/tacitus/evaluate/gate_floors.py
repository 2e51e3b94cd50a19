"""Floors: what each figure once reached, for all documents of a set and for each half.

A floor is noted where at least :data:`LEAST` were asked. It is cut, not rounded, to four digits, so
that the same reading always stands on or above it. Floors rise with ``WRITE=1``; they fall only on
request and with a reason, which the file keeps.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from tacitus.errors import SettingsError
from tacitus.evaluate.figures import Figure
from tacitus.evaluate.gate_measure import Measured

LEAST: Final = 20
_DIGITS: Final = 10_000
_JITTER: Final = 1e-9
"""138 of 200 is 0.69 and a hair less in binary."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Floor(_Frozen):
    """The least that a figure may be, with the counts it was measured by."""

    floor: float
    right: float
    asked: float


class SetFloors(_Frozen):
    """The floors of one set: by figure, then by part (all, open, unread)."""

    digest: str
    documents: int
    figures: dict[str, dict[str, Floor]]


class Lowered(_Frozen):
    """A floor that was lowered or dropped, and why; ``after`` is None for one dropped."""

    on: str
    set: str
    figure: str
    part: str
    before: float
    after: float | None
    reason: str


class Floors(_Frozen):
    """The whole file: floors of the samples, of the full sets, and what was lowered."""

    sample: dict[str, SetFloors] = Field(default_factory=dict)
    full: dict[str, SetFloors] = Field(default_factory=dict)
    lowered: tuple[Lowered, ...] = ()

    def find(self, title: str, *, is_full: bool) -> SetFloors | None:
        """Give the floors of a set."""
        return (self.full if is_full else self.sample).get(title)


class Fault(_Frozen):
    """A figure below its floor; ``value`` is None where it is no longer measured."""

    title: str
    figure: str
    part: str
    floor: float
    value: float | None
    interval: tuple[float, float] | None = None
    counts: str = ""

    def describe(self) -> str:
        """Say it in one line."""
        where = f"{self.title}: {self.figure}, {self.part}"
        if self.value is None:
            return f"{where}: no longer measured; its floor is {self.floor:.4f}"
        low, high = self.interval or (self.value, self.value)
        return (
            f"{where}: {self.value:.4f} ({self.counts}), below its floor {self.floor:.4f}; "
            f"interval {low:.3f}-{high:.3f}"
        )


def load_floors(path: Path) -> Floors:
    """Load the floors; none where there is no file. Raises SettingsError for a faulty one."""
    if not path.is_file():
        return Floors()
    try:
        return Floors.model_validate_json(path.read_bytes())
    except ValidationError as error:
        fault = error.errors()[0]
        where = "".join(f"{part}: " for part in [".".join(map(str, fault["loc"]))] if part)
        raise SettingsError(f"{path}: {where}{fault['msg']}; mend it by hand") from error


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, a figure a line, to a file that appears only when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.part")
    draft.write_text(_format(floors), encoding="utf-8", newline="\n")
    draft.replace(path)


def _format(floors: Floors) -> str:
    kinds = [
        f" {json.dumps(kind)}: {{{_format_sets(sets)}\n }}"
        for kind, sets in (("sample", floors.sample), ("full", floors.full))
    ]
    lowered = [f"  {json.dumps(item.model_dump())}" for item in floors.lowered]
    rows = "[\n" + ",\n".join(lowered) + "\n ]" if lowered else "[]"
    return "{\n" + ",\n".join([*kinds, f' "lowered": {rows}']) + "\n}\n"


def _format_sets(sets: Mapping[str, SetFloors]) -> str:
    parts = []
    for title, item in sorted(sets.items()):
        rows = [
            f"    {json.dumps(name)}: {json.dumps({k: v.model_dump() for k, v in row.items()})}"
            for name, row in item.figures.items()
        ]
        head = f'"digest": {json.dumps(item.digest)}, "documents": {item.documents}, "figures": {{'
        parts.append(f"\n  {json.dumps(title)}: {{{head}\n" + ",\n".join(rows) + "\n  }}")
    return ",".join(parts)


def check_floors(measured: Measured, known: SetFloors | None) -> list[Fault]:
    """List the figures below their floors; none where the set has no floors."""
    if known is None:
        return []
    check_digest(measured.title, measured.digest, known)
    figures = index_figures(measured)
    return [
        fault
        for name, parts in known.figures.items()
        for part, floor in parts.items()
        for fault in _compare(measured.title, part, name, (figures.get((name, part)), floor.floor))
    ]


def check_digest(title: str, digest: str, known: SetFloors | None) -> None:
    """Raise SettingsError where the floors were measured on other documents."""
    if known and known.digest != digest:
        raise SettingsError(
            f"{title}: the floors were measured on other documents ({known.digest[:19]}, here "
            f"{digest[:19]}); bring back those documents, keep floors of your own (FLOORS=FILE), "
            f'or replace these with LOWER=1 REASON="..."'
        )


def index_figures(measured: Measured) -> dict[tuple[str, str], Figure]:
    """Give the figures by name and part."""
    return {(figure.name, part.part): figure for part in measured.scores for figure in part.figures}


def _compare(
    title: str, part: str, name: str, pair: tuple[Figure | None, float]
) -> Iterator[Fault]:
    figure, floor = pair
    if figure is None:
        yield Fault(title=title, figure=name, part=part, floor=floor, value=None)
    elif (figure.value or 0.0) < floor - _JITTER:
        yield Fault(
            title=title,
            figure=name,
            part=part,
            floor=floor,
            value=figure.value or 0.0,
            interval=(figure.low or 0.0, figure.high or 0.0),
            counts=f"{figure.right:g}/{figure.asked:g}",
        )


def raise_floors(floors: Floors, measured: Measured, *, is_full: bool) -> Floors:
    """Raise the floors to what was measured and add new ones; none falls."""
    known = floors.find(measured.title, is_full=is_full) or _build_empty(measured)
    check_digest(measured.title, measured.digest, known)
    figures = {name: dict(parts) for name, parts in known.figures.items()}
    for (name, part), new in _list_floors(measured):
        old = figures.setdefault(name, {}).get(part)
        if old is None or new.floor > old.floor:
            figures[name][part] = new
    return _replace(floors, measured, figures, is_full=is_full)


def lower_floors(
    floors: Floors, measured: Measured, *, is_full: bool, on: str, reason: str
) -> Floors:
    """Set the floors to what was measured, whatever they were; what falls is noted with a reason.

    Floors of other documents are dropped as a whole.
    """
    if not reason.strip():
        raise SettingsError('lowering a floor needs a reason: give REASON="..."')
    known = floors.find(measured.title, is_full=is_full)
    figures: dict[str, dict[str, Floor]] = {}
    for (name, part), floor in _list_floors(measured):
        figures.setdefault(name, {})[part] = floor
    title = f"{measured.title} (full)" if is_full else measured.title
    lowered: list[Lowered] = []
    for name, parts in (known.figures if known else {}).items():
        for part, old in parts.items():
            new = figures.get(name, {}).get(part)
            if new is None or new.floor < old.floor:
                after = new.floor if new else None
                change = {"figure": name, "part": part, "before": old.floor, "after": after}
                told = {"on": on, "set": title, **change, "reason": reason}
                lowered.append(Lowered.model_validate(told))
    changed = _replace(floors, measured, figures, is_full=is_full)
    return changed.model_copy(update={"lowered": (*floors.lowered, *lowered)})


def _list_floors(measured: Measured) -> Iterator[tuple[tuple[str, str], Floor]]:
    for key, figure in index_figures(measured).items():
        if figure.value is not None and figure.asked >= LEAST:
            floor = math.floor(figure.value * _DIGITS + _JITTER) / _DIGITS
            right, asked = round(figure.right, 2), round(figure.asked, 2)
            yield key, Floor(floor=floor, right=right, asked=asked)


def _build_empty(measured: Measured) -> SetFloors:
    return SetFloors(digest=measured.digest, documents=measured.scores[0].n_documents, figures={})


def _replace(
    floors: Floors, measured: Measured, figures: Mapping[str, Any], *, is_full: bool
) -> Floors:
    kind = "full" if is_full else "sample"
    changed = _build_empty(measured).model_copy(update={"figures": dict(figures)})
    return floors.model_copy(update={kind: {**getattr(floors, kind), measured.title: changed}})
