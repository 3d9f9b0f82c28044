"""Where it happened: place expressions of a passage, resolved by the report they stand in.

1. `prior` judges which countries the report speaks of, so that namesakes elsewhere do not mislead.
2. `reading` finds the expressions as written (kind, name, sides, the larger places around).
3. `background` works out from all of them which countries and certain places the report names.
4. `locating` takes names to points or areas; words that point back (القرية) take the place named before.
5. `context_for` does all this once for a report; `find` hands out what stands in a passage.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from tawthiq.claims.mentions import PlaceMention
from tawthiq.claims.places.background import background
from tawthiq.claims.places.home import home
from tawthiq.claims.places.locating import Background
from tawthiq.claims.places.mentioning import Mentioner
from tawthiq.claims.places.prior import judge
from tawthiq.claims.places.reading import Reader, Reading
from tawthiq.claims.places.unknown import Announced
from tawthiq.claims.places.words import vocabulary
from tawthiq.gazetteer import Gazetteer
from tawthiq.model.claim import Where
from tawthiq.model.passage import Passage, Report, Role

__all__ = ["PlaceContext", "context_for", "find"]

_NO_HINTS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """A report's countries and certain places, its mentions by passage, and the country that it is about."""

    background: Background
    mentions: dict[int, tuple[PlaceMention, ...]] = field(default_factory=dict)
    home: Where | None = None

    @property
    def countries(self) -> tuple[str, ...]:
        """ISO 3166-1 alpha-2 codes of the countries that the report speaks of, likeliest first."""
        return self.background.countries


def context_for(report: Report, gazetteer: Gazetteer, hints: Mapping[str, int] = _NO_HINTS) -> PlaceContext:
    """Read all places of a report. Furniture has no mentions, and a say in where the report is only where nothing else
    tells it (the name of a page: أخبار درعا).

    `hints`: how often it names parties and places by which a country is known, by country.
    """
    words = vocabulary()
    passages = [passage for passage in report.passages if passage.role is not Role.FURNITURE]
    prior, votes = judge(passages, words, gazetteer, hints)
    if prior.main is None:
        prior, votes = judge(report.passages, words, gazetteer, hints)
    announced = Announced()
    readings: dict[int, tuple[Reading, ...]] = {  # headlines last: what a village is called is announced below them
        passage.index: tuple(Reader(passage.tokens, words, prior, announced).read())
        for passage in sorted(passages, key=lambda passage: passage.role is Role.HEADLINE)
    }
    known = background(votes, (one for found in readings.values() for one in found), gazetteer)
    country = home(passages, known)
    mentioner = Mentioner(report.document.text, known, country)
    mentions = {p.index: mentioner.mentions(p, readings[p.index]) for p in passages}
    return PlaceContext(known, mentions, country)


def find(passage: Passage, context: PlaceContext) -> tuple[PlaceMention, ...]:
    """Places of a passage in the order of the text; () for furniture and for passages of other reports."""
    return context.mentions.get(passage.index, ())
