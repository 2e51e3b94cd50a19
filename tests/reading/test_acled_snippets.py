"""The class of invented reports, read whole: ten for each of the 25 sub-events."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tacitus.intake.files import read_inputs
from tacitus.intake.publication import Taken
from tacitus.reading.reader import Reader, build_reader
from tacitus.settings import Settings

pytestmark = pytest.mark.model
SNIPPETS = tomllib.loads(
    (Path(__file__).parents[1] / "data" / "acled_snippets.toml").read_text(encoding="utf-8")
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    """Give a reader with its model and gazetteer loaded."""
    return build_reader(Settings())


def _name_class(reader: Reader, path: Path) -> str | None:
    """Give the sub-event of the most confident event of a text."""
    (item,) = read_inputs([path])
    assert isinstance(item, Taken)
    events = reader.read(item.document).events
    best = max(events, key=lambda event: event.confidence, default=None)
    return best.acled.sub_event_type if best is not None and best.acled is not None else None


@pytest.mark.parametrize("name", list(SNIPPETS))
def test_class_of_snippets(reader: Reader, tmp_path: Path, name: str) -> None:
    wrong = []
    for number, text in enumerate(SNIPPETS[name]["texts"]):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        if (found := _name_class(reader, path)) != name:
            wrong.append(f"{found}: {text}")
    assert len(SNIPPETS[name]["texts"]) - len(wrong) >= SNIPPETS[name]["right"], wrong


def test_every_class_has_ten_snippets() -> None:
    assert len(SNIPPETS) == 25
    assert all(len(entry["texts"]) == 10 for entry in SNIPPETS.values())
