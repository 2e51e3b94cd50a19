"""The people that a toll counts: how many, who they were, and that they are people at all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from tacitus.model.enums import Category
from tacitus.model.values import Count
from tacitus.reading.numbers import CountFound, find_counts
from tacitus.reading.tolls_rules import TollTable

_NOUNS = frozenset({"NOUN", "PROPN"})
_NUMBER_DEPS = frozenset({"nummod", "quantmod", "compound", "amod", "det", "nmod", "advmod"})
_PREMODIFIERS = frozenset({"compound", "amod", "nummod", "nmod", "poss", "det", "quantmod"})
_SINGULAR_PRONOUNS = frozenset({"he", "she", "him", "her", "i", "me", "another"})
_PLURAL_PRONOUNS = frozenset({"they", "them", "we", "us", "many", "some", "others", "those"})
_NEITHER = frozenset({"neither", "nor"})
_RELATIVES = frozenset({"who", "whom", "that", "which"})
_THING_ENTITIES = frozenset(
    {"MONEY", "PERCENT", "DATE", "TIME", "QUANTITY", "ORDINAL", "EVENT", "LAW", "LANGUAGE"}
)


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A passage made ready: its lower-case words, and for each token the count that covers it."""

    doc: Doc
    table: TollTable
    counts: dict[int, CountFound]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class People:
    """Counted people: ``head`` is their noun, or the number where no noun stands."""

    head: Token
    span: Span
    count: Count
    category: Category
    is_certain: bool
    is_elliptic: bool = False
    is_further: bool = False
    is_others: bool = False


def build_scene(doc: Doc, table: TollTable) -> Scene:
    """Find the counts of a passage."""
    counts: dict[int, CountFound] = {}
    for found in find_counts(doc, table.numbers):
        for index in range(found.start, found.end):
            counts[index] = found
    return Scene(doc=doc, table=table, counts=counts, words=tuple(token.lower_ for token in doc))


def read_people(
    token: Token, scene: Scene, *, needs_person: bool = False, is_trusted: bool = False
) -> People | None:
    """Read the people that ``token`` names or counts; None where it is no person.

    With ``needs_person`` an unknown noun is refused, otherwise taken. ``is_trusted``: the noun
    stands for people by itself ("nine lives", "12 deaths").
    """
    head = _climb(token, scene)
    is_known = True if is_trusted else is_person(head, scene)
    if is_known is False or (needs_person and not is_known):
        return None
    found = _find_count(head, scene)
    if head.i in scene.counts and found is scene.counts[head.i]:
        return _read_elliptic(head, found, scene)
    count = _count_members(head, found.count, scene) if found else _count_bare(head, scene)
    start = found.start if found else _find_left(head)
    span = scene.doc[min(start, head.i) : head.i + 1]
    return People(
        head=head,
        span=span,
        count=count.model_copy(update={"wording": span.text}),
        category=find_category(head, scene),
        is_certain=bool(is_known),
        is_further=bool(found and found.is_further),
        is_others=_is_others(head),
    )


def add_alike(people: list[People]) -> list[People]:
    """Add up people of one category that are told side by side: "four nurses and six clerks"."""
    result: list[People] = []
    for item in people:
        if any(item.head == other.head for other in people[: people.index(item)]):
            continue
        index = next((i for i, other in enumerate(result) if _can_add(other, item)), None)
        if index is None:
            result.append(item)
            continue
        first = result[index]
        span = item.head.doc[
            min(first.span.start, item.span.start) : max(first.span.end, item.span.end)
        ]
        low = (first.count.low or 0) + (item.count.low or 0)
        is_rough = first.count.approximate or item.count.approximate
        count = Count(low=low, high=low, approximate=is_rough, wording=span.text)
        result[index] = replace(first, span=span, count=count)
    return result


def _can_add(first: People, second: People) -> bool:
    is_plain = all(
        item.count.low and item.count.low == item.count.high and not item.is_elliptic
        for item in (first, second)
    )
    is_apart = second.is_further or second.is_others or first.is_others
    return is_plain and not is_apart and first.category is second.category


def find_noun_after(found: CountFound, scene: Scene) -> Token:
    """Give the noun that a count belongs to, or the last token of the count itself."""
    doc, last = scene.doc, scene.doc[found.end - 1]
    noun = last
    for token in doc[found.end : found.end + 6]:
        if token.pos_ in _NOUNS:
            noun = token
            if token.dep_ not in ("compound", "nmod"):
                break
        elif not _is_inside(token):
            break
    return noun


def _is_inside(token: Token) -> bool:
    """Say whether a word can stand between a count and its noun."""
    if token.pos_ in ("ADJ", "ADV", "NUM") or token.lower_ in ("-", "of", "the"):
        return True
    return token.dep_ == "amod" and token.tag_ in ("VBN", "VBG", "JJ")


def is_person(token: Token, scene: Scene) -> bool | None:
    """Say whether a token stands for people: True, False, or None where it cannot be told."""
    if token.lower_ == "another":
        return token.dep_ != "det"
    if token.pos_ == "PRON" or token.i in scene.counts:
        return _is_pronoun(token, scene)
    lemma, lower = token.lemma_.lower(), token.lower_
    categories = scene.table.categories
    if lower in categories or lemma in categories:
        return True
    if lower in scene.table.things or lemma in scene.table.things:
        return False
    if token.ent_type_ in ("PERSON", "NORP"):
        return True
    if token.pos_ == "NOUN" and lower.endswith(scene.table.rules.endings.person):
        return True
    if token.pos_ not in _NOUNS or token.ent_type_ in _THING_ENTITIES:
        return False
    if token.text.isupper() and len(token) > 1 and _find_left(token) == token.i:
        return False
    return None


def _is_pronoun(token: Token, scene: Scene) -> bool | None:
    if token.i in scene.counts:
        return token.ent_type_ not in ("MONEY", "PERCENT")
    lower = token.lower_
    if lower in _SINGULAR_PRONOUNS or lower in _PLURAL_PRONOUNS or lower in _RELATIVES:
        return True
    return lower in scene.table.categories


def find_category(token: Token, scene: Scene) -> Category:
    """Give who the people were, from their noun, the words before it, or its "of"."""
    categories = scene.table.categories
    lemma = token.lemma_.lower()
    if lemma in scene.table.rules.nouns.aid_roles and _is_of_aid_body(token, scene):
        return Category.AID_WORKER
    if token.i and (pair := categories.get(f"{token.nbor(-1).lower_} {lemma}")):
        return pair
    own = categories.get(lemma) or categories.get(token.lower_)
    if own not in (None, Category.UNSPECIFIED):
        return own
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod"):
            found = categories.get(child.lemma_.lower())
            if found not in (None, Category.UNSPECIFIED):
                return found
    inner = _find_inner(token)
    return find_category(inner, scene) if inner is not None else Category.UNSPECIFIED


def _is_of_aid_body(token: Token, scene: Scene) -> bool:
    """Say whether staff are those of an aid body: "two staff of a relief group"."""
    words = scene.table.rules.nouns.aid_words
    for child in token.children:
        if child.dep_ in ("compound", "amod", "nmod") and child.lower_ in words:
            return True
        if child.dep_ == "prep" and child.lower_ in ("of", "with", "for", "from"):
            said = f" {' '.join(part.lower_ for part in child.subtree)} ".replace(" - ", "-")
            return any(f" {word} " in said for word in words)
    return False


def _find_inner(token: Token) -> Token | None:
    """Give the noun in "dozens OF PEOPLE", "members OF THE POLICE"."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "among"):
            for grand in child.children:
                if grand.dep_ == "pobj" and grand.pos_ in (*_NOUNS, "PRON"):
                    return grand
    return None


def _climb(token: Token, scene: Scene) -> Token:
    """From a number to the noun it counts: "12" in "12 rebel fighters"."""
    found = scene.counts.get(token.i)
    if found is None or (token.pos_ in ("NOUN", "PRON") and not found.is_vague):
        return token
    noun = find_noun_after(found, scene)
    is_linked = noun.i >= found.end and (token.dep_ in _NUMBER_DEPS or noun.i == found.end)
    return noun if is_linked or found.is_vague else token


def _find_count(head: Token, scene: Scene) -> CountFound | None:
    """Give the count that belongs to a noun: among the words before it."""
    if head.i in scene.counts:
        return scene.counts[head.i]
    index = head.i - 1
    while index >= max(0, head.i - 8):
        token = scene.doc[index]
        if index in scene.counts:
            found = scene.counts[index]
            return (
                found
                if find_noun_after(found, scene).i == head.i or _is_left(token, head)
                else None
            )
        if token.pos_ in ("VERB", "AUX", "PRON", "CCONJ") and token.dep_ not in _PREMODIFIERS:
            return None
        if token.pos_ == "PUNCT" and token.lower_ not in ("-", '"', "'", "“", "”", "‘", "’"):
            return None
        index -= 1
    return None


def _is_left(token: Token, head: Token) -> bool:
    return token.head == head and token.dep_ in _PREMODIFIERS


def _read_elliptic(head: Token, found: CountFound, scene: Scene) -> People:
    """Read a number that stands alone, or with "of": "killing three", "two of the guards"."""
    inner = _find_inner(head)
    end = found.end
    category = Category.UNSPECIFIED
    if inner is not None and inner.i - found.end <= 6:
        category, end = find_category(inner, scene), max(end, inner.i + 1)
    span = scene.doc[found.start : end]
    return People(
        head=head,
        span=span,
        count=found.count.model_copy(update={"wording": span.text}),
        category=category,
        is_certain=False,
        is_elliptic=inner is None,
        is_further=found.is_further,
    )


def _count_bare(head: Token, scene: Scene) -> Count:
    """Count a noun without a number: one if it is singular, unknown if it is plural."""
    lower = head.lower_
    if any(child.lower_ in _NEITHER for child in head.lefts) or scene.words[head.i - 1] == "nor":
        return Count(low=0, high=0, wording=head.text)
    if size := _find_size(head, scene):
        return size
    if lower in _SINGULAR_PRONOUNS:
        return Count(low=1, high=1, wording=head.text)
    is_collective = head.lemma_.lower() in scene.table.rules.nouns.collectives
    if head.pos_ == "PRON" or is_collective or head.tag_ in ("NNS", "NNPS"):
        return Count(wording=head.text)
    if head.tag_ == "NNP" and head.ent_type_ == "NORP" and not _has_article(head):
        return Count(wording=head.text)
    if head.tag_ in ("NN", "NNP"):
        return Count(low=1, high=1, wording=head.text)
    return Count(wording=head.text)


def _count_members(head: Token, count: Count, scene: Scene) -> Count:
    """Count the people of "six couples" (12) and "200 families" (200 at least)."""
    nouns = scene.table.rules.nouns
    size = nouns.sizes.get(head.lemma_.lower(), 1)
    if size > 1:
        low, high = (None if n is None else n * size for n in (count.low, count.high))
        return count.model_copy(update={"low": low, "high": high})
    if head.lemma_.lower() in nouns.households and count.low:
        return count.model_copy(update={"high": None})
    return count


def _has_article(head: Token) -> bool:
    return any(child.lower_ in ("a", "an", "another") for child in head.lefts)


def _find_size(head: Token, scene: Scene) -> Count | None:
    """Read "a family of five", "a group of 12 men", "an elderly couple"."""
    nouns = scene.table.rules.nouns
    if head.lemma_.lower() not in nouns.containers:
        return None
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i + 1 in scene.counts:
            return scene.counts[child.i + 1].count
    size = nouns.sizes.get(head.lower_)
    return Count(low=size, high=size, wording=head.text) if size else None


def _find_left(head: Token) -> int:
    left = head.i
    for child in head.lefts:
        if child.dep_ in _PREMODIFIERS and all(t.pos_ != "VERB" for t in child.subtree):
            left = min(left, child.left_edge.i)
    return left


def _is_others(head: Token) -> bool:
    return head.lemma_.lower() == "other" or any(c.lower_ == "other" for c in head.children)
