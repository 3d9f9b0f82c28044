"""`/totals`: sums in buckets by grade, min and max apart, with their caveats; the ledger of cumulative tolls."""

from dataclasses import dataclass

from tawthiq.errors import RegisterError
from tawthiq.model.claim import Claim
from tawthiq.model.incident import LedgerRow
from tawthiq.register.records import Totals
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.pages.incidents import filters
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views.lists import page_number, pager
from tawthiq.web.views.totals import TotalsView
from tawthiq.web.views.totals import totals as build


@dataclass(frozen=True, slots=True)
class Summed:
    """The totals and the ledger as JSON."""

    totals: Totals
    ledger: tuple[LedgerRow, ...]


def totals(asked: Asked) -> Answer:
    """The sums over the incidents that pass the same filters as the list of incidents."""
    wanted, kept = filters(asked.query)
    found = asked.register.totals(wanted)
    ledger = tuple(asked.register.ledger())
    page = page_number(asked.query)

    def view() -> TotalsView:
        rows = ledger[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        claims = {row.claim: claim for row in rows if (claim := _claim(asked, row.claim))}
        pages = pager("/totals", kept, page, PAGE_SIZE, len(ledger))
        return build(asked.words, found, [(row, claims.get(row.claim)) for row in rows], pages, kept)

    return Answer("totals.html", asked.words.t("nav.totals"), view, Summed(found, ledger), "totals")


def _claim(asked: Asked, id: str) -> Claim | None:
    try:
        return asked.register.claim(id).claim
    except RegisterError:
        return None
