"""Words passed on without a verb: "according to", "reportedly", "the alleged", scare quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from tacitus.model.enums import AttributionKind
from tacitus.reading.attribution_draft import (
    RELATIVES,
    Draft,
    Source,
    Stretch,
    edges,
    find_child,
    join_stretches,
    trim,
)
from tacitus.reading.attribution_rules import AttributionLexicon, PhraseRule
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.quotations import Quotation, QuotationPiece

_VERBAL = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_PLAIN = frozenset({"VERB", "ADJ", "NOUN"})


def find_phrase_drafts(doc: Doc, passage: int, lexicon: AttributionLexicon) -> Iterator[Draft]:
    """Find "according to X" and its like, with the clause that it stands in."""
    for token in doc:
        if token.lower_ not in lexicon.phrase_starts:
            continue
        for words, rule in lexicon.phrases.items():
            end = token.i + len(words)
            if token.lower_ == words[0] and [t.lower_ for t in doc[token.i : end]] == list(words):
                draft = _read_phrase(doc, passage, (token.i, end), rule)
                if draft is not None:
                    yield draft


def _read_phrase(doc: Doc, passage: int, cue: Stretch, rule: PhraseRule) -> Draft | None:
    first, last = doc[cue[0]], doc[cue[1] - 1]
    owner = find_child(last, "pobj")
    host = first.head if first.head != first else None
    while (
        host is not None and host.pos_ not in _VERBAL and host.head != host and host.dep_ != "ROOT"
    ):
        host = host.head
    if owner is None or host is None or _is_measure(first, owner):
        return None
    start, end = edges(owner)
    if cue[0] < host.i and not any(child.dep_ in _SUBJECTS for child in host.children):
        end = next((t.i for t in doc[owner.i : end] if t.text == ","), end)
    own = set(range(first.left_edge.i, end if end < owner.right_edge.i + 1 else edges(first)[1]))
    content = _clause_without(doc, host, own, cue[0])
    source = trim(doc, (start, end))
    if source is None or not content:
        return None
    draft = Draft(
        passage, first, [cue], Source([source], owner), rule.kind, rule.confidence, rule=rule.id
    )
    draft.is_clause = True
    draft.add_content(content)
    return draft


def _is_measure(first: Token, owner: Token) -> bool:
    """Say whether a phrase tells a measure ("paid according to rank") and names nobody."""
    joined = first.i > 0 and not first.nbor(-1).is_punct and not first.nbor(-1).is_space
    lefts = list(owner.lefts)
    own = any(child.lower_ in {"its", "their"} for child in lefts)
    return joined and (own or (owner.tag_ == "NN" and not lefts))


def _clause_without(doc: Doc, host: Token, own: set[int], near: int) -> list[Stretch]:
    """Take the clause around a phrase, without the phrase; a coordinate clause stays its own."""
    skipped = set(own)
    for child in host.children:
        if child.dep_ == "conj" and child.pos_ in _VERBAL and child.i > near and child.i > host.i:
            skipped.update(token.i for token in child.subtree)
        if child.dep_ == "cc" and child.i > near:
            skipped.add(child.i)
    tokens = (t.i for t in host.subtree if t.i not in skipped and not t.is_punct)
    return join_stretches(doc, tokens)


def find_hedge_drafts(doc: Doc, passage: int, lexicon: AttributionLexicon) -> Iterator[Draft]:
    """Find "reportedly", "allegedly": somebody's words, but nobody is named."""
    for token in doc:
        rule = lexicon.hedges.get(token.lower_)
        if rule is None or token.pos_ not in {"ADV", "ADJ", "SCONJ"}:
            continue
        host = token.head
        while host.pos_ not in {*_VERBAL, "NOUN", "PROPN"} and host.head != host:
            host = host.head
        own = {t.i for t in token.subtree}
        draft = Draft(
            passage, token, [(token.i, token.i + 1)], None, rule.kind, rule.confidence, rule=rule.id
        )
        draft.hedged = True
        draft.add_content(_read_host(doc, host, own))
        if draft.content:
            yield draft


def _read_host(doc: Doc, host: Token, own: set[int]) -> list[Stretch]:
    tokens = {t.i for t in host.subtree if t.i not in own and not t.is_punct}
    if host.dep_ in {"relcl", "acl"}:
        tokens.update(range(host.head.left_edge.i, host.head.i + 1))
        tokens -= {t.i for t in host.lefts if t.lower_ in RELATIVES}
    return join_stretches(doc, tokens)


def find_adjective_drafts(doc: Doc, passage: int, lexicon: AttributionLexicon) -> Iterator[Draft]:
    """Find "the alleged attack", "the so-called liberation": a deed held at arm's length."""
    for token in doc:
        if token.dep_ not in {"amod", "compound"} or token.head.i <= token.i:
            continue
        noun, start = token.head, token.left_edge.i
        if doc[start : token.i + 1].text.lower() not in lexicon.hedge_adjectives:
            continue
        draft = Draft(passage, token, [(start, token.i + 1)], None, AttributionKind.ALLEGED, 0.5)
        draft.hedged, draft.rule = True, "hedge-adjectives"
        draft.add_content([(token.i + 1, noun.i + 1)])
        yield draft


def find_scare_drafts(
    passages: Sequence[ParsedPassage], quotations: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """Find words that the author sets in marks in a clause of his own: told with a reserve."""
    found: list[Draft] = []
    for quotation in quotations:
        piece = quotation.first
        doc = passages[piece.passage].doc
        words = [token for token in doc[piece.start : piece.end] if token.is_alpha]
        if not quotation.is_scare or not words or not _is_plain(words):
            continue
        if any(_covers(draft, piece) for draft in drafts):
            continue
        draft = Draft(piece.passage, words[-1], [], None, AttributionKind.QUOTED, 0.4)
        draft.hedged = True
        draft.add_content([(piece.start, piece.end)])
        found.append(draft)
    return found


def _is_plain(words: Sequence[Token]) -> bool:
    return all(word.is_lower for word in words) and words[-1].pos_ in _PLAIN


def _covers(draft: Draft, piece: QuotationPiece) -> bool:
    if draft.passage == piece.passage and piece.start <= draft.word.i < piece.end:
        return True
    return any(
        passage == piece.passage and start < piece.end and piece.start < end
        for passage, start, end in draft.content
    )
