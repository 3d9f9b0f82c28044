"""What a time is told from, and what it comes to."""

from datetime import date

from tawthiq.records import Record


class Reference(Record, frozen=True, kw_only=True):
    """What a time is told from.

    `day` is the day of speaking, None when unknown. `slack` is how many days the true day may lie after it (1 for a
    dated page, weeks for an event's rough date). `month` is a day known only to be in the month and year of speaking,
    used for الشهر الجاري where `day` is unknown. `previous` is the date (EDTF) named before in the text.
    """

    day: date | None = None
    slack: int = 1
    month: date | None = None
    previous: str | None = None


class Resolved(Record, frozen=True):
    """A resolved date. `used` says whether the reference was needed, `anaphoric` whether the previous date was."""

    edtf: str
    used: bool = False
    anaphoric: bool = False
