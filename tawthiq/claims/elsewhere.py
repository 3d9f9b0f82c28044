"""Where a sentence may go on to what happened in another place.

Whether it does, the places tell: `segments` cuts there only where a piece has a place that the one before it has not.
"""

from collections.abc import Sequence
from itertools import pairwise

from tawthiq.claims import deeds
from tawthiq.claims.hitting import carried_from, comes_to
from tawthiq.claims.reading import PassageReading
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.text import quantities
from tawthiq.text.tokens import Shape, Token

_COMMAS = frozenset("،,")
_COINCIDES = frozenset(("تزامن", "تزامنت", "يتزامن", "تتزامن", "ترافق", "ترافقت", "يترافق", "تترافق"))
_WITH = ("تزامن", "ترافق")
_IN = frozenset(("وفي", "ففي"))
_AFTER = frozenset(("بعد", "عقب", "اثر", "غداه"))
_CLAUSES = frozenset("،,.؛:")
_AND_THAT = frozenset(("وان", "وانه", "وانها"))


def cuts(reading: PassageReading) -> set[int]:
    """Where what happened in another place may begin: at verbs of harm joined by و (أصيب … في س، واستشهدت … في ص) or
    of coming under attack (وتعرضت ص لقصف), where a place is turned to (وفي ص استشهدت), and where more is told
    (…، وأشار المصدر إلى أن الطائرات شنت).
    """
    tokens = reading.passage.tokens
    verbs = {mention.trigger.first for mention in reading.harms if ".verb" in mention.rule}
    turned = {mention.at.first - 1 for mention in reading.places if mention.is_event_place}
    found = {at for at in verbs if tokens[at].folded.startswith("و")}
    nouns = {mention.trigger.first for mention in reading.harms} - verbs
    found |= {at for at in nouns if at and tokens[at].folded.startswith("و") and tokens[at - 1].text in _COMMAS}
    found |= told_of_each(reading)
    found |= {at for at, token in enumerate(tokens) if token.folded in _AND_THAT or comes_to(token)}
    found |= _told_on(reading) | told_alike(reading)
    found |= others_act(reading) | _further(reading) | answered(reading) | coincides(reading)
    return found | {at for at in turned if at > 0 and tokens[at].folded in _IN}


def _further(reading: PassageReading) -> set[int]:
    """كما أدى انفجار في ص، ثم قصفت ص، وثلاث غارات على ص، وبلدة ص حيث أصيب: further results, attacks, places of harm."""
    tokens = reading.passage.tokens
    events = {mention.at.first for mention in reading.means if mention.is_event}
    found = {at - 1 for at in events if at and tokens[at - 1].folded.startswith("و") and _counts(tokens[at - 1])}
    words = list(enumerate(tokens[:-1]))
    found |= {at for at, token in words if token.folded == "كما" and _is_result(tokens, at + 1)}
    found |= {at for at, token in words if token.folded == "ثم" and events & {at + 1, at + 2}}
    begun = {place.at.first for place in reading.places if place.is_event_place}
    found |= {at for at, token in words if token.folded == "ثم" and at + 1 in begun}
    ends = {place.at.last + 1: place.at.first for place in reading.places if place.is_event_place}
    where = {first for end, first in ends.items() if end < len(tokens) and tokens[end].folded == "حيث"}
    return found | {at for at in where if tokens[at].folded.startswith("و")}


def _counts(token: Token) -> bool:
    return quantities.value(token.folded.removeprefix("و")) is not None


def _is_result(tokens: Sequence[Token], at: int) -> bool:
    match = _results().at(tokens, at) if tokens[at].shape is Shape.WORD else None
    return match is not None


@by_folders
def _results(folders: Folders) -> Matcher:
    return Matcher(entry for entry in load("breaks", folders) if entry.means == "result")


def _told_on(reading: PassageReading) -> set[int]:
    """Words of telling joined by و, save those of a party's answer (ونفى)."""
    told = {frame.scope_start for frame in reading.frames if frame.scope_start > reading.passage.start}
    told -= {mention.at.start for mention in reading.responses}
    if not told:
        return set()
    words = enumerate(reading.passage.tokens)
    return {at for at, token in words if token.start in told and token.folded.startswith("و")}


def others_act(reading: PassageReading) -> set[int]:
    """طائرات س تغير على ص وإيران ترد بقصف ع: a further party joined by و behind a place, whose verb follows at once."""
    tokens, places = reading.passage.tokens, {place.at.last for place in reading.places}
    behind = (party.at for party in reading.parties if party.at.first - 1 in places)
    joined = (at for at in behind if tokens[at.first].folded.startswith("و"))
    return {at.first for at in joined if deeds.is_acting(tokens, at.last + 1)}


def answered(reading: PassageReading) -> set[int]:
    """بعد مقتل ثلاثة في س، شنت طائرات غارات على ص: what was done behind a comma after what opens the sentence so."""
    tokens = reading.passage.tokens
    events = [mention.at.first for mention in reading.means if mention.is_event]
    starts = {at if (carried := carried_from(tokens, at)) is None else carried for at in events}
    found = {at for at in starts if at and tokens[at - 1].text in _COMMAS and not tokens[at].folded.startswith("ب")}
    return {at for at in found if _opens_after(tokens, at - 1)}


def _opens_after(tokens: Sequence[Token], comma: int) -> bool:
    """Whether the clause that ends at this comma begins with a word of time before (بعد مقتل، عقب هجوم)."""
    first = next((at + 1 for at in range(comma - 1, -1, -1) if tokens[at].text in _CLAUSES), 0)
    return tokens[first].folded.removeprefix("و") in _AFTER


def coincides(reading: PassageReading) -> set[int]:
    """وتزامن الانفجار في س مع قصف على ص: the attack behind مع, where another is told to have come with it."""
    tokens = reading.passage.tokens
    found: set[int] = set()
    opened = False
    for at, token in enumerate(tokens[:-1]):
        opened = token.text not in _COMMAS and (opened or token.folded.removeprefix("و") in _COINCIDES)
        if opened and token.folded == "مع":
            found.add(at)
            opened = False
    events = {mention.at.first for mention in reading.means if mention.is_event} if found else set()
    return {at for at in found if at + 1 in events}


def comes_with(reading: PassageReading, first: int) -> bool:
    """Whether what begins at token `first` is told to have come with what was told before (بالتزامن مع قصف)."""
    opening = reading.passage.tokens[first : first + 2]
    told = any(
        token.folded.removeprefix("و").removeprefix("ب").removeprefix("ال").startswith(_WITH) for token in opening
    )
    return bool(first) and (told or first in coincides(reading))


def told_of_each(reading: PassageReading) -> set[int]:
    """مقتل رجل في س وإصابة امرأتين في ص: nouns of harm joined by و behind one that brings its own place."""
    tokens, placed = reading.passage.tokens, [place.at.first for place in reading.places if place.is_event_place]
    return {
        mention.trigger.first
        for before, mention in pairwise(reading.harms)
        if tokens[mention.trigger.first].folded.startswith("و")
        and any(before.trigger.last < at < mention.trigger.first for at in placed)
    }


def told_alike(reading: PassageReading) -> set[int]:
    """قتل خمسة في س وثلاثة آخرون في ص، أصيب طفل في س وامرأة في ص: figures behind the first that bring their own place,
    told by the same verb.
    """
    tokens = reading.passage.tokens
    found = set()
    for before, mention in pairwise(reading.harms):
        at = mention.at.first
        placed = any(before.at.last < place.at.first < at for place in reading.places if place.is_event_place)
        alike = mention.trigger.first in (at, before.trigger.first) and not mention.is_subset
        if placed and alike and "و" in (tokens[at].folded[0], tokens[at - 1].folded):
            found.add(at - (tokens[at - 1].folded == "و"))
    return found
