"""Reading one document with everything it takes: model, gazetteer, rules."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from spacy.language import Language

from tacitus import __version__
from tacitus.errors import MissingPartError
from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Gazetteer, open_gazetteer
from tacitus.model.document import Document
from tacitus.model.event import Event, Relation
from tacitus.model.mention import Actor, Attribution, Place, Time
from tacitus.model.report import Report, Run
from tacitus.reading.actors import find_actors
from tacitus.reading.actors_rules import load_actor_rules
from tacitus.reading.assemble import (
    build_actors,
    build_attributions,
    build_places,
    build_relations,
    build_times,
)
from tacitus.reading.attribution_rules import load_attribution_rules
from tacitus.reading.attributions import find_attributions
from tacitus.reading.events import build_events
from tacitus.reading.events_rules import load_event_rules
from tacitus.reading.findings import ActorFound, Findings
from tacitus.reading.parse import Block, load_model, parse_document
from tacitus.reading.passages import build_locate
from tacitus.reading.places import build_place_context, find_and_resolve_places
from tacitus.reading.places_rules import load_place_rules
from tacitus.reading.recase import CaseLexicon, Recaser, WordTest, build_recaser
from tacitus.reading.relations import find_relations
from tacitus.reading.relations_rules import load_relation_rules
from tacitus.reading.renumber import renumber_actors, renumber_events
from tacitus.reading.times import find_times, resolve_times
from tacitus.reading.times_rules import load_time_rules
from tacitus.reading.tolls import find_document_tolls
from tacitus.reading.tolls_rules import load_toll_rules
from tacitus.rule_files import digest_rules
from tacitus.settings import Settings

_LARGE_TOWN = 100_000
_RULES: tuple[Callable[[], object], ...] = (
    load_actor_rules,
    load_attribution_rules,
    load_event_rules,
    load_place_rules,
    load_relation_rules,
    load_time_rules,
    load_toll_rules,
)
"""Loaded before the first document, so that a fault in a rule file is told once."""


@dataclass(frozen=True, slots=True)
class Reader:
    """All that reading needs, loaded once; :meth:`read` may be called any number of times."""

    settings: Settings
    nlp: Language
    gazetteer: Gazetteer
    recaser: Recaser

    def read(self, document: Document) -> Report:
        """Read one document; the report depends on it and the settings alone."""
        draft = _Draft()
        for block in parse_document(self.nlp, document, self.settings, self.recaser):
            draft.add(self._find(document, block, draft), block)
        return draft.finish(document, self.describe_run())

    def describe_run(self) -> Run:
        """Name the program, the model and the digests of rules and settings."""
        return Run(
            tacitus=__version__,
            model=describe_model(self.nlp),
            rules=digest_rules(),
            settings=self.settings.digest(),
        )

    def _find(self, document: Document, block: Block, draft: _Draft) -> Findings:
        """Find times, places, actors, attributions and tolls of one block."""
        passages = block.passages
        toll_rules = load_toll_rules()
        context = build_place_context(document)
        places = find_and_resolve_places(passages, self.gazetteer, context)
        return Findings(
            times=resolve_times(find_times(passages), document.dated_on),
            places=places,
            actors=find_actors(passages, load_actor_rules(), load_countries(), places),
            attributions=find_attributions(passages, load_attribution_rules()),
            tolls=find_document_tolls([passage.doc for passage in passages], toll_rules),
        )


@dataclass(slots=True)
class _Draft:
    """A report in the making, block after block; ids run on through the document."""

    times: list[Time] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)

    def add(self, found: Findings, block: Block) -> None:
        """Add what was found in a further block."""
        findings = replace(found, actors=self._number(found.actors))
        locate = build_locate(block.passages)
        n_said = len(self.attributions)
        self.times += build_times(locate, findings.times)
        self.places += build_places(locate, findings.places)
        self.actors += build_actors(locate, findings.actors)
        self.attributions += build_attributions(locate, findings, first_number=n_said + 1)
        events = build_events(block.passages, findings, load_event_rules())
        self.events += renumber_events(events, n_events=len(self.events), n_said=n_said)
        relations = find_relations(block.passages, findings.actors, load_relation_rules())
        self.relations += build_relations(locate, relations, findings, first_number=n_said + 1)

    def _number(self, actors: tuple[ActorFound, ...]) -> tuple[ActorFound, ...]:
        return renumber_actors(actors, len(self.actors))

    def finish(self, document: Document, run: Run) -> Report:
        """Give the whole report."""
        return Report(
            document=document,
            times=tuple(self.times),
            places=tuple(self.places),
            actors=tuple(self.actors),
            attributions=tuple(self.attributions),
            events=tuple(self.events),
            relations=tuple(self.relations),
            run=run,
        )


def build_reader(settings: Settings) -> Reader:
    """Load model and gazetteer; raises MissingPartError that says how to get what is missing."""
    nlp = load_model(settings.model)
    missing = {"tagger", "parser"} - set(nlp.pipe_names)
    if missing:
        raise MissingPartError(
            f"language model {settings.model!r} has no {' and no '.join(sorted(missing))}; "
            f"choose a spaCy pipeline with a tagger and a parser"
        )
    for load in _RULES:
        load()
    gazetteer = open_gazetteer()
    return Reader(
        settings=settings,
        nlp=nlp,
        gazetteer=gazetteer,
        recaser=build_recaser(nlp, _build_lexicon(gazetteer)),
    )


@lru_cache(maxsize=4)
def describe_model(nlp: Language) -> str:
    """Name a model with its version: "en_core_web_sm 3.8.0"."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def find_version(package: str) -> str | None:
    """Give the version of an installed package, or None."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _build_lexicon(gazetteer: Gazetteer) -> Callable[[WordTest, WordTest], CaseLexicon]:
    """Make the lexicon of names by which upper-case archives are re-cased."""
    countries = load_countries()
    known = [name for actor in load_actor_rules().known for name in (actor.name, *actor.aliases)]

    def is_town(name: str) -> bool:
        return any(
            entry.kind is Kind.TOWN and entry.population >= _LARGE_TOWN and not entry.is_alternate
            for entry in gazetteer.find(name)
        )

    def is_land(name: str) -> bool:
        return bool(countries.by_name(name) or countries.by_demonym(name))

    def build(is_word: WordTest, is_deed: WordTest) -> CaseLexicon:
        return CaseLexicon(
            is_word=is_word,
            is_deed=is_deed,
            is_name=lru_cache(maxsize=65536)(
                lambda word: is_land(word) or (not is_deed(word) and is_town(word))
            ),
            is_place=lru_cache(maxsize=65536)(lambda name: is_land(name) or is_town(name)),
            phrases=frozenset(
                tuple(name.lower().split())
                for name in known
                if " " in name and name != name.lower()
            ),
            acronyms=frozenset(name for name in known if name.isupper() and name.isalpha()),
        )

    return build
