"""A strip of periods with how many incidents each holds: the way through a long time without scripts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from markupsafe import Markup

from tawthiq.register.outlines import Outline
from tawthiq.web import periods
from tawthiq.web.answer import Asked
from tawthiq.web.indexes import as_long_as
from tawthiq.web.periods import Period, Unit
from tawthiq.web.words import Words

_LEFT_OUT = frozenset({"from", "to", "page", "by"})


@dataclass(frozen=True, slots=True)
class Step:
    """One period: its name, the same in short, where a click leads, how many incidents, how high (0 to 100)."""

    title: Markup
    short: str
    href: str
    count: int
    height: float


def narrowed(path: str, query: Mapping[str, str], period: Period) -> str:
    """The address of the same page with this period alone."""
    kept = {name: value for name, value in query.items() if name not in _LEFT_OUT}
    told = {"from": period.first.isoformat(), "to": period.last.isoformat()}
    return f"{path}?{urlencode(kept | told)}"


def strip_of(asked: Asked, rows: Sequence[Outline], path: str, query: Mapping[str, str]) -> tuple[Step, ...]:
    """The strip of a page, made once for each state of the register."""
    words = asked.words
    key = ("strip", path, *sorted(query.items()), words.lang, words.digits)
    return as_long_as(asked.register, key, rows, lambda: strip(words, rows, path, query))


def strip(words: Words, rows: Sequence[Outline], path: str, query: Mapping[str, str]) -> tuple[Step, ...]:
    """Every period between the first and the last that holds an incident; () where that is one alone."""
    unit = periods.unit_for(rows)
    found = {period: told for period, told in periods.grouped(rows, unit).items() if period.unit is unit}
    if not found:
        return ()
    first, last = min(found), max(found)
    steps = periods.between(first, last.last, unit)
    if len(steps) == 1:
        return ()
    most = max(map(len, found.values()))
    made = [_step(words, one, len(found.get(one, ())), most, narrowed(path, query, one)) for one in steps]
    if unit is Unit.MONTH:  # a month in figures says nothing of its year
        made[0] = replace(made[0], short=words.figures(str(first.first.year)))
    return tuple(made)


def _step(words: Words, period: Period, count: int, most: int, href: str) -> Step:
    return Step(periods.title(words, period), _short(words, period), href, count, round(100 * count / most, 1))


def _short(words: Words, period: Period) -> str:
    """A year, a month or a day in figures, as narrow as a bar; January is told by its year."""
    match period.unit:
        case Unit.YEAR:
            text = str(period.first.year)
        case Unit.MONTH:
            text = str(period.first.month if period.first.month > 1 else period.first.year)
        case _:
            text = str(period.first.day)
    return words.figures(text)


def days_of(query: Mapping[str, str]) -> tuple[date | None, date | None]:
    """The days that a query string narrows to."""
    first, last = query.get("from"), query.get("to")
    return (date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)
