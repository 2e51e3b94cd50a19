"""Times: what is found and what it means, in short invented sentences."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tacitus.model.enums import TimePrecision, TimeType
from tacitus.reading.findings import TimeFound
from tacitus.reading.passages import ParsedPassage, Passage
from tacitus.reading.times import find_times, resolve_times
from tacitus.reading.times_rules import load_time_rules

pytestmark = pytest.mark.model

WEDNESDAY = datetime.date(2024, 5, 15)
Parse = Callable[[str], Doc]


def _read(
    parse: Parse, *texts: str, dated_on: datetime.date | None = WEDNESDAY
) -> tuple[TimeFound, ...]:
    passages = [
        ParsedPassage(
            number=number,
            passage=Passage(text=text, pieces=((0, 0),)),
            doc=parse(text),
            document_text=text,
        )
        for number, text in enumerate(texts)
    ]
    return resolve_times(find_times(passages), dated_on)


@pytest.mark.parametrize(
    ("text", "quote", "timex"),
    [
        pytest.param("The post fell on 14 May.", "14 May", "2024-05-14", id="day-month"),
        pytest.param("It fell on May 14, 1990.", "May 14, 1990", "1990-05-14", id="american"),
        pytest.param("It fell on 14/5/2024.", "14/5/2024", "2024-05-14", id="slashes"),
        pytest.param("It fell on 2024-05-14.", "2024-05-14", "2024-05-14", id="iso"),
        pytest.param("RUMA, 8 JAN 90 (Radio) -- Rain.", "8 JAN 90", "1990-01-08", id="dateline"),
        pytest.param("It fell on Feb. 3.", "Feb. 3", "2024-02-03", id="abbreviated"),
        pytest.param("It fell on Friday, May 10.", "Friday, May 10", "2024-05-10", id="both"),
        pytest.param("They left on the 14th.", "the 14th", "2024-05-14", id="day-alone"),
        pytest.param("They left on Tuesday.", "Tuesday", "2024-05-14", id="weekday-past"),
        pytest.param("Men died in an operation Tuesday.", "Tuesday", "2024-05-14", id="bare-day"),
        pytest.param("They left on Wednesday.", "Wednesday", "2024-05-15", id="weekday-same"),
        pytest.param(
            "They left last Wednesday.", "last Wednesday", "2024-05-08", id="weekday-last"
        ),
        pytest.param("They will meet on Tuesday.", "Tuesday", "2024-05-21", id="weekday-future"),
        pytest.param("Talks begin Saturday.", "Saturday", "2024-05-18", id="weekday-scheduled"),
        pytest.param(
            "They left Monday of last week.", "Monday of last week", "2024-05-06", id="week"
        ),
        pytest.param("Tuesday night it rained.", "Tuesday night", "2024-05-14TNI", id="night"),
        pytest.param("Last night it rained.", "Last night", "2024-05-14TNI", id="last-night"),
        pytest.param("It rained this morning.", "this morning", "2024-05-15TMO", id="morning"),
        pytest.param("It rained overnight.", "overnight", "2024-05-14TNI", id="overnight"),
        pytest.param("They left yesterday.", "yesterday", "2024-05-14", id="yesterday"),
        pytest.param(
            "They left the day before yesterday.",
            "the day before yesterday",
            "2024-05-13",
            id="two-days-back",
        ),
        pytest.param("They left three days ago.", "three days ago", "2024-05-12", id="days-ago"),
        pytest.param("They left two weeks ago.", "two weeks ago", "2024-W18", id="weeks-ago"),
        pytest.param("They left five months ago.", "five months ago", "2023-12", id="months-ago"),
        pytest.param("They left last year.", "last year", "2023", id="last-year"),
        pytest.param("They left last week.", "last week", "2024-W19", id="last-week"),
        pytest.param("They left last December.", "last December", "2023-12", id="last-month"),
        pytest.param("It has rained since January.", "January", "2024-01", id="since"),
        pytest.param("It rained in the 1980s.", "the 1980s", "198", id="decade"),
        pytest.param("It rained in late 2019.", "late 2019", "2019", id="late-year"),
        pytest.param("It rained in mid-May.", "mid-May", "2024-05", id="mid-month"),
        pytest.param("It rained early on Sunday.", "early on Sunday", "2024-05-12", id="early"),
        pytest.param(
            "It rained in the spring of 2017.", "the spring of 2017", "2017-SP", id="season"
        ),
        pytest.param("It grew in the third quarter.", "the third quarter", "2023-Q3", id="quarter"),
        pytest.param("A 19th century wall fell.", "19th century", "18", id="century"),
        pytest.param(
            "It rained between 3 and 7 May.",
            "between 3 and 7 May",
            "2024-05-03/2024-05-07",
            id="day-range",
        ),
        pytest.param(
            "It rained from March to June 2012.",
            "from March to June 2012",
            "2012-03/2012-06",
            id="month-range",
        ),
        pytest.param("The war of 2011-2013 ended.", "2011-2013", "2011/2013", id="year-range"),
        pytest.param("They fought for two days.", "two days", "P2D", id="days-long"),
        pytest.param("A three-hour battle began.", "three-hour", "PT3H", id="hours-long"),
        pytest.param("A 10-year plan began.", "10-year", "P10Y", id="years-long"),
        pytest.param("It took several weeks.", "several weeks", "PXW", id="vague-length"),
        pytest.param("They pray every Friday.", "every Friday", "XXXX-WXX-5", id="every"),
        pytest.param("They pray daily.", "daily", "P1D", id="daily"),
        pytest.param("They pray twice a week.", "twice a week", "P1W", id="twice"),
        pytest.param("It is calm now.", "now", "PRESENT_REF", id="now"),
        pytest.param("He recently left.", "recently", "PAST_REF", id="recently"),
        pytest.param("He will soon leave.", "soon", "FUTURE_REF", id="soon"),
        pytest.param(
            "They left on Good Friday 1998.", "Good Friday 1998", "1998-04-10", id="feast"
        ),
        pytest.param(
            "It fell on 6 January at 1625.", "6 January at 1625", "2024-01-06T16:25", id="clock"
        ),
        pytest.param(
            "Guards shot a man dead before he could set off a bomb on Thursday.",
            "Thursday",
            "2024-05-09",
            id="past-deed-with-could",
        ),
        pytest.param(
            "Police held a man who planned to burn the hall on Monday.",
            "Monday",
            "2024-05-13",
            id="past-deed-with-a-plan",
        ),
        pytest.param(
            "They said they would strike on Thursday.", "Thursday", "2024-05-16", id="would"
        ),
        pytest.param(
            "Ten years ago on Monday gunmen killed nine people.",
            "Ten years ago on Monday",
            "2014",
            id="anniversary",
        ),
        pytest.param(
            "It was the first murder of 2015 in the city.", "2015", "2015", id="year-of-a-count"
        ),
        pytest.param("It fell sunday.", "sunday", "2024-05-12", id="lower-case"),
        pytest.param("It fell in may.", "may", "2024-05", id="lower-case-may"),
    ],
)
def test_value_of_an_expression(parse: Parse, text: str, quote: str, timex: str) -> None:
    found = _read(parse, text)
    assert [(time.span.text, time.timex) for time in found] == [(quote, timex)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The 40-year-old man was hurt.", id="age"),
        pytest.param("A boy aged 12 years was hurt.", id="aged"),
        pytest.param("They may leave.", id="verb-may"),
        pytest.param("Soldiers march at the border.", id="verb-march"),
        pytest.param("He sat in the sun.", id="sat-and-sun"),
        pytest.param("A second attack came.", id="ordinal-second"),
        pytest.param("Some 2000 troops arrived.", id="count-like-a-year"),
        pytest.param("It burned in the 1400 block of Elm Street.", id="block-number"),
        pytest.param("He was found at 1900 Elm St. near a church.", id="house-number"),
        pytest.param("They ran to 2015 North Elm Avenue.", id="house-number-before-a-direction"),
        pytest.param("The bus left Highway 2010.", id="road-number"),
        pytest.param("The 14 May Brigade fled.", id="name-of-a-body"),
        pytest.param("The Sunday Herald wrote it.", id="name-of-a-paper"),
        pytest.param("They remember Bloody Sunday.", id="name-of-an-event"),
        pytest.param("Helen May said it was over.", id="name-of-a-person"),
        pytest.param("Police said April Jones was hurt.", id="first-name"),
        pytest.param("Bulletin 2011-02-S-197 came out.", id="number-of-a-bulletin"),
        pytest.param("The fall of the town was quick.", id="fall-of-a-town"),
        pytest.param("About three quarters of them fled.", id="share"),
    ],
)
def test_what_is_no_time(parse: Parse, text: str) -> None:
    assert not _read(parse, text)


def test_a_count_after_a_month_is_left_out(parse: Parse) -> None:
    (time,) = _read(parse, "In January 25 guerrillas died.")
    assert (time.span.text, time.timex) == ("January", "2024-01")


def test_days_told_in_order(parse: Parse) -> None:
    found = _read(
        parse,
        "On 3 April 2024 they struck. The next day they left. Two days later they returned.",
        "That day it rained. The following morning it stopped.",
    )
    assert [time.timex for time in found] == [
        "2024-04-03",
        "2024-04-04",
        "2024-04-06",
        "2024-04-06",
        "2024-04-07TMO",
    ]
    assert found[1].basis == "day after 2024-04-03 told before"


def test_a_year_told_goes_on_in_its_paragraph(parse: Parse) -> None:
    found = _read(
        parse, "They struck in March 2011. By October they had left.", "It fell in October."
    )
    assert [time.timex for time in found] == ["2011-03", "2011-10", "2023-10"]


def test_clock_time_takes_the_day_its_sentence_names_later(parse: Parse) -> None:
    found = _read(parse, "They left on 2 May.", "At dawn gunmen struck the camp on 9 May.")
    assert [time.timex for time in found] == ["2024-05-02", "2024-05-09TMO", "2024-05-09"]


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        pytest.param("It fell at 6:30 a.m. local time.", "06:30", id="half-past"),
        pytest.param("It fell at 4 p.m. yesterday.", "16:00", id="afternoon"),
        pytest.param("It fell at 12:15 a.m. yesterday.", "00:15", id="after-midnight"),
        pytest.param("It fell at 0630 GMT.", "06:30", id="military"),
        pytest.param("It fell around midday.", "12:00", id="midday"),
        pytest.param("It fell at dawn.", None, id="no-hour-told"),
    ],
)
def test_hour(parse: Parse, text: str, hour: str | None) -> None:
    (time,) = _read(parse, text)
    assert time.type is TimeType.TIME
    assert time.time_of_day == hour


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        pytest.param("It fell in June 2012.", "2012-06-01", "2012-06-30", "month", id="month"),
        pytest.param("It fell last week.", "2024-05-06", "2024-05-12", "week", id="week"),
        pytest.param("It fell in 2012.", "2012-01-01", "2012-12-31", "year", id="year"),
        pytest.param("It fell in the 1990s.", "1990-01-01", "1999-12-31", "decade", id="decade"),
        pytest.param("It fell in Q3 2011.", "2011-07-01", "2011-09-30", "quarter", id="quarter"),
        pytest.param("It fell in winter 2011.", "2011-12-01", "2012-02-29", "season", id="season"),
        pytest.param("It fell on May 15-24.", "2023-05-15", "2023-05-24", "range", id="range"),
    ],
)
def test_extent(parse: Parse, text: str, first: str, last: str, precision: str) -> None:
    (time,) = _read(parse, text, dated_on=datetime.date(2024, 5, 14))
    assert (str(time.first), str(time.last)) == (first, last)
    assert time.precision is TimePrecision(precision)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        pytest.param("They left on Tuesday night.", "XXXX-WXX-2TNI", id="weekday"),
        pytest.param("They left yesterday.", "XXXX-XX-XX", id="yesterday"),
        pytest.param("They left on 14 May.", "XXXX-05-14", id="day"),
        pytest.param("They left in June.", "XXXX-06", id="month"),
        pytest.param("They left last week.", "XXXX-WXX", id="week"),
        pytest.param("They left three days ago.", "XXXX-XX-XX", id="ago"),
    ],
)
def test_without_a_publication_day_relative_times_stay_open(
    parse: Parse, text: str, timex: str
) -> None:
    (time,) = _read(parse, text, dated_on=None)
    assert (time.timex, time.first, time.last) == (timex, None, None)
    assert time.basis == "no publication day known"


def test_without_a_publication_day_full_dates_have_their_value(parse: Parse) -> None:
    found = _read(parse, "They left on 14 May 1990 and came back the next day.", dated_on=None)
    assert [str(time.first) for time in found] == ["1990-05-14", "1990-05-15"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He died on 31 February.", id="no-such-day"),
        pytest.param("He died on 29 February 2023.", id="no-leap-year"),
    ],
)
def test_impossible_dates_say_so(parse: Parse, text: str) -> None:
    (time,) = _read(parse, text)
    assert (time.timex, time.first, time.last) == (None, None, None)
    assert time.basis == "no such day in the calendar"


def test_far_times_do_not_break_the_calendar(parse: Parse) -> None:
    found = _read(parse, "5,000 years ago it rained. It rained 900,000 days ago.")
    assert [time.basis for time in found] == ["outside the calendar"] * 2


@pytest.mark.xfail(reason="the parse gives the plan's verb, not the verb that undoes it")
def test_a_day_planned_and_then_dropped(parse: Parse) -> None:
    (time,) = _read(parse, "The rally planned for Saturday was banned and nobody came.")
    assert time.timex == "2024-05-11"


_RULES = load_time_rules().rules


@pytest.mark.parametrize(
    ("rule_id", "text"),
    [
        pytest.param(rule.id, text, id=f"{rule.id}-{number}")
        for rule in _RULES
        for number, text in enumerate(rule.examples)
    ],
)
def test_rule_finds_its_examples(parse: Parse, rule_id: str, text: str) -> None:
    assert rule_id in _list_rules(parse, text)


@pytest.mark.parametrize(
    ("rule_id", "text"),
    [
        pytest.param(rule.id, text, id=f"{rule.id}-{number}")
        for rule in _RULES
        for number, text in enumerate(rule.counter_examples)
    ],
)
def test_rule_leaves_its_counter_examples(parse: Parse, rule_id: str, text: str) -> None:
    assert rule_id not in _list_rules(parse, text)


def _list_rules(parse: Parse, text: str) -> list[str]:
    passage = ParsedPassage(0, Passage(text, ((0, 0),)), parse(text), text)
    return [mention.rule for mention in find_times([passage])]


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rule in _RULES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("sign", ["\x93", "~", "+"])
def test_month_word_that_clings_to_a_stray_sign_breaks_nothing(parse: Parse, sign: str) -> None:
    assert _list_rules(parse, f"She wept, {sign}may the road be kind to them.") == []


def test_last_winter_told_in_winter_is_the_one_that_has_ended(parse: Parse) -> None:
    january = datetime.date(2024, 1, 10)
    (found,) = _read(parse, "The bridge was shelled last winter.", dated_on=january)
    assert found.last is not None
    assert found.last.year == 2023
