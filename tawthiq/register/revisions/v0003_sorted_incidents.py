"""2 to 3: an incident's row carries its place in the order and the hash of its JSON: one can be replaced alone."""

import sqlalchemy as sa
from alembic import op

from tawthiq.register import revising
from tawthiq.register.chain import digest

revision = "3"
down_revision = "2"


def upgrade() -> None:
    """Make `incidents` anew with the columns, and put the rows back."""
    connection = op.get_bind()
    columns = {column["name"] for column in sa.inspect(connection).get_columns("incidents")}
    if "sort" in columns:
        return
    rows = connection.execute(sa.text("SELECT * FROM incidents")).mappings().all()
    op.drop_table("incidents")
    revising.make(connection, "incidents")
    values = [
        {name: value for name, value in row.items() if name != "position"}
        | {"sort": f"{row['position']:012d}", "sha256": digest(row["json"])}
        for row in rows
    ]
    if values:
        op.bulk_insert(revising.table("incidents"), values)
