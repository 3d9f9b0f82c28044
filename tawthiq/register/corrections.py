"""What people corrected in claims: the machine's value stays in the record, the person's value is reckoned with.

A CORRECT decision names one claim, a field (`method`, `when`, `when.edtf`, `harms.0.min` …) and the value it should
have: JSON, or plain text where the field holds text. The last word on a field counts. What a claim is (its document,
its words and where they stand) cannot be corrected: that would be another claim.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from tawthiq.errors import UsageError
from tawthiq.model import coordinates, vocabulary, wire
from tawthiq.model.claim import Claim
from tawthiq.model.conflicts import Conflict, ConflictKind
from tawthiq.model.decision import Decision, DecisionKind

_WORDS: dict[str, tuple[str, ...]] = {
    "method": tuple(vocabulary.Method),
    "kind": tuple(vocabulary.Kind),
    "outcome": tuple(vocabulary.Outcome),
    "victims": tuple(vocabulary.Victims),
    "group": tuple(vocabulary.Group),
    "bound": tuple(vocabulary.Bound),
    "precision": tuple(vocabulary.Precision),
    "stance": tuple(vocabulary.Stance),
}
_PLACING = frozenset({"kind", "incident", "when", "where"})
FIXED = frozenset({"id", "document", "quote", "start", "end", "origin", "confidence", "slot_confidence"})


def corrected(claims: Iterable[Claim], decisions: Iterable[Decision]) -> Iterator[Claim]:
    """The claims with the corrections that stand; one that no longer fits its claim is passed over."""
    by_claim: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.kind is DecisionKind.CORRECT and decision.field not in (None, coordinates.FIELD):
            for subject in decision.subjects:
                by_claim[subject].append(decision)
    for claim in claims:
        for decision in by_claim.get(claim.id, ()):
            try:
                claim = apply(claim, decision.field or "", decision.after)  # noqa: PLW2901
            except UsageError:
                continue  # a later reading may lack the part that was corrected (its third figure, say)
        yield claim


def placed(claims: Iterable[Claim], decisions: Iterable[Decision]) -> Iterator[Claim]:
    """The claims as they are linked to others: with the corrections that say which event it was, and no others.

    Who corrects a figure says what is true of this event, not that the claim tells of another one: that is what moving
    it says. So a corrected figure stays where its claim stands.
    """
    return corrected(claims, [decision for decision in decisions if places(decision)])


def places(decision: Decision) -> bool:
    """Whether a correction says which event a claim is of: its kind, its date or its place."""
    return decision.kind is DecisionKind.CORRECT and (decision.field or "").partition(".")[0] in _PLACING


def unfit(claims: Iterable[Claim], decisions: Iterable[Decision]) -> Iterator[Conflict]:
    """The corrections that the claims, as they are read now, have no room for; they wait."""
    by_id = {claim.id: claim for claim in claims}
    for decision in decisions:
        if decision.kind is not DecisionKind.CORRECT or decision.field == coordinates.FIELD:
            continue
        for subject in decision.subjects:
            try:
                if subject in by_id:
                    apply(by_id[subject], decision.field or "", decision.after)
            except UsageError:
                yield Conflict(
                    kind=ConflictKind.UNFIT,
                    decisions=(decision.id,),
                    in_force=(),
                    subjects=(subject,),
                    field=decision.field,
                )


def apply(claim: Claim, field: str, after: str | None) -> Claim:
    """The claim with another value in a field. Raises UsageError for no such field or value."""
    if field.partition(".")[0] in FIXED:
        raise UsageError(f"{field}: what a claim is cannot be corrected. Reject it instead")
    *path, last = field.split(".")
    for value in _readings(after):
        data = json.loads(wire.encode(claim))
        try:
            inner = _walk(data, path)
            inner[_key(inner, last)] = value
            return wire.convert(data, Claim)
        except (KeyError, IndexError, TypeError) as error:
            raise UsageError(f"{field}: the claim has no such field") from error
        except ValueError as error:
            fault = error
    words = _WORDS.get(field.rpartition(".")[2])
    remedy = f"Give one of: {', '.join(words)}" if words else f"It says: {fault}"
    raise UsageError(f"{field}: cannot hold {after}. {remedy}") from fault


def value_of(claim: Claim, field: str) -> str | None:
    """The value of a field as text: plain text as it is, anything else as JSON, None where it is empty."""
    try:
        *path, last = field.split(".")
        inner = _walk(json.loads(wire.encode(claim)), path)
        value = inner[_key(inner, last)]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        names = ", ".join(name for name in Claim.__dataclass_fields__ if name not in FIXED)
        raise UsageError(f"{field}: the claim has no such field. Fields: {names}") from error
    return value if value is None or isinstance(value, str) else wire.encode(value).decode()


def _readings(after: str | None) -> list[Any]:
    """As JSON first, then as the plain text it is: 5, null and [] are values, shelling is a word."""
    if after is None:
        return [None]
    try:
        return [json.loads(after), after]
    except ValueError:
        return [after]


def _walk(data: Any, path: list[str]) -> Any:
    for step in path:
        data = data[_key(data, step)]
    return data


def _key(holder: Any, step: str) -> Any:
    if isinstance(holder, list):
        index = int(step)
        if index >= len(holder):
            raise IndexError(step)
        return index
    if step not in holder:
        raise KeyError(step)
    return step
