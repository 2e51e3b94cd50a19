"""``tacitus search``: documents of the record by their words."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tacitus.cli.context import get_context
from tacitus.cli.options import ListFormat, parse_period
from tacitus.errors import SearchError


def register(app: typer.Typer) -> None:
    """Add the sub-command."""
    # A word that must not occur ("-ferry") is no option of the command.
    app.command("search", context_settings={"ignore_unknown_options": True})(search)


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS",
            help='Words that all occur; "an exact phrase"; -word leaves out; word* begins so; '
            "OR between two asks for either. Case and accents do not matter.",
            show_default=False,
        ),
    ],
    first: Annotated[
        str | None, typer.Option("--from", help="Not published before this day.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", help="Not published after this day.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many documents.")] = 20,
    form: Annotated[ListFormat, typer.Option("--format", help="How to print.")] = ListFormat.TABLE,
) -> None:
    """Find documents by their words, best first, with the words around the hits."""
    from tacitus.cli.found_table import format_found_table
    from tacitus.model.search import format_found_json
    from tacitus.store.record import open_record
    from tacitus.store.search import search_documents

    start, end = parse_period(first, last)
    with open_record(get_context(context).record, read_only=True) as record:
        found = search_documents(
            record,
            join_words(words),
            limit=limit,
            first=start,
            last=end,
        )
    if form is ListFormat.TABLE:
        sys.stdout.write(format_found_table(found))
    elif form is ListFormat.JSONL:
        sys.stdout.writelines(format_found_json(item) + "\n" for item in found.documents)
    else:
        items = ",\n".join(format_found_json(item, indent=1) for item in found.documents)
        sys.stdout.write(f"[\n{items}\n]\n")


def join_words(words: list[str]) -> str:
    """Join what the shell cut: an argument of several words beside others is a phrase."""
    for word in words:
        if word.startswith("--") and len(word) > 2:
            raise SearchError(f"No such option: {word}; to leave a word out write -{word[2:]}")
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
