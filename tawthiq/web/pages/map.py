"""`/map`: incidents as areas as wide as they are uncertain, with the list beside them."""

from dataclasses import dataclass

from tawthiq.register.records import IncidentSort
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.pages.incidents import filters
from tawthiq.web.views.parts import IncidentRow, incident_row
from tawthiq.web.views.places import PlaceView, place_view

MOST = 500


@dataclass(frozen=True, slots=True)
class Mapped:
    """One incident on the map."""

    row: IncidentRow
    place: PlaceView


@dataclass(frozen=True, slots=True)
class MapView:
    """Incidents with an area, and those that no area is known for."""

    placed: tuple[Mapped, ...]
    unplaced: tuple[IncidentRow, ...]
    total: int


def map_page(asked: Asked) -> Answer:
    """The map of the incidents that pass the same filters as the list."""
    wanted, _ = filters(asked.query)
    found = asked.register.incidents(wanted, IncidentSort.NEWEST, 0, MOST)

    def view() -> MapView:
        placed, unplaced = [], []
        for incident in found.rows:
            row, place = incident_row(asked.words, incident), place_view(asked.words, incident.where)
            if place is not None and place.lat is not None:
                placed.append(Mapped(row, place))
            else:
                unplaced.append(row)
        return MapView(tuple(placed), tuple(unplaced), found.total)

    return Answer("map.html", asked.words.t("nav.map"), view, found.rows, "map")
