"""The steps of a parse: a pipeline's components in order, some by a faster way to the same end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

from spacy.language import Language
from spacy.tokens import Doc

from tacitus.reading.parse_attributes import build_word_table
from tacitus.reading.parse_entities import build_entity_finder

Step = Callable[[list[Doc]], None]
_PARTS: Final = 4
"""The parser takes a quarter of a batch at a time; a batch four times as large makes it one."""


def parse_texts(nlp: Language, texts: Sequence[str], batch_size: int) -> list[Doc]:
    """Parse texts as ``nlp.pipe`` would, ``batch_size`` at a time."""
    parsed: list[Doc] = []
    for start in range(0, len(texts), batch_size):
        docs = [nlp.make_doc(text) for text in texts[start : start + batch_size]]
        for step in list_steps(nlp):
            step(docs)
        parsed += docs
    return parsed


@lru_cache(maxsize=4)
def list_steps(nlp: Language) -> tuple[Step, ...]:
    """List what is done to a batch of tokenised documents, in order."""
    table = build_word_table(nlp)
    steps: list[Step] = []
    for name, pipe in nlp.pipeline:
        finder = build_entity_finder(pipe)
        if finder is not None:
            steps.append(finder.find)
        elif table is not None and name == "attribute_ruler":
            steps.append(_repeat(table.set))
        elif table is None or name != "lemmatizer":
            steps.append(_run(pipe))
    return tuple(steps)


def _repeat(change: Callable[[Doc], None]) -> Step:
    def step(docs: list[Doc]) -> None:
        for doc in docs:
            change(doc)

    return step


def _run(pipe: Any) -> Step:
    """Run a component on a batch as it stands."""

    def step(docs: list[Doc]) -> None:
        if hasattr(pipe, "pipe"):
            docs[:] = pipe.pipe(docs, batch_size=_PARTS * len(docs))
        else:
            docs[:] = [pipe(doc) for doc in docs]

    return step
