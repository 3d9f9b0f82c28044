"""Totals as their page shows them: never one number, the caveats beside every sum, the ledger apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from tawthiq.model.claim import Claim
from tawthiq.model.incident import LedgerRow, Residual
from tawthiq.model.vocabulary import Grade, Outcome, RangeVictims
from tawthiq.register.records import Bucket, Totals
from tawthiq.web import days, figures, phrases
from tawthiq.web.views.lists import Pager
from tawthiq.web.views.parts import GradeMark, grade
from tawthiq.web.views.pivot import PivotView, Split
from tawthiq.web.words import Words

GRADES = {
    "confirmed_fair": (Grade.CONFIRMED, Grade.FAIR),
    "weak": (Grade.WEAK,),
    "contested": (Grade.CONTESTED,),
    "discounted": (Grade.DISCOUNTED,),
}


@dataclass(frozen=True, slots=True)
class SumRow:
    """One sum of a bucket: over how many incidents, how many more have no figure, and where those incidents stand
    (None for a bucket of several grades, which no one list shows).
    """

    title: Markup
    cell: figures.Cell
    incidents: int
    without: int
    href: str | None


@dataclass(frozen=True, slots=True)
class BucketView:
    """One bucket of grades with its sums and what must be known to read them."""

    name: str
    title: Markup
    grades: tuple[GradeMark, ...]
    hrefs: tuple[str, ...]
    sums: tuple[SumRow, ...]
    caveats: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class LedgerView:
    """One cumulative claim with its residual."""

    claim: str
    document: str
    period: Markup
    area: Markup
    stated: Markup
    source: Markup
    parties: Markup
    residuals: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class TotalsView:
    """Everything on the page of totals."""

    buckets: tuple[BucketView, ...]
    incidents: int
    ledger: tuple[LedgerView, ...]
    pager: Pager
    filtered: bool
    rule_version: str
    data_version: str
    pivot: PivotView | None = None
    splits: tuple[Split, ...] = ()
    active: tuple[object, ...] = ()
    csv: str = "/sums.csv"


def totals(
    words: Words,
    found: Totals,
    ledger: Sequence[tuple[LedgerRow, Claim | None]],
    pages: Pager,
    filters: Mapping[str, str],
) -> TotalsView:
    """Build the page; `ledger` is one page of the ledger's rows with their claims, `filters` those in force."""
    names = tuple(dict.fromkeys(b.name for b in found.buckets))
    views = tuple(_bucket(words, name, [b for b in found.buckets if b.name == name], filters) for name in names)
    return TotalsView(
        buckets=tuple(v for v in views if v is not None),
        incidents=found.incidents,
        ledger=tuple(_ledger(words, row, claim) for row, claim in ledger),
        pager=pages,
        filtered=bool(filters),
        rule_version=found.rule_version,
        data_version=found.data_version,
    )


def _bucket(words: Words, name: str, rows: list[Bucket], filters: Mapping[str, str]) -> BucketView | None:
    if not any(b.incidents for b in rows):
        return None
    order = [RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT, RangeVictims.UNKNOWN, RangeVictims.COMBATANT]
    rows = sorted(rows, key=lambda b: (list(Outcome).index(b.outcome), order.index(b.victims)))
    killed = next((b for b in rows if b.outcome is Outcome.KILLED), rows[0])
    grades = GRADES.get(name, ())
    hrefs = tuple(f"/incidents?{urlencode({**filters, 'grade': g})}" for g in grades)
    return BucketView(
        name=name,
        title=words.name("bucket", name),
        grades=tuple(grade(words, g) for g in grades),
        hrefs=hrefs,
        sums=tuple(_sum(words, b, hrefs[0] if len(hrefs) == 1 else None) for b in rows if b.incidents),
        caveats=_caveats(words, killed),
    )


def _sum(words: Words, row: Bucket, href: str | None) -> SumRow:
    shown = figures.cell(words, row.min, row.max, row.open_above)
    return SumRow(_title(words, row), shown, row.incidents, row.unquantified, href)


def _title(words: Words, row: Bucket) -> Markup:
    return words.t(
        "range.title", outcome=words.t(f"outcome.{row.outcome}"), who=words.t(f"range_victims.{row.victims}")
    )


def _caveats(words: Words, row: Bucket) -> tuple[Markup, ...]:
    parts = (
        ("of", row.of),
        ("without_figure", row.without_figure),
        ("single_source", row.single_source),
        ("coarse", row.coarse),
        ("undated", row.undated),
    )
    return tuple(words.t(f"caveat.{name}", number, share=_share(number, row.of)) for name, number in parts)


def _share(part: int, whole: int) -> int:
    """Per cent."""
    return round(100 * part / whole) if whole else 0


def _ledger(words: Words, row: LedgerRow, claim: Claim | None) -> LedgerView:
    parties = tuple(dict.fromkeys(r.actor for r in claim.responsible)) if claim else ()
    return LedgerView(
        claim=row.claim,
        document=row.document,
        period=days.edtf(words, row.period) if row.period else words.t("date.unknown"),
        area=phrases.place(words, row.area),
        stated=phrases.harms(words, claim) if claim and (claim.harms or claim.attacks) else words.t("figure.no_number"),
        source=phrases.chain(words, claim, None) if claim else words.t("source.unnamed"),
        parties=words.join([words.name("party", p) for p in parties]) if parties else words.t("value.none_named"),
        residuals=tuple(_residual(words, r) for r in row.residual),
    )


def _residual(words: Words, value: Residual) -> Markup:
    title = words.t(
        "range.title", outcome=words.t(f"outcome.{value.outcome}"), who=words.t(f"range_victims.{value.victims}")
    )
    left = figures.numbers(words, value.min, value.max, value.max is None)
    recorded = figures.numbers(words, value.recorded_min, value.recorded_max, value.recorded_max is None)
    return words.t("totals.residual_line", title=title, left=left, recorded=recorded)
