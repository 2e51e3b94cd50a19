"""Reports as JSON."""

from __future__ import annotations

import json

import pytest

from tacitus.model.report import FailedDocument, Report, format_report
from tests.linking.report_builder import Told, build_report

REPORTS: list[Report | FailedDocument] = [
    build_report(Told(killed=(9, 9), doer="the Front"), Told(place="Corvan"), text="«مرحبا»\n"),
    build_report(text="nothing told"),
    FailedDocument(external_id="x", error="x: no"),
]


@pytest.mark.parametrize("indent", [None, 1, 2])
@pytest.mark.parametrize("report", REPORTS, ids=["events", "none", "failed"])
def test_pieces_make_the_same_json_as_the_whole(
    report: Report | FailedDocument, indent: int | None
) -> None:
    plain = report.model_dump(mode="json")
    expected = json.dumps(plain, ensure_ascii=False, indent=indent)
    assert format_report(report, indent=indent) == expected


def test_report_comes_back_equal() -> None:
    assert Report.model_validate_json(format_report(REPORTS[0])) == REPORTS[0]


def test_objects_of_a_type_share_their_field_names() -> None:
    one, two = REPORTS[:2]
    assert one.__pydantic_fields_set__ is two.__pydantic_fields_set__
    changed = one.model_copy(update={"events": ()})
    assert changed != one
    assert one.__pydantic_fields_set__ is two.__pydantic_fields_set__
