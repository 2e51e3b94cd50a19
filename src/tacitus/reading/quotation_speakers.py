"""Whose words a quotation is: a cue before it, after it, between its parts or a sentence back."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tacitus.model.enums import AttributionKind
from tacitus.reading.attribution_draft import (
    Draft,
    Source,
    find_child,
    find_subject,
    read_cue,
    read_source,
)
from tacitus.reading.attribution_rules import AttributionLexicon, Frame
from tacitus.reading.attribution_tags import find_sentence_start
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.quotations import Quotation

_STOPS = frozenset(".?!")
_BREAKS = frozenset('.?!-–—]”"') | {"--", "''"}
_MAX_NAME_WORDS = 8
_MAX_WORDS_TO_CUE = 45
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_NO_TAG = frozenset({"aux", "auxpass", "relcl", "acl"})
_MIN_FLOATING_WORDS = 4


class QuotationLinker:
    """Joins the quotations of a block to the drafts of their cues, in text order."""

    def __init__(
        self,
        passages: Sequence[ParsedPassage],
        quotations: Sequence[Quotation],
        drafts: dict[tuple[int, int], Draft],
        lexicon: AttributionLexicon,
    ) -> None:
        self._passages = passages
        self._quotations = quotations
        self._drafts = drafts
        self._lexicon = lexicon
        self._by_passage: dict[int, list[Draft]] = {}
        for draft in drafts.values():
            self._by_passage.setdefault(draft.passage, []).append(draft)
        self._inside: dict[int, set[int]] = {}
        for quotation in quotations:
            if quotation.is_scare:
                continue
            for piece in quotation.pieces:
                self._inside.setdefault(piece.passage, set()).update(range(piece.start, piece.end))
        self._last: Draft | None = None
        self._last_passage = -1

    def link(self) -> list[Draft]:
        """Give each quotation to its cue; returns drafts made for those that have none."""
        extra: list[Draft] = []
        for quotation in self._quotations:
            if quotation.is_scare:
                continue
            draft = self._find_draft(quotation)
            if draft is None and quotation.is_sentence and self._is_long(quotation):
                draft = self._start_floating(quotation)
                extra.append(draft)
            if draft is None:
                continue
            self._give(draft, quotation)
            self._last, self._last_passage = draft, quotation.pieces[-1].passage
        return extra

    def is_quoted(self, passage: int, position: int) -> bool:
        """Say whether a token stands within quotation marks (scare quotes aside)."""
        return position in self._inside.get(passage, ())

    def _is_long(self, quotation: Quotation) -> bool:
        return sum(piece.end - piece.start for piece in quotation.pieces) - 2 >= _MIN_FLOATING_WORDS

    def _find_draft(self, quotation: Quotation) -> Draft | None:
        first, last = quotation.first, quotation.pieces[-1]
        if not quotation.is_sentence:
            return self._covering(quotation) or self._find_interrupted(first.passage, first.start)
        before = self._find_before(first.passage, first.start)
        after = self._find_after(last.passage, last.end)
        if after is not None and before is not None:
            return after if self._ends_with_comma(last.passage, last.end) else before
        found = after or before or self._covering(quotation)
        if found is not None:
            return found
        return self._find_running(quotation)

    def _find_interrupted(self, passage: int, start: int) -> Draft | None:
        """Give the last speaker where a tag and a comma only broke his words in two."""
        last, doc = self._last, self._passages[passage].doc
        if last is None or last.passage != passage or start == 0 or doc[start - 1].text != ",":
            return None
        return last if 0 < start - last.word.i <= _MAX_NAME_WORDS else None

    def _covering(self, quotation: Quotation) -> Draft | None:
        """Give the innermost draft outside the quotation whose clause reaches into it."""
        piece = quotation.first
        best: tuple[int, Draft] | None = None
        for draft in self._by_passage.get(piece.passage, ()):
            if piece.start <= draft.word.i < piece.end:
                continue
            for passage, start, end in draft.content:
                reaches = passage == piece.passage and start < piece.end and piece.start < end
                if reaches and (best is None or start > best[0]):
                    best = (start, draft)
        return None if best is None else best[1]

    def _find_after(self, passage: int, end: int) -> Draft | None:
        """Look for the tag after a quotation: the first verb outside marks, if it is a cue."""
        doc = self._passages[passage].doc
        if self._ends_sentence(doc, end):
            return None
        for position in range(end, min(len(doc), end + _MAX_WORDS_TO_CUE)):
            token = doc[position]
            if token.text in _STOPS or self.is_quoted(passage, position):
                return None
            if token.pos_ not in {"VERB", "AUX"} or token.dep_ in _NO_TAG:
                continue
            if token.tag_ == "VBG" and find_child(token, "aux") is None:
                return None
            return self._draft_of(passage, token, end)
        return None

    def _ends_sentence(self, doc: Doc, end: int) -> bool:
        if end >= len(doc):
            return True
        inner = doc[end - 2].text[-1:] if end >= 2 else ""
        return (
            inner in _STOPS
            and inner == "."
            and doc[end].text[:1].isupper()
            and not self._is_cue(doc, end)
        )

    def _is_cue(self, doc: Doc, position: int) -> bool:
        return doc[position].lemma_ in self._lexicon.verbs

    def _ends_with_comma(self, passage: int, end: int) -> bool:
        doc = self._passages[passage].doc
        return end >= 2 and (
            doc[end - 2].text in {",", "?", "!"} or (end < len(doc) and doc[end].text == ",")
        )

    def _find_before(self, passage: int, start: int) -> Draft | None:
        """Look for the cue before a quotation, back to the sentence's start."""
        doc = self._passages[passage].doc
        if start == 0:
            return self._find_colon_before(passage)
        colon = doc[start - 1].text == ":"
        if doc[start - 1].text in _STOPS:
            return None
        fallback: Token | None = None
        for position in range(start - 1, max(-1, start - _MAX_WORDS_TO_CUE), -1):
            token = doc[position]
            if token.text in _STOPS or self.is_quoted(passage, position):
                break
            if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
                continue
            if self._lexicon.find_verb_rule(token.lemma_, Frame.QUOTE, Frame.CLAUSE) is not None:
                return self._draft_of(passage, token, start)
            if fallback is None or token.dep_ == "ROOT":
                fallback = token
        if not colon:
            return None
        named = self._start_named(passage, start - 1)
        if named is None and fallback is not None:
            return self._start_plain(passage, fallback, start)
        return named

    def _start_named(self, passage: int, colon: int) -> Draft | None:
        """Read "Name: " before a quotation, at a passage's start or after a dash or full stop."""
        doc = self._passages[passage].doc
        start = colon
        while start > 0 and doc[start - 1].text not in _BREAKS:
            start -= 1
        name = doc[start:colon]
        if not 0 < len(name) <= _MAX_NAME_WORDS or any(t.pos_ in {"VERB", "AUX"} for t in name):
            return None
        if name.root.pos_ not in {"NOUN", "PROPN"}:
            return None
        source = Source([(start, colon)], name.root)
        draft = Draft(passage, doc[colon], [(colon, colon + 1)], source, AttributionKind.SAID, 0.7)
        return self._keep(draft)

    def _keep(self, draft: Draft) -> Draft:
        self._drafts[draft.passage, draft.word.i] = draft
        self._by_passage.setdefault(draft.passage, []).append(draft)
        return draft

    def _find_colon_before(self, passage: int) -> Draft | None:
        if passage == 0:
            return None
        doc = self._passages[passage - 1].doc
        if len(doc) == 0 or doc[-1].text != ":":
            return None
        return self._find_before_colon(passage - 1, len(doc))

    def _find_before_colon(self, passage: int, start: int) -> Draft | None:
        doc = self._passages[passage].doc
        for position in range(start - 1, max(-1, start - _MAX_WORDS_TO_CUE), -1):
            token = doc[position]
            if token.text in _STOPS:
                return None
            if token.pos_ == "VERB" and self._is_cue(doc, position):
                return self._draft_of(passage, token, start)
        return None

    def _draft_of(self, passage: int, token: Token, edge: int) -> Draft | None:
        draft = self._drafts.get((passage, token.i))
        rule = self._lexicon.find_verb_rule(token.lemma_, Frame.QUOTE, Frame.CLAUSE)
        if rule is None:
            return None
        if draft is None:
            draft = self._start_plain(passage, token, edge)
            draft.kind, draft.confidence, draft.rule = rule.kind, rule.confidence, rule.id
        if draft.source is None or self._source_is_quoted(draft):
            self._mend_source(draft)
        return draft

    def _start_plain(self, passage: int, token: Token, edge: int) -> Draft:
        subject = find_subject(token)
        source = read_source(subject, token) if subject is not None else None
        cue = read_cue(token)
        doc = self._passages[passage].doc
        if edge > cue[1] and edge - cue[1] <= 12 and doc[edge - 1].text == ":":
            cue = (cue[0], edge)
        draft = Draft(passage, token, [cue], source, AttributionKind.SAID, 0.7)
        return self._keep(draft)

    def _source_is_quoted(self, draft: Draft) -> bool:
        return draft.source is not None and any(
            self.is_quoted(draft.passage, start) for start, _ in draft.source.stretches
        )

    def _mend_source(self, draft: Draft) -> None:
        """Take the noun phrase right after or before the verb where the parse gave no subject."""
        verb = draft.word
        draft.source = None
        right = [c for c in verb.rights if c.i - verb.i <= _MAX_NAME_WORDS and c.dep_ != "npadvmod"]
        for child in (*right, *reversed(list(verb.lefts))):
            if child.pos_ in _NOMINAL and not self.is_quoted(draft.passage, child.i):
                draft.source = read_source(child, verb)
                return

    def _find_running(self, quotation: Quotation) -> Draft | None:
        """Give a quotation without a cue to whoever speaks before it.

        That is the last quotation's speaker in the same paragraph, or in the one before where
        this one opens its paragraph, or the source of the sentence just before it.
        """
        piece = quotation.first
        near = piece.passage - self._last_passage <= (1 if piece.start == 0 else 0)
        if self._last is not None and near:
            return self._last
        return self._find_sentence_before(piece.passage, piece.start)

    def _find_sentence_before(self, passage: int, start: int) -> Draft | None:
        index = passage if start > 0 else passage - 1
        if index < 0:
            return None
        doc = self._passages[index].doc
        end = start if start > 0 else len(doc)
        low = find_sentence_start(doc, max(0, end - 1))
        held = [
            draft
            for draft in self._by_passage.get(index, ())
            if low <= draft.word.i < end and draft.source is not None
        ]
        held.sort(key=lambda draft: draft.word.i)
        return held[0] if held else None

    def _start_floating(self, quotation: Quotation) -> Draft:
        """Start a draft for a quotation without a cue; its clause's subject may be the source."""
        piece = quotation.first
        doc = self._passages[piece.passage].doc
        word = doc[piece.start]
        draft = Draft(piece.passage, word, [], None, AttributionKind.QUOTED, 0.4)
        verb = doc[piece.start : piece.end].root.head
        if verb.pos_ == "VERB" and not piece.start <= verb.i < piece.end:
            subject = find_subject(verb)
            if subject is not None and not self.is_quoted(piece.passage, subject.i):
                draft.source = read_source(subject, verb)
                draft.cue = [read_cue(verb)]
        return draft

    def _give(self, draft: Draft, quotation: Quotation) -> None:
        """Add a quotation to a draft's words; a clause that reaches into it grows to its marks."""
        for piece in quotation.pieces:
            start, end = piece.start, piece.end
            kept: list[tuple[int, int, int]] = []
            for passage, low, high in draft.content:
                if passage == piece.passage and low < end and start < high:
                    start, end = min(start, low), max(end, high)
                else:
                    kept.append((passage, low, high))
            draft.content = sorted([*kept, (piece.passage, start, end)])
