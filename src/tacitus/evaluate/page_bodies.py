"""Web pages: the article's text that intake takes out of a page, by runs of four words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Final

from tacitus.errors import IntakeError
from tacitus.evaluate.figures import Share
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import Json
from tacitus.intake.web_page import read_web_page

PAGE_FIELD: Final = "html"
"""The gold field with the page's source, which stands in for the words of other sets."""
RUN: Final = 4
_WORD: Final = re.compile(r"\w+")


def score_page_bodies(document: GoldDocument, report: Json) -> list[Share]:
    """Score one page: precision and recall of the runs of four words, each as often as it stands.

    A page that failed counts as empty. Raises IntakeError for a page without a gold body.
    """
    gold = count_runs(_take_body(document))
    found = count_runs(report["document"].get("text") or "")
    n_right = (gold & found).total()
    return [Share("runs of four words", _divide(n_right, found), _divide(n_right, gold))]


def count_runs(text: str) -> Counter[tuple[str, ...]]:
    """Count the runs of four words, case aside; a shorter text is one run."""
    words = _WORD.findall(text.casefold())
    n_runs = max(len(words) - RUN + 1, min(len(words), 1))
    return Counter(tuple(words[i : i + RUN]) for i in range(n_runs))


def read_pages(gold: Iterable[GoldDocument]) -> dict[str, Json]:
    """Take pages in as ``read`` does, by id; those that fail are left out."""
    pages: dict[str, Json] = {}
    for item in gold:
        try:
            taken = read_web_page(item.text.encode("utf-8", "replace"), item.id)
        except IntakeError:
            continue
        pages[item.id] = {"document": {"external_id": item.id, "text": taken.document.text}}
    return pages


def _divide(n_right: int, runs: Counter[tuple[str, ...]]) -> float:
    return n_right / runs.total() if runs else 0.0


def _take_body(document: GoldDocument) -> str:
    """Read the gold body: the field ``body``, also inside ``gold``."""
    gold: Any = document.fields.get("gold")
    inside = gold.get("body") if isinstance(gold, Mapping) else gold
    body = document.fields.get("body", inside)
    if not isinstance(body, str) or not body.strip():
        raise IntakeError(f"{document.id}: has no 'body'; give the text of the article there")
    return body
