"""Who is who: faults of the gold, told before anything is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from tacitus.errors import IntakeError
from tacitus.evaluate.gold import GoldDocument, take_gold
from tacitus.evaluate.who import list_gold_relations, list_mentions
from tacitus.model.enums import RelationType

_SHOWN: Final = 20


def check_who(documents: Iterable[GoldDocument]) -> None:
    """Raise IntakeError with every fault: spans that do not hold their quote, ends, types."""
    faults = [
        f"{document.id}: {fault}" for document in documents for fault in _list_faults(document)
    ]
    if faults:
        more = [f"and {len(faults) - _SHOWN} more"] if len(faults) > _SHOWN else []
        raise IntakeError("; ".join([*faults[:_SHOWN], *more]))


def _list_faults(document: GoldDocument) -> Iterator[str]:
    try:
        mentions = list_mentions(take_gold(document)["actors"])
        spans = [(each["start"], each["end"], each["quote"]) for each in mentions]
        types = [relation["type"] for relation in list_gold_relations(document)]
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        yield f"its gold is not of this form ({type(error).__name__}: {error}); see the docs"
        return
    for start, end, quote in spans:
        if document.text[start:end] != quote:
            yield f"{start}-{end} holds {document.text[start:end]!r}, not {quote!r}"
    known = frozenset(RelationType)
    for name in types:
        if name not in known:
            yield f"{name!r} is no type of relation; give one of {', '.join(sorted(known))}"
