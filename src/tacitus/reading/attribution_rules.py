"""The rules that say which words pass on somebody's words, and how."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Token

from tacitus.model.enums import AttributionKind
from tacitus.reading.rule_file import read_rule_file


class Frame(StrEnum):
    """What may stand beside a verb as the words that it passes on."""

    CLAUSE = "clause"
    QUOTE = "quote"
    INFINITIVE = "infinitive"
    OBJECT = "object"
    PERSON = "person"
    COMPLEMENT = "complement"
    PASSIVE = "passive"


class Rule(BaseModel):
    """A rule with sentences where it must fire and where it must not."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


class VerbRule(Rule):
    """Verbs of one class. ``topics`` are the prepositions whose object is what is said.

    ``links`` lead from an object to its complement ("accused them *of* theft"). ``objects``,
    where given, are the only nouns that may be a bare object.
    """

    kind: AttributionKind
    lemmas: tuple[str, ...]
    frames: tuple[Frame, ...]
    topics: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    confidence: float = 0.8


class NounRule(Rule):
    """Nouns that pass words on: with a clause, an infinitive or one of ``topics``.

    ``owners`` are the prepositions whose object is the source ("a call from").
    """

    kind: AttributionKind
    lemmas: tuple[str, ...]
    clause: bool
    infinitive: bool = False
    topics: tuple[str, ...] = ()
    owners: tuple[str, ...] = ("by", "from")
    needs_source: bool = False
    confidence: float = 0.6


class AdjectiveRule(Rule):
    """Adjectives that tell what somebody thinks: "is confident that", "is critical of"."""

    kind: AttributionKind
    lemmas: tuple[str, ...]
    clause: bool
    infinitive: bool = False
    topics: tuple[str, ...] = ()
    confidence: float = 0.65


class PhraseRule(Rule):
    """Fixed words before a source: "according to"."""

    kind: AttributionKind
    phrases: tuple[str, ...]
    confidence: float = 0.85


class HedgeRule(Rule):
    """Words that pass something on without a source, or with a reserve."""

    kind: AttributionKind
    words: tuple[str, ...]
    confidence: float = 0.7


class WordRule(Rule):
    """A list of words that the reading of attributions needs."""

    words: tuple[str, ...]


class AttributionRules(BaseModel):
    """All of ``rules/attributions.toml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verbs: tuple[VerbRule, ...]
    adjectives: tuple[AdjectiveRule, ...]
    nouns: tuple[NounRule, ...]
    phrases: tuple[PhraseRule, ...]
    hedges: tuple[HedgeRule, ...]
    hedge_adjectives: WordRule
    media: WordRule
    media_names: WordRule
    venues: WordRule
    light_verbs: WordRule
    headline_labels: WordRule
    headline_sources: WordRule


class AttributionLexicon:
    """The rules laid out for looking up a word at a time; made once."""

    def __init__(self, rules: AttributionRules) -> None:
        self.verbs: dict[str, tuple[VerbRule, ...]] = {}
        for verb_rule in rules.verbs:
            for lemma in verb_rule.lemmas:
                self.verbs[lemma] = (*self.verbs.get(lemma, ()), verb_rule)
        self.adjectives = {lemma: rule for rule in rules.adjectives for lemma in rule.lemmas}
        self.nouns = {lemma: rule for rule in rules.nouns for lemma in rule.lemmas}
        self.phrases = {
            tuple(phrase.split()): rule for rule in rules.phrases for phrase in rule.phrases
        }
        self.phrase_starts = frozenset(words[0] for words in self.phrases)
        self.hedges = {word: rule for rule in rules.hedges for word in rule.words}
        self.hedge_adjectives = frozenset(rules.hedge_adjectives.words)
        self._media = frozenset(rules.media.words)
        self._media_names = frozenset(rules.media_names.words)
        self.venues = frozenset(rules.venues.words)
        self.light_verbs = frozenset(rules.light_verbs.words)
        self.headline_labels = frozenset(rules.headline_labels.words)
        self.headline_sources = frozenset(rules.headline_sources.words)

    def is_medium(self, noun: Token) -> bool:
        """Say whether a noun, with the words compounded with it, names a medium."""
        words = [noun, *(child for child in noun.lefts if child.dep_ == "compound")]
        if any(child.dep_ == "compound" and child.pos_ == "PROPN" for child in noun.rights):
            return False
        return any(
            word.lower_ in self._media
            or (word.pos_ == "PROPN" and word.lower_ in self._media_names)
            for word in words
        )

    def find_verb_rule(self, lemma: str, *frames: Frame) -> VerbRule | None:
        """Give the first rule of a verb that has one of the frames, or None."""
        for rule in self.verbs.get(lemma, ()):
            if any(frame in rule.frames for frame in frames):
                return rule
        return None


@lru_cache(maxsize=1)
def load_attribution_rules() -> AttributionLexicon:
    """Read ``rules/attributions.toml`` and lay it out; raises SettingsError on a fault."""
    return AttributionLexicon(read_rule_file("attributions", AttributionRules))
