"""Ranges of an incident: each origin's statement, then the smallest low and the largest high.

1. `entering` says for each claim whether it enters, else the reason code.
2. Each origin's statement of an outcome: the latest counted report, whole; vague words only where it never counts.
3. `derive` puts the statements of all origins side by side: min the smallest counted low, max the largest of all
   highs and of the lows of open statements.
4. Accepted distinct names of the dead raise min, and max where it is below.

Rule ids: enter.*, origin.latest, range.min, range.max, range.none, range.names.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from tawthiq.assessment.denials import Denials, Said, denials
from tawthiq.assessment.duplicates import earlier, moment
from tawthiq.assessment.figures import Figure, Row
from tawthiq.assessment.matter import Matter
from tawthiq.assessment.origins import origin_id
from tawthiq.assessment.parts import parts
from tawthiq.model.claim import Claim
from tawthiq.model.incident import LeftOut, MinMax, Range, Superseded
from tawthiq.model.vocabulary import (
    Group,
    Kind,
    Outcome,
    RangeVictims,
    Response,
    Victims,
)
from tawthiq.records import Record
from tawthiq.text.folding import fold

_COUNTED_IN_PRACTICE = (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT)
_OUTCOMES = list(Outcome)
_ROWS = list(RangeVictims)
_GROUPS = list(Group)


def entering(matter: Matter, claim: Claim) -> str | None:
    """Why a claim's figures do not enter the ranges; None when they do (step 1)."""
    if claim.id in matter.rejected:
        return "rejected"
    if claim.kind is not Kind.INCIDENT and not (claim.kind is Kind.RESPONSE and Response.ADMITS_HARM in claim.response):
        return f"kind_{claim.kind}"
    if matter.discredited and all(origin_id(key) in matter.discredited for key in matter.trace.keys(claim.id)):
        return "origin_not_credible"
    return None


def ranges(matter: Matter) -> tuple[Range, ...]:
    """All ranges of an incident, in the order of the vocabularies."""
    barred = {c.id: reason for c in matter.claims if (reason := entering(matter, c))}
    standing = [c for c in matter.claims if c.id not in barred]
    found: list[Range] = []
    told = {row.outcome for c in standing for row in matter.rows[c.id]}.union(*(matter.zeros[c.id] for c in standing))
    for outcome in _OUTCOMES:
        if outcome not in told and not matter.accepted:
            continue
        left_out = [LeftOut(c.id, barred[c.id]) for c in matter.claims if c.id in barred and _tells(c, outcome)]
        found.extend(_of_outcome(matter, outcome, standing, left_out))
    return tuple(found)


def _tells(claim: Claim, outcome: Outcome) -> bool:
    return any(h.outcome is outcome for h in claim.harms)


def _of_outcome(
    matter: Matter, outcome: Outcome, standing: Sequence[Claim], left_out: Sequence[LeftOut]
) -> Iterable[Range]:
    said, notes = _statements(matter, outcome, standing)
    nobody = denials(matter, outcome, standing)
    for row in nobody.opened(outcome, said):
        said[row] = []
    names = _named_dead(matter, standing) if outcome is Outcome.KILLED else {}
    for row in names:
        said.setdefault(row, [])
    notes = _Notes(notes.superseded, (*left_out, *nobody.by_parties, *notes.left_out), notes.counting)
    return [_range(row, said[row], nobody, names.get(row), notes) for row in sorted(said, key=_order)]


def _order(row: Row) -> tuple[int, int]:
    return _GROUPS.index(row.group), _ROWS.index(row.victims)


class _Notes(Record, frozen=True):
    superseded: tuple[Superseded, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    counting: Mapping[Row, Collection[tuple[str, str]]] = {}  # origins with the reports in which they count


def _statements(matter: Matter, outcome: Outcome, standing: Sequence[Claim]) -> tuple[dict[Row, list[Said]], _Notes]:
    """The figures that stand for each row, and what they leave behind."""
    by_origin: dict[str, list[Claim]] = defaultdict(list)
    for claim in standing:
        if any(row.outcome is outcome for row in matter.rows[claim.id]):
            for key in matter.trace.keys(claim.id):
                if origin_id(key) not in matter.discredited:
                    by_origin[key].append(claim)
    standing_of: dict[str, list[Claim]] = {}
    superseded: list[Superseded] = []
    for origin, claims in by_origin.items():
        standing_of[origin], replaced = _latest(matter, outcome, claims)
        superseded.extend(replaced)
    part = parts(outcome, standing_of)
    said: dict[Row, list[Said]] = defaultdict(list)
    counting: dict[Row, set[tuple[str, str]]] = defaultdict(set)
    for row, one in _figures(matter, outcome, standing_of):
        counting[row].add((one.origin, one.claim.document))
        if row.group is not Group.ALL or one.claim.id not in part:
            said[row].append(one)
    left_out = tuple(LeftOut(c, "part_of_report") for c in sorted(part))
    return said, _Notes(tuple(superseded), left_out, counting)


def _figures(matter: Matter, outcome: Outcome, told: Mapping[str, Sequence[Claim]]) -> Iterable[tuple[Row, Said]]:
    """The figures of the claims of each origin, with the rows that they are of."""
    for origin, claims in told.items():
        for claim in claims:
            found = ((row, figure) for row, figure in matter.rows[claim.id].items() if row.outcome is outcome)
            yield from ((row, Said(origin, claim, figure)) for row, figure in found)


def _latest(matter: Matter, outcome: Outcome, claims: Sequence[Claim]) -> tuple[list[Claim], list[Superseded]]:
    """One origin's claims that stand: those of its latest counted report, and whatever is undated (step 2)."""
    dates: dict[str, datetime] = {}
    for claim in claims:
        document = matter.documents.get(claim.document)
        at = moment(document.published) if document else None
        if at is not None and any(r.outcome is outcome and f.counted for r, f in matter.rows[claim.id].items()):
            dates[claim.id] = at
    if not dates:
        return list(claims), []
    last = max(dates.values())
    by = next(c for c in claims if dates.get(c.id) == last)
    standing: list[Claim] = []
    replaced: list[Superseded] = []
    for claim in claims:
        at = dates.get(claim.id)
        same_report = claim.document == by.document
        if at is None or same_report or not earlier(matter.documents[claim.document], matter.documents[by.document]):
            standing.append(claim)
        else:
            replaced.append(Superseded(claim.id, by.id))
    return standing, replaced


def _range(row: Row, said: Sequence[Said], nobody: Denials, named: MinMax | None, notes: _Notes) -> Range:
    outright, unheard = nobody.of(row, notes.counting.get(row, ()))
    statements, vague = _without_vague([*said, *outright])
    if not any(s.figure.quantified for s in statements) and not any(not s.figure.quantified for s in said):
        statements = [*statements, *unheard]
    low, high, open_above = derive([s.figure for s in statements])
    if named and named.min is not None:
        low, high = max(named.min, low or 0), max(named.max or 0, high or 0)
    left_out = [*notes.left_out, *(LeftOut(s.claim.id, "vague_beside_counted") for s in vague)]
    return Range(
        outcome=row.outcome,
        victims=row.victims,
        group=row.group,
        min=low,
        max=high,
        open_above=open_above,
        unquantified=low is None and high is None,
        origins=tuple(dict.fromkeys(origin_id(s.origin) for s in statements)),
        superseded=tuple(dict.fromkeys(notes.superseded)),
        left_out=tuple(dict.fromkeys(left_out)),
    )


def _without_vague(said: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """Within one origin a counted figure beats vague words."""
    counting = {s.origin for s in said if s.figure.counted}
    vague = [s for s in said if not s.figure.counted and s.origin in counting]
    return [s for s in said if s.figure.counted or s.origin not in counting], vague


def derive(figures: Sequence[Figure]) -> tuple[int | None, int | None, bool]:
    """min, max and whether max is open, from the statements of all origins (step 3); None, None when nobody counts."""
    told = [f for f in figures if f.quantified]
    if not told:
        return None, None, False
    counted = [f for f in told if f.counted]
    low = min((f.low for f in counted or told if f.low is not None), default=0)
    highs = [f.high for f in told if f.high is not None]
    floors = [f.floor for f in told if f.high is None and f.floor is not None]
    high = max([*highs, *floors, low])
    open_above = bool(floors) and max(floors) >= max([*highs, low])
    # Nobody on one side, somebody uncounted on the other: the words give no high.
    if high == 0 and len(told) < len(figures):
        open_above = True
    return low, high, open_above


def _named_dead(matter: Matter, standing: Iterable[Claim]) -> Mapping[Row, MinMax]:
    """Distinct names of the dead in claims that a person accepted, by row: what min and max must reach (step 4)."""
    names: dict[Victims, set[str]] = defaultdict(set)
    for claim in standing:
        if claim.id not in matter.accepted:
            continue
        statuses = {h.victims for h in claim.harms if h.outcome is Outcome.KILLED}
        status = statuses.pop() if len(statuses) == 1 else Victims.UNKNOWN
        names[status].update(fold(p.name) for p in claim.people if p.name and p.outcome is Outcome.KILLED)
    fighters = len(names[Victims.COMBATANT])
    civilian = len(names[Victims.CIVILIAN])
    others = len(names[Victims.CIVILIAN] | (names[Victims.UNKNOWN] - names[Victims.COMBATANT]))
    counts = {
        RangeVictims.CIVILIAN: MinMax(civilian, others),
        RangeVictims.NOT_COMBATANT: MinMax(others, others),
        RangeVictims.COMBATANT: MinMax(fighters, fighters),
    }
    return {Row(Outcome.KILLED, victims, Group.ALL): told for victims, told in counts.items() if told.max}
