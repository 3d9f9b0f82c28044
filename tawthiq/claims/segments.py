"""Segments: the stretches of a sentence that tell one event each.

1. A sentence may turn to another event at a word like كما، فيما، بالتزامن مع, or where a word of attack is joined by
   و (وقصفت، وشن), or where a party's answer follows (حيث اعترف).
2. A segment stands on its own only if it tells an event (a harm, an attack) in a place of its own; otherwise it
   belongs to the one before.
3. Words of result (ما أدى إلى …) never begin an event of their own.
"""

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims import anew, apportioned, deeds, elsewhere, one_toll, other_times
from tawthiq.claims.areas import is_fine
from tawthiq.claims.beside import joining
from tawthiq.claims.hitting import carried_from, is_verb, spreads
from tawthiq.claims.mentions import Modality, PlaceMention
from tawthiq.claims.reading import PassageReading, inside
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.model.vocabulary import Method
from tawthiq.records import Record
from tawthiq.text.folding import fold
from tawthiq.text.tokens import Shape, Token

_OPENERS = frozenset(("حيث", "كما", "فيما", "بينما"))
_CONTRARY = frozenset(("لكن", "ولكن"))
_CONTRARY_REACH = 8
_LEAD = 2  # words before a segment that still say when it was (وسبق أن)
_COMMAS = frozenset("،,")
_EXCEPT = frozenset(("الا", "غير"))
_NOR = frozenset(("ولا", "ولم", "ولن"))  # ننظر في الأمر، ولا نستهدف …: the same answer
_ANSWERED = "break.answered"
_NEXT = frozenset(("وفي", "ففي", "ثم"))
_WENT_ON = frozenset(("من", "دون", "بدون", "لم"))  # لكن من دون أن يؤكد: still the one who spoke
_MARKS = frozenset("؛•")
_DASHES, _STOPS = frozenset("-–—"), frozenset(".:")
_RELATIVES = frozenset(("التي", "والتي", "الذي", "والذي", "ما", "مما"))


class Segment(Record, frozen=True):
    """Tokens [first, last] of a passage."""

    first: int
    last: int


class _Cuts(Record, frozen=True):
    """Where a passage may be cut. `turned`: for whatever reason; `only_anew`: for what may be told apart with no place
    of its own; `at_places`: where the places have to tell; `at_times`: where another time is turned to.
    """

    turned: frozenset[int]
    only_anew: frozenset[int]
    at_places: frozenset[int]
    at_times: other_times.Turns


@by_folders
def _breaks(folders: Folders) -> Matcher:
    return Matcher(load("breaks", folders))


def split(reading: PassageReading) -> tuple[Segment, ...]:
    """The segments of a passage in order; they cover all of its tokens."""
    cuts = _cuts(reading)
    bounds = [0, *sorted((cuts.turned | cuts.only_anew) - _apportioned(reading)), len(reading.passage.tokens)]
    pieces = [Segment(a, b - 1) for a, b in pairwise(bounds) if a < b]
    return _joined(reading, _completed(reading, _aimed(reading, pieces, cuts)), cuts)


def _apportioned(reading: PassageReading) -> set[int]:
    """قتل خمسة: ثلاثة في س، واثنان في ص: the parts of a toll are told with it."""
    toll = apportioned.toll(reading, 0, len(reading.passage.tokens) - 1)
    return set(range(toll.span[0], toll.span[1] + 1)) if toll else set()


def turns(reading: PassageReading, segment: Segment) -> bool:
    """Whether a segment begins with a word that turns to another event."""
    tokens = reading.passage.tokens
    return any(
        tokens[at].shape is Shape.WORD
        and (match := _breaks().at(tokens, at)) is not None
        and match.entry.means == "break"
        for at in range(segment.first, min(segment.first + 2, segment.last + 1))
    )


def tells_answered(reading: PassageReading, segment: Segment) -> bool:
    """شن غارات على س، ردا على صاروخ قتل امرأة: whether the segment tells what an attack told before it answers."""
    match = _breaks().at(reading.passage.tokens, segment.first) if segment.first else None
    return match is not None and match.entry.id == _ANSWERED


def tells_tally(reading: PassageReading, segment: Segment) -> bool:
    """Whether the segment tells the toll of an event as known (ارتفعت الحصيلة)."""
    tokens = reading.passage.tokens[segment.first : segment.last + 1]
    return any(match.entry.means == "tally" for match in _breaks().scan(tokens))


def tells_earlier(reading: PassageReading, segment: Segment) -> bool:
    """Whether the segment tells what happened some other time before (سبق أن، في وقت سابق)."""
    tokens, first = reading.passage.tokens, max(0, segment.first - _LEAD)
    found = [match for match in _breaks().scan(tokens[first : segment.last + 1]) if match.entry.means == "earlier"]
    return any(not _is_said_then(tokens, first + match.first) for match in found)


def _is_said_then(tokens: Sequence[Token], at: int) -> bool:
    """وكانت الشرطة أعلنت في وقت سابق مقتل 23: what was said earlier, not what happened earlier."""
    return at > 0 and tokens[at].folded == "في" and deeds.is_saying(tokens, at - 1)


def _cuts(reading: PassageReading) -> _Cuts:
    at_times = other_times.turns(reading)
    at_places = elsewhere.cuts(reading) | at_times.later
    turned = frozenset(_turned(reading) | at_places) - {0}
    only_anew = (at_times.all | anew.cuts(reading)) - turned - {0}
    return _Cuts(turned, only_anew, frozenset(at_places), at_times)


def _turned(reading: PassageReading) -> set[int]:
    """Where words, answers, items or tables turn to another event."""
    tokens = reading.passage.tokens
    joined = {mention.at.first for mention in reading.means if mention.is_event and mention.is_joined}
    joined |= _carried(reading)
    positions = {mention.at.first for mention in reading.responses}
    doubts = [mention.at.last for mention in reading.modalities if mention.modality is Modality.CONDITIONAL]
    found = joined | _turning(tokens) - _adding(reading) | _tabled(reading)
    found.update(at for at, token in enumerate(tokens) if token.text in _MARKS or _opens_item(tokens, at))
    if positions:
        found.update(at for at in range(len(tokens)) if _answers_at(tokens, at, positions))
    if doubts:
        found.update(at for at in range(doubts[0] + 1, len(tokens)) if _results_at(tokens, at))
    return found


def _carried(reading: PassageReading) -> set[int]:
    """… في محافظة س، وشن الطيران غارات على ص: joined verbs whose object is an attack."""
    tokens = reading.passage.tokens
    blows = (m for m in reading.means if m.is_event and m.method is not Method.GROUND_RAID)
    verbs = {carried_from(tokens, mention.at.first) for mention in blows}
    return {at for at in verbs if at and tokens[at].folded.startswith("و") and tokens[at - 1].text in _COMMAS}


def _opens_item(tokens: Sequence[Token], at: int) -> bool:
    """… حلب.- إصابة مدنيين: a dash behind a full stop."""
    return at > 0 and tokens[at].text in _DASHES and tokens[at - 1].text in _STOPS


def _tabled(reading: PassageReading) -> set[int]:
    """نينوى (113 قتيلا)، ثم كركوك (94 قتيلا); حلب: 3 قتلى، إدلب: 5 قتلى: the second and further places with their
    figures in brackets or after a colon behind them.
    """
    tokens = reading.passage.tokens
    counted = {mention.at.first for mention in reading.harms}
    ends = {place.at.last: place.at.first for place in reading.places}
    opened = [
        first
        for last, first in sorted(ends.items())
        if last + 2 < len(tokens) and tokens[last + 1].text in "(:" and {last + 2, last + 3} & counted
    ]
    return set(opened[1:])


def _turning(tokens: Sequence[Token]) -> set[int]:
    """Where words stand that turn to another event."""
    return {
        match.first
        for match in _breaks().scan(tokens, overlapping=True)
        if match.entry.means == "break" and not match.stem.clitics.endswith(("ب", "ل"))
    }


def _adding(reading: PassageReading) -> set[int]:
    """مقتل ثلاثة جنود إضافة إلى خمسة مدنيين: where words only add people to those of the word of harm before them."""
    tokens = reading.passage.tokens
    starts = (joining(tokens, mention.at.first) for mention in reading.harms if mention.trigger.last < mention.at.first)
    return {at for at in starts if at is not None}


def _answers_at(tokens: Sequence[Token], at: int, positions: set[int]) -> bool:
    """حيث اعترف التحالف، لكن متحدثا باسم … نفى: a party's position after what is said of it."""
    if tokens[at].folded in _CONTRARY:
        same = at + 1 < len(tokens) and tokens[at + 1].folded in _WENT_ON
        return not same and any(at < position <= at + _CONTRARY_REACH for position in positions)
    if tokens[at].folded in _EXCEPT and at + 1 < len(tokens) and tokens[at + 1].folded == "ان":
        return any(at < position <= at + _CONTRARY_REACH for position in positions)
    if at in positions and at and tokens[at - 1].text in _COMMAS and tokens[at].folded.startswith("و"):
        return tokens[at].folded not in _NOR  # ، ونفى التحالف …
    reach = 2 * (tokens[at].folded in _OPENERS)
    return any(at < position <= at + reach for position in positions)


def _results_at(tokens: Sequence[Token], at: int) -> bool:
    """والتي أسفرت عن …: what came of it is told as fact after what was only feared."""
    if tokens[at].folded not in _RELATIVES or at + 1 >= len(tokens):
        return False
    match = _breaks().at(tokens, at + 1)
    return match is not None and match.entry.means == "result"


def _joined(reading: PassageReading, pieces: Sequence[Segment], cuts: _Cuts) -> tuple[Segment, ...]:
    """Pieces that tell no event of their own go with the one before; a first piece that tells none, with the next."""
    out: list[Segment] = []
    for piece in pieces:
        alone = piece.first not in cuts.only_anew and stands_alone(reading, piece)
        apart = alone and tells_event(reading, out[-1]) if out else True
        apart = apart or (alone and piece.first in elsewhere.coincides(reading))
        if apart and out and piece.first in cuts.at_places:
            apart = _lies_elsewhere(reading, piece, out[-1])
        apart = apart or (bool(out) and piece.first in cuts.at_places and _spreads(reading, piece, out[-1]))
        apart = apart or _tells_apart(reading, cuts, piece, out[-1])
        if not apart or (out and _completes(reading, piece, out[-1])):
            out[-1] = Segment(out[-1].first, piece.last)
        else:
            out.append(piece)
    return tuple(out)


def _tells_apart(reading: PassageReading, cuts: _Cuts, piece: Segment, before: Segment) -> bool:
    """Whether a piece with no place of its own tells something else than the one before it, or of another time."""
    span, told = (piece.first, piece.last), (before.first, before.last)
    return anew.tells_anew(reading, *span, told) or other_times.tells_other_time(reading, cuts.at_times, span, told)


def _aimed(reading: PassageReading, pieces: Sequence[Segment], cuts: _Cuts) -> list[Segment]:
    """تزامنا مع قصف نفذته قوات س، استهدف قرية ص: the verb tells what the attack that was turned to has hit."""
    out: list[Segment] = []
    for piece in pieces:
        hits = piece.first in cuts.only_anew and is_verb(reading.passage.tokens[piece.first].folded)
        before = out[-1] if hits and out and out[-1].first in cuts.turned else None
        if before is not None and not _has_place(reading, before) and _has_new_attack(reading, before):
            out[-1] = Segment(before.first, piece.last)
        else:
            out.append(piece)
    return out


def _completed(reading: PassageReading, pieces: Sequence[Segment]) -> list[Segment]:
    """The pieces with the rest of each toll in one (وفي اليوم نفسه قتل رجل، وأصيب خمسة بقصف على س)."""
    out: list[Segment] = []
    for piece in pieces:
        joined = reading.passage.tokens[piece.first].folded.startswith("و")
        if out and joined and _completes(reading, piece, out[-1]):
            out[-1] = Segment(out[-1].first, piece.last)
        else:
            out.append(piece)
    return out


def _completes(reading: PassageReading, piece: Segment, before: Segment) -> bool:
    """Whether a piece tells the rest of a toll that has no place yet: who suffered something else (لقي ثلاثة مصرعهم،
    فيما أصيب عشرة في انفجار في س), or others behind "in addition to" (5 شهداء، إضافة إلى ثلاثة في قصف على س).
    """
    harms, told = inside(reading.harms, piece.first, piece.last), inside(reading.harms, before.first, before.last)
    if one_toll.goes_on(reading, (piece.first, piece.last), (before.first, before.last)):
        return True
    if not harms or not told or _has_place(reading, before) or _has_new_attack(reading, before):
        return False
    apart = {mention.harm.outcome for mention in told}.isdisjoint(mention.harm.outcome for mention in harms)
    added = joining(reading.passage.tokens, harms[0].at.first)
    return apart or (added is not None and piece.first <= added <= piece.first + 1)


def tells_event(reading: PassageReading, piece: Segment) -> bool:
    """Whether the piece alone tells a harm, a position, or an attack somewhere."""
    if inside(reading.harms, piece.first, piece.last):
        return True
    if inside(reading.responses, piece.first, piece.last):
        return True
    if inside(reading.hints, piece.first, piece.last):
        return True
    aimed = any(mention.is_aimed for mention in inside(reading.facilities, piece.first, piece.last))
    return (aimed or _has_place(reading, piece)) and _has_new_attack(reading, piece)


def stands_alone(reading: PassageReading, piece: Segment) -> bool:
    """Whether the piece tells an event apart: harm or attack with a place of its own, an answer, or what came of it."""
    tokens = reading.passage.tokens
    positions = {mention.at.first for mention in reading.responses}
    if _answers_at(tokens, piece.first, positions) or tokens[piece.first].folded in _RELATIVES:
        return True
    harmed = bool(inside(reading.harms, piece.first, piece.last))
    return _has_place(reading, piece) and (harmed or _has_new_attack(reading, piece))


def _lies_elsewhere(reading: PassageReading, piece: Segment, before: Segment) -> bool:
    """Whether the piece names a place of its own, where the one before it has another; not what lies around them."""
    own, other = (_fine_places(reading, one) for one in (piece, before))
    whole = elsewhere.told_alike(reading) | elsewhere.others_act(reading) | elsewhere.answered(reading)
    if piece.first in whole:
        # قتل جندي في محافظة س واثنان في محافظة ص
        own, other = (_places(reading, one) for one in (piece, before))
    elif reading.passage.tokens[piece.first].folded in _NEXT:  # وفي محافظة س، ثم محافظة ص بـ 77
        own = _places(reading, piece)
    around = {fold(name) for place in (*own, *other) for name in place.where.within}
    names = {fold(place.where.place) for place in other} - around
    apart = {fold(place.where.place) for place in own} - around
    return bool(names) and bool(apart - names)


def _spreads(reading: PassageReading, piece: Segment, before: Segment) -> bool:
    """إن بين القتلى طفلين، وإن القصف طال قريتي س وص: the people told before were hurt elsewhere."""
    harmed = inside(reading.harms, before.first, before.last) and not _has_place(reading, before)
    known = [mention for mention in inside(reading.means, piece.first, piece.last) if mention.is_event]
    return bool(harmed) and _has_place(reading, piece) and any(spreads(reading.passage.tokens, m) for m in known)


def _fine_places(reading: PassageReading, piece: Segment) -> list[PlaceMention]:
    found = inside(reading.places, piece.first, piece.last)
    return [place for place in found if place.is_event_place and is_fine(place) and not _names_speaker(reading, place)]


def _names_speaker(reading: PassageReading, place: PlaceMention) -> bool:
    """قال حاكم مقاطعة س إن …: a place within the name of who speaks."""
    return any(
        source.start is not None and source.start <= place.at.start < source.start + len(source.quote)
        for frame in reading.frames
        for source in frame.sources
    )


def _places(reading: PassageReading, piece: Segment) -> list[PlaceMention]:
    return [place for place in inside(reading.places, piece.first, piece.last) if place.is_event_place]


def _has_place(reading: PassageReading, piece: Segment) -> bool:
    return bool(_places(reading, piece))


def _has_new_attack(reading: PassageReading, piece: Segment) -> bool:
    """A word of attack that is not named as known (القصف)."""
    tokens = reading.passage.tokens
    events = [mention for mention in inside(reading.means, piece.first, piece.last) if mention.is_event]
    return any(not tokens[mention.at.first].folded.startswith("ال") for mention in events)
