"""Tags at the end of a sentence that the parser lost: ", police said." and ", said the mayor."."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from tacitus.reading.attribution_draft import Draft, find_subject, read_cue, read_source, trim

_STOPS = frozenset(".?!")
_MARKS = frozenset("\"”“’'»") | {"''"}
_DASHES = frozenset({"-", "–", "—", "--"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_SPEAKER_LABELS = frozenset({"nsubj", "dobj", "attr", "nsubjpass", "oprd", "npadvmod"})
_LEAST_WORDS = 3
_DATELINE_WORDS = 20
_NOTE_WORDS = 12


def read_tag(draft: Draft) -> None:
    """Give a draft without content the sentence before it, where the draft's verb is a tag."""
    verb = draft.word
    if verb.tag_ not in _FINITE:
        return
    doc = verb.doc
    before = _step_back(doc, read_cue(verb)[0])
    speaker = _find_inverted(verb)
    if before >= 0 and doc[before].text == "," and speaker is not None:
        comma = before
    else:
        speaker = find_subject(verb)
        if speaker is None or speaker.i > verb.i or not _ends_there(verb):
            return
        comma = _step_back(doc, speaker.left_edge.i)
        if comma < 0 or doc[comma].text != ",":
            return
    said = trim(doc, (find_sentence_start(doc, comma), comma))
    if said is None or said[1] - said[0] < _LEAST_WORDS or not _has_verb(doc, said):
        return
    draft.source = read_source(speaker, verb)
    draft.add_content([said])
    draft.is_clause = True


def find_sentence_start(doc: Doc, position: int) -> int:
    """Go back to where the sentence begins, after the dateline if the passage opens with one."""
    start = position
    while start > 0 and doc[start - 1].text not in _STOPS:
        start -= 1
    while start < position and doc[start].text in _MARKS:
        start += 1
    return max(start, find_dateline_end(doc)) if start == 0 else start


def find_sentence_end(doc: Doc, position: int) -> int:
    """Go on to where the sentence ends."""
    while position < len(doc) and doc[position].text not in _STOPS:
        position += 1
    return position


def find_dateline_end(doc: Doc) -> int:
    """Give where a passage's dateline ends ("BAMAKO, 12 May (Wire) -- [text]"), or 0."""
    if len(doc) == 0 or not (doc[0].pos_ == "PROPN" or doc[0].is_upper):
        return 0
    for token in doc[:_DATELINE_WORDS]:
        if token.pos_ in {"VERB", "AUX"}:
            return 0
        if token.text in _DASHES:
            return _skip_bracket(doc, token.i + 1) if _is_dateline(doc, token.i) else 0
    return 0


def _is_dateline(doc: Doc, end: int) -> bool:
    first = doc[0]
    return (first.is_upper and len(first) > 1) or any(
        token.text == ")" or token.like_num for token in doc[1:end]
    )


def _skip_bracket(doc: Doc, position: int) -> int:
    """Skip an editor's note in square brackets."""
    while position < len(doc) and doc[position].is_space:
        position += 1
    if position < len(doc) and doc[position].text == "[":
        for token in doc[position : position + _NOTE_WORDS]:
            if token.text == "]":
                return token.i + 1
    return position


def _step_back(doc: Doc, position: int) -> int:
    position -= 1
    while position >= 0 and doc[position].is_space:
        position -= 1
    return position


def _find_inverted(verb: Token) -> Token | None:
    for child in verb.rights:
        if child.pos_ in _NOMINAL and child.dep_ in _SPEAKER_LABELS and child.ent_type_ != "DATE":
            return child
    return None


def _ends_there(verb: Token) -> bool:
    """Say whether nothing but time, place or a full stop follows the verb."""
    return all(child.dep_ in {"prep", "npadvmod", "advmod", "punct"} for child in verb.rights)


def _has_verb(doc: Doc, stretch: tuple[int, int]) -> bool:
    return any(token.pos_ in {"VERB", "AUX"} for token in doc[stretch[0] : stretch[1]])
