"""5 to 6: the queue of claims is read in its order from an index for each slot that narrows it."""

import sqlalchemy as sa
from alembic import op

revision = "6"
down_revision = "5"

_SLOTS = ("kind", "method", "country")
_ORDER = ("confidence_permille", "seq", "id", "document", "generation")


def upgrade() -> None:
    """Make the three indexes in the place of those of single columns."""
    connection = op.get_bind()
    held = {index["name"] for index in sa.inspect(connection).get_indexes("claims")}
    for slot in _SLOTS:
        connection.execute(sa.text(f"DROP INDEX IF EXISTS ix_claims_{slot}"))
        if f"claims_by_{slot}" not in held:
            op.create_index(f"claims_by_{slot}", "claims", [slot, *_ORDER])
