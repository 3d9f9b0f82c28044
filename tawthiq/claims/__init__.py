"""Claims: who says, through whom, that what happened, each value with its own words.

1. `finders` reads every passage: harms, means, facilities, places, times, parties, sources, modality, responses.
2. `segments` cuts a sentence where it turns to another event. 3. `drafts` fills the slots of each segment's claims.
4. `events` joins the claims of one event in the report and carries slots over. 5. `verify` lets a claim pass only when
its values can be derived again from its words; what does not pass becomes an issue. 6. `confidence` says how far
claims of this make have been right. `read` also keeps the words that no list knows (`unknown`).
"""

from dataclasses import dataclass

from tawthiq.claims.confidence import Surroundings
from tawthiq.claims.drafts import Draft, of_segment
from tawthiq.claims.events import joined
from tawthiq.claims.finders import Resources, readings
from tawthiq.claims.frames import Frame
from tawthiq.claims.items import listed
from tawthiq.claims.segments import split
from tawthiq.claims.slot_confidence import with_confidence
from tawthiq.claims.spotting import spots
from tawthiq.claims.unknown import Sighting, sighting
from tawthiq.claims.verify import Fault, check, without
from tawthiq.lexicon.chosen import using
from tawthiq.model.claim import Claim, Where, claim_id
from tawthiq.model.issue import Issue
from tawthiq.model.passage import Report
from tawthiq.records import replace

__all__ = ["Found", "Resources", "drafted", "find", "read"]


@dataclass(frozen=True, slots=True)
class Found:
    """The claims of a report in text order, an issue for each value that its own words do not give, unknown words."""

    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()
    unknown: tuple[Sighting, ...] = ()


def find(report: Report, resources: Resources) -> tuple[tuple[Claim, ...], tuple[Issue, ...]]:
    """The claims of a report, and the issues."""
    found = read(report, resources, spotting=False)
    return found.claims, found.issues


def read(report: Report, resources: Resources, spotting: bool = True) -> Found:
    """All that a report gives; `spotting` looks for words that no list knows, which takes a tenth of the time."""
    with using(resources.lexicons):
        return _read(report, resources, spotting)


def drafted(report: Report, resources: Resources) -> tuple[list[Draft], Frame, Where | None]:
    """The claims of a report before they are joined into events, what it says of its days, and its country."""
    with using(resources.lexicons):
        drafts, frame, home, _ = _drafted(report, resources, spotting=False)
    return drafts, frame, home


def _drafted(
    report: Report, resources: Resources, *, spotting: bool
) -> tuple[list[Draft], Frame, Where | None, list[Sighting]]:
    document = report.document
    drafts: list[Draft] = []
    unknown: list[Sighting] = []
    frame = Frame()
    home: Where | None = None
    for reading in readings(report, resources):
        unknown += [sighting(reading.passage, spot, document.id) for spot in spots(reading)] if spotting else []
        pieces = split(reading) if reading.may_claim else ()
        found = [draft for piece in pieces for draft in of_segment(reading, piece, document.id)]
        frame.take(reading, claims=bool(found))
        home = reading.home or home
        if reading.goes_on_with_list and drafts and found:
            told = listed(drafts[-1], found, document.text)
            drafts[len(drafts) - (told.passage == drafts[-1].passage) :] = [told]
        else:  # a list that nothing opens begins with its first item
            drafts += [replace(draft, is_list=True) for draft in found] if reading.goes_on_with_list else found
    return drafts, frame, home, unknown


def _read(report: Report, resources: Resources, spotting: bool) -> Found:
    document = report.document
    drafts, frame, home, unknown = _drafted(report, resources, spotting=spotting)
    sha256 = document.sha256
    claims: dict[str, Claim] = {}
    issues: list[Issue] = []
    for claim in joined(drafts, frame, home):
        faults = list(check(claim, document))
        issues += [_issue(document.id, fault) for fault in faults]
        whole = without(claim, faults) if faults else claim
        if whole is not None:
            named = replace(whole, id=claim_id(sha256, whole))
            claims.setdefault(named.id, named)
    around = Surroundings.of(report, tuple(claims.values()))
    return Found(tuple(with_confidence(claim, around) for claim in around.claims), tuple(issues), tuple(unknown))


def _issue(document: str, fault: Fault) -> Issue:
    return Issue(
        code="ungrounded_value",
        document=document,
        reason=f"{fault.slot}: {fault.what}",
        remedy="Read the passage and enter the value by hand; report the words so that the rule can be mended",
        left_out=False,
    )
