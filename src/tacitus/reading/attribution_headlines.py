"""Headlines and transcripts: "Army: 12 rebels killed", "12 rebels killed - army"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from tacitus.model.enums import AttributionKind
from tacitus.reading.attribution_draft import Draft, Source, Stretch, trim
from tacitus.reading.attribution_rules import AttributionLexicon

_VERBAL = frozenset({"VERB", "AUX"})
_HEADLINE_WORDS = 5
_TAIL_MARKS = frozenset({"-", "–", "—", "--", ":"})


def find_headline_drafts(doc: Doc, passage: int, lexicon: AttributionLexicon) -> Iterator[Draft]:
    """Find "Army: 12 rebels killed", "12 rebels killed - army" and transcripts."""
    colon = next((t.i for t in doc[: _HEADLINE_WORDS + 1] if t.text == ":"), None)
    if colon is not None and 0 < colon < len(doc) - 2 and _names_speaker(doc, colon, lexicon):
        yield _start_headline(
            doc, passage, (0, colon), (colon, colon + 1), (colon + 1, len(doc)), lexicon
        )
        return
    if len(doc) > 30 or len(doc) < 5 or doc[-1].text in {".", ":"}:
        return
    for position in range(len(doc) - 2, max(2, len(doc) - 5), -1):
        if doc[position].text in _TAIL_MARKS and doc[-1].lower_ in lexicon.headline_sources:
            ends = (position + 1, len(doc)), (position, position + 1), (0, position)
            yield _start_headline(doc, passage, *ends, lexicon)
            return


def _names_speaker(doc: Doc, colon: int, lexicon: AttributionLexicon) -> bool:
    before = doc[:colon]
    if any(t.pos_ in _VERBAL or t.like_num or t.lower_ in lexicon.headline_labels for t in before):
        return before[-1].lower_ in {"report", "reports", "sources"} and colon <= 2
    if doc[colon + 1].like_num and doc[colon - 1].like_num:
        return False
    if before[-1].lower_ in lexicon.headline_sources or before.text.isupper():
        return True
    return all(t.pos_ in {"PROPN", "NOUN", "ADJ"} for t in before) and any(
        t.ent_type_ in {"PERSON", "ORG", "GPE", "NORP"} for t in before
    )


def _start_headline(
    doc: Doc, passage: int, name: Stretch, cue: Stretch, said: Stretch, lexicon: AttributionLexicon
) -> Draft:
    source = trim(doc, name) or name
    head = doc[source[1] - 1]
    is_medium = lexicon.is_medium(head) or head.lower_ in {"report", "reports"}
    kind = AttributionKind.REPORTED if is_medium else AttributionKind.SAID
    draft = Draft(passage, doc[cue[0]], [cue], Source([source], head), kind, 0.7)
    content = trim(doc, said)
    draft.add_content([content] if content is not None else [])
    return draft
