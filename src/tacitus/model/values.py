"""Values that carry the words they came from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Frozen(BaseModel):
    """Base of every type of the record: immutable, closed to unknown fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", json_schema_serialization_defaults_required=True
    )

    def model_post_init(self, context: object) -> None:
        """Share the set of field names among all objects of a type.

        Each object would carry one of its own, half of its memory; nobody asks which fields
        were given and which took their default.
        """
        object.__setattr__(self, "__pydantic_fields_set__", _name_fields(type(self)))


@cache
def _name_fields(kind: type[BaseModel]) -> set[str]:
    return set(kind.model_fields)


class Span(Frozen):
    """A stretch of a document's text: ``text[start:end] == quote``, code points, end excluded."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str

    @model_validator(mode="after")
    def _check_length(self) -> Self:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"span {self.start}-{self.end} does not fit its quote {self.quote!r}")
        return self


class Range(Frozen):
    """A stretch of a document's text without its words (long stretches: the body)."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


def cut_span(text: str, start: int, end: int) -> Span:
    """Take the span of ``text`` between two offsets."""
    return Span(start=start, end=end, quote=text[start:end])


Spans = Span | tuple[Span, ...] | None
"""One span, the pieces of a split one, or None where there is none."""


def join_spans(spans: Iterable[Span]) -> Spans:
    """Give no span as None, one as itself, and several as a list in text order."""
    found = tuple(sorted(spans, key=lambda span: (span.start, span.end)))
    if not found:
        return None
    return found[0] if len(found) == 1 else found


class Count(Frozen):
    """How many: None means no limit on that side; ``wording`` is what the text says."""

    low: int | None = Field(default=None, ge=0)
    high: int | None = Field(default=None, ge=0)
    approximate: bool = False
    wording: str

    @model_validator(mode="after")
    def _check_order(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"count {self.wording!r} has low {self.low} above high {self.high}")
        return self
