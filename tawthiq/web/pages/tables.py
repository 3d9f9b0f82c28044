"""`/incidents.csv` and its like: the export's own tables at the address of the page, under the same filters."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from tawthiq.publication import export, sums_table
from tawthiq.web.answer import refused
from tawthiq.web.indexes import totals_of
from tawthiq.web.pages.incidents import filters
from tawthiq.web.pages.totals import splits_of
from tawthiq.web.parameters import faults
from tawthiq.web.queries import taken
from tawthiq.web.sight import Sight

TYPES = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json"}
TABLES = (
    ("incidents", "incidents", "csv"),
    ("incidents", "incidents", "geojson"),
    ("map", "incidents", "csv"),
    ("map", "incidents", "geojson"),
    ("timeline", "incidents", "csv"),
    ("claims", "claims", "csv"),
    ("claims", "claims", "geojson"),
    ("documents", "documents", "csv"),
    ("totals", "totals", "csv"),
)
"""The name in the address, what it exports, and the format."""


def table(sight: Sight, subject: str, form: str) -> Callable[[Request], Response]:
    """A Starlette endpoint for one table."""

    def respond(request: Request) -> Response:
        if wrong := faults(taken(request.url.path, ""), request.query_params.multi_items()):
            return refused(wrong)
        wanted, _ = filters(dict(request.query_params))
        register = sight.of(request)
        content = b"".join(export(register, subject, form, wanted))
        return _taken(sight, request, (f"{subject}.{form}", TYPES[form], content), register.hidden.records)

    return respond


def sums(sight: Sight) -> Callable[[Request], Response]:
    """`/sums.csv`: the totals as one table, under the page's filters and splits."""

    def respond(request: Request) -> Response:
        if wrong := faults(taken(request.url.path, ""), request.query_params.multi_items()):
            return refused(wrong)
        query = dict(request.query_params)
        wanted, _ = filters(query)
        register = sight.of(request)
        content = b"".join(sums_table(totals_of(register, wanted, splits_of(query))))
        return _taken(sight, request, ("sums.csv", TYPES["csv"], content), register.hidden.records)

    return respond


def _taken(sight: Sight, request: Request, file: tuple[str, str, bytes], left_out: int) -> Response:
    """A table with its name, noted in the log."""
    name, kind, content = file
    sight.note_export(request, name.replace(".", " "), content)
    headers = {"content-disposition": f'attachment; filename="tawthiq-{name}"'}
    if left_out:
        headers["tawthiq-restricted"] = str(left_out)
    return Response(content, media_type=kind, headers=headers)
