"""One article on one screen: head, what happened, totals, and what was planned, denied or said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from tacitus.cli.event_words import (
    ELSEWHERE,
    list_details,
    list_flags,
    word_sides,
    word_source,
    word_status,
    word_tolls,
    word_when,
    word_where,
)
from tacitus.cli.evidence_text import TOLL_STYLE, build_evidence_text
from tacitus.cli.options import EventsShown
from tacitus.cli.report_head import list_warnings, word_dating, word_printing, word_title
from tacitus.cli.screen import INTERNAL, flatten, render
from tacitus.export.wording import word_kind
from tacitus.model.enums import HAPPENED, STATEMENTS, VIOLENT
from tacitus.model.event import Event
from tacitus.model.report import Report


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The events of a report by what they are to a reader, each part in text order."""

    harm: tuple[Event, ...]
    deeds: tuple[Event, ...]
    totals: tuple[Event, ...]
    unreal: tuple[Event, ...]
    said: tuple[Event, ...]

    @property
    def happened(self) -> tuple[Event, ...]:
        return (*self.harm, *self.deeds)


def format_report_table(
    report: Report, *, shown: EventsShown = EventsShown.ALL, notes: Sequence[str] = ()
) -> str:
    """Write one report for a reader in a hurry; ``EventsShown.REAL``: only what happened.

    ``notes`` are what intake found odd about the document; they stand among the warnings.
    """
    events = _sort_events(report.events)
    document = report.document
    parts: list[RenderableType] = [
        Text(INTERNAL, style="dim"),
        Text(word_title(document), style="bold"),
        Text(word_printing(document)),
        Text(word_dating(document), style="dim"),
    ]
    warnings = [*map(flatten, notes), *list_warnings(report, events.happened)]
    parts += [Text(f"! {words}", style="yellow") for words in warnings]
    parts += _build_section("HAPPENED", [_build_event_row(item, report) for item in events.harm])
    parts += _build_section("OTHER DEEDS", [_build_short_row(e, report) for e in events.deeds])
    totals = [_build_event_row(event, report) for event in events.totals]
    parts += _build_section("TOTALS (no incidents)", totals)
    if shown is EventsShown.ALL:
        others = [_build_short_row(event, report) for event in (*events.unreal, *events.said)]
        parts += _build_section("PLANNED, DENIED, SAID", others)
    parts.append(Text(_word_end(events, shown), style="dim"))
    return render(parts)


def _sort_events(events: Sequence[Event]) -> _Sorted:
    real = [event for event in events if event.status in HAPPENED and not event.aggregate]
    deeds = [event for event in real if event.type not in STATEMENTS]
    harm = [event for event in deeds if event.type in VIOLENT or event.tolls]
    return _Sorted(
        harm=tuple(harm),
        deeds=tuple(event for event in deeds if event not in harm),
        totals=tuple(event for event in events if event.aggregate),
        unreal=tuple(e for e in events if not e.aggregate and e.status not in HAPPENED),
        said=tuple(event for event in real if event.type in STATEMENTS),
    )


def _build_section(
    name: str, rows: Sequence[tuple[str, Sequence[Text]]]
) -> Iterator[RenderableType]:
    if rows:
        yield Text(f"\n{name}", style="bold underline")
        yield _build_grid(rows)


def _build_grid(rows: Sequence[tuple[str, Sequence[Text]]]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True, style="bold", min_width=3)
    table.add_column(overflow="fold")
    for id_, lines in rows:
        for number, line in enumerate(lines):
            table.add_row(Text(id_ if number == 0 else ""), line)
    return table


def build_event_table(events: Sequence[Event], report: Report) -> Table:
    """Write events of one report in full, one below the other."""
    return _build_grid([_build_event_row(event, report) for event in events])


def _build_event_row(event: Event, report: Report) -> tuple[str, list[Text]]:
    """Write an event in full: when | where | who -> whom | toll; word and flags; exact words."""
    names = {actor.id: actor.name for actor in report.actors}
    first = _join(
        [
            (word_status(event), "reverse"),
            (word_when(event), ""),
            (word_where(event), ""),
            (word_sides(event, names), ""),
        ]
    )
    first.stylize("bold")
    tolls = word_tolls(event)
    if tolls:
        first.append(" | ")
        first.append(tolls, style=TOLL_STYLE)
    second = _join(
        [
            (word_kind(event), ""),
            (word_source(event), ""),
            *((words, "") for words in list_details(event, names)),
            *((f"! {words}", "yellow") for words in list_flags(event, report)),
        ]
    )
    return event.id, [first, second, _quote(event, report)]


def _build_short_row(event: Event, report: Report) -> tuple[str, list[Text]]:
    """Write a deed without harm, a plan, a denial or a statement: one line and its words."""
    names = {actor.id: actor.name for actor in report.actors}
    is_said = event.type in STATEMENTS and event.status in HAPPENED
    day = word_when(event) if event.when and not is_said else ""
    place = word_where(event) if event.where and not is_said else ""
    line = _join(
        [
            (" ".join(filter(None, (word_status(event), word_kind(event)))), "bold"),
            *((words, "") for words in (day, place)),
            (word_sides(event, names), ""),
            (word_tolls(event), TOLL_STYLE),
            (word_source(event), ""),
            *((words, "") for words in list_details(event, names) if not is_said),
        ]
    )
    line.append(": ").append_text(_quote(event, report))
    return event.id, [line]


def _quote(event: Event, report: Report) -> Text:
    return Text("“").append_text(build_evidence_text(event, report)).append("”")


def _join(parts: Sequence[tuple[str, str]]) -> Text:
    line = Text()
    for words, style in parts:
        if words:
            line.append(" | " if line else "")
            line.append(words, style=style)
    return line


def _word_end(events: _Sorted, shown: EventsShown) -> str:
    """Count what there is and what a reader must look out for."""
    happened = events.happened
    counts = [(len(happened), "happened"), (len(events.totals), "as totals")]
    counts += sorted(
        (n, name) for name, n in Counter(e.status.value for e in events.unreal).items()
    )
    counts.append((len(events.said), "said"))
    n_all = sum(n for n, _ in counts)
    if not n_all:
        return "\nno events found"
    words = [f"{n} {name}" for n, name in counts if n]
    line = f"\n{n_all} {'event' if n_all == 1 else 'events'}: {', '.join(words)}"
    checks = [
        (sum(not event.attribution for event in happened), "in the author's voice only"),
        (sum(event.when is None for event in happened), "without a day"),
        (sum(event.where is None for event in happened), "without a place"),
    ]
    line += "".join(f"; {n} {name}" for n, name in checks if n)
    if shown is EventsShown.REAL and (events.unreal or events.said):
        line += "; the rest left out"
    if any(ELSEWHERE in word_when(item) + word_where(item) for item in (*happened, *events.totals)):
        line += f"; {ELSEWHERE} told elsewhere in the article"
    return line
