"""Outlines of areas: read from well-known binary, measured, and asked whether they hold a point."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

_KM_PER_DEGREE: Final = 111.2
_POLYGON: Final = 3
_MULTIPOLYGON: Final = 6
_EXTENT_SHARE: Final = 0.7  # of the half diagonal: how far most of an area is from its middle

Points = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """An area's outline: rings of (longitude, latitude), and the corners of its extent."""

    rings: tuple[Points, ...]
    low: Points
    high: Points

    @property
    def radius_km(self) -> int:
        """How far most of the area is from its middle."""
        height, width = self.high[1] - self.low[1], self.high[0] - self.low[0]
        middle = np.radians((self.high[1] + self.low[1]) / 2)
        radius = float(np.hypot(height, width * np.cos(middle))) / 2 * _KM_PER_DEGREE
        return max(1, min(round(radius * _EXTENT_SHARE), 3000))

    def find_inside(self, points: Points) -> npt.NDArray[np.intp]:
        """Give the indices of the points (longitude, latitude) that lie in the area."""
        near = np.nonzero(((points >= self.low) & (points <= self.high)).all(axis=1))[0]
        return np.asarray([i for i in near if self._contains(points[i])], dtype=np.intp)

    def _contains(self, point: Points) -> bool:
        """Say whether a ray from the point crosses the rings an odd number of times."""
        x, y = point
        crossings = 0
        for ring in self.rings:
            x1, y1, x2, y2 = ring[:-1, 0], ring[:-1, 1], ring[1:, 0], ring[1:, 1]
            spans = (y1 > y) != (y2 > y)
            x1, y1, x2, y2 = x1[spans], y1[spans], x2[spans], y2[spans]
            crossings += int(np.count_nonzero(x < (x2 - x1) * (y - y1) / (y2 - y1) + x1))
        return crossings % 2 == 1


def parse_shape(data: bytes) -> Shape:
    """Parse a polygon or multipolygon in well-known binary; raises ValueError for another kind."""
    rings = tuple(_iterate_rings(data))
    points = np.concatenate(rings)
    return Shape(rings, points.min(axis=0), points.max(axis=0))


def _iterate_rings(data: bytes) -> Iterator[Points]:
    position = 0
    kind, count, position = _read_head(data, position)
    n_polygons = count if kind == _MULTIPOLYGON else 1
    for _ in range(n_polygons):
        if kind == _MULTIPOLYGON:
            _, count, position = _read_head(data, position)
        for _ in range(count):
            (n_points,) = struct.unpack_from("<I", data, position)
            position += 4
            flat = np.frombuffer(data, dtype="<f8", count=2 * n_points, offset=position)
            position += 16 * n_points
            yield flat.reshape(n_points, 2)


def _read_head(data: bytes, position: int) -> tuple[int, int, int]:
    order, kind, count = struct.unpack_from("<BII", data, position)
    if order != 1 or kind not in {_POLYGON, _MULTIPOLYGON}:
        raise ValueError(f"a polygon in little-endian binary is wanted, not kind {kind}")
    return kind, count, position + 9
