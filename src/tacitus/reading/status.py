"""Whether the deed that a word tells of happened: walks the parse upwards from the word.

The word's own clause comes first (negation, modal verbs, conditionals, tense), then the words
that govern it, outwards, a bounded number of steps.
"""

from __future__ import annotations

from spacy.tokens import Token

from tacitus.model.enums import Status
from tacitus.reading.findings import StatusFound
from tacitus.reading.status_clause import find_hedge, find_own_status
from tacitus.reading.status_rules import Governor, StatusRules

MAX_STEPS = 6
"""Longest chains met in news prose have four governors; the bound stops runaway parses."""

_SETTLED = frozenset({Status.OCCURRED, Status.ONGOING})
_ACHIEVING = frozenset({"manage", "succeed", "help", "able"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def find_status(token: Token, rules: StatusRules) -> StatusFound:
    """Say whether the deed told by a verb or an event noun happened, and which word says so."""
    status, cue = _walk(token, rules, MAX_STEPS)
    return StatusFound(status=status, cue=cue, is_hedged=find_hedge(token, rules) is not None)


def _walk(token: Token, rules: StatusRules, steps: int) -> tuple[Status, Token | None]:
    """Give the status of ``token``: what its own clause says, else what governs it."""
    own, cue = find_own_status(token, rules)
    if own is not Status.OCCURRED and own is not Status.ONGOING:
        return _sharpen(token, own, cue, rules)
    if steps == 0:
        return own, cue
    above, above_cue = _find_governed(token, rules, steps - 1)
    return (above, above_cue) if above is not Status.OCCURRED else (own, cue)


def _sharpen(
    token: Token, own: Status, cue: Token | None, rules: StatusRules
) -> tuple[Status, Token | None]:
    """Let the verb that reports a future deed say what it is: warned it would, hoped it would."""
    if own is not Status.PLANNED and own is not Status.HYPOTHETICAL:
        return own, cue
    if token.dep_ not in ("ccomp", "xcomp") or cue is None or cue.dep_ == "mark":
        return own, cue
    lemma = token.head.lemma_.lower()
    if own is Status.PLANNED and lemma in rules.words.threat_speech:
        return Status.THREATENED, token.head
    if own is Status.PLANNED and lemma in rules.words.wish_speech:
        return Status.HYPOTHETICAL, token.head
    governor = rules.get(lemma, "clause")
    if governor and governor.effect in ("requested", "denied", "threatened"):
        return Status(governor.effect), token.head
    return own, cue


def _find_governed(token: Token, rules: StatusRules, steps: int) -> tuple[Status, Token | None]:
    """Give what the word above ``token`` makes of it."""
    if token.dep_ == "conj" and _shares_clause(token):
        return _walk(token.head, rules, steps)
    if (denial := _find_untruth(token, rules)) is not None:
        return Status.DENIED, denial
    head, via = _find_head(token, rules)
    if head is None:
        return Status.OCCURRED, None
    governor = rules.get(head.lower_, via) or rules.get(head.lemma_.lower(), via)
    if governor is None:
        return _default(token, head, via, rules)
    return _apply(governor, token, head, rules, steps)


def _find_untruth(token: Token, rules: StatusRules) -> Token | None:
    """Give the word that calls a finite clause untrue: "it is not true that soldiers fired"."""
    if token.dep_ not in ("ccomp", "csubj", "advcl") or token.head.lemma_ != "be":
        return None
    children = list(token.head.children)
    negated = any(child.dep_ == "neg" for child in children)
    for child in children:
        if child.dep_ not in ("acomp", "attr"):
            continue
        if child.lower_ in (rules.words.untrue if not negated else rules.words.true):
            return child
    return None


def _apply(
    governor: Governor, token: Token, head: Token, rules: StatusRules, steps: int
) -> tuple[Status, Token | None]:
    """Combine what a governor says of the deed with what befalls the governor itself."""
    if governor.effect == "stops" or _is_bare_speech(token, head, governor):
        return Status.OCCURRED, None
    above, cue = _walk(head, rules, steps)
    if governor.effect == "passes":
        return above, cue
    if governor.effect == "prevents":
        return _prevent(token, head, above, cue)
    status = Status(governor.effect)
    if above is Status.DENIED and status is not Status.HYPOTHETICAL:
        return (Status.OCCURRED, None) if _fails(head) else (Status.DENIED, cue)
    if status is Status.ONGOING and above not in _SETTLED:
        return above, cue
    if above in (Status.HYPOTHETICAL, Status.PLANNED) and status is Status.ATTEMPTED:
        return above, cue
    if above is Status.ATTEMPTED and status is Status.PLANNED:
        return above, cue
    return status, head


def _is_bare_speech(token: Token, head: Token, governor: Governor) -> bool:
    """Say whether a finite past clause is only reported: "warned that rebels attacked it"."""
    if token.dep_ != "ccomp" or governor.effect not in ("planned", "requested", "threatened"):
        return False
    return token.tag_ in ("VBD", "VBZ", "VBP", "VBN") and head.lemma_.lower() not in (
        "demand",
        "urge",
        "request",
        "recommend",
    )


def _fails(head: Token) -> bool:
    """Say whether a denial is itself under negation: "did not fail to", "failed to prevent"."""
    return head.lemma_.lower() in ("fail", "failure")


def _prevent(
    token: Token, head: Token, above: Status, cue: Token | None
) -> tuple[Status, Token | None]:
    """A hindered deed was tried; one that nothing hindered happened; else it is only feared."""
    if above in (Status.ATTEMPTED, Status.DENIED):
        return Status.OCCURRED, cue
    if head.lemma_.lower() in ("stop", "halt", "block") and token.dep_ in ("dobj", "nsubjpass"):
        return Status.OCCURRED, None
    is_purpose = _is_bare_infinitive(head) and head.head.lemma_.lower() not in _ACHIEVING
    if above in _SETTLED and not is_purpose:
        return Status.ATTEMPTED, head
    return Status.HYPOTHETICAL, head


def _default(
    token: Token, head: Token, via: str, rules: StatusRules
) -> tuple[Status, Token | None]:
    """Without a rule an infinitive, and what a possible deed rests on, leave it open."""
    if _rests_on_possible(token, via):
        above, cue = find_own_status(head, rules)
        if above in (Status.HYPOTHETICAL, Status.THREATENED):
            return above, cue
    if via != "clause" or not _is_bare_infinitive(token):
        return Status.OCCURRED, None
    if head.lower_ in rules.words.negation:
        return Status.DENIED, head
    if any(child.lower_ in ("enough", "too") for child in head.children):
        return Status.HYPOTHETICAL, head
    if token.lemma_.lower() in rules.words.performed or head.pos_ in ("ADJ", "NUM"):
        return Status.OCCURRED, None
    if head.lemma_.lower() in rules.words.transparent_speech:
        return Status.OCCURRED, None
    return Status.PLANNED, head


def _rests_on_possible(token: Token, via: str) -> bool:
    """Say whether a deed shares the possibility of its verb: "would err by attacking".

    So does an indefinite subject ("strikes could do harm"), but not a given one ("the strike").
    """
    if via in ("by", "through"):
        return token.tag_ == "VBG"
    given = any(child.dep_ in ("det", "poss") for child in token.children)
    return via == "subject" and token.pos_ in _NOUNS and not given


def _is_bare_infinitive(token: Token) -> bool:
    """Say whether the verb is "to do", not "to have done"."""
    children = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    return "to" in children and "have" not in children


def _shares_clause(token: Token) -> bool:
    """Say whether a conjunct has neither subject nor auxiliary of its own."""
    if token.pos_ in _NOUNS:
        return True
    own = {"nsubj", "nsubjpass", "aux", "expl"}
    return not any(child.dep_ in own for child in token.children)


def _find_head(token: Token, rules: StatusRules) -> tuple[Token | None, str]:
    """Give the word that may govern ``token`` and by which way it does."""
    head, dep = token.head, token.dep_
    if head == token:
        return None, ""
    if dep in ("acl", "ccomp") and head.pos_ in _NOUNS and rules.get(head.lemma_.lower(), "report"):
        return head, "report"
    if dep in ("xcomp", "ccomp"):
        return head, "clause"
    if dep in ("acl", "advcl", "relcl"):
        return (head, "clause") if _is_bare_infinitive(token) else (None, "")
    if dep in ("pcomp", "pobj") and head.dep_ in ("prep", "agent", "dative"):
        return head.head, head.lower_
    if dep in ("dobj", "nsubjpass", "dative", "attr", "oprd") and token.pos_ in _NOUNS:
        return head, "object"
    if dep in ("compound", "nmod"):
        return head, "compound"
    if dep == "poss":
        return None, ""
    if dep == "nsubj":
        return _find_subject_head(token, rules)
    return None, ""


def _find_subject_head(token: Token, rules: StatusRules) -> tuple[Token | None, str]:
    """Give the predicate of a subject: the adjective of "an attack is likely", or the verb."""
    for child in token.head.children:
        if child.dep_ in ("acomp", "attr") and rules.get(child.lower_, "subject"):
            return child, "subject"
    if token.pos_ not in _NOUNS:
        return None, ""
    infinitive = next((c for c in token.head.children if c.dep_ == "xcomp"), None)
    if token.head.lemma_ == "be" and infinitive is not None:
        return infinitive, "subject"
    return token.head, "subject"
