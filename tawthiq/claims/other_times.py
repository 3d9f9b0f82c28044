"""Where a sentence goes back to what happened before, or on to what happened after: another event at another time.

1. After so long (قصفت … بلدة س، بعد يوم من مقتل ثلاثة في ص): what stands behind من or على happened before, and what
opens the sentence so ends at its comma. 2. A day joined by و (…، ويوم السبت قتل ثلاثة), or a verb of harm with a day
behind it, is another event's where the day is another. 3. Another hour (وبعد ساعة، وفي وقت لاحق) may be: its place
tells.

Who dies of wounds, and a toll that rises, are of the event before (توفي بعد يوم من إصابته).
"""

from collections.abc import Sequence

from tawthiq.claims.mentions import TimeMention
from tawthiq.claims.reading import PassageReading, inside
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.records import Record
from tawthiq.text import edtf
from tawthiq.text.dates.distances import counted
from tawthiq.text.dates.expression import Unit
from tawthiq.text.dates.words import word_at
from tawthiq.text.tokens import Shape, Token

_AFTER = frozenset(("بعد", "عقب", "وبعد", "وعقب", "بعيد"))
_MORROW = frozenset(("غداه", "وغداه"))  # the day after, told of what was before
_CAME = frozenset(("جاء", "جاءت", "ياتي", "تاتي"))
_SINCE = 3  # tokens from وجاء ذلك to بعد
_OF = frozenset(("من", "علي"))
_TOLD = 3  # tokens from that من to the harm or attack
_FRONTED = 2  # tokens before a length of time that opens a sentence
_VERB = 5  # tokens from a time to the harm or attack told of it
_COMMAS = frozenset("،,؛")
_HAD_BEEN = frozenset(("وكان", "وكانت", "وكانوا"))


@by_folders
def _hours(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("breaks", folders) if entry.means == "later")


@by_folders
def _same(folders: Folders) -> Matcher:
    """Words of a death that an earlier attack brought, and of a toll that rises."""
    return Matcher(entry for entry in load("breaks", folders) if entry.means in ("same", "tally", "rose"))


@by_folders
def _dying(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("breaks", folders) if entry.id == "break.dying")


def dies_later(reading: PassageReading, first: int, last: int) -> bool:
    """توفي طفل متأثرا بجراحه: whether a stretch tells a death that wounds from before brought."""
    return bool(_dying().scan(reading.passage.tokens[first : last + 1]))


class Turns(Record, frozen=True):
    """The tokens at which a sentence may turn to another time: to what was before (بعد يوم من مقتل), to another hour
    (وبعد ساعة، ويوم السبت), to a verb of harm that may tell its own day (وأصيب عشرة بهجمات يوم الأحد).
    """

    backward: frozenset[int]
    later: frozenset[int]
    harmed: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        """The tokens of all three."""
        return self.backward | self.later | self.harmed


def turns(reading: PassageReading) -> Turns:
    """Where a passage may turn to another time."""
    return Turns(frozenset(_backward(reading)), frozenset(_later(reading)), frozenset(_harmed(reading)))


def tells_other_time(reading: PassageReading, at: Turns, span: tuple[int, int], before: tuple[int, int]) -> bool:
    """Whether the tokens of `span` (inclusive) tell an event of another time than those `before` them."""
    if span[0] not in at.all or not (_has_event(reading, *span) and _has_event(reading, *before)):
        return False
    tokens = reading.passage.tokens
    if span[0] in at.backward:
        return not _same().scan(tokens[before[0] : span[0]])
    if _same().scan(tokens[span[0] : span[1] + 1]):
        return False
    here, there = _days(reading, *span), _days(reading, *before)
    return bool(here and there) and all(_apart(a, b) for a in here for b in there)


def tells_before(reading: PassageReading, first: int, last: int) -> bool:
    """وجاء القصف بعد أيام من مقتل ثلاثة في س: whether all that a stretch tells was so long before."""
    since = [at for at in _lengths(reading) if first <= at <= last]
    if not since:
        return False
    harms = [mention.at.first for mention in inside(reading.harms, first, last)]
    return bool(harms) and since[0] < min(harms) and not _same().scan(reading.passage.tokens[first : since[0]])


def tells_day_before(reading: PassageReading, first: int, last: int) -> bool:
    """The same, and longer before than hours: what the report tells without a day is of another one."""
    tokens = reading.passage.tokens
    before = [at for at in _lengths(reading) if first <= at <= last]
    since = [found for at in before if (found := counted(tokens, at + 1))]
    days = any(unit not in (Unit.HOUR, Unit.MINUTE) for _, unit, _ in since)
    return tells_before(reading, first, last) and (days or any(tokens[at].folded in _MORROW for at in before))


def goes_back(reading: PassageReading, first: int) -> bool:
    """ويوم الجمعة الماضي أصيب، وكان أصيب: whether a passage opens with a day joined by و, or with what had been."""
    opening = reading.passage.tokens[0].folded if first == 0 else ""
    dated = any(one.is_event_time and one.at.first <= 1 for one in reading.times)
    return opening in _HAD_BEEN or (opening.startswith("و") and dated)


def _later(reading: PassageReading) -> set[int]:
    tokens = reading.passage.tokens
    named = {match.first for match in _hours().scan(tokens, overlapping=True) if match.stem.clitics == "و"}
    counted = {at for at, token in enumerate(tokens) if token.folded in ("وبعد", "وعقب") and _length(tokens, at)}
    times = {_start(reading, time) for time in _joined(reading)}
    return {at for at in named | counted if at and _tells(reading, at)} | times


def _days(reading: PassageReading, first: int, last: int) -> list[str]:
    return [one.when.edtf for one in inside(reading.times, first, last) if one.is_event_time]


def _harmed(reading: PassageReading) -> set[int]:
    """Verbs of harm joined by و."""
    verbs = (mention.trigger.first for mention in reading.harms if ".verb" in mention.rule)
    return {at for at in verbs if reading.passage.tokens[at].folded.startswith("و")}


def _backward(reading: PassageReading) -> set[int]:
    """بعد يوم من مقتل …: the token of بعد, or behind the comma that ends it where it opens the sentence."""
    tokens = reading.passage.tokens
    found = set()
    for at, of in _lengths(reading).items():
        if at >= _FRONTED:
            found.add(at)
        else:
            end = next((k + 1 for k in range(of, len(tokens) - 1) if tokens[k].text in _COMMAS), None)
            found |= {end} if end is not None else set()
    return found | _came_after(reading)


def _came_after(reading: PassageReading) -> set[int]:
    """…، وجاء ذلك بعد مقتل ثلاثة في ص: the verb, behind which what happened before is told."""
    tokens = reading.passage.tokens
    came = (at for at, token in enumerate(tokens) if at and token.folded.removeprefix("و") in _CAME)
    return {
        at
        for at in came
        for after in range(at + 1, min(at + 1 + _SINCE, len(tokens) - 1))
        if tokens[after].folded in _AFTER and _named_at(reading, after + 1)
    }


def _lengths(reading: PassageReading) -> dict[int, int]:
    """Each بعد with a length of time behind it, and the من that a harm or an attack is named behind."""
    tokens = reading.passage.tokens
    behind = {at: _length(tokens, at) for at, token in enumerate(tokens) if token.folded in _AFTER}
    told = {at: of for at, of in behind.items() if of is not None and tokens[of].folded in _OF}
    told |= {at: at for at, token in enumerate(tokens) if token.folded in _MORROW}
    return {at: of for at, of in told.items() if _named_at(reading, of + 1)}


def _length(tokens: Sequence[Token], at: int) -> int | None:
    """The token behind a length of time that follows token `at` (ساعة، نحو أسبوعين، أيام قليلة); None for none."""
    found = counted(tokens, at + 1)
    if found is None or found[2] + 1 >= len(tokens):
        return None
    behind = found[2] + 1
    described = tokens[behind].folded not in _OF and behind + 1 < len(tokens) and tokens[behind + 1].folded in _OF
    return behind + described


def _named_at(reading: PassageReading, at: int) -> bool:
    """Whether a harm or an attack is named as a noun from token `at` on; not his own (إصابته)."""
    reach = range(at, at + _TOLD)
    harms = (mention.trigger.first in reach and mention.at.last > mention.trigger.first for mention in reading.harms)
    return any(harms) or any(
        mention.is_event
        and mention.at.first in reach
        and not reading.passage.tokens[mention.at.first].folded.startswith("ال")
        for mention in reading.means
    )


def _joined(reading: PassageReading) -> list[TimeMention]:
    """Times joined by و that open what is told of them (ويوم السبت قتل …), not the second of two (يومي 3 آب و4 آب)."""
    ends = {one.at.last + 1 for one in reading.times}
    times = (one for one in reading.times if one.is_event_time and one.at.first)
    return [one for one in times if _start(reading, one) not in {0, *ends} and _tells(reading, one.at.last)]


def _start(reading: PassageReading, time: TimeMention) -> int:
    """Where a time joined by و begins, its preposition included; 0 for another."""
    tokens = reading.passage.tokens
    for at in (time.at.first, time.at.first - 1):
        if tokens[at].shape is Shape.WORD and tokens[at].folded.startswith("و") and word_at(tokens, at) is not None:
            return at
    return time.at.first - 1 if tokens[time.at.first - 1].folded in ("وفي", "و") else 0


def _tells(reading: PassageReading, at: int) -> bool:
    """Whether a harm or an attack is told right behind token `at`."""
    reach = range(at + 1, at + 1 + _VERB)
    events = [mention.at.first for mention in reading.means if mention.is_event]
    return any(first in reach for first in (*events, *(mention.trigger.first for mention in reading.harms)))


def _has_event(reading: PassageReading, first: int, last: int) -> bool:
    if inside(reading.harms, first, last):
        return True
    placed = any(place.is_event_place for place in inside(reading.places, first, last))
    return placed and any(mention.is_event for mention in inside(reading.means, first, last))


def _apart(one: str, other: str) -> bool:
    """Whether two dates share no day."""
    a, b = edtf.days(one), edtf.days(other)
    return a is not None and b is not None and (a[1] < b[0] or b[1] < a[0])
