"""What may stand in a query string, and what is wrong with one that was asked.

A filter that is not understood must not widen what is answered without a word: programs are refused (400), people are
shown the page with what was left out at its head. Empty values are as if they were not asked.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

_NO_DAY = "no day of the form YYYY-MM-DD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One name of a query string. `several` values are joined by commas, `many` come under the name again."""

    name: str
    told: str
    choices: tuple[str, ...] = ()
    pattern: str = ""
    day: bool = False
    least: int | None = None
    most: int | None = None
    several: bool = False
    many: bool = False
    needed: bool = False

    def doubt(self, value: str) -> str:
        """Why a value is not understood; empty where it is."""
        if not value:
            return ""
        if self.choices:
            asked = [word.strip() for word in value.split(",")] if self.several else [value]
            return "" if set(asked) <= set(self.choices) else f"none of {', '.join(self.choices)}"
        if self.day:
            return "" if is_day(value) else _NO_DAY
        if self.least is not None and self.most is not None:
            known = value.isascii() and value.isdigit() and len(value) < 12
            return "" if known and self.least <= int(value) <= self.most else f"no number {self.least}-{self.most}"
        return "" if not self.pattern or re.fullmatch(self.pattern, value) else f"not of the form {self.pattern}"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one parameter of a query string; `known` where its name is right."""

    parameter: str
    value: str
    reason: str
    known: bool = True

    @property
    def is_no_day(self) -> bool:
        """Whether a date was asked for and the value is none."""
        return self.reason == _NO_DAY


def faults(taken: tuple[Parameter, ...], asked: Iterable[tuple[str, str]]) -> tuple[Fault, ...]:
    """Everything that an address does not understand of what was asked."""
    return tuple(_faults({parameter.name: parameter for parameter in taken}, list(asked)))


def _faults(known: Mapping[str, Parameter], asked: list[tuple[str, str]]) -> Iterator[Fault]:
    first: dict[str, str] = {}
    for name, raw in asked:
        parameter, value = known.get(name), raw.strip()
        if parameter is None:
            yield Fault(name, value, "unknown here; known are " + ", ".join(known), known=False)
        elif reason := parameter.doubt(value):
            yield Fault(name, value, reason)
        elif name in first and not parameter.many:
            yield Fault(name, value, "given twice")
        first.setdefault(name, value)
    days = [first[name] for name in ("from", "to") if name in known and is_day(first.get(name, ""))]
    if len(days) == 2 and days[0] > days[1]:
        yield Fault("from", days[0], f"after {days[1]}, the day in to")


def is_day(text: str) -> bool:
    """Whether the text is an ISO day."""
    try:
        return bool(date.fromisoformat(text)) and len(text) == 10
    except ValueError:
        return False
