"""Which facilities of a segment were hit, judged by what else the same words are.

A facility that is named is no target where its words are those of a source (مشفى … أعلن), of the means (سيارة ملغومة،
نيران دبابة), of a name (حي الثكنة، قرية الحسينية، بلدة الخيام), or of who inflicts the harm (قواعد روسية أطلقت).
"""

from collections.abc import Sequence

from tawthiq.claims.mentions import At, FacilityMention, MeansMention, PartyRole, PlaceMention
from tawthiq.claims.reading import PassageReading, inside
from tawthiq.claims.segments import Segment
from tawthiq.claims.victim_words import announces
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.inflection import entries
from tawthiq.lexicon.matcher import Matcher
from tawthiq.model.vocabulary import Facility
from tawthiq.text.tokens import Token

_OWNED = 2  # words between the doer's vehicle or base and the doer's name (دورية تابعة لـ)
_PLACES = frozenset((Facility.CAMP,))  # a camp that is named is hit as much as one that is not
_AROUND = frozenset(("quarter", "part", "near", "around", "at"))
_MOVED = frozenset((Facility.MILITARY, Facility.VEHICLE))


@by_folders
def _around(folders: Folders) -> Matcher:
    """The words before a facility that make it a name, or tell where it lies."""
    words = [entry for entry in entries("facilities", folders) if entry.means in _AROUND]
    return Matcher(words)


def struck(reading: PassageReading, segment: Segment) -> tuple[FacilityMention, ...]:
    """What was hit, each kind once, in text order."""
    named = [mention for mention in inside(reading.facilities, segment.first, segment.last) if mention.is_target]
    if not named:
        return ()
    kept = [mention for mention in reversed(named) if not _is_other(reading, mention)]
    found = {mention.facility: mention for mention in kept}
    return tuple(sorted(found.values(), key=lambda mention: mention.at.start))


def shelled_quarter(reading: PassageReading, places: Sequence[PlaceMention]) -> tuple[FacilityMention, ...]:
    """قذائف على حي س: homes are what is shelled where a quarter is named and nothing in it."""
    for place in places[:1]:
        word = _around().at(reading.passage.tokens, place.at.first)
        if word is not None and word.entry.attributes.get("or") == Facility.RESIDENTIAL:
            return (FacilityMention(at=place.at, facility=Facility.RESIDENTIAL, is_aimed=True),)
    return ()


def hit_at(
    facilities: Sequence[FacilityMention], places: Sequence[PlaceMention], at: int
) -> tuple[FacilityMention, ...]:
    """Of several places hit, what was hit at one: what is named before all of them, and what is named with it."""
    since = places[at - 1].at.last if at else -1
    until = facilities[-1].at.first if facilities and at == len(places) - 1 else places[at].at.last
    shared = places[0].at.first
    return tuple(f for f in facilities if f.at.first < shared or since < f.at.first <= until)


def attacks(reading: PassageReading, segment: Segment) -> tuple[MeansMention, ...]:
    """The words of attack, without those in the names of what was hit (معمل تفخيخ، مستودع صواريخ)."""
    found = inside(reading.means, segment.first, segment.last)
    named = [mention.at for mention in reading.facilities if mention.at.last > mention.at.first]
    return tuple(m for m in found if not any(at.first < m.at.first <= at.last for at in named)) if named else found


def _is_other(reading: PassageReading, mention: FacilityMention) -> bool:
    sources = (source for frame in reading.frames for source in frame.sources)
    return (
        any(source.start <= mention.at.start and mention.at.end <= source.end for source in sources)
        or any(_overlap(means.at, mention.at) and means.at.first <= mention.at.first for means in reading.means)
        or _is_name(reading, mention)
        or _is_doers(reading, mention)
    )


def _overlap(a: At, b: At) -> bool:
    return a.first <= b.last and b.first <= a.last


def _is_name(reading: PassageReading, mention: FacilityMention) -> bool:
    """حي الثكنة، قرية الحسينية، غدير البستان: the word is part of a place's name."""
    at, tokens = mention.at.first, reading.passage.tokens
    if mention.facility in _PLACES:
        return announces(tokens, at - 1)  # بلدة الخيام is no camp
    if at and _is(tokens, at - 1, "quarter"):
        return True
    return any(
        place.at.first < at <= place.at.last and not _is(tokens, place.at.first, "part", "near", "around", "at")
        for place in reading.places
    )


def _is(tokens: Sequence[Token], at: int, *means: str) -> bool:
    match = _around().at(tokens, at)
    return match is not None and match.entry.means in means


def _is_doers(reading: PassageReading, mention: FacilityMention) -> bool:
    """قواعد روسية أطلقت، دورية تابعة لـ … داهمت: bases, columns and vehicles of who inflicts the harm."""
    if mention.facility not in _MOVED:
        return False
    doers: Sequence[At] = [party.at for party in reading.parties if party.role is PartyRole.DOER]
    if mention.is_aimed:  # استهدفت فصائل غرفة عمليات س قرية: the words of the doer's name
        return any(doer.first < mention.at.first and mention.at.last <= doer.last for doer in doers)
    return any(0 < doer.first - mention.at.last <= _OWNED + 1 or _overlap(doer, mention.at) for doer in doers)
