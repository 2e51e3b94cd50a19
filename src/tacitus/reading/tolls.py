"""Tolls: how many people were killed, injured, missing, abducted, detained, displaced, gave up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from tacitus.model.enums import Category, Outcome
from tacitus.model.values import Count
from tacitus.reading.findings import TollFound
from tacitus.reading.tolls_anchors import FATAL, Anchored, find_anchored
from tacitus.reading.tolls_lists import list_coordinated
from tacitus.reading.tolls_nested import Nested, find_nested
from tacitus.reading.tolls_people import People, Scene, add_alike, build_scene, read_people
from tacitus.reading.tolls_rules import TollRules, TollTable, arrange_rules
from tacitus.reading.tolls_totals import Total, find_totals, is_aggregate, is_beyond_one

_BODILY = frozenset({Outcome.KILLED, Outcome.INJURED})
_SUBJECT_OR_OBJECT = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_SHOT = frozenset({"shoot", "hit", "strike"})
_THOSE = ("them", "whom", "those", "these", "the victims")
_SHOOTING = frozenset({"shoot", "stab", "beat", "wound", "injure", "hit"})


@dataclass(frozen=True, slots=True, eq=False)
class _Counted:
    """An anchor with the people read for it."""

    anchored: Anchored
    people: People


_PARTS_REACH = 4
"""Passages back to a toll whose parts may be told later: "three of the dead were ..."."""


def find_document_tolls(docs: Sequence[Doc], rules: TollRules) -> tuple[TollFound, ...]:
    """Find the tolls of passages in text order.

    "Three of the dead were children" in a later passage stands in ``includes`` of the last toll
    of its outcome before it, and is never a toll itself.
    """
    found: list[TollFound] = []
    for passage, doc in enumerate(docs):
        tolls, orphans = _read_passage(doc, rules, passage)
        for group in orphans:
            _attach_orphan(found, group, passage)
        found.extend(tolls)
    return tuple(_drop_conditions(found))


def _drop_conditions(tolls: list[TollFound]) -> list[TollFound]:
    """Leave out "two are in critical condition" where the hurt are counted: they are among them."""
    hurt = [toll for toll in tolls if toll.outcome is Outcome.INJURED and toll.count.high != 0]
    of_state = [toll for toll in hurt if toll.anchor.lower_ == "condition"]
    if len(of_state) == len(hurt):
        return tolls
    return [toll for toll in tolls if toll not in of_state]


def _attach_orphan(found: list[TollFound], group: Nested, passage: int) -> None:
    """Give parts to the last toll of an earlier passage that can hold them."""
    for index in range(len(found) - 1, -1, -1):
        held = found[index]
        if passage - held.passage > _PARTS_REACH:
            return
        is_whole = held.count.low is not None and held.count.low > 1 and not held.is_further
        if held.outcome is not group.outcome or held.is_aggregate or not is_whole:
            continue
        parts = [part for part in group.parts if _fits(part.count, held.count)]
        moved = tuple(replace(part, passage=passage) for part in parts)
        found[index] = replace(held, includes=held.includes + moved)
        return


def find_tolls(doc: Doc, rules: TollRules, passage: int) -> tuple[TollFound, ...]:
    """Find how many people were killed, injured, missing, abducted, detained, displaced, gave up.

    Text order. ``low`` is None where nothing sets a limit (a bare plural tells that somebody
    was hurt, not how many); an explicit "no one was hurt" gives 0-0. Counts of things are left
    out; parts of a toll ("nine of them children") stand in its ``includes``.
    """
    return _read_passage(doc, rules, passage)[0]


def _read_passage(
    doc: Doc, rules: TollRules, passage: int
) -> tuple[tuple[TollFound, ...], list[Nested]]:
    """Give the tolls of a passage, and the parts of tolls told before it."""
    table = arrange_rules(rules)
    scene = build_scene(doc, table)
    nested = find_nested(scene)
    taken = {index for group in nested for index in range(group.at, group.end)}
    counted = _drop_doubles(_read_all(scene, taken))
    anchors = [item.anchored.anchor for item in counted]
    tolls = [_build_toll(item, anchors, table, passage) for item in counted]
    tolls += _build_totals(scene, tolls, anchors, passage)
    tolls += _build_none(scene, passage)
    tolls.sort(key=lambda toll: (toll.span.start, toll.anchor.i, toll.outcome))
    tolls = _share_categories(_mark_further(tolls), counted)
    orphans = [group for group in nested if group.outcome and _find_holder(tolls, group) is None]
    return tuple(_attach_nested(tolls, nested)), orphans


def _read_all(scene: Scene, taken: set[int]) -> list[_Counted]:
    found: list[_Counted] = []
    for anchored in find_anchored(scene):
        together: list[People] = []
        for token in list_coordinated(anchored, anchored.counted, scene):
            is_itself = token == anchored.anchor or token.lemma_.lower() in _list_self(scene)
            people = read_people(
                token,
                scene,
                needs_person=anchored.needs_person,
                is_trusted=is_itself and token == anchored.counted,
            )
            if people is None or people.head.i in taken or people.category in anchored.forbids:
                continue
            if _is_number_told(people.head) or _is_nobody_else(people, scene):
                continue
            together.append(people)
        found += [_Counted(anchored, people) for people in add_alike(together)]
    return found


def _is_nobody_else(people: People, scene: Scene) -> bool:
    """Say whether the words are "no one else": they tell nothing of those told before."""
    after = people.span.end
    return people.count.high == 0 and scene.words[after : after + 1] == ("else",)


def _is_number_told(head: Token) -> bool:
    """Say whether "the number of people killed" goes on to tell the number itself."""
    link = head.head
    if head.dep_ != "pobj" or link.lower_ != "of" or link.head.lower_ not in ("number", "total"):
        return False
    noun = link.head
    return noun.dep_ in _SUBJECT_OR_OBJECT and noun.i > 0 and noun.nbor(-1).lower_ == "the"


def _list_self(scene: Scene) -> frozenset[str]:
    nouns = scene.table.rules.nouns
    return nouns.lives | nouns.bodies


def _drop_doubles(counted: list[_Counted]) -> list[_Counted]:
    """Keep one toll per people and outcome; who was shot and killed was killed."""
    kept: dict[tuple[int, Outcome], _Counted] = {}
    for item in counted:
        kept.setdefault((item.people.head.i, item.anchored.outcome), item)
    counted = [_soften_shot(item, counted) for item in kept.values()]
    kept = {(item.people.head.i, item.anchored.outcome): item for item in counted}
    result: list[_Counted] = []
    for (head, outcome), item in kept.items():
        killed = kept.get((head, Outcome.KILLED))
        if outcome is Outcome.INJURED and killed is not None:
            anchor = item.anchored.anchor
            if anchor.pos_ == "NOUN" or anchor.lemma_.lower() in _SHOOTING - {"wound", "injure"}:
                continue
            result.remove(killed) if killed in result else None
            result += _share(killed, item)
            continue
        if outcome is Outcome.KILLED and any(other.people.head.i == head for other in result):
            continue
        result.append(item)
    return result


def _share(killed: _Counted, hurt: _Counted) -> list[_Counted]:
    """Say who of the same people died: "12 were killed or injured", "9 deaths and 12 injured"."""
    anchor = killed.anchored.anchor
    if anchor.pos_ == "NOUN" and killed.people.head.i > anchor.i:
        return [hurt]
    return [_open_low(killed), _open_low(hurt)]


def _soften_shot(item: _Counted, counted: list[_Counted]) -> _Counted:
    """Lower the limit of "five were shot" where some of the passage's people died.

    "Five were shot, two of them fatally" leaves three hurt at least; other dead may be any.
    """
    anchored = item.anchored
    if anchored.anchor.lemma_.lower() not in _SHOT or anchored.outcome is not Outcome.INJURED:
        return item
    count = item.people.count
    if count.low is None or count.high is None or count.high < 2:
        return item
    dead = [
        other
        for other in counted
        if other.anchored.outcome is Outcome.KILLED and other.people.head != item.people.head
    ]
    share = next((other for other in dead if _is_share(other)), None)
    n_dead = share.people.count.high if share else None
    if n_dead is not None and n_dead < count.low:
        return _set_low(item, count.low - n_dead)
    return _open_low(item) if dead else item


def _is_share(dead: _Counted) -> bool:
    """Say whether the dead are some of those shot: "two fatally", "three of them died"."""
    if dead.anchored.anchor.lower_ in FATAL:
        return True
    return any(f" of {word} " in f" {dead.people.span.text.lower()} " for word in _THOSE)


def _open_low(item: _Counted) -> _Counted:
    """Take the lower limit away: "12 were killed or injured"."""
    return item if item.people.count.low == 0 else _set_low(item, None)


def _set_low(item: _Counted, low: int | None) -> _Counted:
    count = item.people.count.model_copy(update={"low": low})
    return _Counted(item.anchored, replace(item.people, count=count))


def _build_toll(item: _Counted, anchors: list[Token], table: TollTable, passage: int) -> TollFound:
    people, anchor = item.people, item.anchored.anchor
    return TollFound(
        passage=passage,
        span=people.span,
        anchor=anchor,
        counted=people.head,
        outcome=item.anchored.outcome,
        count=people.count,
        category=people.category,
        is_further=people.is_further or people.is_others,
        is_aggregate=is_aggregate(anchor, anchors, table)
        or (item.anchored.outcome in _BODILY and is_beyond_one(people.count, anchor.sent, table)),
    )


def _build_totals(
    scene: Scene, tolls: list[TollFound], anchors: list[Token], passage: int
) -> list[TollFound]:
    """Make tolls of the running totals; a figure already read as a toll is not read twice."""
    used = {index for toll in tolls for index in range(toll.span.start, toll.span.end)}
    result: list[TollFound] = []
    for total in find_totals(scene):
        outcome = total.outcome or _find_last_outcome(total, tolls)
        if outcome is None or total.found.core in used:
            continue
        span = scene.doc[total.found.start : total.found.end]
        result.append(
            TollFound(
                passage=passage,
                span=span,
                anchor=total.anchor,
                counted=scene.doc[total.found.end - 1],
                outcome=outcome,
                count=total.found.count,
                category=Category.UNSPECIFIED,
                is_running_total=True,
                is_aggregate=is_aggregate(total.anchor, [*anchors, total.anchor], scene.table),
            )
        )
    return result


def _find_last_outcome(total: Total, tolls: list[TollFound]) -> Outcome | None:
    before = [toll for toll in tolls if toll.anchor.i < total.anchor.i]
    return before[-1].outcome if before else None


def _build_none(scene: Scene, passage: int) -> list[TollFound]:
    """Read "no casualties" as nobody killed and nobody injured."""
    result: list[TollFound] = []
    for token in scene.doc:
        if token.lemma_.lower() != "casualty" or token.i not in _list_none(scene, token):
            continue
        span = scene.doc[_find_none(token) : token.i + 1]
        for outcome in (Outcome.KILLED, Outcome.INJURED):
            result.append(
                TollFound(
                    passage=passage,
                    span=span,
                    anchor=token,
                    counted=token,
                    outcome=outcome,
                    count=Count(low=0, high=0, wording=span.text),
                    category=Category.UNSPECIFIED,
                )
            )
    return result


def _list_none(scene: Scene, token: Token) -> set[int]:
    start = _find_none(token)
    return {token.i} if scene.doc[start].lower_ in ("no", "any") and start < token.i else set()


def _find_none(token: Token) -> int:
    return token.left_edge.i


def _mark_further(tolls: list[TollFound]) -> list[TollFound]:
    """Keep "another three" and "three others" as further only where they add to a like toll."""
    result: list[TollFound] = []
    for toll in tolls:
        if toll.is_further:
            alike = any(other.outcome is toll.outcome for other in result)
            beside = any(other.anchor.sent == toll.anchor.sent for other in result)
            is_explicit = "other" not in toll.count.wording.lower().split()[-1]
            toll = replace(toll, is_further=alike or (is_explicit and not beside))
        result.append(toll)
    return result


def _share_categories(tolls: list[TollFound], counted: list[_Counted]) -> list[TollFound]:
    """Give a bare number the people it is told beside: "killing three and wounding four troops"."""
    bare = {item.people.head.i for item in counted if item.people.is_elliptic}
    result: list[TollFound] = []
    for index, toll in enumerate(tolls):
        is_bare = toll.counted is not None and toll.counted.i in bare
        if is_bare and toll.category is Category.UNSPECIFIED and not toll.is_running_total:
            toll = replace(toll, category=_borrow_category(index, tolls, bare))
        result.append(toll)
    return result


def _borrow_category(index: int, tolls: list[TollFound], bare: set[int]) -> Category:
    sentence = tolls[index].anchor.sent
    near = [*reversed(tolls[:index]), *tolls[index + 1 :]]
    for other in near:
        is_full = other.counted is not None and other.counted.i not in bare
        if is_full and other.anchor.sent == sentence and other.anchor != tolls[index].anchor:
            return other.category
    return Category.UNSPECIFIED


def _attach_nested(tolls: list[TollFound], groups: tuple[Nested, ...]) -> list[TollFound]:
    result = list(tolls)
    for group in groups:
        index = _find_holder(result, group)
        if index is None:
            continue
        held = result[index]
        parts = tuple(part for part in group.parts if _fits(part.count, held.count))
        result[index] = replace(held, includes=held.includes + parts)
    return result


def _fits(part: Count, whole: Count) -> bool:
    return part.low is None or whole.high is None or part.low <= whole.high


def _find_holder(tolls: list[TollFound], group: Nested) -> int | None:
    """Give the toll a part belongs to: the last one before it, in its sentence if unnamed."""
    best: int | None = None
    for index, toll in enumerate(tolls):
        if toll.counted is None or toll.counted.i >= group.at:
            continue
        is_beside = toll.span.doc[group.at].sent == toll.counted.sent
        if toll.outcome is group.outcome or (group.outcome is None and is_beside):
            best = index
    return best
