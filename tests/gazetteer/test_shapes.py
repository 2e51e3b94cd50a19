"""Outlines of areas."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from tacitus.gazetteer.shapes import parse_shape

Ring = list[tuple[float, float]]


def pack_ring(ring: Ring) -> bytes:
    return struct.pack("<I", len(ring)) + b"".join(struct.pack("<dd", *point) for point in ring)


def pack_polygon(*rings: Ring) -> bytes:
    return struct.pack("<BII", 1, 3, len(rings)) + b"".join(map(pack_ring, rings))


def pack_multipolygon(*polygons: bytes) -> bytes:
    return struct.pack("<BII", 1, 6, len(polygons)) + b"".join(polygons)


def square(low: float, high: float) -> Ring:
    return [(low, low), (high, low), (high, high), (low, high), (low, low)]


def test_points_inside_are_found_and_those_in_a_hole_are_not() -> None:
    shape = parse_shape(pack_polygon(square(0, 10), square(4, 6)))
    points = np.array([(1.0, 1.0), (5.0, 5.0), (9.0, 9.0), (11.0, 1.0), (-1.0, 5.0)])
    assert shape.find_inside(points).tolist() == [0, 2]


def test_all_parts_of_a_multipolygon_count() -> None:
    shape = parse_shape(pack_multipolygon(pack_polygon(square(0, 1)), pack_polygon(square(4, 5))))
    points = np.array([(0.5, 0.5), (2.5, 2.5), (4.5, 4.5)])
    assert shape.find_inside(points).tolist() == [0, 2]


def test_radius_grows_with_the_extent() -> None:
    small, large = parse_shape(pack_polygon(square(0, 1))), parse_shape(pack_polygon(square(0, 3)))
    assert 40 < small.radius_km < 70
    assert large.radius_km > 2 * small.radius_km


def test_other_kinds_are_refused() -> None:
    with pytest.raises(ValueError, match="not kind 1"):
        parse_shape(struct.pack("<BII", 1, 1, 0))
