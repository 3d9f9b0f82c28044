"""Why a report gave the claims that it gave: per passage what was seen, how it was cut, and what came of each part.

The same stages as in `claims.find`, with what they saw kept; `why` says in words why a segment gave nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from tawthiq import claims
from tawthiq.claims.agreement import Setting, agreement, holds, weights
from tawthiq.claims.carrying import Event
from tawthiq.claims.drafts import Draft, of_segment
from tawthiq.claims.events import best, told
from tawthiq.claims.finders import Resources, readings
from tawthiq.claims.reading import PassageReading
from tawthiq.claims.seen import Seen, seen
from tawthiq.claims.segments import Segment, split
from tawthiq.claims.telling import Told
from tawthiq.lexicon.chosen import using
from tawthiq.model.claim import Claim
from tawthiq.model.issue import Issue
from tawthiq.model.passage import Passage, Report, Role

_SILENT = {
    Role.FURNITURE: "it is the page's own (a menu, a list of other reports, a button), not the report's",
    Role.REPEAT: "it stands word for word further up",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentTrace:
    """A stretch of a passage with the drafts made of it; `reason` says why there is none."""

    quote: str
    start: int
    end: int
    drafts: tuple[Claim, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageTrace:
    """A passage with all that was seen in it; `reason` says why none of it was looked at."""

    index: int
    role: str
    quote: str
    start: int
    end: int
    seen: tuple[Seen, ...] = ()
    segments: tuple[SegmentTrace, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinTrace:
    """Which event a claim was taken to tell. `score`: of the event told before that agrees best, None where none was.

    `reasons`: what holds of the two, with what each adds to the score; the claim joins at `level` and above.
    """

    event: str
    quote: str
    start: int
    end: int
    score: float | None
    level: float
    reasons: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All passages of a report in text order, the claims that came of them, and values that did not stand."""

    document: str
    passages: tuple[PassageTrace, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
    joins: tuple[JoinTrace, ...] = ()


def explain(report: Report, resources: Resources) -> Explanation:
    """Read a report and keep what was seen on the way."""
    with using(resources.lexicons):
        read = {reading.passage.index: reading for reading in readings(report, resources)}
        traces = tuple(_passage(passage, read.get(passage.index), report) for passage in report.passages)
        found, issues = claims.find(report, resources)
        drafts, _, _ = claims.drafted(report, resources)
    return Explanation(report.document.id, traces, found, issues, _joins(drafts))


def _joins(drafts: Sequence[Draft]) -> tuple[JoinTrace, ...]:
    """Of each draft the event that it was joined to, or the one that it nearly was."""
    weighed: dict[int, tuple[float, tuple[tuple[str, float], ...]]] = {}

    def choose(near: Sequence[tuple[Event, Setting]], at: int, draft: Draft) -> Event | None:
        for event, setting in near:
            score = agreement(event, draft, setting)
            if score is not None and (at not in weighed or score >= weighed[at][0]):
                held = holds(event, draft, setting)
                told_of = tuple((name, weights().weights[name]) for name in held if name in weights().weights)
                weighed[at] = round(score, 2), tuple(sorted(told_of, key=lambda one: -abs(one[1])))
        return best(near, at, draft)

    labels = told(drafts, choose)
    traces = []
    for at, event in labels.items():
        claim = drafts[at].claim
        score, reasons = weighed.get(at, (None, ()))
        traces.append(
            JoinTrace(
                event=event.label,
                quote=claim.quote,
                start=claim.start,
                end=claim.end,
                score=score,
                level=weights().level,
                reasons=reasons,
            )
        )
    return tuple(traces)


def why(told: Told) -> str:
    """Why a segment without drafts has none."""
    if not (told.harms or told.no_harms or told.responses):
        return _no_core(told)
    if told.is_accident:
        return "the harm comes of an accident or a natural disaster, which the register does not keep"
    return "it is said in general (a rule, a habit, a report's subject), not of an event"


def _no_core(told: Told) -> str:
    if told.strikes:
        return "an attack is told, but neither a place that was hit nor who hit whom"
    if told.events:
        return "its words of attack tell no new event: an attack named as known, fighting, gunfire that hit nobody"
    if told.means:
        return "weapons are named, but no attack is told"
    if any(mention.party is None and mention.speaker is None for mention in told.reading.responses):
        return "a position is taken, but by nobody who is named"
    return "nothing in it says that people came to harm, that an attack took place, or what a party answers"


def _passage(passage: Passage, reading: PassageReading | None, report: Report) -> PassageTrace:
    if reading is None:
        reason = _SILENT.get(passage.role, "")
        return PassageTrace(
            index=passage.index,
            role=passage.role,
            quote=passage.text,
            start=passage.start,
            end=passage.end,
            reason=reason,
        )
    return PassageTrace(
        index=passage.index,
        role=passage.role,
        quote=passage.text,
        start=passage.start,
        end=passage.end,
        seen=seen(reading),
        segments=tuple(_segment(reading, segment, report.document.id) for segment in split(reading)),
    )


def _segment(reading: PassageReading, segment: Segment, document: str) -> SegmentTrace:
    passage = reading.passage
    start, end = passage.tokens[segment.first].start, passage.tokens[segment.last].end
    drafts = tuple(draft.claim for draft in of_segment(reading, segment, document))
    return SegmentTrace(
        quote=passage.text[start - passage.start : end - passage.start],
        start=start,
        end=end,
        drafts=drafts,
        reason="" if drafts else why(Told(reading, segment)),
    )
