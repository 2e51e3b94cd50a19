"""Which word of a sentence a day or a place hangs on, and whether that word is of a deed."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tacitus.reading.events_rules import SceneWords

_TIME_ENTS = frozenset({"DATE", "TIME"})
_LINKS = frozenset(
    {"pobj", "prep", "npadvmod", "nmod", "advmod", "nummod", "quantmod", "amod", "dep", "pcomp"}
)
_CLOSING = frozenset({",", ',"', '"', "”", "’"})
_PRESENT = frozenset({"VBZ", "VBP"})
_MAX_STEPS = 6
_POSTED_WITHIN = 3


def find_owner(span: Span) -> Token:
    """Give the verb or noun that a day or a place hangs on, through prepositions and dates.

    What ends a clause of content belongs to it, whatever the parse says.
    """
    return find_closed_clause(span) or _climb(span)


def find_closed_clause(span: Span) -> Token | None:
    """Give the verb of the content that a time ends: "was shot on Saturday, the sheriff said"."""
    end = span.end
    if end >= len(span.doc) or span.doc[end].text not in _CLOSING:
        return None
    owner = _climb(span)
    for child in owner.children:
        if child.dep_ in ("ccomp", "parataxis") and child.i < span.start and owner.i > end:
            return child
    is_below = owner.dep_ in ("advcl", "ccomp", "parataxis") and owner.head.i < span.start
    opens = all(child.i >= span.start for child in owner.children)
    return owner.head if is_below and opens and owner.i > end else None


def _climb(span: Span) -> Token:
    token: Token = span.root
    for _ in range(_MAX_STEPS):
        head = token.head
        if head.i == token.i or token.dep_ not in _LINKS:
            return token
        if head.pos_ in ("VERB", "AUX"):
            return head
        is_link = head.pos_ in ("ADP", "ADV", "SCONJ", "NUM") or head.ent_type_ in _TIME_ENTS
        if not is_link and not span.start <= head.i < span.end:
            return head
        token = head
    return token


def belongs_to_sequel(owner: Token, words: SceneWords) -> bool:
    """Say whether a word is of law, speech or mourning: what hangs on it is not of the deed.

    "Says" in the present is dated by nothing, so a day that stands with it is the content's.
    """
    lemma = owner.lemma_.lower()
    if owner.pos_ in ("NOUN", "PROPN"):
        return lemma in words.sequel_noun
    if owner.tag_ in _PRESENT:
        return False
    return bool({lemma, owner.lower_} & words.sequel) or is_judgement(owner, words)


def is_of_now(owner: Token, words: SceneWords) -> bool:
    """Say whether a clause tells a present state: "is in hospital on Monday", "is being sought".

    Words of saying are left out: what they pass on may well be of that day.
    """
    if owner.lemma_.lower() in words.speech:
        return False
    if owner.tag_ in _PRESENT:
        return True
    return owner.tag_ in ("VBG", "VBN") and any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in _PRESENT and child.lemma_ == "be"
        for child in owner.children
    )


def is_of_speech(owner: Token, words: SceneWords) -> bool:
    """Say whether a verb is of saying, asking or planning; a deed that is reported is none."""
    lemma = owner.lemma_.lower()
    if owner.tag_ in _PRESENT or lemma not in words.speech:
        return False
    return not (lemma == "report" and _has_subject(owner, words.happening | words.sound))


def is_judgement(verb: Token, words: SceneWords) -> bool:
    """Say whether a verb is a court's finding: "was found guilty"."""
    return any(
        child.dep_ in ("acomp", "oprd", "attr", "ccomp", "xcomp") and child.lower_ in words.judged
        for child in verb.children
    )


def is_in_speaker(token: Token, words: SceneWords) -> bool:
    """Say whether a place stands with who speaks: "the command in Gao said".

    Not so with police and others who come to a deed, nor with "the Gao spokesman": they
    speak of what is near.
    """
    if token.dep_ != "pobj":
        return False
    for word in (token, *token.ancestors):
        if word.lemma_.lower() in words.responder:
            return False
        if word.dep_ in ("nsubj", "nsubjpass"):
            return word.head.lemma_.lower() in words.speech
        if word.pos_ in ("VERB", "AUX"):
            return False
    return False


def _has_subject(verb: Token, lemmas: frozenset[str]) -> bool:
    """Say whether a deed is what was reported: "the shooting was reported at 9 p.m."."""
    return any(c.dep_ == "nsubjpass" and c.lemma_.lower() in lemmas for c in verb.children)


def is_posting_date(span: Span, words: SceneWords) -> bool:
    """Say whether a date is the page's own: "Posted: 4 May 2015", "Updated on 5 May"."""
    doc = span.doc
    for token in reversed(doc[max(0, span.start - _POSTED_WITHIN) : span.start]):
        if token.lower_ in words.posting:
            return token.i + 1 == span.start or doc[token.i + 1].text == ":" or _opens(token)
        if token.is_alpha and token.lower_ not in ("on", "at", "last"):
            return False
    return False


def _opens(token: Token) -> bool:
    """Say whether nobody did it in this sentence: it opens one, or follows a mark."""
    return token.i == 0 or token.is_sent_start is True or not token.nbor(-1).is_alpha
