"""One self-contained page: an article with its evidence highlighted, and the events beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, select_autoescape

from tacitus.export.highlight import KINDS, cut_segments, list_marks
from tacitus.export.wording import (
    word_day,
    word_kind,
    word_place,
    word_range,
    word_speaker,
    word_time,
    word_toll,
)
from tacitus.model.event import Event, EventAttribution
from tacitus.model.report import Report
from tacitus.model.values import Span


@dataclass(frozen=True, slots=True)
class Value:
    """A value in words and the stretch that says so ("120-141"), or none."""

    words: str
    goto: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One field of an event."""

    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One event as the page shows it."""

    id: str
    kind: str
    status: str
    aggregate: bool
    goto: str
    rows: tuple[Row, ...]
    evidence: tuple[str, ...]


def build_environment() -> Environment:
    """Give the environment of the page templates; everything is escaped."""
    return Environment(
        loader=PackageLoader("tacitus.export", "templates"),
        autoescape=select_autoescape(["html"]),
        trim_blocks=False,
    )


def format_article_page(report: Report) -> str:
    """Write the page of one report; it needs no other file and asks nobody for anything."""
    return (
        build_environment()
        .get_template("article.html")
        .render(
            report=report,
            title=report.document.title or report.document.external_id or "Untitled document",
            facts=_list_facts(report),
            kinds=KINDS,
            segments=cut_segments(report.document.text, list_marks(report)),
            cards=[build_card(event, report) for event in report.events],
        )
    )


def _list_facts(report: Report) -> list[tuple[str, str]]:
    document = report.document
    dateline = document.dateline
    first = (document.first_publisher or "", word_day(document.first_published_on))
    facts = [
        ("Publisher", document.publisher or ""),
        ("Published", word_day(document.published_on)),
        ("First printed", " ".join(filter(None, first))),
        ("Dates counted from", _word_dated(report)),
        ("Dateline", (dateline.place or "") if dateline else ""),
        ("By", ", ".join(document.authors)),
        ("Rights", document.rights or ""),
        ("Document", document.external_id or document.id),
    ]
    return [(name, value) for name, value in facts if value]


def _word_dated(report: Report) -> str:
    document = report.document
    if document.dated_on is None or document.dated_by is None:
        return "no known day: relative dates are not resolved"
    return f"{word_day(document.dated_on)} ({document.dated_by.value.replace('_', ' ')})"


def build_card(event: Event, report: Report) -> Card:
    """Put an event into words, each with the stretch that says so."""
    names = {actor.id: actor.name for actor in report.actors}
    rows = (
        Row("who", _name_actors(event.actors, report)),
        Row("to whom", _name_actors(event.recipients, report)),
        Row("when", _one(word_time(event.when), event.when)),
        Row("where", _one(word_place(event.where), event.where)),
        Row("toll", tuple(Value(word_toll(toll), _goto(toll)) for toll in event.tolls)),
        Row("victims", tuple(Value(item.name, _goto(item)) for item in event.victims)),
        Row("weapons", tuple(Value(item.kind, _goto(item)) for item in event.weapons)),
        Row(
            "items",
            tuple(
                Value(f"{word_range(item.low, item.high)} {item.what}", _goto(item))
                for item in event.items
            ),
        ),
        Row("on whose word", _word_sources(event.attribution)),
        Row(
            "responsibility",
            tuple(
                Value(
                    f"{names.get(item.actor, item.actor)}: {item.basis.value}"
                    + (f" by {names.get(item.by, item.by)}" if item.by else ""),
                    _goto(item),
                )
                for item in event.responsibility
            ),
        ),
        Row("class", _one(event.acled.sub_event_type if event.acled else "", None)),
    )
    return Card(
        id=event.id,
        kind=word_kind(event),
        status=event.status.value,
        aggregate=event.aggregate,
        goto=_goto(event.evidence[0]),
        rows=tuple(row for row in rows if row.values),
        evidence=tuple(span.quote for span in event.evidence),
    )


def _word_sources(entries: Sequence[EventAttribution]) -> tuple[Value, ...]:
    if not entries:
        return (Value("the author's own voice"),)
    return tuple(Value(word_speaker(entry), _goto(entry)) for entry in entries)


def _name_actors(ids: Iterable[str], report: Report) -> tuple[Value, ...]:
    actors = {actor.id: actor for actor in report.actors}
    return tuple(
        Value(actors[id_].name, _goto(actors[id_].mentions[0])) for id_ in ids if id_ in actors
    )


def _one(words: str, span: Span | None) -> tuple[Value, ...]:
    return (Value(words, _goto(span) if span else None),) if words else ()


def _goto(span: Span) -> str:
    return f"{span.start}-{span.end}"
