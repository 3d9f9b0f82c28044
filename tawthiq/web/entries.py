"""The form of a claim that a person enters: its parts, and what they begin with.

A part is a slot of the claim with inputs of its own; their names begin with the slot (`harm_low`, `where_place`), so
that all stand in one form. A part that nobody filled is left out of the claim.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawthiq.model.claim import Claim
from tawthiq.model.vocabulary import Group, Kind, OriginKind, Outcome, Stance, Victims
from tawthiq.web.forms import Form
from tawthiq.web.spans import Utf16

# part: the slot that reads it, and the inputs of which one must be filled for it to count
PARTS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "harm": ("harm.new", ("low", "high", "words")),
    "when": ("when", ("first",)),
    "where": ("where", ("place",)),
    "means": ("means", ("value",)),
    "party": ("party.new", ("actor", "words")),
    "source": ("source.new", ("words",)),
}
_BEGINNING = {
    "kind": Kind.INCIDENT.value,
    "harm_outcome": Outcome.KILLED.value,
    "harm_victims": Victims.UNKNOWN.value,
    "harm_group": Group.ALL.value,
    "party_stance": Stance.ALLEGED.value,
    "source_value": OriginKind.UNKNOWN.value,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the inputs hold, by name; `borrowed` where the day or the place is that of another claim of the report."""

    values: Mapping[str, str]
    borrowed: bool = False

    def get(self, name: str) -> str:
        """What an input holds; empty where nothing."""
        return self.values.get(name, "")


def part(form: Form, name: str) -> Form | None:
    """The inputs of a part under the names that its slot knows; None where nobody filled it."""
    own = {key.removeprefix(f"{name}_"): told for key, told in form.fields.items() if key.startswith(f"{name}_")}
    if own.get("place_of", own.get("place")) != own.get("place"):
        own.pop("place_id", None)  # the name was changed: the place it stood for is not meant any more
    inner = Form(own)
    return inner if any(inner.one(key) for key in PARTS[name][1]) else None


def sent_back(form: Form) -> Entry:
    """The form as it was filled."""
    return Entry({name: told[0] for name, told in form.fields.items() if told})


def beginning(text: str, at: tuple[int, int] | None, read: Claim | None, others: Sequence[Claim]) -> Entry:
    """What a fresh form begins with: the marked words, what the program reads in them alone, and else the day and the
    place of the claim before them. `read` counts its offsets from the beginning of the words.
    """
    units = Utf16(text)
    words = {"words": text[at[0] : at[1]], "words_start": str(units(at[0]))} if at else {}
    known = _of(read, at[0] if at else 0, units) if read else {}
    near = _nearest(at, others) if at else None
    lent = {} if near is None else _of(near, None, units)
    context = {
        name: lent[name]
        for slot in ("when", "where")
        if not any(key.startswith(slot) for key in known)
        for name in lent
        if name.startswith(slot)
    }
    return Entry({**_BEGINNING, **context, **known, **words}, bool(context))


def _nearest(at: tuple[int, int], others: Sequence[Claim]) -> Claim | None:
    """The last claim that begins before the words, else the first of the report."""
    before = [claim for claim in others if claim.start <= at[0]]
    return before[-1] if before else (others[0] if others else None)


def _of(claim: Claim, moved: int | None, units: Utf16) -> dict[str, str]:
    """The inputs that a claim fills; its words only where it says by how much their offsets are moved."""
    told: dict[str, str] = {"kind": claim.kind.value, "means_value": claim.method or ""}

    def quoted(part: str, quote: str | None, start: int | None) -> None:
        if moved is not None and quote is not None and start is not None:
            told[f"{part}_words"], told[f"{part}_words_start"] = quote, str(units(start + moved))

    if claim.when:
        first, _, last = claim.when.edtf.partition("/")
        told |= {"when_first": first, "when_last": last, "when_part_of_day": claim.when.part_of_day or ""}
        quoted("when", claim.when.quote, claim.when.start)
    if claim.where:
        place = claim.where.place
        told |= {"where_place": place, "where_place_of": place, "where_place_id": claim.where.place_id or ""}
        quoted("where", claim.where.quote, claim.where.start)
    for harm in claim.harms[:1]:
        numbers = {"low": harm.min, "high": harm.max}
        told |= {f"harm_{name}": "" if value is None else str(value) for name, value in numbers.items()}
        told |= {"harm_outcome": harm.outcome, "harm_victims": harm.victims, "harm_group": harm.group}
        quoted("harm", harm.quote, harm.start)
    for party in claim.responsible[:1]:
        told |= {"party_actor": party.actor, "party_stance": party.stance}
        quoted("party", party.quote, party.start)
    for source in claim.sources[:1]:
        told |= {"source_value": source.kind, "source_actor": source.party or ""}
        quoted("source", source.quote, source.start)
    return told
