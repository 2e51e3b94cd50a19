"""Writes the page on the Python interface from the public names and their docstrings."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

import tacitus
from tacitus.cli.field_page import list_types

_HEAD = """# Python interface

The public names of the package `tacitus`, generated from it by `make schema`. Whatever is not here
may change without notice. Importing the package is quick: the language model is loaded when the
first document is read, and nothing is ever downloaded.

```python
from pathlib import Path

import tacitus

found = tacitus.read([Path("articles")])
reports = [item for item in found if isinstance(item, tacitus.Report)]
for incident in tacitus.link(reports):
    print(incident.id, incident.grading, [toll.best for toll in incident.tolls])
```

All objects are frozen pydantic models: `model_dump(mode="json")` gives the printed form.
"""


def format_api() -> str:
    """Write the page on the public names as Markdown."""
    names = [name for name in tacitus.__all__ if not name.startswith("__")]
    public = [(name, getattr(tacitus, name)) for name in names]
    functions = [item for item in public if inspect.isfunction(item[1])]
    types = [item for item in public if inspect.isclass(item[1])]
    parts = [_HEAD, "## Functions\n"]
    for name, function in functions:
        parts += _format_function(name, function)
    parts += ["## Types\n"]
    for name, kind in types:
        parts += _format_type(name, kind)
    return "\n".join(parts)


def _format_function(name: str, function: Any) -> Iterator[str]:
    yield f"### tacitus.{name}\n"
    yield f"```python\n{_format_signature(name, function)}\n```\n"
    yield f"{_read_words(function)}\n"


def _format_signature(name: str, function: Any) -> str:
    """Write a signature as in the source, each parameter on a line of its own."""
    signature = inspect.signature(function)
    lines = []
    is_open = False
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not is_open:
            lines.append("    *,")
            is_open = True
        lines.append(f"    {str(parameter).replace(chr(39), '')},")
    answer = str(signature.return_annotation).replace("'", "")
    return "\n".join([f"tacitus.{name}(", *lines, f") -> {answer}"])


def _format_type(name: str, kind: type) -> Iterator[str]:
    yield f"### tacitus.{name}\n"
    yield f"{_read_words(kind)}\n"
    if kind in list_types():
        yield f"Its fields: [{name}](fields.md#{name.lower()}).\n"
    elif issubclass(kind, BaseModel):
        yield "Its fields: [settings](commands.md#settings).\n"


def _read_words(item: Any) -> str:
    return (inspect.getdoc(item) or "").replace("``", "`")
