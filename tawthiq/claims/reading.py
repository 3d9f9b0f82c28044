"""All that the finders of each slot saw in one passage, side by side."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from tawthiq.claims.attributing import SHARES
from tawthiq.claims.mentions import (
    At,
    FacilityMention,
    HarmMention,
    KindHint,
    MeansMention,
    ModalityMention,
    NoHarmMention,
    PartyMention,
    PersonMention,
    PlaceMention,
    ResponseMention,
    SourceFrame,
    TimeMention,
)
from tawthiq.model.claim import Span, Where
from tawthiq.model.passage import Passage
from tawthiq.records import Record
from tawthiq.text.quantities import Quantity

SOURCE_OF_FIRE = "hint.attribution-source-of-fire"  # إن مصدره مواقع س: said of an attack that was told before
CHARGE = "hint.attribution-charge"
EXCHANGE = "hint.attribution-exchange"  # تبادل س وص الاتهامات بالمسؤولية عنه
# whose deed is said, though the attack need not be named (حملت السلطات تنظيم س المسؤولية)
POINTS = (SOURCE_OF_FIRE, "hint.attribution-fingers", CHARGE, EXCHANGE, SHARES)


class Located(Protocol):
    """Anything that stands somewhere in a passage."""

    @property
    def at(self) -> At:
        """Where it stands."""


M = TypeVar("M", bound=Located)


class PassageReading(Record, frozen=True, kw_only=True):
    """Mentions of one passage, each tuple in text order.

    `in_accident`: the report opens with an accident. `continues_list`: an item of a list that an earlier passage opens.
    `is_item`: the passage stands behind a bullet. `home`: the country of the report, told where a claim can be made.
    """

    passage: Passage
    home: Where | None = None
    in_accident: bool = False
    continues_list: bool = False
    is_item: bool = False
    quantities: tuple[Quantity, ...] = ()
    harms: tuple[HarmMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    no_harms: tuple[NoHarmMention, ...] = ()
    means: tuple[MeansMention, ...] = ()
    facilities: tuple[FacilityMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    parties: tuple[PartyMention, ...] = ()
    frames: tuple[SourceFrame, ...] = ()
    modalities: tuple[ModalityMention, ...] = ()
    responses: tuple[ResponseMention, ...] = ()
    hints: tuple[KindHint, ...] = ()

    @property
    def goes_on_with_list(self) -> bool:
        """Whether it is a part of the toll that opens the list (– 18 مدنيا): what tells its own attack or day and its
        own place (– رجل بقصف على قرية س) is an event of its own, of which the list says only what people suffered.
        """
        own = bool(self.places) and (bool(self.means) or any(mention.is_event_time for mention in self.times))
        return self.continues_list and not own

    def span(self, at: At) -> Span:
        """The words of a mention with their offsets in the document."""
        start = self.passage.start
        return Span(self.passage.text[at.start - start : at.end - start], at.start, at.end)

    @property
    def may_claim(self) -> bool:
        """Whether anything is told that a claim can be made of: people harmed or spared, an attack, an answer to it.

        A weapon alone may be laid to somebody (الصاروخ أطلق من …). A line of hashtags tells nothing by itself.
        """
        if "#" in self.passage.text and all(word.startswith("#") for word in self.passage.text.split()):
            return False
        told = self.harms or self.no_harms or self.responses or (self.hints and self.means)
        pointed = any(hint.rule in POINTS for hint in self.hints)
        return bool(told) or pointed or any(mention.is_event for mention in self.means)


def inside(mentions: Sequence[M], first: int, last: int) -> tuple[M, ...]:
    """The mentions that begin within tokens [first, last]."""
    return tuple([mention for mention in mentions if first <= mention.at.first <= last]) if mentions else ()
