"""Triggers: the words that tell an event, each with its type, modes and the words of its roles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tacitus.model.enums import EventType
from tacitus.reading.roles import (
    find_agents,
    find_modifiers,
    find_patients,
    find_possessors,
    find_prep_objects,
    find_subjects,
    is_passive,
)
from tacitus.reading.trigger_marks import apply_modes, find_marks, load_marks, look_around
from tacitus.reading.trigger_rules import Frame, FrameRule, Role, TriggerRules, WordSet

_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_NOUN_TAGS = frozenset({"NN", "NNS", "VBG"})
_CLAUSES = frozenset({"xcomp", "ccomp"})
_AGAINST = ("on", "against", "upon", "at")
_PROMISED = frozenset(
    {EventType.AID, EventType.COOPERATE, EventType.CONCEDE, EventType.RETREAT, EventType.CONSULT}
)
_SELF = frozenset({"it", "they", "he", "she", "we", "i"})
_MARKED = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.PROTEST})
_WITH = ("with", "against", "between", "among")


@dataclass(frozen=True, slots=True, eq=False)
class TriggerFound:
    """A word that tells an event.

    ``token`` is the word itself, ``light`` the verb that carries an event noun ("staged a
    protest"); ``agents`` and ``patients`` are the words in those roles, ``sides`` whether the
    agents are both sides of one clash; ``labels`` are the frame's id and what marks add to it.
    """

    token: Token
    rule: FrameRule
    light: Token | None
    agents: tuple[Token, ...]
    patients: tuple[Token, ...]
    modes: tuple[str, ...]
    labels: tuple[str, ...] = ()

    @property
    def type(self) -> EventType:
        """Give the PLOVER type."""
        return self.rule.type

    @property
    def anchor(self) -> Token:
        """Give the word whose clause tells the event: the light verb, else the word itself."""
        return self.light or self.token


def find_triggers(doc: Doc, rules: TriggerRules) -> tuple[TriggerFound, ...]:
    """Find the words that tell an event, in text order; one trigger a word.

    An event noun and the verb that carries it are one trigger. Word senses are told apart by
    subject, object, preposition and clause; what fits no frame is left out.
    """
    found = [
        trigger
        for token in doc
        if (plain := _find_trigger(token, rules)) and (trigger := _mark(plain))
    ]
    by_word = {trigger.token.i: trigger for trigger in found}
    dropped: set[int] = set()
    for trigger in found:
        verb = by_word.get(trigger.light.i) if trigger.light is not None else None
        if verb is not None:
            dropped.add(trigger.token.i)
    kept = [trigger for trigger in found if trigger.token.i not in dropped]
    return tuple(trigger for one in kept for trigger in (*_build_promise(one, rules), one))


def _build_promise(trigger: TriggerFound, rules: TriggerRules) -> list[TriggerFound]:
    """Give the AGREE or THREATEN event of "will deliver", "will attack", besides the deed."""
    if trigger.type is EventType.ASSAULT and rules.threat is not None:
        return [replace(trigger, rule=rules.threat, modes=("violence",))] * _is_threat(trigger)
    if rules.promise is None or trigger.type not in _PROMISED or trigger.rule.spoken:
        return []
    if not _has_aux(trigger.anchor, ("will", "would")) or not trigger.agents:
        return []
    words = {child.lower_ for child in trigger.anchor.subtree}
    if words & {"unless", "if", "not", "n't", "never"}:
        return []
    return [replace(trigger, rule=rules.promise, modes=())]


def _is_threat(trigger: TriggerFound) -> bool:
    """Say whether a deed of violence is announced: "we will strike the army"."""
    verb = trigger.anchor
    if not _has_aux(verb, ("will", "shall", "'ll")) or is_passive(verb) or not trigger.agents:
        return False
    words = {child.lower_ for child in verb.children}
    return verb.dep_ in ("ROOT", "conj", "ccomp") and not words & {"not", "n't", "never"}


def _find_trigger(token: Token, rules: TriggerRules) -> TriggerFound | None:
    if token.tag_ in _VERB_TAGS and not _is_gerund_of(token):
        for frame in _verb_frames(token, rules):
            if _fits_verb(token, frame):
                return _build_verb(token, frame.rule)
    if _may_be_noun(token) or _is_carried(token, rules):
        for frame in rules.nouns.get(token.lemma_.lower(), rules.nouns.get(token.lower_, ())):
            if _fits_noun(token, frame):
                return _build_noun(token, frame.rule, rules)
    return None


def _mark(trigger: TriggerFound) -> TriggerFound | None:
    """Add what the words around a trigger say of it; None where they say that it tells nothing."""
    if trigger.type not in _MARKED:
        return None if trigger.type in _PROMISED and _is_charge(trigger.anchor) else trigger
    around = look_around(trigger.token, trigger.anchor, trigger.agents, trigger.patients)
    rule = trigger.rule
    marks = find_marks(rule.type, rule.part, rule.id, around, load_marks())
    if any(mark.drops for mark in marks):
        return None
    labels = tuple(mark.label for mark in marks if mark.label)
    return replace(trigger, modes=apply_modes(trigger.modes, marks), labels=labels)


def _is_charge(verb: Token) -> bool:
    """Say whether help is only what somebody is accused of ("accused them of helping rebels")."""
    head = verb.head.head
    return verb.dep_ == "pcomp" and head.lemma_ in ("accuse", "suspect", "charge", "convict")


def _is_carried(token: Token, rules: TriggerRules) -> bool:
    """Say whether an event noun stands before a plain carrier ("a mediation effort")."""
    return (
        token.dep_ == "compound"
        and token.tag_ in _NOUN_TAGS
        and token.head.lemma_.lower() in rules.groups["carriers"].lemmas
    )


def _may_be_noun(token: Token) -> bool:
    if token.dep_ == "compound":
        return False
    if token.tag_ in _NOUN_TAGS:
        return token.dep_ != "aux" or token.tag_ == "VBG"
    return token.tag_ in ("NNP", "NNPS") and (token.is_sent_start or not token.ent_type_)


def _verb_frames(token: Token, rules: TriggerRules) -> Iterator[Frame]:
    lemma = find_lemma(token, rules)
    entries = rules.verbs.get(lemma)
    if not entries:
        return
    particles = {
        child.lower_ for child in token.children if child.dep_ in ("prt", "advmod", "acomp", "oprd")
    }
    after = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    for particle, frame in entries:
        if particle is None or particle in particles or particle == after:
            yield frame


def find_lemma(token: Token, rules: TriggerRules) -> str:
    """Give a word's lemma, with the parser's known slips mended ("staged": "stage")."""
    return rules.lemmas.get(token.lower_) or token.lemma_.lower()


def _fits_verb(token: Token, frame: Frame) -> bool:
    rule = frame.rule
    if _is_people_noun(token) or (rule.active and is_passive(token)):
        return False
    patients = find_patients(token, transitive=rule.transitive)
    if rule.no_object and patients and not is_passive(token):
        return False
    if rule.needs_object and not patients:
        return False
    if not _holds(_look_through(patients), frame.objects, frame.not_objects):
        return False
    if frame.subjects or frame.not_subjects:
        subjects = find_agents(token, transitive=rule.transitive)
        if not _holds(subjects, frame.subjects, frame.not_subjects):
            return False
    if frame.modifiers and not any(
        _in_set(child, frame.modifiers) for child in token.children if child.dep_ != "punct"
    ):
        return False
    if rule.tense == "future" and not _has_aux(token, ("will", "would", "shall", "may")):
        return False
    return _fits_preps(token, frame) and _fits_clause(token, frame)


def _fits_preps(token: Token, frame: Frame) -> bool:
    rule = frame.rule
    if not rule.preps:
        return True
    objects = find_prep_objects(token, rule.preps) + [
        grand
        for child in token.children
        if child.dep_ in ("dobj", "prep", "attr")
        for grand in find_prep_objects(child, rule.preps)
    ]
    return bool(objects) and (
        not frame.prep_objects or any(_in_set(word, frame.prep_objects) for word in objects)
    )


def _fits_clause(token: Token, frame: Frame) -> bool:
    if not frame.clauses:
        return True
    return any(
        child.dep_ in _CLAUSES
        and _in_set(child, frame.clauses)
        and (not frame.rule.own_future or _is_own_future(child))
        for child in token.children
    )


def _is_own_future(clause: Token) -> bool:
    """Say whether a clause tells what the speaker himself will do ("it would attack")."""
    return _has_aux(clause, ("will", "would", "shall")) and any(
        child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in _SELF for child in clause.children
    )


def _is_gerund_of(token: Token) -> bool:
    """Say whether a word in -ing is a noun, whatever the parse says: "in shelling of a village"."""
    return (
        token.tag_ == "VBG"
        and token.i + 1 < len(token.doc)
        and token.nbor(1).lower_ == "of"
        and not any(child.dep_ in ("aux", "dobj") for child in token.children)
    )


def _is_people_noun(token: Token) -> bool:
    """Say whether a participle stands for people: "the wounded", taken for a verb by the parse."""
    return (
        token.lower_ in ("wounded", "injured")
        and token.i > 0
        and token.nbor(-1).lower_ in ("the", "its", "their", "his", "our")
        and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "csubj")
    )


def _fits_noun(token: Token, frame: Frame) -> bool:
    rule = frame.rule
    modifiers = find_modifiers(token)
    if any(_in_set(word, frame.not_modifiers) for word in modifiers):
        return False
    if frame.modifiers and not any(_in_set(word, frame.modifiers) for word in modifiers):
        return False
    if frame.under and not _is_object_of(token, frame.under):
        return False
    if rule.number is not None and (token.tag_ in ("NNS", "NNPS")) != (rule.number == "plural"):
        return False
    if token.tag_ == "VBG" and token.dep_ in ("advcl", "acl", "ROOT", "amod"):
        return _is_gerund_of(token) and not frame.under
    if frame.objects or rule.needs_object:
        objects = find_prep_objects(token, ("of", "on", "against", "to", "for"))
        if not objects or not _holds(objects, frame.objects, frame.not_objects):
            return False
    if rule.preps:
        return _fits_preps(token, frame)
    return True


def _is_object_of(noun: Token, verbs: WordSet) -> bool:
    """Say whether a noun is what one of the verbs is done to, also in the passive."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun.dep_ in ("dobj", "nsubjpass") and any(
        verb.lemma_.lower() in verbs.lemmas
        for verb in (noun.head, *noun.head.children)
        if verb.i == noun.head.i or (verb.dep_ == "conj" and verb.pos_ == "VERB")
    )


def _look_through(words: list[Token]) -> list[Token]:
    """Add what is measured to its measure: "700 kg of medicine" is medicine too."""
    inner = [
        obj
        for word in words
        if word.pos_ in ("NOUN", "NUM", "PROPN", "SYM")
        for obj in find_prep_objects(word, ("of", "in"))
    ]
    return words + inner


def _holds(words: list[Token], wanted: WordSet, unwanted: WordSet) -> bool:
    if wanted and not any(_in_set(word, wanted) for word in words):
        return False
    return not (unwanted and words and _in_set(words[0], unwanted))


def _in_set(word: Token, words: WordSet) -> bool:
    return (
        word.lemma_.lower() in words.lemmas
        or word.lower_ in words.lemmas
        or (bool(words.labels) and (word.ent_type_ in words.labels or word.pos_ in words.labels))
    )


def _has_aux(token: Token, auxiliaries: tuple[str, ...]) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ in auxiliaries for child in token.children)


def _build_verb(token: Token, rule: FrameRule) -> TriggerFound:
    agents = find_agents(token, transitive=rule.transitive)
    patients = find_patients(token, transitive=rule.transitive)
    if rule.patient_is_subject and not is_passive(token):
        patients, agents = find_subjects(token), []
    if rule.patient_preps:
        patients = patients + find_prep_objects(token, rule.patient_preps)
    if rule.reciprocal:
        agents = agents + patients + find_prep_objects(token, _WITH)
        patients = []
    return TriggerFound(
        token=token,
        rule=rule,
        light=None,
        agents=tuple(agents),
        patients=tuple(patients),
        modes=rule.modes,
    )


def _build_noun(token: Token, rule: FrameRule, rules: TriggerRules) -> TriggerFound:
    site = token.head if token.dep_ == "compound" else token
    light = _find_light(site, rules)
    agents = find_prep_objects(site, ("by",)) + _clause_agents(site, rules)
    patients = find_prep_objects(site, _AGAINST + rule.patient_preps)
    patients += [word for agent in agents for word in find_prep_objects(agent, ("on", "against"))]
    of = find_prep_objects(site, ("of",))
    owners = find_possessors(site)
    agents += (of if rule.of == Role.AGENT else []) + (
        owners if rule.possessor == Role.AGENT else []
    )
    patients += (of if rule.of == Role.PATIENT else []) + (
        owners if rule.possessor == Role.PATIENT else []
    )
    agents += _light_agents(light)
    if rule.possessor != Role.PATIENT:
        senses = frozenset(rule.modifiers)
        agents += [
            word
            for word in find_modifiers(site)
            if word.i != token.i and word.lemma_.lower() not in senses
        ]
    if rule.under and rule.type is not EventType.ASSAULT:
        agents += find_agents(token.head)
    if rule.reciprocal:
        agents += find_prep_objects(site, _WITH) + patients
        if site.dep_ in ("nsubj", "nsubjpass"):
            agents += find_prep_objects(site.head, ("between",))
        patients = []
    return TriggerFound(
        token=token,
        rule=rule,
        light=light,
        agents=tuple(agents),
        patients=tuple(patients),
        modes=rule.modes,
    )


def _find_light(noun: Token, rules: TriggerRules) -> Token | None:
    """Give the verb that carries an event noun ("staged a protest", "an attack was launched")."""
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        return _find_light(head, rules)
    if noun.dep_ == "pobj" and head.lower_ in ("out", "in", "up") and head.head.pos_ == "VERB":
        head = head.head
    elif noun.dep_ not in ("dobj", "nsubjpass", "attr"):
        return None
    lemma = find_lemma(head, rules)
    return head if lemma in rules.groups["light_verbs"].lemmas and lemma != "be" else None


def _light_agents(light: Token | None) -> list[Token]:
    return find_agents(light) if light is not None else []


def _clause_agents(noun: Token, rules: TriggerRules) -> list[Token]:
    """Give the doers in "an attack carried out by rebels", "an attack that rebels launched"."""
    found: list[Token] = []
    for child in noun.children:
        if child.dep_ not in ("acl", "relcl"):
            continue
        if find_lemma(child, rules) in rules.groups["light_verbs"].lemmas:
            agents = find_agents(child)
            found.extend(word for word in agents if word.i != noun.i)
    return found
