"""Invented documents in the layouts that users have: the record found, the body kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

import pytest

from tacitus.intake.dating import redate
from tacitus.intake.markdown import read_markdown
from tacitus.intake.plain_text import read_plain_text
from tacitus.intake.publication import Taken
from tacitus.intake.web_page import read_web_page
from tacitus.model.document import Document
from tacitus.model.enums import DatedBy

LEAD = (
    "Gunmen on motorcycles raided the cattle market of Tinzawa on Saturday, killing nine traders."
)
SECOND = "A spokesman for the army said that two patrols had been sent after the attackers."
THIRD = "Traders who fled to the next town said that the market had burned until nightfall."
STORY = f"{LEAD}\n\n{SECOND}\n\n{THIRD}"
LINKED = STORY.replace("Tinzawa", "[Tinzawa](http://y.example)")


@dataclass(frozen=True)
class Layout:
    """A document as printed and what its record must hold; fields not named are not checked."""

    name: str
    source: str
    kind: str = "txt"
    expected: dict[str, object] = field(default_factory=dict)
    kept: str = STORY


def join_body(document: Document) -> str:
    return " ".join(document.text[part.start : part.end] for part in document.body)


def read(layout: Layout) -> Taken:
    readers = {"txt": read_plain_text, "md": read_markdown, "html": read_web_page}
    return readers[layout.kind](layout.source.encode("utf-8"), "folder/name")


def build_page(head: str, body: str, *, lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'


PARAGRAPHS = "".join(f"<p>{words}</p>" for words in (LEAD, SECOND, THIRD))

LAYOUTS = [
    Layout("bare", STORY, expected={"title": None, "published_on": None, "dated_on": None}),
    Layout(
        "title_byline_day",
        f"Raid on cattle market\n\nBy Jane Roe\n\n21 May 2024\n\n{STORY}\n",
        expected={
            "title": "Raid on cattle market",
            "authors": ("Jane Roe",),
            "published_on": date(2024, 5, 21),
            "dated_by": DatedBy.PUBLISHED,
        },
    ),
    Layout(
        "day_and_outlet",
        f"Raid on cattle market\nMay 21, 2024 | Example Monitor\n\n{STORY}\n",
        expected={
            "title": "Raid on cattle market",
            "publisher": "Example Monitor",
            "published_on": date(2024, 5, 21),
        },
    ),
    Layout(
        "outlet_first",
        f"EXAMPLE OBSERVER\n\nRaid on cattle market\n\nPublished 3 March 2021\n\n{STORY}",
        expected={
            "title": "Raid on cattle market",
            "publisher": "EXAMPLE OBSERVER",
            "published_on": date(2021, 3, 3),
        },
    ),
    Layout(
        "posted_on_with_time",
        f"Raid on cattle market\n\nPosted on May 3, 2020 at 10:30 am by John Doe\n\n{STORY}",
        expected={"published_on": date(2020, 5, 3), "authors": ("John Doe",)},
    ),
    Layout(
        "dateline_with_agency",
        f"BAMAKO, May 14 (Example Wire) - {STORY}",
        expected={
            "first_publisher": "Example Wire",
            "dated_on": None,
            "first_published_on": None,
        },
    ),
    Layout(
        "dateline_takes_year_from_head",
        f"Raid on cattle market\n\nExample Monitor | 16 May 2024\n\nBAMAKO, May 14 - {STORY}",
        expected={
            "published_on": date(2024, 5, 16),
            "dated_on": date(2024, 5, 14),
            "dated_by": DatedBy.DATELINE,
        },
    ),
    Layout(
        "old_newswire",
        f"CLANDESTINE, 8 JAN 90 (RADIO EXAMPLE) -- [TEXT] {STORY.upper()}",
        expected={
            "dated_on": date(1990, 1, 8),
            "dated_by": DatedBy.DATELINE,
            "first_publisher": "RADIO EXAMPLE",
        },
        kept=STORY.upper(),
    ),
    Layout(
        "press_release",
        f"2021-03-QX-014\nFor Immediate Release\n\nGAO, Mali (March 9) - {STORY}\n\n# # #",
        expected={"dated_on": date(2021, 3, 9), "dated_by": DatedBy.DATELINE},
    ),
    Layout(
        "release_with_full_day",
        f"Patrol meets raiders\nExample Joint Command\n2021-03-Q-014\nFor Immediate Release\n\n"
        f"GAO, Mali (March 9, 2021)\n{STORY}",
        expected={"title": "Patrol meets raiders", "dated_on": date(2021, 3, 9)},
    ),
    Layout(
        "day_without_year_is_no_day",
        f"Feb. 3: Operations in the north\n\n{STORY}",
        expected={"title": "Feb. 3: Operations in the north", "dated_on": None},
    ),
    Layout(
        "leading_day",
        f"12 Jul 2016 {STORY}",
        expected={"published_on": date(2016, 7, 12), "dated_by": DatedBy.PUBLISHED},
    ),
    Layout(
        "leading_weekday_and_time",
        f"Thursday 01 September 2016 20:22 {STORY}",
        expected={"published_on": date(2016, 9, 1)},
    ),
    Layout(
        "copy_names_its_original",
        f"Raid on cattle market\n\nExample Monitor, 21 May 2024\n\n"
        f"First carried by Example Wire on 14 May 2024\n\n{STORY}",
        expected={
            "publisher": "Example Monitor",
            "first_publisher": "Example Wire",
            "first_published_on": date(2024, 5, 14),
            "dated_on": date(2024, 5, 14),
            "dated_by": DatedBy.FIRST_PUBLISHED,
        },
    ),
    Layout(
        "original_named_at_the_foot",
        f"Raid on cattle market\n\nExample Monitor | 2 June 2024\n\n{STORY}\n\n"
        "This article originally appeared in the Example Review on 14 May 2024.",
        expected={
            "first_publisher": "Example Review",
            "first_published_on": date(2024, 5, 14),
            "published_on": date(2024, 6, 2),
        },
    ),
    Layout(
        "second_outlet_and_day",
        f"Raid on cattle market\n\nExample Monitor | 2 June 2024\n\nExample Wire | 14 May 2024\n\n"
        f"{STORY}",
        expected={
            "publisher": "Example Monitor",
            "published_on": date(2024, 6, 2),
            "first_publisher": "Example Wire",
            "first_published_on": date(2024, 5, 14),
        },
    ),
    Layout(
        "source_line_at_the_foot",
        f"Raid on cattle market\n\n{STORY}\n\nSource: Example Wire, 3 March 2021\n",
        expected={"first_publisher": "Example Wire", "first_published_on": date(2021, 3, 3)},
    ),
    Layout(
        "updated_line_is_no_publication",
        f"Raid on cattle market\n\nUpdated 22 May 2024\n\n{STORY}",
        expected={"published_on": None, "dated_on": None},
    ),
    Layout(
        "notices_all_round",
        f"Raid on cattle market\n\nBy Jane Roe, Example Monitor\n\nShare this article\n\n{LEAD}\n\n"
        f"ADVERTISEMENT\n\n{SECOND}\n\nRead more: Talks collapse\n\n{THIRD}\n\nDonate today to "
        "keep us going.\n\nSubscribe to our newsletter\n\n12 comments\n\nThe views expressed in "
        "this article are the author's own.\n\n© 2024 Example Monitor. All rights reserved.",
        expected={
            "publisher": "Example Monitor",
            "rights": "© 2024 Example Monitor. All rights reserved.",
        },
    ),
    Layout(
        "shelves",
        f"Raid on cattle market\n\nRegion: Sahel\nFiled under: Security, Cattle\nSeries: The long "
        f"war\n\n{STORY}",
        expected={
            "region": ("Sahel",),
            "theme": ("Security", "Cattle"),
            "series": ("The long war",),
        },
    ),
    Layout(
        "standfirst_before_byline",
        f"Raid on cattle market\n\nNine dead as the dry season begins\n\nBy Jane Roe\n\n{STORY}",
        expected={"title": "Raid on cattle market", "authors": ("Jane Roe",)},
    ),
    Layout(
        "windows_line_ends",
        f"Raid on cattle market\r\n\r\nBy Jane Roe\r\n\r\n{STORY}".replace("\n\n", "\r\n\r\n"),
        expected={"authors": ("Jane Roe",)},
    ),
    Layout(
        "markdown",
        f"# Raid on *cattle* market\n\n**By [Jane Roe](https://x.example/roe)**\n\n"
        f"*Example Monitor* | 21 May 2024\n\n{LINKED}"
        "\n\n---\n\n[Share this article](https://share.example)",
        "md",
        {
            "title": "Raid on cattle market",
            "authors": ("Jane Roe",),
            "publisher": "Example Monitor",
            "published_on": date(2024, 5, 21),
        },
    ),
    Layout(
        "markdown_front_matter",
        '---\ntitle: "Raid on cattle market"\nauthor: Jane Roe\ndate: 2024-05-21\nlicense: CC BY\n'
        f"tags: [security, cattle]\n---\n\n{STORY}",
        "md",
        {
            "title": "Raid on cattle market",
            "published_on": date(2024, 5, 21),
            "rights": "CC BY",
            "theme": ("security", "cattle"),
        },
    ),
    Layout(
        "markdown_republished",
        f"Raid on cattle market\n=====\n\n_Republished from [Example Wire](https://w.example), 14 "
        f"May 2024_\n\n> {LEAD}\n\n{SECOND}\n\n* {THIRD}\n",
        "md",
        {
            "title": "Raid on cattle market",
            "first_publisher": "Example Wire",
            "dated_on": date(2024, 5, 14),
        },
    ),
    Layout(
        "page_with_json_ld",
        build_page(
            '<title>Raid | Example Monitor</title><script type="application/ld+json">'
            '{"@type":"NewsArticle","headline":"Raid on cattle market","datePublished":'
            '"2024-05-21T08:00:00Z","author":{"name":"Jane Roe"},"publisher":{"name":'
            '"Example Monitor"}}</script>',
            f"<nav><a href='/'>Home</a></nav><article><h1>Raid on cattle market</h1>{PARAGRAPHS}"
            "</article><footer>© 2024 Example Monitor</footer>",
        ),
        "html",
        {
            "title": "Raid on cattle market",
            "authors": ("Jane Roe",),
            "publisher": "Example Monitor",
            "published_on": date(2024, 5, 21),
            "rights": "© 2024 Example Monitor",
        },
    ),
    Layout(
        "page_with_meta_tags",
        build_page(
            '<meta property="og:site_name" content="Example Post"><meta property="og:title" '
            'content="Raid on cattle market"><meta property="article:published_time" '
            'content="2023-01-02T23:00:00+01:00"><meta property="og:url" '
            'content="https://post.example/raid">',
            f"<main>{PARAGRAPHS}</main>",
        ),
        "html",
        {
            "publisher": "Example Post",
            "published_on": date(2023, 1, 2),
            "url": "https://post.example/raid",
        },
    ),
    Layout(
        "page_with_foreign_canonical",
        build_page(
            '<title>Raid on cattle market</title><meta property="og:url" '
            'content="https://copy.example/raid"><link rel="canonical" '
            'href="https://www.wire.example/2024/05/14/raid">',
            f"<article><h1>Raid on cattle market</h1>{PARAGRAPHS}</article>",
        ),
        "html",
        {
            "first_publisher": "wire.example",
            "first_published_on": date(2024, 5, 14),
            "published_on": None,
        },
    ),
    Layout(
        "statement_before_the_story_on_one_line",
        f"First published by Example Wire on 14 May 2024. {STORY}",
        expected={"first_publisher": "Example Wire", "dated_on": date(2024, 5, 14)},
    ),
    Layout(
        "title_over_two_lines_of_head",
        f"Raid on cattle market\nNine dead as the dry season begins\n\nBy Jane Roe for Example "
        f"Review\nMay 3, 2020\n\n{STORY}",
        expected={
            "title": "Raid on cattle market",
            "authors": ("Jane Roe",),
            "publisher": "Example Review",
        },
    ),
    Layout(
        "rubric_above_the_title",
        f"Example Review\nAnalysis\n\nRaid on cattle market\n\n{STORY}",
        expected={"title": "Raid on cattle market", "publisher": "Example Review"},
    ),
    Layout(
        "place_and_day_in_brackets",
        f"(Gao, 14 May 2024) - {STORY}",
        expected={"dated_on": date(2024, 5, 14), "dated_by": DatedBy.DATELINE},
    ),
    Layout(
        "labels",
        "TITLE: Raid on cattle market\nDATE: 21 May 2024\nSOURCE: Example Wire\nAUTHOR: Jane Roe"
        f"\n\n{STORY}",
        expected={
            "title": "Raid on cattle market",
            "authors": ("Jane Roe",),
            "published_on": date(2024, 5, 21),
            "first_publisher": "Example Wire",
        },
    ),
    Layout(
        "outlet_and_day_as_signature",
        f"Raid on cattle market\n\n{STORY}\n\n— Example Wire, 14 May 2024",
        expected={"publisher": "Example Wire", "published_on": date(2024, 5, 14)},
    ),
    Layout(
        "reprinted_with_the_outlets_town",
        f"Raid on cattle market\nReprinted from Example Daily (Gao), 14 May 2024\n\n{STORY}",
        expected={"first_publisher": "Example Daily", "dated_on": date(2024, 5, 14)},
    ),
    Layout(
        "day_before_the_story_under_a_title",
        f"Raid on cattle market\n\n21 May 2024 - {STORY}",
        expected={"title": "Raid on cattle market", "published_on": date(2024, 5, 21)},
    ),
    Layout(
        "posted_by_in_sections",
        f"Raid on cattle market\n\nPosted by admin on 3 June 2022 in Sahel, News | 4 Comments\n\n"
        f"{STORY}",
        expected={"published_on": date(2022, 6, 3), "publisher": None},
    ),
    Layout(
        "rights_of_another_outlet",
        f"Raid on cattle market\n\nExample Monitor | 21 May 2024\n\n{STORY}\n\nCopyright 2024 "
        "Example Wire. All rights reserved.",
        expected={"publisher": "Example Monitor", "first_publisher": "Example Wire"},
    ),
    Layout(
        "page_with_line_breaks",
        build_page(
            "<title>Raid on cattle market</title>",
            f"<div>{STORY.replace('Tinzawa on', 'Tinzawa<br>on').replace(chr(10), '<br>')}</div>",
        ),
        "html",
        {"title": "Raid on cattle market"},
    ),
    Layout(
        "page_with_furniture",
        build_page(
            "<title>Raid on cattle market</title>",
            "<header>Example Monitor</header><nav><a href='/'>Home</a> <a href='/n'>News</a></nav>"
            f"<article><h1>Raid on cattle market</h1><p>By Jane Roe</p><p>Published May 21, 2024"
            f"</p>{PARAGRAPHS}<p><em>This article was first published by <a href='http://w.example'"
            ">Example Wire</a> on May 14, 2024.</em></p><div class='share'><a>Share on Facebook</a>"
            "</div><div><h3>Related articles</h3><ul><li><a href='/q'>Talks collapse</a></li></ul>"
            "</div></article><footer>Copyright © 2024 Example Monitor.</footer>",
        ),
        "html",
        {
            "published_on": date(2024, 5, 21),
            "first_publisher": "Example Wire",
            "first_published_on": date(2024, 5, 14),
        },
    ),
    Layout(
        "page_without_any_day",
        build_page(
            "<title>Raid on cattle market</title>",
            f"<article>{PARAGRAPHS}</article><footer>© 2024</footer>",
        ),
        "html",
        {"published_on": None, "dated_on": None},
    ),
    Layout(
        "page_with_time_element",
        build_page(
            "<title>Raid on cattle market</title>",
            f'<article><h1>Raid on cattle market</h1><time datetime="2022-02-03" pubdate>3 Feb'
            f"</time>{PARAGRAPHS}</article>",
        ),
        "html",
        {"published_on": date(2022, 2, 3)},
    ),
    Layout(
        "dump_with_page_ends",
        "Example Observer\n\nRaid on cattle market\n\nBy Jane Roe\n\n"
        "Gunmen on motorcycles raided the cattle market of Tinzawa on\n\n"
        "Example Observer | 3 May 2021\n\n- 1 -\n\nSaturday, killing nine traders.\n\n"
        "A spokesman for the army said that two patrols had been sent after the attack-\ners.\n\n"
        "Traders who fled to the next town said that the market had\n\n"
        "Example Observer | 3 May 2021\n\n- 2 -\n\nburned until nightfall.\n",
        expected={"title": "Raid on cattle market", "published_on": date(2021, 5, 3)},
    ),
    Layout(
        "dump_with_form_feeds",
        "Raid on cattle market\n\nGunmen on motorcycles raided the cattle market of Tinzawa on\n1\n"
        "\x0cSaturday, killing nine traders.\n\nA spokesman for the army said that two patrols "
        "had\n2\n\x0cbeen sent after the attackers.\n\nTraders who fled to the next town said that "
        "the\n3\n\x0cmarket had burned until nightfall.\n",
        expected={"title": "Raid on cattle market"},
    ),
    Layout(
        "flat_page_with_footer",
        f"{STORY} About Careers Press Contact Us Terms of Use Privacy Policy Cookie Policy".replace(
            "\n\n", " "
        ),
    ),
    Layout(
        "agency_and_day_run_in",
        f"Raid on cattle market Reuters Saturday 16 Jul 2016 {STORY}".replace("\n\n", " "),
        expected={"published_on": date(2016, 7, 16), "first_publisher": "Reuters"},
        kept="Raid on cattle market " + STORY,
    ),
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_record_is_found(layout: Layout) -> None:
    document = read(layout).document
    found = document.model_dump() | document.sections.model_dump()
    assert {name: found[name] for name in layout.expected} == layout.expected


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_nothing_of_the_story_is_lost_and_nothing_else_is_in_it(layout: Layout) -> None:
    document = read(layout).document
    body = join_body(document).split()
    title = (document.title or "").split()
    assert body[-len(layout.kept.split()) :] == layout.kept.split()
    extra = " ".join(body[: len(body) - len(layout.kept.split())])
    allowed = ("", " ".join(title), "Nine dead as the dry season begins")
    assert (
        extra.removeprefix(" ".join(title)).strip() in allowed
        or " - " in extra + " "
        or (extra.endswith(("-", "]", ")")))
    )


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_offsets_hold(layout: Layout) -> None:
    document = read(layout).document
    ends = [(part.start, part.end) for part in document.body]
    assert all(start < end <= len(document.text) for start, end in ends)
    assert all(left[1] <= right[0] for left, right in pairwise(ends))
    if document.first_published_basis is not None:
        basis = document.first_published_basis
        assert document.text[basis.start : basis.end] == basis.quote


def test_two_days_of_first_printing_give_the_first_and_a_note() -> None:
    source = (
        f"Raid on cattle market\n\nFirst published by Example Wire on 14 May 2024\n\n{STORY}\n\n"
        "This article originally appeared in the Example Review on 16 May 2024."
    )
    taken = read_plain_text(source.encode(), "x")
    assert taken.document.first_published_on == date(2024, 5, 14)
    assert any("2024-05-14 and 2024-05-16" in note for note in taken.notes)


def test_a_dateline_after_publication_is_noted() -> None:
    source = f"Raid on cattle market\n\nPublished 3 May 2024\n\nBAMAKO, 14 May 2024 - {STORY}"
    assert any(
        "lies after publication" in note for note in read_plain_text(source.encode(), "x").notes
    )


def test_a_document_of_notices_alone_keeps_its_text_as_body() -> None:
    document = read_plain_text(b"Share this article\n\nSubscribe to our newsletter\n", "x").document
    assert join_body(document) == document.text


def test_an_unmasked_text_is_one_stretch() -> None:
    document = read_plain_text(STORY.encode(), "x").document
    assert [(part.start, part.end) for part in document.body] == [(0, len(document.text))]


def test_the_source_of_a_picture_is_no_first_printing() -> None:
    source = (
        f"Raid on cattle market\n\nThe burned market gate. (Source: Example Photos)\n\n{STORY}\n"
    )
    document = read_plain_text(source.encode(), "x").document
    assert document.first_publisher is None
    assert "The burned market gate." in join_body(document)


def test_a_person_can_date_the_document() -> None:
    document = read_plain_text(STORY.encode(), "x").document
    dated = redate(document, date(2024, 5, 12))
    assert (dated.dated_on, dated.dated_by) == (date(2024, 5, 12), DatedBy.GIVEN)
    assert (dated.id, dated.text) == (document.id, document.text)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The Lantern, 5 May 2017", id="name-day"),
        pytest.param("5 May 2017 | Lantern Hour", id="day-name"),
        pytest.param("Lantern Hour - 5 May 2017", id="name-dash-day"),
    ],
)
def test_masthead_needs_no_known_noun(line: str) -> None:
    text = f"Traders return to the burned market\n{line}\n\n{STORY}"
    document = read(Layout("masthead", text)).document
    assert document.title == "Traders return to the burned market"
    assert document.publisher is not None
    assert document.publisher.startswith("Lantern") or document.publisher == "The Lantern"
    assert document.published_on == date(2017, 5, 5)
    assert line not in "".join(document.text[r.start : r.end] for r in document.body)


def test_masthead_may_be_the_first_line() -> None:
    text = f"The Lantern, 5 May 2017\n\nTraders return to the market\n\n{STORY}"
    document = read(Layout("masthead", text)).document
    assert (document.title, document.publisher) == ("Traders return to the market", "The Lantern")


@pytest.mark.parametrize(
    ("head", "published_on", "dated_on"),
    [
        ("Evening news from Radio Gao, 5 May 2017", date(2017, 5, 5), date(2017, 5, 5)),
        ("Clashes at the river on 5 May 2017", None, None),
        ("Talks in the north\nGAO (Example Wire) - 5 May 2017", None, date(2017, 5, 5)),
        ("Example Rights Watch - Bulletin No. 3\nPeriod: 1-7 May 2017", None, None),
    ],
    ids=["bulletin", "headline-that-ends-in-a-day", "day-behind-the-dateline", "period"],
)
def test_days_of_other_heads(head: str, published_on: date | None, dated_on: date | None) -> None:
    document = read(Layout("head", f"{head}\n\n{STORY}")).document
    assert (document.published_on, document.dated_on) == (published_on, dated_on)
    assert document.title == head.split("\n", maxsplit=1)[0]


def test_bylines_between_stories_are_masked() -> None:
    text = f"Raid on cattle market\n\nBy Jane Roe\n\n{STORY}\n\nBy John Doe, Gao\n\n{LEAD}"
    document = read(Layout("bylines", text)).document
    body = "".join(document.text[r.start : r.end] for r in document.body)
    assert "John Doe" not in body
    assert document.authors == ("Jane Roe",)


def test_bulletins_own_title_is_no_masthead() -> None:
    text = f"Example Command Operational Update, May 5, 2017\n\n{STORY}"
    document = read(Layout("update", text)).document
    assert document.title == "Example Command Operational Update, May 5, 2017"
    assert document.published_on == date(2017, 5, 5)
