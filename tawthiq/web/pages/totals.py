"""`/totals`: sums in buckets by grade, min and max apart, with their caveats; the ledger of cumulative tolls."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from tawthiq.assessment.totals import By
from tawthiq.errors import RegisterError
from tawthiq.model.claim import Claim
from tawthiq.model.incident import LedgerRow
from tawthiq.register.records import Totals
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.indexes import of_state, totals_of
from tawthiq.web.pages.incidents import active, filters
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views.lists import page_number, pager
from tawthiq.web.views.pivot import pivot, splits
from tawthiq.web.views.totals import TotalsView
from tawthiq.web.views.totals import totals as build


@dataclass(frozen=True, slots=True)
class Summed:
    """The totals and the ledger as JSON."""

    totals: Totals
    ledger: tuple[LedgerRow, ...]


def splits_of(query: Mapping[str, str]) -> tuple[By, ...]:
    """What the sums are to be split by; a word that is no split is left out."""
    asked = (word.strip() for word in query.get("by", "").split(","))
    return tuple(dict.fromkeys(By(word) for word in asked if word in set(By)))


def totals(asked: Asked) -> Answer:
    """The sums over the incidents that pass the same filters as the list of incidents, split or whole."""
    wanted, kept = filters(asked.query)
    by = splits_of(asked.query)
    found = totals_of(asked.register, wanted, by)
    ledger = of_state(asked.register, "ledger", lambda: tuple(asked.register.ledger()))
    page = page_number(asked.query)

    def view() -> TotalsView:
        rows = () if by else ledger[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        claims = {row.claim: claim for row in rows if (claim := _claim(asked, row.claim))}
        told = [(row, claims.get(row.claim)) for row in rows]
        pages = pager("/totals", kept, page, PAGE_SIZE, len(ledger))
        # split sums stand in the pivot alone: thousands of them are not put into words twice
        whole = build(asked.words, replace(found, buckets=()) if by else found, told, pages, kept)
        query = {**kept, "by": ",".join(by)} if by else kept
        return replace(
            whole,
            pivot=pivot(asked.words, found, kept, page) if by else None,
            splits=splits(asked.words, by, kept),
            csv=f"/sums.csv?{urlencode(query)}" if query else "/sums.csv",
            active=active(asked.words, query, "/totals"),
        )

    return Answer("totals.html", asked.words.t("nav.totals"), view, Summed(found, ledger), "totals")


def _claim(asked: Asked, id: str) -> Claim | None:
    try:
        return asked.register.claim(id).claim
    except RegisterError:
        return None
