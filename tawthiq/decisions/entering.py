"""Entering a claim by hand: what a person read in a report and the program did not.

A claim is given in the contract's form (docs/reference/contract.md), as far as a person knows it: `quote` and `kind`
are enough. Offsets may be left out: `located` looks the words up in the report. The claim enters with the decision
that says who read it so and why; its `origin` says that a person entered it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tawthiq.claims.verify import check
from tawthiq.errors import UsageError
from tawthiq.model import wire
from tawthiq.model.claim import ENTERED, Claim, claim_id
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document, text_hash
from tawthiq.register.grounding import ungrounded
from tawthiq.text.finding import nearest

_OWN = frozenset({"id", "document", "origin", "confidence", "slot_confidence", "incident"})
_DOUBTED = frozenset({"harms", "when", "where"})


@dataclass(frozen=True, slots=True)
class Entered:
    """A claim with the decision that enters it; `doubts` are values that its words do not seem to give."""

    claim: Claim
    decision: Decision
    doubts: tuple[str, ...]


def entered(document: Document, told: Mapping[str, Any] | Claim, decision: Decision) -> Entered:
    """The claim and the decision to record. Raises UsageError in one line where it is no claim of this report."""
    given = told if isinstance(told, Claim) else _read(document, told)
    whole = replace(given, id="", document=document.id, origin=ENTERED, confidence=1.0, slot_confidence=None)
    for fault in ungrounded(whole, document.text):
        raise UsageError(f"{fault}. Quote the report's words exactly")
    claim = replace(whole, id=claim_id(text_hash(document.text), whole))
    doubts = tuple(f"{f.slot}: {f.what}" for f in check(claim, document) if f.slot in _DOUBTED)
    return Entered(claim, replace(decision, kind=DecisionKind.ENTER, subjects=(claim.id,)), doubts)


def as_whole(made: Entered, shown: Document, whole: Document) -> Entered:
    """The same under the id that it has in the whole report, where the one who enters it was shown marks in its place.

    Raises UsageError where it rests on words that were not shown.
    """
    if shown.text == whole.text:
        return made
    for _ in ungrounded(made.claim, whole.text):
        raise UsageError("the claim rests on words that are restricted. Quote other words of the report")
    claim = replace(made.claim, id=claim_id(text_hash(whole.text), made.claim))
    return replace(made, claim=claim, decision=replace(made.decision, subjects=(claim.id,)))


def located(text: str, told: Mapping[str, Any]) -> dict[str, Any]:
    """The claim with `start` and `end` beside every `quote` that came without, looked up near the claim's own words.

    Raises UsageError naming words that do not stand in the report.
    """
    own = _placed(text, dict(told), (0, len(text)), "quote")
    around = (own["start"], own["end"])
    return {name: _deep(text, value, around, name) for name, value in own.items()}


def _read(document: Document, told: Mapping[str, Any]) -> Claim:
    unknown = sorted(set(told) & _OWN - {"incident", "document"})
    if unknown:
        raise UsageError(f"{unknown[0]}: the register gives it. Leave it out")
    if not told.get("quote"):
        raise UsageError("a claim needs its words. Give quote, as the report has it")
    try:
        return wire.convert({**located(document.text, told), "document": document.id}, Claim)
    except ValueError as error:
        raise UsageError(f"this is no claim: {error}. See docs/reference/contract.md") from error


def _deep(text: str, value: Any, around: tuple[int, int], path: str) -> Any:
    if isinstance(value, list):
        return [_deep(text, item, around, f"{path}.{n}") for n, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    inner = {name: _deep(text, item, around, f"{path}.{name}") for name, item in value.items()}
    return _placed(text, inner, around, f"{path}.quote")


def _placed(text: str, value: dict[str, Any], around: tuple[int, int], path: str) -> dict[str, Any]:
    quote = value.get("quote")
    if not isinstance(quote, str) or value.get("start") is not None:
        return value
    found = nearest(text, quote, around)
    if found is None:
        raise UsageError(f"{path}: «{quote[:60]}» does not stand in the report. Quote its words exactly")
    return {**value, "start": found[0], "end": found[1]}


def values_of(claim: Claim) -> Iterator[str]:
    """The names of the fields that a claim fills, for a message that says what was entered."""
    empty = Claim(document="", quote="", start=0, end=0, kind=claim.kind)
    for name in Claim.__dataclass_fields__:
        if name not in _OWN | {"quote", "start", "end"} and getattr(claim, name) != getattr(empty, name):
            yield name
