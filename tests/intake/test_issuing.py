"""What a text says of its own issue, apart from the first printing."""

from __future__ import annotations

import pytest

from tacitus.intake.given import Given
from tacitus.intake.issuing import find_issue
from tacitus.intake.publication import build_document

BODY = "\n\nGunmen burned a mill near Gao on Tuesday. Nobody was hurt, the miller said.\n"


def test_issued_line_gives_outlet_and_day() -> None:
    text = "GAO: UPDATE No. 4\nIssued by the River Relief Office, Gao, 16 May 2024" + BODY
    document = build_document(text, Given()).document
    assert document.publisher == "River Relief Office"
    assert str(document.published_on) == "2024-05-16"
    assert document.dated_by == "published"


def test_republished_line_is_the_copy_s_own() -> None:
    text = (
        "The Mill\n\nFirst published in Red Harbour Review, 14 May 2024.\n"
        "Republished in The River Mail, 2 June 2024." + BODY
    )
    taken = build_document(text, Given())
    assert str(taken.document.published_on) == "2024-06-02"
    assert str(taken.document.first_published_on) == "2024-05-14"
    assert taken.document.first_publisher == "Red Harbour Review"
    assert str(taken.document.dated_on) == "2024-05-14"
    assert not [note for note in taken.notes if "two days" in note]


@pytest.mark.parametrize(
    "line",
    [
        "The decree was issued by the Ministry of Mills, and on 16 May 2024 it was read out.",
        "Issued by hand on a cold day",
    ],
)
def test_other_lines_are_no_issue(line: str) -> None:
    assert find_issue(f"{line}{BODY}") is None
