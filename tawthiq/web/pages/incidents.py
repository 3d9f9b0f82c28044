"""`/incidents`: the table with its filters, order and pages, all in the query string."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Grade, Method
from tawthiq.register.outlines import facets as counted
from tawthiq.register.records import Facet, IncidentFilter, IncidentSort
from tawthiq.web import days
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.indexes import as_long_as, chosen_of, page_of
from tawthiq.web.parameters import is_day
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views.lists import Pager, page_number, pager
from tawthiq.web.views.parts import IncidentRow, incident_row
from tawthiq.web.words import Words

PATH = "/incidents"
FILTERS = ("q", "grade", "party", "means", "country", "from", "to")
COLUMNS = (
    ("when", IncidentSort.NEWEST),
    ("killed", IncidentSort.KILLED),
    ("origins", IncidentSort.ORIGINS),
    ("code", IncidentSort.CODE),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    words: Markup
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Active:
    """A filter in force, with the address without it."""

    words: Markup
    href: str


@dataclass(frozen=True, slots=True)
class Found:
    """The page of incidents as JSON: contract objects, how many in all, from which row."""

    total: int
    offset: int
    incidents: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class IncidentsView:
    """The table with everything around it."""

    rows: tuple[IncidentRow, ...]
    pager: Pager
    asked: Mapping[str, str]
    choices: Mapping[str, tuple[Choice, ...]]
    active: tuple[Active, ...]
    sort: str
    sorts: Mapping[str, str]
    register_empty: bool


def filters(query: Mapping[str, str]) -> tuple[IncidentFilter, dict[str, str]]:
    """The filter that a query string asks for, and the parameters that were understood; the rest is left out."""
    kept = {name: query[name].strip() for name in FILTERS if query.get(name, "").strip()}
    if kept.get("grade") not in set(Grade):
        kept.pop("grade", None)
    if kept.get("means") not in set(Method):
        kept.pop("means", None)
    for name in ("from", "to"):
        if name in kept and not is_day(kept[name]):
            kept.pop(name)
    wanted = IncidentFilter(
        grade=Grade(kept["grade"]) if "grade" in kept else None,
        party=kept.get("party"),
        method=Method(kept["means"]) if "means" in kept else None,
        country=kept.get("country"),
        first=kept.get("from"),
        last=kept.get("to"),
        q=kept.get("q"),
    )
    return wanted, kept


def sort_of(query: Mapping[str, str]) -> IncidentSort:
    """The order asked for, else newest first."""
    text = query.get("sort", "")
    return IncidentSort(text) if text in set(IncidentSort) else IncidentSort.NEWEST


def incidents(asked: Asked) -> Answer:
    """The list of incidents."""
    wanted, kept = filters(asked.query)
    sort, page = sort_of(asked.query), page_number(asked.query)
    rows = chosen_of(asked.register, wanted, sort)
    found = page_of(asked.register, rows, (page - 1) * PAGE_SIZE, PAGE_SIZE)

    def view() -> IncidentsView:
        words = asked.words
        facets = as_long_as(asked.register, ("facets", wanted), rows, lambda: counted(rows))
        query = kept | ({"sort": sort.value} if sort is not IncidentSort.NEWEST else {})
        return IncidentsView(
            rows=tuple(incident_row(words, i) for i in found.rows),
            pager=pager(PATH, query, page, PAGE_SIZE, found.total),
            asked=kept,
            choices={
                "grade": _choices(words, "grade", facets.grade, kept.get("grade")),
                "party": _choices(words, "party", facets.party, kept.get("party")),
                "means": _choices(words, "method", facets.method, kept.get("means")),
                "country": _choices(words, "country", facets.country, kept.get("country")),
            },
            active=active(words, query),
            sort=sort.value,
            sorts={name: _at(query, sort=value.value) for name, value in COLUMNS},
            register_empty=not kept and found.total == 0,
        )

    data = Found(found.total, found.offset, found.rows)
    return Answer("incidents.html", asked.words.t("nav.incidents"), view, data, "incidents")


def _choices(words: Words, group: str, facets: tuple[Facet, ...], chosen: str | None) -> tuple[Choice, ...]:
    made = [Choice(f.value, words.name(group, f.value), f.count, f.value == chosen) for f in facets]
    if chosen and all(c.value != chosen for c in made):
        made.insert(0, Choice(chosen, words.name(group, chosen), 0, True))
    return tuple(made)


def _at(query: Mapping[str, str], path: str = PATH, **changed: str | None) -> str:
    pairs = [(k, v) for k, v in {**query, **changed}.items() if v]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _given(words: Words, name: str, value: str) -> Markup:
    """A value as it was given; a day in the reader's words."""
    return days.edtf(words, value) if name in {"from", "to"} else Markup("<bdi>{}</bdi>").format(value)


def active(words: Words, query: Mapping[str, str], path: str = PATH) -> tuple[Active, ...]:
    """The filters in force, each with the address of the same page without it."""
    groups = {"grade": "grade", "party": "party", "means": "method", "country": "country"}
    made = []
    for name in FILTERS:
        if name not in query:
            continue
        value = query[name]
        shown = words.name(groups[name], value) if name in groups else _given(words, name, value)
        told = words.t("incidents.active", name=words.t(f"filter.{name}"), value=shown)
        made.append(Active(told, _at(query, path, **{name: None})))
    return tuple(made)
