"""Which documents the gate reads: a fixed sample of each set that a folder holds.

A sample does not depend on the order of the file: documents are taken by the digest of their ids,
clusters by the digest of theirs, whole and with their near rivals.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from tacitus.evaluate.gold import GoldDocument, load_gold
from tacitus.evaluate.sets import ANSWERS, CLUSTERS, SCORERS, check_gold, list_fields

SAMPLES: Final[Mapping[str, int]] = {
    "isaf": 200,
    "plover": 322,
    "re3d": 90,
    "syria": 428,
    "times": 256,
    "places": 600,
    "muc4": 800,
    "gunviolence": 900,
    "attribution": 400,
}
"""Most documents a set; what is not named here has :data:`OTHER`. Sized for two processors and
five to six minutes."""
OTHER: Final = 100
SHARED: Final = "gunviolence"
"""The set whose documents are linked as well, where the folder has no file of clusters."""
RIVAL_DAYS: Final = 14


@dataclass(frozen=True, slots=True)
class Sample:
    """Documents of one file, read once, and the sets that score them.

    ``title`` is the name of the file's set, with the field of the words if that is not the usual
    one: "muc4 (recased)".
    """

    title: str
    stem: str
    names: tuple[str, ...]
    gold: tuple[GoldDocument, ...]

    @property
    def digest(self) -> str:
        """Give the SHA-256 of the documents with their answers."""
        return digest_gold(self.gold)

    def name_set(self, name: str) -> str:
        """Give the title under which one of the sets is reported."""
        return self.title if name == self.names[0] else name


def digest_gold(gold: Iterable[GoldDocument]) -> str:
    """Give the SHA-256 of documents with their answers, in the order of the file."""
    lines = (json.dumps(dict(item.fields), sort_keys=True) for item in gold)
    return "sha256:" + _digest("\n".join(lines))


def list_samples(data: Path, *, is_full: bool) -> tuple[list[Sample], list[str]]:
    """List what can be scored from a folder of ``SET.jsonl``, and the sets that are absent.

    Raises IntakeError for faulty gold.
    """
    samples: list[Sample] = []
    absent: list[str] = []
    for name in _list_sets():
        path = data / f"{name}.jsonl"
        if not path.is_file():
            is_linked = name == CLUSTERS and (data / f"{SHARED}.jsonl").is_file()
            absent += [] if is_linked else [name]
            continue
        fields = list_fields(name, is_read=True)
        has_clusters = name == SHARED and not (data / f"{CLUSTERS}.jsonl").is_file()
        names = (name, CLUSTERS) if has_clusters else (name,)
        for field in fields:
            gold = load_gold(path, field=field)
            check_gold(name, gold)
            kept = gold if is_full else take_sample(names, gold, SAMPLES.get(name, OTHER))
            suffix = "" if field == fields[0] else f" ({field})"
            stem = name if field == fields[0] else f"{name}.{field}"
            samples.append(Sample(name + suffix, stem, names, tuple(kept)))
    return samples, absent


def _list_sets() -> list[str]:
    """List the sets whose gold holds its texts, those with a size of their own first."""
    known = {*SCORERS, CLUSTERS} - {ANSWERS}
    return [*SAMPLES, *sorted(known - set(SAMPLES))]


def take_sample(
    names: Sequence[str], gold: Sequence[GoldDocument], most: int
) -> list[GoldDocument]:
    """Take whole clusters where the documents are to be linked, else documents one by one."""
    return sample_clusters(gold, most) if CLUSTERS in names else sample_gold(gold, most)


def sample_gold(gold: Sequence[GoldDocument], most: int) -> list[GoldDocument]:
    """Take a fixed sample, by the digest of the ids, in the order of the file."""
    chosen = sorted(gold, key=lambda item: _digest(item.id))[:most]
    ids = {item.id for item in chosen}
    return [item for item in gold if item.id in ids]


def sample_clusters(gold: Sequence[GoldDocument], most: int) -> list[GoldDocument]:
    """Take whole clusters by the digest of their names, each with its near rivals.

    Rivals are other incidents of the same town at most a fortnight away. No further cluster is
    taken once there are ``most`` documents.
    """
    members: dict[str, list[GoldDocument]] = defaultdict(list)
    for item in gold:
        members[str(item.fields.get("incident", item.id))].append(item)
    rivals = _find_rivals(members)
    chosen: set[str] = set()
    for name in sorted(members, key=_digest):
        if sum(len(members[incident]) for incident in chosen) >= most:
            break
        chosen |= {name, *rivals[name]}
    ids = {item.id for incident in chosen for item in members[incident]}
    return [item for item in gold if item.id in ids]


def _find_rivals(members: Mapping[str, Sequence[GoldDocument]]) -> dict[str, list[str]]:
    """List for each incident the others of its town within a fortnight, as far as gold says."""
    towns: dict[tuple[str, str], list[tuple[str, date]]] = defaultdict(list)
    for name, items in members.items():
        answers: Mapping[str, Any] = items[0].fields.get("gold") or {}
        if answers.get("city") and answers.get("date"):
            town = (str(answers.get("state")), str(answers["city"]))
            towns[town].append((name, date.fromisoformat(answers["date"])))
    rivals: dict[str, list[str]] = {name: [] for name in members}
    for incidents in towns.values():
        for name, day in incidents:
            near = [o for o, other in incidents if abs((other - day).days) <= RIVAL_DAYS]
            rivals[name] = [other for other in near if other != name]
    return rivals


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
