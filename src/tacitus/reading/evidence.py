"""Evidence: the smallest clause or sentence that tells an event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Span, Token

_CLAUSE = frozenset({"ROOT", "ccomp", "advcl", "relcl", "acl", "conj", "parataxis"})


def choose_evidence(
    sent: Span, anchors: Sequence[Token], others: Iterable[Token], needed: Iterable[Token]
) -> Span:
    """Give the clause of ``anchors`` where the sentence tells ``others`` too, else the sentence.

    ``needed`` are words that the evidence must hold (roles, tolls); the clause is widened to them.
    """
    rivals = [other for other in others if sent.start <= other.i < sent.end]
    if not rivals:
        return _trim(sent, sent.start, sent.end)
    root = _find_clause(anchors, sent)
    if any(rival.i == root.i or rival.is_ancestor(root) for rival in rivals) or root.dep_ != "ROOT":
        start, end = root.left_edge.i, root.right_edge.i + 1
    else:
        start, end = sent.start, sent.end
    start, end = _shrink(root, start, end, rivals, anchors)
    words = [word.i for word in (*anchors, *needed) if sent.start <= word.i < sent.end]
    return _trim(sent, min([start, *words]), max([end, *(word + 1 for word in words)]))


def _find_clause(anchors: Sequence[Token], sent: Span) -> Token:
    token = min(anchors, key=lambda word: sum(1 for _ in word.ancestors))
    while token.head.i != token.i and not (token.dep_ in _CLAUSE and token.pos_ in ("VERB", "AUX")):
        token = token.head
    return token


def _shrink(
    root: Token, start: int, end: int, rivals: Sequence[Token], anchors: Sequence[Token]
) -> tuple[int, int]:
    """Cut off the clauses below the event's own that tell only something else."""
    for child in root.children:
        if child.dep_ not in ("conj", "ccomp", "advcl", "parataxis") or child.pos_ not in (
            "VERB",
            "AUX",
        ):
            continue
        left, right = child.left_edge.i, child.right_edge.i + 1
        if any(left <= anchor.i < right for anchor in anchors):
            continue
        if not any(left <= rival.i < right for rival in rivals):
            continue
        if left > root.i:
            end = min(end, left)
        elif right <= root.i:
            start = max(start, right)
    return start, end


def _trim(sent: Span, start: int, end: int) -> Span:
    doc = sent.doc
    while start < end - 1 and (
        doc[start].is_space or doc[start].text in (",", ";", ":", "-", "--")
    ):
        start += 1
    while end - 1 > start and (
        doc[end - 1].is_space
        or doc[end - 1].text in (",", ";", ":", "--")
        or doc[end - 1].dep_ == "cc"
    ):
        end -= 1
    return doc[start:end]
