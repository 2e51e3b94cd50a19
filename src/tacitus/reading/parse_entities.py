"""The entity recogniser of a spaCy pipeline, with the scores of all words worked out at once.

spaCy decides word by word. As long as no entity is open, its features are the word's own, so the
scores of all words make one product of matrices; only inside a name of several words does one
decision wait for the last. Same weights, same order of sums, same entities.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

_Floats = npt.NDArray[np.float32]
_Flags = npt.NDArray[np.bool_]
_N_FEATURES: Final = 3
"""The word, the first word of the open entity, the word before if one is open."""


@dataclass(frozen=True, slots=True, eq=False)
class _Moves:
    """The recogniser's moves by kind; ``inside`` and ``last`` go from the label to the move."""

    names: tuple[str, ...]
    begins: _Flags
    units: _Flags
    never: _Flags
    outside: int
    inside: dict[str, int]
    last: dict[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class _Scores:
    """What a batch's words bring: ``parts`` by word and feature, ``best`` the move if none is open.

    ``is_end``: the last word of a sentence or of a text; no entity goes on past it.
    """

    parts: _Floats
    best: npt.NDArray[np.int64]
    is_end: _Flags


@dataclass(frozen=True, slots=True, eq=False)
class EntityFinder:
    """Finds entities as the wrapped recogniser does; documents must not have any before."""

    recognizer: EntityRecognizer
    moves: _Moves

    def find(self, docs: Sequence[Doc]) -> None:
        """Set the entities of parsed documents."""
        docs = [doc for doc in docs if len(doc)]
        if not docs:
            return
        scores = self._score(docs)
        started = np.flatnonzero(scores.best != self.moves.outside)
        offset = 0
        for doc in docs:
            low, high = np.searchsorted(started, (offset, offset + len(doc)))
            found = self._walk(scores, started[low:high].tolist())
            spans = [Span(doc, a - offset, b - offset, label=label) for a, b, label in found]
            doc.set_ents(spans, default="outside")
            offset += len(doc)

    def _score(self, docs: Sequence[Doc]) -> _Scores:
        """Score all words as if no entity were open."""
        model = self.recognizer.model
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        table: _Floats = lower.predict(model.get_ref("tok2vec").predict(docs))
        padding, parts = table[0], table[1:]
        hidden = (parts[:, 0] + padding[1]) + padding[2]
        hidden = _take_best(hidden + lower.get_param("b"))
        scores = upper.ops.gemm(hidden, upper.get_param("W"), trans2=True) + upper.get_param("b")
        flags = [doc.to_array([SENT_START, IS_SPACE]) for doc in docs]
        is_space = np.concatenate([flag[:, 1] == 1 for flag in flags])
        is_end = np.concatenate([np.append(flag[1:, 0] == 1, True) for flag in flags])
        scores[:, self.moves.never] = -np.inf
        scores[np.ix_(is_space | is_end, self.moves.begins)] = -np.inf
        scores[np.ix_(is_space, self.moves.units)] = -np.inf
        return _Scores(parts, scores.argmax(axis=1), is_end)

    def _walk(self, scores: _Scores, started: Sequence[int]) -> Iterator[tuple[int, int, str]]:
        """Give start, end and label of each entity, from the words that would start one."""
        end = 0
        for start in started:
            if start < end:
                continue
            kind, _, label = self.moves.names[scores.best[start]].partition("-")
            end = self._find_last(scores, start, label) + 1 if kind == "B" else start + 1
            yield start, end, label

    def _find_last(self, scores: _Scores, start: int, label: str) -> int:
        lower, upper = (self.recognizer.model.get_ref(name) for name in ("lower", "upper"))
        goes_on, closes = self.moves.inside[label], self.moves.last[label]
        weights, bias = (upper.get_param(name)[[goes_on, closes]] for name in ("W", "b"))
        word, parts = start + 1, scores.parts
        while not scores.is_end[word]:
            hidden = (parts[word, 0] + parts[start, 1]) + parts[word - 1, 2]
            hidden = _take_best(hidden + lower.get_param("b"))
            further, close = weights @ hidden + bias
            if close > further or (close == further and closes < goes_on):
                break
            word += 1
        return word


def _take_best(pieces: _Floats) -> _Floats:
    """Give the best piece of each unit; over so short an axis quicker than numpy's ``max``."""
    best: _Floats = pieces[..., 0]
    for piece in range(1, pieces.shape[-1]):
        best = np.maximum(best, pieces[..., piece])
    return best


def build_entity_finder(pipe: Any) -> EntityFinder | None:
    """Wrap a pipeline's recogniser; None where it is not of the build known here."""
    if type(pipe) is not EntityRecognizer or pipe.cfg.get("beam_width", 1) != 1:
        return None
    model = pipe.model
    if not model.attrs.get("has_upper") or model.attrs.get("unseen_classes"):
        return None
    if model.get_ref("lower").get_dim("nF") != _N_FEATURES:
        return None
    names = tuple(pipe.moves.get_class_name(number) for number in range(pipe.moves.n_moves))
    return EntityFinder(pipe, _sort_moves(names))


def _sort_moves(names: tuple[str, ...]) -> _Moves:
    """Sort the moves by kind; "U-" without a label stands for a blocked word, never for these."""
    begins = np.array([name.startswith("B-") and name != "B-" for name in names])
    units = np.array([name.startswith("U-") and name != "U-" for name in names])
    outside = names.index("O")
    never = ~(begins | units)
    never[outside] = False
    return _Moves(
        names=names,
        begins=begins,
        units=units,
        never=never,
        outside=outside,
        inside={name[2:]: move for move, name in enumerate(names) if name.startswith("I-")},
        last={name[2:]: move for move, name in enumerate(names) if name.startswith("L-")},
    )
