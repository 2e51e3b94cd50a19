"""Bytes to text: UTF-8, UTF-16 with its mark, or plausible Western European; never a guess."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tacitus.errors import IntakeError

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UNUSABLE = re.compile(r"[\x00\ud800-\udfff]")
_SAMPLE_CHARS = 1_000_000

# Shares measured on plain prose of eight Western European languages (at most 0.12 of the
# characters lie outside ASCII) against program and picture files (NUL 0.1 and more).
_MOST_NUL = 0.02
_MOST_CONTROL = 0.02
_MOST_BEYOND_ASCII = 0.25


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and what a person should know about how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def decode_bytes(data: bytes) -> Decoded:
    """Decode a file's bytes; raises IntakeError with the cause and what to do."""
    text, notes = _decode(data)
    check_is_text(text)
    return _replace_unusable(text, notes)


def clean_characters(text: str) -> Decoded:
    """Replace NUL and lone surrogates one for one by U+FFFD, and say how many there were."""
    return _replace_unusable(text, ())


def check_is_text(text: str) -> None:
    """Raise IntakeError where NUL or control characters show that this is no text."""
    sample = text[:_SAMPLE_CHARS]
    n_nul = sample.count("\0")
    if n_nul > max(4, _MOST_NUL * len(sample)):
        raise IntakeError(
            f"is a binary file, not text ({n_nul} NUL characters among {len(sample)}); "
            "if it is UTF-16 without a mark, save it as UTF-8"
        )
    n_control = len(_CONTROL.findall(sample))
    if n_control > max(4, _MOST_CONTROL * len(sample)):
        raise IntakeError(
            f"is a binary file, not text ({n_control} control characters among {len(sample)}); "
            "give a text file"
        )


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith(_UTF32_MARKS):
        return _decode_as(data, "utf-32"), ("read as UTF-32",)
    if data.startswith(_UTF16_MARKS):
        return _decode_as(data, "utf-16"), ("read as UTF-16",)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        return _decode_western(data, error)


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise IntakeError(
            f"carries the mark of {encoding.upper()} but is not ({error.reason} at byte "
            f"{error.start}); save it as UTF-8"
        ) from error


def _decode_western(data: bytes, cause: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    complaint = IntakeError(
        f"is neither UTF-8 (byte {cause.object[cause.start]:#04x} at position {cause.start}) nor "
        "plausible Windows-1252 text; save it as UTF-8"
    )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise complaint from cause
    sample = text[:_SAMPLE_CHARS]
    beyond = sum(1 for char in sample if char > "\x7f")
    letters = sum(1 for char in sample if char.isalpha() or char.isspace())
    if beyond > _MOST_BEYOND_ASCII * len(sample) or letters < 0.6 * len(sample) or "\0" in sample:
        raise complaint from cause
    return text, (
        f"not UTF-8 (byte {cause.object[cause.start]:#04x} at position {cause.start}); "
        "read as Windows-1252",
    )


def _replace_unusable(text: str, notes: tuple[str, ...]) -> Decoded:
    cleaned, n_replaced = _UNUSABLE.subn("\ufffd", text)
    if n_replaced:
        what = "character" if n_replaced == 1 else "characters"
        notes = (*notes, f"{n_replaced} NUL or lone surrogate {what} replaced by U+FFFD")
    return Decoded(cleaned, notes)
