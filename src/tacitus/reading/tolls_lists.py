"""People told side by side: "three soldiers, two guards and a nurse"."""

from __future__ import annotations

from spacy.tokens import Token

from tacitus.reading.tolls_anchors import Anchored
from tacitus.reading.tolls_nested import read_item
from tacitus.reading.tolls_people import Scene

_TOGETHER = ("along with", "together with", "as well as")
_COORDINATED = frozenset({"NOUN", "PROPN", "NUM", "PRON"})


def list_coordinated(anchored: Anchored, token: Token, scene: Scene) -> list[Token]:
    """Give the people named together: "three soldiers, two guards and a nurse"."""
    result = [token]
    if token.pos_ not in _COORDINATED and token.i not in scene.counts:
        return result
    result.extend(_list_accompanying(anchored.anchor, token, scene))
    for child in token.children:
        if child.i <= token.i or child.pos_ not in _COORDINATED:
            continue
        if child.dep_ == "conj" or (child.dep_ == "appos" and _is_item(child, token, scene)):
            result.extend(list_coordinated(anchored, child, scene))
    return result


def _is_item(child: Token, token: Token, scene: Scene) -> bool:
    """Say whether an apposition is rather an item of a list: "a teacher, A NURSE and a guard".

    "Two women, a nurse and a guard, ..." is an apposition: its items add up to the two.
    """
    joined = next((c for c in child.children if c.dep_ == "conj"), None)
    if joined is None:
        return False
    sizes = [_count_plainly(item, scene) for item in (token, child, joined)]
    if None in sizes:
        return False
    is_last = not any(c.dep_ == "conj" for c in joined.children)
    return not (is_last and sizes[0] == sum(size or 0 for size in sizes[1:]))


def _count_plainly(noun: Token, scene: Scene) -> int | None:
    """Give the count of a common noun with a number or "a"; None for any other."""
    if noun.pos_ != "NOUN":
        return None
    found = scene.counts.get(noun.left_edge.i)
    if found is not None:
        return found.count.low or 0
    return 1 if noun.left_edge.lower_ in ("a", "an") else None


def _list_accompanying(anchor: Token, token: Token, scene: Scene) -> list[Token]:
    """Give the people of "killed a commander along with two guards"."""
    doc, end = scene.doc, min(token.sent.end, token.i + 10)
    for index in range(token.i + 1, end - 2):
        if doc[index].pos_ == "VERB" and doc[index] != anchor:
            return []
        length = 3 if doc[index].lower_ == "as" else 2
        if doc[index : index + length].text.lower() in _TOGETHER:
            people = read_item(scene, index + length)
            return [people.head] if people else []
    return []
