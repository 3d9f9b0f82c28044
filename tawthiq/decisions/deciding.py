"""From what a person wants to a Decision, and from a Decision to the record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any
from uuid import uuid4

from tawthiq import adoption, pipeline
from tawthiq.decisions.aliasing import aliasing
from tawthiq.decisions.entering import Entered, as_whole, entered
from tawthiq.decisions.naming import find
from tawthiq.decisions.settling import settled
from tawthiq.decisions.values import valued
from tawthiq.errors import RegisterError, RulesChanged, UsageError
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.standing import taken_back
from tawthiq.model.withholding import SILENT
from tawthiq.register import Register, Writer
from tawthiq.settings import Settings

_PAIRS = frozenset(
    {DecisionKind.SAME, DecisionKind.DIFFERENT, DecisionKind.MERGE, DecisionKind.DEPENDENT, DecisionKind.INDEPENDENT}
)
_AFTER = {
    DecisionKind.CORRECT: "VALUE, what the field of --field should hold",
    DecisionKind.GRADE: "GRADE, such as fair",
    DecisionKind.NAME: "public, initials or withheld",
    DecisionKind.SUMMARY: "TEXT, the summary in the language of --field",
    DecisionKind.ALIAS: "PLACE: the id of a place (tawthiq places find NAME), or 36.1234, 36.5678 village NAME",
    DecisionKind.MOVE: "CODE, the incident to which the claims go; SUBJECT names claims only",
}
_VALUED = frozenset(_AFTER)
_EITHER = SILENT  # those that move no figure
_SOON = 2000
"""Claims: in a register of no more, whether other rules move anything is known before a person who decides has looked
up. In a larger one that is work of its own (`tawthiq resolve`)."""
# Of two threads that work out the incidents, the one that began first must not write last.
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person wants decided: `subjects` as codes or ids (their beginnings will do), `after` as text."""

    kind: DecisionKind
    subjects: Sequence[str]
    author: str
    reason: str
    field: str | None = None
    after: str | None = None


def decide(register: Register, wanted: Wanted, places: Sequence[Path] = ()) -> Decision:
    """The decision that is wanted, not yet recorded. Raises UsageError in one line that says what to do.

    `places` are the user's place packs, of which an ALIAS may name a place.
    """
    _check(wanted)
    if wanted.kind is DecisionKind.ALIAS:
        if len(wanted.subjects) != 1:
            raise UsageError("alias is about one spelling. Put a spelling of several words into quotation marks")
        made = signed(wanted.kind, (), wanted.author, wanted.reason)
        return aliasing(register, made, wanted.subjects[0], wanted.after or "", places)
    named = [find(register, subject) for subject in dict.fromkeys(wanted.subjects)]
    if wanted.kind in _PAIRS and len({item.id for item in named}) < 2:
        raise UsageError(f"{wanted.kind} is about two or more, and these are one. Name another SUBJECT")
    decision = signed(wanted.kind, [item.id for item in named], wanted.author, wanted.reason)
    return valued(register, decision, named, wanted.field, wanted.after)


def undoing(register: Register, decision: str, author: str, reason: str) -> Decision:
    """The decision that takes back the one whose id begins so. Raises UsageError where that is none, or several."""
    found = [item.id for item in register.decisions() if item.id.startswith(decision)]
    if len(found) != 1:
        raise UsageError(f"{decision}: {len(found) or 'no'} decisions begin so. List them with tawthiq decisions")
    if found[0] in taken_back(register.decisions()):
        raise UsageError(f"{decision}: is taken back already. To let it stand again, undo the undo")
    return signed(DecisionKind.UNDO, found, author, reason)


def entering(register: Register, document: str, told: Mapping[str, Any] | Claim, author: str, reason: str) -> Entered:
    """A claim that a person read in a report, not yet recorded. Raises UsageError where it is none of this report."""
    try:
        stored = register.document(document)
    except RegisterError as error:
        raise UsageError(str(error)) from error
    made = entered(stored.document, told, signed(DecisionKind.ENTER, (document,), author, reason))
    return as_whole(made, stored.document, register.whole.document(document).document)


def record_entered(
    register: Register,
    made: Entered,
    lexicons: Sequence[Path] = (),
    later: bool = False,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Append the claim with its decision, as `record` does with a decision alone."""
    how = (lexicons, later, check)
    _record(register, made.decision, lambda writer: writer.enter_claim(made.claim, made.decision), how)


def record(
    register: Register,
    decision: Decision,
    lexicons: Sequence[Path] = (),
    later: bool = False,
    check: Callable[[], None] = lambda: None,
) -> None:
    """Append the decision and, unless `later`, work out the incidents anew.

    Where the rules are others than those in force, the decision takes effect on what it is about and around it, and the
    other incidents wait until somebody adopts them. RulesChanged is raised where that cannot be done: the decision is
    appended then, and waits with them.

    `check` is called under the writer's lock, when nobody else can write: what it raises leaves the record as it was.
    """
    _record(register, decision, lambda writer: writer.add_decision(decision), (lexicons, later, check))


def settling(register: Register, wanted: Wanted) -> tuple[Decision, ...]:
    """What a third person's word on two readings comes to. Raises UsageError where there is nothing to settle."""
    made = decide(register, wanted)
    return settled(register, made, lambda name: undoing(register, name, wanted.author, wanted.reason))


def record_settled(register: Register, made: Sequence[Decision], lexicons: Sequence[Path] = ()) -> None:
    """Append a settlement with all that it comes to, all of it or nothing."""

    def append(writer: Writer) -> None:
        for decision in made:
            writer.add_decision(decision)

    _record(register, made[0], append, (lexicons, False, lambda: None))


def record_all(
    register: Register,
    first: Decision,
    append: Callable[[Writer], None],
    lexicons: Sequence[Path] = (),
    check: Callable[[], None] = lambda: None,
    later: bool = False,
) -> None:
    """Append several acts of one decision, all of them or none; as `record` else."""
    _record(register, first, append, (lexicons, later, check))


def _record(
    register: Register,
    decision: Decision,
    append: Callable[[Writer], None],
    how: tuple[Sequence[Path], bool, Callable[[], None]],
) -> None:
    register = register.whole  # what is hidden from who decides is reckoned with all the same
    lexicons, later, check = how
    with _ONE_AT_A_TIME:
        if not later and register.counts().claims <= _SOON:
            adoption.settle(register, Settings(lexicon=tuple(lexicons)))

        def appended() -> None:
            with register.writing() as writer:
                if not writer.holds_decision(
                    decision.id
                ):  # it may stand, though the connection was lost before we knew
                    check()
                append(writer)

        register.retried(appended)
        if later:
            return
        try:
            pipeline.resolve(register, lexicons, within=True)
        except RulesChanged as error:
            raise RulesChanged(f"{decision.kind} is recorded as {decision.id[:12]}. {error}") from error


def _check(wanted: Wanted) -> None:
    kind = wanted.kind
    if kind is DecisionKind.UNDO:
        raise UsageError("undo takes a decision back by its id. Use tawthiq undo")
    if kind is DecisionKind.ENTER:
        raise UsageError("a claim is entered with its words. Use tawthiq enter")
    if kind in {DecisionKind.RECEIVE, DecisionKind.ANSWER}:
        raise UsageError(f"{kind} is about what came in from outside. Use tawthiq voices")
    if kind in _PAIRS and len(wanted.subjects) < 2:
        raise UsageError(f"{kind} is about two or more. Name another SUBJECT")
    if kind in _VALUED and wanted.after is None:
        raise UsageError(f"{kind} needs --after {_AFTER[kind]}")
    if kind not in _VALUED | _EITHER and wanted.after is not None:
        raise UsageError(f"{kind} takes no --after. Leave it out")


def signed(kind: DecisionKind, subjects: Sequence[str], author: str, reason: str) -> Decision:
    """A decision of now under an id of its own. Raises UsageError without a reason."""
    if not reason.strip():
        raise UsageError("a decision needs a reason. Say why (--reason TEXT)")
    time = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Decision(
        id=uuid4().hex,
        kind=kind,
        subjects=tuple(subjects),
        author=author.strip(),
        time=time,
        reason=reason.strip(),
    )
