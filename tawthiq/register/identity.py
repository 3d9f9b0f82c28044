"""When are two documents the same page? The same text, and nothing that tells two outlets apart.

Equal texts of two named publishers or at two addresses are two documents: who repeats whom is part of the record.
"""

from sqlalchemy import Connection, select

from tawthiq.model.document import Document
from tawthiq.register import schema
from tawthiq.register.chain import digest


def identity(document: Document) -> str:
    """A hash over text, publisher and address."""
    return digest(document.sha256, document.publisher, document.url)


def standing_id(connection: Connection, document: Document) -> str | None:
    """The id under which this very page stands already, its own if it may; None where it does not stand."""
    table = schema.documents
    same_text = table.c.sha256 == document.sha256
    found = connection.execute(
        select(table.c.id, table.c.publisher, table.c.url).where(same_text).order_by(table.c.seq)
    ).all()
    outlet = (document.publisher, document.url)
    twins = [row.id for row in found if (row.publisher, row.url) == outlet]
    if not twins:
        twins = [row.id for row in found if not any(outlet) or not (row.publisher or row.url)]
    return document.id if document.id in twins else next(iter(twins), None)


def is_own(id: str, document: Document) -> bool:
    """Whether an id is the document's own, or its own as it was given anew beside another text of that id."""
    return id == document.id or id.startswith(f"{document.id}~")
