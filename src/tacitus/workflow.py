"""The steps in order: one document, or a batch on one or several processes."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice

from tacitus.linking.build import Linked, link_events
from tacitus.model.document import Document
from tacitus.model.report import FailedDocument, Report
from tacitus.reading.reader import Reader, build_reader
from tacitus.settings import Settings
from tacitus.store.incidents import load_minted_ids, save_incidents
from tacitus.store.record import Record
from tacitus.store.reports import load_reports

Outcome = Report | FailedDocument
_CHUNK = 8
_reader: Reader | None = None


def read_documents(
    inputs: Iterable[Document | FailedDocument], settings: Settings, *, workers: int = 1
) -> Iterator[Outcome]:
    """Read documents, in order; what fails gives a FailedDocument and the rest goes on.

    The reports are the same on any number of workers. ``inputs`` is drawn from as it is needed.
    """
    if workers > 1:
        yield from _read_side_by_side(inputs, settings, workers)
        return
    reader = build_reader(settings)
    for item in inputs:
        yield read_one(reader, item)


def read_one(reader: Reader, item: Document | FailedDocument) -> Outcome:
    """Read one document; a failure of any kind becomes a line about this document."""
    if isinstance(item, FailedDocument):
        return item
    try:
        return reader.read(item)
    except Exception as error:  # noqa: BLE001 - the batch boundary: one document must not stop the rest
        name = item.external_id or item.id
        return FailedDocument(
            external_id=name, error=f"{name}: reading failed: {type(error).__name__}: {error}"
        )


def _read_side_by_side(
    inputs: Iterable[Document | FailedDocument], settings: Settings, workers: int
) -> Iterator[Outcome]:
    """Hand chunks to worker processes; no more than a few wait at a time."""
    source = iter(inputs)
    waiting: deque[Future[list[Outcome]]] = deque()
    pool = ProcessPoolExecutor(
        max_workers=workers,
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_start_worker,
        initargs=(settings,),
    )
    try:
        while chunk := list(islice(source, _CHUNK)):
            waiting.append(pool.submit(_read_chunk, chunk))
            if len(waiting) > 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start_worker(settings: Settings) -> None:
    """Load the reader once in a worker; Ctrl-C is the parent's to handle."""
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _reader = build_reader(settings)


def _read_chunk(chunk: Sequence[Document | FailedDocument]) -> list[Outcome]:
    if _reader is None:
        raise RuntimeError("the worker was not started")
    return [read_one(_reader, item) for item in chunk]


def link_record(record: Record, settings: Settings) -> Linked:
    """Join all events of a record into incidents and save them; ids once minted are kept."""
    linked = link_events(list(load_reports(record)), settings, known=load_minted_ids(record))
    save_incidents(record, linked.incidents, linked.links, linked.merged)
    return linked
