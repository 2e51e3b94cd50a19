"""How many of the gold names of a set of places the gazetteer has a right meaning of.

``python -m tacitus.evaluate.coverage places.jsonl``; nothing is read, only names are looked up.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from tacitus.evaluate.figures import Tally, ask, pool_figures
from tacitus.evaluate.gold import GoldDocument, load_gold
from tacitus.evaluate.places import has_candidate


def count_candidates(document: GoldDocument) -> list[Tally]:
    """Ask of each gold name with a point whether the gazetteer has it."""
    name = document.fields.get("set") or "all"
    return [
        tally
        for item in document.fields["toponyms"]
        if item.get("lat") is not None
        for tally in ask(name, has_candidate(item))
    ]


def print_coverage(documents: Iterable[GoldDocument]) -> str:
    """Give a line a set and half: the share with a right meaning, interval and counts."""
    found = list(documents)
    lines = []
    for part, is_open in (("open", True), ("unread", False)):
        for figure in pool_figures([count_candidates(d) for d in found if d.is_open is is_open]):
            value = f"{figure.value:.3f}" if figure.value is not None else "-"
            lines.append(f"{figure.name} {part}: {value} {figure.right:.0f}/{figure.asked:.0f}")
    return "\n".join(lines)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m tacitus.evaluate.coverage PLACES.jsonl")
    sys.stdout.write(print_coverage(load_gold(Path(sys.argv[1]))) + "\n")
