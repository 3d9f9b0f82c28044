"""What an estimate says, in Arabic and English (words.yaml)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tawthiq.estimation.checking import Finding


@cache
def _read() -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text("utf-8"))
    return content


def say(key: str, lang: str, **values: object) -> str:
    """A sentence with its values."""
    return str(_read()[key][lang]).format(**values)


def finding(found: Finding, lang: str) -> str:
    """A fault or a warning in words."""
    return str(_read()["findings"][found.code][lang]).format(**found.values)


def codes() -> frozenset[str]:
    """The codes of all faults and warnings that there are words for."""
    return frozenset(_read()["findings"])


def number(value: int | None) -> str:
    """A whole number with thousands apart."""
    return "" if value is None else f"{value:,}"
