"""Whether a deed happened: a table of sentences, the deed between asterisks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Token

from tacitus.model.enums import Status
from tacitus.reading.status import find_status
from tacitus.reading.status_rules import Auxiliary, Governor, StatusRules, load_status_rules

pytestmark = pytest.mark.model

SENTENCES: dict[Status, tuple[str, ...]] = {
    Status.OCCURRED: (
        "The *attack* could do harm to the talks.",
        "The state broke the law by *attacking* without leave.",
        "The guards failed to stop the *attack* on the port.",
        "The guards failed to prevent the *attack* on the port.",
        "The army denied responsibility for the *attack* on the village.",
        "Rebels often *attack* convoys on this road.",
        "The *attack* will be investigated by a judge.",
        "The minister condemned the *attack* on the port.",
        "Police said rebels *attacked* the barracks.",
        "The rebels, who plan to kill the judge, *attacked* a barracks.",
        "Rebels *attacked* the barracks.",
        "The barracks were *attacked* by rebels.",
        "The *attack* killed nine soldiers.",
        "Nobody claimed responsibility for the *attack*.",
        "The rebels denied involvement in the *attack*.",
        "He is accused of *killing* the mayor.",
        "He may be convicted of *killing* the mayor.",
        "Police believe that rebels *killed* the priest.",
        "Rebels are believed to have *killed* the priest.",
        "The governor did not say that rebels *attacked* the mill, but that they attacked the dam.",
        "It was not the army that *attacked* the village.",
        "The army will investigate the *attack*.",
        "The minister will not condemn the *attack*.",
        "Guards could not stop the *attack*.",
        "Soldiers did nothing to prevent the *attack*.",
        "After rebels *attacked* the mill, the army plans to respond.",
        "The blast *killed* nine people who were planning a march.",
        "The talks were postponed after the *attack*.",
        "They vowed to avenge the *bombing*.",
        "The court should punish the *bombing*.",
        "The *murder* trial will begin in May.",
        "The man who threatened to burn the mill was *killed*.",
        "The rebels were forced to *retreat*.",
        "The militia managed to *seize* the bridge.",
        "The army began *shelling* the suburbs.",
        "The army was *shelling* the suburbs when the rain began.",
        "Rebels have *attacked* the airport.",
        "Rebels had *attacked* the airport before.",
        "Few people were told of the *raid*.",
        "If the *attack* was meant to frighten voters, it failed.",
        "Rebels not only *killed* the guard but burnt the mill.",
        "The wounded said the *attack* lasted an hour.",
        "Rebels kill nine soldiers, and nine others were *killed* in May.",
        "A wave of *attacks* shook the capital.",
        "The family asked for help after the *kidnapping*.",
        "The army warned that rebels *attacked* the dam on Monday.",
        "Families *fled* to avoid an attack.",
        "The bomb, which could have been bigger, *killed* two.",
        "The air *strike* destroyed a bridge that may be rebuilt.",
        "Troops prepared for winter after the *assault*.",
        "The *clashes* could lead to war.",
        "The *bombing* may have been the work of a sect.",
        "He was asked about the *ambush*.",
        "The rebels should apologize for the *attack*.",
        "Police *arrested* two men who allegedly planned a coup.",
        "The *killing* of two priests was condemned.",
        "The colonel was unable to halt the *looting*.",
        "Police *shot* a man who tried to stab a guard.",
        "The rebels *withdrew* although nobody ordered them to leave.",
        "The *attack* will be remembered for years.",
        "The prime minister might visit the scene of the *attack*.",
        "Villagers want compensation for the *raid*.",
        "He said that troops *shelled* the market and would shell it again.",
        "He is responsible for *attacks* on the highway.",
        "The engineer who was *kidnapped* in May is alive.",
        "The army repelled an *attack* on the dam.",
        "The police gave no details of the *attack*.",
        "There was no claim of responsibility for the *attack*.",
        "The minister said the *attack* would not stop the talks.",
        "Sixty people died in the *bombings*.",
        "The force *detained* two men suspected of planning attacks.",
        "The *ceasefire* did not hold.",
        "The sheikh called on his followers to stop *attacks* on churches.",
        "She was *murdered* because she wanted to testify.",
        "The guards *fired* to disperse the crowd.",
        "Police used tear gas to *disperse* the crowd.",
        "The *fighting* lasted until dawn.",
        "Both sides stopped *fighting* on Monday.",
        "The *attack* came as ministers prepared to meet.",
        "Thousands marched to *protest* the killing.",
        "Witnesses said soldiers had *killed* at least nine people.",
        "The army has stepped up *raids* on the camps.",
        "The *release* of the prisoners was celebrated.",
    ),
    Status.ONGOING: (
        "Troops are *shelling* the northern suburbs.",
        "Troops continued to *shell* the northern suburbs.",
        "Rebels are *attacking* the airport.",
        "Gunmen kept *firing* at the convoy.",
        "The ongoing *siege* has emptied the town.",
        "Rebels have been *fighting* the army since May.",
        "The town is being *besieged* by the militia.",
        "The army is still *shelling* the valley.",
        "Thousands are *marching* through the capital.",
        "Planes have been *bombarding* the coast for days.",
    ),
    Status.ATTEMPTED: (
        "Police thwarted a plan to *attack* a fair.",
        "Sappers defused a *bomb* outside the bank.",
        "Police foiled an *attack* on the port.",
        "An *attack* on the port was thwarted.",
        "Gunmen tried to *kidnap* the judge.",
        "The mayor survived an *assassination* attempt.",
        "Two men tried to *assassinate* the governor.",
        "The rebels attempted to *storm* the palace.",
        "Troops failed to *capture* the hill.",
        "A failed *coup* followed the vote.",
        "Guards prevented the *kidnapping* of the consul.",
        "A *bombing* was averted when a guard saw the wires.",
        "He was held for the attempted *murder* of a nurse.",
        "Guards stopped him from *killing* the judge.",
        "The *coup* attempt ended at dawn.",
        "They fired at his car in an attempt to *kill* him.",
        "He was arrested while trying to *bomb* a station.",
        "Efforts to *release* the hostages failed.",
    ),
    Status.PLANNED: (
        "The rebels will *attack* the barracks at dawn.",
        "The militia plans to *attack* the port.",
        "The militia is preparing to *attack* the port.",
        "The militia is getting ready to *attack* the port.",
        "The militia is set to *attack* the port.",
        "Plans for an *attack* were found in his flat.",
        "Ceasefire *talks* would begin in May, the mayor said.",
        "The army will not only *attack* the port but also the hills.",
        "An air *strike* is expected within days.",
        "*Talks* are scheduled for Monday.",
        "The generals are planning a new *offensive* in the north.",
        "Police uncovered a *bomb* plot in the suburbs.",
        "The two sides agreed to *exchange* prisoners.",
        "The ministers are due to *meet* on Friday.",
        "The army promised to *withdraw* its tanks.",
        "Unions intend to *march* on the palace.",
        "Rebels were about to *seize* the bridge.",
        "A dozen fighters were sent to *attack* the dam.",
        "Army to *storm* rebel town",
        "Farmers are going to *protest* outside the ministry.",
        "The alliance decided to *launch* air raids.",
        "The army is ready to launch an *offensive*.",
        "Peace *talks* are to begin in June.",
        "He plotted the *murder* of the judge.",
        "The commander said his men would *retreat* from the valley.",
        "Troops conducted an operation to *capture* a rebel leader.",
        "He is accused of planning *attacks* on the highway.",
        "The rebels are willing to *hold* talks.",
        "Donors pledged *aid* to the refugees.",
        "The gang hired two men to *kill* the judge.",
        "Teachers announced a *strike* for Monday.",
        "The rebels laid mines to *kill* soldiers.",
        "Troops massed for an *assault* on the city.",
        "The mayor prepared the *evacuation* of the hospital.",
        "The attack came as ministers prepared to *meet*.",
        "The army plans to step up *raids* on the camps.",
    ),
    Status.THREATENED: (
        "The militia threatened to *attack* the port.",
        "The militia warned it would *attack* the port.",
        "The gang vowed to *kill* the judge.",
        "The kidnappers threatened to *kill* the engineer.",
        "A *bomb* threat closed the station.",
        "The president threatened air *strikes* on the camps.",
        "The group repeated its threat to *attack* embassies.",
        "The general vowed to *retaliate*.",
        "They warned that they would *blow* up the dam.",
        "Teachers threatened a *strike*.",
        "The rebels threatened to *leave* the talks.",
    ),
    Status.REQUESTED: (
        "*Attack* the port at once!",
        "The council urged the army to *withdraw* from the hill.",
        "The bishop called for *talks* with the rebels.",
        "The family asked the rebels to *release* the girl.",
        "The council demanded an immediate *ceasefire*.",
        "The pope appealed to both sides to *stop* the killing.",
        "The militia must *disarm*.",
        "Protesters urged the minister to *resign*.",
        "She demanded that the troops *leave* the town.",
        "The bishop called for the *release* of the hostages.",
        "He ordered his men to *attack* the convoy.",
        "Deputies called for *sanctions* against the regime.",
        "The soldiers should *withdraw* at once.",
        "They repeated their demand for the *withdrawal* of foreign troops.",
        "Residents were told to *evacuate* the area.",
    ),
    Status.HYPOTHETICAL: (
        "The state would break the law by *attacking* without leave.",
        "Air *strikes* could do harm to the talks.",
        "The rebels may *attack* the barracks.",
        "If rebels *attack* the barracks, the road will be closed.",
        "A possible *strike* against the port worried traders.",
        "Fears of an *attack* emptied the market.",
        "The group is capable of *attacking* the port.",
        "A second bomb would have *killed* dozens of people.",
        "Did the rebels *attack* the port?",
        "An *attack* is possible before the vote.",
        "The wall protects the town against *attacks*.",
        "The government is considering a *strike* on the camp.",
        "The army could *invade* within a week.",
        "Villagers feared an *attack* by the militia.",
        "Unless rebels *attack* the road, trucks will pass.",
        "The police were told to prevent *attacks* on voters.",
        "If the bomb had gone off, it would have *killed* hundreds.",
        "They were warned of an *attack* on the embassy.",
        "The minister spoke of the risk of *war*.",
        "The rocket is able to *reach* the capital.",
        "Observers asked whether the army had *killed* the prisoners.",
        "The danger of a *strike* has grown.",
        "The terror *attack* drill closed the station.",
        "Any *attack* on the base would be answered.",
        "Was the hospital *bombed*?",
        "The army might have *attacked* the camp.",
        "The rebels are likely to *attack* again.",
        "Fear of *retaliation* kept the shops closed.",
        "The device was powerful enough to *kill* dozens.",
        "Insurers cover the risk of *kidnapping*.",
        "The envoy left to avoid further *bloodshed*.",
        "Dozens could have been *killed*.",
        "It is not known whether anyone was *killed*.",
        "The two sides may *negotiate*.",
        "The minister ruled out an *invasion*.",
        "The embassy closed because of the threat of an *attack*.",
        "In case of an *attack*, sirens will sound.",
        "The two sides discussed the *release* of prisoners.",
    ),
    Status.DENIED: (
        "The minister rejected claims that soldiers *killed* nine villagers.",
        "The army dismissed reports that rebels *shelled* a school.",
        "It is not true that soldiers *killed* nine villagers, the army said.",
        "It is false that rebels *attacked* the port.",
        "The rebels did not *attack* the barracks.",
        "The army denied *attacking* the village.",
        "No *attack* took place on Sunday.",
        "The patrol left the town without *firing* a shot.",
        "The militia never *attacked* the convoy.",
        "No *talks* were held in the capital.",
        "The guards refused to *fire* on the crowd.",
        "None of the hostages was *killed*.",
        "The governor denied that his men *attacked* the village.",
        "Both sides denied *bombing* the clinic.",
        "The troops have not withdrawn, and they did not *withdraw* in May.",
        "The rebels rejected *talks* with the government.",
        "No one was *killed* in the blast.",
        "The government refuses to *negotiate* with the rebels.",
        "The village had never been *attacked* before.",
    ),
}

KNOWN_FAILURES: tuple[tuple[Status, str, str], ...] = (
    (
        Status.PLANNED,
        "The shelling will stop and *talks* in Geneva follow in June.",
        "the future of the first verb is not carried over to one with its own subject",
    ),
    (
        Status.HYPOTHETICAL,
        "He dreamt of the day on which the rebels *attacked* the palace.",
        "a relative clause below a word for dreams is read as told",
    ),
    (
        Status.DENIED,
        "It is a lie that the army *attacked* the village.",
        "a denial told by a noun and a copula is not followed",
    ),
)


ROWS = [(status, sentence) for status, group in SENTENCES.items() for sentence in group]


def _find_deed(marked: str, parse: Callable[[str], Doc]) -> Token:
    start = marked.index("*")
    doc = parse(marked.replace("*", ""))
    return next(token for token in doc if token.idx == start)


@pytest.fixture(scope="module")
def rules() -> StatusRules:
    return load_status_rules()


@pytest.mark.parametrize(("status", "marked"), ROWS, ids=[row[1] for row in ROWS])
def test_status_of_a_deed(
    status: Status, marked: str, parse: Callable[[str], Doc], rules: StatusRules
) -> None:
    assert find_status(_find_deed(marked, parse), rules).status is status


@pytest.mark.parametrize(
    ("status", "marked"),
    [
        pytest.param(status, marked, marks=pytest.mark.xfail(reason=reason), id=marked)
        for status, marked, reason in KNOWN_FAILURES
    ],
)
def test_known_failures(
    status: Status, marked: str, parse: Callable[[str], Doc], rules: StatusRules
) -> None:
    assert find_status(_find_deed(marked, parse), rules).status is status


def test_cue_is_the_word_that_says_so(parse: Callable[[str], Doc], rules: StatusRules) -> None:
    found = find_status(_find_deed("The militia plans to *attack* the port.", parse), rules)
    assert found.cue is not None
    assert found.cue.text == "plans"


def test_every_word_of_a_text_gets_a_status(
    parse: Callable[[str], Doc], rules: StatusRules
) -> None:
    doc = parse('No! If so, "they would" -- (never) ... to? attack')
    assert {find_status(token, rules).status for token in doc} <= set(Status)


def test_governor_examples(parse: Callable[[str], Doc], rules: StatusRules) -> None:
    failed: list[str] = []
    checked: list[Governor | Auxiliary] = [*rules.governors, *rules.auxiliaries]
    for rule in checked:
        for example in rule.examples:
            status = find_status(_find_deed(example, parse), rules).status
            is_status = rule.effect in set(Status)
            if status is Status.OCCURRED or (is_status and status.value != rule.effect):
                failed.append(f"{rule.id}: {example} is {status}")
        for example in rule.counter_examples:
            status = find_status(_find_deed(example, parse), rules).status
            if status is not Status.OCCURRED:
                failed.append(f"{rule.id}: {example} is {status}, not occurred")
    assert failed == []


def test_hedge_examples(parse: Callable[[str], Doc], rules: StatusRules) -> None:
    for rule in rules.hedges:
        for example in rule.examples:
            assert find_status(_find_deed(example, parse), rules).is_hedged, example
        for example in rule.counter_examples:
            assert not find_status(_find_deed(example, parse), rules).is_hedged, example
