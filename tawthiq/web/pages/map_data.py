"""What the map is drawn from: `/map/areas.json` for its script, `/map.svg` as one drawing, under the page's filters."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response

from tawthiq.model import wire
from tawthiq.settings import Settings
from tawthiq.web.answer import JSON_TYPE, refused
from tawthiq.web.indexes import as_long_as, chosen_of
from tawthiq.web.language import preference
from tawthiq.web.pages.incidents import filters
from tawthiq.web.parameters import faults
from tawthiq.web.queries import taken
from tawthiq.web.sight import Sight
from tawthiq.web.views.areas import areas, drawable
from tawthiq.web.views.drawing import drawing


def map_data(sight: Sight, settings: Settings) -> Callable[[Request], Response]:
    """`/map/areas.json`: what the map's script draws, under the page's filters."""

    def respond(request: Request) -> Response:
        if wrong := faults(taken("/map/areas.json", "/map/areas"), request.query_params.multi_items()):
            return refused(wrong)
        register, words = sight.of(request), preference(request, settings).words
        wanted, _ = filters(dict(request.query_params))

        rows, key = chosen_of(register, wanted), ("areas", wanted, words.lang, words.digits)
        content = as_long_as(register, key, rows, lambda: wire.encode(drawable(words, rows)))
        return Response(content, media_type=JSON_TYPE, headers={"vary": "Accept-Language, Cookie"})

    return respond


def map_drawing(sight: Sight, settings: Settings) -> Callable[[Request], Response]:
    """`/map.svg`: the same as a drawing."""

    def respond(request: Request) -> Response:
        if wrong := faults(taken("/map/areas.json", "/map/areas"), request.query_params.multi_items()):
            return refused(wrong)
        register, words = sight.of(request), preference(request, settings).words
        wanted, _ = filters(dict(request.query_params))

        rows, key = chosen_of(register, wanted), ("drawing", wanted, words.lang, words.digits)

        def made() -> bytes:
            title = f"{words.t('nav.map').striptags()}: {words.t('count.incidents', len(rows)).striptags()}"
            return drawing(words, areas(rows), title).encode()

        content = as_long_as(register, key, rows, made)
        return Response(content, media_type="image/svg+xml", headers={"vary": "Accept-Language, Cookie"})

    return respond
