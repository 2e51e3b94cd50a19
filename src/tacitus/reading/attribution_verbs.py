"""Verbs that pass words on: who says, thinks or wants what."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from tacitus.model.enums import AttributionKind
from tacitus.reading.attribution_draft import (
    Draft,
    Stretch,
    edges,
    find_child,
    find_clause,
    find_neighbour,
    find_subject,
    is_negated,
    is_passive,
    join_stretches,
    read_clause,
    read_cue,
    read_source,
    trim,
)
from tacitus.reading.attribution_passives import read_passive
from tacitus.reading.attribution_rules import AttributionLexicon, Frame, VerbRule
from tacitus.reading.attribution_tags import find_sentence_end, read_tag

_VERBAL = frozenset({"VERB", "AUX"})
_WITHIN = frozenset({"in", "on", "at", "during"})
_LEADING = frozenset({"prep", "dative", "prt", "agent"})
_INNER_LINKS = frozenset({"of", "as"})
_QUOTERS = frozenset({"quote", "cite"})
_TALK = (Frame.CLAUSE, Frame.QUOTE)


def find_verb_drafts(doc: Doc, passage: int, lexicon: AttributionLexicon) -> Iterator[Draft]:
    """Find the verbs of a passage that pass words on; without content they await a quotation."""
    for token in doc:
        if token.pos_ not in _VERBAL or token.dep_ == "amod":
            continue
        if token.lemma_ not in lexicon.verbs:
            continue
        if token.lemma_ in _QUOTERS and _has_saying(token):
            continue
        reader = read_passive if is_passive(token) else _read_active
        draft = reader(token, passage, lexicon)
        if draft is not None:
            yield draft


def _has_saying(quoter: Token) -> bool:
    return any(
        grandchild.dep_ == "pcomp"
        for child in quoter.rights
        if child.lower_ == "as"
        for grandchild in child.rights
    )


def _read_active(verb: Token, passage: int, lexicon: AttributionLexicon) -> Draft | None:
    for reader in (_read_clause, _read_complement, _read_infinitive, _read_topic, _read_object):
        found = reader(verb, lexicon)
        if found is not None:
            rule, content, more = found
            draft = _start(verb, passage, rule, more)
            draft.is_clause = reader in (_read_clause, _read_complement)
            draft.add_content(content)
            return draft
    return _start_waiting(verb, passage, lexicon)


def _start_waiting(verb: Token, passage: int, lexicon: AttributionLexicon) -> Draft | None:
    """Start a draft whose words may be the sentence before it or a quotation."""
    rule = lexicon.find_verb_rule(verb.lemma_, *_TALK)
    if rule is None:
        return None
    draft = _start(verb, passage, rule, [])
    if Frame.QUOTE in rule.frames and Frame.CLAUSE in rule.frames:
        read_tag(draft)
    return draft


def _start(verb: Token, passage: int, rule: VerbRule, more: list[Token]) -> Draft:
    quoter = find_quoter(verb)
    if quoter is not None:
        return _start_quoted(verb, quoter, passage, rule)
    subject = find_subject(verb) or find_neighbour(verb)
    lost = subject is None or subject.lower_ == "there"
    source = None if lost or subject is None else read_source(subject, verb)
    return Draft(
        passage, verb, [read_cue(verb, *more)], source, rule.kind, rule.confidence, rule=rule.id
    )


Found = tuple[VerbRule, list[Stretch], list[Token]]


def _read_clause(verb: Token, lexicon: AttributionLexicon) -> Found | None:
    rule = lexicon.find_verb_rule(verb.lemma_, Frame.CLAUSE)
    if rule is None:
        return None
    clause = find_clause(verb)
    if clause is not None and not _has_object_before(verb, clause, lexicon):
        return rule, read_clause(verb, clause), []
    lost = _find_lost_clause(verb, lexicon)
    if lost is not None:
        return rule, [lost], []
    host = _find_host(verb)
    if host is not None and Frame.QUOTE in rule.frames:
        return rule, _read_around(verb, host), []
    return None


def _find_lost_clause(verb: Token, lexicon: AttributionLexicon) -> Stretch | None:
    """Find a clause that the parser hung on a venue: "said on condition of anonymity that"."""
    for token in verb.doc[verb.i + 1 : verb.right_edge.i + 1]:
        clause = token.head
        if token.lower_ != "that" or clause.dep_ not in {"acl", "relcl"}:
            continue
        noun = clause.head.lemma_.lower()
        if noun in lexicon.venues and find_child(clause, "nsubj", "nsubjpass") not in (None, token):
            return token.i, clause.right_edge.i + 1
    return None


def _has_object_before(verb: Token, clause: Token, lexicon: AttributionLexicon) -> bool:
    """Say whether a clause after "and" or "but" was taken for what is said ("claimed it, but")."""
    thing = find_child(verb, "dobj")
    if thing is None or not verb.i < thing.i < clause.i:
        return False
    return find_child(verb, "cc") is not None and _read_object(verb, lexicon) is not None


def find_quoter(verb: Token) -> Token | None:
    """Give the verb of "was quoted as saying" for its "saying"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in _QUOTERS:
        return verb.head.head
    return None


def _start_quoted(verb: Token, quoter: Token, passage: int, rule: VerbRule) -> Draft:
    """Read "X was quoted by Y as saying", "Y quoted X as saying": X speaks, Y passes it on."""
    subject = find_subject(quoter)
    agent = find_child(quoter, "agent")
    speaker, hand = subject, find_child(agent, "pobj") if agent is not None else None
    if not is_passive(quoter):
        speaker, hand = find_child(quoter, "dobj"), subject
    source = read_source(speaker, quoter) if speaker is not None else None
    cue = sorted({read_cue(quoter), (verb.head.i, verb.i + 1)})
    draft = Draft(
        passage,
        verb,
        join_stretches(verb.doc, [i for a, b in cue for i in range(a, b)]),
        source,
        rule.kind,
        rule.confidence,
        rule=rule.id,
    )
    if hand is not None:
        draft.via.append(edges(hand))
    return draft


def _find_host(verb: Token) -> Token | None:
    """Find the clause a speech tag is thrown into: ", officials said," or "as officials said"."""
    if verb.dep_ == "parataxis" and verb.head.pos_ in _VERBAL:
        return verb.head
    if verb.dep_ == "advcl" and verb.head.pos_ in _VERBAL:
        mark = find_child(verb, "mark")
        if mark is not None and mark.lower_ == "as" and find_child(verb, "dobj", "xcomp") is None:
            return verb.head
    return None


def _read_around(verb: Token, host: Token) -> list[Stretch]:
    own = {token.i for token in verb.subtree}
    return join_stretches(
        verb.doc, (token.i for token in host.subtree if token.i not in own and not token.is_punct)
    )


def _read_complement(verb: Token, lexicon: AttributionLexicon) -> Found | None:
    """Read an object with what is said of it: "accused them of theft", "called it a lie"."""
    rule = lexicon.find_verb_rule(verb.lemma_, Frame.COMPLEMENT)
    if rule is None:
        return None
    small = find_child(verb, "ccomp")
    if small is not None and small.i > verb.i:
        return rule, [edges(small)], []
    thing = find_child(verb, "dobj")
    rest = _find_rest(verb, thing, rule)
    if rest is None or rest.i < verb.i:
        return None
    start = thing.left_edge.i if thing is not None and thing.i > verb.i else rest.left_edge.i
    stretch = trim(verb.doc, (start, rest.right_edge.i + 1))
    return None if stretch is None else (rule, [stretch], [])


def _find_rest(verb: Token, thing: Token | None, rule: VerbRule) -> Token | None:
    rest = find_child(verb, "xcomp", "oprd")
    if rest is not None and (thing is not None or rest.dep_ == "oprd"):
        return rest
    if thing is None:
        return None
    links = [child for child in verb.rights if child.lower_ in rule.links]
    links.extend(child for child in thing.rights if child.lower_ in _INNER_LINKS & {*rule.links})
    return next((link for link in links if link.dep_ == "prep" and link.i > thing.i), None)


def _read_infinitive(verb: Token, lexicon: AttributionLexicon) -> Found | None:
    rule = lexicon.find_verb_rule(verb.lemma_, Frame.INFINITIVE)
    action = find_child(verb, "xcomp")
    if rule is None or action is None or action.i < verb.i:
        return None
    return rule, [edges(action)], []


def _read_topic(verb: Token, lexicon: AttributionLexicon) -> Found | None:
    for rule in lexicon.verbs[verb.lemma_]:
        for link in _list_links(verb, rule):
            matter = find_child(link, "pobj", "pcomp")
            if matter is None:
                continue
            end = matter.right_edge.i + 1
            action = find_child(verb, "xcomp")
            if action is not None and action.i > matter.i:
                end = action.right_edge.i + 1
            between = [verb.doc[i] for i in range(verb.i + 1, link.i + 1)]
            more = between if link.head != verb or len(between) == 1 else []
            return rule, [(matter.left_edge.i, end)], more
    return None


def _list_links(verb: Token, rule: VerbRule) -> list[Token]:
    """List the prepositions that lead to what is said, those after "guilty" or a hearer too."""
    if not rule.frames and find_child(verb, "dobj") is not None:
        return []
    links = list(verb.rights)
    links.extend(link for child in verb.rights if child.dep_ == "acomp" for link in child.rights)
    return [link for link in links if link.dep_ in _LEADING and link.lower_ in rule.topics]


def _read_object(verb: Token, lexicon: AttributionLexicon) -> Found | None:
    thing = find_child(verb, "dobj")
    if thing is None:
        return None
    for rule in lexicon.verbs[verb.lemma_]:
        if Frame.OBJECT in rule.frames and (not rule.objects or thing.lemma_ in rule.objects):
            start, end = edges(thing)
            if thing.lower_ == "that" and thing.i == verb.i + 1:
                end = find_sentence_end(verb.doc, end)
            stretch = trim(verb.doc, (start, end))
            return None if stretch is None else (rule, [stretch], [])
    return None


def settle_kind(draft: Draft, lexicon: AttributionLexicon) -> AttributionKind:
    """Give the kind: a medium's words are reported; "did not confirm" confirms nothing."""
    kind = draft.kind
    if kind in {AttributionKind.CONFIRMED, AttributionKind.DENIED} and is_negated(draft.word):
        kind = AttributionKind.SAID
    head = draft.source.head if draft.source is not None else None
    if kind is AttributionKind.SAID and head is not None and lexicon.is_medium(head):
        return AttributionKind.REPORTED
    return kind


def is_hedged(draft: Draft, lexicon: AttributionLexicon) -> bool:
    """Say whether words are passed on with a reserve: hearsay, "reportedly", "is thought to"."""
    if draft.source is not None:
        low, high = draft.source.stretches[0]
        if any(token.lower_ in lexicon.hedge_adjectives for token in draft.word.doc[low:high]):
            return True
    return draft.hedged or any(
        child.lower_ in lexicon.hedges for child in draft.word.children if child.dep_ == "advmod"
    )


def extend_cue(draft: Draft, cue: Stretch, lexicon: AttributionLexicon) -> Stretch:
    """Take "in a statement" and its like into a cue that it follows."""
    for child in draft.word.rights:
        if child.i == cue[1] and child.dep_ == "prep" and child.lower_ in _WITHIN:
            noun = find_child(child, "pobj")
            if noun is not None and noun.lemma_.lower() in lexicon.venues:
                return cue[0], noun.i + 1
    return cue
