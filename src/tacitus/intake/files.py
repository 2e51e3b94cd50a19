"""Files and folders to documents, one after the other; a bad one never stops the rest."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from tacitus.errors import IntakeError
from tacitus.intake.decoding import clean_characters
from tacitus.intake.json_lines import find_line_id, read_json_line
from tacitus.intake.markdown import read_markdown
from tacitus.intake.plain_text import read_plain_text
from tacitus.intake.publication import Taken
from tacitus.intake.web_page import read_web_page
from tacitus.model.report import FailedDocument

_READERS: dict[str, Callable[[bytes, str], Taken]] = {
    ".txt": read_plain_text,
    ".md": read_markdown,
    ".html": read_web_page,
    ".htm": read_web_page,
}
KNOWN_SUFFIXES = (*_READERS, ".jsonl")
_RECORD_SUFFIXES = (".sqlite", ".sqlite-wal", ".sqlite-shm", ".sqlite-journal")
_UNPACK_ERRORS = (gzip.BadGzipFile, EOFError, zlib.error)


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to read and the external id that its document takes from its path."""

    path: Path
    external_id: str
    suffix: str


@dataclass(frozen=True, slots=True)
class InputList:
    """What the given paths hold: files to read, files of other types, paths that fail."""

    files: tuple[InputFile, ...]
    skipped: tuple[Path, ...]
    failed: tuple[FailedDocument, ...]


def list_inputs(paths: Sequence[Path]) -> InputList:
    """List the files of the paths, folders walked in sorted order.

    In a folder other file types are skipped and listed; a record's own files and what begins
    with "." are passed over without a word. A file that is named must be one of the known types.
    """
    files: list[InputFile] = []
    skipped: list[Path] = []
    failed: list[FailedDocument] = []
    for path in paths:
        if path.is_dir():
            _walk(path, path, files, skipped, failed)
        elif fault := _find_fault(path):
            failed.append(_fail(path.as_posix(), f"{path}: {fault}"))
        elif listed := _describe(path, path.name):
            files.append(listed)
    return InputList(tuple(files), tuple(skipped), tuple(failed))


def _find_fault(path: Path) -> str | None:
    """Say why a path that is named cannot be read, or None."""
    if path.parts[:1] in (("http:",), ("https:",)):
        return "addresses are not fetched; save the page and name the file"
    if not path.exists():
        return "no such file or folder; check the path"
    if not path.is_file():
        return "is no plain file; save what it gives into one"
    if _describe(path, path.name) is None:
        return f"unknown file type; give one of {' '.join(KNOWN_SUFFIXES)}, each optionally .gz"
    return None


def read_inputs(paths: Sequence[Path]) -> Iterator[Taken | FailedDocument]:
    """Read the documents of the paths, in order, each as it comes.

    A text file is one document, a line of a .jsonl file is one. What fails gives a
    FailedDocument with one clear line, and the rest is still read.
    """
    yield from read_listed(list_inputs(paths))


def read_listed(inputs: InputList) -> Iterator[Taken | FailedDocument]:
    """Read the documents of paths that were listed before."""
    yield from inputs.failed
    for file in inputs.files:
        yield from read_input_file(file)


def read_input_file(file: InputFile) -> Iterator[Taken | FailedDocument]:
    """Read the documents of one file."""
    try:
        if file.suffix == ".jsonl":
            yield from _read_lines(file)
        else:
            yield _read_whole(file)
    except _UNPACK_ERRORS as error:
        yield _fail(file.external_id, f"{file.path}: broken gzip file ({error}); pack it again")
    except OSError as error:
        reason = error.strerror or str(error)
        yield _fail(
            file.external_id, f"{file.path}: cannot be read ({reason}); check its permissions"
        )


def _walk(
    root: Path,
    folder: Path,
    files: list[InputFile],
    skipped: list[Path],
    failed: list[FailedDocument],
) -> None:
    """Walk a folder in sorted order of names; links to folders are not followed."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        reason = error.strerror or str(error)
        failed.append(_fail(folder.as_posix(), f"{folder}: cannot be listed ({reason})"))
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith(_RECORD_SUFFIXES):
            continue
        if entry.is_dir() and not entry.is_symlink():
            _walk(root, entry, files, skipped, failed)
            continue
        name = entry.relative_to(root).as_posix()
        listed = _describe(entry, name) if entry.is_file() else None
        if listed is None:
            skipped.append(entry)
        else:
            files.append(listed)


def _describe(path: Path, name: str) -> InputFile | None:
    """Take ``.gz`` and the format's suffix off the name; None for an unknown type."""
    bare = name[:-3] if name.lower().endswith(".gz") else name
    for suffix in KNOWN_SUFFIXES:
        if bare.lower().endswith(suffix) and len(bare.rsplit("/", 1)[-1]) > len(suffix):
            return InputFile(path, clean_characters(bare[: -len(suffix)]).text, suffix)
    return None


def _open(path: Path) -> IO[bytes]:
    if path.name.lower().endswith(".gz"):
        return cast(IO[bytes], gzip.open(path, "rb"))
    return path.open("rb")


def _read_whole(file: InputFile) -> Taken | FailedDocument:
    with _open(file.path) as stream:
        data = stream.read()
    try:
        return _READERS[file.suffix](data, file.external_id)
    except IntakeError as error:
        return _fail(file.external_id, f"{file.path}: {error}")


def _read_lines(file: InputFile) -> Iterator[Taken | FailedDocument]:
    """Read a .jsonl file line by line, cut at "\\n" only; blank lines are passed over."""
    number = 0
    n_documents = 0
    with _open(file.path) as stream:
        for number, line in enumerate(_iterate_lines(stream), start=1):
            if not line.strip():
                continue
            n_documents += 1
            external_id = f"{file.external_id}#{number}"
            try:
                yield read_json_line(line, external_id)
            except IntakeError as error:
                yield _fail(
                    find_line_id(line) or external_id, f"{file.path}: line {number}: {error}"
                )
    if n_documents == 0:
        yield _fail(file.external_id, f"{file.path}: is empty; give one JSON object on each line")


def _iterate_lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Give lines as UTF-8 bytes; a file with the mark of UTF-16 is decoded on the way."""
    head = stream.read(2)
    stream.seek(0)
    if head in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        with io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n") as text:
            for line in text:
                yield line.encode("utf-8", "replace")
    else:
        yield from stream


def _fail(external_id: str, error: str) -> FailedDocument:
    words = clean_characters(" ".join(error.split())).text
    return FailedDocument(external_id=clean_characters(external_id).text, error=words)
