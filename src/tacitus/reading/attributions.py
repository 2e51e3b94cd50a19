"""Who said what: every quotation and attribution, whether or not an event stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span

from tacitus.reading.attribution_adjectives import find_adjective_cues
from tacitus.reading.attribution_chains import find_via, keep_links
from tacitus.reading.attribution_draft import Draft, Source, Stretch
from tacitus.reading.attribution_headlines import find_headline_drafts
from tacitus.reading.attribution_nouns import find_noun_drafts
from tacitus.reading.attribution_phrases import (
    find_adjective_drafts,
    find_hedge_drafts,
    find_phrase_drafts,
    find_scare_drafts,
)
from tacitus.reading.attribution_rules import AttributionLexicon
from tacitus.reading.attribution_tags import find_dateline_end
from tacitus.reading.attribution_verbs import extend_cue, find_verb_drafts, is_hedged, settle_kind
from tacitus.reading.findings import AttributionFound
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.quotation_speakers import QuotationLinker
from tacitus.reading.quotations import find_quotations

_FINDERS = (
    find_verb_drafts,
    find_noun_drafts,
    find_adjective_cues,
    find_phrase_drafts,
    find_hedge_drafts,
    find_adjective_drafts,
    find_headline_drafts,
)


def find_attributions(
    passages: Sequence[ParsedPassage], rules: AttributionLexicon
) -> tuple[AttributionFound, ...]:
    """Find every "who said what" of a block, in text order.

    ``content`` may have spans in later passages where a quotation runs on; ``source`` is empty
    where the text names nobody. An attribution within another's words has it as ``parent``.
    """
    built: dict[int, AttributionFound] = {}
    drafts = find_drafts(passages, rules)
    for draft in sorted(drafts, key=_count_parents):
        parent = built.get(id(draft.parent)) if draft.parent is not None else None
        built[id(draft)] = _build(passages, draft, parent, rules)
    return tuple(built[id(draft)] for draft in drafts)


def find_drafts(passages: Sequence[ParsedPassage], rules: AttributionLexicon) -> list[Draft]:
    """Find the attributions of a block as stretches of tokens, in text order, links set."""
    drafts: dict[tuple[int, int], Draft] = {}
    for index, passage in enumerate(passages):
        for finder in _FINDERS:
            for draft in finder(passage.doc, index, rules):
                drafts.setdefault((index, draft.word.i), draft)
    quotations = find_quotations(passages)
    floating = QuotationLinker(passages, quotations, drafts, rules).link()
    scared = find_scare_drafts(passages, quotations, list(drafts.values()))
    found = (*drafts.values(), *floating, *scared)
    _cut_datelines(passages, found)
    kept = [draft for draft in found if draft.content]
    kept.sort(key=_text_order)
    return keep_links(kept)


def _cut_datelines(passages: Sequence[ParsedPassage], drafts: Iterable[Draft]) -> None:
    """Take the dateline of a passage out of what is said in it and who says it."""
    ends = [find_dateline_end(passage.doc) for passage in passages]
    for draft in drafts:
        draft.content = [
            (index, max(start, ends[index]), end)
            for index, start, end in draft.content
            if end > ends[index]
        ]
        if draft.source is not None and ends[draft.passage] > 0:
            _cut_source(draft, draft.source, ends[draft.passage])


def _cut_source(draft: Draft, source: Source, low: int) -> None:
    source.stretches = [(max(start, low), end) for start, end in source.stretches if end > low]
    if not source.stretches:
        draft.source = None


def _count_parents(draft: Draft) -> int:
    count = 0
    while draft.parent is not None:
        draft = draft.parent
        count += 1
    return count


def _text_order(draft: Draft) -> tuple[int, int, int]:
    stretches = [*draft.cue, *(draft.source.stretches if draft.source is not None else [])]
    first = min(stretches, default=(draft.word.i, 0))
    return draft.passage, first[0], draft.word.i


def _build(
    passages: Sequence[ParsedPassage],
    draft: Draft,
    parent: AttributionFound | None,
    rules: AttributionLexicon,
) -> AttributionFound:
    doc = passages[draft.passage].doc
    source = draft.source
    return AttributionFound(
        passage=draft.passage,
        source=_cut(doc, source.stretches if source is not None else []),
        cue=_cut(
            doc,
            [*draft.cue[:-1], *(extend_cue(draft, stretch, rules) for stretch in draft.cue[-1:])],
        ),
        content=tuple(passages[passage].doc[start:end] for passage, start, end in draft.content),
        kind=settle_kind(draft, rules),
        hedged=is_hedged(draft, rules),
        source_head=source.head if source is not None else None,
        confidence=draft.confidence,
        via=_cut(doc, [*draft.via, *find_via(draft, rules)]),
        parent=parent,
    )


def _cut(doc: Doc, stretches: Sequence[Stretch]) -> tuple[Span, ...]:
    return tuple(doc[start:end] for start, end in stretches)
