"""What the words of a time expression say, before anything is resolved: small frozen facts, one sort a class.

A `TimeExpression` is a stretch of tokens with one of them. Months are 1-12, weekdays 0-6 from Monday, shifts count from
the reference (-1 the one before, 0 this, 1 the next). `part` is a part of the day with the public contract's values.
"""

from enum import StrEnum

from tawthiq.records import Record


class Unit(StrEnum):
    """Units of time."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    NIGHT = "night"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    DECADE = "decade"


class Calendar(Record, frozen=True, kw_only=True):
    """A date or a part of one: 17 آذار 2017, آذار الماضي, 17 من الشهر الجاري, العام الماضي, السبت 12 شباط.

    `relative` is -1 for الماضي, 0 for الجاري, 1 for المقبل, None where nothing is said. `other_month` is the second
    name of a pair where the two disagree. `edge` (early, mid, late) narrows a month or year in words only. `ranked`
    marks a day told by an ordinal (الثلاثاء الثالث من أيلول): it may count weekdays where it is no such day.
    `same_month` takes the month from the date named before (24 من الشهر ذاته).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_shift: int | None = None
    month_shift: int | None = None
    relative: int | None = None
    other_month: int | None = None
    hijri: bool = False
    edge: str | None = None
    ranked: bool = False
    same_month: bool = False


class Weekday(Record, frozen=True, kw_only=True):
    """A day of the week alone; `week` is the shift of the week that the words name (أحد الأسبوع الماضي)."""

    weekday: int
    relative: int | None = None
    week: int | None = None
    farther: bool = False


class Offset(Record, frozen=True, kw_only=True):
    """Days from the reference (اليوم 0, أمس -1), with what the words add to it."""

    days: int
    weekday: int | None = None
    date: Calendar | None = None


class Ago(Record, frozen=True, kw_only=True):
    """A distance from the reference (قبل يومين, بعد أسبوع): `count` None where not told (قبل أيام).

    `days` come on top of it (منذ شهر و21 يوما).
    """

    count: int | None
    unit: Unit
    sign: int = -1
    days: int = 0


class Recent(Record, frozen=True, kw_only=True):
    """The last or next units (خلال اليومين الماضيين); `count` None where not told."""

    count: int | None
    unit: Unit
    sign: int = -1


class Week(Record, frozen=True, kw_only=True):
    """A week by its shift."""

    shift: int


class Night(Record, frozen=True, kw_only=True):
    """The night that leads into a day (ليلة السبت), or the last one (`of` None)."""

    of: "Spec | None" = None


class NthWeekday(Record, frozen=True, kw_only=True):
    """The nth weekday of a month, -1 the last (أول جمعة من آذار); `weekday` None counts days, or weeks."""

    rank: int
    weekday: int | None
    of: Calendar
    weeks: bool = False


class Same(Record, frozen=True, kw_only=True):
    """The date named before in the text, moved by `shift` days (في اليوم المذكور, في اليوم التالي).

    `back`: a longer distance before it instead (بعد أسبوعين من مقتل …).
    """

    shift: int = 0
    back: Ago | None = None

    @property
    def looks_back(self) -> bool:
        """Whether it is a time before the one that the text tells."""
        return self.shift < 0 or self.back is not None


class Remembered(Record, frozen=True, kw_only=True):
    """The day of what is remembered: this day (`day`) in `year`, or `years` before; in a year unknown where both are
    None.
    """

    day: Offset | Weekday
    years: int | None = None
    year: int | None = None


class TimeOfDay(Record, frozen=True, kw_only=True):
    """A clock time or part of the day with no date of its own."""


class Interval(Record, frozen=True, kw_only=True):
    """From `start` to `end`; None is open. `to_reference` closes an open end at the reference (منذ …)."""

    start: "Spec | None"
    end: "Spec | None"
    to_reference: bool = False


Spec = Calendar | Weekday | Offset | Ago | Recent | Week | Night | NthWeekday | Same | Remembered | TimeOfDay | Interval


class TimeExpression(Record, frozen=True, kw_only=True):
    """A time expression: tokens first..last (inclusive), document offsets, what it says, the part of the day.

    `core` is the first token of the date itself, behind the words that lead into it (في، يوم، صباح).
    """

    first: int
    last: int
    start: int
    end: int
    core: int
    spec: Spec
    part: str | None = None
