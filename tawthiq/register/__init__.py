"""The one store: documents, claims, decisions and what follows from them, in one folder.

`register.sqlite` holds the rows, `originals/` the bytes that they were read from, under their SHA-256. What a source
said and what a person decided is appended and never written over; incidents are computed anew and replaced whole;
every act stands in a hash-chained log. See docs/explanation/register.md.
"""

from tawthiq.register.custody import Custody, Erasure, Place, Taker, on_pages
from tawthiq.register.reading_review import ReviewOrder
from tawthiq.register.records import (
    Admission,
    Admitted,
    Bucket,
    Change,
    ClaimFilter,
    Counts,
    Facet,
    Facets,
    IncidentFilter,
    IncidentSort,
    Page,
    Run,
    StoredClaim,
    StoredDocument,
    StoredIssue,
    Tally,
    Totals,
)
from tawthiq.register.register import Register
from tawthiq.register.verify import verify
from tawthiq.register.writing import Writer

__all__ = [
    "Admission",
    "Admitted",
    "Bucket",
    "Change",
    "ClaimFilter",
    "Counts",
    "Custody",
    "Erasure",
    "Facet",
    "Facets",
    "IncidentFilter",
    "IncidentSort",
    "Page",
    "Place",
    "Register",
    "ReviewOrder",
    "Run",
    "StoredClaim",
    "StoredDocument",
    "StoredIssue",
    "Taker",
    "Tally",
    "Totals",
    "Writer",
    "on_pages",
    "verify",
]
