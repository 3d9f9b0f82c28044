"""The rules of assessment as data: the method page and docs/explanation/method.md are made from them.

`rules` gives them in reading order; `wording` the words for a reason, flag or need code, and for titles.
Text: rules.yaml beside this file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

RULE_VERSION = "1.3"


@dataclass(frozen=True, slots=True)
class Wording:
    """The same words in Arabic and English."""

    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `source` is the published practice it follows, "own" a choice of this project."""

    id: str
    title: Wording
    text: Wording
    source: str


@cache
def _read() -> Mapping[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: Mapping[str, Any] = yaml.load((Path(__file__).parent / "rules.yaml").read_text("utf-8"), Loader=loader)  # noqa: S506 (safe)
    return content


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in reading order."""
    return tuple(
        Rule(raw["id"], Wording(**raw["title"]), Wording(**raw["text"]), raw["source"]) for raw in _read()["rules"]
    )


@cache
def _wordings() -> Mapping[str, Wording]:
    return {code: Wording(**words) for part in ("words", "reasons") for code, words in _read()[part].items()}


def wording(code: str) -> Wording:
    """The words for a code. Raises KeyError for a code that no rule gives."""
    return _wordings()[code]


def codes() -> tuple[str, ...]:
    """Every reason, flag and need code that the rules can give."""
    return tuple(_read()["reasons"])
