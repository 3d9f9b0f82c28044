"""4 to 5: lists of incidents and the queue of claims are read from indexes of their own."""

import sqlalchemy as sa
from alembic import op

revision = "5"
down_revision = "4"

_OLD = ("grade", "method", "country", "first_day", "last_day")
_LISTED = ("last_day", "code", "first_day", "grade", "method", "country", "killed_max", "killed_min", "origins", "id")
_WAITING = ("confidence_permille", "seq", "id", "document", "generation")


def upgrade() -> None:
    """Make the two indexes in the place of those of single columns."""
    connection = op.get_bind()
    for name in _OLD:
        connection.execute(sa.text(f"DROP INDEX IF EXISTS ix_incidents_{name}"))
    for table, name, columns in (("incidents", "incidents_listed", _LISTED), ("claims", "claims_waiting", _WAITING)):
        held = {index["name"] for index in sa.inspect(connection).get_indexes(table)}
        if name not in held:
            op.create_index(name, table, list(columns))
