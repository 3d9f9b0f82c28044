"""Times of a report: every time expression with the date it names, resolved by looking back.

1. `calendar_for` settles the report's reference: its publication date, or one worked out from the text.
2. The same pass resolves the time expressions of all passages in text order, so that في اليوم المذكور finds the date
   before it.
3. `find` gives the mentions of one passage. Dates of statements, reports, laws and page stamps are marked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tawthiq.claims.mentions import At, TimeMention
from tawthiq.claims.running import of_the_day, runs
from tawthiq.claims.times_of_events import is_by_statement, is_event_time, is_of_dateline, is_stamp
from tawthiq.model.claim import ResolvedFrom, When
from tawthiq.model.document import Document
from tawthiq.model.passage import Passage, Report, Role
from tawthiq.model.vocabulary import PartOfDay, PublishedFrom
from tawthiq.records import replace
from tawthiq.text import dates, edtf
from tawthiq.text.dates import Calendar as DateWords
from tawthiq.text.dates import Interval, Offset, Reference, Same, TimeExpression, TimeOfDay

_ROUGH = 21  # days that an event may lie after the rough date of its register entry
_SILENT = (Role.FURNITURE, Role.CAPTION)
_NEAR = 2  # passages over which a clock time takes up the date before it


@dataclass(frozen=True, slots=True)
class Calendar:
    """What the times of a report are told from.

    `day` is the day of speaking (None when unknown) and `against_from` where it came from: a `PublishedFrom` value,
    `inferred` when worked out from the text. `latest` is the latest full date of the text, a lower bound for the day of
    speaking; `rough` is true when `day` is only near the true one. `mentions` holds the resolved times by the start of
    their passage.
    """

    day: date | None = None
    against_from: str | None = None
    latest: date | None = None
    rough: bool = False
    mentions: Mapping[int, tuple[TimeMention, ...]] = field(default_factory=dict)

    @property
    def reference(self) -> Reference:
        """The reference that expressions are resolved against."""
        return Reference(day=self.day, slack=_ROUGH if self.rough else 1, month=self.latest)


def calendar_for(report: Report) -> Calendar:
    """The calendar of a report, with the times of its passages resolved in text order."""
    passages = [passage for passage in report.passages if passage.role not in _SILENT]
    found = [(passage, dates.find(passage.tokens)) for passage in passages]
    calendar = _settled(_published(report.document), found)
    mentions = _mentions(calendar, found)
    if calendar.day and not calendar.rough and runs(passages):
        mentions |= _of_running_account(passages, mentions, calendar)
    return replace(calendar, mentions=mentions)


def _of_running_account(
    passages: Sequence[Passage], mentions: Mapping[int, tuple[TimeMention, ...]], calendar: Calendar
) -> dict[int, tuple[TimeMention, ...]]:
    """The lines that begin with a clock time and tell no other day."""
    out: dict[int, tuple[TimeMention, ...]] = {}
    for passage in passages:
        told = mentions[passage.start]
        day = calendar.day.isoformat() if calendar.day else ""
        clock = of_the_day(passage, day, calendar.against_from)
        if clock and not any(mention.is_event_time for mention in told):
            out[passage.start] = (clock, *told)
    return out


def find(passage: Passage, calendar: Calendar) -> tuple[TimeMention, ...]:
    """The times of a passage. Expressions that the words and the calendar do not fix give no mention."""
    known = calendar.mentions.get(passage.start)
    if known is not None:
        return known
    return _mentions(calendar, [(passage, dates.find(passage.tokens))])[passage.start]


def _published(document: Document) -> Calendar:
    try:
        day = date.fromisoformat((document.published or "")[:10])
    except ValueError:
        return Calendar()
    origin = document.published_from or PublishedFrom.PAGE
    return Calendar(day, str(origin), None, origin is PublishedFrom.REGISTER)


def _settled(calendar: Calendar, found: Sequence[tuple[Passage, Sequence[TimeExpression]]]) -> Calendar:
    """The calendar corrected by what the text says of today, or inferred from it where nothing is known."""
    latest: date | None = None
    todays: list[date] = []
    for passage, expressions in found:
        for expression in expressions:
            day = _full_day(expression, calendar)
            if day and (latest is None or day > latest):
                latest = day
            if (calendar.day is None or calendar.rough) and (told := _today(passage, expression, calendar)):
                todays.append(told)
    # On a page with other news beside it the day that the register knows is the surer one.
    today = calendar.day if calendar.day in todays else next(iter(todays), None)
    if today is None and calendar.day and calendar.rough and latest and 0 < (latest - calendar.day).days <= _ROUGH:
        # A rough day before a date that the text looks back on is too early.
        today = latest
    if today is None:
        return replace(calendar, latest=latest, against_from=calendar.against_from or ("inferred" if latest else None))
    origin = calendar.against_from if today == calendar.day else str(PublishedFrom.INFERRED)
    return replace(calendar, day=today, latest=latest, against_from=origin, rough=False)


def _full_day(expression: TimeExpression, calendar: Calendar) -> date | None:
    """A day told with its month, and with its year unless a rough calendar can supply it."""
    spec = expression.spec.date if isinstance(expression.spec, Offset) else expression.spec
    if not isinstance(spec, DateWords) or spec.hijri or spec.month is None or spec.day is None:
        return None
    if spec.year is None and not calendar.rough:
        return None
    resolved = dates.resolve(spec, calendar.reference if calendar.rough else Reference())
    days = edtf.days(resolved.edtf) if resolved else None
    return days[0] if days else None


def _today(passage: Passage, expression: TimeExpression, calendar: Calendar) -> date | None:
    """The day of speaking that اليوم الأحد 5 نيسان, أمس الجمعة or a page's own stamp gives away."""
    spec = expression.spec
    if calendar.day is None and (is_stamp(passage, expression) or is_of_dateline(passage, expression)):
        return _full_day(expression, calendar)
    if not isinstance(spec, Offset) or (spec.date is None and (spec.weekday is None or calendar.day is None)):
        return None
    resolved = dates.resolve(spec, calendar.reference)
    days = edtf.days(resolved.edtf) if resolved else None
    return days[0] - timedelta(days=spec.days) if days else None


def _mentions(
    calendar: Calendar, found: Sequence[tuple[Passage, Sequence[TimeExpression]]]
) -> dict[int, tuple[TimeMention, ...]]:
    previous: str | None = None
    previous_at = 0
    news: str | None = None
    out: dict[int, tuple[TimeMention, ...]] = {}
    for order, (passage, expressions) in enumerate(found):
        mentions: list[TimeMention] = []
        for expression in expressions:
            near = previous if order - previous_at <= _NEAR or isinstance(expression.spec, Same) else None
            if near is None and isinstance(expression.spec, TimeOfDay) and expression.part != PartOfDay.NIGHT:
                near = news  # وبعد الظهر قصفت بارجة …: of the day that the report tells; a night is of two
            mention = _mention(passage, expression, calendar, near)
            if mention is None:
                continue
            mentions.append(mention)
            news = _day_of_news(expression, mention, calendar, news)
            looks_back = isinstance(expression.spec, Same) and expression.spec.looks_back  # بعد يوم من مقتل …
            if mention.is_event_time and not (looks_back or isinstance(expression.spec, TimeOfDay | Interval)):
                previous, previous_at = mention.when.edtf, order
        out[passage.start] = _closed(tuple(mentions))
    return out


def _day_of_news(
    expression: TimeExpression, mention: TimeMention, calendar: Calendar, before: str | None
) -> str | None:
    """The day that a report tells of, as far as it has said: today, or yesterday where nothing of today came before."""
    spec = expression.spec
    if not (isinstance(spec, Offset) and mention.is_event_time and spec.days in (0, -1)):
        return before
    today = before is not None and calendar.day is not None and before == calendar.day.isoformat()
    return before if today and spec.days else mention.when.edtf


def _mention(
    passage: Passage, expression: TimeExpression, calendar: Calendar, previous: str | None
) -> TimeMention | None:
    spec = expression.spec
    if isinstance(spec, TimeOfDay) and calendar.day and not (previous and _is_short(previous)):
        previous = calendar.day.isoformat()
    resolved = dates.resolve(spec, replace(calendar.reference, previous=previous))
    if resolved is None or not edtf.is_valid(resolved.edtf):
        return None
    quote = passage.text[expression.start - passage.start : expression.end - passage.start]
    part = PartOfDay(expression.part) if expression.part else None
    when = When(
        quote=quote,
        start=expression.start,
        end=expression.end,
        edtf=resolved.edtf,
        part_of_day=part,
        resolved_from=_resolved_from(quote, resolved, calendar, previous),
    )
    at = At(first=expression.first, last=expression.last, start=expression.start, end=expression.end)
    to_come = isinstance(spec, Offset) and spec.days > 0  # غدا, and the name of a paper
    return TimeMention(
        at=at,
        when=when,
        is_event_time=not to_come and is_event_time(passage, expression),
        by_statement=is_by_statement(passage, expression),
    )


def _resolved_from(
    words: str, resolved: dates.Resolved, calendar: Calendar, previous: str | None
) -> ResolvedFrom | None:
    if resolved.anaphoric:
        return ResolvedFrom(words=words, against=previous, against_from="text")
    if not resolved.used:
        return None
    day = calendar.day or calendar.latest
    return ResolvedFrom(words=words, against=day.isoformat() if day else None, against_from=calendar.against_from)


def _closed(mentions: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:
    """An open period ends at the statement that tells of it: قال في 28 آذار إن … منذ شباط."""
    statements = [mention for mention in mentions if not mention.is_event_time]
    if not statements:
        return mentions
    end = statements[0].when.edtf
    return tuple(
        replace(mention, when=replace(mention.when, edtf=f"{mention.when.edtf[:-2]}{end}"))
        if mention.when.edtf.endswith("/..") and mention.at.start > statements[0].at.start and _is_day(end)
        else mention
        for mention in mentions
    )


def _is_short(text: str) -> bool:
    """Whether a date is a day or a night, so that an hour can be of it."""
    days = edtf.days(text)
    return days is None or (days[1] - days[0]).days <= 1


def _is_day(text: str) -> bool:
    return edtf.precision(text) is edtf.Precision.DAY and "/" not in text


def dominant(mentions: Sequence[TimeMention]) -> When | None:
    """The date that a report is mostly about: the first event time that fixes a day, else the first one; None without.

    Carried over: `quote`, `start` and `end` are None.
    """
    events = [mention for mention in mentions if mention.is_event_time]
    days = [mention for mention in events if edtf.precision(mention.when.edtf) is edtf.Precision.DAY]
    chosen = (days or events)[:1]
    return replace(chosen[0].when, quote=None, start=None, end=None) if chosen else None


__all__ = ["Calendar", "calendar_for", "dominant", "find"]
