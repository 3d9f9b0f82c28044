"""`/timeline`: incidents by month, each with its range as a bar."""

from tawthiq.register.records import IncidentSort
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.pages.incidents import filters
from tawthiq.web.views.lists import page_number, pager
from tawthiq.web.views.timeline import TimelineView
from tawthiq.web.views.timeline import timeline as build

SIZE = 100


def timeline(asked: Asked) -> Answer:
    """The timeline of the incidents that pass the same filters as the list."""
    wanted, kept = filters(asked.query)
    page = page_number(asked.query)
    found = asked.register.incidents(wanted, IncidentSort.NEWEST, (page - 1) * SIZE, SIZE)

    def view() -> TimelineView:
        return build(asked.words, found.rows, pager("/timeline", kept, page, SIZE, found.total))

    return Answer("timeline.html", asked.words.t("nav.timeline"), view, found.rows, "timeline")
