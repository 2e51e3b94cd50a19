"""Rule files of intake."""

from __future__ import annotations

from tacitus.rule_files import Shape, read_rules


def read_intake_rules(name: str, shape: type[Shape]) -> Shape:
    """Read ``intake/rules/NAME.toml`` into its type; raises SettingsError listing every fault."""
    return read_rules("tacitus.intake", f"rules/{name}.toml", shape)
