"""A report of a period and area as one HTML file that needs nothing else.

1. `gather` chooses the incidents and brings the register into its public form.
2. `render` sets it in one language: what is covered and what is not, sums by month, governorate, party, means, group
   and grade (min and max apart, in buckets of grades), charts with their tables, the ledger, the incidents with the
   words of their claims, the method.

The same register and scope give the same bytes: no clock, all in a fixed order.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from markupsafe import Markup

from tawthiq.assessment import rules
from tawthiq.assessment.totals import By, Counted, counted
from tawthiq.assessment.totals import totals as reckoned
from tawthiq.editions import charts
from tawthiq.editions.atlas import atlas
from tawthiq.editions.entries import Entry, entry
from tawthiq.editions.press import press
from tawthiq.editions.scope import Scope
from tawthiq.editions.sums import GroupRow, columns, events, groups
from tawthiq.editions.wording import words as words_of
from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.incident import LedgerRow
from tawthiq.model.vocabulary import Grade
from tawthiq.publication.gathering import Gathered, Told
from tawthiq.register import Register
from tawthiq.register import sums as registered
from tawthiq.register.records import Totals
from tawthiq.web.views.lists import pager
from tawthiq.web.views.parts import GradeMark, IncidentRow, grade, incident_row
from tawthiq.web.views.pivot import PivotLine, pivot
from tawthiq.web.views.totals import TotalsView
from tawthiq.web.views.totals import totals as summed
from tawthiq.web.words import Words

SPLITS = (By.MONTH, By.GOVERNORATE, By.PARTY, By.MEANS, By.FACILITY, By.GRADE)


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made of, in its public form; `data` is the hash of all of it."""

    scope: Scope
    told: tuple[Told, ...]
    gathered: Gathered
    ledger: tuple[tuple[LedgerRow, Claim | None], ...]
    left_out: int
    data: str
    withheld: int = 0  # incidents that a decision keeps from publication
    left_aside: int = 0  # incidents that did not pass review, where only those that did were asked for


@dataclass(frozen=True, slots=True)
class SplitView:
    """Sums by one thing: headings and lines, and a chart where one belongs."""

    name: Markup
    heads: tuple[Markup, ...]
    figures: tuple[Markup, ...]
    rows: tuple[PivotLine, ...]
    additive: bool
    chart: Markup | None


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything in a report; `unnumbered` totals give no figure and are not listed."""

    scope: tuple[Markup, ...]
    facts: tuple[Markup, ...]
    limits: tuple[Markup, ...]
    totals: TotalsView
    unnumbered: int
    splits: tuple[SplitView, ...]
    groups: tuple[GroupRow, ...]
    timeline: Markup | None
    rows: tuple[IncidentRow, ...]
    incidents: Iterable[Entry]  # made as they are set
    grades: tuple[GradeMark, ...]
    rules: tuple[tuple[str, str, str, str], ...]
    rule_version: str
    data: str


def gather(register: Register, scope: Scope) -> Material:
    """The incidents of a scope with all that a report says of them."""
    asked = [found for found in register.all_incidents(scope.filters) if scope.covers(found)]
    chosen = [found for found in asked if scope.holds(found)]
    gathered = Gathered(register)
    told = sorted(gathered.incidents(chosen), key=_order)
    kept = {row.claim for row in scope.ledger(register.ledger())}
    ledger = tuple((row, claim) for row, claim in gathered.ledger() if row.claim in kept)
    digest = sha256()
    for one in told:
        digest.update(wire.encode(one))
    digest.update(wire.encode(ledger))
    left_out = register.issues(0, 1, left_out=True).total
    withheld = sum(gathered.withheld(found) is not None for found in chosen)
    aside = len(asked) - len(chosen)
    return Material(scope, tuple(told), gathered, ledger, left_out, digest.hexdigest(), withheld, aside)


def _order(told: Told) -> tuple[bool, str, str]:
    when = told.incident.when
    return when is None, when.edtf if when else "", told.incident.code


def render(material: Material, lang: str) -> bytes:
    """The report as HTML in "ar" or "en"."""
    words = words_of(lang)
    template = press(_address).get_template("report.html")
    of = words.t("report.page_of")  # said, since a stroke between two numbers turns them round in Arabic
    footers = f'@page{{@bottom-center{{content:counter(page) " {of} " counter(pages)}}}}'
    text = template.render(v=view(words, material), w=words, t=words.t, number=words.number, footers=footers)
    return text.encode("utf-8", "replace")


def _address(section: str, id: str) -> str:
    return f"#incident-{id}" if section == "incidents" else f"#{section}"


def view(words: Words, material: Material, drawn: int | None = None) -> ReportView:
    """What the template shows; no line of time for more than `drawn` incidents."""
    incidents = [told.incident for told in material.told]
    told = [one for one in map(counted, incidents) if one is not None]
    found = registered.of_counted(told, material.scope.filters, material.data)
    ledger = [(row, claim) for row, claim in material.ledger if row.residual or _gives_a_figure(claim)]
    pages = pager("", {}, 1, len(ledger) or 1, len(ledger))
    rtl, shown = words.dir == "rtl", incidents if drawn is None or len(incidents) <= drawn else ()
    return ReportView(
        scope=material.scope.words(words),
        facts=_facts(words, material),
        limits=_limits(words, material),
        totals=summed(words, found, ledger, pages, {}),
        unnumbered=len(material.ledger) - len(ledger),
        splits=tuple(_split(words, material, told, split) for split in SPLITS),
        groups=groups(words, reckoned(incidents)),
        timeline=charts.timeline(events(words, incidents), words.t("report.timeline"), rtl) if shown else None,
        rows=tuple(incident_row(words, incident) for incident in incidents),
        incidents=(entry(words, told, material.gathered.reports) for told in material.told),
        grades=tuple(grade(words, value) for value in Grade),
        rules=tuple((r.id, getattr(r.title, words.lang), getattr(r.text, words.lang), r.source) for r in rules()),
        rule_version=found.rule_version,
        data=material.data,
    )


def _gives_a_figure(claim: Claim | None) -> bool:
    figures = (*claim.harms, claim.attacks) if claim else ()
    return any(told is not None and (told.min is not None or told.max is not None) for told in figures)


def _split(words: Words, material: Material, told: Sequence[Counted], split: By) -> SplitView:
    found = registered.of_counted(told, material.scope.filters, material.data, (split,))
    first = pivot(words, found, {}, 1)
    rows = list(first.rows)
    while len(rows) < first.pager.total:
        rows += pivot(words, found, {}, len(rows) // len(first.rows) + 1).rows
    return SplitView(
        words.t(f"split.{split}"), first.heads, first.figures, tuple(rows), first.additive,
        _chart(words, split, found, material),
    )  # fmt: skip


def _chart(words: Words, split: By, found: Totals, material: Material) -> Markup | None:
    if split is By.MONTH:
        told = columns(found)
        return charts.columns(told, words.t("report.by_month"), words.dir == "rtl") if told else None
    if split is By.GOVERNORATE:
        return atlas((told.incident.where for told in material.told), words.t("report.map"))
    return None


def _facts(words: Words, material: Material) -> tuple[Markup, ...]:
    reports = {name for told in material.told for name in told.incident.documents}
    known = [material.gathered.reports[name].document for name in sorted(reports) if name in material.gathered.reports]
    days = sorted(document.published[:10] for document in known if document.published)
    publishers = {document.publisher for document in known if document.publisher}
    reviewed = sum(told.incident.review_state == "reviewed" for told in material.told)
    claims = sum(len(told.claims) for told in material.told)
    facts = [
        words.t("report.holds", incidents=len(material.told), claims=claims, reports=len(known)),
        words.t("report.publishers", publishers=len(publishers)),
        words.t("report.all_reviewed")
        if material.told and reviewed == len(material.told)
        else words.t("report.reviewed", reviewed=reviewed, incidents=len(material.told)),
    ]
    if days:
        facts.insert(2, words.t("report.published", first=_day(days[0]), last=_day(days[-1])))
    return tuple(facts)


def _day(text: str) -> Markup:
    return Markup('<bdi dir="ltr">{}</bdi>').format(text)


def _limits(words: Words, material: Material) -> tuple[Markup, ...]:
    incidents = [told.incident for told in material.told]
    undated = sum(incident.when is None for incident in incidents)
    placeless = sum(incident.where is None for incident in incidents)
    return (
        words.t("report.undercount"),
        words.t("report.documented"),
        words.t("report.undated", undated=undated, unplaced=placeless),
        words.t("report.unread", n=material.left_out),
        *((words.t("report.withheld", withheld=material.withheld),) if material.withheld else ()),
        words.t("report.names"),
        words.t("report.not_guilt"),
    )
