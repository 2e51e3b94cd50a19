"""Finding the mentions of a passage: noun phrases that stand for somebody who can act."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span, Token

from tacitus.model.enums import ActorKind, Category
from tacitus.reading.actors_acting import acts, speaks
from tacitus.reading.actors_candidates import TOLL_CATEGORIES, Candidate, Form, PassageScan
from tacitus.reading.actors_long_names import are_fighters, find_long_names
from tacitus.reading.actors_named import build_person, find_named_body, is_person_name
from tacitus.reading.actors_names import NameSort, Target
from tacitus.reading.actors_phrases import (
    cut_phrase,
    has_article,
    is_number_of,
    is_phrase_head,
    is_plural,
    of_object,
    phrase_start,
)
from tacitus.reading.actors_rules import KnownActor, Level, SortRule
from tacitus.reading.actors_sorts import cut_half, describe, stands_for_somebody
from tacitus.reading.actors_speakers import FIRST_PERSONS
from tacitus.reading.story_heads import dateline_end

_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "him",
        "her",
        "his",
        "they",
        "them",
        "their",
        "it",
        "its",
        "himself",
        "herself",
        "themselves",
        "itself",
    ]
)
_POSSESSIVES = frozenset({"his", "its", "their", "her", "my", "our"})
_RELATIVES = frozenset({"who", "whom", "whose"})
_MEMBER_HEADS = frozenset({"party", "movement", "agency", "group", "organization", "organisation"})
_HOLDING_KINDS = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POLICE, ActorKind.GOVERNMENT}
)
_HOLDERS = frozenset({"compound", "nmod", "amod", "poss"})


def find_candidates(scan: PassageScan) -> list[Candidate]:
    """Find a passage's mentions in text order; nested names come with what holds them."""
    scan.taken.update(
        index for index in range(dateline_end(scan.doc)) if not _is_known_actor(scan, index)
    )
    found = find_long_names(scan)
    for token in scan.doc:
        if token.i in scan.taken:
            continue
        if token.pos_ == "PRON" or token.lower_ in _POSSESSIVES:
            found.extend(_find_pronoun(scan, token))
        elif scan.mark_at(token) is not None:
            found.extend(_find_known(scan, token))
        if token.i in scan.taken:
            continue
        if is_phrase_head(token):
            found.extend(_find_phrase(scan, token))
        elif token.dep_ in _HOLDERS and token.head.i > token.i:
            found.extend(_find_holder(scan, token))
    for candidate in found:
        _widen_over_names(candidate, found)
    by_head = {candidate.head.i: candidate for candidate in reversed(found)}
    return sorted(by_head.values(), key=lambda found: (found.span.start, -found.span.end))


def _is_known_actor(scan: PassageScan, index: int) -> bool:
    marked = scan.marks.get(index)
    return marked is not None and marked[1].actor is not None


def _widen_over_names(candidate: Candidate, found: list[Candidate]) -> None:
    """Let a phrase that ends within a long name ("workers of Hands") end with it."""
    span = candidate.span
    for other in found:
        if other.name is not None and span.start < other.span.start < span.end < other.span.end:
            candidate.span = span.doc[span.start : other.span.end]


def _find_holder(scan: PassageScan, token: Token) -> Iterator[Candidate]:
    """ "Rebel positions", "a guerrilla raid": the noun before tells whose."""
    is_last = token.head.pos_ == "NOUN" and token.nbor(1).pos_ != "PROPN"
    if token.ent_type_ == "PERSON" and is_last and _may_be_name(scan, token):
        span = scan.doc[token.i : token.i + 1]
        yield Candidate(
            scan.number, span, token, Form.MAYBE, names=(token.lower_,), is_bare=_is_alone(token)
        )
        return
    words = scan.rules.words
    lemma = token.head.lemma_.lower()
    if token.pos_ == "VERB" or (lemma not in words.holdings and lemma not in words.deeds):
        return
    rule = scan.rules.find_head(token)
    if rule is None or rule.level is Level.NEUTRAL or rule.kind not in _HOLDING_KINDS:
        return
    if rule.id == "platforms" or token.text == "general":
        return
    if scan.rules.find_head(token.head) is not None:
        return
    start = token.i
    while (
        start > 0 and scan.doc[start - 1].i in scan.marks and scan.doc[start - 1].head == token.head
    ):
        start -= 1
    candidate = describe(scan, token, scan.doc[start : token.i + 1], rule, token)
    if candidate.kind is ActorKind.PERSON and rule.kind is not ActorKind.PERSON:
        candidate.kind, candidate.is_plural = rule.kind, True
    yield _take_head(scan, candidate)


def _find_pronoun(scan: PassageScan, token: Token) -> Iterator[Candidate]:
    if token.lower_ in FIRST_PERSONS:
        if scan.is_quoted(token):
            span = scan.doc[token.i : token.i + 1]
            yield Candidate(scan.number, span, token, Form.SPEAKER, lemma=token.lower_)
        return
    if token.lower_ in _PRONOUNS or (token.lower_ in _RELATIVES and token.dep_ != "det"):
        span = scan.doc[token.i : token.i + 1]
        yield Candidate(scan.number, span, token, Form.PRONOUN, lemma=token.lower_)


def _find_known(scan: PassageScan, token: Token) -> Iterator[Candidate]:
    """Give the mention of a known name at its first word, if it stands for somebody there."""
    marked = scan.marks[token.i]
    span, target = marked
    if token.i != span.start:
        return
    root = span.root
    if target.sort is NameSort.KNOWN and target.actor is not None:
        yield from _find_known_actor(scan, span, root, target.actor)
    elif target.sort is NameSort.PALACE:
        yield _take(scan, _country(scan, _widen(scan, span, root), root, target, is_metonym=True))
    elif target.sort is NameSort.COUNTRY and acts(scan, root):
        yield _take(scan, _country(scan, _widen(scan, span, root), root, target))
    elif target.sort is NameSort.CAPITAL and speaks(scan, root):
        yield _take(scan, _country(scan, span, root, target, is_metonym=True))
    elif target.sort is NameSort.DEMONYM:
        yield from _find_demonym(scan, span, root, target)


def _find_known_actor(
    scan: PassageScan, span: Span, root: Token, actor: KnownActor
) -> Iterator[Candidate]:
    """A name by itself, or before a noun for its members ("Taliban fighters")."""
    holder = root.head if root.dep_ in ("compound", "nmod", "amod", "poss") else None
    if holder is not None and holder.i >= span.end and root.dep_ != "poss":
        rule = scan.rules.find_head(holder)
        if rule is not None and _means_members(rule, actor, holder):
            candidate = _known(scan, cut_phrase(holder), holder, actor)
            scan.taken.update(range(span.start, span.end))
            scan.taken.add(holder.i)
            yield candidate
            return
        yield _take(scan, _known(scan, span, root, actor))
        return
    yield _take(scan, _known(scan, _widen(scan, span, root), root, actor))


def _means_members(rule: SortRule, actor: KnownActor, holder: Token) -> bool:
    if actor.kind not in (ActorKind.ARMED_GROUP, ActorKind.MILITARY, ActorKind.POLICE):
        lemma = holder.lemma_.lower()
        return lemma in ("party", "movement", "agency", "group", "organization", "organisation")
    if rule.id in ("groups", "insurgency", "army", "gangs"):
        return not is_plural(holder) or rule.id == "army"
    return rule.id in ("rebels", "militants", "forces", "soldiers", "gunmen") and is_plural(holder)


def _known(scan: PassageScan, span: Span, head: Token, actor: KnownActor) -> Candidate:
    category = TOLL_CATEGORIES.get(actor.kind)
    return Candidate(
        scan.number, span, head, Form.NAME, actor.kind, actor.sector, category, actor.country, actor
    )


def _country(
    scan: PassageScan, span: Span, head: Token, target: Target, *, is_metonym: bool = False
) -> Candidate:
    kind = ActorKind.GOVERNMENT if is_metonym else ActorKind.COUNTRY
    sector = "GOV" if is_metonym else None
    return Candidate(
        scan.number,
        span,
        head,
        Form.COUNTRY,
        kind,
        sector,
        None,
        target.country,
        is_metonym=is_metonym,
    )


def _take(scan: PassageScan, candidate: Candidate) -> Candidate:
    scan.taken.update(token.i for token in candidate.span)
    return candidate


def _widen(scan: PassageScan, span: Span, root: Token) -> Span:
    """Take in the words of the phrase before a name ("the Kurdish YPG")."""
    if root.i < span.start or root.i >= span.end:
        return span
    start = min(span.start, phrase_start(root))
    if any(scan.marks.get(i, (span, None))[0] is not span for i in range(start, span.start)):
        before = span.start - 1
        start = before if before >= start and scan.doc[before].lower_ == "the" else span.start
    return scan.doc[start : span.end]


def _find_demonym(
    scan: PassageScan, span: Span, root: Token, target: Target
) -> Iterator[Candidate]:
    """ "Syrians" and "an Israeli" are people; one of two joined adjectives stands for its half."""
    is_noun = root.pos_ in ("NOUN", "PROPN") and is_phrase_head(root)
    if is_noun and (is_plural(root) or root.text.endswith("s") or has_article(root)):
        if root.dep_ not in ("compound", "amod") and scan.rules.find_head(root) is None:
            kind = ActorKind.PEOPLE if is_plural(root) else ActorKind.PERSON
            candidate = Candidate(
                scan.number,
                cut_phrase(root),
                root,
                Form.DESCRIPTION,
                kind,
                "CVL",
                Category.CIVILIAN,
                target.country,
                lemma=root.lower_,
                is_plural=is_plural(root),
            )
            yield _take(scan, candidate)
        return
    joined = [child for child in root.children if child.dep_ == "conj" and scan.mark_at(child)]
    holder = root.head
    if acts(scan, root):
        yield _take(scan, _country(scan, span, root, target))
        return
    if root.dep_ == "amod" and joined and holder.i > joined[0].i and is_plural(holder):
        rule = scan.rules.find_head(holder)
        if rule is not None:
            start = phrase_start(holder) if phrase_start(holder) <= span.start else span.start
            half = scan.doc[start : span.end]
            described = describe(scan, holder, half, rule, root)
            described.country = target.country
            yield _take(scan, described)


def _find_phrase(scan: PassageScan, token: Token) -> Iterator[Candidate]:
    """Give the mention that a noun heads: a person by name, a description, or a named body."""
    if is_person_name(scan, token):
        yield _take_head(scan, build_person(scan, token))
        return
    rule = scan.rules.find_head(token)
    if is_number_of(token):
        return
    holds = token.lemma_.lower() in scan.rules.words.partitives and not _is_one_member(token)
    inner = of_object(token) if holds else None
    if inner is None and are_fighters(scan, token):
        inner = _find_marked(scan, of_object(token))
    if inner is not None:
        yield from _find_partitive(scan, token, inner)
        if token.i in scan.taken:
            return
    named = find_named_body(scan, token)
    if named is not None:
        yield _take_head(scan, named)
    elif rule is not None and stands_for_somebody(scan, token, rule):
        yield _take_head(scan, describe(scan, token, cut_half(scan, token), rule, token))
    elif _may_be_name(scan, token):
        span = scan.doc[token.i : token.i + 1]
        yield Candidate(
            scan.number, span, token, Form.MAYBE, names=(token.lower_,), is_bare=_is_alone(token)
        )


def _is_one_member(token: Token) -> bool:
    """Say whether "a member of X" tells of one person beside X."""
    return token.lower_ == "member"


def _find_marked(scan: PassageScan, inner: Token | None) -> Token | None:
    """Give a noun that is the name of a known armed body."""
    marked = scan.mark_at(inner) if inner is not None else None
    actor = marked[1].actor if marked is not None else None
    return inner if actor is not None and actor.kind in _HOLDING_KINDS else None


def _may_be_name(scan: PassageScan, token: Token) -> bool:
    if token.pos_ not in ("PROPN", "NOUN") or not token.text[:1].isupper():
        return False
    if token.dep_ == "compound" and token.head.pos_ == "PROPN":
        return False
    if token.i in scan.towns:
        return False
    return scan.mark_at(token) is None and token.lower_ not in scan.places


def _is_alone(token: Token) -> bool:
    """Say whether a capitalised word is the only one of its run."""
    doc = token.doc
    return token.i == 0 or doc[token.i - 1].pos_ != "PROPN"


def _take_head(scan: PassageScan, candidate: Candidate) -> Candidate:
    behind = range(candidate.head.i + 1, candidate.span.end)
    scan.taken.update(index for index in behind if index not in scan.marks)
    scan.taken.add(candidate.head.i)
    return candidate


def _find_partitive(scan: PassageScan, token: Token, inner: Token) -> Iterator[Candidate]:
    """ "A group of gunmen", "dozens of villagers", "members of the army" are one mention."""
    if any(child.lower_ == "no" for child in token.lefts):
        scan.taken.update((token.i, inner.i))
        return
    marked = scan.mark_at(inner)
    rule = scan.rules.find_head(inner)
    if marked is not None and marked[1].actor is not None and token.lemma_.lower() != "member":
        actor = marked[1].actor
        candidate = _known(scan, scan.doc[phrase_start(token) : marked[0].end], token, actor)
    elif rule is not None and inner.pos_ in ("NOUN", "PROPN"):
        span = scan.doc[phrase_start(token) : cut_phrase(inner).end]
        candidate = describe(scan, inner, span, rule, token)
        candidate.is_plural = True
    else:
        return
    scan.taken.update((token.i, inner.i))
    yield candidate
