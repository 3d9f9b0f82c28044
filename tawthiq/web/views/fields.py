"""The fields of a claim one by one, each value with the words it was read from."""

from dataclasses import dataclass, replace

from markupsafe import Markup

from tawthiq.model.claim import Claim
from tawthiq.web import days, figures, phrases
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Field:
    """One value. `quote` None where it was carried over or concluded; `start`/`end` in code points of the text.

    `key` is the slot, with the number of one of several: "means", "harm.0".
    """

    slot: str
    name: Markup
    value: Markup
    quote: str | None
    start: int | None
    end: int | None
    note: Markup | None = None
    key: str = ""


SINGLE = frozenset({"means", "where", "when", "attacks"})


def fields(words: Words, claim: Claim) -> tuple[Field, ...]:
    """All values of a claim in the order a reader asks: what, of whom, with what, where, when, who did it, who says."""
    counted: dict[str, int] = {}
    keyed = []
    for made in (
        *_harms(words, claim),
        *_means(words, claim),
        *_where_when(words, claim),
        *_responsible(words, claim),
        *_responses(words, claim),
        *_sources(words, claim),
    ):
        number = counted.get(made.slot, 0)
        counted[made.slot] = number + 1
        keyed.append(replace(made, key=made.slot if made.slot in SINGLE else f"{made.slot}.{number}"))
    return tuple(keyed)


def _harms(words: Words, claim: Claim) -> list[Field]:
    made = []
    for harm in claim.harms:
        note = words.t("claim.part_of_whole") if harm.subset_of is not None else None
        made.append(_field(words, "harm", phrases.harm(words, harm), (harm.quote, harm.start, harm.end), note))
    if claim.attacks is not None:
        value = claim.attacks
        shown = words.t("harm.attacks", number=figures.numbers(words, value.min, value.max))
        made.append(_field(words, "attacks", shown, (value.quote, value.start, value.end)))
    for person in claim.people:
        made.append(_field(words, "person", phrases.person(words, person), (person.quote, person.start, person.end)))
    return made


def _means(words: Words, claim: Claim) -> list[Field]:
    made = []
    if claim.method:
        span = claim.evidence.method
        at = (span.quote, span.start, span.end) if span else None
        made.append(_field(words, "means", words.t(f"method.{claim.method}"), at))
    for index, facility in enumerate(claim.facilities):
        spans = claim.evidence.facilities
        span = spans[index] if index < len(spans) else None
        at = (span.quote, span.start, span.end) if span else None
        made.append(_field(words, "facility", words.t(f"facility.{facility}"), at))
    return made


def _where_when(words: Words, claim: Claim) -> list[Field]:
    made = []
    if claim.where:
        where = claim.where
        at = (where.quote, where.start, where.end)
        note = None
        if where.quote is None and where.carried_from:
            at = (where.carried_from.quote, where.carried_from.start, where.carried_from.end)
            note = words.t("claim.carried")
        precision = words.t(f"precision.{where.precision}") if where.precision else words.t("precision.unknown")
        shown = words.t("claim.place_with_precision", place=phrases.place(words, where), precision=precision)
        made.append(_field(words, "where", shown, at, note))
    if claim.when:
        value = claim.when
        origin = value.resolved_from
        note = None
        if origin and origin.against:
            against = days.published(words, origin.against)
            note = words.t("claim.resolved", words=phrases.quoted(origin.words), against=against)
        made.append(_field(words, "when", days.when(words, value), (value.quote, value.start, value.end), note))
    return made


def _responsible(words: Words, claim: Claim) -> list[Field]:
    made = []
    for party in claim.responsible:
        shown = words.t(f"responsible.{party.stance}", parties=words.name("party", party.actor))
        note = words.t("claim.basis", basis=words.t(f"basis.{party.basis}")) if party.basis else None
        made.append(_field(words, "party", shown, (party.quote, party.start, party.end), note))
    return made


def _responses(words: Words, claim: Claim) -> list[Field]:
    spans = claim.evidence.responses
    made = []
    for index, response in enumerate(claim.response):
        span = spans[index] if len(spans) == len(claim.response) else (spans[0] if spans else None)
        at = (span.quote, span.start, span.end) if span else None
        made.append(_field(words, "response", words.t(f"response.{response}"), at))
    return made


def _sources(words: Words, claim: Claim) -> list[Field]:
    made = []
    for source in claim.sources:
        kind = words.t(f"origin_kind.{source.kind}")
        shown = (
            words.t("claim.source_with_verb", kind=kind, verb=words.t(f"verb.{source.verb}")) if source.verb else kind
        )
        note = words.t("claim.speaks_for", party=words.name("party", source.party)) if source.party else None
        made.append(_field(words, "source", shown, (source.quote, source.start, source.end), note))
    return made


Place = tuple[str | None, int | None, int | None]


def _field(words: Words, slot: str, value: Markup, at: Place | None, note: Markup | None = None) -> Field:
    quote, start, end = at or (None, None, None)
    return Field(slot, words.t(f"field.{slot}"), value, quote, start, end, note)
