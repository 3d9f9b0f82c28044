"""Strike status and grade, with their reasons and with what would change them. First match wins; a person decides.

1. `weigh` reads the inputs of the rules off an incident's claims.
2. `strike_status` and `grade` apply the rules to them; nothing else enters.
3. `verdict` puts grade, reasons, flags, the grade without the accused side's answer and a person's override together;
   what would change the grade is in changes.py.

Rule ids: strike.*, grade.1 … grade.6, answer.accused, grade.override.
"""

from collections.abc import Sequence

from tawthiq.assessment.answers import Answer, answers, different, named, without_accused
from tawthiq.assessment.figures import Figure, is_zero
from tawthiq.assessment.matter import Matter
from tawthiq.assessment.origins import origin_id
from tawthiq.assessment.positions import response_of, speakers
from tawthiq.assessment.ranges import entering
from tawthiq.model.claim import Claim, Harm
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.incident import GradeReason
from tawthiq.model.vocabulary import Grade, Outcome, RangeVictims, Response, StrikeStatus, Victims
from tawthiq.records import Record, replace

_CASUALTIES = frozenset({Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED})
_ESTABLISHED = frozenset({StrikeStatus.DECLARED, StrikeStatus.LIKELY})
_FINDINGS = ("all_combatants", "another_party")


class Weights(Record, frozen=True, kw_only=True):
    """The inputs of the rules.

    `n`, `s`: independent credible origins that assert civilian casualties, and a strike by a belligerent. `found`: the
    different answers to who did it, `of_answer` for each how many independent origins give it. `finding` is a person's,
    `any_figure` whether anybody tells of harm to anybody.
    """

    n: int
    s: int
    unknown_harm: bool
    other_harm: bool
    admits_harm: tuple[str, ...]
    any_figure: bool
    admits_strike: tuple[str, ...]
    found: tuple[Answer, ...]
    of_answer: tuple[int, ...]
    finding: str | None


class Verdict(Record, frozen=True):
    """What the rules propose and what a person made of it."""

    grade: Grade
    strike: StrikeStatus
    reasons: tuple[GradeReason, ...]
    flags: tuple[str, ...]
    without_accused: Grade | None
    weights: Weights


def verdict(matter: Matter) -> Verdict:
    """Grade, status, reasons and flags of an incident (step 3)."""
    weights = weigh(matter)
    strike = strike_status(weights)
    proposed, reasons = grade(weights, strike)
    flags = []
    alone: Grade | None = None
    left = without_accused(matter, weights.found) if proposed is Grade.CONTESTED else None
    if left:
        flags.append("contested_by_accused")
        kept = _unheard(matter, weights, left)
        alone, _ = grade(kept, strike_status(kept))
        reasons = (*reasons, GradeReason("without_accused", (alone, *sorted(left.parties))))
    if weights.n == 1:
        flags.append("provisional")
    if weights.unknown_harm and weights.n == 0:
        flags.append("status_unknown")
    person, comment, marks = _by_person(matter.decisions)
    if person:
        reasons = (GradeReason("set_by_person", (proposed, comment)), *reasons)
    return Verdict(person or proposed, strike, reasons, (*flags, *marks), alone, weights)


def weigh(matter: Matter) -> Weights:
    """Read the inputs off the claims (step 1)."""
    told = matter.credited
    entered = [c for c in told if entering(matter, c) is None]
    found = answers(matter)
    n = _count(matter, [c for c in entered if any(_civilian(h) for h in c.harms)])
    return Weights(
        n=n,
        s=_count(matter, [c for c in told if named(matter, c)]),
        unknown_harm=any(_of_unsaid_status(matter, c) for c in entered),
        other_harm=any(h.outcome not in _CASUALTIES and not is_zero(h) for c in entered for h in c.harms),
        admits_harm=_doers_admitting(matter, told),
        any_figure=any(not is_zero(h) for c in told for h in c.harms),
        admits_strike=_admitting(matter, told, {Response.ADMITS_STRIKE, Response.ADMITS_HARM}),
        found=found,
        of_answer=tuple(matter.independence.count(a.origins) for a in found),
        finding=_finding(matter.decisions),
    )


def _unheard(matter: Matter, weights: Weights, left: Answer) -> Weights:
    """The inputs without what the accused side says in its own favour: its answers and whatever else those claims say.

    What it admits stands.
    """
    theirs = frozenset[str]().union(*(a.claims for a in weights.found if a is not left))
    told = [c for c in matter.credited if c.id not in theirs]
    civilian = [c for c in told if entering(matter, c) is None and any(_civilian(h) for h in c.harms)]
    return replace(
        weights,
        n=_count(matter, civilian),
        s=_count(matter, [c for c in told if named(matter, c)]),
        found=(left,),
        of_answer=(matter.independence.count(left.origins),),
    )


def _of_unsaid_status(matter: Matter, claim: Claim) -> bool:
    """Whether the claim tells of dead or injured of whom it says neither civilian nor combatant."""
    return any(
        row.victims is RangeVictims.UNKNOWN and row.outcome in _CASUALTIES and _some(figure)
        for row, figure in matter.rows[claim.id].items()
    )


def _some(figure: Figure) -> bool:
    return figure.high is None or figure.high > 0


def _civilian(harm: Harm) -> bool:
    return harm.outcome in _CASUALTIES and harm.victims is Victims.CIVILIAN and not is_zero(harm)


def _count(matter: Matter, claims: Sequence[Claim]) -> int:
    keys = {k for c in claims for k in matter.trace.keys(c.id)}
    return matter.independence.count(k for k in keys if origin_id(k) not in matter.discredited)


def _admitting(matter: Matter, claims: Sequence[Claim], wanted: set[Response]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for claim in claims:
        if wanted & set(response_of(matter, claim)):
            found.update(dict.fromkeys(speakers(matter, claim)))
    return tuple(found)


def _doers_admitting(matter: Matter, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Parties that admit harm of their own doing: not to fighters alone, not of another party's doing."""
    doers = {party for c in claims for party in named(matter, c)}
    of_others = [c for c in claims if not c.harms or any(h.victims is not Victims.COMBATANT for h in c.harms)]
    parties = _admitting(matter, of_others, {Response.ADMITS_HARM})
    return tuple(p for p in parties if not doers or matter.sides.fold(p) in doers)


def strike_status(weights: Weights) -> StrikeStatus:
    """How well the strike itself stands (step 2)."""
    if weights.admits_strike:
        return StrikeStatus.DECLARED
    if different(weights.found):
        return StrikeStatus.CONTESTED
    return StrikeStatus.LIKELY if weights.s >= 2 else StrikeStatus.SINGLE_SOURCE


def grade(weights: Weights, strike: StrikeStatus) -> tuple[Grade, tuple[GradeReason, ...]]:
    """The grade and the rule that gave it.

    An admission counts where civilians are said to be harmed, by the doer or by others, or where nobody tells of harm
    in any other words: people of unsaid status are never silently civilians.
    """
    if weights.admits_harm and (weights.n or not weights.any_figure):
        return Grade.CONFIRMED, (GradeReason("doer_admits_civilian_harm", weights.admits_harm),)
    if weights.n == 0 and not weights.unknown_harm:
        uncounted = (GradeReason("harm_not_counted"),) if weights.other_harm else ()
        return Grade.NONE_REPORTED, (GradeReason("no_civilian_harm_reported"), *uncounted)
    if weights.finding:
        return Grade.DISCOUNTED, (GradeReason(f"found_{weights.finding}"),)
    if different(weights.found):
        values = tuple("+".join(sorted(a.parties)) for a in weights.found)
        return Grade.CONTESTED, (GradeReason("different_answers", values),)
    if weights.n >= 2 and strike in _ESTABLISHED:
        return Grade.FAIR, (GradeReason("independent_origins", (str(weights.n),)), GradeReason(strike))
    return Grade.WEAK, _why_weak(weights.n)


def _why_weak(n: int) -> tuple[GradeReason, ...]:
    if n >= 2:
        return GradeReason("independent_origins", (str(n),)), GradeReason("multi_source_no_near_action")
    return (GradeReason("single_source", ("1",)) if n == 1 else GradeReason("status_not_said"),)


def _finding(decisions: Sequence[Decision]) -> str | None:
    """What a person found of the dead or of the doer; the last word counts."""
    said = [d.after for d in decisions if d.kind is DecisionKind.GRADE and d.field == "finding"]
    return said[-1] if said and said[-1] in _FINDINGS else None


def _by_person(decisions: Sequence[Decision]) -> tuple[Grade | None, str, tuple[str, ...]]:
    """A person's grade with its comment, and the flags that only a person sets; neither counts without a comment."""
    grade_set: Grade | None = None
    comment = ""
    marks: dict[str, None] = {}
    for decision in decisions:
        if decision.kind is not DecisionKind.GRADE or not decision.reason.strip():
            continue
        if decision.field in {None, "grade"} and decision.after in set(Grade):
            grade_set, comment = Grade(decision.after), decision.reason
        if decision.field == "flag" and decision.after == "reasonable_grounds":
            marks[decision.after] = None
    return grade_set, comment, tuple(marks)
