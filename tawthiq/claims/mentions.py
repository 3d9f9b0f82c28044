"""What the finders of each slot hand to the assembler: a value, its words, and where in the passage it stands.

`start`/`end` are document offsets and `quote` the words between them, as in a claim. `first`/`last` are the token
indexes (inclusive) in the passage, so that the assembler can measure distance and order.
"""

from enum import StrEnum

from tawthiq.model.claim import Harm, Person, Responsible, Source, When, Where
from tawthiq.model.vocabulary import Bound, Facility, Kind, Method, Outcome, Response
from tawthiq.records import Record

_DENIALS = (Response.DENIES_HARM, Response.DENIES_STRIKE, Response.DENIES_RESPONSIBILITY)


class At(Record, frozen=True, kw_only=True):
    """Where a mention stands."""

    first: int
    last: int
    start: int
    end: int


class HarmMention(Record, frozen=True, kw_only=True):
    """A figure with its victims and outcome. `trigger` is the word that says what happened to them.

    `is_roll`: people named one after the other, whom the report knows already. `rule`: the trigger's lexicon entry.
    """

    at: At
    trigger: At
    harm: Harm
    is_subset: bool = False
    is_roll: bool = False
    rule: str = ""


class PersonMention(Record, frozen=True, kw_only=True):
    """A victim told by name, age, kin or calling."""

    at: At
    person: Person


class TimeMention(Record, frozen=True, kw_only=True):
    """A time expression resolved to the date it names. `is_event_time` False for dates of reports and statements.

    `by_statement`: it stands at a verb of saying (أعلن الجيش الأربعاء مقتل …): the event's where no other is told.
    """

    at: At
    when: When
    is_event_time: bool = True
    by_statement: bool = False


class PlaceMention(Record, frozen=True, kw_only=True):
    """A place expression (the longest: قرية س في ريف ص) resolved as far as can be.

    `is_event_place` False where the words only name a party, an office, an origin or an affiliation by a place.
    `is_area` True for broad areas that only frame the more specific ones (a governorate beside a village), `is_joint`
    for the second and further of several areas told as one (ريفي س وص), `is_goal` where somebody was taken (إلى مشافي
    المدينة), `is_native` where the victims are from, which nothing says was hit (من أبناء قرية س).
    """

    at: At
    where: Where
    is_event_place: bool = True
    is_area: bool = False
    is_joint: bool = False
    is_goal: bool = False
    is_native: bool = False


class PartyRole(StrEnum):
    """What a named party does in the passage."""

    DOER = "doer"
    TARGET = "target"
    SPEAKER = "speaker"
    OTHER = "other"


class PartyMention(Record, frozen=True, kw_only=True):
    """A named party; `responsible` is ready to stand in a claim when `role` is DOER."""

    at: At
    role: PartyRole
    actor: str
    responsible: Responsible | None = None


class MeansMention(Record, frozen=True, kw_only=True):
    """A word of attack: its method, and whether it tells an event (قصف، استهدفت) or only names a weapon (صاروخ).

    `is_generic` where it tells an attack and no method (استهداف، هجوم): `method` is then OTHER and not to be used;
    `is_weak` where another word beside it may say the method better (قصف alone); `is_joined` after و; `is_cause` where
    it is told as the cause (برصاص، جراء غارة); `is_further` where وأخرى stands for an attack like the one before.
    """

    at: At
    method: Method
    is_event: bool
    rule: str
    is_generic: bool = False
    is_weak: bool = False
    is_joined: bool = False
    is_cause: bool = False
    is_further: bool = False


class FacilityMention(Record, frozen=True, kw_only=True):
    """What was hit or where it stood, as said. `is_target` False where the word only locates (قرب المدرسة).

    `is_aimed` where a word of attack before it has it as its aim (غارة على مخازن).
    """

    at: At
    facility: Facility
    is_target: bool = True
    is_aimed: bool = False


class SourceFrame(Record, frozen=True, kw_only=True):
    """A chain of sources and the stretch of the passage (document offsets) that it vouches for.

    `sources` in outline order with their levels; `inherits` True where the words point back to the source before
    (وأضاف، المصدر ذاته), whose chain then stands filled in.
    """

    sources: tuple[Source, ...]
    scope_start: int
    scope_end: int
    inherits: bool = False


class Modality(StrEnum):
    """How a stretch of text stands to fact."""

    ASSERTED = "asserted"
    TOTAL = "total"
    FORECAST = "forecast"
    CONDITIONAL = "conditional"
    GENERAL = "general"


class ModalityMention(Record, frozen=True, kw_only=True):
    """Words that take a stretch of the passage out of plain assertion (منذ بداية, في حال, سيتراوح).

    `only`: they do so only where no harm is told (unhurt: قصف متبادل), or where no
    finer places are named (wide: قرى وبلدات).
    """

    at: At
    modality: Modality
    scope_start: int
    scope_end: int
    rule: str
    only: frozenset[str] = frozenset()


class ResponseMention(Record, frozen=True, kw_only=True):
    """A party's position: which response values, said by whom.

    `reach`: the last token of what the position is about (نفى → سقوط ضحايا في الغارة). `we`: it is told in the first
    person (استهدفنا), so that it may also be the first telling of an attack.
    """

    at: At
    responses: tuple[Response, ...]
    party: str | None
    speaker: At | None
    outcomes: tuple[Outcome, ...] = ()
    reach: int = 0
    we: bool = False

    @property
    def denies(self) -> bool:
        """Whether the deed, its harm or a part in it is denied."""
        return any(value in _DENIALS for value in self.responses)

    @property
    def admits_harm(self) -> bool:
        """Whether a named party admits that people were harmed."""
        return self.party is not None and Response.ADMITS_HARM in self.responses


class NoHarmMention(Record, frozen=True, kw_only=True):
    """Words that deny casualties: `bound` is NONE (لا إصابات) or NONE_REPORTED (دون ورود أنباء عن إصابات)."""

    at: At
    bound: Bound


class KindHint(Record, frozen=True, kw_only=True):
    """Words that make a claim of another kind where it adds no harm (اتهم، مصدر القصف: attribution)."""

    at: At
    kind: Kind
    rule: str
