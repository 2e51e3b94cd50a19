"""Actors: everybody a document speaks of, named or not, under one id each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tacitus.gazetteer.countries import Countries
from tacitus.model.enums import ActorKind
from tacitus.reading.actors_candidates import Candidate, Form, scan_passage
from tacitus.reading.actors_find import find_candidates
from tacitus.reading.actors_names import count_countries, load_name_index
from tacitus.reading.actors_phrases import strip_article, strip_count
from tacitus.reading.actors_places import find_place_words, list_town_names, list_town_words
from tacitus.reading.actors_resolve import Cluster, Resolver
from tacitus.reading.actors_rules import ActorRules
from tacitus.reading.findings import ActorFound, ActorMention, PlaceFound
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.recase import is_upper_case

_TOP_LEVEL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
_PRONOUNS = frozenset({Form.PRONOUN, Form.SPEAKER})
_SHOUT_CHARS = 4000


def find_actors(
    passages: Sequence[ParsedPassage],
    rules: ActorRules,
    countries: Countries,
    found_places: Sequence[PlaceFound] = (),
) -> tuple[ActorFound, ...]:
    """Find every actor of a document with all its mentions, a1 and on by first mention.

    A town among ``found_places`` is no person and no body, whatever the model calls it.
    A description is only joined to a name where the text makes it clear; ``country`` is None
    where neither the words nor the knowledge file tell it. The army, the police and the
    government "of the document" take its country where it speaks of one country above all.
    """
    index = load_name_index(rules, countries)
    is_caseless = bool(passages) and is_upper_case(passages[0].document_text[:_SHOUT_CHARS])
    names = [index.find(passage.doc, is_caseless=is_caseless) for passage in passages]
    everything = [name for found in names for name in found]
    context = count_countries(everything, with_actors=True)
    places = find_place_words([passage.doc for passage in passages], rules)
    places |= list_town_names(found_places)
    resolver = Resolver(rules, count_countries(everything))
    towns = list_town_words(found_places)
    for number, (passage, found) in enumerate(zip(passages, names, strict=True)):
        scan = scan_passage(number, passage.doc, rules, found, context, places=places)
        scan.towns = towns.get(number, frozenset())
        for candidate in find_candidates(scan):
            resolver.add(candidate)
    return tuple(
        _build_actor(f"a{number}", cluster, countries)
        for number, cluster in enumerate(resolver.finish(), 1)
    )


def _build_actor(actor_id: str, cluster: Cluster, countries: Countries) -> ActorFound:
    return ActorFound(
        id=actor_id,
        name=_choose_name(cluster, countries),
        kind=cluster.kind,
        country=cluster.country,
        sector=cluster.sector,
        code=_build_code(cluster, countries),
        known_as=cluster.known.id if cluster.known else None,
        named=cluster.is_named,
        mentions=tuple(
            ActorMention(mention.passage, mention.span, mention.head)
            for mention in cluster.mentions
        ),
        category=cluster.category,
    )


def _choose_name(cluster: Cluster, countries: Countries) -> str:
    """Give the known name, else the longest name in the text, else the first description."""
    if cluster.known is not None:
        return cluster.known.name
    forms = (Form.NAME, Form.PERSON) if cluster.is_named else (Form.DESCRIPTION,)
    country = countries.by_iso2(cluster.country) if cluster.country else None
    if cluster.kind is ActorKind.COUNTRY and country is not None:
        return country.name
    texts = [_text_of(mention) for mention in cluster.mentions if mention.form in forms]
    if cluster.is_metonym and country is not None:
        return f"Government of {country.name}"
    if not texts:
        return strip_article(next(m.span for m in cluster.mentions if m.form not in _PRONOUNS))
    if not cluster.is_named:
        return max(texts, key=len) if cluster.country else texts[0]
    counts = Counter(texts)
    return max(counts, key=lambda text: (len(text), text))


def _text_of(mention: Candidate) -> str:
    """Give a mention's words without article and count, a personal name's without title."""
    if mention.name is not None:
        return strip_article(mention.name)
    if mention.form is Form.PERSON and mention.names:
        firsts = [token for token in mention.span if token.lower_ == mention.names[0]]
        if firsts:
            return strip_article(mention.span.doc[firsts[0].i : mention.span.end])
    if mention.form is Form.DESCRIPTION:
        return strip_article(strip_count(mention.span))
    return strip_article(mention.span)


def _build_code(cluster: Cluster, countries: Countries) -> str | None:
    """Give the PLOVER code: the country's three letters and the sector, or a top-level code."""
    if cluster.sector in _TOP_LEVEL:
        return cluster.sector
    country = countries.by_iso2(cluster.country) if cluster.country else None
    parts = [country.iso3 if country else None, cluster.sector]
    return " ".join(part for part in parts if part) or None
