"""From a form to the field and value of a correction, for one slot of one claim.

`slot` names what is corrected: `kind`, `means`, `facility`, `response`, `where`, `when`, or one of several, counted
from 0 (`harm.0`, `party.1`, `source.0`), or one more of them (`harm.new`, `party.new`). The words it rests on come as
they were selected or typed; they must stand in the text. The value is the whole of the slot as JSON.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from tawthiq import gazetteer
from tawthiq.errors import RegisterError
from tawthiq.gazetteer import Place
from tawthiq.model import wire
from tawthiq.model.claim import Claim, Harm, Responsible, Source, Span, When, Where
from tawthiq.model.vocabulary import (
    Bound,
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
from tawthiq.register.corrections import apply
from tawthiq.register.corrections import corrected as as_corrected
from tawthiq.text import edtf
from tawthiq.web.acts.acting import Sent
from tawthiq.web.drafts import Draft
from tawthiq.web.forms import Form
from tawthiq.web.pages.decide import Choosing
from tawthiq.web.spans import found_words
from tawthiq.web.typed import as_edtf

T = TypeVar("T")


class FormError(Exception):
    """A form that cannot be taken so; `key` says why in the interface's words, `choosing` what is to be chosen."""

    def __init__(self, key: str, choosing: Choosing | None = None) -> None:
        super().__init__(key)
        self.key = key
        self.choosing = choosing


@dataclass(frozen=True, slots=True)
class _Case:
    """What a correction is made from."""

    claim: Claim
    text: str
    form: Form
    places: Callable[[str], Sequence[Place]]
    at: str  # the number of one of several, or "new"

    def span(self, before: Span | None) -> Span | None:
        """The words that the form names, else those that it rested on before."""
        wanted = self.form.one("words")
        if not wanted:
            return before
        found = found_words(self.text, wanted, self.form.one("words_start"), (self.claim.start, self.claim.end))
        if found is None:
            raise FormError("words")
        return Span(self.text[found[0] : found[1]], *found)

    def number(self, name: str) -> int | None:
        """A whole number of the form; None where it is empty."""
        told = self.form.one(name)
        if not told:
            return None
        if not told.isdecimal() or len(told) > 9:
            raise FormError("number")
        return int(told)

    def index(self, rows: Sequence[object]) -> int | None:
        """Which of the rows; None for one more."""
        if self.at == "new":
            return None
        if not self.at.isdecimal() or int(self.at) >= len(rows):
            raise FormError("slot")
        return int(self.at)


def corrected(sent: Sent, asked: Draft) -> Draft:
    """The draft with the field and the value that the form's slot comes to. Raises FormError where it comes to none."""
    try:
        claim = sent.register.claim(asked.subjects[0]).claim
        text = sent.register.document(claim.document).document.text
    except RegisterError as error:
        raise FormError("slot") from error
    claim = next(iter(as_corrected([claim], sent.register.carried_decisions())))
    field, after = written(sent, claim, text, sent.form.one("slot"))
    if apply(claim, field, after) == claim:
        raise FormError("same")
    return replace(asked, field=field, after=after)


def written(sent: Sent, claim: Claim, text: str, key: str, form: Form | None = None) -> tuple[str, str]:
    """The field of a claim that a slot's form writes, and its value as JSON; `text` is the claim's report.

    `form` stands for the one that was sent. Raises FormError.
    """
    slot, _, at = key.partition(".")
    if slot not in _SLOTS:
        raise FormError("slot")

    def places(name: str) -> Sequence[Place]:
        return gazetteer.load((*sent.settings.places, *sent.register.place_packs())).candidates(name)

    field, value = _SLOTS[slot](_Case(claim, text, form or sent.form, places, at))
    return field, wire.encode(value).decode()


Value = tuple[str, object]


def _kind(case: _Case) -> Value:
    return "kind", _one_of(Kind, case.form.one("value"))


def _means(case: _Case) -> Value:
    told = case.form.one("value")
    return "method", _one_of(Method, told) if told else None


def _facilities(case: _Case) -> Value:
    return "facilities", tuple(_one_of(Facility, told) for told in case.form.all("value"))


def _responses(case: _Case) -> Value:
    return "response", tuple(_one_of(Response, told) for told in case.form.all("value"))


def _harm(case: _Case) -> Value:
    index = case.index(case.claim.harms)
    if case.form.one("remove") and index is not None:
        return "harms", _without(case.claim.harms, index)
    before = case.claim.harms[index] if index is not None else None
    span = case.span(Span(before.quote, before.start, before.end) if before else None)
    if span is None:
        raise FormError("words_needed")
    low, high = case.number("low"), case.number("high")
    if low is not None and high is not None and low > high:
        raise FormError("order")
    made = Harm(
        outcome=_one_of(Outcome, case.form.one("outcome")),
        victims=_one_of(Victims, case.form.one("victims")),
        group=_one_of(Group, case.form.one("group")),
        min=low,
        max=high,
        bound=_bound(before, low, high),
        affiliation=before.affiliation if before else None,
        subset_of=before.subset_of if before else None,
        quote=span.quote,
        start=span.start,
        end=span.end,
    )
    return (f"harms.{index}", made) if index is not None else ("harms", (*case.claim.harms, made))


def _bound(before: Harm | None, low: int | None, high: int | None) -> Bound:
    """How the two numbers bound the figure; as it was told where they are what they were."""
    if before is not None and (before.min, before.max) == (low, high):
        return before.bound
    if low is None and high is None:
        return Bound.VAGUE
    if low is None:
        return Bound.AT_MOST
    if high is None:
        return Bound.AT_LEAST
    if low == high:
        return Bound.EXACT if low else Bound.NONE
    return Bound.RANGE


def _without(harms: Sequence[Harm], gone: int) -> tuple[Harm, ...]:
    """The figures without one; a part of it stands on its own, and what is counted after it moves up."""

    def moved(harm: Harm) -> Harm:
        part = harm.subset_of
        if part is None:
            return harm
        return replace(harm, subset_of=None if part == gone else part - (part > gone))

    return tuple(moved(harm) for index, harm in enumerate(harms) if index != gone)


def _when(case: _Case) -> Value:
    first, last = (as_edtf(told) or told for told in (case.form.one("first"), case.form.one("last")))
    if not first:
        return "when", None
    told = f"{first}/{last}" if last and last != first else first
    if not edtf.is_valid(told):
        raise FormError("date")
    part = case.form.one("part_of_day")
    before = case.claim.when
    held = Span(before.quote, before.start or 0, before.end or 0) if before and before.quote else None
    span = case.span(held)
    return "when", When(
        edtf=told,
        part_of_day=_one_of(PartOfDay, part) if part else None,
        quote=span.quote if span else None,
        start=span.start if span else None,
        end=span.end if span else None,
    )


def _where(case: _Case) -> Value:
    name, chosen = case.form.one("place"), case.form.one("place_id")
    if not name:
        return "where", None
    found = case.places(name)
    if not chosen and found:
        choosing = Choosing(name, tuple(found[:20]), case.form.one("words"), case.form.one("words_start"))
        raise FormError("place", choosing)
    before = case.claim.where
    held = Span(before.quote, before.start or 0, before.end or 0) if before and before.quote else None
    span = case.span(held if before and before.place == name else None)
    words = (span.quote, span.start, span.end) if span else (None, None, None)
    place = next((place for place in found if place.id == chosen), None)
    if place is None:
        return "where", Where(place=name, quote=words[0], start=words[1], end=words[2])
    return "where", Where(
        place=name,
        place_en=place.name_en or None,
        within=tuple(dict.fromkeys(area for area in reversed(place.admin) if area != name)),
        country=place.country or None,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        place_id=place.id,
        quote=words[0],
        start=words[1],
        end=words[2],
    )


def _party(case: _Case) -> Value:
    rows = case.claim.responsible
    index = case.index(rows)
    if case.form.one("remove") and index is not None:
        return "responsible", tuple(row for n, row in enumerate(rows) if n != index)
    before = rows[index] if index is not None else None
    span = case.span(Span(before.quote, before.start, before.end) if before else None)
    actor = case.form.one("actor")
    if span is None:
        raise FormError("words_needed")
    if not actor:
        raise FormError("value")
    stance = _one_of(Stance, case.form.one("stance"))
    told = {"actor": actor, "stance": stance, "quote": span.quote, "start": span.start, "end": span.end}
    made = replace(before, **told) if before else Responsible(**told)  # type: ignore[arg-type]
    return (f"responsible.{index}", made) if index is not None else ("responsible", (*rows, made))


def _source(case: _Case) -> Value:
    rows = case.claim.sources
    index = case.index(rows)
    before = rows[index] if index is not None else None
    span = case.span(Span(before.quote, before.start, before.end) if before else None)
    if span is None:
        raise FormError("words_needed")
    kind = _one_of(OriginKind, case.form.one("value"))
    party = case.form.one("actor") or None
    if before is not None:
        made = replace(before, kind=kind, party=party, quote=span.quote, start=span.start, end=span.end)
        return f"sources.{index}", made
    more = Source(level=len(rows), kind=kind, party=party, quote=span.quote, start=span.start, end=span.end)
    return "sources", (*rows, more)


def _one_of(vocabulary: Callable[[str], T], told: str) -> T:
    try:
        return vocabulary(told)
    except ValueError as error:
        raise FormError("value") from error


_SLOTS: dict[str, Callable[[_Case], Value]] = {
    "kind": _kind,
    "means": _means,
    "facility": _facilities,
    "response": _responses,
    "harm": _harm,
    "when": _when,
    "where": _where,
    "party": _party,
    "source": _source,
}
SLOTS = frozenset(_SLOTS)
