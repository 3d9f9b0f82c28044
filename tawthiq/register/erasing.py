"""Taking a document out for good: the one act that removes rows of the record, and says so in it.

1. The document, its readings, claims, captures and the issues about it are deleted; a tombstone with their hashes, who
   decided and why is appended, and logged. The log itself stays as it is: `verify` knows from the tombstone which of
   its entries speak of rows that are meant to be gone.
2. The original's bytes are deleted unless another document was read from the same bytes; so is what resolving keeps
   beside the register (`workings`).
3. The database file is written anew, so that nothing of the words stays in pages that are no longer used.

What the caller has to do: work out the incidents anew, whose rows repeat words of claims (before 3).
"""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from tawthiq.errors import UsageError
from tawthiq.model import wire
from tawthiq.register import dialect, schema
from tawthiq.register.beside import PREVIEW
from tawthiq.register.chain import Chain, digest, now
from tawthiq.register.custody import Erasure
from tawthiq.register.jobs import Jobs
from tawthiq.register.reading_custody import CustodyReading
from tawthiq.register.workings import Workings


def erase(register: CustodyReading, document: str, author: str, agreed: str, reason: str) -> Erasure:
    """Take a document out; returns its tombstone.

    It takes two people: who decides and who agrees. Raises RegisterError for a document that does not stand, UsageError
    without two names or a reason.
    """
    _check(author, agreed, reason)
    with register.transaction() as connection:
        table = schema.documents
        row = connection.execute(select(table).where(table.c.id == document)).first()
        if row is None:
            raise register.no_document(document)
        gone = replace(_tombstone(connection, row, author, reason), agreed=agreed)
        with dialect.unguarded(connection):
            for rows in (schema.issues, schema.captures, schema.claims, schema.generations):
                connection.execute(delete(rows).where(rows.c.document == document))
            connection.execute(delete(table).where(table.c.id == document))
        encoded = wire.encode(gone).decode()
        values = {"document": document, "identity": gone.identity, "author": author, "time": gone.time}
        connection.execute(insert(schema.erasures), values | {"json": encoded})
        Chain(connection, author).append("erasure", document, digest(encoded))
    Workings.forget(register.folder)
    Jobs.forget(register.folder, document)
    (register.folder / PREVIEW).unlink(missing_ok=True)
    for name in gone.bytes_sha256:
        register.originals.remove(name)
    return gone


def _check(author: str, agreed: str, reason: str) -> None:
    if not author.strip():
        raise UsageError("an erasure needs an author. Give --author")
    if not agreed.strip():
        raise UsageError("an erasure needs a second person who agrees. Give --agreed-by")
    if " ".join(agreed.split()).casefold() == " ".join(author.split()).casefold():
        raise UsageError(f"an erasure needs two people, and {author.strip()} is one. Name another with --agreed-by")
    if not reason.strip():
        raise UsageError("an erasure needs a reason. Give --reason")


def _tombstone(connection: Connection, row: Any, author: str, reason: str) -> Erasure:
    readings, captures, issues = schema.generations, schema.captures, schema.issues

    def of(table: Any, *columns: Any) -> list[Any]:
        return list(connection.execute(select(*columns).where(table.c.document == row.id).order_by(table.c.seq)))

    got = of(captures, captures.c.id, captures.c.sha256)
    kept = {name for name in _held(row, got) if _shared(connection, name, row.id)}
    gone = [("document", row.id)]
    gone += [("claims", f"{row.id}#{reading.generation}") for reading in of(readings, readings.c.generation)]
    gone += [("capture", capture.id) for capture in got]
    gone += [("issue", issue.identity) for issue in of(issues, issues.c.identity)]
    return Erasure(
        document=row.id,
        identity=row.identity,
        text_sha256=row.sha256,
        author=author,
        reason=reason,
        time=now(),
        claims=len(of(schema.claims, schema.claims.c.id)),
        gone=tuple(gone),
        bytes_sha256=tuple(sorted(_held(row, got) - kept)),
        kept_sha256=tuple(sorted(kept)),
    )


def _held(row: Any, captures: list[Any]) -> set[str]:
    return {name for name in (row.bytes_sha256, *(capture.sha256 for capture in captures)) if name}


def _shared(connection: Connection, name: str, document: str) -> bool:
    """Whether another document was read from these bytes."""
    table, captures = schema.documents, schema.captures
    others = select(table.c.seq).where(table.c.bytes_sha256 == name, table.c.id != document)
    got = select(captures.c.seq).where(captures.c.sha256 == name, captures.c.document != document)
    return any(connection.execute(asked.limit(1)).first() for asked in (others, got))
