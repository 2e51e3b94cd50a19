"""Rule files of reading."""

from __future__ import annotations

from tacitus.rule_files import Shape, read_rules


def read_rule_file(name: str, shape: type[Shape]) -> Shape:
    """Read ``rules/NAME.toml`` into its type; raises SettingsError that lists every fault."""
    return read_rules("tacitus.reading", f"rules/{name}.toml", shape)
