"""Finding names that may be places: by the gazetteer, by a word of kind, by the model's hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from tacitus.gazetteer.areas import find_area_demonym
from tacitus.gazetteer.countries import Countries, load_countries
from tacitus.gazetteer.layout import Kind
from tacitus.gazetteer.lookup import Entry, Gazetteer
from tacitus.gazetteer.names import OTHER_SCRIPTS, fold_name
from tacitus.reading.passages import ParsedPassage
from tacitus.reading.places_rules import PlaceRules, strip_word
from tacitus.reading.places_spans import (
    FUNCTION_TAGS,
    ends_in_region,
    find_run_end,
    follows_town,
    is_city_body,
    is_party_home,
    list_ends,
    may_start,
    read_kinds,
)
from tacitus.reading.recase import is_upper_case

_HEADLINE_MARKS = frozenset({"-", "—", "–", "--", ":", ",", "("})
_ARTICLES = frozenset({"the", "el", "la", "los", "las", "le", "al", "san", "santa"})

_PARTY_LANDS = frozenset({"US", "CA"})  # where a politician's home stands behind the party
_EZAFE = frozenset({"e", "ye", "i", "yi", "o"})  # "Foo-ye Bar" is one name in Persian and Pashto
_GENITIVES = frozenset({"de", "del"})
_HEAD_CHARS = 20_000  # of a document, to tell whether it is upper case throughout
_LARGE = 100_000  # inhabitants


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A stretch that may name a place. ``entries`` is empty where no gazetteer place fits.

    ``kinds`` are the kinds that a word beside the name allows, None where none says.
    """

    passage: int
    span: Span
    entries: tuple[Entry, ...]
    is_demonym: bool = False
    kinds: frozenset[Kind] | None = None
    is_guess: bool = False  # no gazetteer name as it stands: the surroundings must bear it out
    is_local: bool = False  # the words speak of a town's people or bodies, or it is a dateline
    list_number: int | None = None  # of the list of like places that it is a member of

    @property
    def is_wide(self) -> bool:
        """Whether the first meaning is a country, a sea or a supranational region."""
        return bool(self.entries) and self.entries[0].kind <= Kind.WATER


def find_candidates(
    passages: Sequence[ParsedPassage], gazetteer: Gazetteer, rules: PlaceRules
) -> list[Candidate]:
    """Find every stretch that may name a place, longest match first, in text order."""
    recased = bool(passages) and is_upper_case(passages[0].document_text[:_HEAD_CHARS])
    finder = _Finder(gazetteer, rules, load_countries(), recased)
    return [
        candidate
        for index, parsed in enumerate(passages)
        for candidate in finder.find(parsed.doc, index)
    ]


@dataclass(frozen=True, slots=True)
class _Finder:
    gazetteer: Gazetteer
    rules: PlaceRules
    countries: Countries
    is_recased: bool  # from an upper-case archive: "el Salvador", "new York" may begin small

    def find(self, doc: Doc, passage: int) -> Iterator[Candidate]:
        index = 0
        while index < len(doc):
            found = None
            if may_start(doc, index, self.rules):
                found = self._match(doc, index, passage)
            elif self.is_recased and doc[index].lower_ in self.rules.name_openers:
                found = self._match_small(doc, index, passage)
            if found is None:
                index += 1
                continue
            yield found
            index = found.span.end

    def _match(self, doc: Doc, start: int, passage: int) -> Candidate | None:
        if found := self._match_state(doc, start, passage):
            return found
        ends = list_ends(doc, start, self.rules)
        for end in ends:
            if is_city_body(doc[start:end], self.rules):
                continue
            if found := self._match_span(doc[start:end], passage):
                if end < ends[0]:
                    return self._extend(found, doc[start : ends[0]])
                return found
        if doc[start].lower_ in self.rules.directions:
            return None
        if ends and (similar := self._match_similar(doc[start : ends[0]], passage)):
            return similar
        if found := self._match_bare_genitive(doc[start : start + 1], passage):
            return found
        return self._match_unknown(doc, start, passage)

    def _extend(self, found: Candidate, run: Span) -> Candidate | None:
        """Prefer the longer name that a known one begins: "Ras al-Foo", "San Bar de Foo"."""
        doc, end = run.doc, found.span.end
        goes_on = doc[end].lower_ in _GENITIVES or (
            doc[end].lower_ in self.rules.arabic_articles and doc[end + 1].text == "-"
        )
        goes_on = goes_on or (doc[end].text == "-" and doc[end + 1].text in _EZAFE)
        if found.is_demonym or (_is_well_known(found) and not goes_on):
            return found
        similar = self._match_similar(run, found.passage)
        if similar is not None or not goes_on:
            return similar or found
        kinds = read_kinds(run, self.rules)
        return Candidate(found.passage, run, (), kinds=kinds, is_guess=True)

    def _match_similar(self, span: Span, passage: int) -> Candidate | None:
        """Match a whole name by its sound; what stands around it has to bear it out."""
        first = span[0]
        if len(span.text) < 4 or span.text.isupper() or not self._is_name(span):
            return None
        barred = self.rules.titles | self.rules.common_words
        if any(strip_word(token.text) in barred or token.text.isdigit() for token in span):
            return None
        if all(token.pos_ != "PROPN" for token in span) or first.pos_ in FUNCTION_TAGS:
            return None
        entries = self.gazetteer.find_similar(span.text)
        if not entries:
            return None
        kinds = read_kinds(span, self.rules)
        return Candidate(passage, span, entries, kinds=kinds, is_guess=True)

    def _match_bare_genitive(self, span: Span, passage: int) -> Candidate | None:
        """Match a country before a name where the apostrophe is lost: "Syrias northern ..."."""
        text = span.text
        if not text.endswith("s") or len(text) < 5 or text.isupper():
            return None
        if span.end == len(span.doc) or span.doc[span.end].pos_ not in {"NOUN", "ADJ", "PROPN"}:
            return None
        country = self.countries.by_name(text[:-1])
        entry = self.gazetteer.country_of(country.iso2) if country else None
        return Candidate(passage, span, (entry,)) if entry else None

    def _match_small(self, doc: Doc, start: int, passage: int) -> Candidate | None:
        """Match a name whose first word was left small when its case was restored."""
        for end in list_ends(doc, start, self.rules):
            if end - start > 1 and (entries := self.gazetteer.find(doc[start:end].text)):
                kinds = read_kinds(doc[start:end], self.rules)
                return Candidate(passage, doc[start:end], entries, kinds=kinds)
        return None

    def _match_span(self, span: Span, passage: int) -> Candidate | None:
        if span.text in self.rules.currencies:
            return None
        if entries := self._find_short_form(span):
            return Candidate(passage, span, entries, kinds=read_kinds(span, self.rules))
        if demonym := self._find_demonym(span):
            return Candidate(passage, span, demonym, is_demonym=True)
        if not self._is_name(span):
            return None
        text = span.text
        entries = self._look_up(span, text)
        if is_party_home(span.doc, span.start, self.rules):
            entries = tuple(entry for entry in entries if entry.country in _PARTY_LANDS)
            return Candidate(passage, span, entries) if entries else None
        if text.isupper() and len(text.replace(".", "")) <= 5:
            entries = self._keep_upper(span, entries)
        if not entries:
            return None
        return Candidate(passage, span, entries, kinds=read_kinds(span, self.rules))

    def _find_short_form(self, span: Span) -> tuple[Entry, ...]:
        """Find what a short form stands for: "L.A.", "NSW" in capitals; "Philly", "Phila." as well.

        A word of direction or kind may be cut short: "W. Columbia", "Mt. Foo", "Ft. Foo".
        """
        word = strip_word(span.text)
        if span.text.isupper() and word in self.rules.aliases:
            return self.gazetteer.find(self.rules.aliases[word])
        if word in self.rules.short_names:
            return self.gazetteer.find(self.rules.short_names[word])[:1]
        first, _, rest = span.text.partition(". ")
        opener = self.rules.short_openers.get(first.lower()) if rest else None
        return self.gazetteer.find(f"{opener} {rest}") if opener else ()

    def _look_up(self, span: Span, text: str) -> tuple[Entry, ...]:
        """Look a name up; "Guatemala city" is a name too, and "al-X" lies where Arabic is near."""
        doc = span.doc
        after = doc[span.end].text if span.end < len(doc) else ""
        if after == "city" and self.gazetteer.has_name(text + " city"):
            return self.gazetteer.find(text + " city")
        entries = self.gazetteer.find(text)
        if span[0].text in self.rules.arabic_articles and len(span) > 2:
            return tuple(entry for entry in entries if entry.country in OTHER_SCRIPTS)
        return entries

    def _find_demonym(self, span: Span) -> tuple[Entry, ...]:
        if len(span) > 3 or not span[-1].text[:1].isupper() or span.text.isupper():
            return ()
        if span[0].lower_ == "the":
            return ()
        if country := self.countries.by_demonym(span.text):
            entry = self.gazetteer.country_of(country.iso2)
            return (entry,) if entry else ()
        area = find_area_demonym(span.text)
        return tuple(e for e in self.gazetteer.find(area) if e.kind < Kind.TOWN)[:1] if area else ()

    def _is_name(self, span: Span) -> bool:
        first = span[0]
        if len(span) == 1:
            word = strip_word(first.text)
            if len(word) < 3:
                return first.text.isupper() and self.countries.by_name(first.text) is not None
            barred = word in self.rules.common_words or word in self.rules.directions
            return (not barred and word not in self.rules.name_openers) or self._has_state(span)
        if strip_word(span.text) in self.rules.common_words:
            return False
        if first.lower_ == "the":
            return self.gazetteer.has_name(span.text)
        return (
            first.pos_ not in FUNCTION_TAGS
            or first.lower_ in _ARTICLES
            or first.lower_ in self.rules.arabic_articles
        )

    def _has_state(self, span: Span) -> bool:
        """Say whether a state in its short form follows: "Surprise, Ariz."."""
        after = span.doc[span.end : span.end + 2]
        if len(after) < 2 or after[0].text != "," or len(after[1]) < 2:
            return False
        short = after[1].text.endswith(".") or after[1].text.isupper()
        return short and strip_word(after[1].text) in self.rules.states

    def _keep_upper(self, span: Span, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Of a short word in capitals keep countries, large towns, and all at a passage's head."""
        after = span.doc[span.end].text if span.end < len(span.doc) else ""
        if span[0].is_sent_start and (after in _HEADLINE_MARKS or after.isupper()):
            return entries
        if span.start < 2 or (span.start > 0 and span.doc[: span.end].text.isupper()):
            return entries
        return tuple(
            entry
            for entry in entries
            if entry.kind is Kind.COUNTRY
            or (entry.population > 100_000 and fold_name(entry.name) == fold_name(span.text))
        )

    def _match_state(self, doc: Doc, start: int, passage: int) -> Candidate | None:
        """Match "Calif." or "CA" after a town and a comma or a party; short ones anywhere."""
        token = doc[start]
        word = strip_word(token.text)
        name = self.rules.states.get(word)
        if name is None or not (token.text.endswith(".") or token.text.isupper()):
            return None
        if not follows_town(doc, start) and not is_party_home(doc, start, self.rules):
            pointed = token.text.count(".") > 1 and word not in self.rules.aliases
            plain = word in self.rules.plain_states and token.text[1:].islower()
            if not pointed and not (plain and token.text.endswith(".")):
                return None
        entries = tuple(
            entry
            for entry in self.gazetteer.find(name)
            if entry.kind is Kind.ADMIN1 and entry.country in _PARTY_LANDS
        )
        return Candidate(passage, doc[start : start + 1], entries) if entries else None

    def _match_unknown(self, doc: Doc, start: int, passage: int) -> Candidate | None:
        """Match a capitalised name that only its surroundings call a place."""
        end = find_run_end(doc, start)
        span = doc[start:end]
        if span.text.isupper() or not any(token.pos_ == "PROPN" for token in span):
            return None
        kinds = read_kinds(span, self.rules)
        if kinds is None and ends_in_region(span, self.rules):
            span = doc[start : end - 1]
            kinds = frozenset({Kind.ADMIN1, Kind.ADMIN2, Kind.ADMIN3})
        if strip_word(span[0].text) in self.rules.common_words | self.rules.titles:
            return None
        if span[0].is_stop:
            return None
        if kinds is not None:
            entries = self.gazetteer.find_similar(span.text)
            return Candidate(passage, span, entries, kinds=kinds, is_guess=True)
        return self._match_hint(doc, start, passage)

    def _match_hint(self, doc: Doc, start: int, passage: int) -> Candidate | None:
        """Trust the model's GPE or LOC where a locative word stands before it."""
        token = doc[start]
        if token.ent_type_ not in {"GPE", "LOC"} or token.ent_iob_ != "B":
            return None
        end = start + 1
        while end < len(doc) and doc[end].ent_iob_ == "I":
            end += 1
        before = doc[start - 1].lower_ if start else ""
        if before not in self.rules.locatives | self.rules.directionals or end - start > 4:
            return None
        if any(strip_word(word.text) in self.rules.common_words for word in doc[start:end]):
            return None
        if token.pos_ != "PROPN":
            return None
        if end < len(doc) and doc[end].text[:1].isupper():
            return None
        return Candidate(passage, doc[start:end], (), is_guess=True)


def _is_well_known(candidate: Candidate) -> bool:
    """Say whether the name is that of a country, a region or a large town as it stands."""
    return candidate.is_demonym or any(
        entry.kind <= Kind.ADMIN1 or (entry.population > _LARGE and not entry.is_alternate)
        for entry in candidate.entries
    )
