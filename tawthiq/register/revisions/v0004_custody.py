"""3 to 4: room for chains of custody and for tombstones."""

from alembic import op

from tawthiq.register import revising

revision = "4"
down_revision = "3"


def upgrade() -> None:
    """Make `captures` and `erasures`."""
    revising.make(op.get_bind(), "captures", "erasures")
