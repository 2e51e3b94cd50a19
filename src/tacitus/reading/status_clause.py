"""What a deed's own clause says of its status: negation, modals, conditionals, tense."""

from __future__ import annotations

from spacy.tokens import Token

from tacitus.model.enums import Status
from tacitus.reading.status_rules import StatusRules

Verdict = tuple[Status, Token | None]
_OCCURRED: Verdict = (Status.OCCURRED, None)
_NOUNS = frozenset({"NOUN", "PROPN"})
_WH = frozenset({"who", "what", "why", "when", "where", "how", "which", "whose"})


def find_own_status(token: Token, rules: StatusRules) -> Verdict:
    """Give what the words of the deed's own clause, or noun phrase, say."""
    if token.pos_ in _NOUNS:
        return _find_noun_status(token, rules)
    for find in (_find_negation, _find_condition, _find_modal, _find_form, _find_progress):
        verdict = find(token, rules)
        if verdict[0] is not Status.OCCURRED:
            return verdict
    return _OCCURRED


def find_hedge(token: Token, rules: StatusRules) -> Token | None:
    """Give the word that tells the deed with a reserve: "allegedly", "is believed to have"."""
    for child in token.children:
        if child.dep_ in ("advmod", "amod") and child.lower_ in rules.hedge_words:
            return child
    head, steps = token, 0
    while head.dep_ in ("xcomp", "ccomp", "pcomp", "prep", "dobj", "pobj") and steps < 3:
        head, steps = head.head, steps + 1
        if head.lemma_.lower() in rules.hedge_words and token.dep_ != "dobj":
            return head
        if any(c.dep_ == "advmod" and c.lower_ in rules.hedge_words for c in head.children):
            return head
    return None


def _find_noun_status(token: Token, rules: StatusRules) -> Verdict:
    for child in token.children:
        if child.dep_ == "det" and child.lower_ in ("no", "neither"):
            return Status.DENIED, child
        if child.dep_ in ("amod", "det", "compound", "nmod"):
            governor = rules.get(child.lower_, "modifier")
            if governor:
                return Status(governor.effect), child
    if token.dep_ == "pobj" and token.head.lower_ in rules.words.without:
        return Status.DENIED, token.head
    return _OCCURRED


def _find_negation(token: Token, rules: StatusRules) -> Verdict:
    for child in token.children:
        if _is_not_only(child):
            continue
        if child.dep_ == "neg":
            return Status.DENIED, child
        if child.dep_ in ("nsubj", "nsubjpass", "advmod", "preconj") and (
            child.lower_ in rules.words.negation or _has_no(child)
        ):
            return Status.DENIED, child
    if token.dep_ in ("pcomp", "pobj") and _is_without(token.head, rules):
        return Status.DENIED, token.head
    return _OCCURRED


def _has_no(child: Token) -> bool:
    """Say whether a subject is "no troops", "none of them"."""
    return child.dep_ in ("nsubj", "nsubjpass") and any(
        grand.dep_ == "det" and grand.lower_ in ("no", "neither") for grand in child.children
    )


def _is_not_only(child: Token) -> bool:
    after = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
    return child.lower_ in ("not", "n't") and after in ("only", "just", "merely", "simply")


def _is_without(prep: Token, rules: StatusRules) -> bool:
    before = prep.nbor(-1).lower_ if prep.i else ""
    return prep.lower_ in rules.words.without or f"{before} {prep.lower_}" in rules.words.without


def _find_condition(token: Token, rules: StatusRules) -> Verdict:
    """A clause with "if", "unless" or "whether" tells nothing that happened."""
    for child in token.children:
        if child.dep_ in ("mark", "advmod") and child.lower_ in rules.words.conditional:
            if child.lower_ in ("until", "till") and token.tag_ == "VBD":
                continue
            return Status.HYPOTHETICAL, child
    return _OCCURRED


def _find_modal(token: Token, rules: StatusRules) -> Verdict:
    auxiliaries = [child for child in token.children if child.dep_ in ("aux", "auxpass")]
    is_perfect = any(child.lower_ in ("have", "'ve") for child in auxiliaries)
    for child in auxiliaries:
        if child.lower_ in ("would", "'d") and child.tag_ == "MD":
            return _read_would(token, child, rules, is_perfect=is_perfect)
        rule = rules.modals.get(child.lower_)
        if rule and child.tag_ == "MD":
            if is_perfect and rule.effect == "requested":
                return _OCCURRED if child.lower_ == "must" else (Status.HYPOTHETICAL, child)
            return Status(rule.effect), child
    return _OCCURRED


def _read_would(token: Token, modal: Token, rules: StatusRules, *, is_perfect: bool) -> Verdict:
    """Tell the future in the past ("said it would") from the unreal ("would have")."""
    if is_perfect:
        return Status.HYPOTHETICAL, modal
    if any(child.lower_ in rules.words.settled_would for child in token.children):
        return _OCCURRED
    if token.dep_ in ("ccomp", "xcomp", "relcl") and not _has_condition(token, rules):
        return Status.PLANNED, modal
    return Status.HYPOTHETICAL, modal


def _has_condition(token: Token, rules: StatusRules) -> bool:
    return any(
        child.dep_ == "advcl"
        and any(g.dep_ == "mark" and g.lower_ in rules.words.conditional for g in child.children)
        for child in token.children
    )


def _find_form(token: Token, rules: StatusRules) -> Verdict:
    """Questions leave open, imperatives request, headline infinitives plan."""
    if token.dep_ != "ROOT" and not (token.dep_ in ("acomp", "attr") and token.tag_ == "VBN"):
        return _OCCURRED
    sentence = token.sent
    if sentence.text.rstrip("\"'”’ ").endswith("?") and sentence[0].lower_ not in _WH:
        return Status.HYPOTHETICAL, sentence[-1]
    children = {child.dep_ for child in token.children}
    if token.dep_ == "ROOT" and token.tag_ == "VB" and not children & {"nsubj", "nsubjpass", "aux"}:
        return Status.REQUESTED, token
    if token.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
        return Status.PLANNED, token
    return _OCCURRED


def _find_progress(token: Token, rules: StatusRules) -> Verdict:
    """Progressive forms of the present, and "still", tell of what goes on."""
    auxiliaries = {child.lower_ for child in token.children if child.dep_ in ("aux", "auxpass")}
    present = auxiliaries & {"is", "are", "am", "'s", "'re", "'m"}
    lasting = "been" in auxiliaries and auxiliaries & {"has", "have", "'ve"}
    if token.tag_ == "VBG" and (present or lasting):
        return Status.ONGOING, token
    if "being" in auxiliaries and present:
        return Status.ONGOING, token
    return _OCCURRED
