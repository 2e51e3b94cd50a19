"""Fixtures that many tests share."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tacitus.reading.parse import load_model
from tacitus.settings import Settings


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Give the default language model, loaded once."""
    return load_model(Settings().model)


@pytest.fixture(scope="session")
def parse(nlp: Language) -> Callable[[str], Doc]:
    """Give a function that parses one text."""
    return nlp
