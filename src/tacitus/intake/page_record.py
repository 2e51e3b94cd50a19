"""The publication record of a web page: JSON-LD, meta tags, links. Explicit days only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tacitus.intake.calendar_dates import find_calendar_dates, parse_iso_day
from tacitus.intake.rule_file import read_intake_rules
from tacitus.model.values import Frozen

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|\Z)")
_FOOT_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)\s.{0,200}", re.I)
_LONGEST_JSON = 2_000_000


class PageTags(Frozen):
    """Names of tags, in the order in which they are believed."""

    published: tuple[str, ...]
    rights: tuple[str, ...]
    original: tuple[str, ...]
    article_kinds: tuple[str, ...]


@lru_cache(maxsize=1)
def _load_tags() -> PageTags:
    return read_intake_rules("page_tags", PageTags)


@dataclass(frozen=True, slots=True)
class PageRecord:
    """What a page's markup states; None where it does not."""

    published_on: date | None = None
    canonical_url: str | None = None
    original_host: str | None = None
    original_on: date | None = None
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
    published = _read_day(linked.get("datePublished")) or next(
        (day for name in _load_tags().published if (day := _read_day(metas.get(name))) is not None),
        None,
    )
    original = _find_original(canonical, own, metas)
    return PageRecord(
        published_on=published or _read_time_element(tree) or _read_url_day(own or canonical),
        canonical_url=canonical or own,
        original_host=_host(original) if original else None,
        original_on=_read_url_day(original),
        language=_read_language(tree, metas),
        rights=_read_rights(tree, metas),
        publisher=_read_name(linked.get("publisher")) or metas.get("og:site_name"),
        authors=_read_names(linked.get("author")),
        title=_read_text(linked.get("headline")) or metas.get("og:title"),
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
            isinstance(name, str) and name.lower() in _load_tags().article_kinds for name in names
        ):
            yield value
        yield from _walk(value.get("@graph"), depth + 1)


def _read_day(value: object) -> date | None:
    if not isinstance(value, str):
        return None
    try:
        return parse_iso_day(value.strip())
    except ValueError:
        found = next(find_calendar_dates(value[:80]), None)
        return found.full if found else None


def _read_time_element(tree: HtmlElement) -> date | None:
    """Take the first <time> marked as publication, else the only one of the page's article."""
    times = [element for element in tree.iter("time") if element.get("datetime")]
    for element in times:
        words = " ".join(element.get(name) or "" for name in ("itemprop", "class", "pubdate"))
        if element.get("pubdate") is not None or "publish" in words.lower():
            return _read_day(element.get("datetime"))
    days = {_read_day(element.get("datetime")) for element in times}
    return days.pop() if len(days) == 1 else None


def _read_url_day(url: str | None) -> date | None:
    match = _URL_DAY.search(urlsplit(url).path) if url and _is_url(url) else None
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _read_canonical(tree: HtmlElement) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and _is_url(element.get("href") or ""):
            return str(element.get("href")).strip()
    return None


def _find_original(canonical: str | None, own: str | None, metas: dict[str, str]) -> str | None:
    """Give the original's address where a page names one on a host that is not its own."""
    own_host = _host(own) if own else None
    named = [metas[name] for name in _load_tags().original if _is_url(metas.get(name, ""))]
    for url in [*named, *([canonical] if canonical and own else [])]:
        host = _host(url)
        if host is not None and host != (own_host or _host(canonical or "")):
            return url
    return None


def _is_url(value: str) -> bool:
    return value.strip().lower().startswith(("http://", "https://")) and _host(value) is not None


def _host(url: str) -> str | None:
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _read_language(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    value = tree.get("lang") or metas.get("og:locale") or metas.get("language") or ""
    match = re.match(r"[A-Za-z]{2,3}(?=\Z|[-_])", value.strip())
    return match[0].lower() if match else None


def _read_rights(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    stated = next((metas[name] for name in _load_tags().rights if name in metas), None)
    if stated is not None:
        return stated
    for element in tree.iter("footer"):
        match = _FOOT_RIGHTS.search(" ".join(element.text_content().split()))
        if match is not None:
            return match[0].strip()
    links = (element.get("href") for element in tree.iter("a", "link") if _is_licence(element))
    return next((str(link) for link in links if link), None)


def _is_licence(element: HtmlElement) -> bool:
    return "license" in (element.get("rel") or "").lower().split()


def _read_text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _read_name(value: object) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _read_text(value.get("name")) if isinstance(value, dict) else _read_text(value)


def _read_names(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for item in values if (name := _read_name(item))))


def _split(value: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if value else ()
