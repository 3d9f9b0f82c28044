"""A toll told in one and then place by place (قتل سبعة: أربعة في س، واثنان في ص، وواحد في ع).

1. Behind a toll of an exact number stand two or more numbers, each with its own place right behind it. 2. They are its
parts where they come to the toll, or to less behind "among them". 3. The toll is then of several events, a total; each
part is an event in its own place, by what means and on what day the sentence says of all.
"""

from collections.abc import Sequence

from tawthiq.claims.mentions import At, HarmMention, PlaceMention
from tawthiq.claims.reading import PassageReading
from tawthiq.claims.victim_words import ONE_OF_THEM
from tawthiq.model.claim import Harm
from tawthiq.model.vocabulary import Bound
from tawthiq.records import Record, replace
from tawthiq.text.folding import fold
from tawthiq.text.tokens import Token

_BETWEEN = 2  # words between a part's number and its place: منهم، أشخاص آخرين
_JOINED = frozenset("،,؛;") | {"و"}
_ONE = ONE_OF_THEM | {"الاخر", "الاخري"}
_AMONG = frozenset(("بينهم", "منهم", "بينهن", "منهن"))


class Part(Record, frozen=True, kw_only=True):
    """So many of the toll, in their place."""

    at: At
    harm: Harm
    place: PlaceMention


class Toll(Record, frozen=True, kw_only=True):
    """The toll of several places and its parts in text order, at least two."""

    whole: HarmMention
    parts: tuple[Part, ...]

    @property
    def span(self) -> tuple[int, int]:
        """The first token of the toll and the last of its parts."""
        return self.whole.at.first, self.parts[-1].at.last


def toll(reading: PassageReading, first: int, last: int) -> Toll | None:
    """The first toll told place by place in tokens [first, last]."""
    places = [place for place in reading.places if first <= place.at.first <= last and place.is_event_place]
    if len(places) < 2:
        return None
    wholes = (m for m in reading.harms if first <= m.at.first <= last and not m.is_subset and _is_several(m.harm))
    found = (_apportioned(reading, whole, [p for p in places if p.at.first > whole.at.last]) for whole in wholes)
    return next((one for one in found if one), None)


def _is_several(harm: Harm) -> bool:
    return harm.min is not None and harm.min == harm.max and harm.min > 1


def _apportioned(reading: PassageReading, whole: HarmMention, places: Sequence[PlaceMention]) -> Toll | None:
    """The toll with its parts, where they come to it."""
    tokens = reading.passage.tokens
    parts: list[Part] = []
    for place in places:
        part = _part(reading, whole, place)
        follows = part and (not parts or _joins(tokens, parts[-1].at.last, part.at.first))
        if part and follows:
            parts.append(part)
        elif parts:
            break
    several = len({fold(part.place.where.place) for part in parts}) > 1
    if not several or not _comes_to(tokens, whole, parts) or _others_harmed(reading, whole, parts):
        return None
    return Toll(whole=whole, parts=tuple(parts))


def _part(reading: PassageReading, whole: HarmMention, place: PlaceMention) -> Part | None:
    """The number right before "in" and the place, as a part of the whole's people."""
    tokens = reading.passage.tokens
    end = place.at.first - 1
    if end <= whole.at.last + 1 or tokens[end].folded != "في":
        return None
    counted = [(q.first, q.last, q.min) for q in reading.quantities if q.is_count and q.min and q.min == q.max]
    counted += [(at, at, 1) for at in range(end - _BETWEEN - 1, end) if tokens[at].folded.removeprefix("و") in _ONE]
    near = [one for one in counted if whole.at.last < one[0] and end - _BETWEEN - 1 <= one[1] < end]
    if not near or any(tokens[at].text in _JOINED for at in range(near[-1][1] + 1, end)):
        return None
    first, last, people = near[-1]
    words = reading.span(At(first=first, last=last, start=tokens[first].start, end=tokens[last].end))
    figure = replace(whole.harm, min=people, max=people, bound=Bound.EXACT, subset_of=None)
    harm = replace(figure, quote=words.quote, start=words.start, end=words.end)
    return Part(at=At(first=first, last=place.at.last, start=words.start, end=place.at.end), harm=harm, place=place)


def _joins(tokens: Sequence[Token], before: int, first: int) -> bool:
    """Whether nothing but commas and "and" stands between two parts."""
    between = [token.text for token in tokens[before + 1 : first]]
    return all(text in _JOINED for text in between) and (bool(between) or tokens[first].folded.startswith("و"))


def _comes_to(tokens: Sequence[Token], whole: HarmMention, parts: Sequence[Part]) -> bool:
    """Whether the parts make the toll, or are told to be among its people."""
    told, people = sum(part.harm.min or 0 for part in parts), whole.harm.min or 0
    return told == people or (told < people and tokens[parts[0].at.first - 1].folded in _AMONG)


def _others_harmed(reading: PassageReading, whole: HarmMention, parts: Sequence[Part]) -> bool:
    """Whether between the toll and its last part somebody else is harmed, or harmed otherwise."""
    inside = range(whole.at.last + 1, parts[-1].at.last + 1)
    own = {at for part in parts for at in range(part.at.first, part.at.last + 1)}
    return any(
        mention.harm.outcome is not whole.harm.outcome
        or mention.at.first not in own
        or (mention.trigger.first > whole.at.last and mention.trigger.first not in own)
        for mention in reading.harms
        if mention.at.first in inside
    )
