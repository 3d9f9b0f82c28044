"""What a report says of its days beside its claims: the day of a round-up, the day of the news, where lists open."""

from dataclasses import dataclass, field
from itertools import pairwise

from tawthiq.claims.means import KNOWN_ATTACKS, method_of
from tawthiq.claims.mentions import Modality, TimeMention
from tawthiq.claims.reading import PassageReading
from tawthiq.model.claim import When, Where
from tawthiq.model.passage import Role
from tawthiq.model.vocabulary import Method
from tawthiq.text import edtf
from tawthiq.text.folding import fold

_HEADING = 3  # passages at the top of a page among which a round-up names its day
_SENTENCE = 6  # tokens of a sentence; what is shorter may be a page's menu (اليوم)
_LEADS = ("ليوم", "يوم", "بتاريخ", "لتاريخ")

_BESIDE = 8  # tokens from what happened to when
_HAPPENED = frozenset(
    ("وقع", "وقعت", "وقعا", "جري", "جرت", "حدث", "حدثت", "حصل", "حصلت", "نفذ", "نفذت", "تم", "تمت", "بدا", "بدات")
)
_KNOWN = KNOWN_ATTACKS | {"الحادث", "الجريمه", "الواقعه", "العمليه", "الكمين", "القتل", "الاختطاف"}
_FLY = frozenset((Method.DRONE_STRIKE, Method.AIRSTRIKE))
_OF_DAY = [[word] for word in ("ليوم", "احداث", "حصيله", "حصاد", "تطورات", "مستجدات", "خروقات", "اخبار")]

_OTHER_NEWS = frozenset(("تطورات", "التطورات", "متفرقه"))  # وفيما يلي تطورات أمنية أخرى: no parts of what was told


@dataclass(slots=True)
class Frame:
    """The frame of one report, filled as its passages are read.

    `day`: the day that the report as a whole tells of (حصاد يوم السبت …), None where it does not say so. `asides`: the
    days of today that sentences about attacks tell which claim nothing, with their passages. `openers`: the passages
    that open a list (وتوزعت كالآتي:). `happened`: the days that a sentence tells of what was told before it and which
    claims nothing else (ووقعت الحادثة مساء أمس), with their passages; `means`: the same for the means (إن الهجوم نفذ
    بأسلحة رشاشة). `heads`: lines that are nothing but a place, under which its news stand (تعز:).
    """

    day: When | None = None
    asides: list[tuple[int, When]] = field(default_factory=list)
    openers: set[int] = field(default_factory=set)
    happened: list[tuple[int, When]] = field(default_factory=list)
    means: list[tuple[int, Method]] = field(default_factory=list)
    heads: list[tuple[int, Where]] = field(default_factory=list)

    def take(self, reading: PassageReading, *, claims: bool) -> None:
        """Takes in a passage; `claims` whether it made any."""
        passage = reading.passage
        if passage.tokens and passage.tokens[-1].text == ":" and not _OTHER_NEWS & {t.folded for t in passage.tokens}:
            self.openers.add(passage.index)
        if reading.places and not reading.may_claim:
            self.heads.append((passage.index, reading.places[0].where))
        if reading.times and not claims:
            self.day = self.day or _day_of_round_up(reading)
        if reading.times and not claims and (when := _when_it_happened(reading)):
            self.happened.append((passage.index, when))
        if reading.means and not claims and (method := _with_what(reading)):
            self.means.append((passage.index, method))
        if reading.times and not claims and _tells_attacks(reading):
            told = [mention.when for mention in reading.times if mention.is_event_time and not mention.by_statement]
            self.asides += [(passage.index, when) for when in told if days_old(when) == 0]


def _when_it_happened(reading: PassageReading) -> When | None:
    """ووقعت الحادثة مساء أمس، إن القصف وقع فجر اليوم: the day beside which a known event is said to have happened."""
    tokens = reading.passage.tokens
    for one, other in pairwise(range(len(tokens))):
        words = {word for at in (one, other) for word in (tokens[at].folded, tokens[at].folded.removeprefix("و"))}
        if words & _KNOWN and words & _HAPPENED:
            days = (m.when for m in reading.times if m.is_event_time and 0 <= m.at.first - other <= _BESIDE)
            return next((when for when in days if days_old(when) is not None), None)
    return None


def _with_what(reading: PassageReading) -> Method | None:
    """إن الهجوم نفذ بأسلحة رشاشة، إن انتحاريا فجر نفسه: the means that a sentence tells of an attack known by then."""
    method, told_by = method_of(reading.means)
    doubted = any(mention.modality is not Modality.ASSERTED for mention in reading.modalities)
    if told_by is None or told_by.is_weak or doubted or method is Method.CLASHES:
        return None
    if method in _FLY and not told_by.is_event:  # وحلقت مسيرة في أثناء القصف
        return None
    tokens = reading.passage.tokens
    known = any(tokens[at].folded.removeprefix("و") in _KNOWN for at in range(told_by.at.first))
    return method if known or method is Method.SUICIDE_BOMBING else None


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
    opens = passage.tokens[-1].text == ":" and not reading.means
    for mention in reading.times:
        before = fold(passage.text[: mention.at.start - passage.start]).split()
        if edtf.precision(mention.when.edtf) is edtf.Precision.DAY and (
            _names_day(mention, opens=opens) or before[-1:] in _OF_DAY
        ):
            return mention.when
    return None


def _names_day(mention: TimeMention, *, opens: bool) -> bool:
    """`opens`: whether a colon ends the line (أبرز التطورات اليوم الثلاثاء:)."""
    words = fold(mention.when.quote or "")
    return words.startswith(_LEADS) or (words.startswith("اليوم") and (opens or any(m.isdecimal() for m in words)))
