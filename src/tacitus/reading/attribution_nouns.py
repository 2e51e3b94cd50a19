"""Words passed on without a verb of saying: nouns, "according to", "reportedly", headlines."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tacitus.reading.attribution_draft import (
    Draft,
    Source,
    Stretch,
    edges,
    find_child,
    find_subject,
    is_passive,
    read_source,
)
from tacitus.reading.attribution_rules import AttributionLexicon, NounRule

_VERBAL = frozenset({"VERB", "AUX"})
_HEADLINE_WORDS = 5
_DASHES = frozenset({"-", "–", "—", "--"})


def find_noun_drafts(doc: Doc, passage: int, lexicon: AttributionLexicon) -> Iterator[Draft]:
    """Find nouns that pass words on: "the claim that", "a call from X for", "his denial of"."""
    for token in doc:
        if token.pos_ == "NOUN" and token.lemma_ in lexicon.nouns:
            draft = _read_noun(token, passage, lexicon)
            if draft is not None:
                yield draft


def _read_noun(noun: Token, passage: int, lexicon: AttributionLexicon) -> Draft | None:
    rule = lexicon.nouns[noun.lemma_]
    found = _find_matter(noun, rule)
    if found is None:
        return None
    content, link = found
    source, light = _find_owner(noun, rule, link, lexicon)
    if source is None and rule.needs_source:
        return None
    start = end = noun.i
    if light is not None and light.i < noun.i <= light.i + 4:
        start = light.i
    if link is not None and link.i == noun.i + 1:
        end = link.i
    draft = Draft(
        passage, noun, [(start, end + 1)], source, rule.kind, rule.confidence, rule=rule.id
    )
    draft.hedged = source is None
    draft.add_content(content)
    return draft


def _find_matter(noun: Token, rule: NounRule) -> tuple[list[Stretch], Token | None] | None:
    """Find what a noun passes on, and the preposition that leads to it, if one does."""
    for child in noun.rights:
        mark = _find_mark(child)
        if (
            rule.clause
            and child.dep_ in {"acl", "ccomp", "relcl"}
            and mark is not None
            and mark.lower_ in {"that", "whether", "if"}
        ):
            return [edges(child)], None
        if (
            rule.infinitive
            and child.dep_ in {"acl", "xcomp"}
            and any(c.tag_ == "TO" for c in child.lefts)
        ):
            return [edges(child)], None
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ in rule.topics:
            matter = find_child(child, "pobj", "pcomp")
            if matter is not None:
                return [edges(matter)], child
    return None


def _find_mark(clause: Token) -> Token | None:
    """Find the "that" of a clause, also where the parser took it for a relative pronoun."""
    mark = find_child(clause, "mark")
    if mark is not None:
        return mark
    subjects = [child for child in clause.lefts if child.dep_ == "nsubj"]
    return subjects[0] if len(subjects) > 1 and subjects[0].lower_ == "that" else None


def _find_owner(
    noun: Token, rule: NounRule, link: Token | None, lexicon: AttributionLexicon
) -> tuple[Source | None, Token | None]:
    """Find whose words a noun passes on: its possessor, "from X", or who "issued" it."""
    for child in noun.children:
        if child.dep_ == "poss":
            return Source([_without_mark(child)], child), None
        if child.dep_ == "prep" and child != link and child.lower_ in (*rule.owners, "of", "among"):
            owner = find_child(child, "pobj")
            if owner is not None:
                start, end = edges(owner)
                end = min(end, link.i) if link is not None and link.i > owner.i else end
                return Source([(start, end)], owner), None
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in lexicon.light_verbs and not is_passive(verb):
        subject = find_subject(verb)
        if subject is not None:
            return read_source(subject, verb), verb
    return None, None


def _without_mark(owner: Token) -> Stretch:
    start, end = edges(owner)
    while end - 1 > owner.i and owner.doc[end - 1].tag_ == "POS":
        end -= 1
    return start, end
