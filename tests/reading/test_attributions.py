"""Who said what: sources, cues, words, kinds, hedges and chains."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Doc, Span

from tacitus.model.document import Document
from tacitus.model.enums import AttributionKind
from tacitus.reading.attribution_rules import load_attribution_rules
from tacitus.reading.attributions import find_attributions
from tacitus.reading.findings import AttributionFound
from tacitus.reading.passages import ParsedPassage, split_passages

Parse = Callable[[str], Doc]
pytestmark = pytest.mark.model


def _find(parse: Parse, text: str) -> tuple[AttributionFound, ...]:
    document = Document(id="d", text=text)
    passages = [
        ParsedPassage(number=number, passage=passage, doc=parse(passage.text), document_text=text)
        for number, passage in enumerate(split_passages(document, passage_chars=4000))
    ]
    return find_attributions(passages, load_attribution_rules())


def _words(spans: Sequence[Span]) -> str:
    return " | ".join(span.text for span in spans)


def _row(found: AttributionFound) -> tuple[str, str, str]:
    return _words(found.source), _words(found.cue), _words(found.content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The colonel said the road was closed.",
            ("The colonel", "said", "the road was closed"), id="clause"),
        pytest.param(
            "The colonel said that the road was closed.",
            ("The colonel", "said", "that the road was closed"), id="that-clause"),
        pytest.param(
            "The shells hit the market, police said on Monday.",
            ("police", "said", "The shells hit the market"), id="tag"),
        pytest.param(
            "The attack, officials said, killed three.",
            ("officials", "said", "The attack | killed three"), id="tag-inside"),
        pytest.param(
            "“We will fight on,” said Colonel Ali Haddad, a spokesman for the army.",
            ("Colonel Ali Haddad, a spokesman for the army", "said", "“We will fight on,”"),
            id="inverted"),
        pytest.param(
            "“We will fight on,” he said. “Nobody will stop us.”",
            ("he", "said", "“We will fight on,” | “Nobody will stop us.”"), id="runs-on"),
        pytest.param(
            "“We will fight on,” the general said, “until the war is won.”",
            ("the general", "said", "“We will fight on,” | “until the war is won.”"), id="split"),
        pytest.param(
            '"The army did it", a villager said, "and everyone knows".',
            ("a villager", "said", '"The army did it" | "and everyone knows"'),
            id="split-comma-outside",
        ),
        pytest.param(
            "The general said: “We will fight on.”",
            ("The general", "said", "“We will fight on.”"), id="colon"),
        pytest.param(
            "The mayor said the siege was “a crime against the whole town.”",
            ("The mayor", "said", "the siege was “a crime against the whole town.”"), id="mixed"),
        pytest.param(
            "According to residents, the army shelled the village.",
            ("residents", "According to", "the army shelled the village"), id="according-to"),
        pytest.param(
            "The army shelled the village, according to a report by monitors.",
            ("a report by monitors", "according to", "The army shelled the village"),
            id="according-to-last"),
        pytest.param(
            "The minister accused the rebels of burning crops.",
            ("The minister", "accused", "the rebels of burning crops"), id="accuse"),
        pytest.param(
            "The bishop called for a truce.", ("The bishop", "called for", "a truce"), id="call"),
        pytest.param(
            "She called the raid a crime.", ("She", "called", "the raid a crime"), id="call-it"),
        pytest.param(
            "The group said in a statement that it fired the rocket.",
            ("The group", "said in a statement", "that it fired the rocket"), id="venue"),
        pytest.param(
            "The men are said to have fled.", ("", "are said", "The men | to have fled"),
            id="hearsay"),
        pytest.param(
            "It was reported that the bridge had fallen.",
            ("", "was reported", "that the bridge had fallen"), id="it-was-reported"),
        pytest.param(
            "His denial of the killings surprised nobody.",
            ("His", "denial of", "the killings"), id="noun"),
        pytest.param(
            "Army: 12 rebels killed in raid",
            ("Army", ":", "12 rebels killed in raid"), id="headline"),
        pytest.param(
            "Twelve rebels killed in raid - army",
            ("army", "-", "Twelve rebels killed in raid"), id="headline-tail"),
        pytest.param(
            "Twelve rebels died in the raid, army says",
            ("army", "says", "Twelve rebels died in the raid"), id="headline-tag"),
        pytest.param(
            "The group was quoted by Radio Delta as saying the road was mined.",
            ("The group", "was quoted | as saying", "the road was mined"), id="quoted-as-saying"),
    ],
)  # fmt: skip
def test_source_cue_and_words(parse: Parse, text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [_row(found) for found in _find(parse, text)]


@pytest.mark.parametrize(
    ("text", "kind", "hedged"),
    [
        pytest.param("The colonel said the road was closed.", AttributionKind.SAID, False,
                     id="said"),
        pytest.param("State radio said the town had fallen.", AttributionKind.REPORTED, False,
                     id="medium"),
        pytest.param("The rebels claimed that they shot down a jet.", AttributionKind.CLAIMED,
                     False, id="claimed"),
        pytest.param("The lawyer alleged that guards beat him.", AttributionKind.ALLEGED, False,
                     id="alleged"),
        pytest.param("The army denied that anyone died.", AttributionKind.DENIED, False,
                     id="denied"),
        pytest.param("The army confirmed that the base had fallen.", AttributionKind.CONFIRMED,
                     False, id="confirmed"),
        pytest.param("The army did not confirm that the base had fallen.", AttributionKind.SAID,
                     False, id="not-confirmed"),
        pytest.param("The men are thought to have fled.", AttributionKind.SAID, True,
                     id="is-thought"),
        pytest.param("The rebels reportedly crossed the river.", AttributionKind.REPORTED, True,
                     id="reportedly"),
        pytest.param("The guard allegedly beat two men.", AttributionKind.ALLEGED, True,
                     id="allegedly"),
        pytest.param('The army "liberated" the town at dawn.', AttributionKind.QUOTED, True,
                     id="scare-quotes"),
        pytest.param("The so-called liberation left the town in ruins.", AttributionKind.ALLEGED,
                     True, id="so-called"),
    ],
)  # fmt: skip
def test_kind_and_hedge(parse: Parse, text: str, kind: AttributionKind, hedged: bool) -> None:
    found = _find(parse, text)[0]
    assert (found.kind, found.hedged) == (kind, hedged)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The army shelled the village at dawn.", id="plain"),
        pytest.param("The rebels fired at the convoy.", id="fire"),
        pytest.param("The troops responded with mortars.", id="respond"),
        pytest.param("They were paid according to rank.", id="measure"),
        pytest.param("The telephone call was cut off.", id="phone-call"),
        pytest.param("He lives in the town's old quarter.", id="apostrophe"),
        pytest.param("The union has called a strike for Monday.", id="call-a-strike"),
        pytest.param("The blast claimed three lives.", id="claimed-lives"),
        pytest.param("Two men were found dead in a ditch.", id="found-dead"),
        pytest.param("A man named Omar was shot in the market.", id="named"),
        pytest.param("The rebels threaten the town.", id="threaten-a-town"),
        pytest.param("It is not known who fired the shots.", id="not-known"),
    ],
)
def test_author_speaks_alone(parse: Parse, text: str) -> None:
    assert _find(parse, text) == ()


def test_medium_that_was_told_is_the_way(parse: Parse) -> None:
    found = _find(parse, "A villager told Radio Delta that scouts had seen tanks.")[0]
    assert _words(found.source) == "A villager"
    assert _words(found.via) == "Radio Delta"


def test_quoting_medium_is_the_way(parse: Parse) -> None:
    found = _find(parse, "The group was quoted by Radio Delta as saying the road was mined.")[0]
    assert _words(found.via) == "Radio Delta"


def test_chain_keeps_each_link(parse: Parse) -> None:
    outer, inner = _find(parse, "Police said witnesses told them that the gunmen had fled.")
    assert _words(outer.source) == "Police"
    assert _words(inner.source) == "witnesses"
    assert inner.parent is outer
    assert outer.parent is None


def test_medium_that_quotes_the_source_is_the_way(parse: Parse) -> None:
    found = _find(parse, "The mayor, quoted by state radio, said the siege was over.")
    assert [_words(item.via) for item in found] == ["state radio"]


def test_hedged_source_hedges_the_words(parse: Parse) -> None:
    found = _find(parse, "Unconfirmed reports said the airport had been closed.")
    assert [item.hedged for item in found] == [True]


def test_own_thoughts_in_a_quotation_are_no_link(parse: Parse) -> None:
    found = _find(parse, "“I think the road is safe and I hope it stays so,” the mayor said.")
    assert [_words(item.source) for item in found] == ["the mayor"]


def test_relative_pronoun_points_to_its_noun(parse: Parse) -> None:
    found = _find(parse, "The doctor, who said the ward was full, left the town.")[0]
    assert _words(found.source) == "who"
    assert found.source_head is not None
    assert found.source_head.text == "doctor"


def test_quotation_runs_on_into_marked_paragraphs(parse: Parse) -> None:
    text = (
        "“We will go home,” the farmer said. “They burned our fields.\n\n"
        "“We have nothing left.”\n\nThe army fired on the camp."
    )
    found = _find(parse, text)
    assert len(found) == 1
    assert [span.text for span in found[0].content] == [
        "“We will go home,”", "“They burned our fields.", "“We have nothing left.”"
    ]  # fmt: skip


def test_unclosed_quotation_leaves_the_rest_to_the_author(parse: Parse) -> None:
    text = 'The farmer said: "We will go home.\n\nThe army fired on the camp. All fled.'
    found = _find(parse, text)
    assert [_words(item.content) for item in found] == ['"We will go home.']


def test_dateline_is_no_part_of_the_words(parse: Parse) -> None:
    found = _find(parse, "DELTA CITY (Wire) - Three guards died in the blast, police said.")[0]
    assert _words(found.content) == "Three guards died in the blast"


def test_text_order(parse: Parse) -> None:
    text = "Police said two men died. Residents said five died.\n\nThe army denied the raid."
    found = _find(parse, text)
    assert [_words(item.source) for item in found] == ["Police", "Residents", "The army"]
    assert [item.passage for item in found] == [0, 0, 1]


def test_sentences_do_not_depend_on_other_documents(parse: Parse) -> None:
    text = "Police said two men died."
    assert [_row(item) for item in _find(parse, text)] == [
        _row(item) for item in _find(parse, text)
    ]
