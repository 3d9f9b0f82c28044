"""From a page's answer to bytes: HTML in the reader's language, or the contract's objects as JSON at the same address.

A page is a plain function `(Asked) -> Answer`. `Answer.view` is called only when HTML is wanted, so that `.json`
never pays for a view; `Answer.data` may be a function too, so that a page never pays for what only `.json` shows.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from importlib.resources import files
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.publication.holdings import Audience
from tawthiq.publication.sheets import AUDIENCE, Cell, claim_row, sheet
from tawthiq.publication.tables import columns
from tawthiq.register import Register
from tawthiq.settings import Settings
from tawthiq.team import Right
from tawthiq.web import days, figures, people, phrases, tokens
from tawthiq.web.drafts import address
from tawthiq.web.forms import Form, gathered
from tawthiq.web.graphic import is_graphic
from tawthiq.web.indexes import HiddenError
from tawthiq.web.language import Preference, preference
from tawthiq.web.parameters import Fault, Parameter, faults
from tawthiq.web.recorded import Recorded, recorded
from tawthiq.web.sight import Sight
from tawthiq.web.typed import as_typed, with_days
from tawthiq.web.words import Words

NAVIGATION = (
    "desk", "review", "pairs", "incidents", "documents", "search", "totals", "map", "timeline", "sources", "parties",
    "places",
)  # fmt: skip
SECOND = ("issues", "log", "runs", "publications", "lexicon", "method", "settings")
"""The pages about the register itself, in a line of their own."""
JSON_TYPE = "application/json; charset=utf-8"
CSV_TYPE = "text/csv; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page needs of a request: the register, the words, the path's id and the query string."""

    register: Register
    words: Words
    id: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    # the same query, with every value of a name that comes more than once
    many: Form = field(default_factory=lambda: Form({}))
    settings: Settings = field(default_factory=Settings)
    person: people.Person | None = None
    office: people.Office | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """What a page shows as plain rows, for `.csv`."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page answers: a template with its view, and the objects behind it for `.json`."""

    template: str
    title: Markup
    view: Callable[[], object]
    data: object
    section: str = ""
    status: int = 200
    table: Callable[[], Table] | None = None


@dataclass(frozen=True, slots=True)
class Heads:
    """What is said at the head of a page: what was just recorded, how many restricted records it lacks, and what of the
    address was not understood.
    """

    decided: Recorded | None = None
    left_out: int = 0
    wrong: tuple[Fault, ...] = ()

    @property
    def unheeded(self) -> tuple[Fault, ...]:
        """What a reader is told of it: a name of another's making narrows nothing."""
        return tuple(fault for fault in self.wrong if fault.known)


@dataclass(frozen=True, slots=True)
class Moved:
    """The page stands at another address (an incident that was merged)."""

    to: str


Page = Callable[[Asked], Answer | Moved | None]


def rows_of_claims(claims: Iterable[Claim]) -> Table:
    """Claims in the columns that an export writes them in."""
    rows = [claim_row(claim) for claim in claims]
    names = tuple(name for name in columns("claims") if name != AUDIENCE)
    return Table(names, tuple(tuple(row[name] for name in names) for row in rows))


def static_versions() -> dict[str, str]:
    """Short hash of every own static file, so that a changed one is fetched anew."""
    root = files("tawthiq.web") / "static"
    return {f.name: sha256(f.read_bytes()).hexdigest()[:10] for f in root.iterdir() if f.is_file()}


def outlines() -> str:
    """Addresses of the outlines that ship with the desk, apart by spaces; empty where there are none."""
    folder = files("tawthiq.web") / "static" / "geo"
    names = sorted(f.name for f in folder.iterdir()) if folder.is_dir() else []
    return " ".join(f"/static/geo/{name}" for name in names if name.endswith((".json", ".geojson")))


class Press:
    """Sets pages with one Jinja environment; the settings stand for a reader who chose nothing."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.seals = tokens.Seals()
        self.environment = Environment(
            loader=PackageLoader("tawthiq.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        versions = static_versions()
        self.environment.globals.update(
            static=lambda name: f"/static/{name}?v={versions[name]}" if name in versions else f"/static/{name}",
            address=address,
            outlines=outlines(),
            ltr=days.ltr,
            typed=as_typed,
            quoted=phrases.quoted,
            language=phrases.language,
            graphic=is_graphic,
        )

    def html(self, request: Request, wants: Preference, answer: Answer, heads: Heads | None = None) -> Response:
        """The page as HTML, with what is said at its head."""
        words, heads = wants.words, heads or Heads()
        visit, is_new = self.seals.visit(request)
        person = people.of(request)
        template = self.environment.get_template(answer.template)
        text = template.render(
            v=answer.view(),
            w=words,
            t=words.t,
            title=answer.title,
            section=answer.section,
            navigation=NAVIGATION,
            second=SECOND,
            here=request.url.path,
            other_language=_with(request, "lang", words.other),
            json_address=_machine_address(request, ".json", heads.wrong) if answer.status == 200 else None,
            csv_address=_csv_address(request, answer, heads.wrong),
            number=words.number,
            cell=figures.cell,
            calm=wants.calm,
            keys=wants.keys,
            seal=self.seals.seal(visit),
            person=person,
            team=people.is_team(request),
            may=person.may if person else (lambda right: not people.is_team(request)),
            heads=heads,
        )
        response = HTMLResponse(text.encode("utf-8", "replace"), status_code=answer.status)
        response.headers["content-language"] = words.lang
        response.headers["vary"] = "Accept-Language, Cookie"
        if is_new:
            tokens.keep(response, visit)
        wants.keep(response)
        return response


def _with(request: Request, name: str, value: str) -> str:
    pairs = [(k, v) for k, v in request.query_params.multi_items() if k != name]
    return f"{quote(request.url.path)}?{urlencode([*pairs, (name, value)])}"


def _machine_address(request: Request, form: str, wrong: tuple[Fault, ...]) -> str:
    path = "/desk" if request.url.path == "/" else request.scope["raw_path"].decode("ascii", "replace")
    bad = {(fault.parameter, fault.value) for fault in wrong}
    pairs = [(name, value) for name, value in request.query_params.multi_items() if (name, value.strip()) not in bad]
    return f"{path}{form}" + (f"?{urlencode(pairs)}" if pairs else "")


def _csv_address(request: Request, answer: Answer, wrong: tuple[Fault, ...]) -> str | None:
    if answer.status != 200 or (answer.table is None and request.url.path not in EXPORTED):
        return None
    return _machine_address(request, ".csv", wrong)


EXPORTED = frozenset({"/incidents", "/documents", "/totals", "/map", "/timeline"})
"""Pages whose table is the export's own."""


def _csv(name: str, table: Table) -> Response:
    # whatever the desk gives is the working record: quotations, names, notes
    names = (*table.columns, AUDIENCE)
    rows = (dict(zip(names, (*row, Audience.INTERNAL), strict=True)) for row in table.rows)
    held = {"content-disposition": f'attachment; filename="tawthiq-{name}.csv"'}
    return Response(b"".join(sheet(rows, names)), media_type=CSV_TYPE, headers=held)


def refused(found: tuple[Fault, ...]) -> Response:
    """What a program is told whose query string was not understood: nothing is left out without a word."""
    return Response(wire.encode({"error": "not understood", "faults": found}), 400, media_type=JSON_TYPE)


def endpoint(
    sight: Sight, press: Press, office: people.Office, page: Page, taken: tuple[Parameter, ...] = ()
) -> Callable[[Request], Response]:
    """A Starlette endpoint for a page; `.json` at the end asks for the objects, `.csv` for plain rows.

    `taken` are the parameters that the page knows.
    """

    def respond(request: Request) -> Response:
        wants, register = preference(request, press.settings), sight.of(request)
        try:
            answer = _answer(request, register, wants)
        except HiddenError:
            answer = _closed(press, request, wants)
        sight.note(request, register)
        if register.hidden.records:
            answer.headers["tawthiq-restricted"] = str(register.hidden.records)
        return answer

    def _answer(request: Request, register: Register, wants: Preference) -> Response:
        query, many = dict(request.query_params), gathered(request.query_params.multi_items())
        wanted = str(request.path_params.get("id", ""))
        form = next((ending for ending in (".json", ".csv") if request.url.path.endswith(ending)), "")
        wrong = faults(taken, request.query_params.multi_items())
        # an id may itself end in .json: first the whole of it is tried
        asked = Asked(register, wants.words, wanted, query, many, press.settings, people.of(request), office)
        found = page(asked) if wanted or not form else None
        if found is None and form:
            found = page(replace(asked, id=wanted.removesuffix(form)))
        else:
            form = ""
        if form and wrong:
            return refused(wrong)
        if isinstance(found, Moved):
            return _moved(request, wants, found.to + form)
        if form == ".csv" and found is not None and found.table is not None:
            return _taken_out(sight, request, found)
        if form and (given := _machine(form, found)) is not None:
            return given
        decided = recorded(register, wants.words, request)
        shown = (None if form else found) or not_found(wants.words)
        heads = Heads(decided, register.hidden.records, wrong)
        return press.html(request, wants, shown, heads)

    return with_days(respond, taken)


def _machine(form: str, found: Answer | None) -> Response | None:
    """A page as objects; None where rows were asked for and it has none."""
    if found is None:
        return nothing()
    if form == ".json":
        told = found.data() if callable(found.data) else found.data
        return Response(wire.encode(told), found.status, media_type=JSON_TYPE)
    return None


def _taken_out(sight: Sight, request: Request, found: Answer) -> Response:
    """A page as rows, for who may take tables out; noted in the log."""
    person = people.of(request)
    if found.table is None or (person and not person.may(Right.EXPORT)):
        return Response(wire.encode({"error": "not allowed"}), 403, media_type=JSON_TYPE)
    given = _csv(found.section or "page", found.table())
    sight.note_export(request, request.url.path[1:], bytes(given.body))
    return given


def _closed(press: Press, request: Request, wants: Preference) -> Response:
    """What somebody is told from whom a part of what the page is made of is hidden."""
    if request.url.path.endswith((".json", ".csv")):
        told = {"error": "not while records are hidden from you"}
        return Response(wire.encode(told), 403, media_type=JSON_TYPE)
    answer = Answer("closed.html", wants.words.t("closed.title"), lambda: None, None, status=403)
    return press.html(request, wants, answer)


def _moved(request: Request, wants: Preference, to: str) -> Response:
    # not a permanent move: a merge may be taken back, and browsers keep permanent ones for ever
    response = RedirectResponse(f"{to}?{request.url.query}" if request.url.query else to, status_code=302)
    wants.keep(response)
    return response


def nothing() -> Response:
    """What a program is told of an address that leads nowhere."""
    return Response(wire.encode({"error": "not found"}), 404, media_type=JSON_TYPE)


def not_found(words: Words) -> Answer:
    """The page for an address that leads nowhere."""
    return Answer("not_found.html", words.t("not_found.title"), lambda: None, None, status=404)
