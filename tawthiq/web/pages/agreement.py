"""`/agreement`: how far two readers of the same claims agree, and what a third person has to settle."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.errors import RegisterError
from tawthiq.evaluation import readers
from tawthiq.model.claim import Claim
from tawthiq.register import Register
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.phrases import quoted
from tawthiq.web.versions import version
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Row:
    """The agreement of one field in words and digits."""

    name: Markup
    claims: str
    agreed: str
    share: str
    between: Markup | None
    kappa: str
    alpha: str
    alpha_between: Markup | None


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim on which readers differ: the fields with both values."""

    claim: str
    quote: str
    mark: str
    first: str
    second: str
    fields: tuple[tuple[Markup, Markup, Markup], ...]
    settled: str | None
    own: bool


@dataclass(frozen=True, slots=True)
class AgreementView:
    """The page."""

    total: int
    rows: tuple[Row, ...]
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The same as JSON."""

    claims: int
    fields: tuple[readers.Agreement, ...]
    differing: tuple[readers.Pair, ...]


def agreement(asked: Asked) -> Answer:
    """Agreement between readers."""
    register = asked.register
    pairs, claims = _read_twice(register)
    found = readers.agreement(pairs) if pairs else ()
    differing = tuple(pair for pair in pairs if pair.differing)

    def view() -> AgreementView:
        words, name = asked.words, asked.person.name if asked.person else ""
        disputes = tuple(_dispute(words, register, pair, claims[pair.claim], name) for pair in differing)
        return AgreementView(len(pairs), tuple(_row(words, one) for one in found), disputes)

    data = Found(len(pairs), found, differing)
    title = asked.words.t("agreement.title")
    return Answer("agreement.html", title, view, data, "agreement", table=lambda: _table(data))


def open_disputes(register: Register) -> int:
    """How many claims two readers answered differently, without anybody having settled it."""
    return sum(bool(pair.differing) and pair.settled is None for pair in _read_twice(register)[0])


def _read_twice(register: Register) -> tuple[tuple[readers.Pair, ...], dict[str, Claim]]:
    decisions = register.carried_decisions(standing=False) if register.governing() else ()
    claims = _claims(register, {name for d in decisions for name in d.subjects})
    return readers.pairs(decisions, claims), claims


def _claims(register: Register, names: set[str]) -> dict[str, Claim]:
    found = {}
    for name in names:
        try:
            found[name] = register.claim(name).claim
        except RegisterError:
            continue  # an incident, an origin, a decision, or hidden
    return found


def _row(words: Words, one: readers.Agreement) -> Row:
    def figure(value: float | None) -> str:
        return str(words.t("agreement.undefined")) if value is None else words.figures(f"{value:.2f}")

    def between(value: tuple[float, float] | None) -> Markup | None:
        return words.t("agreement.between", low=figure(value[0]), high=figure(value[1])) if value else None

    return Row(
        words.t(f"agreement.slot.{one.field}"),
        words.number(one.claims),
        words.number(one.agreed),
        figure(one.share),
        between(one.share_between),
        figure(one.kappa),
        figure(one.alpha),
        between(one.alpha_between),
    )


def _dispute(words: Words, register: Register, pair: readers.Pair, claim: Claim, name: str) -> Dispute:
    fields = tuple(
        (words.t(f"agreement.slot.{n}"), _value(words, pair.first[n]), _value(words, pair.second[n]))
        for n in pair.differing
    )
    first = ", ".join(pair.first_readers)
    mark = version(register, [pair.claim])
    own = name in {*pair.first_readers, pair.second_reader}
    return Dispute(pair.claim, claim.quote, mark, first, pair.second_reader, fields, pair.settled, own)


def _value(words: Words, value: str | None) -> Markup:
    text = value or readers.NOTHING
    for key in (f"agreement.value.{text}", f"kind.{text}", f"method.{text}"):
        if words.has(key):
            return words.t(key)
    return quoted(text)


def _table(found: Found) -> Table:
    columns = ("field", "claims", "agreed", "share", "kappa", "alpha")
    return Table(columns, tuple(tuple(getattr(row, name) for name in columns) for row in found.fields))
