"""Which triggers of one sentence tell one happening."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from tacitus.model.enums import EventType
from tacitus.reading.trigger_rules import Part
from tacitus.reading.triggers import TriggerFound

_PATH = frozenset(
    {
        "advcl",
        "acl",
        "relcl",
        "xcomp",
        "conj",
        "prep",
        "pobj",
        "pcomp",
        "dep",
        "dobj",
        "agent",
        "npadvmod",
        "appos",
        "nsubj",
        "nsubjpass",
        "csubj",
        "ROOT",
        "oprd",
        "attr",
        "nmod",
        "parataxis",
    }
)
_APART_PREPS = frozenset(
    {
        "after",
        "before",
        "since",
        "following",
        "despite",
        "like",
        "than",
        "for",
        "against",
        "as",
        "about",
        "over",
        "besides",
        "without",
        "unlike",
        "until",
        "ahead",
        "to",
        "from",
        "including",
    }
)
_APART_MARKS = frozenset(
    {
        "after",
        "before",
        "since",
        "although",
        "though",
        "while",
        "as",
        "if",
        "because",
        "unless",
        "until",
    }
)
_PAST_LINK = frozenset({"following", "preceding", "avenging"})
_OUTCOME = frozenset({"after", "as", "when", "while"})
_MAX_PATH = 8


def group_triggers(triggers: Sequence[TriggerFound]) -> list[list[TriggerFound]]:
    """Group the triggers of one sentence by happening, each group in text order.

    A result (killing, wounding) joins the deed it hangs on; two words of one type join where one
    stands inside the other's clause. Words after "after", "before" or "since" stay apart.
    """
    groups: list[list[TriggerFound]] = []
    for trigger in triggers:
        home = next(
            (group for group in groups if any(is_one_happening(other, trigger) for other in group)),
            None,
        )
        if home is None:
            groups.append([trigger])
        else:
            home.append(trigger)
    return _join_groups(groups)


def _join_groups(groups: list[list[TriggerFound]]) -> list[list[TriggerFound]]:
    """Join groups that a later trigger has brought together."""
    joined: list[list[TriggerFound]] = []
    for group in groups:
        home = next(
            (
                earlier
                for earlier in joined
                if any(is_one_happening(a, b) for a in earlier for b in group)
            ),
            None,
        )
        if home is None:
            joined.append(list(group))
        else:
            home.extend(group)
    return [sorted(group, key=lambda trigger: trigger.token.i) for group in joined]


def is_one_happening(a: TriggerFound, b: TriggerFound) -> bool:
    """Say whether two triggers of one sentence tell one happening."""
    if a.type != b.type:
        return False
    if _is_kidnap(a) != _is_kidnap(b) and not _shares_patient(a, b):
        return False
    for upper, lower in ((a, b), (b, a)):
        path = _find_path(upper, lower)
        if path is not None:
            return _joins(upper, lower, path)
    return _join_through_verb(a, b)


def _is_kidnap(trigger: TriggerFound) -> bool:
    return "abduct" in trigger.modes


def _shares_patient(a: TriggerFound, b: TriggerFound) -> bool:
    return bool({token.i for token in a.patients} & {token.i for token in b.patients})


def _find_path(upper: TriggerFound, lower: TriggerFound) -> list[Token] | None:
    """Give the words from ``lower`` up to, not including, ``upper``; None where it is not above."""
    ends = {upper.token.i, upper.anchor.i}
    path: list[Token] = []
    token = lower.anchor
    if token.i in ends:
        return path
    for _ in range(_MAX_PATH):
        path.append(token)
        if token.dep_ not in _PATH or token.head.i == token.i:
            return None
        token = token.head
        if token.i in ends:
            return path
    return None


def _joins(upper: TriggerFound, lower: TriggerFound, path: list[Token]) -> bool:
    if _is_outcome_of(upper, lower, path):
        return True
    for token in path:
        is_result = any(child.lemma_ in ("result", "consequence") for child in token.children)
        if token.dep_ in ("prep", "agent") and token.lower_ in _APART_PREPS and not is_result:
            return False
        if token.dep_ == "advcl" and _has_mark(token):
            return False
        if token.lower_ in _PAST_LINK:
            return False
        if token.dep_ == "relcl" and token.head in upper.agents:
            return False
    return not any(token.dep_ == "conj" for token in path) or _joins_across_and(upper, lower)


def _is_outcome_of(upper: TriggerFound, lower: TriggerFound, path: list[Token]) -> bool:
    """Say whether people died or were hurt "after", "as" or "when" the deed was done to them."""
    if upper.rule.part is Part.DEED or upper.agents or lower.rule.part is not Part.DEED:
        return False
    if any(token.dep_ in ("conj", "relcl", "ccomp") for token in path):
        return False
    for token in path:
        if token.dep_ == "advcl" and any(child.lower_ in _OUTCOME for child in token.children):
            return True
        if token.dep_ == "prep" and token.lower_ in ("after", "following"):
            return True
    return False


def _has_mark(token: Token) -> bool:
    marked = any(
        child.dep_ in ("mark", "prep") and child.lower_ in _APART_MARKS for child in token.children
    )
    return marked and not any(child.lower_ == "when" for child in token.children)


def _joins_across_and(upper: TriggerFound, lower: TriggerFound) -> bool:
    """Say whether the second of two words joined by "and" is a result of the first."""
    if lower.rule.part is Part.DEED:
        return lower.type not in (EventType.ASSAULT, EventType.COERCE) and bool(
            {token.i for token in upper.agents} & {token.i for token in lower.agents}
        )
    if not lower.agents:
        return True
    return bool({token.i for token in upper.agents} & {token.i for token in lower.agents}) or any(
        token.i == upper.token.i for token in lower.agents
    )


def _join_through_verb(a: TriggerFound, b: TriggerFound) -> bool:
    """Join the parts of one plain verb: "the attack left nine dead"."""
    if b.rule.part is not Part.EFFECT and a.rule.part is not Part.EFFECT:
        return False
    heads = (a.anchor.head, b.anchor.head)
    return heads[0].i == heads[1].i and heads[0].pos_ == "VERB"
