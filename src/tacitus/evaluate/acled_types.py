"""Short texts by class of the ACLED-like codebook: the class of the most confident event."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from tacitus.errors import IntakeError
from tacitus.evaluate.figures import AnyTally, Label, Tally
from tacitus.evaluate.gold import GoldDocument
from tacitus.evaluate.reports import Json, find_most_confident

CODEBOOK: Final = (
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Armed clash",
    "Excessive force against protesters",
    "Protest with intervention",
    "Peaceful protest",
    "Violent demonstration",
    "Mob violence",
    "Chemical weapon",
    "Air/drone strike",
    "Suicide bomb",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Sexual violence",
    "Attack",
    "Abduction/forced disappearance",
    "Agreement",
    "Arrests",
    "Change to group/activity",
    "Disrupted weapons use",
    "Headquarters or base established",
    "Looting/property destruction",
    "Non-violent transfer of territory",
    "Other",
)
READING_ONLY: Final = (
    "Attribution of responsibility",
    "Diplomatic event",
    "Natural disaster",
    "Man-made disaster",
    "Organised crime",
)
# For events that reading gives no class: the first row that fits the type and, where the row has
# modes, one of them. Every type has a row without modes.
_TRANSLATION: Final[Mapping[str, tuple[tuple[str, frozenset[str]], ...]]] = {
    "ASSAULT": (
        ("Sexual violence", frozenset({"sexual"})),
        ("Chemical weapon", frozenset({"unconventional"})),
        ("Suicide bomb", frozenset({"suicide-attack"})),
        ("Protest with intervention", frozenset({"crowd-control"})),
        ("Air/drone strike", frozenset({"aerial", "drone"})),
        ("Shelling/artillery/missile attack", frozenset({"heavy-weapons"})),
        ("Remote explosive/landmine/IED", frozenset({"explosives"})),
        ("Abduction/forced disappearance", frozenset({"abduct"})),
        ("Attack", frozenset({"firearms", "primitive", "targeted", "beat", "torture"})),
        ("Looting/property destruction", frozenset({"destroy"})),
        ("Attack", frozenset()),
    ),
    "PROTEST": (
        ("Violent demonstration", frozenset({"riot", "vandalize"})),
        ("Peaceful protest", frozenset()),
    ),
    "COERCE": (
        ("Arrests", frozenset({"arrest"})),
        ("Looting/property destruction", frozenset({"seize"})),
        ("Other", frozenset()),
    ),
    "RETREAT": (
        ("Agreement", frozenset({"ceasefire"})),
        ("Non-violent transfer of territory", frozenset({"withdraw"})),
        ("Change to group/activity", frozenset({"disarm"})),
        ("Other", frozenset()),
    ),
    "AGREE": (("Agreement", frozenset()),),
    "ACCUSE": (("Attribution of responsibility", frozenset()),),
    "MOBILIZE": (("Other", frozenset()),),
    "AID": (("Other", frozenset()),),
    "SANCTION": (("Other", frozenset({"convict"})), ("Diplomatic event", frozenset())),
    **dict.fromkeys(
        ("CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "REJECT", "THREATEN"),
        (("Diplomatic event", frozenset()),),
    ),
}


def _fold(name: str) -> str:
    """Leave case, spacing and punctuation out of a class's name."""
    return " ".join(re.findall(r"[a-z]+", name.casefold().replace("organized", "organised")))


_BY_NAME: Final = {_fold(name): name for name in (*CODEBOOK, *READING_ONLY)}


def score_types(document: GoldDocument, report: Json) -> list[AnyTally]:
    """Score one text: weighted F1 and accuracy over the 25 classes of the codebook, and all 30.

    Over the 25, only texts whose gold is one of them are asked; another class found there is
    wrong. Raises IntakeError for a gold class that is none of the 30.
    """
    gold = _take_gold(document)
    found = find_class(find_most_confident(report["events"]))
    n_right = float(found == gold)
    tallies: list[AnyTally] = []
    for part, classes in (("25 classes", CODEBOOK), ("30 classes", (*CODEBOOK, *READING_ONLY))):
        if gold in classes:
            tallies.append(Tally(f"accuracy, {part}", n_right, 1))
            tallies.append(Label(f"weighted F1, {part}", gold, found))
    return tallies


def find_class(event: Json | None) -> str | None:
    """Give the class of an event: its own, else by type and modes; None without an event."""
    if event is None:
        return None
    own = event.get("acled")
    return str(own["sub_event_type"]) if own else translate_type(event["type"], event["modes"])


def translate_type(type_: str, modes: Collection[str]) -> str | None:
    """Give the class by the fixed table of types and modes; None for a type it lacks."""
    rows = _TRANSLATION.get(type_, ())
    return next((name for name, signs in rows if not signs or signs & set(modes)), None)


def _take_gold(document: GoldDocument) -> str:
    """Read the gold class: ``{"sub_event_type": NAME}`` or the name alone."""
    gold: Any = document.fields.get("gold", document.fields)
    name = gold.get("sub_event_type") if isinstance(gold, Mapping) else gold
    known = _BY_NAME.get(_fold(str(name)))
    if known is None:
        raise IntakeError(
            f"{document.id}: {name!r} is no class; give one of the codebook as "
            f'"gold": {{"sub_event_type": "{CODEBOOK[2]}"}}'
        )
    return known
