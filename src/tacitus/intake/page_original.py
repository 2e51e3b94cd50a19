"""The original that a page names in its markup: JSON-LD, tags, a canonical address, a link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from lxml.html import HtmlElement

from tacitus.intake.addresses import is_host_of, is_url, read_url_day, read_url_host
from tacitus.intake.page_tags import load_page_tags, read_markup_day, read_markup_name

_BLOCKS = ("p", "li", "blockquote", "td", "h2", "h3", "h4", "h5", "h6", "div", "section")
_PASSED = ("nav", "figure", "figcaption", "aside", "header")
_LONGEST_BLOCK = 320
_LONGEST_LINK = 80


@dataclass(frozen=True, slots=True)
class Original:
    """What markup tells of the original; ``hint`` and ``hinted_on`` only count behind words."""

    outlet: str | None = None
    day: date | None = None
    hint: str | None = None
    hinted_on: date | None = None


def find_original(
    tree: HtmlElement,
    article: Mapping[str, object],
    metas: Mapping[str, str],
    canonical: str | None,
    publisher: str | None,
) -> Original:
    """Find the original of a copy, on another host or of another outlet than the page's own."""
    own = metas.get("og:url")
    own_host = read_url_host(own or canonical or "")
    based = next(_read_based_on(article, own_host, publisher), None)
    if based is not None:
        return based
    address = _find_address(metas, canonical if own else None, own_host)
    if address is None:
        links = _list_links(tree)
        address = next((url for url in links if _is_other(url, own_host, publisher)), None)
    if address is not None:
        return Original(hint=read_url_host(address), hinted_on=read_url_day(address))
    for name in load_page_tags().behind:
        value = article.get(name)
        outlet = read_markup_name(value) if _is_organisation(value) else None
        if outlet is not None and outlet != publisher:
            return Original(hint=outlet)
    return Original()


def _read_based_on(
    article: Mapping[str, object], own_host: str | None, publisher: str | None
) -> Iterator[Original]:
    """Read the works that JSON-LD says the article is based on."""
    for name in load_page_tags().based_on:
        value = article.get(name)
        for item in value if isinstance(value, list) else [value]:
            url = item if isinstance(item, str) else None
            if isinstance(item, dict):
                url = next(
                    (item[key] for key in ("url", "@id") if _is_address(item.get(key))), None
                )
                outlet, day = read_markup_name(item.get("publisher")), item.get("datePublished")
                if outlet is not None and outlet != publisher:
                    host_day = read_url_day(url) if _is_address(url) else None
                    yield Original(outlet=outlet, day=read_markup_day(day) or host_day)
            if _is_address(url) and _is_other(str(url), own_host, publisher):
                yield Original(hint=read_url_host(str(url)), hinted_on=read_url_day(str(url)))


def _is_address(value: object) -> bool:
    return isinstance(value, str) and is_url(value)


def _is_organisation(value: object) -> bool:
    return isinstance(value, dict) and "organization" in str(value.get("@type", "")).lower()


def _is_other(url: str, own_host: str | None, publisher: str | None) -> bool:
    """Say whether an address lies on another host than the page's own."""
    host = read_url_host(url)
    if host is None or host == own_host:
        return False
    return own_host is not None or publisher is None or not is_host_of(host, publisher)


def _find_address(
    metas: Mapping[str, str], canonical: str | None, own_host: str | None
) -> str | None:
    named = [metas[name] for name in load_page_tags().original if is_url(metas.get(name, ""))]
    for url in [*named, *([canonical] if canonical else [])]:
        host = read_url_host(url)
        if host is not None and host != own_host:
            return url
    return None


def _list_links(tree: HtmlElement) -> Iterator[str]:
    """List the addresses of links that the page calls its original or source."""
    for element in tree.iter("a"):
        url = (element.get("href") or "").strip()
        if not is_url(url) or any(True for _ in element.iterancestors(*_PASSED)):
            continue
        anchor = " ".join(element.text_content().split())
        block = next(element.iterancestors(*_BLOCKS), None)
        words = " ".join(block.text_content().split()) if block is not None else anchor
        if names_original(words, anchor):
            yield url


def names_original(block: str, anchor: str) -> bool:
    """Say whether a link is to the original: by its words, or by those before it in its block."""
    link_words, statements = _compile_link_words()
    if len(anchor) <= _LONGEST_LINK and link_words.match(anchor):
        return True
    at = block.find(anchor)
    if len(block) > _LONGEST_BLOCK or at < 0:
        return False
    return statements.search(block, 0, at + len(anchor)) is not None


@lru_cache(maxsize=1)
def _compile_link_words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tags = load_page_tags()
    first, second = (
        "|".join(f"(?:{each})" for each in words) for words in (tags.link_words, tags.statements)
    )
    return re.compile(first, re.I), re.compile(second, re.I)
