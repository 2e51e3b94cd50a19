"""Plans, threats, requests and denials of a record as text for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from tacitus.cli.event_words import word_tolls
from tacitus.cli.screen import INTERNAL, flatten, render
from tacitus.export.wording import (
    word_attribution,
    word_day,
    word_kind,
    word_place,
    word_time,
)
from tacitus.model.told_event import ToldEvent


def format_told_table(found: Sequence[ToldEvent]) -> str:
    """Write events, each with its words, its document and the incident it attaches to."""
    parts: list[RenderableType] = [Text(INTERNAL, style="dim")]
    for told in found:
        parts += _build_block(told)
    noun = "event" if len(found) == 1 else "events"
    parts.append(Text(f"\n{len(found)} {noun}; each is what one document tells, no incident"))
    return render(parts)


def _build_block(told: ToldEvent) -> Iterator[RenderableType]:
    event = told.event
    day = word_time(event.when) or f"day not told, printed {word_day(told.dated_on) or '?'}"
    place = word_place(event.where)
    head = " · ".join(filter(None, (event.status.value, day, place, word_kind(event))))
    yield Text(f"\n{head}", style="bold")
    sides = " -> ".join(filter(None, (", ".join(told.actors), ", ".join(told.recipients))))
    toll = word_tolls(event)
    word = f"word of {word_attribution(event.attribution)}"
    yield _indent(Text(" | ".join(filter(None, (sides, toll, word)))))
    words = " ... ".join(flatten(span.quote) for span in event.evidence)
    yield _indent(Text(f'"{words}"', style="italic"))
    outlet = " ".join(filter(None, (told.publisher, word_day(told.published_on))))
    source = " · ".join(filter(None, (outlet, told.title, told.external_id)))
    attached = f"attaches to {told.incident}" if told.incident else "attaches to no incident"
    yield _indent(Text(f"{source}; {attached}", style="dim"))


def _indent(words: Text) -> Padding:
    return Padding(words, (0, 0, 0, 4))
