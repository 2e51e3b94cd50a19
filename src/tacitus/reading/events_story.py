"""A story: the tellings of a document that are one happening."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tacitus.model.enums import Status
from tacitus.reading.events_rules import RetellingWords
from tacitus.reading.events_tellings import Telling
from tacitus.reading.findings import PlaceFound, TimeFound, TollFound

SETTLED = frozenset({Status.OCCURRED, Status.ONGOING, Status.ATTEMPTED, Status.DENIED})


@dataclass(frozen=True, slots=True)
class Clues:
    """Ids of actors with a proper name, nouns that point back when definite, and word lists.

    ``sides`` gives for actors of a state or of an armed group which of the two they are.
    """

    named: frozenset[str]
    sides: Mapping[str, str]
    back_words: frozenset[str]
    words: RetellingWords


@dataclass(slots=True, eq=False)
class Story:
    """All tellings of one happening, in text order; the first one told it."""

    tellings: list[Telling]
    aggregate: bool = False

    @property
    def first(self) -> Telling:
        """Give the telling that brought it up."""
        return self.tellings[0]

    @property
    def times(self) -> list[TimeFound]:
        """Give the times its tellings carry themselves."""
        return [telling.time for telling in self.tellings if telling.time is not None]

    @property
    def places(self) -> list[PlaceFound]:
        """Give the places its tellings carry themselves."""
        return [telling.place for telling in self.tellings if telling.place is not None]

    @property
    def tolls(self) -> list[TollFound]:
        """Give every toll of its tellings."""
        return [toll for telling in self.tellings for toll in telling.tolls]

    @property
    def actors(self) -> set[str]:
        """Give its doers."""
        return {actor for telling in self.tellings for actor in telling.actors}

    @property
    def recipients(self) -> set[str]:
        """Give those whom it befell."""
        return {actor for telling in self.tellings for actor in telling.recipients}
