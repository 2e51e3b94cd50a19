"""Passives that pass words on: "is said to have", "it was reported that", "was accused of"."""

from __future__ import annotations

from spacy.tokens import Token

from tacitus.reading.attribution_draft import (
    Draft,
    Source,
    Stretch,
    edges,
    find_child,
    is_negated,
    read_clause,
    read_cue,
    trim,
)
from tacitus.reading.attribution_rules import AttributionLexicon, Frame, VerbRule

_FRAMES = (Frame.PASSIVE, Frame.COMPLEMENT, Frame.OBJECT, Frame.CLAUSE)
_TOLD = frozenset({Frame.PASSIVE, Frame.CLAUSE})


def read_passive(verb: Token, passage: int, lexicon: AttributionLexicon) -> Draft | None:
    """Read a passive verb; without "by" nobody is the source, and hearsay is hedged."""
    rule = lexicon.find_verb_rule(verb.lemma_, *_FRAMES)
    if rule is None:
        return None
    agent = _find_agent(verb)
    if agent is None and Frame.PASSIVE in rule.frames and is_negated(verb):
        return None
    speaker = find_child(agent, "pobj") if agent is not None else None
    found = _read_content(verb, rule, agent)
    if found is None:
        return None
    content, link = found
    source = _read_speaker(speaker, content)
    cue = read_cue(verb, *([link] if link is not None else []))
    draft = Draft(passage, verb, [cue], source, rule.kind, rule.confidence, rule=rule.id)
    draft.hedged = source is None and Frame.PASSIVE in rule.frames
    draft.is_clause = True
    draft.add_content(content)
    return draft


def _read_speaker(speaker: Token | None, content: list[Stretch]) -> Source | None:
    """Take the noun phrase after "by", up to what it is said of ("by groups of torture")."""
    if speaker is None:
        return None
    start, end = edges(speaker)
    for low, _ in content:
        if speaker.i < low < end:
            end = low
    return Source([(start, end)], speaker)


def _find_agent(verb: Token) -> Token | None:
    """Find "by", also where the parser hung it on the complement at the end of the clause."""
    agent = find_child(verb, "agent")
    if agent is not None:
        return agent
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ == "by":
            return child
    return None


def _read_content(
    verb: Token, rule: VerbRule, agent: Token | None
) -> tuple[list[Stretch], Token | None] | None:
    clause = find_child(verb, "ccomp")
    if clause is not None and clause.i > verb.i and _TOLD.intersection(rule.frames):
        return read_clause(verb, clause), None
    told = verb.head if verb.dep_ == "acl" else find_child(verb, "nsubjpass")
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in rule.topics:
            matter = find_child(child, "pobj", "pcomp")
            if matter is not None:
                return [edges(matter)], child
    rest = find_child(verb, "xcomp", "oprd") or _find_link(verb, rule)
    if rest is None and agent is not None and Frame.COMPLEMENT in rule.frames:
        speaker = find_child(agent, "pobj")
        rest = _find_link(speaker, rule) if speaker is not None else None
    if told is None or (rest is None and agent is None):
        return None
    if agent is None and rest is not None and not _may_follow(rest, rule):
        return None
    return _join_told(verb, told, rest), None


def _may_follow(rest: Token, rule: VerbRule) -> bool:
    """Say whether hearsay may go on so: "said to have", "feared dead", "accused of"."""
    if rest.dep_ == "prep":
        return Frame.COMPLEMENT in rule.frames
    if rest.dep_ == "oprd":
        return Frame.PASSIVE in rule.frames
    return True


def _join_told(verb: Token, told: Token, rest: Token | None) -> list[Stretch]:
    start, end = edges(told)
    end = min(end, verb.left_edge.i if verb.dep_ == "acl" else verb.i)
    parts = [trim(verb.doc, (start, max(end, told.i + 1)))]
    if rest is not None and rest.i > verb.i:
        parts.append(trim(verb.doc, edges(rest)))
    return [part for part in parts if part is not None]


def _find_link(verb: Token, rule: VerbRule) -> Token | None:
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in rule.links:
            return child
    return None
