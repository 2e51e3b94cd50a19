"""Mentions before they are joined to actors, and the passage they are found in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.tokens import Doc, Span, Token

from tacitus.model.enums import ActorKind, Category
from tacitus.reading.actors_names import NameFound, Target, choose_target
from tacitus.reading.actors_rules import ActorRules, KnownActor
from tacitus.reading.actors_speakers import find_quoted

TOLL_CATEGORIES = {
    ActorKind.ARMED_GROUP: Category.COMBATANT,
    ActorKind.MILITARY: Category.SECURITY_FORCE,
    ActorKind.POLICE: Category.SECURITY_FORCE,
}


class Form(StrEnum):
    """How a mention speaks of its actor."""

    NAME = "name"
    PERSON = "person"
    COUNTRY = "country"
    DESCRIPTION = "description"
    PRONOUN = "pronoun"
    SPEAKER = "speaker"
    MAYBE = "maybe"


@dataclass(slots=True, eq=False)
class Candidate:
    """A mention before it is joined to an actor. ``names``: the words of a personal name.

    ``name`` is the name within a longer mention ("the so-called X"), ``short`` its beginning, by
    which it may be taken up again.
    """

    passage: int
    span: Span
    head: Token
    form: Form
    kind: ActorKind = ActorKind.UNKNOWN
    sector: str | None = None
    category: Category | None = None
    country: str | None = None
    known: KnownActor | None = None
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    lemma: str = ""
    is_plural: bool = False
    is_bare: bool = False
    is_metonym: bool = False
    name: Span | None = None
    short: str = ""


@dataclass(slots=True, eq=False)
class PassageScan:
    """One passage with its known names, as the finders of mentions see it."""

    number: int
    doc: Doc
    rules: ActorRules
    marks: dict[int, tuple[Span, Target]]
    places: frozenset[str] = frozenset()
    towns: frozenset[int] = frozenset()
    taken: set[int] = field(default_factory=set)
    quoted: list[bool] = field(default_factory=list)

    def is_quoted(self, token: Token) -> bool:
        """Say whether a word stands in a quotation; worked out once a passage."""
        if not self.quoted:
            self.quoted = find_quoted(self.doc)
        return self.quoted[token.i]

    def mark_at(self, token: Token) -> tuple[Span, Target] | None:
        """Give the known name that a word belongs to."""
        return self.marks.get(token.i)


def scan_passage(
    number: int,
    doc: Doc,
    rules: ActorRules,
    names: list[NameFound],
    counts: Counter[str],
    *,
    places: frozenset[str] = frozenset(),
) -> PassageScan:
    """Note which words of a passage belong to which known name."""
    marks: dict[int, tuple[Span, Target]] = {}
    for name in names:
        target = choose_target(name, counts)
        if target is not None:
            marks.update(
                (index, (name.span, target)) for index in range(name.span.start, name.span.end)
            )
    return PassageScan(number, doc, rules, marks, places)
