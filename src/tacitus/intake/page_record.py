"""The publication record of a web page: JSON-LD, meta tags, links. Explicit days only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from lxml.html import HtmlElement

from tacitus.intake.addresses import is_url, read_url_day
from tacitus.intake.page_original import Original, find_original
from tacitus.intake.page_tags import (
    load_page_tags,
    read_markup_day,
    read_markup_name,
    read_markup_text,
)

_FOOT_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s.{0,200}", re.I)
_FOOT_LICENCE = re.compile(
    r"[^.;]{0,80}\b(?:creative commons|licen[cs]ed under|under (?:an?|the) [\w -]{2,60}licen[cs]e)"
    r"\b.{0,200}",
    re.I,
)
_FOOT_PATH = (
    "//*[self::div or self::ul or self::p or self::section]"
    "[contains(@id, 'footer') or contains(@class, 'footer') or contains(@class, 'copyright')"
    " or contains(@class, 'license') or contains(@class, 'licence')]"
)
_LONGEST_FOOT = 20_000
_LONGEST_JSON = 2_000_000


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What a page's markup states; None where it does not."""

    published_on: date | None = None
    canonical_url: str | None = None
    original: Original = field(default_factory=Original)
    language: str | None = None
    rights: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    title: str | None = None
    themes: tuple[str, ...] = ()


def read_page_record(tree: HtmlElement) -> PageRecord:
    """Read what the markup states of the publication; never a file's or a capture's day."""
    metas = _read_metas(tree)
    linked = next(iter(_find_articles(tree)), {})
    canonical = _read_canonical(tree)
    own = metas.get("og:url")
    published = read_markup_day(linked.get("datePublished")) or next(
        (
            day
            for name in load_page_tags().published
            if (day := read_markup_day(metas.get(name))) is not None
        ),
        None,
    )
    publisher = read_markup_name(linked.get("publisher")) or metas.get("og:site_name")
    return PageRecord(
        published_on=published or _read_time_element(tree) or read_url_day(own or canonical),
        canonical_url=canonical or own,
        original=find_original(tree, linked, metas, canonical, publisher),
        language=_read_language(tree, metas),
        rights=_read_licence(linked) or _read_rights(tree, metas),
        publisher=publisher,
        authors=_read_names(linked.get("author")),
        title=read_markup_text(linked.get("headline")) or metas.get("og:title"),
        themes=_read_names(linked.get("articleSection")) or _split(metas.get("article:section")),
    )


def _read_metas(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _find_articles(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """Give the objects of JSON-LD that describe an article, in page order."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        source = element.text or ""
        if len(source) > _LONGEST_JSON:
            continue
        try:
            yield from _walk(json.loads(source, strict=False), depth=0)
        except (ValueError, RecursionError):
            continue


def _walk(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(
            isinstance(name, str) and name.lower() in load_page_tags().article_kinds
            for name in names
        ):
            yield value
        yield from _walk(value.get("@graph"), depth + 1)


def _read_time_element(tree: HtmlElement) -> date | None:
    """Take the first <time> marked as publication, else the only one of the page's article."""
    times = [element for element in tree.iter("time") if element.get("datetime")]
    for element in times:
        words = " ".join(element.get(name) or "" for name in ("itemprop", "class", "pubdate"))
        if element.get("pubdate") is not None or "publish" in words.lower():
            return read_markup_day(element.get("datetime"))
    days = {read_markup_day(element.get("datetime")) for element in times}
    return days.pop() if len(days) == 1 else None


def _read_canonical(tree: HtmlElement) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and is_url(element.get("href") or ""):
            return str(element.get("href")).strip()
    return None


def _read_language(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    value = tree.get("lang") or metas.get("og:locale") or metas.get("language") or ""
    match = re.match(r"[A-Za-z]{2,3}(?=\Z|[-_])", value.strip())
    return match[0].lower() if match else None


def _read_rights(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    stated = next((metas[name] for name in load_page_tags().rights if name in metas), None)
    if stated is not None:
        return stated
    for element in (*tree.iter("footer"), *tree.xpath(_FOOT_PATH)):
        words = " ".join(element.text_content()[:_LONGEST_FOOT].split())
        match = _FOOT_RIGHTS.search(words) or _FOOT_LICENCE.search(words)
        if match is not None:
            return match[0].strip()
    links = (element.get("href") for element in tree.iter("a", "link") if _is_licence(element))
    return next((str(link) for link in links if link), None)


def _read_licence(article: Mapping[str, object]) -> str | None:
    """Join what JSON-LD says of rights: the licence's address or words, the holder's notice."""
    values = (article.get(name) for name in load_page_tags().licence)
    words = [
        text
        for value in values
        if (text := read_markup_name(value) or _read_address(value)) is not None
    ]
    return "\n".join(dict.fromkeys(words)) or None


def _read_address(value: object) -> str | None:
    return read_markup_text(value.get("url")) if isinstance(value, dict) else None


def _is_licence(element: HtmlElement) -> bool:
    return "license" in (element.get("rel") or "").lower().split()


def _read_names(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for item in values if (name := read_markup_name(item))))


def _split(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if value else ()
