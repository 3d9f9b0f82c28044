"""Options that choose among incidents, checked and made one filter."""

from datetime import date
from typing import TYPE_CHECKING

from tawthiq.cli.options import Grades
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from tawthiq.register import IncidentFilter


def filter_of(
    *,
    grade: Grades | None = None,
    party: str | None = None,
    method: str | None = None,
    country: str | None = None,
    first: str | None = None,
    last: str | None = None,
    q: str | None = None,
) -> "IncidentFilter | None":
    """The filter, None where nothing is asked. Raises UsageError for a word or date that is none."""
    given = (grade, party, method, country, first, last, q)
    if all(value is None for value in given):
        return None
    from tawthiq.model.vocabulary import Grade, Method
    from tawthiq.register import IncidentFilter

    if method is not None and method not in set(Method):
        raise UsageError(f"--method {method}: no such means. Name one of: {', '.join(Method)}")
    for name, day in (("--from", first), ("--to", last)):
        check_day(name, day)
    return IncidentFilter(
        grade=Grade(grade.value) if grade else None,
        party=party,
        method=Method(method) if method else None,
        country=country.upper() if country else None,
        first=first,
        last=last,
        q=q,
    )


def check_day(name: str, day: str | None) -> None:
    """Raises UsageError where the option of this name is no day."""
    if day is None:
        return
    try:
        date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{name} {day}: not a day. Write it as 2017-03-17") from error
