"""The day that a report stamps itself with: the time stamp of a post, the line of date and hour under a headline.

1. A date in Latin letters (October 27, 2024) in an Arabic report is the page's. 2. So is a full date with a clock
beside it (الأحد, 20 نوفمبر 2022, 14:28), or one that stands in a line of its own. The first of the text counts.
"""

import re
from collections.abc import Sequence
from datetime import date

from tawthiq.text import edtf
from tawthiq.text.dates.expression import Calendar, TimeExpression
from tawthiq.text.dates.finding import find
from tawthiq.text.dates.reference import Reference
from tawthiq.text.dates.resolving import resolve
from tawthiq.text.tokens import Shape, Token, tokenize

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# No boundary before the month: posts are often copied without the space after their author's name.
_LATIN = re.compile(
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s+(\d{1,2}),?\s+(20\d\d)(?!\d)"
    r"|(?<!\d)(\d{1,2})\s+(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?\s+(20\d\d)(?!\d)"
)
_LINE = 24  # tokens; a longer line is a sentence
_BESIDE = 5  # tokens between a date and its clock
_OTHERS = 2  # words beside the date in a line of its own: its weekday, بتاريخ


def stamped(text: str) -> str | None:
    """The ISO date of the first stamp, None where the report has none."""
    latin = _LATIN.search(text)
    head = text[: latin.start()] if latin else text
    return next(filter(None, map(_of_line, head.splitlines())), None) or (_latin(latin) if latin else None)


def _latin(found: re.Match[str]) -> str | None:
    month, day, year = found.group(1, 2, 3) if found[1] else found.group(5, 4, 6)
    try:
        return date(int(year), 1 + _MONTHS.index(month.lower()), int(day)).isoformat()
    except ValueError:  # Feb 30, 2024
        return None


def _of_line(line: str) -> str | None:
    if not any(mark.isdecimal() for mark in line):
        return None
    tokens = tokenize(line)
    if len(tokens) > _LINE:
        return None
    for expression in find(tokens):
        day = _full_day(expression)
        if day and (_has_clock(tokens, expression) or _is_alone(tokens, expression)):
            return day
    return None


def _full_day(expression: TimeExpression) -> str | None:
    spec = expression.spec
    if not isinstance(spec, Calendar) or spec.hijri or not (spec.day and spec.month and spec.year):
        return None
    resolved = resolve(spec, Reference())
    days = edtf.days(resolved.edtf) if resolved else None
    return days[0].isoformat() if days else None


def _has_clock(tokens: Sequence[Token], expression: TimeExpression) -> bool:
    first, last = max(1, expression.first - _BESIDE), min(len(tokens) - 1, expression.last + 1 + _BESIDE)
    return any(
        tokens[at].text == ":" and tokens[at - 1].shape is tokens[at + 1].shape is Shape.NUMBER
        for at in range(first, last)
    )


def _is_alone(tokens: Sequence[Token], expression: TimeExpression) -> bool:
    others = (*tokens[: expression.first], *tokens[expression.last + 1 :])
    return sum(token.shape is Shape.WORD for token in others) <= _OTHERS
