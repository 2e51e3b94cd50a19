"""Found documents as text for the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from tacitus.cli.screen import INTERNAL, flatten, is_terminal, render
from tacitus.export.wording import word_day
from tacitus.model.search import Found, FoundDocument
from tacitus.model.values import Span

HIT_STYLE = "bold yellow"
_INCIDENTS_SHOWN = 4
_NOTHING = "\nno document has all of these words; try fewer, word*, or OR between them"


def format_found_table(found: Found) -> str:
    """Write documents that were found: head, the words around the hits, where they lead."""
    parts: list[RenderableType] = [Text(INTERNAL, style="dim")]
    for item in found.documents:
        parts += _build_block(item)
    n_shown, noun = len(found.documents), "document" if found.n_all == 1 else "documents"
    shown = "" if n_shown == found.n_all else f"; the best {n_shown} shown, more with --limit"
    parts.append(Text(f"\n{found.n_all} {noun}{shown}" if found.n_all else _NOTHING))
    return render(parts)


def _build_block(item: FoundDocument) -> list[RenderableType]:
    head = Text("\n")
    head.append(item.title or item.external_id or item.document, style="bold")
    facts = [item.publisher, word_day(item.published_on), item.external_id]
    if item.dated_on and item.dated_on != item.published_on:
        facts.insert(2, f"dates counted from {item.dated_on}")
    noun = "event" if item.n_events == 1 else "events"
    facts.append(f"{item.n_events} {noun}")
    where = ", ".join(item.incidents[:_INCIDENTS_SHOWN])
    if len(item.incidents) > _INCIDENTS_SHOWN:
        where += f" and {len(item.incidents) - _INCIDENTS_SHOWN} more"
    parts: list[RenderableType] = [
        head,
        Text(" · ".join(filter(None, facts)), style="dim"),
        Padding(_mark_hits(item), (0, 0, 0, 4)),
    ]
    if where:
        parts.append(Text(f"in {where}", style="dim"))
    return parts


def _mark_hits(item: FoundDocument) -> Text:
    words = Text("... " if item.snippet.start else "")
    words.append_text(mark_spans(item.snippet, item.hits, HIT_STYLE))
    return words.append(" ..." if item.snippet.end < item.n_chars else "")


def mark_spans(whole: Span, marks: Sequence[Span], style: str) -> Text:
    """Give a stretch of text on one line, with the stretches inside it marked.

    On a terminal by style; in a pipe, where none shows, by square brackets.
    """
    words, before, after = Text(), *(("", "") if is_terminal() else ("[", "]"))
    at = whole.start
    for mark in marks:
        words.append(flatten(whole.quote[at - whole.start : mark.start - whole.start]))
        words.append(before)
        words.append(flatten(mark.quote), style=style)
        words.append(after)
        at = mark.end
    words.append(flatten(whole.quote[at - whole.start :]))
    return words
