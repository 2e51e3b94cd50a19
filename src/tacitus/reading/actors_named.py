"""Names that the knowledge file does not hold: persons with their titles, bodies."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tacitus.model.enums import ActorKind, Category
from tacitus.reading.actors_candidates import TOLL_CATEGORIES, Candidate, Form, PassageScan
from tacitus.reading.actors_phrases import capital_run, name_tokens, phrase_start
from tacitus.reading.actors_rules import SortRule, noun_lemma
from tacitus.reading.actors_sides import stands_to_somebody
from tacitus.reading.actors_sorts import country_of, sort_by_modifiers

_WHERE = frozenset({"in", "near", "at", "into", "inside", "outside", "across", "around", "onto"})
_CIVIL_GENERALS = frozenset({"attorney", "secretary", "solicitor", "surgeon", "inspector"})
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_OTHER_LABELS = frozenset(
    [
        "DATE",
        "TIME",
        "PRODUCT",
        "EVENT",
        "LAW",
        "LANGUAGE",
        "MONEY",
        "QUANTITY",
        "WORK_OF_ART",
        "PERCENT",
        "ORDINAL",
    ]
)


def is_person_name(scan: PassageScan, token: Token) -> bool:
    """Say whether a word ends a personal name: a hint of the model, or a title before it."""
    if token.pos_ != "PROPN" or not token.text[:1].isupper():
        return False
    lower = token.lower_
    if lower in scan.rules.name_words or lower in scan.rules.words.things:
        return False
    if name_tokens(token)[0].lower_ in scan.rules.words.things:
        return False
    titled = _titles_before(scan, token)
    if not titled and (_is_where(token) or token.lower_ in scan.places or token.i in scan.towns):
        return False
    if len(name_tokens(token)) == 1 and scan.rules.find_head(token) is not None:
        return False
    if token.ent_type_ == "PERSON":
        return scan.mark_at(token) is None
    return bool(titled) and token.ent_type_ != "GPE" and scan.rules.find_head(token) is None


def _titles_before(scan: PassageScan, token: Token) -> list[Token]:
    """Give the titles and offices that stand before a personal name."""
    first = name_tokens(token)[0].i
    titles: list[Token] = []
    for index in range(first, token.i):
        if scan.doc[index].lower_ in scan.rules.title_words:
            titles.append(scan.doc[index])
    for index in range(first - 1, max(first - 5, token.sent.start) - 1, -1):
        word = scan.doc[index]
        lemma = word.lemma_.lower()
        if word.lower_ in scan.rules.title_words or lemma in scan.rules.title_words:
            titles.append(word)
        elif word.text not in (".", "-"):
            break
    return titles


def build_person(scan: PassageScan, token: Token) -> Candidate:
    """Build the mention of a person: titles before the name belong to it."""
    titles = _titles_before(scan, token)
    last = max([title.i for title in titles if title.i < token.i], default=-1)
    words = [word for word in name_tokens(token) if word.i > last]
    if len(words) > 1 and _follows_office(words[0]):
        titles.append(words[0].nbor(-2))
        words = words[1:]
    start = min([word.i for word in (*words, *titles)])
    if any(title.head.i == token.i or title.i < token.i for title in titles):
        start = min(start, phrase_start(token)) if titles else start
    names = tuple(word.lower_ for word in words if word.text[:1].isalpha())
    sector, category = _sort_by_titles(scan, titles)
    span = scan.doc[start : token.i + 1]
    return Candidate(
        scan.number,
        span,
        token,
        Form.PERSON,
        ActorKind.PERSON,
        sector,
        category,
        country_of(scan, token, span),
        names=names,
        titles=tuple(title.lemma_.lower() for title in titles),
    )


def _follows_office(word: Token) -> bool:
    """Say whether a capitalised word ends an office: "Secretary of State"."""
    if word.i < 2 or word.nbor(-1).lower_ != "of":
        return False
    return word.nbor(-2).lower_ in ("secretary", "minister", "chief", "speaker", "director")


def _sort_by_titles(scan: PassageScan, titles: list[Token]) -> tuple[str | None, Category | None]:
    groups = scan.rules.titles
    for title in titles:
        lower = title.lower_
        if lower == "general" and title.i > 0 and title.nbor(-1).lower_ in _CIVIL_GENERALS:
            return "GOV", Category.CIVILIAN
        if lower in groups.military:
            return "MIL", Category.SECURITY_FORCE
        if lower in groups.government:
            return "GOV", Category.CIVILIAN
        if lower in groups.legislature:
            return "LEG", Category.CIVILIAN
        rule = scan.rules.find_head(title)
        if rule is not None:
            sort = sort_by_modifiers(scan, title, rule)
            return sort.sector, sort.category
    return None, None


def find_named_body(scan: PassageScan, token: Token) -> Candidate | None:
    """Give a body with a name of its own: capitalised words with a word for bodies, or a hint."""
    if not token.text[:1].isupper() or token.pos_ not in ("PROPN", "NOUN"):
        return None
    run = capital_run(token)
    words = [word.lower_ for word in run if word.pos_ != "PUNCT"]
    if _is_thing(scan, token, words):
        return None
    rule = sort_of_name(scan, words)
    is_hinted = token.ent_type_ in ("ORG", "NORP") and token.pos_ == "PROPN"
    is_acronym = len(run) == 1 and token.text.isupper() and 2 <= len(token.text) <= 6
    if len(run) == 1 and rule is not None and not is_hinted:
        return None
    is_side = rule is None and is_named_side(scan, token, run)
    if (
        rule is None
        and not is_hinted
        and not is_side
        and not (is_acronym and token.pos_ == "PROPN")
    ):
        return None
    if rule is None and (_is_where(token) or (len(run) == 1 and token.tag_ != "NNP")):
        return None
    marked = scan.mark_at(token)
    if marked is not None and (rule is None or marked[1].actor is not None or len(run) == 1):
        return None
    if rule is None and (token.lower_ in scan.places or token.i in scan.towns):
        return None
    if (len(run) == 1 or rule is None) and scan.rules.find_head(token) is not None:
        return None
    span = scan.doc[min(run.start, _with_article(run)) : run.end]
    sort = rule or SortRule(id="hint", kind=ActorKind.UNKNOWN, words=())
    return Candidate(
        scan.number,
        span,
        token,
        Form.NAME,
        sort.kind,
        sort.sector,
        TOLL_CATEGORIES.get(sort.kind),
        country_of(scan, token, span),
        lemma=noun_lemma(token, scan.rules.heads),
    )


def is_named_side(scan: PassageScan, token: Token, run: Span) -> bool:
    """Say whether a name nobody knows stands for a side: "Turkey supports the Azaz Shield".

    Two capitalised words with an article, beside a word for how sides stand to each other, or doing
    what only somebody does; people bear no article, places and works seldom stand so.
    """
    before = run.doc[run.start - 1] if run.start else None
    if len(run) < 2 or before is None or before.lower_ != "the":
        return False
    if token.ent_type_ in _PLACE_LABELS | _OTHER_LABELS:
        return False
    acts = token.dep_ == "nsubj" and _does_something(scan, token.head)
    return acts or stands_to_somebody(token)


def _does_something(scan: PassageScan, verb: Token) -> bool:
    return verb.lemma_.lower() in scan.rules.words.deciding


def _with_article(run: Span) -> int:
    before = run.start - 1
    return before if before >= 0 and run.doc[before].lower_ == "the" else run.start


def _is_where(token: Token) -> bool:
    """Say whether a name is the object of a preposition of place: then it is hardly a body."""
    return token.dep_ == "pobj" and token.head.lower_ in _WHERE


def _is_thing(scan: PassageScan, token: Token, words: list[str]) -> bool:
    lists = scan.rules.words
    lower = token.lower_
    if lower in lists.places or lower in lists.things or words[-1] in lists.things | lists.places:
        return True
    if token.ent_type_ in _OTHER_LABELS:
        return True
    if words[0] in lists.things:
        return True
    return token.ent_type_ in _PLACE_LABELS and sort_of_name(scan, words) is None


def sort_of_name(scan: PassageScan, words: list[str]) -> SortRule | None:
    """Give the sort that the words of a name tell, the word before "of" or the last one first."""
    for word in words:
        found = scan.rules.name_words.get(word)
        if found is not None and found.kind is ActorKind.POLICE:
            return found
    core = words[: words.index("of")] if "of" in words else words
    for word in (*reversed(core), *words):
        found = scan.rules.name_words.get(word)
        if found is not None:
            return found
    return None
