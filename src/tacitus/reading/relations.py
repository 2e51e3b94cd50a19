"""Relations: how two actors stand to each other, as the document tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from tacitus.model.enums import ActorKind, RelationType
from tacitus.reading.findings import ActorFound
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.relations_rules import RelationNoun, RelationRules, RelationVerb

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "obj", "dative"})
_CLIMB = 3
_FIRM = 0.85
_HEDGED = 0.65


@dataclass(frozen=True, slots=True, eq=False)
class RelationFound:
    """Actor ``a`` stands to actor ``b`` as ``type`` says; ``anchor`` is the word that tells it.

    ``hedged``: told with a reserve. ``evidence`` runs from the first of the three to the last.
    """

    passage: int
    a: str
    b: str
    type: RelationType
    hedged: bool
    evidence: Span
    anchor: Token
    confidence: float


@dataclass(frozen=True, slots=True, eq=False)
class _Pair:
    """Two words that stand for actors, before it is known which actors they are."""

    a: Token
    b: Token
    anchor: Token


def find_relations(
    passages: Sequence[ParsedPassage], actors: Sequence[ActorFound], rules: RelationRules
) -> tuple[RelationFound, ...]:
    """Find relations in text order; the same pair and type is told once per passage.

    Left out: what is negated, wished, planned or in a condition, and offices held in the past.
    """
    index = _index(actors)
    kinds = {actor.id: actor.kind for actor in actors}
    words = {*rules.by_verb, *rules.by_noun, *rules.by_dealing}
    found: list[RelationFound] = []
    for number, passage in enumerate(passages):
        seen: set[tuple[str, str, RelationType]] = set()
        for token in passage.doc:
            lemma = token.lemma_.lower()
            if lemma not in words:
                continue
            for rule, pair in _find_pairs(token, rules):
                relation = _build(number, pair, rule, index, rules)
                if relation is None or not _fits(relation, kinds, rule):
                    continue
                key = (relation.a, relation.b, relation.type)
                if key not in seen:
                    seen.add(key)
                    found.append(relation)
    return tuple(found)


def _index(actors: Sequence[ActorFound]) -> dict[tuple[int, int], str]:
    """Index actors by the head of each mention, and by its other words where no other has them.

    The parser's head of a name it does not know is often another of its words.
    """
    mentions = sorted(
        ((m, actor.id) for actor in actors for m in actor.mentions),
        key=lambda item: len(item[0].span),
    )
    index: dict[tuple[int, int], str] = {}
    for mention, actor in mentions:
        for token in mention.span:
            index.setdefault((mention.passage, token.i), actor)
    index.update({(m.passage, m.head.i): actor for m, actor in mentions})
    return index


def _find_pairs(
    token: Token, rules: RelationRules
) -> Iterator[tuple[RelationVerb | RelationNoun, _Pair]]:
    lemma = token.lemma_.lower()
    if token.pos_ in ("VERB", "ADJ") or token.tag_.startswith("VB"):
        for rule in rules.by_verb.get(lemma, ()):
            if _is_real(token, rules):
                for pair in _verb_pairs(token, rule):
                    yield rule, pair
    if token.pos_ in ("NOUN", "PROPN", "ADJ"):
        for noun in rules.by_noun.get(lemma, ()):
            if _is_name_word(token, noun):
                continue
            if not _is_former(token, rules) and not _is_one_of_many(token, noun):
                for pair in _noun_pairs(token, noun, rules):
                    yield noun, pair
        for dealing in rules.by_dealing.get(lemma, ()):
            for pair in _dealing_pairs(token, dealing, rules):
                yield dealing, pair


def _verb_pairs(verb: Token, rule: RelationVerb) -> Iterator[_Pair]:
    """Give subject and object, whether the verb is active, passive or a participle."""
    compound = [child for child in verb.children if child.dep_ == "npadvmod" and child.i < verb.i]
    if verb.dep_ == "amod" and compound and verb.head.i > verb.i:
        if rule.swap and not rule.objects and rule.type is not RelationType.LED_BY:
            yield from _pairs([compound[0]], [verb.head], verb)
        return
    if rule.particles and not any(
        c.dep_ == "prt" and c.lower_ in rule.particles for c in verb.children
    ):
        return
    subjects = _subjects(verb)
    if _is_passive(verb):
        by = _prepositional(verb, ("by",))
        if rule.swap and not rule.objects:
            yield from _pairs(by, subjects, verb)
        elif rule.only_preps:
            yield from _pairs(subjects, _prepositional(verb, rule.preps), verb)
        return
    if rule.objects:
        things = [c for c in verb.children if c.dep_ in _OBJECTS and c.lemma_ in rule.objects]
        if things:
            others = _prepositional(verb, rule.preps) + _prepositional(things[0], rule.preps)
            others += [c for c in verb.children if c.dep_ == "dative" and "to" in rule.preps]
            yield from _pairs(subjects, others, verb)
        return
    objects = [] if rule.only_preps else [c for c in verb.children if c.dep_ in _OBJECTS]
    objects = [c for c in objects if c.lemma_.lower() not in rule.not_objects]
    yield from _pairs(subjects, objects + _prepositional(verb, rule.preps), verb)


def _pairs(subjects: Sequence[Token], objects: Sequence[Token], anchor: Token) -> Iterator[_Pair]:
    for subject in subjects:
        for other in objects:
            for a in _spread(subject):
                for b in _spread(other):
                    yield _Pair(a, b, anchor)


def _spread(token: Token) -> list[Token]:
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i:
            found.extend(_spread(child))
    return found


def _subjects(verb: Token) -> list[Token]:
    """Give who does it, also through "is thought to", "and" and a relative clause."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own and own[0].lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return [verb.head]
    if own:
        return own
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN"):
        return [verb.head]
    if verb.dep_ in ("xcomp", "conj") and verb.head.pos_ in ("VERB", "AUX"):
        return _subjects(verb.head)
    return []


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl", "conj", "acomp")


def _prepositional(token: Token, prepositions: Sequence[str]) -> list[Token]:
    found: list[Token] = []
    for child in token.children:
        if child.lower_ in prepositions and child.dep_ in ("prep", "agent", "dative"):
            found.extend(grandchild for grandchild in child.children if grandchild.dep_ == "pobj")
    return found


def _noun_pairs(noun: Token, rule: RelationNoun, rules: RelationRules) -> Iterator[_Pair]:
    """Give the bearer of a noun and whom it relates to: "X, an ally of Y", "Y commander X"."""
    others = _prepositional(noun, ("of", *rule.preps))
    others += [child for child in noun.children if child.dep_ == "poss"]
    others += [
        child for child in noun.children if child.dep_ in ("compound", "nmod") and child.i < noun.i
    ]
    bearers = _bearers(noun, rules)
    if noun.dep_ == "compound" and noun.head.i > noun.i and noun.head.pos_ == "PROPN":
        others += [c for c in noun.head.children if c.dep_ in ("compound", "nmod") and c.i < noun.i]
        others += [c for c in noun.head.children if c.dep_ == "poss"]
    for bearer in bearers:
        for other in others:
            for b in _spread(other):
                yield _Pair(bearer, b, noun)


def _dealing_pairs(noun: Token, rule: RelationNoun, rules: RelationRules) -> Iterator[_Pair]:
    """Give both sides of a dealing: "X's war against Y", "X formed an alliance with Y"."""
    verb = noun.head
    subjects: list[Token] = []
    if noun.dep_ in _OBJECTS and verb.pos_ == "VERB":
        if verb.lemma_ not in rules.words.carriers or not _is_real(verb, rules):
            return
        subjects = _subjects(verb)
    others = _prepositional(noun, rule.preps)
    if noun.dep_ in _OBJECTS:
        others += _prepositional(verb, rule.preps)
        others += [child for child in verb.children if child.dep_ == "dative"]
    if not subjects and rule.needs_carrier:
        return
    if not subjects:
        subjects = [child for child in noun.children if child.dep_ == "poss"]
    yield from _pairs(subjects, others, noun)


def _bearers(noun: Token, rules: RelationRules) -> list[Token]:
    head = noun.head
    if noun.dep_ == "appos":
        return [head]
    if noun.dep_ == "attr" and head.lemma_ in ("be", "become", "remain") and _is_real(head, rules):
        return _subjects(head)
    if noun.dep_ == "compound" and head.pos_ == "PROPN" and head.i > noun.i:
        return [head]
    return [child for child in noun.children if child.dep_ == "appos" and child.pos_ == "PROPN"]


def _is_former(noun: Token, rules: RelationRules) -> bool:
    return any(child.lower_ in rules.words.former for child in noun.lefts)


def _is_name_word(noun: Token, rule: RelationNoun) -> bool:
    """Say whether "Battalion" is but the end of a name, and tells of no whole it is part of."""
    is_part = rule.type in (RelationType.PART_OF, RelationType.MEMBER_OF)
    return is_part and noun.text[:1].isupper() and noun.pos_ == "PROPN" and not noun.is_sent_start


def _is_one_of_many(noun: Token, rule: RelationNoun) -> bool:
    """Say whether an office is held by others too: "a leader of" leads nothing by himself."""
    if rule.type is not RelationType.LED_BY:
        return False
    return any(child.lower_ in ("a", "an", "one", "another") for child in noun.lefts)


def _is_real(verb: Token, rules: RelationRules) -> bool:
    """Say whether a verb tells what is, not what is denied, wished or supposed."""
    current = verb
    for _ in range(_CLIMB):
        for child in current.children:
            if child.dep_ == "neg" or (
                child.dep_ in ("aux", "mark") and child.lower_ in rules.words.blocking
            ):
                return False
            if child.dep_ == "advmod" and child.lower_ in rules.words.former:
                return False
        head = current.head
        if current.dep_ in ("acl", "ccomp") and head.lemma_ in rules.words.grounds:
            return not any(child.lower_ in ("no", "little", "any") for child in head.lefts)
        if current.dep_ not in ("xcomp", "ccomp", "conj") or head.i == current.i:
            return True
        if head.lemma_ in rules.words.unreal and current.dep_ == "xcomp":
            return False
        if current.dep_ == "ccomp":
            return head.lemma_ != "deny"
        current = head
    return True


def _is_neither(side: Token) -> bool:
    """Say whether a side is denied: "neither Ghana nor Togo", "no country"."""
    first = side
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
    return any(child.lower_ in ("neither", "no", "none") for child in first.lefts)


def _is_hedged(anchor: Token, pair: _Pair, rules: RelationRules) -> bool:
    words = rules.words
    if any(child.lower_ in words.hedges for t in (anchor, pair.a, pair.b) for child in t.children):
        return True
    current = anchor
    for _ in range(_CLIMB):
        head = current.head
        if head.i == current.i:
            return False
        is_reserved = any(child.dep_ == "auxpass" for child in head.children) or (
            head.lemma_ in ("appear", "seem", "claim")
        )
        if is_reserved and head.lemma_ in words.hedge_verbs - words.firm_verbs:
            return current.dep_ in ("xcomp", "pcomp", "prep", "oprd")
        current = head
    return False


def _build(
    number: int,
    pair: _Pair,
    rule: RelationVerb | RelationNoun,
    index: dict[tuple[int, int], str],
    rules: RelationRules,
) -> RelationFound | None:
    if _is_neither(pair.a) or _is_neither(pair.b):
        return None
    first, second = index.get((number, pair.a.i)), index.get((number, pair.b.i))
    if first is None or second is None or first == second:
        return None
    a, b = (second, first) if rule.swap else (first, second)
    places = sorted((pair.a.i, pair.b.i, pair.anchor.i))
    start = min(places[0], pair.a.doc[places[0]].left_edge.i)
    hedged = _is_hedged(pair.anchor, pair, rules)
    return RelationFound(
        passage=number,
        a=a,
        b=b,
        type=rule.type,
        hedged=hedged,
        evidence=pair.a.doc[start : places[2] + 1],
        anchor=pair.anchor,
        confidence=_HEDGED if hedged else _FIRM,
    )


def _fits(
    relation: RelationFound,
    kinds: dict[str, ActorKind],
    rule: RelationVerb | RelationNoun,
) -> bool:
    """Leave out what cannot be: a person led or joined, one man who backs a side, states in a cell.

    Diplomatic ties of two countries are no affiliation.
    """
    a, b = kinds[relation.a], kinds[relation.b]
    if rule.needs_person and (b if rule.swap else a) is not ActorKind.PERSON:
        return False
    if rule.needs_bodies and {a, b} & {ActorKind.PERSON, ActorKind.PEOPLE, ActorKind.COUNTRY}:
        return False
    if relation.type is RelationType.LED_BY:
        return a is not ActorKind.PERSON
    if relation.type is RelationType.PART_OF:
        return ActorKind.PERSON not in (a, b) and ActorKind.PEOPLE not in (a, b)
    if relation.type in (RelationType.MEMBER_OF, RelationType.BACKED_BY):
        return b is not ActorKind.PERSON
    if relation.type is RelationType.AFFILIATED_WITH:
        return a is not ActorKind.COUNTRY
    return True
