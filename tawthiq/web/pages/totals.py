"""`/totals`: sums in buckets by grade, min and max apart, with their caveats; the ledger of cumulative tolls."""

from dataclasses import dataclass

from tawthiq.errors import RegisterError
from tawthiq.model.claim import Claim
from tawthiq.model.incident import LedgerRow
from tawthiq.register.records import Totals
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.pages.incidents import filters
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

    def view() -> TotalsView:
        claims = {row.claim: claim for row in ledger if (claim := _claim(asked, row.claim))}
        return build(asked.words, found, ledger, claims, kept)

    return Answer("totals.html", asked.words.t("nav.totals"), view, Summed(found, ledger), "totals")


def _claim(asked: Asked, id: str) -> Claim | None:
    try:
        return asked.register.claim(id).claim
    except RegisterError:
        return None
