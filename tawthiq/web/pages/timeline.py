"""`/timeline`: incidents by month, each with its range as a bar."""

from tawthiq.register.records import IncidentSort
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.pages.incidents import filters
from tawthiq.web.views.timeline import TimelineView
from tawthiq.web.views.timeline import timeline as build

MOST = 500


def timeline(asked: Asked) -> Answer:
    """The timeline of the incidents that pass the same filters as the list."""
    wanted, _ = filters(asked.query)
    found = asked.register.incidents(wanted, IncidentSort.OLDEST, 0, MOST)

    def view() -> TimelineView:
        return build(asked.words, found.rows, found.total)

    return Answer("timeline.html", asked.words.t("nav.timeline"), view, found.rows, "timeline")
