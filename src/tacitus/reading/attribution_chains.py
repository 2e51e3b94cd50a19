"""Chains: attributions that stand within what another one passes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from tacitus.reading.attribution_draft import Draft, Stretch, edges, find_child, trim
from tacitus.reading.attribution_rules import AttributionLexicon

_LEAST_CONFIDENCE = 0.85
_HANDS = frozenset({"to", "with", "on", "in", "by", "via", "through", "for", "over"})
_SELVES = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})


def keep_links(drafts: Sequence[Draft]) -> list[Draft]:
    """Set every draft's ``parent`` and drop what is no link of a chain.

    Within somebody's words a further attribution is kept only where it plainly names another
    speaker of a clause; "I think" and "they want" there are the first speaker's own words.
    """
    held = _index_by_passage(drafts)
    kept: list[Draft] = []
    for draft in drafts:
        if draft.source is None and _is_in_source(draft, drafts):
            continue
        draft.parent = _find_parent(draft, held.get(draft.passage, []))
        if draft.parent is None or _is_link(draft):
            kept.append(draft)
    for draft in kept:
        while draft.parent is not None and not any(draft.parent is other for other in kept):
            draft.parent = draft.parent.parent
    return kept


def _is_in_source(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Say whether a hedge belongs to another's source: "unconfirmed reports said"."""
    return any(
        start <= draft.word.i < end
        for other in drafts
        if other.passage == draft.passage and other.source is not None
        for start, end in other.source.stretches
    )


def _index_by_passage(drafts: Sequence[Draft]) -> dict[int, list[tuple[int, int, Draft]]]:
    held: dict[int, list[tuple[int, int, Draft]]] = {}
    for draft in drafts:
        for passage, start, end in draft.content:
            held.setdefault(passage, []).append((start, end, draft))
    return held


def _find_parent(draft: Draft, held: Sequence[tuple[int, int, Draft]]) -> Draft | None:
    """Give the attribution whose words hold this cue most closely; two cannot hold each other."""
    best: tuple[int, Draft] | None = None
    for start, end, other in held:
        if other is draft or not start <= draft.word.i < end or _holds(draft, other):
            continue
        if best is None or end - start < best[0]:
            best = (end - start, other)
    return None if best is None else best[1]


def _holds(draft: Draft, other: Draft) -> bool:
    return any(
        passage == other.passage and start <= other.word.i < end
        for passage, start, end in draft.content
    )


def _is_link(draft: Draft) -> bool:
    if not draft.is_clause or draft.confidence < _LEAST_CONFIDENCE or draft.source is None:
        return False
    head = draft.source.head
    outer = draft.parent.source if draft.parent is not None else None
    if outer is not None and outer.head == head:
        return False
    return head is not None and head.lower_ not in _SELVES


def find_via(draft: Draft, lexicon: AttributionLexicon) -> list[Stretch]:
    """Find the medium the words came through: "told Radio Delta", "in an interview with AFP"."""
    verb = draft.word
    if verb.pos_ != "VERB":
        return []
    content = [(start, end) for passage, start, end in draft.content if passage == draft.passage]
    found: list[Stretch] = []
    for noun in (*_list_hands(verb, lexicon), *_list_quoters(draft)):
        stretch = trim(verb.doc, edges(noun))
        if stretch is None or any(
            start < stretch[1] and stretch[0] < end for start, end in content
        ):
            continue
        found.append(stretch)
    return found


def _list_hands(verb: Token, lexicon: AttributionLexicon) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in {"dobj", "dative", "iobj"} and lexicon.is_medium(child):
            yield child
        if child.dep_ in {"prep", "dative"} and child.lower_ in _HANDS:
            noun = find_child(child, "pobj")
            if noun is not None:
                yield from _list_media(noun, lexicon)


def _list_quoters(draft: Draft) -> Iterator[Token]:
    """Give who quotes the source: "the mayor, quoted by state radio, said"."""
    head = draft.source.head if draft.source is not None else None
    for child in head.rights if head is not None else ():
        if child.dep_ == "acl" and child.lower_ in {"quoted", "cited"}:
            agent = find_child(child, "agent")
            noun = find_child(agent, "pobj") if agent is not None else None
            if noun is not None:
                yield noun


def _list_media(noun: Token, lexicon: AttributionLexicon) -> Iterator[Token]:
    if lexicon.is_medium(noun):
        yield noun
        return
    if noun.lemma_.lower() not in lexicon.venues:
        return
    for child in noun.rights:
        if child.dep_ in {"prep", "agent"} and child.lower_ in _HANDS:
            inner = find_child(child, "pobj")
            if inner is not None and lexicon.is_medium(inner):
                yield inner
