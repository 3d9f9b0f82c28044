"""Tables as the schema of today describes them, for steps that make one that no earlier version had."""

from sqlalchemy import Connection, Table

from tawthiq.register import schema


def table(name: str) -> Table:
    """A table of the schema."""
    return schema.metadata.tables[name]


def make(connection: Connection, *names: str) -> None:
    """Make these tables where they do not stand yet, with their indexes."""
    for name in names:
        table(name).create(connection, checkfirst=True)
