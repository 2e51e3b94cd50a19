"""The published JSON Schema and the types agree."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from tacitus.model.schema import SCHEMA_NAMES, build_json_schema, format_json_schema

DOCS = Path(__file__).parents[2] / "docs" / "schema"


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_published_schema_is_the_one_of_the_types(name: str) -> None:
    published = (DOCS / f"{name}.schema.json").read_text(encoding="utf-8")
    assert published == format_json_schema(name), "run `make schema`"


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_schema_is_valid(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(build_json_schema(name))


def test_schema_requires_every_field_of_a_report() -> None:
    schema = json.loads(format_json_schema("report"))
    assert {"schema", "document", "events", "run"} <= set(schema["required"])
