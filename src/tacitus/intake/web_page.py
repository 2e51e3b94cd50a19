"""Web pages kept as files: the article through trafilatura, nothing is fetched."""

from __future__ import annotations

import re
from configparser import ConfigParser
from copy import deepcopy
from dataclasses import replace
from functools import lru_cache
from typing import Any

from lxml import etree, html
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import DEFAULT_CONFIG

from tacitus.errors import IntakeError
from tacitus.intake.decoding import Decoded, check_is_text, clean_characters, decode_bytes
from tacitus.intake.language import find_language
from tacitus.intake.mending import mend_characters, mend_letters
from tacitus.intake.page_gaps import fill_gaps
from tacitus.intake.page_record import PageRecord, read_page_record
from tacitus.intake.page_shown import ShownDay, find_shown_day
from tacitus.intake.plain_text import check_has_words
from tacitus.intake.publication import Given, Taken, build_document
from tacitus.model.document import Sections

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_DATE_SEARCH = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_SPACES = re.compile(r"[ \t\r\f\v]+")
_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "td", "figcaption")
_FURNITURE = (
    *("script", "style", "noscript", "nav", "header", "footer", "aside", "form", "template"),
    *("button", "select", "iframe", "svg", "head"),
)


def read_web_page(data: bytes, external_id: str) -> Taken:
    """Read an HTML file; raises IntakeError where no article text is in it.

    The words tell the language before the markup does: a page's frame often says its own.
    """
    decoded = _decode_page(data)
    check_has_words(decoded.text)
    letters = mend_letters(decoded.text)
    tree = _drop_edit_links(_parse(letters.text))
    record = read_page_record(tree)
    text, meta = _extract(tree)
    mended = mend_characters(text)
    if not any(char.isalnum() for char in mended.text):
        raise IntakeError("holds no article text; save the page with its text, or give plain text")
    shown = find_shown_day(tree, getattr(meta, "date", None))
    given = _build_given(record, meta, shown, external_id)
    language = find_language(mended.text) or record.language
    taken = build_document(mended.text, replace(given, language=language))
    notes = [*decoded.notes, *letters.notes, *mended.notes, *taken.notes]
    is_shown = shown is not None and record.published_on is None
    if is_shown and shown is not None and shown.line not in taken.document.text:
        notes.append(f"day of publication read from the page's line {shown.line!r}")
    return Taken(taken.document, tuple(notes))


def _decode_page(data: bytes) -> Decoded:
    """Decode as UTF-8, else by the charset that the page names, else as any text."""
    named = _CHARSET.search(data[:4096])
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if named is not None:
            try:
                text = data.decode(named[1].decode("ascii"))
            except (LookupError, UnicodeDecodeError):
                return decode_bytes(data)
            check_is_text(text)
            cleaned = clean_characters(text)
            return Decoded(cleaned.text, (f"read as {named[1].decode('ascii')}", *cleaned.notes))
    return decode_bytes(data)


def _parse(source: str) -> HtmlElement:
    """Parse a page; its own encoding line no longer counts."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError) as error:
        raise IntakeError(f"cannot be parsed as HTML ({error}); give an HTML page") from error
    return tree


def _drop_edit_links(tree: HtmlElement) -> HtmlElement:
    """Take a wiki's "[edit]" out of headings, which would pass for lists of links."""
    for element in tree.xpath("//h1//span|//h2//span|//h3//span|//h4//span|//h2/a|//h3/a"):
        words = element.text_content().strip(" []|")
        if words.lower() in ("edit", "edit source", "link", "#", "¶", ""):
            element.drop_tree()
    return tree


@lru_cache(maxsize=1)
def _load_config() -> ConfigParser:
    """Give trafilatura's settings with short articles let through."""
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "60"
    config["DEFAULT"]["MIN_OUTPUT_SIZE"] = "1"
    return config


def _extract(tree: HtmlElement) -> tuple[str, Any]:
    """Give the article's text, one blank line between paragraphs, and trafilatura's metadata."""
    try:
        found: Any = bare_extraction(
            deepcopy(tree),
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            config=_load_config(),
            date_extraction_params={
                "extensive_search": False,
                "original_date": True,
                "max_date": "2100-01-01",
            },
        )
    except (ValueError, TypeError, AttributeError, RecursionError, etree.LxmlError):
        found = None
    text = _tidy(found.text or "") if found is not None else ""
    if "\n" not in text:
        blocks = _read_blocks(tree)
        if len(blocks) >= len(text) * 0.8:
            text = blocks
    return fill_gaps(tree, text), found


def _tidy(text: str) -> str:
    """One blank line between paragraphs; a sentence that a line break cuts stays together."""
    kept: list[str] = []
    for line in text.split("\n"):
        words = _SPACES.sub(" ", line).strip().removeprefix("- ")
        if not words:
            continue
        if kept:
            goes_on = words[0].islower() and kept[-1][-1] not in '.!?:;"”’)'
            kept.append("\n" if goes_on else "\n\n")
        kept.append(words)
    return "".join(kept)


def _read_blocks(tree: HtmlElement) -> str:
    """Give the paragraphs of the page's main part, for pages too short for trafilatura."""
    tree = deepcopy(tree)
    etree.strip_elements(tree, *_FURNITURE, with_tail=False)
    places = [*tree.iter("article"), *tree.iter("main"), *tree.iter("body"), tree]
    blocks = [
        element
        for element in places[0].iter(*_BLOCKS)
        if not any(True for _ in element.iterdescendants(*_BLOCKS))
    ]
    words = [" ".join(element.text_content().split()) for element in blocks]
    if not any(words):
        words = [" ".join(places[0].text_content().split())]
    return "\n\n".join(word for word in words if word)


def _build_given(record: PageRecord, meta: Any, shown: ShownDay | None, external_id: str) -> Given:
    """Join what the markup states and what trafilatura found; explicit statements first."""
    authors = _split_authors(getattr(meta, "author", None))
    return Given(
        external_id=external_id,
        title=_clean(getattr(meta, "title", None)) or record.title,
        authors=record.authors or authors,
        publisher=record.publisher or _clean(getattr(meta, "sitename", None)),
        published_on=record.published_on,
        shown_on=shown.day if shown else None,
        first_publisher=record.original.outlet,
        first_published_on=record.original.day,
        original_outlet=record.original.hint,
        original_on=record.original.hinted_on,
        url=record.canonical_url,
        rights=record.rights or _clean(getattr(meta, "license", None)),
        sections=Sections(theme=record.themes),
    )


def _clean(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _split_authors(value: object) -> tuple[str, ...]:
    names = value.split(";") if isinstance(value, str) else []
    return tuple(
        name.strip() for name in names if name.strip() and not any(sign.isdigit() for sign in name)
    )
