"""Names of outlets: a short capitalised name that ends in an outlet's word, or an agency's."""

from __future__ import annotations

import re

from tacitus.intake.head_rules import load_head_rules

_SEPARATOR = re.compile(r"\s*(?:[|•·»/]|\s[-–—]\s|\t|\s{3,})\s*")
_HOST = re.compile(r"(?:www\.)?(?:[a-z0-9-]{2,40}\.){1,3}[a-z]{2,8}\Z", re.I)
_LONGEST = 200


def choose_outlet(parts: list[str]) -> str | None:
    named = [part for part in parts if is_outlet(part)]
    if named:
        return named[0]
    return parts[0] if parts and len(parts[0].split()) > 1 else None


def is_name(part: str) -> bool:
    words = part.split()
    small = {"of", "the", "and", "for", "de", "la", "in", "&"}
    return (
        bool(words)
        and not words[0][0].isdigit()
        and all(word[:1].isupper() or word[:1].isdigit() or word in small for word in words)
    )


def read_outlet(part: str) -> str | None:
    for piece in _SEPARATOR.split(part):
        value = piece.strip(" ,.()|")
        if value and is_outlet(value):
            return re.sub(r"^(?:in|for|at|from|of|with)\s+", "", value)
    return None


def is_host(name: str) -> bool:
    """Say whether a word is a host ("post.example")."""
    return _HOST.match(name) is not None


def is_outlet(name: str) -> bool:
    """Say whether a short name is an outlet's: an agency, or it ends in an outlet's word."""
    if len(name) > _LONGEST or "," in name:
        return False
    if is_host(name):
        return True
    rules = load_head_rules().outlet
    words = name.split()
    if not 0 < len(words) <= 7 or not is_name(re.sub(r"^(?:in|for|at|from)\s+", "", name)):
        return False
    if name in rules.agencies or re.search(r"\w\.(?:com|org|net|info)\Z", name):
        return True
    ends = [part.split()[-1].casefold() for part in re.split(r"\s+[-–—]\s+|- | of ", name) if part]
    return len(words) > 1 and any(end in rules.words for end in ends)
