"""`/sources` and `/sources/ID`: who tells, who repeats whom, which were held to be one, how often it was revised."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.incident import Incident
from tawthiq.search import overviews
from tawthiq.search.overviews import Quoting, SourceRow
from tawthiq.text.folding import fold
from tawthiq.web import phrases
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.drafts import address
from tawthiq.web.indexes import index_of, of_state
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views.lists import Pager, page_number, pager
from tawthiq.web.views.parts import IncidentRow, incident_row
from tawthiq.web.views.quoting import Drawing, drawing
from tawthiq.web.words import Words

COLUMNS = ("id", "name", "kind", "party", "incidents", "knows", "repeated", "repeats", "revised")


@dataclass(frozen=True, slots=True)
class SourceView:
    """One row of the list."""

    row: SourceRow
    name: Markup
    kind: Markup
    party: Markup | None
    href: str


@dataclass(frozen=True, slots=True)
class SourcesView:
    """The list; `kinds` are the filter's choices."""

    rows: tuple[SourceView, ...]
    pager: Pager
    q: str
    kind: str
    kinds: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of sources as JSON."""

    total: int
    offset: int
    sources: tuple[SourceRow, ...]


def sources(asked: Asked) -> Answer:
    """The list, those of most incidents first."""
    every = of_state(asked.register, "sources", lambda: overviews.sources(index_of(asked.register)))
    q, kind, page = asked.query.get("q", "").strip(), asked.query.get("kind", ""), page_number(asked.query)
    known = tuple(dict.fromkeys(row.kind for row in every))
    kind = kind if kind in known else ""
    chosen = tuple(r for r in every if (not kind or r.kind == kind) and fold(q) in fold(r.name))
    start = (page - 1) * PAGE_SIZE
    shown = chosen[start : start + PAGE_SIZE]

    def view() -> SourcesView:
        words = asked.words
        kept = {"q": q, "kind": kind}
        rows = tuple(_view(words, row) for row in shown)
        kinds = tuple((name, words.t(f"origin_kind.{name}")) for name in sorted(known))
        return SourcesView(rows, pager("/sources", kept, page, PAGE_SIZE, len(chosen)), q, kind, kinds)

    data = Found(len(chosen), start, shown)
    return Answer("sources.html", asked.words.t("nav.sources"), view, data, "sources", table=lambda: _table(chosen))


def _table(rows: tuple[SourceRow, ...]) -> Table:
    return Table(COLUMNS, tuple(tuple(getattr(row, name) for name in COLUMNS) for row in rows))


def _view(words: Words, row: SourceRow) -> SourceView:
    party = words.name("party", row.party) if row.party else None
    return SourceView(
        row, name_of(words, row.name), words.t(f"origin_kind.{row.kind}"), party, address("sources", row.id)
    )


def name_of(words: Words, name: str) -> Markup:
    """A source's name in its own words; a publisher that is not known is named by its report."""
    if name.startswith("unknown:"):
        return words.t("source.unknown_publisher_of", document=Markup('<bdi dir="ltr">{}</bdi>').format(name[8:]))
    return phrases.quoted(name) if name else words.t("source.unnamed")


@dataclass(frozen=True, slots=True)
class OneView:
    """One source. `outer` repeat it, `inner` are those it repeats; `same` were held to know no more than it."""

    row: SourceView
    drawing: Drawing | None
    outer: tuple[tuple[Markup, str, int], ...]
    inner: tuple[tuple[Markup, str, int], ...]
    same: tuple[tuple[Markup, str, int], ...]
    incidents: tuple[IncidentRow, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class One:
    """One source as JSON."""

    source: SourceRow
    quotings: tuple[Quoting, ...]
    incidents: tuple[str, ...]


def source(asked: Asked) -> Answer | None:
    """One source with who repeats it, whom it repeats, and its incidents."""
    index = index_of(asked.register)
    row = overviews.source(index, asked.id)
    if row is None:
        return None
    told, page = overviews.quotings(index, row.id), page_number(asked.query)
    ids = overviews.incidents_of_source(index, row.id, (page - 1) * PAGE_SIZE, PAGE_SIZE)

    def view() -> OneView:
        words = asked.words
        outer = tuple(
            (name_of(words, q.outer_name), address("sources", q.outer), q.incidents) for q in told if q.inner == row.id
        )
        inner = tuple(
            (name_of(words, q.inner_name), address("sources", q.inner), q.incidents) for q in told if q.outer == row.id
        )
        same = tuple((name_of(words, n), address("sources", o), k) for o, n, k in overviews.beside(index, row.id))
        return OneView(
            row=_view(words, row),
            drawing=drawing(words, row, told),
            outer=outer,
            inner=inner,
            same=same,
            incidents=tuple(incident_row(words, i) for i in in_order(asked, ids)),
            pager=pager(address("sources", row.id), {}, page, PAGE_SIZE, row.incidents),
        )

    def table() -> Table:
        rows = tuple((q.outer, q.outer_name, q.inner, q.inner_name, q.incidents) for q in told)
        return Table(("outer", "outer_name", "inner", "inner_name", "incidents"), rows)

    title = name_of(asked.words, row.name)
    return Answer("source.html", title, view, One(row, told, ids), "sources", table=table)


def in_order(asked: Asked, ids: tuple[str, ...]) -> tuple[Incident, ...]:
    """These incidents in the order of their ids."""
    found = {incident.id: incident for incident, _ in asked.register.incidents_of(ids)}
    return tuple(found[name] for name in ids if name in found)
