"""Markdown files: the words without the marks, the front matter as publication record."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from tacitus.errors import IntakeError
from tacitus.intake.addresses import is_url, read_url_day, read_url_host
from tacitus.intake.calendar_dates import find_calendar_dates, parse_iso_day
from tacitus.intake.decoding import decode_bytes
from tacitus.intake.head_words import read_head_line
from tacitus.intake.mending import mend_characters
from tacitus.intake.page_original import names_original
from tacitus.intake.plain_text import check_has_words, clean_text
from tacitus.intake.publication import Given, Taken, build_document
from tacitus.model.document import Sections

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"([A-Za-z_ -]{1,40}):[ \t]*(.*)\Z")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)\Z")
_COMMENT = re.compile(r"<!--.{0,20000}?-->", re.S)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,400}>")
_TARGET = r"(?:\([^()\n]{0,2000}(?:\([^()\n]{0,400}\))?[^()\n]{0,400}\)|\[[^\]\n]{0,80}\])"
_IMAGE = re.compile(r"!\[([^\[\]\n]{0,400})\]" + _TARGET)
_LINK = re.compile(r"\[([^\[\]\n]{0,600})\]" + _TARGET)
_ADDRESS = re.compile(
    r"(?<!!)\[([^\[\]\n]{1,200})\]\(<?(https?://[^\s()<>]{4,1000})>?[^()\n]{0,200}\)"
)
_LONGEST_STATEMENT = 600
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S.*$", re.M)
_FOOTNOTE = re.compile(r"\[\^[^\]\n]{1,40}\]:?")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]{1,2000})>")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.M)
_FIRST_HEADING = re.compile(r"^ {0,3}#[ \t]+(\S.*?)[ \t]*#*[ \t]*$", re.M)
_UNDERLINED = re.compile(r"^([^\n]{1,200})\n {0,3}(=+|-{2,})[ \t]*$", re.M)
_RULE = re.compile(r"^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", re.M)
_QUOTE = re.compile(r"^ {0,3}(?:>[ \t]?)+", re.M)
_BULLET = re.compile(r"^[ \t]{0,12}[*+-][ \t]+(?=\S)", re.M)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)[^\n]*$", re.M)
_TABLE_RULE = re.compile(r"^[ \t]*\|?(?:[ \t]*:?-{2,}:?[ \t]*\|)+(?:[ \t]*:?-{2,}:?[ \t]*)?$", re.M)
_STRONG = re.compile(r"(\*\*|__)(?=\S)([^\n]{1,1000}?\S)\1(?!\w)")
_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{0,1000}[^\s*])\*(?![\w*])")
_UNDER = re.compile(r"(?<![\w_])_(?=[^\s_])([^_\n]{0,1000}[^\s_]|[^\s_])_(?![\w_])")
_CODE = re.compile(r"`{1,2}([^`\n]{1,600})`{1,2}")
_STRIKE = re.compile(r"~~([^~\n]{1,600})~~")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~\"'])")
# Escaped signs stand aside in a private plane while marks are taken off.
_SHELF = 0xF0000
_SHELVED = re.compile("[\U000f0021-\U000f007e]")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$", re.M)


def read_markdown(data: bytes, external_id: str) -> Taken:
    """Read a Markdown file; raises IntakeError as for plain text."""
    decoded = decode_bytes(data)
    check_has_words(decoded.text)
    mended = mend_characters(decoded.text)
    source = re.sub(r"\r\n?", "\n", mended.text)
    front = _FRONT.match(source)
    fields = _read_front(front[1]) if front else {}
    marked = source[front.end() :] if front else source
    heading = _FIRST_HEADING.search(marked)
    text = clean_text(strip_marks(marked))
    if not any(char.isalnum() for char in text):
        raise IntakeError("has no words apart from marks; give a file with text in it")
    title = _first(fields, "title", "headline") or (strip_marks(heading[1]) if heading else None)
    given = _build_given(fields, external_id, title or None)
    address = _find_original(marked, read_url_host(given.url or ""))
    if address is not None:
        host, day = read_url_host(address), read_url_day(address)
        given = replace(given, original_outlet=host, original_on=day)
    taken = build_document(text, given)
    return Taken(taken.document, (*decoded.notes, *mended.notes, *taken.notes))


def _find_original(marked: str, own_host: str | None) -> str | None:
    """Give the address that the text links as its original, on another host than its own."""
    for line in marked.split("\n"):
        if len(line) > _LONGEST_STATEMENT or "](" not in line:
            continue
        words = strip_marks(line)
        if read_head_line(words) is not None:
            continue
        for link in _ADDRESS.finditer(line):
            host = read_url_host(link[2])
            if host != own_host and names_original(words, strip_marks(link[1])):
                return link[2]
    return None


def strip_marks(text: str) -> str:
    """Give Markdown's words: links become their words, pictures go, marks go."""
    text = _ESCAPE.sub(lambda match: chr(_SHELF + ord(match[1])), text)
    text = _COMMENT.sub("", text)
    text = _FENCE.sub("", text)
    text = _UNDERLINED.sub(r"\1\n", text)
    text = _TABLE_RULE.sub("", text)
    text = _RULE.sub("", text)
    text = _DEFINITION.sub("", text)
    for _ in range(2):
        text = _IMAGE.sub("", text)
        text = _LINK.sub(r"\1", text)
    text = _FOOTNOTE.sub("", text)
    text = _AUTOLINK.sub(r"\1", text)
    text = _TAG.sub("", text)
    text = _HEADING.sub(r"\1\n", text)
    text = _QUOTE.sub("", text)
    text = _BULLET.sub("", text)
    text = _STRONG.sub(r"\2", _STRONG.sub(r"\2", text))
    text = _STAR.sub(r"\1", text)
    text = _UNDER.sub(r"\1", text)
    text = _CODE.sub(r"\1", _STRIKE.sub(r"\1", text))
    text = _HARD_BREAK.sub("", text)
    return _SHELVED.sub(lambda match: chr(ord(match[0]) - _SHELF), text).strip()


def _read_front(block: str) -> dict[str, list[str]]:
    """Read "key: value" lines and simple lists; anything else is passed over."""
    fields: dict[str, list[str]] = {}
    key = ""
    for line in block.split("\n"):
        field = _FIELD.match(line)
        item = _ITEM.match(line)
        if field is not None:
            key = field[1].strip().lower().replace("-", "_").replace(" ", "_")
            value = field[2].strip()
            fields[key] = _split_values(value) if value else []
        elif item is not None and key:
            fields[key].append(_unquote(item[1]))
    return fields


def _split_values(value: str) -> list[str]:
    if value.startswith("[") and value.endswith("]"):
        return [_unquote(part) for part in value[1:-1].split(",") if part.strip()]
    return [_unquote(value)]


def _unquote(value: str) -> str:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value


def _first(fields: dict[str, list[str]], *names: str) -> str | None:
    return next((value for name in names for value in fields.get(name, ()) if value), None)


def _first_name(fields: dict[str, list[str]], *names: str) -> str | None:
    values = (value for name in names for value in fields.get(name, ()) if value)
    return next((value for value in values if not is_url(value)), None)


def _first_url(fields: dict[str, list[str]], *names: str) -> str | None:
    values = (value for name in names for value in fields.get(name, ()) if value)
    return next((value for value in values if is_url(value)), None)


def _build_given(fields: dict[str, list[str]], external_id: str, title: str | None) -> Given:
    themes = (*fields.get("tags", ()), *fields.get("categories", ()), *fields.get("category", ()))
    return Given(
        external_id=external_id,
        title=title,
        authors=tuple(
            name for key in ("author", "authors", "by", "byline") for name in fields.get(key, ())
        ),
        publisher=_first_name(
            fields, "publisher", "outlet", "site", "sitename", "site_name", "source", "publication"
        ),
        published_on=_read_day(_first(fields, "published_on", "published", "date", "pubdate")),
        first_publisher=_first(fields, "first_publisher", "original_publisher"),
        first_published_on=_read_day(_first(fields, "first_published_on", "original_date")),
        url=_first(fields, "url", "canonical_url", "link") or _first_url(fields, "source", "site"),
        language=_first(fields, "language", "lang"),
        rights=_first(fields, "rights", "license", "licence", "copyright"),
        sections=Sections(
            region=tuple(fields.get("region", ())),
            theme=tuple(dict.fromkeys(themes)),
            series=tuple(fields.get("series", ())),
        ),
    )


def _read_day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return parse_iso_day(value)
    except ValueError:
        found = next(find_calendar_dates(value), None)
        return found.full if found else None
