"""Parts of an article that extraction leaves out between parts that it kept."""

from __future__ import annotations

from lxml.html import HtmlElement

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("p", "blockquote", *_HEADINGS)
_LONGEST_HEADING = 120
_LEAST_PARAGRAPH = 40
_KNOWN_CHARS = 40
_ENDS = (".", "!", "?", "”", '"', "’", "»")


def fill_gaps(tree: HtmlElement, text: str) -> str:
    """Put headings and paragraphs back that stand between two kept neighbours of one parent.

    A part with links or a class of its own is left out: extraction had its reason.
    """
    lines = text.split("\n")
    begun = {line[:_KNOWN_CHARS] for line in lines if line}
    missing: dict[str, list[str]] = {}
    for parent in dict.fromkeys(each.getparent() for each in tree.iter(*_BLOCKS)):
        if parent is not None:
            _find_gaps(parent, begun, missing)
    if not missing:
        return text
    filled: list[str] = []
    for line in lines:
        for words in missing.pop(line[:_KNOWN_CHARS], ()):
            filled += [words, ""]
        filled.append(line)
    return "\n".join(filled)


def _find_gaps(parent: HtmlElement, begun: set[str], missing: dict[str, list[str]]) -> None:
    """Note what is missing between kept blocks, by the beginning of the kept one that follows."""
    blocks = [child for child in parent if child.tag in _BLOCKS]
    words = [" ".join(child.text_content().split()) for child in blocks]
    kept = [each[:_KNOWN_CHARS] in begun for each in words]
    if True not in kept:
        return
    pending: list[str] = []
    for number in range(kept.index(True), len(kept)):
        if not kept[number]:
            pending += [words[number]] if _is_of_story(blocks[number], words[number]) else []
            continue
        if pending:
            missing[words[number][:_KNOWN_CHARS]] = pending
        pending = []


def _is_of_story(block: HtmlElement, words: str) -> bool:
    if next(block.iter("a", "img", "button", "input"), None) is not None or block.get("class"):
        return False
    if block.tag in _HEADINGS:
        return 0 < len(words) <= _LONGEST_HEADING
    return len(words) >= _LEAST_PARAGRAPH and words.endswith(_ENDS)
