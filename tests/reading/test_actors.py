"""Actors: who is found, of what sort, and which mentions are one actor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from tacitus.gazetteer.countries import load_countries
from tacitus.gazetteer.lookup import open_gazetteer
from tacitus.model.enums import ActorKind, Category
from tacitus.reading.actors import find_actors
from tacitus.reading.actors_rules import load_actor_rules
from tacitus.reading.findings import ActorFound
from tacitus.reading.passages import ParsedPassage, Passage
from tacitus.reading.places import PlaceContext, find_and_resolve_places

Parse = Callable[[str], Doc]

pytestmark = pytest.mark.model


def _find(parse: Parse, *texts: str) -> tuple[ActorFound, ...]:
    passages = [
        ParsedPassage(number, Passage(text, ((0, 0),)), parse(text), text)
        for number, text in enumerate(texts)
    ]
    return find_actors(passages, load_actor_rules(), load_countries())


def _list_names(parse: Parse, *texts: str) -> list[str]:
    return [actor.name for actor in _find(parse, *texts)]


def _mentions(actors: Sequence[ActorFound]) -> list[list[str]]:
    return [[mention.span.text for mention in actor.mentions] for actor in actors]


def _one(actors: Sequence[ActorFound], words: str) -> ActorFound:
    found = [actor for actor in actors if words in [m.span.text for m in actor.mentions]]
    assert len(found) == 1, _mentions(actors)
    return found[0]


@pytest.mark.parametrize(
    ("text", "mention", "kind", "code"),
    [
        pytest.param(
            "Malian soldiers shelled the ford.", "Malian soldiers", "military", "MLI MIL", id="army"
        ),
        pytest.param(
            "Police officials in Kadu denied it.", "Police officials", "police", "COP", id="police"
        ),
        pytest.param("Rebel leaders fled.", "Rebel leaders", "armed_group", "REB", id="rebels"),
        pytest.param("Four gunmen ran off.", "Four gunmen", "armed_group", "UAF", id="gunmen"),
        pytest.param("Villagers buried them.", "Villagers", "people", "CVL", id="villagers"),
        pytest.param("A suicide bomber struck.", "A suicide bomber", "person", "UAF", id="bomber"),
        pytest.param(
            "The Danish parliament met.",
            "The Danish parliament",
            "government",
            "DNK LEG",
            id="parliament",
        ),
        pytest.param(
            "A Kenyan judge freed him.", "A Kenyan judge", "person", "KEN JUD", id="judge"
        ),
        pytest.param("Protesters marched.", "Protesters", "people", "OPP", id="protesters"),
        pytest.param("The Taliban left.", "The Taliban", "armed_group", "AFG REB", id="known"),
        pytest.param(
            "They joined al-Qaeda.", "al-Qaeda", "armed_group", "REB", id="lower-case-article"
        ),
        pytest.param("UNICEF sent tents.", "UNICEF", "international", "UNO", id="un-body"),
        pytest.param("Reuters reported the raid.", "Reuters", "media", "GBR JRN", id="agency"),
        pytest.param("Iran denied the charge.", "Iran", "country", "IRN", id="country"),
        pytest.param("The Kremlin denied it.", "The Kremlin", "government", "RUS GOV", id="palace"),
        pytest.param(
            "Nairobi rejected the plan.", "Nairobi", "government", "KEN GOV", id="capital"
        ),
        pytest.param("Masked men robbed a bank.", "Masked men", "armed_group", "UAF", id="masked"),
    ],
)
def test_sort_and_code(parse: Parse, text: str, mention: str, kind: str, code: str) -> None:
    actor = _one(_find(parse, text), mention)
    assert (actor.kind, actor.code) == (ActorKind(kind), code)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        pytest.param("A group of gunmen fled.", "A group of gunmen", id="partitive"),
        pytest.param("Dozens of villagers fled.", "Dozens of villagers", id="dozens"),
        pytest.param("Soldiers who were asleep were shot.", "Soldiers", id="relative-clause"),
        pytest.param(
            "The ministry of defence denied it.", "The ministry of defence", id="ministry-of"
        ),
        pytest.param("Residents of Kadu fled.", "Residents of Kadu", id="of-a-name"),
        pytest.param("Colonel Tomas Arbel spoke.", "Colonel Tomas Arbel", id="title"),
    ],
)
def test_extent_of_a_mention(parse: Parse, text: str, mention: str) -> None:
    assert mention in [words for actor in _mentions(_find(parse, text)) for words in actor]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The bus burned in Kenya.", id="place"),
        pytest.param("The police station burned.", id="compound"),
        pytest.param("It rained for a week near Nairobi.", id="capital-as-place"),
        pytest.param("They held a birthday party.", id="feast"),
        pytest.param("No group claimed it.", id="no-group"),
    ],
)
def test_places_and_things_are_no_actors(parse: Parse, text: str) -> None:
    assert _find(parse, text) == ()


@pytest.mark.parametrize(
    ("texts", "together"),
    [
        pytest.param(
            ("The Harbour Liberation Front (HLF) took the ford.", "The HLF denied it."),
            ["The Harbour Liberation Front", "HLF", "The HLF"],
            id="acronym-in-brackets",
        ),
        pytest.param(
            ("FMLN fighters burned a bridge. The Farabundo Marti National Liberation Front left.",),
            ["FMLN fighters", "The Farabundo Marti National Liberation Front"],
            id="alias",
        ),
        pytest.param(
            ("Foreign Minister Anna Lindqvist arrived. Ms Lindqvist spoke. Lindqvist left.",),
            ["Foreign Minister Anna Lindqvist", "Ms Lindqvist", "Lindqvist"],
            id="surname",
        ),
        pytest.param(
            ("The Taliban attacked the post. The group denied it.",),
            ["The Taliban", "The group"],
            id="group",
        ),
        pytest.param(
            ("Three gunmen entered the shop. The attackers fled.",),
            ["Three gunmen", "The attackers"],
            id="attackers",
        ),
        pytest.param(
            ("President Joao Medeiros flew home. He met nobody.",),
            ["President Joao Medeiros", "He"],
            id="he",
        ),
        pytest.param(
            ("Protesters blocked the road. They burned tyres.",), ["Protesters", "They"], id="they"
        ),
        pytest.param(("Soldiers who fled were shot.",), ["Soldiers", "who"], id="who"),
        pytest.param(
            ("Mali's army shelled Kidal. Mali said nothing. The army withdrew.",),
            ["Mali's army", "The army"],
            id="army-of-the-one-country",
        ),
        pytest.param(
            ("The US government protested. Washington recalled its envoy.",),
            ["The US government", "Washington", "its"],
            id="capital-and-government",
        ),
        pytest.param(
            ("Tomas Arbel, a rebel commander, was shot.",),
            ["Tomas Arbel", "a rebel commander"],
            id="apposition",
        ),
    ],
)
def test_mentions_of_one_actor(parse: Parse, texts: tuple[str, ...], together: list[str]) -> None:
    assert together in _mentions(_find(parse, *texts))


def test_a_description_is_not_promoted_to_a_name_of_another_kind(parse: Parse) -> None:
    actors = _find(parse, "Reuters met Anna Lindqvist. The movement denied it.")
    assert not _one(actors, "The movement").named


def test_the_army_has_no_country_where_two_are_named(parse: Parse) -> None:
    actors = _find(parse, "Kenya and Chad signed. Kenya and Chad agreed. The army withdrew.")
    assert _one(actors, "The army").country is None


def test_joined_adjectives_are_two_actors(parse: Parse) -> None:
    actors = _find(parse, "Senior Danish and Swedish officials met.")
    assert {actor.country for actor in actors} == {"DK", "SE"}


def test_a_known_actor_is_named_by_the_file(parse: Parse) -> None:
    actor = _one(_find(parse, "Sendero Luminoso burned a bus in Peru."), "Sendero Luminoso")
    assert (actor.name, actor.known_as, actor.named) == ("Shining Path", "shining-path", True)


def test_a_person_is_named_without_the_title(parse: Parse) -> None:
    actor = _one(_find(parse, "General Tomas Arbel fled."), "General Tomas Arbel")
    assert (actor.name, actor.category) == ("Tomas Arbel", Category.SECURITY_FORCE)


def test_ids_follow_the_first_mentions_and_heads_are_used_once(parse: Parse) -> None:
    text = "Gunmen shot FMLN commander Tomas Arbel. The army and the police of Kenya denied it."
    actors = _find(parse, text, "He was shot by the gunmen, Iran said.")
    assert [actor.id for actor in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    firsts = [(actor.mentions[0].passage, actor.mentions[0].span.start) for actor in actors]
    assert firsts == sorted(firsts)
    heads = [(m.passage, m.head.i) for actor in actors for m in actor.mentions]
    assert len(heads) == len(set(heads))


def test_no_passage_gives_no_actor() -> None:
    assert find_actors([], load_actor_rules(), load_countries()) == ()


@pytest.mark.parametrize(
    ("text", "together"),
    [
        pytest.param(
            'Colonel Tomas Arbel spoke. "We shot first," Arbel said.',
            ["Colonel Tomas Arbel", "We", "Arbel"],
            id="before",
        ),
        pytest.param(
            'The rebels told Reuters: "We will fight."', ["The rebels", "We"], id="behind"
        ),
        pytest.param('"I saw it," said a farmer.', ["I", "a farmer"], id="before-its-speaker"),
    ],
)
def test_first_persons_are_the_speaker(parse: Parse, text: str, together: list[str]) -> None:
    assert together in _mentions(_find(parse, text))


def test_first_persons_outside_quotations_are_nobody(parse: Parse) -> None:
    assert _find(parse, "We think that it will rain.") == ()


@settings(max_examples=25, deadline=None)
@given(
    words=st.lists(
        st.sampled_from(
            [
                "the",
                "The",
                "army",
                "FMLN",
                "of",
                "Kenya",
                ",",
                "(",
                ")",
                "-",
                "who",
                "they",
                "said",
                "gunmen",
                '"',
                "We",
                "Arbel",
                "General",
                "and",
                "'s",
                "killed",
                "Taliban",
                "fighters",
                ".",
                "it",
                "group",
                "a",
                "Kenyan",
                "é",
                "\n",
                "ministry",
                "rebel",
                "positions",
            ]
        ),
        max_size=25,
    )
)
def test_any_words_give_sound_actors(parse: Parse, words: list[str]) -> None:
    actors = _find(parse, " ".join(words))
    mentions = [mention for actor in actors for mention in actor.mentions]
    assert all(m.span.start <= m.head.i < m.span.end for m in mentions)
    assert len({m.head.i for m in mentions}) == len(mentions)
    assert [actor.id for actor in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    starts = [actor.mentions[0].span.start for actor in actors]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "The Front for the River Lands (FRL) denied it.", "Front for the River Lands", id="for"
        ),
        pytest.param(
            "The League for Open Records counted them.", "League for Open Records", id="league"
        ),
        pytest.param("The charity Hands for Grain sent rice.", "Hands for Grain", id="charity"),
        pytest.param(
            "The Union for Peace and Progress met.", "Union for Peace and Progress", id="and"
        ),
        pytest.param(
            "The Popular Front for the Liberation of Arven struck.",
            "Popular Front for the Liberation of Arven",
            id="chain",
        ),
        pytest.param(
            "There the butchers of the so-called Front for the River Lands rode in.",
            "Front for the River Lands",
            id="insult",
        ),
        pytest.param("At least 14 people fled.", "people", id="count"),
        pytest.param("Several hundred traders marched.", "traders", id="vague-count"),
    ],
)
def test_name_of_an_actor(parse: Parse, text: str, name: str) -> None:
    assert [actor.name for actor in _find(parse, text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Front for the River Lands (FRL) fled. The Front lost.", id="first-word"),
        pytest.param("The Front for the River Lands (FRL) fled. The FRL lost.", id="acronym"),
        pytest.param(
            "The Popular Front for the Liberation of Arven fled. The Popular Front lost.",
            id="beginning",
        ),
        pytest.param(
            "Butchers of the so-called Islamic State came. The Islamic State lost.", id="known"
        ),
    ],
)
def test_short_names_stand_for_the_long_one(parse: Parse, text: str) -> None:
    assert len(_find(parse, text)) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("GAO, May 12 (Harbour Wire) - Gunmen opened fire.", ["Gunmen"], id="dateline"),
        pytest.param("A drone strike hit the hill.", [], id="drone"),
        pytest.param("Guards found the body.", ["Guards"], id="corpse"),
        pytest.param("Let us count, since nobody will.", [], id="let-us"),
    ],
)
def test_who_is_no_actor(parse: Parse, text: str, names: list[str]) -> None:
    assert [actor.name for actor in _find(parse, text)] == names


def test_the_army_is_the_one_army_named(parse: Parse) -> None:
    actors = _find(parse, "Mali's army said it had killed nine.", "The army gave no names.")
    assert [len(actor.mentions) for actor in actors if actor.country == "ML"].count(3) == 1


def test_a_town_found_is_nobody(parse: Parse) -> None:
    text = "On the road from Kadu to Gao the traders of Gao were robbed."
    passages = [ParsedPassage(0, Passage(text, ((0, 0),)), parse(text), text)]
    places = find_and_resolve_places(passages, open_gazetteer(), PlaceContext())
    actors = find_actors(passages, load_actor_rules(), load_countries(), places)
    assert "Gao" not in [actor.name for actor in actors]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The number of dead rose to 21.", id="number-of"),
        pytest.param("They lied to the people.", id="the-people"),
    ],
)
def test_numbers_and_everybody_are_no_actors(parse: Parse, text: str) -> None:
    assert not {"number of people", "people"} & set(_list_names(parse, text))


def test_a_verb_behind_a_comma_is_no_part_of_a_mention(parse: Parse) -> None:
    actors = _find(parse, "A guard, who asked not to be named, blamed fighters of the Front.")
    assert not any(words.startswith("blamed") for group in _mentions(actors) for words in group)
