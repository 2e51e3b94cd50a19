"""Reading the files of a GeoNames dump: plain or zipped, line by line, with faults told."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from tacitus.errors import IntakeError

_NEED: Final = {
    19: "a dump of places (allCountries.txt, or a country's like ML.txt)",
    10: "alternate names (alternateNamesV2.txt)",
    4: "first-level codes (admin1CodesASCII.txt)",
}


def read_rows(path: Path, n_columns: int) -> Iterator[list[str]]:
    """Give the columns of every line; raises IntakeError with file, line, cause and remedy."""
    number = 0
    with _open(path) as file:
        try:
            for number, line in enumerate(file, start=1):
                columns = line.rstrip("\n").split("\t")
                if len(columns) != n_columns:
                    raise IntakeError(_describe_fault(path, number, line, columns, n_columns))
                yield columns
        except UnicodeDecodeError as error:
            raise IntakeError(
                f"{path}: line {number + 1}: is not UTF-8 text ({error.reason}); give the file as "
                "GeoNames publishes it, not saved anew by another program"
            ) from error
        except (zipfile.BadZipFile, EOFError) as error:
            raise IntakeError(
                f"{path}: line {number + 1}: the archive is damaged or cut off ({error}); fetch it "
                "again"
            ) from error
    if number == 0:
        raise IntakeError(f"{path}: is empty; give {_NEED[n_columns]} of GeoNames")


def _describe_fault(path: Path, number: int, line: str, columns: list[str], n_columns: int) -> str:
    where = f"{path}: line {number}: has {len(columns)} columns, not {n_columns}"
    if not line.endswith("\n") and len(columns) < n_columns:
        return f"{where}, and no end: the file is cut off; fetch it again"
    return f"{where} set apart by tabs; give {_NEED[n_columns]} of GeoNames as it is published"


@contextmanager
def _open(path: Path) -> Iterator[IO[str]]:
    if not path.is_file():
        raise IntakeError(f"{path}: no such file; give the path of a GeoNames dump you hold")
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8", newline="\n") as file:
            yield file
        return
    try:
        archive = zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise IntakeError(f"{path}: is no zip archive, or cut off; fetch it again") from error
    with archive, archive.open(_pick_member(path, archive)) as raw:
        yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")


def _pick_member(path: Path, archive: zipfile.ZipFile) -> str:
    """Give the data file of an archive: the largest text, beside a readme or a list of codes."""
    texts = [item for item in archive.infolist() if item.filename.endswith(".txt")]
    if not texts:
        raise IntakeError(
            f"{path}: holds no .txt file; give a zip archive as GeoNames publishes it"
        )
    return max(texts, key=lambda item: item.file_size).filename
