"""`/incidents.csv` and its like: the export's own tables at the address of the page, under the same filters."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from tawthiq.publication import export
from tawthiq.register import Register
from tawthiq.web.pages.incidents import filters

TYPES = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json"}
TABLES = (
    ("incidents", "csv"),
    ("incidents", "geojson"),
    ("claims", "csv"),
    ("claims", "geojson"),
    ("documents", "csv"),
    ("totals", "csv"),
)


def table(register: Register, subject: str, form: str) -> Callable[[Request], Response]:
    """A Starlette endpoint for one table."""

    def respond(request: Request) -> Response:
        wanted, _ = filters(dict(request.query_params))
        content = b"".join(export(register, subject, form, wanted))
        name = {"content-disposition": f'attachment; filename="tawthiq-{subject}.{form}"'}
        return Response(content, media_type=TYPES[form], headers=name)

    return respond
