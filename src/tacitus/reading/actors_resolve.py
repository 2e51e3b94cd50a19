"""Joining mentions to actors: one id through the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tacitus.model.enums import ActorKind, Category
from tacitus.reading.actors_candidates import Candidate, Form
from tacitus.reading.actors_phrases import is_definite, is_indefinite, strip_article
from tacitus.reading.actors_pronouns import Recent, find_antecedent
from tacitus.reading.actors_rules import ActorRules, KnownActor
from tacitus.reading.actors_speakers import find_quoted, find_speaker

_STATE_SECTORS = frozenset({"MIL", "COP", "GOV", "LEG"})
_STATE_WORDS = frozenset(
    {
        "army",
        "military",
        "armed forces",
        "air force",
        "navy",
        "police",
        "government",
        "parliament",
        "security force",
        "congress",
        "regime",
        "authority",
        "authorities",
        "cabinet",
        "national assembly",
    }
)
_GOVERNMENT_WORDS = frozenset({"government", "administration", "regime"})
_BODY_WORDS = frozenset(
    {"group", "movement", "organization", "organisation", "party", "militia", "faction", "front"}
    | {"newspaper", "agency", "company", "charity", "daily", "network", "cartel", "gang", "union"}
    | {"offshoot", "wing", "armed wing", "military wing", "affiliate", "branch", "splinter group"}
)
_PASSAGES_BACK = 8


@dataclass(slots=True, eq=False)
class Cluster:
    """An actor while its mentions are being gathered."""

    kind: ActorKind
    sector: str | None = None
    category: Category | None = None
    country: str | None = None
    known: KnownActor | None = None
    is_named: bool = False
    is_plural: bool = False
    is_metonym: bool = False
    names: tuple[str, ...] = ()
    titles: set[str] = field(default_factory=set)
    lemma: str = ""
    mentions: list[Candidate] = field(default_factory=list)

    @property
    def last_passage(self) -> int:
        """The passage of the latest mention."""
        return self.mentions[-1].passage


class Resolver:
    """Takes a document's mentions in text order and joins each to its actor."""

    def __init__(self, rules: ActorRules, counts: Counter[str]) -> None:
        self._rules = rules
        self._dominant = find_dominant(counts)
        self._by_key: dict[str, Cluster] = {}
        self._persons: dict[str, list[Cluster]] = {}
        self._speaking: list[Candidate] = []
        self._initials: dict[str, Cluster] = {}
        self._words: dict[str, Cluster] = {}
        self._states: dict[str, set[str]] = {}
        self._synonyms = {
            word: group for group, words in rules.anaphora.people.items() for word in words
        }
        self.clusters: list[Cluster] = []
        self._recent = Recent()

    def add(self, candidate: Candidate) -> None:
        """Join one mention to an actor, or make a new actor of it."""
        if candidate.form is Form.SPEAKER:
            self._speaking.append(candidate)
            return
        cluster = self._find_cluster(candidate)
        if cluster is None:
            return
        cluster.mentions.append(candidate)
        _enrich(cluster, candidate)
        if candidate.form is not Form.PRONOUN or candidate.lemma not in ("who", "whom", "whose"):
            self._recent.note(candidate, cluster)

    def finish(self) -> list[Cluster]:
        """Join the first persons of quotations to their speakers; give the actors in order."""
        heads = {(m.passage, m.head.i): c for c in self.clusters for m in c.mentions}
        quoted: dict[int, list[bool]] = {}
        for candidate in self._speaking:
            if candidate.passage not in quoted:
                quoted[candidate.passage] = find_quoted(candidate.head.doc)
            speaker = find_speaker(candidate.head, quoted[candidate.passage], self._rules)
            cluster = heads.get((candidate.passage, speaker.i)) if speaker is not None else None
            if cluster is not None:
                cluster.mentions.append(candidate)
        for cluster in self.clusters:
            cluster.mentions.sort(key=text_order)
        return sorted(self.clusters, key=lambda cluster: text_order(cluster.mentions[0]))

    def _find_cluster(self, candidate: Candidate) -> Cluster | None:
        if candidate.form in (Form.DESCRIPTION, Form.PERSON):
            apposed = self._find_apposed(candidate)
            if apposed is not None:
                return apposed
        match candidate.form:
            case Form.SPEAKER:
                return None
            case Form.PRONOUN:
                found = find_antecedent(candidate, self._recent, self._rules)
                return found if isinstance(found, Cluster) else None
            case Form.NAME:
                return self._find_name(candidate)
            case Form.COUNTRY:
                return self._keyed(f"country:{candidate.country}", candidate)
            case Form.PERSON:
                return self._find_person(candidate)
            case Form.MAYBE:
                return self._find_maybe(candidate)
            case Form.DESCRIPTION:
                return self._find_description(candidate)

    def _keyed(self, key: str, candidate: Candidate) -> Cluster:
        cluster = self._by_key.get(key)
        if cluster is None:
            cluster = self._by_key[key] = self._new(candidate)
        return cluster

    def _new(self, candidate: Candidate) -> Cluster:
        cluster = Cluster(
            kind=candidate.kind,
            sector=candidate.sector,
            category=candidate.category,
            country=candidate.country,
            known=candidate.known,
            names=candidate.names,
            is_plural=candidate.is_plural,
            lemma=candidate.lemma,
        )
        self.clusters.append(cluster)
        return cluster

    def _find_name(self, candidate: Candidate) -> Cluster:
        if candidate.known is not None:
            cluster = self._keyed(f"known:{candidate.known.id}", candidate)
        else:
            text = strip_article(candidate.name or candidate.span).lower()
            person = self._find_person_by(text) if candidate.sector is None else None
            if person is not None:
                return person
            short = self._find_short(candidate, text)
            if short is not None:
                return short
            acronym = self._initials.get(strip_article(candidate.span).replace(".", ""))
            key = f"name:{text}"
            if acronym is not None and key not in self._by_key:
                self._by_key[key] = acronym
            cluster = self._keyed(key, candidate)
        self._note_initials(candidate, cluster)
        return cluster

    def _find_person_by(self, text: str) -> Cluster | None:
        """Find the person named before by these words, or by a part of them."""
        words = text.split()
        for cluster in reversed(self._persons.get(words[-1], [])):
            if _is_same_person(cluster.names, words):
                return cluster
        return None

    def _find_short(self, candidate: Candidate, text: str) -> Cluster | None:
        """ "The Observatory": a body named before with this word in its name."""
        if " " in text or not is_definite(candidate.span):
            return None
        return self._words.get(text)

    def _note_initials(self, candidate: Candidate, cluster: Cluster) -> None:
        """Note the acronym a long name would have, and the one in brackets behind it."""
        name = candidate.name or candidate.span
        words = [token for token in name if token.is_alpha and token.text[:1].isupper()]
        if candidate.short:
            self._by_key.setdefault(f"name:{candidate.short}", cluster)
            self._words[candidate.short.split()[-1]] = cluster
        if len(words) >= 3:
            self._words.update((token.lower_, cluster) for token in words if token.i != words[0].i)
        if len(words) >= 2:
            self._initials.setdefault("".join(token.text[0] for token in words), cluster)
        doc, end = candidate.span.doc, candidate.span.end
        if end + 2 < len(doc) and doc[end].text in "([" and doc[end + 2].text in ")]":
            bracketed = doc[end + 1].text
            if sum(map(str.isupper, bracketed)) >= 2:
                self._initials[bracketed.replace(".", "")] = cluster

    def _find_person(self, candidate: Candidate) -> Cluster:
        names = candidate.names or (candidate.head.lower_,)
        for cluster in reversed(self._persons.get(names[-1], [])):
            if _is_same_person(cluster.names, names):
                return self._know_person(cluster, names)
        if len(names) <= 2:
            for cluster in reversed(self._persons.get(names[0], [])):
                if _is_same_person(cluster.names, names):
                    return self._know_person(cluster, names)
        return self._know_person(self._new(candidate), names)

    def _know_person(self, cluster: Cluster, names: tuple[str, ...]) -> Cluster:
        if len(names) > len(cluster.names):
            cluster.names = names
        for name in names:
            known = self._persons.setdefault(name, [])
            if cluster not in known:
                known.append(cluster)
        return cluster

    def _find_maybe(self, candidate: Candidate) -> Cluster | None:
        """Take a lone capitalised word up only where the document has its full name."""
        if not candidate.is_bare:
            return None
        acronym = self._initials.get(candidate.head.text.replace(".", ""))
        if acronym is not None and candidate.head.text.isupper():
            return acronym
        known = self._persons.get(candidate.head.lower_, [])
        return known[-1] if known else None

    def _find_description(self, candidate: Candidate) -> Cluster:
        definite = is_definite(candidate.span)
        state = self._find_state(candidate)
        if state is not None:
            return state
        if definite and candidate.is_bare and candidate.head.text[:1].isupper():
            short = self._find_short(candidate, candidate.head.lower_)
            if short is not None:
                return short
        if definite and candidate.is_bare:
            taken_up = self._take_up(candidate)
            if taken_up is not None:
                return taken_up
        if definite and not candidate.is_bare:
            key = _description_key(candidate)
            return self._by_key.get(key) or self._keyed(key, candidate)
        if is_indefinite(candidate.span):
            cluster = self._new(candidate)
            self._by_key[_description_key(candidate)] = cluster
            return cluster
        return self._keyed(_description_key(candidate), candidate)

    def _find_apposed(self, candidate: Candidate) -> Cluster | None:
        """ "Tomas Arbel, a rebel leader": one actor; only of one number and one sort."""
        head = candidate.head
        if head.dep_ != "appos" or candidate.is_plural:
            return None
        for note, cluster in reversed(self._recent.notes):
            if note.passage != candidate.passage:
                return None
            if note.head.i != head.head.i or not isinstance(cluster, Cluster):
                continue
            if cluster.is_plural or not _is_one_sort(cluster, candidate):
                return None
            if candidate.form is Form.PERSON:
                if cluster.is_named:
                    return None
                self._know_person(cluster, candidate.names)
            return cluster
        return None

    def _find_state(self, candidate: Candidate) -> Cluster | None:
        """ "The army" is that of the country named with it, or of the document's one country."""
        if candidate.sector not in _STATE_SECTORS or candidate.lemma not in _STATE_WORDS:
            return None
        country = candidate.country
        if country is None and candidate.is_bare and is_definite_or_bare(candidate):
            known = self._states.get(candidate.lemma, set())
            country = next(iter(known)) if len(known) == 1 else self._dominant
            candidate.country = country
        if country is None:
            return None
        self._states.setdefault(candidate.lemma, set()).add(country)
        if candidate.lemma in _GOVERNMENT_WORDS:
            candidate.is_metonym = True
            return self._keyed(f"country:{country}", candidate)
        return self._keyed(f"state:{candidate.lemma}:{country}", candidate)

    def _take_up(self, candidate: Candidate) -> Cluster | None:
        """Find the actor that "the group", "the attackers" or "the minister" takes up."""
        group = self._synonyms.get(candidate.lemma)
        kinds = self._rules.anaphora.kinds.get(candidate.lemma, ())
        for cluster in self._recent.clusters():
            if not isinstance(cluster, Cluster):
                continue
            if candidate.passage - cluster.last_passage > _PASSAGES_BACK:
                continue
            if cluster.lemma == candidate.lemma and cluster.is_plural == candidate.is_plural:
                return cluster
            if candidate.is_plural:
                if group and self._synonyms.get(cluster.lemma) == group and cluster.is_plural:
                    return cluster
            elif candidate.kind is ActorKind.PERSON:
                if cluster.kind is ActorKind.PERSON and candidate.lemma in cluster.titles:
                    return cluster
            elif cluster.is_named and cluster.kind in kinds:
                return cluster
        return None


def _is_one_sort(cluster: Cluster, candidate: Candidate) -> bool:
    is_person = candidate.kind is ActorKind.PERSON
    if is_person != (cluster.kind is ActorKind.PERSON):
        return False
    return is_person or candidate.lemma in _BODY_WORDS


def text_order(candidate: Candidate) -> tuple[int, int, int]:
    """Order mentions by passage and place, what holds another first."""
    return candidate.passage, candidate.span.start, -candidate.span.end


def is_definite_or_bare(candidate: Candidate) -> bool:
    """Say whether a phrase has a definite article or none."""
    return is_definite(candidate.span) or len(candidate.span) == 1


def find_dominant(counts: Counter[str]) -> str | None:
    """Give the country that a document is about: named twice, and twice as often as any other."""
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < 2:
        return None
    if len(ranked) > 1 and ranked[1][1] * 2 > ranked[0][1]:
        return None
    return ranked[0][0]


def _description_key(candidate: Candidate) -> str:
    if candidate.is_bare and candidate.is_plural and len(candidate.span) == 1:
        return f"description:{candidate.lemma}"
    if candidate.kind is not ActorKind.PERSON and candidate.country is None:
        capitals = [token.lower_ for token in candidate.span[1:] if token.text[:1].isupper()]
        if capitals and not candidate.is_plural:
            return f"body:{candidate.lemma}:{' '.join(capitals)}"
    return f"description:{strip_article(candidate.span).lower()}"


def _is_same_person(known: Sequence[str], names: Sequence[str]) -> bool:
    """Say whether one name's words all stand in the other, or the first is its initial."""
    short, long = sorted((list(known), list(names)), key=len)
    if all(name in long for name in short):
        return True
    if len(short) < 2 or short[-1] != long[-1]:
        return False
    first, other = short[0].rstrip("."), long[0]
    return len(first) == 1 and other.startswith(first)


def _enrich(cluster: Cluster, candidate: Candidate) -> None:
    """Add what a mention tells to its actor: name, title, country, sector."""
    if candidate.form is Form.PRONOUN:
        return
    cluster.titles.update(candidate.titles)
    if candidate.form in (Form.NAME, Form.PERSON, Form.COUNTRY):
        cluster.is_named = True
    if candidate.is_metonym:
        cluster.is_metonym = True
        cluster.kind, cluster.sector = ActorKind.GOVERNMENT, "GOV"
    cluster.known = cluster.known or candidate.known
    if cluster.kind is ActorKind.UNKNOWN:
        cluster.kind = candidate.kind
    cluster.sector = cluster.sector or candidate.sector
    cluster.category = cluster.category or candidate.category
    cluster.country = cluster.country or candidate.country
