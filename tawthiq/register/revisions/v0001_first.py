"""What the first release made."""

revision = "1"
down_revision = None


def upgrade() -> None:
    """Nothing: registers are made whole (`migrations.create`)."""
