"""A telling: one event with its report, as the policies weigh it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from tacitus.linking.cast import is_nobody
from tacitus.linking.copies import build_print_order
from tacitus.linking.features import EventFeatures
from tacitus.model.enums import AttributionKind
from tacitus.model.event import Event
from tacitus.model.report import Report

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Telling:
    """One event of an incident; ``id`` is its global id."""

    id: str
    report: Report
    event: Event
    features: EventFeatures

    @property
    def family(self) -> str:
        """Give the family of copies that the report belongs to."""
        return self.features.family

    @property
    def printed(self) -> date:
        """Give the day the words were first printed; the last of all days where unknown."""
        return build_print_order(self.report.document)[0]

    @property
    def who(self) -> str:
        """Tell on whose word the event stands: the speaker, and the outlet that carries it."""
        outlet = name_report(self.report)
        speakers = [
            entry.name
            for entry in self.event.attribution
            if entry.name
            and entry.speaker
            and entry.kind is not AttributionKind.DENIED
            and not is_nobody(entry.name)
        ]
        return f"{speakers[0]} ({outlet})" if speakers else outlet


def name_report(report: Report) -> str:
    """Name a report for a person: its outlet, else its external id, title or id."""
    document = report.document
    name = document.publisher or document.first_publisher or document.external_id
    return name or document.title or document.id


def count_support(
    tellings: Sequence[Telling], value: Callable[[Telling], Value | None]
) -> dict[Value, tuple[Telling, ...]]:
    """Group tellings by a value, leaving out those without one.

    Copies of one text speak once: of several that say the same, the first printed stands.
    """
    groups: dict[Value, dict[str, Telling]] = {}
    for telling in sorted(tellings, key=lambda item: (item.printed, item.id)):
        found = value(telling)
        if found is not None:
            groups.setdefault(found, {}).setdefault(telling.family, telling)
    return {found: tuple(group.values()) for found, group in groups.items()}


def list_claims(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """Give the global ids of events, sorted."""
    return tuple(sorted(telling.id for telling in tellings))
