"""`/incidents.csv` and its like: the export's own tables at the address of the page, under the same filters."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from tawthiq.publication import export, sums_table
from tawthiq.register import Register
from tawthiq.web.pages.incidents import filters
from tawthiq.web.pages.totals import splits_of

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


def sums(register: Register) -> Callable[[Request], Response]:
    """`/sums.csv`: the totals as one table, under the page's filters and splits."""

    def respond(request: Request) -> Response:
        query = dict(request.query_params)
        wanted, _ = filters(query)
        content = b"".join(sums_table(register.totals(wanted, splits_of(query))))
        name = {"content-disposition": 'attachment; filename="tawthiq-sums.csv"'}
        return Response(content, media_type=TYPES["csv"], headers=name)

    return respond
