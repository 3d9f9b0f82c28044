"""Drafts: the claims of one segment, before claims of different passages are joined into events.

1. A segment's core is its harms, its words of attack, or a position of a party. 2. The slots are filled from the
mentions that stand in the segment; what stands outside is left to `events`. 3. What it tells of several places
gives a draft each (`placed`). 4. The kind follows the modality that covers the core.
"""

from collections.abc import Sequence

from tawthiq import __version__
from tawthiq.claims import affiliation, anew, apologies, blamed, elsewhere, other_times, pointing, restated
from tawthiq.claims.aside import lasts
from tawthiq.claims.basis import with_bases
from tawthiq.claims.kinds import kind_of
from tawthiq.claims.laying import attributes_attack, lays_shares
from tawthiq.claims.losses import CASUALTIES
from tawthiq.claims.means import is_attack
from tawthiq.claims.mentions import At, MeansMention, NoHarmMention
from tawthiq.claims.placed import at_places
from tawthiq.claims.quoting import is_inside, words
from tawthiq.claims.reading import PassageReading
from tawthiq.claims.responses import SIDES
from tawthiq.claims.segments import Segment, tells_answered, tells_earlier, tells_tally
from tawthiq.claims.telling import Told
from tawthiq.model.claim import Attacks, Claim, Evidence, Harm, Responsible, Source, When
from tawthiq.model.passage import Role
from tawthiq.model.vocabulary import Basis, Bound, Kind, Method, Outcome, Response, Stance
from tawthiq.records import Record, replace

_STANCES = {
    Response.DENIES_STRIKE: Stance.DENIED,
    Response.DENIES_RESPONSIBILITY: Stance.DENIED,
    Response.ADMITS_STRIKE: Stance.ADMITTED,
    Response.APOLOGIZES: Stance.ADMITTED,
}

_NEAR_TO = "مقرب"  # مصادر مقربة من الحزب do not speak for it
_HEADING = 4  # tokens of a line that may be a heading


class Draft(Record, frozen=True, kw_only=True):
    """A claim on its way. `points_back`: it has no place of its own and names its attack as known (القصف، الغارة).

    `open_means`: its word of attack leaves the means open (قصف، هجوم), so that another claim may say it.
    `turns`: the words before it turn from what was told (كما، من جهة أخرى); `adds`: to more of it, as far as they say
    (كما، فيما); `fronts_place`: to the news of another place (وفي بلدة س، أصيب). `segment`: the first token of its
    segment; drafts of one segment tell of several places hit. `stands_apart`: a caption of a picture of another event.
    `tally`: it tells the toll of what was told (الحصيلة). `is_list`: the parts of a toll, one an item. `spelled`: how
    many people the last figure of a list counts by their names. `is_item`: it stands behind a bullet, as the news of
    a round-up do. `is_another`: it tells another attack than those before it in its sentence. `weak_place`: its place
    is only where the victims are from or the report was filed from. `earlier`: it was some other time before, and the
    words do not say when (سبق أن). `former`: it gives the count that held before (حصيلة سابقة).
    `is_before`: it is what something told happened so long after (بعد أيام من مقتل …).
    `goes_back`: it opens its passage with another day, or with what had been (ويوم الجمعة الماضي، وكان).
    `came_with`: the attack told last came with it (وتزامن الانفجار مع قصف ص) or answered it (ردا على), or
    has nothing to do with it (فيما عثر على جثث مجهولة).
    `until`: the passage of its last item, 0 where it has none.
    `dies_later`: of wounds from before (توفي متأثرا بجراحه). `is_alike`: its attack is like the one
    told last (بانفجار مماثل). `knows_attack`: its attack is one known by then (وقع الهجوم على طريق س);
    `knows_site`: what it hit is (داخل المدرسة). `of_many`: it lays shares of a toll to parties (عزت نصف الضحايا إلى س).
    """

    claim: Claim
    passage: int
    is_headline: bool
    points_back: bool
    open_means: bool
    turns: bool = False
    adds: bool = False
    fronts_place: bool = False
    segment: int = 0
    stands_apart: bool = False
    is_list: bool = False
    spelled: int = 0
    is_item: bool = False
    is_another: bool = False
    weak_place: bool = False
    tally: bool = False
    earlier: bool = False
    former: bool = False
    is_before: bool = False
    goes_back: bool = False
    came_with: bool = False
    until: int = 0
    dies_later: bool = False
    is_alike: bool = False
    knows_attack: bool = False
    knows_site: bool = False
    of_many: bool = False

    @property
    def last(self) -> int:
        """The passage at which it ends."""
        return max(self.passage, self.until)


def of_segment(reading: PassageReading, segment: Segment, document: str) -> list[Draft]:
    """The drafts of one segment; none where it tells nothing that the register keeps."""
    told = Told(reading, segment)
    core = _core(told)
    if not core or told.is_accident or _only_names_victims(told):
        return []
    kind = kind_of(told, core)
    if kind is None:
        return []
    base = _claim(told, core, kind, document)
    before = not told.times and other_times.tells_before(reading, segment.first, segment.last)
    days_before = before and other_times.tells_day_before(reading, segment.first, segment.last)
    claims = at_places(told, base, core)
    return [
        Draft(
            claim=claim,
            passage=reading.passage.index,
            is_headline=reading.passage.role is Role.HEADLINE,
            points_back=pointing.points_back(told),
            open_means=pointing.leaves_means_open(told),
            turns=told.turns,
            adds=pointing.adds(told),
            fronts_place=pointing.fronts_place(told),
            segment=segment.first,
            is_item=reading.is_item,
            is_another=blamed.tells_another(told) or segment.first in elsewhere.told_of_each(reading),
            weak_place=told.place_is_weak and bool(told.places or claims[0] is base),
            stands_apart=reading.passage.role is Role.CAPTION,
            tally=tells_tally(reading, segment) or _is_other_count(told, base),
            former=anew.tells_former_count(reading, segment.first, segment.last),
            earlier=not told.times and (days_before or tells_earlier(reading, segment)),
            is_before=before,
            knows_site=pointing.knows_site(told),
            of_many=lays_shares(told),
            knows_attack=pointing.names_known_attack(told),
            is_alike=pointing.is_alike(told),
            dies_later=other_times.dies_later(reading, segment.first, segment.last),
            came_with=_is_another(told, segment),
            goes_back=other_times.goes_back(reading, segment.first) and not pointing.points_back(told),
        )
        for claim in claims
    ]


def _is_another(told: Told, segment: Segment) -> bool:
    """Whether the segment tells another event than that told last in its passage, though it may not say where."""
    reading = told.reading
    strangers = bool(segment.first) and pointing.finds_strangers(told)
    return strangers or segment.first in elsewhere.coincides(reading) or tells_answered(reading, segment)


def _is_other_count(told: Told, base: Claim) -> bool:
    """فيما تحدثت المعارضة عن 180 قتيلا: a count that somebody else gives, with nothing said of where, when or how."""
    spoken = any(source.quote and source.start is not None for source in base.sources)
    counted = bool(base.harms) and all(harm.min and harm.outcome in CASUALTIES for harm in base.harms)
    counted = counted and base.kind is Kind.INCIDENT
    return spoken and counted and not (told.named or told.times or told.means or told.facilities or told.doers)


def _only_names_victims(told: Told) -> bool:
    """شهداء الثورة، ضحايا: the heading of a menu or a list, which tells of nobody in particular."""
    passage = told.reading.passage
    heading = passage.role is Role.HEADLINE and len(passage.tokens) <= _HEADING
    vague = bool(told.harms) and all(m.harm.bound is Bound.VAGUE and m.harm.min is None for m in told.harms)
    return heading and vague and not (told.places or told.means or told.doers or told.times or told.no_harms)


def _core(told: Told) -> tuple[At, ...]:
    """Where the harm, the attack or the position is told; empty where nothing is."""
    found = [at for mention in told.harms for at in (mention.at, mention.trigger)]
    found += [mention.at for mention in told.no_harms]
    found += [mention.at for mention in told.responses]
    if not found and attributes_attack(told):
        found = [hint.at for hint in told.hints]
        named = told.events or told.means
        return tuple(sorted((*found, *(mention.at for mention in named)), key=lambda at: at.start))
    somewhere = told.places or told.hits_something or (told.doers and (told.targets or told.facilities))
    if not found and not (told.strikes and somewhere):
        return ()
    return tuple(sorted((*found, *(mention.at for mention in told.events)), key=lambda at: at.start))


def _claim(told: Told, core: Sequence[At], kind: Kind, document: str) -> Claim:
    method, told_by = blamed.means_of(told) if kind is Kind.INCIDENT else told.method
    harms, responsible = _harms(told), _responsible(told, kind)
    when = _when(told)
    marks = [*core, *(mention.at for mention in told.facilities), *_affiliated(told)]
    own = [party for party in responsible if is_inside(told, party)]
    quote, start, end = words(told, marks, (*harms, *told.people, *own, when))
    claim = Claim(
        document=document,
        quote=quote,
        start=start,
        end=end,
        kind=kind,
        harms=harms,
        people=told.people,
        attacks=_attacks(told) if kind is Kind.TOTAL else None,
        method=method if method is not Method.OTHER else None,
        facilities=tuple(mention.facility for mention in told.facilities),
        evidence=Evidence(
            method=told.reading.span(told_by.at) if told_by and not told_by.is_further else None,
            facilities=tuple(told.reading.span(mention.at) for mention in told.facilities),
            responses=tuple(told.reading.span(mention.at) for mention in told.responses),
        ),
        when=when,
        responsible=responsible,
        sources=_sources(told, core),
        response=tuple(dict.fromkeys(value for mention in told.responses for value in mention.responses)),
        origin=_origin(told, told_by),
    )
    return with_bases(_told_by_itself(claim))


def _when(told: Told) -> When | None:
    """The day of the event; not that on which an attack began that goes on (القصف المستمر منذ أسبوع)."""
    tokens, core = told.reading.passage.tokens, [mention.trigger.first for mention in told.harms]
    own = next((mention.when for mention in told.times if not lasts(tokens, mention.at.first, core)), None)
    return own or told.day_of_others


def _affiliated(told: Told) -> list[At]:
    """Where the parties are named that combatants among the harmed belong to."""
    parties = (affiliation.party_of(told, mention) for mention in told.harms)
    return [party.at for party in parties if party]


def _origin(told: Told, told_by: MeansMention | None) -> str:
    """The version of the rules with the ids of those that made the claim: its harms', then its means'."""
    rules = [mention.rule for mention in told.harms] + [told_by.rule if told_by else ""]
    return " ".join([f"rules/{__version__}", *dict.fromkeys(rule for rule in rules if rule)])


def _attacks(told: Told) -> Attacks | None:
    """A number of attacks (1231 حادثة اعتداء، 15 غارة): a quantity right before a word of attack."""
    tokens = told.reading.passage.tokens
    for quantity in told.reading.quantities:
        if not (told.segment.first <= quantity.first <= told.segment.last and quantity.is_count):
            continue
        word = next(
            (at for at in range(quantity.last + 1, min(quantity.last + 3, len(tokens))) if is_attack(tokens, at)), None
        )
        if word is not None and quantity.min is not None:
            start, end = tokens[quantity.first].start, tokens[word].end
            quote = told.reading.passage.text[start - told.reading.passage.start : end - told.reading.passage.start]
            return Attacks(
                min=quantity.min, max=quantity.max, bound=Bound(quantity.bound), quote=quote, start=start, end=end
            )
    return None


def _harms(told: Told) -> tuple[Harm, ...]:
    harms: list[Harm] = []
    for mention in told.harms:
        wholes = [
            at for at, harm in enumerate(harms) if harm.subset_of is None and harm.outcome is mention.harm.outcome
        ]
        harm = replace(mention.harm, subset_of=wholes[-1]) if mention.is_subset and wholes else mention.harm
        party = affiliation.party_of(told, mention)
        harm = replace(harm, affiliation=party.actor) if party else harm
        harms.append(harm)
    for part, toll in restated.risen(told.reading.passage.tokens, told.harms).items():
        harms[part] = replace(harms[part], subset_of=toll)
    return (*harms, *(_zero(told, mention) for mention in told.no_harms[:1]))


def _zero(told: Told, denial: NoHarmMention) -> Harm:
    span = told.reading.span(denial.at)
    return Harm(
        outcome=Outcome.KILLED_OR_INJURED,
        min=0,
        max=0,
        bound=denial.bound,
        quote=span.quote,
        start=span.start,
        end=span.end,
    )


def _responsible(told: Told, kind: Kind) -> tuple[Responsible, ...]:
    """The doers, each once; where the words only attribute, the one blamed first and those named jointly with it."""
    doers = blamed.nearest(told) if kind is Kind.INCIDENT else told.doers
    found: dict[str, Responsible] = {}
    for mention in doers:
        if mention.responsible:
            found.setdefault(mention.actor, mention.responsible)
    parties = tuple(_as_admitted(told, _as_denied(told, party)) for party in found.values())
    if kind is Kind.ATTRIBUTION and parties and not lays_shares(told):
        return tuple(party for party in parties if party is parties[0] or (party.joint and parties[0].joint))
    if parties or kind not in (Kind.RESPONSE, Kind.INCIDENT):
        return parties
    answered = _answering(told)  # أعلن س مسؤوليته عن التفجير الذي أودى بحياة سبعة
    return tuple(one for one in answered if kind is Kind.RESPONSE or one.stance is Stance.ADMITTED)


def _told_by_itself(claim: Claim) -> Claim:
    """وأضافت الوزارة أن المقاتلات العراقية وجهت ضربات: a deed that its own side tells, named before, is admitted."""
    teller = claim.sources[-1] if claim.sources and claim.kind is Kind.INCIDENT else None
    if teller is None or teller.party is None or teller.kind not in SIDES or _NEAR_TO in teller.quote:
        return claim
    own = tuple(
        replace(party, stance=Stance.ADMITTED, basis=Basis.PARTY_SELF_CLAIM)
        if party.actor == teller.party and party.stance is Stance.ALLEGED
        else party
        for party in claim.responsible
    )
    return replace(claim, responsible=own)


def _as_admitted(told: Told, party: Responsible) -> Responsible:
    """المتحدث باسم الحركة: "هاجمنا الفندق"; اعتذر التحالف عن غارة نفذتها طائراته: its own deed, which it admits."""
    own = any(
        mention.party == party.actor and Response.ADMITS_STRIKE in mention.responses for mention in told.responses
    )
    if own and party.stance is Stance.ALLEGED:
        return replace(party, stance=Stance.ADMITTED, basis=Basis.PARTY_SELF_CLAIM)
    return apologies.admitted(told, party)


def _as_denied(told: Told, party: Responsible) -> Responsible:
    """لا صحة لاستهداف التحالف …: who is named within a denial did it not."""
    tokens = told.reading.passage.tokens
    denied = any(
        party.start is not None and mention.at.start < party.start < tokens[mention.reach].end
        for mention in told.responses
        if mention.denies and Response.DENIES_HARM not in mention.responses
    )
    return replace(party, stance=Stance.DENIED) if denied and party.stance is Stance.ALLEGED else party


def _answering(told: Told) -> tuple[Responsible, ...]:
    """The party that denies or admits the deed as its own, where nobody else is named for it."""
    for mention in told.responses:
        stance = next((_STANCES[value] for value in mention.responses if value in _STANCES), None)
        if stance and mention.party and mention.speaker:
            span = told.reading.span(mention.speaker)
            return (Responsible(actor=mention.party, stance=stance, quote=span.quote, start=span.start, end=span.end),)
    return ()


def _sources(told: Told, core: Sequence[At]) -> tuple[Source, ...]:
    """The chain that vouches for the core: of several frames around it the one that begins last; where nobody vouches
    for its first word (القصف …، وأكدت مصادر مقتل), who tells the harm.
    """
    start, end = core[0].start, told.harms[0].at.start if told.harms else core[0].start
    around = [frame for frame in told.reading.frames if frame.scope_start <= start < frame.scope_end]
    if around:
        return around[-1].sources
    since = [f for f in told.reading.frames if start < f.scope_start <= end < f.scope_end and not f.inherits]
    return since[-1].sources if since else apologies.speaking(told)
