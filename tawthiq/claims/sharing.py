"""To which of several places hit the harm of a segment belongs.

1. Harm that names one of them again (… ما أدى لجرح مدنيين في ص) belongs to that one, and the others were hit all the
same. 2. Any other figure is of all of them together: one claim, at the first; so is that nobody was hurt (قصفت قريتي س
وص دون إصابات), which annotators write once.
"""

from collections.abc import Sequence

from tawthiq.claims.areas import is_fine
from tawthiq.claims.mentions import At, PlaceMention
from tawthiq.claims.telling import Told
from tawthiq.model.claim import Harm
from tawthiq.model.vocabulary import Kind, Method
from tawthiq.records import Record
from tawthiq.text.folding import fold


class Share(Record, frozen=True):
    """A place hit; `harmed`: whether the harm of the segment, if there is any, is told of it."""

    place: PlaceMention
    harmed: bool = True


def shares(told: Told, harms: Sequence[Harm], kind: Kind) -> tuple[Share, ...]:
    """The places that claims of their own are made for, in text order."""
    places = told.places
    if kind is Kind.INCIDENT and not harms:
        return tuple(Share(place) for place in places)
    if kind is Kind.INCIDENT and len(places) > 1 and _were_struck(told) and all(map(is_fine, places)):
        name = _harmed(told) if told.harms else None  # that nobody was hurt is said of all of them in one
        if name is not None:
            return tuple(Share(place, fold(place.where.place) == name) for place in places)
    return tuple(Share(place) for place in places[:1])


def core_without_harm(told: Told) -> tuple[At, ...]:
    """The words of attack, which tell of a place where nobody came to harm."""
    return tuple(mention.at for mention in told.events)


def _were_struck(told: Told) -> bool:
    """Whether a blow is told, and no fighting."""
    return bool(told.strikes) and not any(mention.method is Method.CLASHES for mention in told.means)


def _harmed(told: Told) -> str | None:
    """The folded name of the place hit that stands once more right behind the first words of harm."""
    first = min(mention.at.first for mention in told.harms)
    if told.strikes[0].at.first > first:
        return None
    hit = {fold(place.where.place) for place in told.places if place.at.first < first}
    after = next((place for place in told.named if place.at.first > first), None)
    if after is None or after.where.carried_from is not None:
        return None
    struck_anew = any(first < mention.at.first < after.at.first for mention in told.events)
    name = fold(after.where.place)
    return name if name in hit and not struck_anew else None
