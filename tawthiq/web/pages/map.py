"""`/map`: incidents as areas as wide as they are uncertain, all of them, with a list of some beside them.

1. The page holds the list, a strip of periods and the filters, and works without scripts, with `/map.svg` as drawing.
2. Its script reads `/map/areas.json`: every area once and of each incident its area and months, 25,000 of them in one
   answer; it draws clusters, narrows by time at once and fetches the page anew for the list.
3. `box` narrows the list to a rectangle of the map.
"""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from tawthiq.register.outlines import Outline
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.indexes import chosen_of
from tawthiq.web.pages.incidents import Active, active, filters
from tawthiq.web.views.areas import Box, box_of
from tawthiq.web.views.lists import Pager, page_number, pager
from tawthiq.web.views.parts import IncidentRow, incident_row
from tawthiq.web.views.places import PlaceView, place_view
from tawthiq.web.views.strip import Step, days_of, strip_of

PATH = "/map"
LISTED = 50


@dataclass(frozen=True, slots=True)
class Listed:
    """One incident beside the map; `place` None where no area is known for it."""

    row: IncidentRow
    place: PlaceView | None


@dataclass(frozen=True, slots=True)
class MapView:
    """The list with what narrows it; `unplaced` are incidents that no map can show."""

    rows: tuple[Listed, ...]
    total: int
    unplaced: int
    steps: tuple[Step, ...]
    pager: Pager
    asked: Mapping[str, str]
    active: tuple[Active, ...]
    data: str
    drawing: str


def map_page(asked: Asked) -> Answer:
    """The map of the incidents that pass the same filters as the list."""
    wanted, kept = filters(asked.query)
    every = chosen_of(asked.register, wanted)
    box = box_of(asked.query.get("box", ""))
    rows = _inside(every, box)
    page = page_number(asked.query)
    shown = asked.register.incidents_named([row.id for row in rows[(page - 1) * LISTED : page * LISTED]])

    def view() -> MapView:
        words = asked.words
        query = kept | ({"box": asked.query["box"]} if box else {})
        told = [Listed(incident_row(words, found), place_view(words, found.where)) for found in shown]
        chips = active(words, query, PATH)
        if box:
            chips = (*chips, Active(words.t("map_page.in_box"), f"{PATH}?{urlencode(kept)}" if kept else PATH))
        address = f"?{urlencode(kept)}" if kept else ""
        return MapView(
            rows=tuple(told),
            total=len(rows),
            unplaced=sum(not Box(-90, -180, 90, 180).holds(row.spot) for row in rows),
            steps=strip_of(asked, every, PATH, kept),
            pager=pager(PATH, query, page, LISTED, len(rows)),
            asked=kept,
            active=chips,
            data=_data_of(kept),
            drawing=f"/map.svg{address}",
        )

    return Answer("map.html", asked.words.t("nav.map"), view, shown, "map")


def _data_of(query: Mapping[str, str]) -> str:
    """Where the script reads what it draws: whole months are chosen by its brush, anything finer by the question."""
    first, last = days_of(query)
    whole = (first is None or first.day == 1) and (last is None or last.day == monthrange(last.year, last.month)[1])
    told = {name: value for name, value in query.items() if not whole or name not in {"from", "to"}}
    return f"/map/areas.json?{urlencode(told)}" if told else "/map/areas.json"


def _inside(rows: Sequence[Outline], box: Box | None) -> Sequence[Outline]:
    return [row for row in rows if box.holds(row.spot)] if box else rows
