"""The reports of the demo's articles, read once, as JSON objects."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tacitus.demo.articles import list_articles
from tacitus.intake.files import read_inputs
from tacitus.intake.publication import Taken
from tacitus.model.report import Report
from tacitus.settings import Settings
from tacitus.workflow import read_documents


@lru_cache(maxsize=1)
def read_demo_reports() -> tuple[dict[str, Any], ...]:
    with list_articles() as folder:
        documents = [item.document for item in read_inputs([folder]) if isinstance(item, Taken)]
    outcomes = read_documents(documents, Settings())
    return tuple(item.model_dump(mode="json") for item in outcomes if isinstance(item, Report))
