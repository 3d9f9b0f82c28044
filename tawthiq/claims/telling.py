"""What one segment tells: the mentions of a reading that stand in it, sifted for what the register keeps.

1. Harms that the words around them deny are left out, people told twice (`restated`), and losses without a number where
the dead are counted beside.
2. Strikes are words of attack that tell an event: no fighting, no "operation" named as known, no gunfire at nothing.
3. Places are those hit (`hit_places`); people are not places; the homes of victims and the place that people fled from
stand in where nothing else is named.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tawthiq.claims import elsewhere, firing, hit_places, restated, victims
from tawthiq.claims.areas import is_fine
from tawthiq.claims.aside import describes, is_aside, is_compared, is_remembered
from tawthiq.claims.hitting import goes_on_to_hit, is_verb
from tawthiq.claims.losses import told_apart
from tawthiq.claims.means import method_of
from tawthiq.claims.mentions import (
    At,
    FacilityMention,
    HarmMention,
    KindHint,
    MeansMention,
    NoHarmMention,
    PartyMention,
    PartyRole,
    PlaceMention,
    ResponseMention,
    TimeMention,
)
from tawthiq.claims.reading import M, PassageReading, inside
from tawthiq.claims.segments import Segment, tells_tally, turns
from tawthiq.claims.states import is_of_state
from tawthiq.claims.struck import attacks, shelled_quarter, struck
from tawthiq.lexicon import parties
from tawthiq.lexicon.chosen import chosen
from tawthiq.model.claim import Person, When
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Method, Outcome
from tawthiq.records import replace
from tawthiq.text import edtf
from tawthiq.text.folding import fold
from tawthiq.text.tokens import Token

_WEEK = 7  # days
_LASTING = (Outcome.MISSING, Outcome.DETAINED, Outcome.DISPLACED)
_WHERE = frozenset(("في", "داخل", "علي", "قرب"))  # مبنى في موسكو، ضربة على كييف: the town, not who speaks for it
_BETWEEN = frozenset(("في", "داخل", "قرب"))
# آلاف الغارات، تصاعدت الهجمات: attacks that are counted or grow, of which none is known from before
_COUNTED = frozenset(map(fold, ("عشرات", "مئات", "آلاف", "تصاعدت", "تزايدت", "ازدادت", "توالت", "تكررت")))
_HAPPENED = frozenset(("وقع", "وقعت", "ووقع", "ووقعت", "حدث", "وحدث", "نفذ", "ونفذ"))


@dataclass(frozen=True)
class Told:
    """One segment of a reading."""

    reading: PassageReading
    segment: Segment

    @cached_property
    def harms(self) -> tuple[HarmMention, ...]:
        """Harms that are told and not denied."""
        denied = [(mention.at.first, mention.at.last) for mention in self.reading.no_harms]
        denied += [(mention.at.first, mention.reach) for mention in self.responses if mention.denies]
        found = [
            mention
            for mention in self._inside(self.reading.harms)
            if not any(first <= mention.at.first <= last for first, last in denied)
        ]
        names = {mention.person.start: mention.person.name for mention in self.reading.people if mention.person.name}
        found = list(restated.told_once(self.reading.passage.tokens, found, names))
        return told_apart(found)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The victims told by name, age, kin or calling."""
        return tuple(mention.person for mention in self._inside(self.reading.people))

    @cached_property
    def no_harms(self) -> tuple[NoHarmMention, ...]:
        """Words that deny casualties."""
        return self._inside(self.reading.no_harms)

    @cached_property
    def responses(self) -> tuple[ResponseMention, ...]:
        """Positions whose speaker is known; a denial is one whoever makes it, another's deed is no admission."""
        inside = self._inside(self.reading.responses)
        found = [m for m in inside if not (m.admits_harm and any(doer.actor != m.party for doer in self.doers))]
        return tuple(found) if any(mention.party or mention.speaker or mention.denies for mention in found) else ()

    @cached_property
    def times(self) -> tuple[TimeMention, ...]:
        """Dates of the event, the most exact first; the day of a statement after the days that it tells of."""
        found = [mention for mention in self._inside(self.reading.times) if mention.is_event_time]
        found = [mention for mention in found if not self._is_time_aside(mention)]
        if tells_tally(self.reading, self.segment):  # أعلنت الوزارة اليوم ارتفاع حصيلة القتلى: they died before
            found = [mention for mention in found if not mention.by_statement]
        return tuple(sorted(found, key=lambda mention: (mention.by_statement, length(mention.when.edtf))))

    def _is_time_aside(self, mention: TimeMention) -> bool:
        """Whether a day or a period is not that of the event: a short one where it is remembered, or attacks of its
        time are compared.
        """
        if is_remembered(self.reading.passage.tokens, mention.at.first, self._core):
            return True
        if self.describes_party(mention.at.first) or self._is_of_state(mention.at.first):
            return True
        if "/" in mention.when.edtf and is_compared(self.reading.passage.tokens, mention.at.first):
            return True
        return length(mention.when.edtf) > _WEEK and self.is_aside(mention.at.first)

    @property
    def day_of_others(self) -> When | None:
        """قصفت س يوم الاثنين بلدة ص، بالتزامن مع غارة على ع: the day of what the segment is told to have come with."""
        if self.times or not elsewhere.comes_with(self.reading, self.segment.first):
            return None
        before = [one for one in self.reading.times if one.is_event_time and one.at.last < self.segment.first]
        days = [one.when for one in before if length(one.when.edtf) == 0]
        return replace(days[-1], quote=None, start=None, end=None) if days else None

    def describes_party(self, first: int) -> bool:
        """قوات س، التي تنفذ عملية منذ ثلاثة أيام، قصفت ص: a time told of a party, and of no harm told with it."""
        clause = describes(self.reading.passage.tokens, first, {m.at.last for m in self.reading.parties})
        return clause is not None and not any(clause[0] < harm.at.first < clause[1] for harm in self.harms)

    def is_aside(self, first: int) -> bool:
        """Whether the period that begins at a token is of another statement than the segment's harm or attack."""
        return self._is_of_state(first) or is_aside(self.reading.passage.tokens, self.segment.first, first, self._core)

    def _is_of_state(self, first: int) -> bool:
        """قصفت المدينة المحاصرة منذ شهر: a period of a state; people who are held or missing are in one themselves."""
        hurt = [mention.at.first for mention in self.harms if mention.harm.outcome not in _LASTING]
        return is_of_state(self.reading.passage.tokens, first, [*hurt, *(mention.at.first for mention in self.events)])

    @cached_property
    def _core(self) -> list[int]:
        """Where its harms and attacks stand."""
        return [mention.at.first for mention in self.harms] + [mention.at.first for mention in self.events]

    @cached_property
    def facilities(self) -> tuple[FacilityMention, ...]:
        """What was hit, each kind once."""
        if self._fled and not self.means:
            return ()  # what people fled by, or to
        found = struck(self.reading, self.segment)
        if found or self.method[0] is not Method.SHELLING:
            return found
        return shelled_quarter(self.reading, self.places)

    @cached_property
    def doers(self) -> tuple[PartyMention, ...]:
        """Parties that inflict the harm."""
        return self._parties(PartyRole.DOER)

    @cached_property
    def targets(self) -> tuple[PartyMention, ...]:
        """Parties that are struck."""
        return self._parties(PartyRole.TARGET)

    @cached_property
    def means(self) -> tuple[MeansMention, ...]:
        """The words of attack; fighting is the means only where no strike is told."""
        found = tuple(mention for mention in attacks(self.reading, self.segment) if not self._names_source(mention.at))
        other = tuple(mention for mention in found if mention.method is not Method.CLASHES)
        fights = (
            found[0].method is Method.CLASHES if found else False
        )  # told first, before an attack that says no means
        return other if any(mention.is_event and not (fights and mention.is_generic) for mention in other) else found

    @cached_property
    def method(self) -> tuple[Method | None, MeansMention | None]:
        """The method, with the mention whose words tell it."""
        return self.method_by(self.means)

    def method_by(self, means: Sequence[MeansMention]) -> tuple[Method | None, MeansMention | None]:
        """The method that some of the words of attack tell, with the mention whose words tell it."""
        method, told_by = method_of(means, [mention.trigger for mention in self.harms])
        if method is Method.SHELLING and told_by and told_by.is_weak and self._by_coalition:
            return Method.AIRSTRIKE, None
        return method, told_by

    @property
    def _by_coalition(self) -> bool:
        """قصف التحالف: states that fight together from afar do so from the air, where the words say no more."""
        actors = {mention.actor for mention in self.doers}
        known = parties.load(chosen())
        return bool(actors) and all((party := known.get(actor)) and party.kind == "coalition" for actor in actors)

    @cached_property
    def events(self) -> tuple[MeansMention, ...]:
        """Words of attack that tell an event."""
        return tuple(mention for mention in self.means if mention.is_event)

    @property
    def known_weapons(self) -> bool:
        """Whether a weapon is named as known (اللغم، الصاروخ)."""
        tokens = self.reading.passage.tokens
        return any(tokens[mention.at.first].folded.startswith("ال") for mention in self.means)

    @cached_property
    def strikes(self) -> tuple[MeansMention, ...]:
        """Events that are claims of their own even where nobody was hurt."""
        return tuple(mention for mention in self.events if self._is_strike(mention))

    @property
    def hits_something(self) -> bool:
        """Whether a verb tells what was hit (الغارات استهدفت منازل): where, the sentences before say."""
        tokens = self.reading.passage.tokens
        struck_by_verb = any(is_verb(tokens[mention.at.first].folded) for mention in self.strikes)
        return struck_by_verb and any(mention.is_aimed for mention in self.facilities)

    @cached_property
    def places(self) -> tuple[PlaceMention, ...]:
        """The places hit, in text order."""
        named, found = self.named, self._hit
        if self._fled or (self.place_is_weak and not found):
            found = [place for place in named if not place.is_goal][:1]
        core = [mention.at.first for mention in self.harms] + [mention.at.first for mention in self.events] or [0]
        return hit_places.finest(self.reading.passage.tokens, hit_places.without_parts(found, self.harms), core)

    @property
    def place_is_weak(self) -> bool:
        """Whether no place is told as hit, but only one that the victims are from or that the report was filed from."""
        if self._fled or (self._hit and not all(place.is_native and is_fine(place) for place in self._hit)):
            return False
        return bool(self._hit or self.harms or self.no_harms)

    @property
    def _fled(self) -> bool:
        return bool(self.harms) and all(mention.harm.outcome is Outcome.DISPLACED for mention in self.harms)

    @cached_property
    def named(self) -> list[PlaceMention]:
        """All places of the segment, hit or not."""
        named = [place for place in self._inside(self.reading.places) if not self._names_people(place)]
        return hit_places.without_ends(self.reading.passage.tokens, named)

    @cached_property
    def _hit(self) -> list[PlaceMention]:
        """Those told as the place of what happened."""
        attacks = [mention.at.last for mention in self.events]
        return hit_places.told_as_hit(self.reading.passage.tokens, self.named, attacks)

    @cached_property
    def hints(self) -> tuple[KindHint, ...]:
        """Words that attribute a deed."""
        return self._inside(self.reading.hints)

    @property
    def turns(self) -> bool:
        """Whether the segment begins by turning from what was told before (كما، من جهة أخرى)."""
        return turns(self.reading, self.segment)

    @property
    def is_accident(self) -> bool:
        """Whether the harm comes of an accident or a natural disaster, which the register does not keep."""
        words = victims.words("accident").scan(self.reading.passage.tokens)
        told = any(self.segment.first <= word.first <= self.segment.last for word in words)
        by_force = self.doers or any(mention.method is not Method.OTHER for mention in self.means)
        return (told or self.reading.in_accident) and not by_force

    def _inside(self, mentions: Sequence[M]) -> tuple[M, ...]:
        return inside(mentions, self.segment.first, self.segment.last)

    def _parties(self, role: PartyRole) -> tuple[PartyMention, ...]:
        return tuple(mention for mention in self._inside(self.reading.parties) if mention.role is role)

    def _is_strike(self, mention: MeansMention) -> bool:
        if mention.method is Method.CLASHES:
            return False
        tokens = self.reading.passage.tokens
        if mention.method is Method.SHOOTING:
            hit = [facility.at.first for facility in self.facilities] + [target.at.first for target in self.targets]
            return firing.is_aimed(tokens, mention, hit, self.reading.facilities)
        known = tokens[mention.at.first].folded.removeprefix("و").startswith("ال")
        known = known and not (mention.at.first and _bare(tokens[mention.at.first - 1]) in _COUNTED)
        happened = mention.at.first and tokens[mention.at.first - 1].folded in _HAPPENED
        return bool(not known or happened or (not mention.is_generic and goes_on_to_hit(tokens, mention)))

    def _names_people(self, place: PlaceMention) -> bool:
        """Whether the words are those of victims, a party or a source (أب وابنه، قوات حكومة دمشق)."""
        if self._names_source(place.at):
            return True
        before = self.reading.passage.tokens[place.at.first - 1].text if place.at.first else ""
        # قتل رجل في س وابنته: where one of them was, between them
        return _is_in(place.at, self._parties_named if before in _BETWEEN else self._people)

    @cached_property
    def _people(self) -> list[tuple[int, int]]:
        return [(mention.at.start, mention.at.end) for mention in self.reading.harms] + self._parties_named

    @cached_property
    def _parties_named(self) -> list[tuple[int, int]]:
        tokens = self.reading.passage.tokens
        where = {m.at.first for m in self.reading.parties if m.at.first and tokens[m.at.first - 1].folded in _WHERE}
        parties = [m.at for m in self.reading.parties if m.role is PartyRole.DOER or m.at.first not in where]
        return [(at.start, at.end) for at in parties]

    @cached_property
    def _sources(self) -> list[tuple[int, int]]:
        return [(source.start, source.end) for frame in self.reading.frames for source in frame.sources]

    def _names_source(self, at: At) -> bool:
        """Whether the words are those of a source (قناة المسيرة is no drone)."""
        return _is_in(at, self._sources)


def _bare(token: Token) -> str:
    return token.folded.removeprefix("و")


def length(when: str) -> int:
    """Days that a date may mean, as far as it matters which of two is the more exact; 400 where open or unknown."""
    span = edtf.days(when)
    return 400 if span is None or edtf.is_open(when) else min((span[1] - span[0]).days, 400)


def _is_in(at: At, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at.start and at.end <= end for start, end in spans)


def tells_accident(passage: Passage) -> bool:
    """Whether the passage tells an accident, a disease or a natural disaster."""
    return bool(victims.words("accident").scan(passage.tokens))
