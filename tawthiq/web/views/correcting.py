"""The fields of a claim to be corrected: the machine's value beside the person's, and what a form offers for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from markupsafe import Markup

from tawthiq.lexicon.parties import load as load_parties
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.vocabulary import (
    Facility,
    Group,
    Kind,
    Method,
    OriginKind,
    Outcome,
    PartOfDay,
    Response,
    Stance,
    Victims,
)
from tawthiq.web import days, phrases
from tawthiq.web.views import values
from tawthiq.web.views.fields import Field, fields
from tawthiq.web.words import Words

FIXED = frozenset({"attacks", "person"})  # no form for these yet


@dataclass(frozen=True, slots=True)
class Row:
    """One field. `person` is what a person made of it, None where nobody corrected it; `by` says who and when.

    `form` names the form that corrects it, empty where none does; `given` holds what its inputs begin with.
    """

    key: str
    name: Markup
    machine: Field | None
    person: Field | None
    by: Markup | None
    form: str
    given: Mapping[str, str]
    chosen: frozenset[str] = frozenset()


Options = tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """The words of each vocabulary for the forms."""

    kind: Options
    means: Options
    facility: Options
    response: Options
    outcome: Options
    victims: Options
    group: Options
    stance: Options
    source: Options
    part_of_day: Options
    party: Options


def choices(words: Words) -> Choices:
    """Every choice, in the reader's language; parties in the order of their names."""

    def of(group: str, members: type[StrEnum]) -> Options:
        return tuple((member.value, words.t(f"{group}.{member.value}")) for member in members)

    parties = [(actor, words.name("party", actor)) for actor in (*load_parties().parties, "unknown")]
    return Choices(
        kind=of("kind", Kind),
        means=of("method", Method),
        facility=of("facility", Facility),
        response=of("response", Response),
        outcome=of("outcome", Outcome),
        victims=of("range_victims", Victims),
        group=of("group", Group),
        stance=of("stance", Stance),
        source=of("origin_kind", OriginKind),
        part_of_day=of("part_of_day", PartOfDay),
        party=tuple(sorted(dict(parties).items(), key=lambda pair: str(pair[1]))),
    )


def rows(words: Words, machine: Claim, person: Claim, decisions: Sequence[Decision]) -> tuple[Row, ...]:
    """The fields that the machine or a person gave, then one row for each that can be added."""
    read = {field.key: field for field in fields(words, machine)}
    held = {field.key: field for field in fields(words, person)}
    by = _by(words, decisions)
    told = [_row(words, key, read.get(key), held.get(key), by, person) for key in dict.fromkeys([*read, *held])]
    return (*told, *_addable(words, person, held))


def kind_row(words: Words, machine: Claim, person: Claim, decisions: Sequence[Decision]) -> Row:
    """The row of what kind of claim it is."""
    name = words.t("field.kind")
    read = Field("kind", name, words.t(f"kind.{machine.kind}"), machine.quote, None, None, None, "kind")
    now = Field("kind", name, words.t(f"kind.{person.kind}"), None, None, None, None, "kind")
    changed = machine.kind is not person.kind
    by = _by(words, decisions).get("kind") if changed else None
    return Row("kind", read.name, read, now if changed else None, by, "kind", {"value": person.kind.value})


def _row(
    words: Words, key: str, read: Field | None, held: Field | None, by: Mapping[str, Markup], person: Claim
) -> Row:
    slot = key.partition(".")[0]
    known = held or read
    changed = (read.value if read else None) != (held.value if held else None)
    read_from = read.quote if read else None  # what was taken away still shows the words that it was read from
    gone = Field(slot, words.t(f"field.{slot}"), words.t("value.none"), read_from, None, None)
    form = "" if slot in FIXED or (held is None and key != slot) else slot
    if slot in {"facility", "response"} and not key.endswith(".0"):
        form = ""  # one form for all of them, at the first
    return Row(
        key=key,
        name=known.name if known else words.t(f"field.{slot}"),
        machine=read,
        person=(held or gone) if changed else None,
        by=by.get(slot) if changed else None,
        form=form,
        given=_given(person, key),
        chosen=_chosen(person, slot),
    )


def _addable(words: Words, person: Claim, held: Mapping[str, Field]) -> Iterator[Row]:
    for slot in ("harm", "party"):
        yield Row(f"{slot}.new", words.t(f"field.{slot}"), None, None, None, slot, _given(person, f"{slot}.new"))
    for slot in ("means", "where", "when"):
        if slot not in held:
            yield Row(slot, words.t(f"field.{slot}"), None, None, None, slot, _given(person, slot))
    for slot in ("facility", "response"):
        if f"{slot}.0" not in held:
            yield Row(f"{slot}.new", words.t(f"field.{slot}"), None, None, None, slot, {})


def _chosen(claim: Claim, slot: str) -> frozenset[str]:
    if slot == "facility":
        return frozenset(value.value for value in claim.facilities)
    return frozenset(value.value for value in claim.response) if slot == "response" else frozenset()


def _given(claim: Claim, key: str) -> dict[str, str]:
    """What the inputs of a form begin with: the values as they stand."""
    slot, _, at = key.partition(".")
    index = int(at) if at.isdecimal() else None
    if slot == "harm" and index is not None and index < len(claim.harms):
        harm = claim.harms[index]
        numbers = {"low": _text(harm.min), "high": _text(harm.max)}
        return {"outcome": harm.outcome, "victims": harm.victims, "group": harm.group, "words": harm.quote, **numbers}
    if slot == "harm":
        return {"outcome": Outcome.KILLED, "victims": Victims.CIVILIAN, "group": Group.ALL}
    if slot == "party" and index is not None and index < len(claim.responsible):
        party = claim.responsible[index]
        return {"actor": party.actor, "stance": party.stance, "words": party.quote}
    if slot == "source" and index is not None and index < len(claim.sources):
        source = claim.sources[index]
        return {"value": source.kind, "actor": source.party or "", "words": source.quote}
    return _given_once(claim, slot)


def _given_once(claim: Claim, slot: str) -> dict[str, str]:
    if slot == "means":
        return {"value": claim.method or ""}
    if slot == "where" and claim.where:
        return {"place": claim.where.place, "words": claim.where.quote or ""}
    if slot == "when" and claim.when:
        first, _, last = claim.when.edtf.partition("/")
        return {"first": first, "last": last, "part": claim.when.part_of_day or "", "words": claim.when.quote or ""}
    return {"stance": Stance.ALLEGED} if slot == "party" else {}


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _by(words: Words, decisions: Sequence[Decision]) -> dict[str, Markup]:
    """Who corrected a slot last, and when."""
    told = {}
    for decision in decisions:
        if decision.kind is DecisionKind.CORRECT and decision.field:
            when = days.moment(words, decision.time)
            told[values.slot_of(decision.field)] = words.t(
                "correction.by", who=phrases.quoted(decision.author), when=when
            )
    return told
