"""Segments: the stretches of a sentence that tell one event each.

1. A sentence may turn to another event at a word like كما، فيما، بالتزامن مع, or where a finite verb of attack is joined
   by و (وقصفت، وشن). 2. A segment stands on its own only if it tells an event (a harm, an attack); otherwise it belongs
to the one before. 3. Words of result (ما أدى إلى …) never begin an event of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tawthiq.claims.mentions import MeansMention
from tawthiq.claims.reading import PassageReading, inside
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.text.tokens import Shape, Token

_VERB_STARTS = (
    "وقصف",
    "وشن",
    "واستهدف",
    "ونفذ",
    "وجدد",
    "وطال",
    "وفجر",
    "واطلق",
    "وهاجم",
    "وداهم",
    "واقتحم",
    "والق",
    "وتعرض",
    "وتشن",
    "وتقصف",
    "ويقصف",
    "وتستهدف",
    "ويستهدف",
    "فقصف",
    "فاستهدف",
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens [first, last] of a passage."""

    first: int
    last: int


@cache
def _breaks() -> Matcher:
    return Matcher(load("breaks"))


def split(reading: PassageReading) -> tuple[Segment, ...]:
    """The segments of a passage in order; they cover all of its tokens."""
    tokens = reading.passage.tokens
    cuts = [0, *_cuts(tokens, reading), len(tokens)]
    pieces = [Segment(a, b - 1) for a, b in zip(cuts, cuts[1:], strict=False) if a < b]
    return _joined(reading, pieces)


def _cuts(tokens: Sequence[Token], reading: PassageReading) -> list[int]:
    found = []
    verbs = {mention.at.first for mention in reading.means if mention.is_event}
    for at in range(1, len(tokens)):
        token = tokens[at]
        if token.shape is not Shape.WORD:
            if token.text in "؛•":
                found.append(at)
            continue
        if at in verbs and token.folded.startswith(_VERB_STARTS):
            found.append(at)
            continue
        match = _breaks().at(tokens, at)
        if match and match.entry.means == "break" and not match.stem.clitics.endswith(("ب", "ل")):
            found.append(at)
    return found


def _joined(reading: PassageReading, pieces: Sequence[Segment]) -> tuple[Segment, ...]:
    out: list[Segment] = []
    for piece in pieces:
        if out and not (tells_event(reading, piece) and tells_event(reading, out[-1])):
            out[-1] = Segment(out[-1].first, piece.last)
        else:
            out.append(piece)
    return tuple(out)


def tells_event(reading: PassageReading, piece: Segment) -> bool:
    """Whether the piece alone tells a harm or an attack somewhere or by somebody."""
    if inside(reading.harms, piece.first, piece.last):
        return True
    events = [mention for mention in inside(reading.means, piece.first, piece.last) if mention.is_event]
    return any(_is_told(reading, piece, mention) for mention in events)


def _is_told(reading: PassageReading, piece: Segment, mention: MeansMention) -> bool:
    places = [place for place in inside(reading.places, piece.first, piece.last) if place.is_event_place]
    return bool(places) and not reading.passage.tokens[mention.at.first].folded.startswith("ال")
