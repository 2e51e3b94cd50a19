"""The parts of an attribution while it is being read, as stretches of tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from tacitus.model.enums import AttributionKind

Stretch = tuple[int, int]
_SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass"})
_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_TRIMMED = frozenset(",;:.-–—")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CONTRASTS = frozenset({"though", "although", "while", "whereas"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


@dataclass(slots=True)
class Source:
    """The words that name who speaks; ``head`` is their noun, or what "who" stands for."""

    stretches: list[Stretch]
    head: Token | None


@dataclass(slots=True)
class Draft:
    """An attribution in the making; ``content`` holds (passage, start, end)."""

    passage: int
    word: Token
    cue: list[Stretch]
    source: Source | None
    kind: AttributionKind
    confidence: float
    content: list[tuple[int, int, int]] = field(default_factory=list)
    hedged: bool = False
    via: list[Stretch] = field(default_factory=list)
    rule: str = ""
    parent: Draft | None = None
    is_clause: bool = False

    def add_content(self, stretches: Iterable[Stretch]) -> None:
        """Add stretches of the draft's own passage to what is said."""
        self.content.extend((self.passage, start, end) for start, end in stretches)


def edges(token: Token) -> Stretch:
    """Give the stretch of a token with all that hangs on it."""
    return token.left_edge.i, token.right_edge.i + 1


def trim(doc: Doc, stretch: Stretch) -> Stretch | None:
    """Take commas, dashes and spaces off both ends of a stretch; None where nothing is left."""
    start, end = stretch
    while start < end and (doc[start].text in _TRIMMED or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in _TRIMMED or doc[end - 1].is_space):
        end -= 1
    return (start, end) if end > start else None


def join_stretches(doc: Doc, tokens: Iterable[int]) -> list[Stretch]:
    """Make stretches of token positions; a gap of nothing but signs does not part them."""
    runs: list[Stretch] = []
    for position in sorted(set(tokens)):
        if runs and all(
            doc[gap].is_punct or doc[gap].is_space for gap in range(runs[-1][1], position)
        ):
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    return [run for run in (trim(doc, item) for item in runs) if run is not None]


def find_child(token: Token, *labels: str) -> Token | None:
    """Give the first child with one of the dependency labels."""
    for child in token.children:
        if child.dep_ in labels:
            return child
    return None


def is_passive(verb: Token) -> bool:
    """Say whether a verb is passive, a participle after its noun ("accused of") included."""
    for child in verb.children:
        if child.dep_ in {"auxpass", "nsubjpass", "agent"}:
            return True
    if verb.tag_ != "VBN" or any(child.dep_ in {"aux", "nsubj"} for child in verb.children):
        return False
    return verb.dep_ in {"acl", "advcl"}


def is_negated(verb: Token) -> bool:
    """Say whether a verb is denied by a word of its own: "did not confirm"."""
    return any(child.dep_ == "neg" for child in verb.children)


def find_clause(verb: Token) -> Token | None:
    """Find the clause a verb passes on; a semicolon parts it from what stands before it."""
    for child in verb.children:
        if child.dep_ != "ccomp":
            continue
        between = verb.doc[child.right_edge.i + 1 : verb.i]
        if not any(token.text == ";" for token in between):
            return child
    return None


def find_subject(verb: Token, depth: int = 0) -> Token | None:
    """Find who does what a verb tells: its own subject, or the one it shares with its governor."""
    own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if own is not None or depth > 4:
        return own
    head = verb.head
    if _stands_before_that(verb):
        return find_subject(head.head, depth + 1)
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        return find_subject(head, depth + 1)
    if verb.dep_ in {"xcomp", "advcl"} and head.dep_ in {"acomp", "advmod"}:
        return find_subject(head.head, depth + 1)
    if verb.dep_ == "xcomp":
        controlled = find_child(head, "dobj")
        return controlled if controlled is not None else find_subject(head, depth + 1)
    if (
        verb.dep_ == "advcl"
        and verb.tag_ in {"VBG", "VB", "VBN"}
        and find_child(verb, "mark") is None
    ):
        return find_subject(head, depth + 1)
    if verb.dep_ == "pcomp" and head.dep_ == "prep":
        return find_subject(head.head, depth + 1) if head.head.pos_ in {"VERB", "AUX"} else None
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return head
    return None


def _stands_before_that(verb: Token) -> bool:
    """Say whether a participle stands between a verb and its clause ("said, citing X, that")."""
    if verb.dep_ != "advcl" or verb.head.dep_ != "ccomp":
        return False
    mark = find_child(verb.head, "mark")
    return mark is not None and verb.i < mark.i


def find_neighbour(verb: Token) -> Token | None:
    """Find the noun before a finite verb whose subject the parser lost."""
    position = read_cue(verb)[0] - 1
    doc = verb.doc
    while position >= 0 and (doc[position].is_space or doc[position].text in _TRIMMED):
        position -= 1
    if position < 0 or verb.tag_ not in _FINITE:
        return None
    noun = doc[position]
    while noun.head.i < verb.i and noun.dep_ != "ROOT" and noun.head.pos_ not in {"VERB", "AUX"}:
        noun = noun.head
    return noun if noun.pos_ in _NOMINAL else None


def read_source(subject: Token, verb: Token) -> Source | None:
    """Take the noun phrase of a subject up to the verb, without an aside ("who lives in ...")."""
    start, end = edges(subject)
    if start <= verb.i < end:
        if subject.i < verb.i:
            end = max(min(end, verb.left_edge.i), subject.i + 1)
        else:
            start = verb.i + 1
    end = _drop_aside(subject, end)
    stretch = trim(subject.doc, (start, end))
    if stretch is None:
        return None
    return Source([stretch], find_antecedent(subject))


def _drop_aside(subject: Token, end: int) -> int:
    """End a noun phrase before a relative clause that a comma sets off."""
    for child in subject.rights:
        if child.dep_ == "relcl":
            first = child.left_edge.i
            if subject.i < first < end and subject.doc[first - 1].text == ",":
                return first - 1
    return end


def find_antecedent(subject: Token) -> Token:
    """Give the noun that a relative pronoun stands for, else the token itself."""
    if subject.lower_ not in RELATIVES:
        return subject
    for ancestor in subject.ancestors:
        if ancestor.dep_ == "relcl":
            return ancestor.head
    return subject


def read_cue(verb: Token, *more: Token) -> Stretch:
    """Take a verb with the helpers, negations and adverbs that stand next to it."""
    parts = {verb.i, *(token.i for token in more)}
    parts.update(
        child.i for child in verb.children if child.dep_ in _CUE_PARTS and not child.is_punct
    )
    start = end = verb.i
    while start - 1 in parts:
        start -= 1
    while end + 1 in parts:
        end += 1
    return start, end + 1


def read_clause(verb: Token, clause: Token) -> list[Stretch]:
    """Take a clause that is said.

    Before its verb, it has the openers that the parser hung on the verb; a further speech that
    is set against it ("although others deny that ...") is not part of it.
    """
    doc = verb.doc
    mark = find_child(clause, "mark")
    first = mark.i if mark is not None and mark.lower_ == "that" and mark.i > verb.i else 0
    tokens = {token.i for token in clause.subtree if not token.is_punct and token.i >= first}
    for child in clause.rights:
        if _is_other_speech(child):
            tokens.difference_update(token.i for token in child.subtree)
    if clause.i < verb.i:
        tokens.update(_read_openers(verb, clause))
    return join_stretches(doc, tokens)


def _read_openers(verb: Token, clause: Token) -> Iterator[int]:
    first = clause.left_edge.i
    for child in verb.lefts:
        if (
            child.i < first
            and child.dep_ in {"advcl", "prep", "advmod", "npadvmod", "cc"}
            and not child.is_punct
        ):
            yield from (token.i for token in child.subtree)


def _is_other_speech(clause: Token) -> bool:
    if clause.dep_ != "advcl" or find_child(clause, "ccomp") is None:
        return False
    mark = find_child(clause, "mark")
    return mark is not None and mark.lower_ in _CONTRASTS
