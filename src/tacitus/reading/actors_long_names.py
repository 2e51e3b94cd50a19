"""Names of bodies that go on with "for" or "against": "League for Open Records"."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tacitus.model.enums import ActorKind
from tacitus.reading.actors_candidates import TOLL_CATEGORIES, Candidate, Form, PassageScan
from tacitus.reading.actors_named import sort_of_name
from tacitus.reading.actors_phrases import capital_start, is_plural, phrase_start
from tacitus.reading.actors_rules import Level, SortRule
from tacitus.reading.actors_sorts import country_of

_LINKS = frozenset({"for", "against"})
_CHAIN = frozenset({"for", "against", "of"})
_NO_HEAD_LABELS = frozenset({"GPE", "LOC", "PERSON", "DATE", "TIME", "FAC", "MONEY"})
_RESERVED = frozenset({"so", "-", "called", "self", "styled", "proclaimed", "declared", '"', "“"})
_HEADLINE = 0.7  # share of capitals from which a sentence is a headline
_FIGHTERS = frozenset({"rebels", "militants", "gunmen", "criminals"})


def find_long_names(scan: PassageScan) -> list[Candidate]:
    """Find the bodies of a passage whose names go on behind "for"; takes their words."""
    found: list[Candidate] = []
    for token in scan.doc:
        if token.i in scan.taken or token.lower_ not in _LINKS:
            continue
        name = _read_name(scan, token)
        if name is not None:
            found.append(_build(scan, name, token))
    return found


def _read_name(scan: PassageScan, link: Token) -> Span | None:
    """Give the whole name around its first "for", or None where it is no name."""
    doc = scan.doc
    if link.i == 0 or not _may_head(scan, doc[link.i - 1]):
        return None
    end = _read_tail(scan, link.i)
    return doc[capital_start(doc[link.i - 1]) : end] if end > link.i else None


def _may_head(scan: PassageScan, head: Token) -> bool:
    """Say whether a name of a body may stand before "for": "League", "Hands"."""
    words = scan.rules.words
    lower = head.lower_
    if not head.text[:1].isupper() or head.pos_ not in ("NOUN", "PROPN"):
        return False
    if lower in scan.rules.title_words or lower in words.places or lower in words.things:
        return False
    if lower in scan.rules.name_words:
        return True
    is_other = head.ent_type_ in _NO_HEAD_LABELS or head.i in scan.marks
    return not is_other and not _is_headline(head.sent) and scan.rules.find_head(head) is None


def _is_headline(sentence: Span) -> bool:
    words = [token for token in sentence if token.is_alpha and len(token) > 3]
    return sum(token.text[:1].isupper() for token in words) >= _HEADLINE * len(words)


def _read_tail(scan: PassageScan, index: int) -> int:
    """Read "for the Liberation of Arven", "for Peace and Progress"; gives where the name ends."""
    doc, end = scan.doc, index
    while index < len(doc) and doc[index].lower_ in _CHAIN:
        start = index + 1
        if start < len(doc) and doc[start].lower_ == "the":
            start += 1
        stop = _read_capitals(scan, start)
        if stop == start:
            break
        end = index = _read_joined(scan, stop)
    return end


def _read_capitals(scan: PassageScan, index: int) -> int:
    doc = scan.doc
    while index < len(doc) and doc[index].text[:1].isupper() and doc[index].pos_ != "PRON":
        index += 1
    return index


def _read_joined(scan: PassageScan, stop: int) -> int:
    """Take in "and Progress": one more word of the same kind, no name of somebody else."""
    doc = scan.doc
    if stop + 1 >= len(doc) or doc[stop].lower_ != "and" or stop + 1 in scan.marks:
        return stop
    after = doc[stop + 1]
    goes_on = after.ent_iob_ == "I" or after.ent_type_ not in _NO_HEAD_LABELS
    if goes_on and after.text[:1].isupper() and after.lower_ not in scan.rules.title_words:
        return _read_capitals(scan, stop + 1)
    return stop


def _build(scan: PassageScan, name: Span, link: Token) -> Candidate:
    """Make the mention; the noun for its kind, and who fights for it, stand in it too."""
    doc, head = scan.doc, scan.doc[link.i - 1]
    words = [token.lower_ for token in doc[name.start : link.i]]
    sort = sort_of_name(scan, [*words, f"{words[-1]} {link.lower_}"])
    start = name.start
    kind_noun = doc[start - 1] if start else None
    rule = scan.rules.find_head(kind_noun) if kind_noun is not None else None
    if kind_noun is not None and rule is not None and rule.level is Level.BODY:
        start, sort = phrase_start(kind_noun), sort or rule
    else:
        start = _skip_reserve(name)
        owner = find_fighters(scan, start)
        if owner is not None:
            start, head = phrase_start(owner), owner
    sort = sort or SortRule(id="hint", kind=ActorKind.UNKNOWN, words=())
    scan.taken.update(range(start, name.end))
    return Candidate(
        scan.number,
        doc[start : name.end],
        head,
        Form.NAME,
        sort.kind,
        sort.sector,
        TOLL_CATEGORIES.get(sort.kind),
        country_of(scan, head, name),
        lemma=doc[link.i - 1].lower_,
        name=name,
        short=doc[name.start : link.i].text.lower(),
    )


def _skip_reserve(name: Span) -> int:
    """Give the start with article and words of reserve: "the so-called Front"."""
    doc, start = name.doc, name.start
    while start and doc[start - 1].lower_ in _RESERVED | {"so-called", "self-styled", "the"}:
        start -= 1
        if doc[start].lower_ == "the":
            break
    return start


def find_fighters(scan: PassageScan, start: int) -> Token | None:
    """Give the noun of "fighters of", "the butchers of" before a name; they are the body."""
    if start < 2 or scan.doc[start - 1].lower_ != "of":
        return None
    noun = scan.doc[start - 2]
    return noun if are_fighters(scan, noun) else None


def are_fighters(scan: PassageScan, noun: Token) -> bool:
    """Say whether a noun stands for the men of the body named behind it: "thugs", "fighters"."""
    if not is_plural(noun):
        return False
    rule = scan.rules.find_head(noun)
    is_insult = noun.lemma_.lower() in scan.rules.words.insults
    return is_insult or (rule is not None and rule.id in _FIGHTERS)
