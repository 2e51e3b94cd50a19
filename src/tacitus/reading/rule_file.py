"""Rule files: word lists and patterns as TOML, checked whole when loaded."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib.resources import files

from tacitus.rule_files import Shape, read_rules

_FOLDER = files("tacitus.reading") / "rules"


def read_rule_file(name: str, shape: type[Shape]) -> Shape:
    """Read ``rules/NAME.toml`` into its type; raises SettingsError that lists every fault."""
    return read_rules("tacitus.reading", f"rules/{name}.toml", shape)


@lru_cache(maxsize=1)
def digest_rules() -> str:
    """Give the SHA-256 over all rule files, as reports quote it."""
    digest = hashlib.sha256()
    for path in sorted(_FOLDER.iterdir(), key=lambda item: item.name):
        if path.name.endswith(".toml"):
            digest.update(path.name.encode("utf-8") + b"\0")
            digest.update(path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return "sha256:" + digest.hexdigest()
