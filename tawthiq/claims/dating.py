"""The day that holds for claims with no date of their own, as a reader of news takes it.

1. The day of the news (اليوم، or أمس where nothing of today is told before it) holds for what follows; not أمس for
   another toll that the words turn to.
2. An older day (الأحد، في 9 أيار) ends it and holds for nothing but its own event.
3. A headline is of the day that the text opens with, where that is the day of the news.
4. A report that opens with the toll of a period (خلال شهر تموز) counts within it: its other tolls are of that period,
   and what a month's report tells before it comes to single days.
"""

from collections.abc import Mapping, Sequence

from tawthiq.claims.carrying import Event
from tawthiq.claims.drafts import Draft
from tawthiq.model.claim import When
from tawthiq.model.vocabulary import Kind
from tawthiq.text import edtf

_WEEK, _MONTH = 7, 31  # days


def dates(drafts: Sequence[Draft], labels: Mapping[int, Event], day: When | None) -> list[When | None]:
    """For each draft the date of its event, else the one that the words before it let hold.

    `day` is the day that the report as a whole tells of, None where it does not say so.
    """
    scope = _Scope(day)
    first = next((draft.claim for draft in drafts if draft.claim.when), None)
    opening = first.when if first else None
    period = opening if first and first.kind is Kind.TOTAL and opening and _is_period(opening) else None
    found: list[When | None] = []
    for at, draft in enumerate(drafts):
        event = labels.get(at)
        when = draft.claim.when or (event.when if event else None)
        if draft.claim.when:
            scope.tell(draft.claim.when)
        elif when is None and not draft.stands_apart:
            when = scope.holding(draft) if event else None
            if when is None and draft.is_headline and event and not scope.dated and opening and _age(opening) == 0:
                when = opening
            if when is None and period and scope.counts(draft, period):
                when = period
        found.append(when)
    return found


class _Scope:
    """The day of the news as told so far."""

    def __init__(self, day: When | None) -> None:
        self.day = self.news = day
        self.dated = self.today = self.single = False

    def tell(self, when: When) -> None:
        age = _age(when)
        self.dated = True
        self.single = self.single or age is not None
        if age == 0 or (age == 1 and not self.today):
            self.news = when
        else:
            self.news = self.day
        self.today = self.today or age == 0

    def holding(self, draft: Draft) -> When | None:
        another = draft.turns and bool(draft.claim.harms) and self.news is not self.day
        return None if another and self.news and _age(self.news) == 1 else self.news

    def counts(self, draft: Draft, period: When) -> bool:
        """Whether a claim counts within the period that the report opened with."""
        claim = draft.claim
        if not self.dated or not claim.harms or claim.kind is Kind.FORECAST:
            return False
        return claim.kind is Kind.TOTAL or (not self.single and _days(period) <= _MONTH)


def _is_period(when: When) -> bool:
    return not edtf.is_open(when.edtf) and _days(when) >= _WEEK


def _days(when: When) -> int:
    span = edtf.days(when.edtf)
    return (span[1] - span[0]).days if span else 0


def _age(when: When) -> int | None:
    """How many days before the day of speaking a day or night was; None where the words do not tell one from it."""
    against = when.resolved_from.against if when.resolved_from else None
    spoken, told = edtf.days(against[:10]) if against else None, edtf.days(when.edtf)
    if spoken is None or told is None or (told[1] - told[0]).days > 1:
        return None
    return (spoken[0] - told[1]).days
