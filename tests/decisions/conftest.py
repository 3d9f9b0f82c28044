import pytest


@pytest.fixture(autouse=True)
def _on_both(database: str) -> None:
    """Every test of this room runs on SQLite and on PostgreSQL, unless it says otherwise."""
