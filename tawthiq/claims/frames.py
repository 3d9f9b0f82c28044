"""What a report says of its days beside its claims: the day of a round-up, the day of the news, where lists open."""

from dataclasses import dataclass, field

from tawthiq.claims.mentions import TimeMention
from tawthiq.claims.reading import PassageReading
from tawthiq.model.claim import When
from tawthiq.model.passage import Role
from tawthiq.text import edtf
from tawthiq.text.folding import fold

_HEADING = 3  # passages at the top of a page among which a round-up names its day
_SENTENCE = 6  # tokens of a sentence; what is shorter may be a page's menu (اليوم)
_LEADS = ("ليوم", "يوم", "بتاريخ", "لتاريخ")

_OTHER_NEWS = frozenset(("تطورات", "التطورات", "متفرقه"))  # وفيما يلي تطورات أمنية أخرى: no parts of what was told


@dataclass(slots=True)
class Frame:
    """The frame of one report, filled as its passages are read.

    `day`: the day that the report as a whole tells of (حصاد يوم السبت …), None where it does not say so. `asides`: the
    days of today that sentences about attacks tell which claim nothing, with their passages. `openers`: the passages
    that open a list (وتوزعت كالآتي:).
    """

    day: When | None = None
    asides: list[tuple[int, When]] = field(default_factory=list)
    openers: set[int] = field(default_factory=set)

    def take(self, reading: PassageReading, *, claims: bool) -> None:
        """Takes in a passage; `claims` whether it made any."""
        passage = reading.passage
        if passage.tokens and passage.tokens[-1].text == ":" and not _OTHER_NEWS & {t.folded for t in passage.tokens}:
            self.openers.add(passage.index)
        if reading.times and not claims:
            self.day = self.day or _day_of_round_up(reading)
        if reading.times and not claims and _tells_attacks(reading):
            told = [mention.when for mention in reading.times if mention.is_event_time and not mention.by_statement]
            self.asides += [(passage.index, when) for when in told if days_old(when) == 0]


def _tells_attacks(reading: PassageReading) -> bool:
    """A sentence about attacks (حصيلة الهجمات منذ صباح اليوم), and no line of a page's menu (اليوم)."""
    named = reading.harms or any(mention.is_event for mention in reading.means)
    return bool(named) and len(reading.passage.tokens) >= _SENTENCE


def days_old(when: When) -> int | None:
    """How many days before the day of speaking a day or night was; None where the words do not tell one from it."""
    against = when.resolved_from.against if when.resolved_from else None
    spoken, told = edtf.days(against[:10]) if against else None, edtf.days(when.edtf)
    if spoken is None or told is None or (told[1] - told[0]).days > 1:
        return None
    return (spoken[0] - told[1]).days


def _day_of_round_up(reading: PassageReading) -> When | None:
    """The day that a headline says a round-up is of (حصاد الأحداث ليوم السبت 11-05-2024، حصاد اليوم الأحد 20 آب)."""
    passage = reading.passage
    if passage.role is not Role.HEADLINE or passage.index > _HEADING or reading.harms:
        return None
    for mention in reading.times:
        before = fold(passage.text[: mention.at.start - passage.start]).split()
        if edtf.precision(mention.when.edtf) is edtf.Precision.DAY and (_names_day(mention) or before[-1:] == ["ليوم"]):
            return mention.when
    return None


def _names_day(mention: TimeMention) -> bool:
    words = fold(mention.when.quote or "")
    return words.startswith(_LEADS) or (words.startswith("اليوم") and any(mark.isdecimal() for mark in words))
