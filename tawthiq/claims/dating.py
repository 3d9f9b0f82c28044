"""The day that holds for claims with no date of their own, as a reader of news takes it.

1. The day of the news (اليوم، or أمس where nothing of today is told before it) holds for what follows; not أمس for
   another toll that the words turn to.
   What is told as of some time before (سبق أن) takes no day.
2. An older day (الأحد، في 9 أيار) ends it and holds for nothing but its own event.
3. A headline is of the day that the text opens with, where that is the day of the news.
4. A report that opens with the toll of a period (خلال شهر تموز) counts within it: its other tolls are of that period,
   and what a month's report tells before it comes to single days.
"""

from collections.abc import Mapping, Sequence

from tawthiq.claims.carrying import Event
from tawthiq.claims.drafts import Draft
from tawthiq.claims.frames import Frame, days_old
from tawthiq.model.claim import When
from tawthiq.model.vocabulary import Kind
from tawthiq.text import edtf

_WEEK, _MONTH = 7, 31  # days
_NEAR = 2  # passages between a toll and what opens the list of its parts


def dates(drafts: Sequence[Draft], labels: Mapping[int, Event], frame: Frame) -> list[When | None]:
    """For each draft the date of its event, else the one that the words before it let hold."""
    scope = _Scope(frame, drafts)
    found: list[When | None] = []
    for at, draft in enumerate(drafts):
        event = labels.get(at)
        own = draft.claim.when
        scope.come_to(draft)
        if own:
            scope.tell(draft, own)
            own = _of_wounds(draft, event) or own
        elif draft.is_before and draft.earlier:
            own = event.when if event else None
        elif not (draft.stands_apart or draft.earlier):
            own = (event.when if event else None) or scope.holding(draft, is_event=event is not None)
        found.append(own)
    return found


def _of_wounds(draft: Draft, event: Event | None) -> When | None:
    """The day of the attack of which somebody died later, where it is told."""
    bare = draft.dies_later and draft.claim.where is None and draft.claim.method is None
    return event.when if bare and event is not None else None


class _Scope:
    """The days told so far: of the news, of a list, of the period that the report counts over."""

    def __init__(self, frame: Frame, drafts: Sequence[Draft]) -> None:
        self.frame = frame
        self.news = frame.day
        self.dated = self.today = self.single = False
        first = next((draft.claim for draft in drafts if draft.claim.when), None)
        self.opening = first.when if first else None
        counts = first is not None and first.kind is Kind.TOTAL and first.when and _is_period(first.when)
        self.period = first.when if first and counts else None
        self.last: tuple[Draft, When] | None = None
        self.listing: When | None = None
        self.item = -1
        self.passage = 0
        self.asides = list(reversed(frame.asides))

    def come_to(self, draft: Draft) -> None:
        """Takes in what stands between the claim before and this one."""
        while self.asides and self.asides[-1][0] <= draft.passage:
            _, when = self.asides.pop()
            if self.news is None and not self.dated:
                self.news = when
        for passage in range(self.passage, draft.passage):
            if passage in self.frame.openers:
                self.listing, self.item = self._listed(passage), passage
        self.passage = draft.passage
        if draft.passage - self.item > 1:
            self.listing = None
        self.item = draft.passage

    def _listed(self, opener: int) -> When | None:
        """The date of a list: that of the toll just before it, or of the words that open it."""
        if self.last is None:
            return None
        draft, when = self.last
        near = opener - draft.last
        return when if near == 0 or (near <= _NEAR and draft.claim.kind is Kind.TOTAL) else None

    def tell(self, draft: Draft, when: When) -> None:
        """A claim with a date of its own."""
        age = days_old(when)
        self.dated = True
        self.listing = None
        self.last = draft, when
        self.single = self.single or age is not None
        if age == 0 or (age == 1 and not self.today):
            self.news = self.news if self._is_within_news(when) else when
        else:
            self.news = self.frame.day
        self.today = self.today or age == 0

    def _is_within_news(self, when: When) -> bool:
        """الليلة الماضية، خلال 24 ساعة: a stretch up to today does not end the day of the news."""
        return bool(self.news and days_old(self.news) == 0 and days_old(when) == 0 and _days(self.news) < _days(when))

    def holding(self, draft: Draft, *, is_event: bool) -> When | None:
        """The date for a claim that has none."""
        if self.listing:
            return self.listing
        if is_event and self.news and not self._is_another(draft):
            return self.news
        if is_event and draft.is_headline and not self.dated and self.opening and days_old(self.opening) == 0:
            return self.opening
        return self.period if self._counts(draft) else None

    def _is_another(self, draft: Draft) -> bool:
        """Another toll that the words turn to is not of yesterday's."""
        told = self.news is not None and self.news is not self.frame.day and days_old(self.news) == 1
        return told and draft.turns and not draft.is_alike and bool(draft.claim.harms)

    def _counts(self, draft: Draft) -> bool:
        """Whether a claim counts within the period that the report opened with."""
        claim = draft.claim
        if not self.period or not self.dated or not claim.harms or claim.kind is Kind.FORECAST:
            return False
        return claim.kind is Kind.TOTAL or (not self.single and _days(self.period) <= _MONTH)


def _is_period(when: When) -> bool:
    return not edtf.is_open(when.edtf) and _days(when) >= _WEEK


def _days(when: When) -> int:
    span = edtf.days(when.edtf)
    return (span[1] - span[0]).days if span else 0
