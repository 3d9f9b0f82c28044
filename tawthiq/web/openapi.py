"""`/openapi.json`: what a program may ask of the desk and what it is answered, made from the routes (OpenAPI 3.1).

Pages as JSON with the type of their objects, tables, and the parameters of `queries.yaml`. Acts are forms of a browser
with a seal of its own, and no part of it.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.routing import BaseRoute, Route

from tawthiq import __version__
from tawthiq.assessment.rules import Rule
from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.incident import Incident
from tawthiq.register import Run
from tawthiq.register.records import Counts
from tawthiq.search import Found as Hits
from tawthiq.team import Account
from tawthiq.web import queries
from tawthiq.web.access import ANYONE, rule_of
from tawthiq.web.pages.add import Taking as Adding
from tawthiq.web.pages.agreement import Found as Agreements
from tawthiq.web.pages.conflicts import Found as Conflicts
from tawthiq.web.pages.document import Reading
from tawthiq.web.pages.documents import Found as Documents
from tawthiq.web.pages.doubts import Previewed
from tawthiq.web.pages.enter import Begun
from tawthiq.web.pages.incident import Written as IncidentWritten
from tawthiq.web.pages.incidents import Found as Incidents
from tawthiq.web.pages.issues import Found as Issues
from tawthiq.web.pages.lexicon import Found as Entries
from tawthiq.web.pages.log import Found as Log
from tawthiq.web.pages.pairs import Found as Pairs
from tawthiq.web.pages.parties import Found as Parties
from tawthiq.web.pages.parties import One as Party
from tawthiq.web.pages.places import Found as Places
from tawthiq.web.pages.places import One as Place
from tawthiq.web.pages.presence import Present
from tawthiq.web.pages.publications import Publications
from tawthiq.web.pages.review import Waiting
from tawthiq.web.pages.runs import Found as Runs
from tawthiq.web.pages.sources import Found as Sources
from tawthiq.web.pages.sources import One as Source
from tawthiq.web.pages.team import Own
from tawthiq.web.pages.totals import Summed
from tawthiq.web.pages.voices import Taking, VoiceTold
from tawthiq.web.parameters import Fault, Parameter
from tawthiq.web.views.areas import Drawable

ANSWERS: Mapping[str, Any] = {
    "/": Counts,
    "/review": Waiting,
    "/pairs": Pairs,
    "/decide": Previewed,
    "/enter": Begun,
    "/receive": Taking,
    "/add": Adding,
    "/presence": Present,
    "/voices": tuple[VoiceTold, ...],
    "/voices/{id}": VoiceTold,
    "/incidents": Incidents,
    "/incidents/{id}": IncidentWritten,
    "/documents": Documents,
    "/documents/{id}": Reading,
    "/claims/{id}": Claim,
    "/search": Hits,
    "/totals": Summed,
    "/map": tuple[Incident, ...],
    "/timeline": tuple[Incident, ...],
    "/sources": Sources,
    "/sources/{id}": Source,
    "/parties": Parties,
    "/parties/{id}": Party,
    "/places": Places,
    "/places/{id}": Place,
    "/runs": Runs,
    "/publications": Publications,
    "/lexicon": Entries,
    "/method": tuple[Rule, ...],
    "/issues": Issues,
    "/conflicts": Conflicts,
    "/log": Log,
    "/settings": tuple[Run, ...],
    "/agreement": Agreements,
    "/log-in": None,
    "/people": tuple[Account, ...],
    "/account": Own | None,
}
"""What each page answers as JSON, by its address."""

BESIDES: Mapping[str, Any] = {"/map/areas": Drawable}
"""What is answered as JSON at addresses that are no pages."""

_BLANK = "".join(letter for letter in map(chr, range(0x3001)) if letter.isspace())  # \s is another set in each engine
_TYPES = {"json": "application/json", "csv": "text/csv", "geojson": "application/geo+json"}
_REFUSED = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {"type": "string"},
        "faults": {"type": "array", "items": {"$ref": "#/components/schemas/Fault"}},
    },
}
_STATUS = {
    "status": {"type": "string", "enum": ["ok", "ready", "not ready"]},
    "version": {"type": "string"},
}


def described(routes: Iterable[BaseRoute]) -> dict[str, Any]:
    """The description as plain values."""
    answers = {**ANSWERS, **BESIDES}
    kinds = [Fault, *(kind for kind in answers.values() if kind is not None)]
    given, components = wire.schemas(kinds, "#/components/schemas/{name}")
    schemas = dict(zip((path for path, kind in answers.items() if kind is not None), given[1:], strict=True))
    paths: dict[str, Any] = {}
    for route in routes:
        if isinstance(route, Route) and "GET" in (route.methods or ()):
            for path, form, page in _asked(route.path.replace(":path", "")):
                paths[path] = {"get": _operation(path, form, page, schemas, rule_of(route) == ANYONE)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tawthiq", "version": __version__, "description": "A register of claims of civilian harm."},
        "paths": dict(sorted(paths.items())),
        "components": {
            "schemas": {**components, "Refused": _REFUSED},
            "securitySchemes": {"session": {"type": "apiKey", "in": "cookie", "name": "session"}},
        },
    }


def _asked(path: str) -> Iterable[tuple[str, str, str | None]]:
    """The addresses by which a program asks for what a route gives, each with its form and its page."""
    bare, _, ending = path.rpartition(".")
    if path in {"/health", "/ready"}:
        yield path, "status", None
    elif "{" in path:
        yield from ((f"{path}.{form}", form, path) for form in ("json", "csv"))
    elif ending in _TYPES and path != "/openapi.json":
        yield path, ending, "/" if bare == "/desk" else bare


def _operation(path: str, form: str, page: str | None, schemas: Mapping[str, Any], is_open: bool) -> dict[str, Any]:
    names = re.findall(r"{(\w+)}", path)
    told = [_path_parameter(name) for name in names]
    told += [_query_parameter(parameter) for parameter in _parameters(path, page)]
    answers: dict[str, Any] = {"200": {"description": "found", "content": _content(form, page, schemas)}}
    if form == "status":
        answers["503"] = {"description": "the register cannot be read", "content": answers["200"]["content"]}
    else:
        answers["400"] = _failure("a parameter that is not understood: nothing is left out silently")
    if page == "/decide":
        answers["422"] = {"description": "what cannot be decided so", "content": answers["200"]["content"]}
    if page in ANSWERS:
        answers["404"] = _failure("nothing there")
    if names:
        answers["302"] = {"description": "a code or the id of what was merged; Location is where it stands"}
    if not is_open:
        answers["401"] = _failure("log in")
        answers["403"] = _failure("not allowed")
    return {
        "operationId": re.sub(r"\W+", "_", path).strip("_"),
        "summary": f"{page or path} as {form}",
        "parameters": told,
        "responses": dict(sorted(answers.items())),
        "security": [] if is_open else [{}, {"session": []}],
    }


def _parameters(path: str, page: str | None) -> tuple[Parameter, ...]:
    return queries.taken(path, page) if page else ()


def _path_parameter(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _query_parameter(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.needed,
        "description": parameter.told,
        "schema": _or_empty(_schema(parameter)),
        **({"explode": False} if parameter.several else {}),
    }


def _or_empty(schema: dict[str, Any]) -> dict[str, Any]:
    """A field that was left empty in a form asks for nothing; what is blank is told letter by letter (`_BLANK`)."""
    is_free = schema["type"] == "array" or schema == {"type": "string"}
    return schema if is_free else {"anyOf": [schema, {"type": "string", "pattern": f"^[{_BLANK}]*$"}]}


def _schema(parameter: Parameter) -> dict[str, Any]:
    text: dict[str, Any] = {"type": "string"}
    if parameter.least is not None:
        return {"type": "integer", "minimum": parameter.least, "maximum": parameter.most}
    if parameter.choices:
        text["enum"] = list(parameter.choices)
    if parameter.day:
        text["format"] = "date"
    if parameter.pattern:
        text["pattern"] = parameter.pattern
    if parameter.needed:
        text["minLength"] = 1
    if parameter.several or parameter.many:
        return {"type": "array", "items": text, **({"minItems": 1} if parameter.needed else {})}
    return text


def _content(form: str, page: str | None, schemas: Mapping[str, Any]) -> dict[str, Any]:
    if form == "status":
        return {"application/json": {"schema": {"type": "object", "required": ["status"], "properties": _STATUS}}}
    if form == "json":
        return {_TYPES[form]: {"schema": schemas.get(page or "", {"type": "null"})}}
    if form == "geojson":
        told = {"type": "object", "required": ["type", "features"], "properties": {"features": {"type": "array"}}}
        return {_TYPES[form]: {"schema": told}}
    return {_TYPES[form]: {"schema": {"type": "string"}}}


def _failure(told: str) -> dict[str, Any]:
    return {"description": told, "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Refused"}}}}
