"""The pages of a site in one language, each as a path from the site's root and its bytes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Protocol

from jinja2 import Environment, Template
from markupsafe import Markup, escape

from tawthiq.editions.atlas import atlas, centre, one_place
from tawthiq.editions.entries import entry
from tawthiq.editions.press import press
from tawthiq.editions.report import Material, ReportView, view
from tawthiq.editions.wording import words as words_of
from tawthiq.model.incident import Incident
from tawthiq.publication.redaction import public_history
from tawthiq.publication.release import FOLDER, Gone, Moved, Release
from tawthiq.register.records import Change
from tawthiq.web.days import ltr
from tawthiq.web.views import history
from tawthiq.web.views import moved as moved_view
from tawthiq.web.views.parts import IncidentRow
from tawthiq.web.views.places import PlaceView, place_view
from tawthiq.web.words import Words

SECTIONS = ("incidents", "map", "timeline", "totals", "method", "downloads")
PER_PAGE = 200
_FILE = "data:file"  # where the head of a page says its own name
_DRAWN = 2000
_LONGEST_LIST = 40
_KEPT, _DATA = Markup("<!--kept-->"), "data:tables/"  # where a page says what it is; where its tables lie


class Edition(Protocol):
    """What pages are made of (editions.site)."""

    @property
    def release(self) -> Release:
        """The release."""
        ...

    @property
    def material(self) -> Material:
        """Incidents, claims and reports in their public form."""
        ...

    @property
    def earlier(self) -> Sequence[Release]:
        """The releases before it, oldest first."""
        ...

    @property
    def moved(self) -> tuple[Moved, ...]:
        """What moved against the last release."""
        ...

    @property
    def gone(self) -> Sequence[Gone]:
        """Everything that was published and is not now."""
        ...

    @property
    def moves(self) -> Mapping[str, Sequence[Change]]:
        """What recomputations moved in each incident since it was recorded."""
        ...


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page. `lang` is empty for the first page; `stays` says that its address is there in every later release."""

    path: str
    html: bytes
    lang: str = ""
    stays: bool = True


@dataclass(frozen=True, slots=True)
class Spot:
    """The incidents of one place, for the map and the list beside it; `lat`, `lon` None where no area is known."""

    place: PlaceView
    lat: float | None
    lon: float | None
    code: str
    incidents: tuple[tuple[str, Markup, Markup], ...]
    more: int
    drawn: Markup


@cache
def _press(lang: str, deep: bool) -> Environment:
    up = "../" if deep else ""

    def address(section: str, id: str) -> str:
        return f"{up}incidents/{id}.html" if section == "incidents" else f"#claim-{id[:12]}"

    made = press(address)
    words = words_of(lang)
    made.globals.update(
        w=words, t=words.t, number=words.number, up=up, top=f"{up}../", sections=SECTIONS, deep=deep, names=_FILES,
        header=partial(_header, lang, deep), footer=_footer(words),
    )  # fmt: skip
    return made


def _footer(words: Words) -> Markup:
    said = (words.t(key) for key in ("site.report_held_back", "report.documented", "report.not_guilt"))
    return Markup("<footer><p>{}</p></footer>").format(Markup(" ").join(said))


def _header(lang: str, deep: bool, section: str, file: str) -> Markup:
    """The head of a page, which differs in nothing but where the other language's link leads: set once."""
    return Markup(_headed(lang, deep, section).replace(_FILE, escape(file)))  # noqa: S704 - set by the template


@cache
def _headed(lang: str, deep: bool, section: str) -> str:
    return _template(lang, "_header.html", deep).render(section=section, file=_FILE)


_FILES = {name: f"{name}.html" for name in SECTIONS} | {"incidents": "index.html"}


@cache
def _template(lang: str, name: str, deep: bool = False) -> Template:
    return _press(lang, deep).get_template(name)


def _leaf(edition: Edition, lang: str, template: str, file: str, section: str, **values: object) -> Leaf:
    deep = file.startswith("incidents/")
    html = _template(lang, template, deep).render(
        release=edition.release, section=section, file=file, kept=_KEPT, data=_DATA, **values
    )
    return Leaf(f"{lang}/{file}", html.encode("utf-8", "replace"), lang, stays=not file.startswith("page-"))


def placed(edition: Edition, leaf: Leaf) -> Iterator[tuple[str, bytes]]:
    """The page at the site's root, which leads to the release that keeps it, and the one kept, which leads to the root.

    They differ in nothing else but where the tables lie.
    """
    top, kept = "../" * leaf.path.count("/"), f"{FOLDER}/{edition.release.name}/"
    words = words_of(leaf.lang or "ar")
    name, other = ltr(edition.release.name), leaf.path if leaf.stays else f"{leaf.lang}/index.html"
    here, there = (
        f'{words.t(f"site.{says}", name=name)} <a href="{escape(to)}">{words.t(f"site.{leads}")}</a></p>'
        for says, to, leads in (
            ("kept", f"{top}{kept}{leaf.path}", "kept_at"),
            ("as_published", f"{top}../../{other}", "as_it_stands"),
        )
    )
    for place, line, data in (
        ("", f'<p class="kept">{here}', f"{top}{kept}"),
        (kept, f'<p class="banner" role="note">{there}', top),
    ):
        marked = leaf.html.replace(_KEPT.encode(), line.encode()) if leaf.lang else leaf.html
        yield f"{place}{leaf.path}", marked.replace(_DATA.encode(), data.encode())


def front(edition: Edition) -> Leaf:
    """The first page: the choice of a language."""
    html = _template("ar", "site_front.html").render(release=edition.release, english=words_of("en").t)
    return Leaf("index.html", html.encode())


def pages(edition: Edition, lang: str) -> Iterator[Leaf]:
    """The lists, map, line of time, totals, method and downloads."""
    words = words_of(lang)
    incidents = [told.incident for told in edition.material.told]
    whole = view(words, edition.material, _DRAWN)
    rows = {row.id: row for row in whole.rows}
    yield from _lists(edition, lang, [rows[incident.id] for incident in _newest_first(incidents)])
    spots = _spots(words, incidents, rows)
    drawn = atlas((incident.where for incident in incidents), words.t("report.map"))
    yield _leaf(edition, lang, "site_map.html", "map.html", "map", spots=spots, drawn=drawn)
    timeline = whole.timeline or whole.splits[0].chart
    yield _leaf(edition, lang, "site_timeline.html", "timeline.html", "timeline", drawn=timeline, rows=whole.rows)
    yield _leaf(edition, lang, "site_totals.html", "totals.html", "totals", v=whole)
    yield _leaf(edition, lang, "site_method.html", "method.html", "method", v=whole)
    yield _downloads(edition, lang, whole)


def _downloads(edition: Edition, lang: str, whole: ReportView) -> Leaf:
    words = words_of(lang)
    told = edition.moved if edition.release.previous else ()
    moved = [(change, _told(words, change)) for change in told[:PER_PAGE]]
    return _leaf(
        edition, lang, "site_downloads.html", "downloads.html", "downloads",
        v=whole, moved=moved, more=len(told) - len(moved), earlier=edition.earlier[::-1],
    )  # fmt: skip


def _newest_first(incidents: Sequence[Incident]) -> Iterator[Incident]:
    """Dated ones from the newest on, then the undated."""
    yield from (incident for incident in reversed(incidents) if incident.when)
    yield from (incident for incident in incidents if not incident.when)


def _lists(edition: Edition, lang: str, rows: Sequence[IncidentRow]) -> Iterator[Leaf]:
    parts = [rows[at : at + PER_PAGE] for at in range(0, len(rows), PER_PAGE)] or [rows]
    named = ["index.html", *(f"page-{at}.html" for at in range(2, len(parts) + 1))]
    for at, part in enumerate(parts):
        yield _leaf(
            edition, lang, "site_list.html", named[at], "incidents", rows=part, total=len(rows),
            before=named[at - 1] if at else None, after=named[at + 1] if at + 1 < len(named) else None,
            first=at * PER_PAGE + 1, last=at * PER_PAGE + len(part),
        )  # fmt: skip


def leaves(edition: Edition, langs: Sequence[str], some: slice) -> Iterator[Leaf]:
    """A page in each language for each of some of the incidents; what both share is looked up once."""
    gathered = edition.material.gathered
    for told in edition.material.told[some]:
        incident = told.incident
        veil = gathered.veil_of(incident.claims)
        changes = public_history(_moves(edition, incident), veil)
        where, file = incident.where, f"incidents/{incident.id}.html"
        for lang in langs:
            words = words_of(lang)
            yield _leaf(
                edition, lang, "site_incident.html", file, "incidents",
                e=entry(words, told, gathered.reports), place=place_view(words, where),
                drawn=one_place(where, words.t("incident.map")), redirects=incident.redirects,
                moves=tuple(history.change(words, change) for change in changes),
            )  # fmt: skip


def _moves(edition: Edition, incident: Incident) -> list[Change]:
    """What moved in an incident and in those that were merged into it, oldest first."""
    names = (incident.id, *incident.redirects)
    return sorted((move for name in names for move in edition.moves.get(name, ())), key=lambda move: move.time)


def page_of_gone(edition: Edition, lang: str, one: Gone) -> Leaf:
    """The page at the address of an incident that was merged, withdrawn or withheld."""
    words = words_of(lang)
    why = [words.t(f"moved.why.{reason}") for reason in one.why]
    file = f"incidents/{one.incident}.html"
    return _leaf(edition, lang, "site_gone.html", file, "incidents", gone=one, why=words.join(why) if why else "")


def _spots(words: Words, incidents: Iterable[Incident], rows: Mapping[str, IncidentRow]) -> tuple[Spot, ...]:
    by_place: dict[tuple[object, ...], list[Incident]] = {}
    for incident in incidents:
        where = incident.where
        key = (where.country or "", where.place, where.within, where.precision, where.lat, where.lon) if where else ()
        by_place.setdefault(key, []).append(incident)
    return tuple(_spot(words, by_place[key], rows) for key in sorted(by_place, key=repr) if key)


def _spot(words: Words, incidents: Sequence[Incident], by_id: Mapping[str, IncidentRow]) -> Spot:
    place = place_view(words, incidents[0].where)
    if place is None:
        raise ValueError("a spot has a place")
    lat, lon, code = centre(incidents[0].where)
    rows = [by_id[incident.id] for incident in incidents[:_LONGEST_LIST]]
    return Spot(
        place=place,
        lat=lat,
        lon=lon,
        code=code,
        incidents=tuple((row.id, row.title, row.when) for row in rows),
        more=len(incidents) - len(rows),
        drawn=Markup("{}: {}").format(place.words, words.t("count.incidents", len(incidents))),
    )


def _told(words: Words, moved: Moved) -> Markup:
    """A change in words, with its reasons."""
    head = words.t(f"site.change.{moved.change}")
    return words.join([head, *moved_view.values(words, moved), *moved_view.reasons(words, moved)])
