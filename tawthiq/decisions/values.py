"""The values of a decision, checked before it enters the record: what stood before, and what should stand after."""

from collections.abc import Sequence
from dataclasses import replace

from tawthiq.decisions.naming import Named, find
from tawthiq.decisions.writing import published, summarised
from tawthiq.errors import UsageError
from tawthiq.model import coordinates
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, Origin
from tawthiq.model.restriction import GOVERNING, allowed
from tawthiq.model.showing import FIELD, Showing
from tawthiq.model.vocabulary import Grade
from tawthiq.model.withholding import Ground
from tawthiq.model.written import WRITTEN
from tawthiq.register import Register
from tawthiq.register.corrections import apply, value_of
from tawthiq.team import Role
from tawthiq.text import edtf

FINDINGS = ("all_combatants", "another_party")
FLAGS = ("reasonable_grounds",)
_ABOUT: dict[DecisionKind, tuple[type, ...]] = {
    DecisionKind.ACCEPT: (Claim,),
    DecisionKind.REJECT: (Claim,),
    DecisionKind.CORRECT: (Claim, Incident),
    DecisionKind.SPLIT: (Claim,),
    DecisionKind.MOVE: (Claim,),
    DecisionKind.GRADE: (Incident,),
    DecisionKind.MERGE: (Incident,),
    DecisionKind.CREDIBLE: (Origin,),
    DecisionKind.NOT_CREDIBLE: (Origin,),
    DecisionKind.DEPENDENT: (Origin,),
    DecisionKind.INDEPENDENT: (Origin,),
    DecisionKind.NO_CLAIM: (Document,),
    DecisionKind.NAME: (Claim,),
    DecisionKind.RESTRICT: (Claim, Incident, Document),
    DecisionKind.WITHHOLD: (Incident,),
    DecisionKind.SUMMARY: (Incident,),
    DecisionKind.PUBLISH: (Incident,),
    DecisionKind.SECOND: (Claim,),
    DecisionKind.READING: (Claim,),
    DecisionKind.SETTLE: (Claim,),
}
_NOUNS: dict[type, str] = {Claim: "claims", Incident: "incidents", Origin: "origins", Document: "reports"}
_WHERE_TO_FIND: dict[type, str] = {
    Claim: "tawthiq show CODE lists an incident's claims with their ids",
    Incident: "tawthiq incidents lists their codes",
    Origin: "tawthiq origins CODE --json lists an incident's origins with their ids",
    Document: "tawthiq show CODE lists an incident's reports with their ids",
}


def valued(
    register: Register, decision: Decision, named: Sequence[Named], field: str | None, after: str | None
) -> Decision:
    """The decision with its values. Raises UsageError where it is about the wrong thing or a value is none."""
    _check_about(decision, named)
    if decision.kind is DecisionKind.CORRECT:
        return _corrected(decision, named, field, after)
    if decision.kind is DecisionKind.GRADE:
        return _graded(decision, named, field or "grade", after)
    if decision.kind is DecisionKind.NAME:
        return _shown(decision, named, field, after)
    if decision.kind in {DecisionKind.RESTRICT, DecisionKind.WITHHOLD}:
        return replace(decision, after=_may_see(after) if decision.kind is DecisionKind.RESTRICT else _ground(after))
    if decision.kind in WRITTEN:
        return _written(register, decision, named, field, after)
    if decision.kind in GOVERNING:
        return replace(decision, field=field, after=after or None)
    if decision.kind in {DecisionKind.MOVE, DecisionKind.SPLIT}:
        return _moved(register, decision, after)
    return decision


def _check_about(decision: Decision, named: Sequence[Named]) -> None:
    wanted = _ABOUT.get(decision.kind, (Claim, Incident))
    for item in named:
        if not isinstance(item.what, wanted):
            nouns = " or ".join(_NOUNS[kind] for kind in wanted)
            raise UsageError(f"{item.id[:12]}: {decision.kind} is about {nouns}. {_WHERE_TO_FIND[wanted[0]]}")


def _written(
    register: Register, decision: Decision, named: Sequence[Named], field: str | None, after: str | None
) -> Decision:
    """A summary, or a version of an assessment."""
    incident = named[0].what
    if len(named) != 1 or not isinstance(incident, Incident):
        raise UsageError(f"{decision.kind} is about one incident. Decide on the others by themselves")
    if decision.kind is DecisionKind.SUMMARY:
        return summarised(register, decision, incident, field, after)
    return published(register, decision, incident, after)


def _shown(decision: Decision, named: Sequence[Named], field: str | None, after: str | None) -> Decision:
    """How a name is published; the name itself stands nowhere in the decision."""
    if after not in set(Showing):
        raise UsageError(f"--after {after}: no such way to show a name. Name one of: {', '.join(Showing)}")
    claim = named[0].what
    part, _, at = (field or "").partition(".")
    if len(named) != 1 or not isinstance(claim, Claim) or not FIELD.fullmatch(field or ""):
        raise UsageError("name is about one name of one claim. Give --field people.0 or sources.0, counted from 0")
    if int(at) >= len(getattr(claim, part)):
        raise UsageError(f"--field {field}: the claim has {len(getattr(claim, part))} {part}. Count from 0")
    return replace(decision, field=field, after=after)


def _may_see(after: str | None) -> str:
    """Who may see a restricted record. Raises UsageError for a role that there is none of."""
    named = allowed(after)
    for part in named:
        if part.startswith("role:") and part.removeprefix("role:") not in set(Role):
            raise UsageError(f"{part}: no such role. Name one of: {', '.join(f'role:{role}' for role in Role)}")
    return ", ".join(named)


def _ground(after: str | None) -> str | None:
    """What readers are told of a withheld incident. Raises UsageError for anything but a ground."""
    if after and after not in set(Ground):
        raise UsageError(f"--after {after}: no such ground. Name one of: {', '.join(Ground)}, or leave it out")
    return after or None


def _corrected(decision: Decision, named: Sequence[Named], field: str | None, after: str | None) -> Decision:
    if field is None:
        raise UsageError("correct needs --field NAME and --after VALUE")
    if len(named) == 1 and isinstance(named[0].what, Incident):
        return _placed(decision, named[0].what, field, after)
    if len(named) != 1 or not isinstance(named[0].what, Claim):
        raise UsageError("correct is about one claim. Correct the others by decisions of their own")
    before = value_of(named[0].what, field)
    given = apply(named[0].what, field, after)
    if given.when is not None and not edtf.is_valid(given.when.edtf):
        raise UsageError(f"{given.when.edtf}: no date. Write it as EDTF, for example 2017-03-17 or 2017-03")
    return replace(decision, field=field, before=before, after=after)


def _placed(decision: Decision, incident: Incident, field: str, after: str | None) -> Decision:
    """Where an incident lies; its other values follow from its claims."""
    if field != coordinates.FIELD:
        raise UsageError(f"--field {field}: of an incident only coordinates are corrected. Correct its claims")
    point = coordinates.read(after)
    if point is None:
        raise UsageError(f"--after {after}: is no point. Write latitude and longitude: 36.3456, 43.1234")
    where = incident.where
    if where is None and not point[2]:
        raise UsageError(f"--after {after}: no claim names the place. Add its name: 36.3456, 43.1234 NAME")
    before = f"{where.lat}, {where.lon}" if where and where.lat is not None else None
    return replace(decision, field=field, before=before, after=after)


def _graded(decision: Decision, named: Sequence[Named], field: str, after: str | None) -> Decision:
    choices = {"grade": tuple(Grade), "finding": FINDINGS, "flag": FLAGS}.get(field)
    if choices is None:
        raise UsageError(f"--field {field}: a grade has grade, finding or flag")
    if after not in choices:
        raise UsageError(f"--after {after}: no such {field}. Name one of: {', '.join(choices)}")
    incident = named[0].what
    before = incident.grade.value if field == "grade" and isinstance(incident, Incident) else None
    return replace(decision, field=field, before=before, after=after)


def _moved(register: Register, decision: Decision, after: str | None) -> Decision:
    homes = dict.fromkeys(register.claim(subject).incident for subject in decision.subjects)
    before = next(iter(homes))
    if len(homes) > 1:
        raise UsageError(f"the claims stand in {len(homes)} incidents. {decision.kind} those of each by themselves")
    if after is None:
        if before is not None and set(register.incident(before).claims) <= set(decision.subjects):
            raise UsageError(f"{register.incident(before).code} has no other claims. There is nothing to split")
        return replace(decision, before=before)
    target = find(register, after)
    if not isinstance(target.what, Incident):
        raise UsageError(f"--after {after}: claims are moved to an incident. Name its code")
    if target.id == before:
        raise UsageError(f"--after {after}: the claims stand there already. Name another incident")
    return replace(decision, before=before, after=target.id)
