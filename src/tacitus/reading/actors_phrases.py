"""Noun phrases: where a mention starts and ends, and what stands in it."""

from __future__ import annotations

from spacy.tokens import Span, Token

from tacitus.reading.numbers import load_number_table, measure_count

_LEFT = frozenset(
    [
        "det",
        "compound",
        "amod",
        "nummod",
        "nmod",
        "poss",
        "quantmod",
        "predet",
        "advmod",
        "punct",
        "npadvmod",
        "case",
        "neg",
    ]
)
_INSIDE = frozenset({"compound", "nmod"})
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "abu",
        "umm",
        "abd",
        "de",
        "del",
        "la",
        "los",
        "da",
        "dos",
        "di",
        "van",
        "von",
        "der",
        "den",
        "ul",
        "ur",
        "ben",
        "ould",
        "ag",
        "y",
        "e",
        "san",
        "-",
        "'",
        "’",
    ]
)
_OFFICES = frozenset({"ministry", "minister", "department", "secretary", "chief", "ministries"})
_STOPS = frozenset('()[]{};:—–"“”|•*')
_CAPITAL_ARTICLES = frozenset({"A", "An", "The"})
_CHAPTER = frozenset({"'s", "’s"})


def is_phrase_head(token: Token) -> bool:
    """Say whether a word heads a noun phrase of its own."""
    if token.pos_ in ("NOUN", "PROPN"):
        return token.dep_ not in _INSIDE or not _inside_name(token)
    if token.pos_ in ("ADJ", "VERB", "NUM", "X", "INTJ"):
        return token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "conj", "agent") and (
            token.pos_ != "VERB" or token.tag_ == "VBN" or token.text[:1].isupper()
        )
    return False


def _inside_name(token: Token) -> bool:
    return bool(token.head.pos_ in ("NOUN", "PROPN", "ADJ", "X", "NUM") and token.head.i > token.i)


def phrase_start(head: Token) -> int:
    """Give the index of the first word of the phrase that ends with ``head``."""
    start = head.i
    for child in reversed(list(head.lefts)):
        if child.right_edge.i != start - 1 or child.dep_ not in _LEFT or _opens_quote(child):
            break
        if child.tag_ == "VBD" or (child.tag_ == "VBN" and _follows_comma(child)):
            break
        start = child.left_edge.i
    for index in range(head.i - 1, start - 1, -1):
        token = head.doc[index]
        if token.text in _STOPS:
            start = index + 1
            break
        if index > start and token.text in _CAPITAL_ARTICLES:
            start = index
            break
    while start < head.i and (head.doc[start].is_punct or head.doc[start].dep_ == "advmod"):
        start += 1
    return start


def _follows_comma(token: Token) -> bool:
    """Say whether a participle is rather the verb behind an inserted clause: ", blamed men"."""
    return token.i > token.sent.start and token.nbor(-1).text == ","


def _opens_quote(token: Token) -> bool:
    return token.dep_ == "punct" and token.text not in ("-", "–", "'", "/", ".")


def phrase_end(head: Token) -> int:
    """Give the index behind the phrase, with an of-phrase that is part of a name or an office.

    Only names are taken in ("the ministry of Trade", "residents of Kadu"); a relative clause or
    an of-phrase in ordinary words is left out.
    """
    end = head.i + 1
    doc = head.doc
    if end >= len(doc) or doc[end].lower_ != "of" or doc[end].head.i != head.i:
        return end
    objects = [child for child in doc[end].children if child.dep_ == "pobj"]
    if not objects:
        return end
    target = objects[0]
    start = phrase_start(target)
    if head.lemma_.lower() in _OFFICES and start == end + 1 and target.i - start < 3:
        return target.i + 1 if not _is_name(target) else _with_joined(target)
    if start != end + 1 or not _is_name(target):
        return end
    return _with_joined(target)


def _with_joined(target: Token) -> int:
    """Take in "and" with one more capitalised word, and a further of-phrase."""
    end = phrase_end(target)
    joined = [child for child in target.children if child.dep_ == "conj" and child.i > target.i]
    is_next = len(joined) == 1 and joined[0].i == end + 1 and _is_name(joined[0])
    if is_next and target.ent_type_ == joined[0].ent_type_ == "ORG":
        return phrase_end(joined[0])
    return end


def _is_name(token: Token) -> bool:
    return bool(token.text[:1].isupper()) and token.pos_ in ("PROPN", "NOUN", "ADJ")


def of_object(head: Token) -> Token | None:
    """Give the noun of an of-phrase that follows at once ("a group of gunmen": gunmen)."""
    end = head.i + 1
    if end >= len(head.doc) or head.doc[end].lower_ not in ("of", "among"):
        return None
    found = [child for child in head.doc[end].children if child.dep_ == "pobj"]
    return found[0] if found else None


def cut_phrase(head: Token) -> Span:
    """Give the phrase of a noun without relative clause and long of-phrase."""
    return head.doc[phrase_start(head) : phrase_end(head)]


def name_tokens(head: Token) -> list[Token]:
    """Give the words of a personal name that ends with ``head``, without titles."""
    tokens = [head]
    for index in range(head.i - 1, max(head.sent.start, head.i - 7) - 1, -1):
        token = head.doc[index]
        if (
            token.pos_ == "PROPN"
            and token.text[:1].isupper()
            and token.ent_type_ not in ("GPE", "NORP")
        ) or (token.lower_ in _PARTICLES and (token.i + 1 == tokens[-1].i)):
            tokens.append(token)
        else:
            break
    while tokens and tokens[-1].text in ("-", "'", "’", "de", "e", "y", "la"):
        tokens.pop()
    return tokens[::-1]


def capital_run(head: Token) -> Span:
    """Give the capitalised words that end with ``head``, and what "of", "for", "and" add."""
    return head.doc[capital_start(head) : phrase_end(head)]


def capital_start(head: Token) -> int:
    """Give the index of the first of the capitalised words that end with ``head``."""
    doc, start = head.doc, head.i
    while start > head.sent.start and _in_run(doc[start - 1]):
        start -= 1
    while start < head.i and doc[start].text in ("-", "'", "&", "’"):
        start += 1
    return start


def _in_run(token: Token) -> bool:
    if token.text in ("-", "&"):
        return True
    return bool(token.text[:1].isupper()) and token.pos_ in ("PROPN", "NOUN", "ADJ", "X", "NUM")


def is_plural(head: Token) -> bool:
    """Say whether a noun stands for several."""
    return head.tag_ in ("NNS", "NNPS") or head.lower_ in (
        "people",
        "police",
        "authorities",
        "forces",
        "troops",
        "personnel",
        "gunmen",
        "both",
    )


def is_definite(span: Span) -> bool:
    """Say whether a phrase opens with a definite word."""
    return span[0].lower_ in ("the", "this", "that", "these", "those", "its", "their", "his", "her")


def is_indefinite(span: Span) -> bool:
    """Say whether a phrase brings in somebody new: an article, a number, a quantity."""
    first = span[0]
    return first.lower_ in (
        "a",
        "an",
        "another",
        "some",
        "several",
        "other",
        "two",
        "more",
        "at",
    ) or (first.pos_ == "NUM" or first.dep_ == "quantmod")


def strip_count(span: Span) -> Span:
    """Give a phrase without the count it begins with: "at least 14 people" is "people"."""
    end = measure_count(span, load_number_table())
    while end and end < len(span) - 1 and span[end].lower_ in ("of", "the", "its", "his", "their"):
        end += 1
    return span[end:] if 0 < end < len(span) else span


def strip_article(span: Span) -> str:
    """Give a phrase's words without the article before and the genitive behind."""
    tokens = list(span)
    while len(tokens) > 1 and tokens[0].lower_ in (
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
    ):
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].text in _CHAPTER:
        tokens.pop()
    start = tokens[0].idx - span[0].idx
    end = tokens[-1].idx + len(tokens[-1].text) - span[0].idx
    return str(span.text[start:end])


def is_number_of(token: Token) -> bool:
    """Say whether a noun is "the number", "the toll" of others and no group of them."""
    is_told = token.i > 0 and token.nbor(-1).lower_ in ("the", "total", "death", "overall")
    return token.lower_ in ("number", "total", "toll") and is_told


def has_article(token: Token) -> bool:
    """Say whether a noun has a determiner."""
    return any(child.dep_ == "det" for child in token.children)
