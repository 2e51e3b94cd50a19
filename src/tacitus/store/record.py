"""Opening a record: an SQLite file by default, another database by its URL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from tacitus.errors import MissingPartError, StoreError

_MIGRATIONS = Path(__file__).parent / "migrations"
_SQLITE_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Record:
    """An open record; close it, or use it in a ``with`` block."""

    engine: Engine
    name: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read by."""
        with _explained(self.name), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write by: all of it is kept, or none."""
        with _explained(self.name), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the database; an SQLite record is then one plain file."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_record(target: str | Path, *, create: bool = True, read_only: bool = False) -> Record:
    """Open the record at a path or a database URL, making it or bringing its schema up to date.

    ``read_only``: nothing is written, not even a newer schema, so that a record can be read
    that one may not write.

    Raises StoreError where the file is no record, cannot be made or written, or was written by
    a newer Tacitus; MissingPartError where the database's driver is not installed.
    """
    name = str(target)
    if "://" in name:
        return _open_checked(_connect(name), _hide_password(name))
    path = Path(target)
    _check_file(path, create=create and not read_only)
    if read_only:
        return _open_to_read(path)
    is_new = not path.exists() or path.stat().st_size == 0
    try:
        return _open_checked(_connect(f"sqlite:///{path.as_posix()}"), name)
    except StoreError:
        if is_new:
            path.unlink(missing_ok=True)
        raise


def _check_file(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path}: is a folder, not a record file; name a file in it")
    if not path.exists():
        if not create:
            raise StoreError(f"{path}: there is no record here; `tacitus add FILE` makes one")
        if not path.parent.exists():
            raise StoreError(f"{path}: the folder {path.parent} does not exist; make it first")
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise StoreError(f"{path}: cannot be read: {error.strerror}") from error
    if head and head != _SQLITE_MAGIC:
        raise StoreError(f"{path}: is not a Tacitus record; name another file with --record")


def _connect(url: str) -> Engine:
    try:
        engine = create_engine(_with_driver(url))
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(f"{_hide_password(url)}: is not a database URL: {error}") from error
    except ModuleNotFoundError as error:
        raise MissingPartError(
            f"the driver {error.name!r} is not installed; `pip install tacitus[postgresql]`"
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _open_to_read(path: Path) -> Record:
    """Open an SQLite file that may lie where nothing can be written."""
    plain = not path.with_name(path.name + "-wal").exists()
    mode = "immutable=1" if plain else "mode=ro"
    engine = create_engine(f"sqlite:///file:{quote(path.resolve().as_posix())}?{mode}&uri=true")
    record = Record(engine=engine, name=str(path))
    try:
        with record.reading() as connection:
            _check_schema(connection, record.name, read_only=True)
    except BaseException:
        engine.dispose()
        raise
    return record


def _with_driver(url: str) -> str:
    """Use psycopg where the URL names PostgreSQL without a driver."""
    for plain in ("postgresql://", "postgres://"):
        if url.startswith(plain):
            return "postgresql+psycopg://" + url.removeprefix(plain)
    return url


def _hide_password(url: str) -> str:
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return url.split("@")[-1]


def _prepare_sqlite(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA busy_timeout=5000")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")


def _open_checked(engine: Engine, name: str) -> Record:
    record = Record(engine=engine, name=name)
    try:
        with record.writing() as connection:
            _check_schema(connection, name)
            _migrate(connection)
    except BaseException:
        engine.dispose()
        raise
    return record


def _check_schema(connection: Connection, name: str, *, read_only: bool = False) -> None:
    tables = set(inspect(connection).get_table_names())
    if not tables and not read_only:
        return
    if not {"alembic_version", "documents", "incidents"} <= tables:
        raise StoreError(
            f"{name}: is a database but not a Tacitus record; name another with --record"
        )
    version = MigrationContext.configure(connection).get_current_revision()
    scripts = ScriptDirectory(str(_MIGRATIONS))
    if read_only and version != scripts.get_current_head():
        raise StoreError(
            f"{name}: has another schema; `tacitus link` brings an older one up to date"
        )
    if version not in {script.revision for script in scripts.walk_revisions()}:
        raise StoreError(
            f"{name}: was written by a newer Tacitus (schema {version}); update this one"
        )


def _migrate(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def count_rows(record: Record, table: str) -> int:
    """Count the rows of one of the record's tables."""
    with record.reading() as connection:
        return int(connection.execute(text(f'SELECT count(*) FROM "{table}"')).scalar_one())


@contextmanager
def _explained(name: str) -> Iterator[None]:
    """Turn a database's error into one line that names the record and the cause."""
    try:
        yield
    except DBAPIError as error:
        cause = str(error.orig).strip().splitlines()[0] if error.orig else str(error)
        hint = (
            "; is the folder writable?" if "readonly" in cause or "unable to open" in cause else ""
        )
        raise StoreError(f"{name}: the database says: {cause}{hint}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{name}: {error}") from error
