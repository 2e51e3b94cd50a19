"""Guards: what looks like a time but is a verb, a count, an age or part of a name."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Span, Token

from tacitus.reading.times_rules import ContextWords, TimeKind, TimeRule, TimeRules

_SHORT_MONTHS = frozenset({"may", "june", "july"})
_STREET_REACH = 5
"""Words from a house number to the word for its street: "1900 South Martin Luther King Drive"."""


def is_time(rule: TimeRule, parts: Mapping[str, str], span: Span, rules: TimeRules) -> bool:
    """Say whether a match is a time in its context."""
    if _is_name(span, rules):
        return False
    if rule.kind in (TimeKind.MONTH, TimeKind.CALENDAR) and not _is_month(rule, parts, span, rules):
        return False
    if rule.kind is TimeKind.YEAR and "era" not in parts and not _is_year(parts, span, rules):
        return False
    if rule.kind in (TimeKind.DURATION, TimeKind.AGO, TimeKind.VAGUE_DURATION, TimeKind.FROM_DEED):
        return not _is_age(span, rules) and not _is_fraction(parts, span)
    if rule.kind is TimeKind.SET and "frequency" in parts:
        return span[-1].dep_ in ("advmod", "npadvmod") or parts["frequency"] == "daily"
    if rule.kind is TimeKind.FEAST:
        return _is_feast(parts["feast"], span, rules)
    if rule.kind is TimeKind.REFERENCE:
        return _is_reference(parts["reference"], span)
    if rule.kind is TimeKind.YEAR_RANGE and len(parts["year_to"]) == 2:
        short, years = int(parts["year_to"]), int(parts["year"]) % 100
        return short > years or 1 <= short <= 12
    if "plural" in parts or "lost" in parts:
        return _is_habit(span) == ("plural" in parts)
    if rule.kind is TimeKind.WEEKDAY:
        return _is_weekday(parts["weekday"], span, rules)
    if rule.kind is TimeKind.PART:
        return not _is_title(span)
    return _is_clock(parts, span, rules) if rule.kind is TimeKind.CLOCK else True


def _next(span: Span) -> Token | None:
    return span.doc[span.end] if span.end < len(span.doc) else None


def _previous(span: Span) -> Token | None:
    return span.doc[span.start - 1] if span.start else None


def _is_name(span: Span, rules: TimeRules) -> bool:
    """The date in "the 14 May Brigade", "the Sunday Herald" names a body or a paper."""
    before, after = _previous(span), _next(span)
    if before is not None and before.lower_ in rules.words.context.name_leads:
        return before.text[:1].isupper() and span.text[:1].isupper()
    if after is None or after.lower_ not in rules.words.context.name_nouns:
        return False
    return after.text[:1].isupper() or after.lower_ in ("movement", "brigade", "brigades")


def _is_month(rule: TimeRule, parts: Mapping[str, str], span: Span, rules: TimeRules) -> bool:
    """Tell the months May and March from the verb and the walk, and a day from a count."""
    words = rules.words.context
    month = parts.get("month", "").rstrip(".")
    if rule.kind is TimeKind.CALENDAR:
        return not _counts_something(parts, span, rules)
    if len(parts) > 1:
        return True
    if _is_person(span, words.date_prepositions):
        return False
    if month not in ("may", "march"):
        return len(month) > 4 or month in _SHORT_MONTHS or span.text.endswith(".")
    token = next((token for token in span if token.lower_.rstrip(".") == month), span[0])
    before = span.doc[token.i - 1].lower_ if token.i else ""
    if token.text.islower():
        return before in words.month_prepositions and token.pos_ != "VERB"
    if before in words.date_prepositions:
        return True
    return token.pos_ == "PROPN" and token.i > span.sent.start


def _is_person(span: Span, prepositions: frozenset[str]) -> bool:
    """A month that stands within a person's name ("Ana April")."""
    token, before = span[-1], _previous(span)
    if before is not None and before.lower_ in prepositions:
        return False
    if before is None or before.pos_ != "PROPN" or before.dep_ != "compound":
        return bool(token.ent_type_ == "PERSON")
    return bool(token.ent_type_ == "PERSON" or before.head == token)


def _is_weekday(weekday: str, span: Span, rules: TimeRules) -> bool:
    """Short forms ("Sat.", "Sun.") count only capitalised and after a word that leads a date."""
    if weekday.endswith("day"):
        return True
    before = _previous(span)
    is_led = before is not None and before.lower_ in rules.words.context.date_prepositions
    return is_led and span.text[:1].isupper()


def _is_habit(span: Span) -> bool:
    """Tell "on Fridays" from "Fridays attack", an apostrophe lost."""
    before, after = _previous(span), _next(span)
    is_led = before is not None and before.lower_ in ("on", "most", "all", "and", "or", "some")
    return is_led or after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ")


def _counts_something(parts: Mapping[str, str], span: Span, rules: TimeRules) -> bool:
    """In "in January 25 rebels fled" the number belongs to what follows."""
    last, before, after = span[-1], _previous(span), _next(span)
    if not last.is_digit or "year" in parts or last.text != parts.get("day"):
        return False
    if any(token.is_lower and token.pos_ in ("VERB", "AUX") for token in span):
        return True
    if before is None or before.lower_ not in ("in", "since", "during", "last", "this", "of"):
        return False
    return after is not None and (
        after.lower_ in rules.words.context.measures
        or (after.tag_ == "NNS" and after in (last.head, last.nbor()))
    )


def _is_year(parts: Mapping[str, str], span: Span, rules: TimeRules) -> bool:
    """Tell a year from a count of the same digits."""
    if len(parts) > 1 or "yearword" in parts or len(span) > 1:
        return not is_address(span[-1:], rules.words.context)
    words = rules.words.context
    token, before, after = span[0], _previous(span), _next(span)
    if after is not None and (after.lower_ in words.measures or after.is_digit):
        return False
    if is_address(span, words):
        return False
    if token.text[:1] == "0" or (before is not None and before.lower_ in {"no.", "number", "#"}):
        return False
    before_word = before.lower_ if before is not None else ""
    counted = after is not None and after.tag_ in ("NNS", "NN", "JJ") and token.dep_ == "nummod"
    if counted:
        return before_word in words.determiners or (after is not None and after.tag_ == "NN")
    return (
        before_word in words.date_prepositions or token.ent_type_ == "DATE" or before_word in "(["
    )


def _is_age(span: Span, rules: TimeRules) -> bool:
    """ "A 40-year-old", "aged 12 years", "30 years of age" tell ages."""
    doc, after = span.doc, _next(span)
    words = [token.lower_ for token in doc[span.end : span.end + 3]]
    if words[:1] and (words[0] in rules.words.context.age_words or words[:2] == ["of", "age"]):
        return True
    if len(words) > 1 and words[0] in "-–" and words[1] in rules.words.context.age_words:
        return True
    before = [token.lower_ for token in doc[max(span.start - 2, 0) : span.start]]
    return "aged" in before or (after is not None and after.lower_ == "older")


def _is_fraction(parts: Mapping[str, str], span: Span) -> bool:
    """ "A second blast" counts blasts, "three quarters of it" and "a quarter" tell shares."""
    unit, n = parts.get("unit"), parts.get("n")
    if unit == "second":
        return "units" not in parts and n in ("a", "an")
    if unit != "quarter":
        return False
    after = _next(span)
    return n in ("a", "one", "three") and (
        n != "three" or (after is not None and after.lower_ == "of")
    )


def _is_reference(reference: str, span: Span) -> bool:
    """Tell "soon" from "as soon as", and "the past" from "the past rain"."""
    before, after = _previous(span), _next(span)
    following = after.lower_ if after is not None else ""
    if reference in ("soon", "shortly"):
        is_compared = before is not None and before.lower_ == "as"
        return not is_compared and following not in ("after", "before", "as", "thereafter")
    if reference == "the past":
        return span[-1].pos_ == "NOUN" and not (after is not None and after.pos_ in ("NOUN", "NUM"))
    return True


def _is_title(span: Span) -> bool:
    """ "Evening Bulletin", "good morning" tell no hour."""
    before, after = _previous(span), _next(span)
    is_greeting = before is not None and before.lower_ == "good"
    is_name = span.text[:1].isupper() and after is not None and after.text[:1].isupper()
    return is_greeting or (is_name and not span[0].is_sent_start) or (is_name and len(span) == 1)


def is_address(span: Span, words: ContextWords) -> bool:
    """Say whether a number is that of a house, a block or a road.

    "The 1400 block", "1900 Elm St.", "Highway 2010".
    """
    doc, before = span.doc, _previous(span)
    if before is not None and before.lower_ in words.road_words and before.text[:1].isupper():
        return True
    for token in doc[span.end : span.end + _STREET_REACH]:
        word = token.lower_.rstrip(".")
        if word in words.street_words:
            return token.text[:1].isupper() or token.i - span.end < 2
        if not (token.text[:1].isupper() or token.is_digit or word[:1].isdigit()):
            return False
        if token.is_sent_start:
            return False
    return False


def _is_feast(name: str, span: Span, rules: TimeRules) -> bool:
    """Leave out people called like a month, and days that are no holiday: "a national day"."""
    if name in rules.words.national_days:
        return span[-1].text[:1].isupper()
    return len(span) > 1 or (span[0].ent_type_ != "PERSON" and span[0].text[:1].isupper())


def _is_clock(parts: Mapping[str, str], span: Span, rules: TimeRules) -> bool:
    """Four bare digits after "at" are an hour unless they count what follows."""
    if "meridiem" in parts or "hour_word" in parts or not span[-1].is_digit:
        return True
    if is_address(span[-1:], rules.words.context):
        return False
    after = _next(span)
    return after is None or after.tag_ not in ("NNS", "NN", "CD")
