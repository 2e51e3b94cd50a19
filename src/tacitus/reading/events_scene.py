"""Which time and which place of the text belong to a happening: by the parse, not by nearness."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tacitus.model.enums import PlacePrecision, PlaceRole, TimePrecision, TimeType
from tacitus.reading.events_owner import (
    belongs_to_sequel,
    find_closed_clause,
    find_owner,
    is_of_now,
    is_posting_date,
)
from tacitus.reading.events_rules import EventRules, RetellingWords, SceneWords
from tacitus.reading.findings import AttributionFound, Findings, PlaceFound, TimeFound
from tacitus.reading.passages import ParsedPassage

_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj", "parataxis"})
_OWN = frozenset({"nsubj", "nsubjpass"})
_DASHES = frozenset({"--", "—", "–", "-", "---"})
_PRESENT = frozenset({"VBZ", "VBP"})
_DATELINE_TOKENS = 26
_FAR = 2
_MAX_WAY = 6
_CIRCUMSTANCE = frozenset({"when", "as", "while", "after", "once", "where"})
_WAY_PREPS = frozenset({"to", "from", "into", "towards", "toward", "for", "back", "in", "at"})
_FINENESS = {
    PlacePrecision.EXACT: 0,
    PlacePrecision.TOWN: 0,
    PlacePrecision.NEAR: 0,
    PlacePrecision.ADMIN2: 1,
    PlacePrecision.ADMIN1: 2,
    PlacePrecision.WATER: 2,
    PlacePrecision.REGION: 3,
    PlacePrecision.COUNTRY: 4,
}
_COARSE = frozenset(
    {TimePrecision.YEAR, TimePrecision.DECADE, TimePrecision.SEASON, TimePrecision.QUARTER}
)


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The times, places and attributions of a block by passage, dateline words set apart."""

    times: dict[int, list[TimeFound]]
    places: dict[int, list[PlaceFound]]
    attributions: dict[int, list[AttributionFound]]
    dateline: PlaceFound | None
    words: RetellingWords
    scenes: SceneWords


def build_scene(passages: Sequence[ParsedPassage], findings: Findings, rules: EventRules) -> Scene:
    """Arrange findings by passage; a dateline's words date and place nothing but the lead.

    The day on which the page was posted or updated dates nothing at all.
    """
    zones = {index: find_dateline_end(passage.doc) for index, passage in enumerate(passages)}
    times: dict[int, list[TimeFound]] = {}
    for time in findings.times:
        is_day = time.first is not None and time.type in (TimeType.DATE, TimeType.TIME)
        if is_posting_date(time.span, rules.scenes):
            continue
        if is_day and time.span.start >= zones[time.passage]:
            times.setdefault(time.passage, []).append(time)
    places: dict[int, list[PlaceFound]] = {}
    dateline: PlaceFound | None = None
    for place in findings.places:
        if place.role is not PlaceRole.LOCATION:
            continue
        if place.span.start < zones[place.passage]:
            dateline = dateline or place
        else:
            places.setdefault(place.passage, []).append(place)
    attributions: dict[int, list[AttributionFound]] = {}
    for attribution in findings.attributions:
        for number in {attribution.passage, *_content_passages(passages, attribution)}:
            attributions.setdefault(number, []).append(attribution)
    return Scene(
        times=times,
        places=places,
        attributions=attributions,
        dateline=dateline,
        words=rules.retellings,
        scenes=rules.scenes,
    )


def _content_passages(
    passages: Sequence[ParsedPassage], attribution: AttributionFound
) -> Iterable[int]:
    own = passages[attribution.passage].doc
    if all(span.doc is own for span in attribution.content):
        return ()
    numbers = {id(passage.doc): index for index, passage in enumerate(passages)}
    return {numbers[id(span.doc)] for span in attribution.content if id(span.doc) in numbers}


def find_dateline_end(doc: Doc) -> int:
    """Give the token after a passage's dateline ("BAMAKO, 14 May (Example Wire) -"), else 0."""
    if not len(doc) or not doc[0].text[:1].isupper():
        return 0
    for token in doc[:_DATELINE_TOKENS]:
        if token.text in _DASHES and token.i >= 1:
            before = doc[: token.i]
            if any(word.pos_ in ("VERB", "AUX") for word in before[1:]):
                return 0
            if token.text == "-" and not (
                doc[token.i - 1].whitespace_ or doc[token.i - 1].text == ")"
            ):
                continue
            return token.i + 1
        if token.text == ")" and token.i >= 2 and _is_closed_head(doc, token.i):
            return token.i + 1
    return 0


def _is_closed_head(doc: Doc, end: int) -> bool:
    """Say whether "KABUL, Afghanistan (Jan. 27)" opens the passage."""
    before = doc[:end]
    return (
        before[0].text.isupper()
        and len(before[0].text) > 2
        and not any(word.pos_ in ("VERB", "AUX") for word in before)
        and end + 1 < len(doc)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """The words that tell one happening, and those of ``rivals`` told in the same sentence."""

    words: Sequence[Token]
    rivals: Sequence[Token]
    sent: Span
    passage: int


def choose_time(site: Site, scene: Scene) -> TimeFound | None:
    """Give the time that belongs to the event's words within their sentence, or None."""
    found = [
        (*_cost(site, time.span), time)
        for time in scene.times.get(site.passage, ())
        if _within(time.span, site.sent)
        and not _dates_the_telling(time.span, site, scene)
        and not _is_of_sequel(time.span, site, scene)
        and not _is_rivals(time.span, site)
    ]
    near = [item for item in found if item[0] <= _FAR]
    if not near:
        return None
    return min(near, key=lambda item: (*item[:2], item[3].precision in _COARSE, item[2]))[3]


def choose_place(site: Site, scene: Scene) -> PlaceFound | None:
    """Give the place of the event's words within their sentence: nearest clause, then finest."""
    found = [
        (*_cost(site, place.span), place)
        for place in scene.places.get(site.passage, ())
        if _within(place.span, site.sent)
        and not _is_in_source(place.span, scene, site.passage)
        and not is_on_the_way(place.span.root, scene.words, site.words)
        and not _is_party(place.span.root, site)
        and not _is_rivals(place.span, site)
    ]
    near = [item for item in found if item[0] <= _FAR]
    if not near:
        return None
    return min(near, key=lambda item: (*item[:2], fineness(item[3]), item[2]))[3]


def _is_party(token: Token, site: Site) -> bool:
    """Say whether a place stands for people: who does it, or whom another word befalls.

    "Norway said", "blamed Norway", but not "shelled Gao", "Gao was shelled".
    """
    if token.dep_ == "nsubj":
        return True
    return token.dep_ == "dobj" and all(token.head.i != word.i for word in site.words)


def is_on_the_way(token: Token, lists: RetellingWords, words: Sequence[Token] = ()) -> bool:
    """Say whether a place is only where people were brought, came from or went to.

    "Taken to hospital in Gao", "on their way back from Gao": looked for on the way up to the
    event's own ``words``, which may themselves be words of moving.
    """
    ends = {word.i for word in words}
    path: list[Token] = []
    for above in token.ancestors:
        if above.i in ends or len(path) == _MAX_WAY:
            break
        path.append(above)
    preps = {word.lower_ for word in path if word.dep_ == "prep"}
    lemmas = {word.lemma_.lower() for word in path}
    if lemmas & lists.care and not any(word.dep_ in ("dobj", "nsubjpass") for word in path):
        return True
    return bool(preps & _WAY_PREPS) and bool(lemmas & lists.moves)


def fineness(place: PlaceFound) -> int:
    """Rank a place by how fine it is: 0 a town or finer, 4 a country, 5 unknown."""
    precision = place.place.precision
    return _FINENESS.get(precision, 5) if precision is not None else 5


def _within(span: Span, sent: Span) -> bool:
    return sent.start <= span.start and span.end <= sent.end


def _cost(site: Site, span: Span) -> tuple[int, bool, int]:
    """Give clause borders to the event, whether it hangs elsewhere, and the words between.

    What stands under an event noun ("the attack in Syria") belongs to it before all else.
    """
    root = find_closed_clause(span) or span.root
    nouns = [word for word in site.words if word.pos_ in ("NOUN", "PROPN")]
    elsewhere = bool(nouns) and not any(word.is_ancestor(root) for word in nouns)
    costs = [(_clause_cost(word, root, site), abs(word.i - root.i)) for word in site.words]
    best = min(costs)
    return best[0], elsewhere, best[1]


def _clause_cost(word: Token, target: Token, site: Site) -> int:
    """Count clause borders: three for a clause of its own that the event stands outside of."""
    chain = {word.i: 0}
    cost = 0
    token = word
    while token.head.i != token.i:
        if token.dep_ in _CLAUSE:
            cost += 1
        token = token.head
        chain[token.i] = cost
    down = 0
    token = target
    while token.i not in chain:
        if token.dep_ in _CLAUSE or (token.dep_ == "conj" and token.pos_ in ("VERB", "AUX")):
            is_other = any(child.dep_ in _OWN for child in token.children)
            down += 3 if is_other and not _is_circumstance(token, site) else 1
        if token.head.i == token.i:
            return 99
        token = token.head
    return chain[token.i] + down


def _is_circumstance(clause: Token, site: Site) -> bool:
    """Say whether a clause tells how the event itself came about ("killed when their car ...").

    It hangs on the event's word, and no other happening is told in it.
    """
    if all(clause.head.i != word.i for word in site.words):
        return False
    if any(clause.i == rival.i or clause.is_ancestor(rival) for rival in site.rivals):
        return False
    if clause.dep_ == "relcl":
        return any(child.tag_ in ("WDT", "WP", "WRB") for child in clause.children)
    return clause.dep_ == "advcl" and any(
        child.lower_ in _CIRCUMSTANCE for child in clause.children
    )


def _dates_the_telling(span: Span, site: Site, scene: Scene) -> bool:
    """Say whether a time says when somebody spoke: it hangs on the cue of the event's report."""
    heads = {span.root.i, span.root.head.i, span.root.head.head.i}
    if find_closed_clause(span) is not None:
        return False
    for attribution in scene.attributions.get(site.passage, ()):
        if any(
            span.start >= part.start and span.end <= part.end and part.doc is span.doc
            for part in attribution.content
        ):
            continue
        cues = [token for cue in attribution.cue if cue.doc is span.doc for token in cue]
        if any(token.tag_ in _PRESENT for token in cues):
            continue
        if any(token.i in heads for token in cues) and any(
            covers(attribution, w) for w in site.words
        ):
            return True
    return False


def _is_of_sequel(span: Span, site: Site, scene: Scene) -> bool:
    """Say whether it is the day of an arrest, a trial, a word on the event, a burial."""
    owner = find_owner(span)
    if any(owner.i == word.i for word in site.words):
        return False
    return belongs_to_sequel(owner, scene.scenes) or is_of_now(owner, scene.scenes)


def _is_rivals(span: Span, site: Site) -> bool:
    """Say whether it hangs on another happening, and this one only says who somebody is.

    "On Friday a patrol arrested a man suspected of raids": the raids are not on Friday.
    """
    owner = find_owner(span)
    if all(owner.i != rival.i for rival in site.rivals):
        return False
    return all(is_aside(word, owner) for word in site.words)


def is_aside(word: Token, owner: Token) -> bool:
    """Say whether a word stands in a clause that describes a noun below ``owner``."""
    if not owner.is_ancestor(word):
        return False
    for token in (word, *word.ancestors):
        if token.i == owner.i:
            return False
        if token.dep_ == "relcl" or (token.dep_ == "acl" and token.i != word.i):
            return True
    return False


def _is_in_source(span: Span, scene: Scene, passage: int) -> bool:
    return any(
        part.doc is span.doc and part.start <= span.start and span.end <= part.end
        for attribution in scene.attributions.get(passage, ())
        for part in attribution.source
    )


def covers(attribution: AttributionFound, word: Token) -> bool:
    """Say whether a word stands in what the attribution passes on."""
    return any(
        part.doc is word.doc and part.start <= word.i < part.end for part in attribution.content
    )
