"""Drafts: the claims of one segment, before claims of different passages are joined into events.

1. A segment's core is its harms, its words of attack, or a position of a party. 2. The slots are filled from the
mentions that stand in the segment; what stands outside is left to `events`. 3. Several places hit, with no figure,
give one draft a place. 4. The kind follows the modality that covers the core.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tawthiq.claims.means import method_of
from tawthiq.claims.mentions import At, FacilityMention, HarmMention, MeansMention, Modality, PartyRole, PlaceMention
from tawthiq.claims.reading import PassageReading, inside
from tawthiq.claims.segments import Segment
from tawthiq.model.claim import Claim, Evidence, Harm, Responsible, Source, Span, When
from tawthiq.model.vocabulary import Bound, Facility, Kind, Method, Outcome, Victims
from tawthiq.text.folding import fold

_KINDS = {Modality.TOTAL: Kind.TOTAL, Modality.FORECAST: Kind.FORECAST, Modality.CONDITIONAL: Kind.CONDITIONAL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A claim on its way. `points_back`: it has no place of its own and names its attack as known (القصف، الغارة).

    `open_means`: its word of attack leaves the means open (قصف، هجوم), so that another claim may say it.
    """

    claim: Claim
    passage: int
    is_headline: bool
    points_back: bool
    open_means: bool


def of_segment(reading: PassageReading, segment: Segment, document: str) -> list[Draft]:
    """The drafts of one segment; none where it tells nothing that the register keeps."""
    core = _core(reading, segment)
    if not core:
        return []
    kind = _kind(reading, segment, core)
    if kind is None:
        return []
    base = _claim(reading, segment, core, kind, document)
    places = _places(reading, segment)
    lists = places if not base.harms and kind is Kind.INCIDENT else places[:1]
    claims = [_placed(reading, base, place, core) for place in lists] or [base]
    points_back = not places and _names_known_attack(reading, core)
    return [
        Draft(
            claim=claim,
            passage=reading.passage.index,
            is_headline=reading.passage.role.value == "headline",
            points_back=points_back,
            open_means=_leaves_means_open(reading, segment),
        )
        for claim in claims
    ]


def _means(reading: PassageReading, segment: Segment) -> tuple[MeansMention, ...]:
    """The words of attack of a segment; fighting is its means only where no strike is told."""
    found = inside(reading.means, segment.first, segment.last)
    strikes = tuple(mention for mention in found if mention.method is not Method.CLASHES)
    return strikes if any(mention.is_event for mention in strikes) else found


def _leaves_means_open(reading: PassageReading, segment: Segment) -> bool:
    _, told = method_of(_means(reading, segment))
    return told is None or told.is_weak


def _core(reading: PassageReading, segment: Segment) -> tuple[At, ...]:
    """Where the harm or the attack is told; empty where nothing is."""
    first, last = segment.first, segment.last
    harms = _told_harms(reading, segment)
    found = [mention.at for mention in harms] + [mention.trigger for mention in harms]
    found += [mention.at for mention in inside(reading.no_harms, first, last)]
    found += [mention.at for mention in inside(reading.responses, first, last)]
    events = [mention for mention in inside(reading.means, first, last) if mention.is_event]
    strikes = [mention for mention in events if mention.method is not Method.CLASHES]
    if not found and not (strikes and _somewhere_or_somebody(reading, segment)):
        return ()
    return tuple(sorted((*found, *(mention.at for mention in events)), key=lambda at: at.start))


def _told_harms(reading: PassageReading, segment: Segment) -> list[HarmMention]:
    """Harms of the segment that are not denied by the words around them."""
    denied = [mention.at for mention in reading.no_harms]
    return [
        mention
        for mention in inside(reading.harms, segment.first, segment.last)
        if not any(at.start <= mention.at.start < at.end for at in denied)
    ]


def _somewhere_or_somebody(reading: PassageReading, segment: Segment) -> bool:
    places = [mention for mention in inside(reading.places, segment.first, segment.last) if mention.is_event_place]
    parties = inside(reading.parties, segment.first, segment.last)
    doers = [mention for mention in parties if mention.role is PartyRole.DOER]
    targets = [mention for mention in parties if mention.role is PartyRole.TARGET]
    facilities = [mention for mention in inside(reading.facilities, segment.first, segment.last) if mention.is_target]
    return bool(places) or bool(doers and (targets or facilities))


def _kind(reading: PassageReading, segment: Segment, core: Sequence[At]) -> Kind | None:
    harms = _told_harms(reading, segment)
    for mention in reading.modalities:
        if any(mention.scope_start <= at.start < mention.scope_end for at in core[:2]):
            if mention.modality is Modality.GENERAL:
                return None
            return _KINDS.get(mention.modality, Kind.INCIDENT)
    if harms:
        return Kind.INCIDENT
    if inside(reading.hints, segment.first, segment.last):
        return Kind.ATTRIBUTION
    return Kind.RESPONSE if inside(reading.responses, segment.first, segment.last) else Kind.INCIDENT


def _claim(reading: PassageReading, segment: Segment, core: Sequence[At], kind: Kind, document: str) -> Claim:
    first, last = segment.first, segment.last
    method, method_span = method_of(_means(reading, segment))
    facilities = _facilities(inside(reading.facilities, first, last))
    responses = inside(reading.responses, first, last)
    claim = Claim(
        document=document,
        quote="",
        start=0,
        end=0,
        kind=kind,
        harms=_harms(reading, segment),
        method=Method(method) if method else None,
        facilities=tuple(dict.fromkeys(mention.facility for mention in facilities)),
        evidence=Evidence(
            method=_span(reading, method_span.at) if method_span else None,
            facilities=tuple(_span(reading, mention.at) for mention in facilities),
            responses=tuple(_span(reading, mention.at) for mention in responses),
        ),
        when=_when(reading, segment),
        responsible=_responsible(reading, segment),
        sources=_sources(reading, core),
        response=tuple(dict.fromkeys(value for mention in responses for value in mention.responses)),
        origin="rules",
    )
    return _quoted(reading, claim, [*core, *(mention.at for mention in facilities)])


def _harms(reading: PassageReading, segment: Segment) -> tuple[Harm, ...]:
    harms: list[Harm] = []
    for mention in _told_harms(reading, segment):
        wholes = [
            at for at, harm in enumerate(harms) if harm.subset_of is None and harm.outcome is mention.harm.outcome
        ]
        harm = replace(mention.harm, subset_of=wholes[-1]) if mention.is_subset and wholes else mention.harm
        harms.append(harm)
    for no_harm in inside(reading.no_harms, segment.first, segment.last)[:1]:
        span = _span(reading, no_harm.at)
        zero = Harm(
            outcome=Outcome.KILLED_OR_INJURED,
            victims=Victims.UNKNOWN,
            min=0,
            max=0,
            bound=Bound(no_harm.bound),
            quote=span.quote,
            start=span.start,
            end=span.end,
        )
        harms.append(zero)
    return tuple(harms)


def _facilities(mentions: Sequence[FacilityMention]) -> list[FacilityMention]:
    seen: set[Facility] = set()
    return [
        mention
        for mention in mentions
        if mention.is_target and not (mention.facility in seen or seen.add(mention.facility))  # type: ignore[func-returns-value]
    ]


def _responsible(reading: PassageReading, segment: Segment) -> tuple[Responsible, ...]:
    found: dict[str, Responsible] = {}
    for mention in inside(reading.parties, segment.first, segment.last):
        if mention.role is PartyRole.DOER and mention.responsible:
            found.setdefault(mention.actor, mention.responsible)
    return tuple(found.values())


def _sources(reading: PassageReading, core: Sequence[At]) -> tuple[Source, ...]:
    """The chain that vouches for the core: of several frames around it the one that begins last."""
    start = core[0].start
    around = [frame for frame in reading.frames if frame.scope_start <= start < frame.scope_end]
    return around[-1].sources if around else ()


def _when(reading: PassageReading, segment: Segment) -> When | None:
    times = [mention for mention in inside(reading.times, segment.first, segment.last) if mention.is_event_time]
    return times[0].when if times else None


def _places(reading: PassageReading, segment: Segment) -> list[PlaceMention]:
    """The places hit, most specific first of each branch; a frame (ريف إدلب) stands only where nothing finer does."""
    found = [
        mention
        for mention in inside(reading.places, segment.first, segment.last)
        if mention.is_event_place and not _names_people(reading, mention)
    ]
    finer = [mention for mention in found if not mention.is_area] or found[:1]
    seen: set[str] = {fold(name) for mention in finer for name in mention.where.within}
    out: list[PlaceMention] = []
    for mention in finer:
        key = fold(mention.where.place)
        if key not in seen:
            seen.add(key)
            out.append(mention)
    return out or finer[:1]


def _names_people(reading: PassageReading, place: PlaceMention) -> bool:
    """Whether the words are those of victims or of a source (أب وابنه): homonyms of far villages."""
    people = [mention.at for mention in reading.harms]
    spans = [(at.start, at.end) for at in people]
    spans += [(source.start, source.end) for frame in reading.frames for source in frame.sources]
    start, end = place.at.start, place.at.end
    return any(a <= start and end <= b for a, b in spans)


def _placed(reading: PassageReading, claim: Claim, place: PlaceMention, core: Sequence[At]) -> Claim:
    return _quoted(reading, replace(claim, where=place.where), [*core, place.at])


def _quoted(reading: PassageReading, claim: Claim, marks: Iterable[At]) -> Claim:
    """The claim with the words from the first to the last of its marks."""
    spans: list[tuple[int, int]] = [(at.start, at.end) for at in marks]
    spans += [(harm.start, harm.end) for harm in claim.harms]
    spans += [(party.start, party.end) for party in claim.responsible]
    for slot in (claim.when, claim.where):
        if slot and slot.start is not None and slot.end is not None:
            spans.append((slot.start, slot.end))
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    passage = reading.passage
    start, end = max(start, passage.start), min(end, passage.end)
    return replace(claim, quote=passage.text[start - passage.start : end - passage.start], start=start, end=end)


def _span(reading: PassageReading, at: At) -> Span:
    passage = reading.passage
    return Span(passage.text[at.start - passage.start : at.end - passage.start], at.start, at.end)


def _names_known_attack(reading: PassageReading, core: Sequence[At]) -> bool:
    return any(reading.passage.tokens[at.first].folded.startswith("ال") for at in core)
