"""1 to 2: room for the incidents of a team's own sheet."""

from alembic import op

from tawthiq.register import revising

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Make `filings`."""
    revising.make(op.get_bind(), "filings")
