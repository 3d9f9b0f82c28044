"""Schema versions: making a register, checking an old one, and bringing it forward, one step a version.

1. A new folder gets every table, the append-only guards and the version.
2. An older register is brought forward step by step inside one transaction; each step is logged by the caller.
3. A newer one is refused in one line: an old program must not write into what it does not understand.
"""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select, update

from tawthiq.errors import RegisterError
from tawthiq.register import dialect, schema
from tawthiq.register.chain import digest

Step = Callable[[Connection], None]


def _filings(connection: Connection) -> None:
    """1 to 2: room for the incidents of a team's own sheet."""
    if not inspect(connection).has_table("filings"):
        schema.filings.create(connection)


def _sorted_incidents(connection: Connection) -> None:
    """2 to 3: an incident's row carries its place in the order and the hash of its JSON: one can be replaced alone."""
    if any(column["name"] == "sort" for column in inspect(connection).get_columns("incidents")):
        return
    old = [row._mapping for row in connection.exec_driver_sql("SELECT * FROM incidents")]
    for name in inspect(connection).get_indexes("incidents"):
        connection.exec_driver_sql(f'DROP INDEX IF EXISTS "{name["name"]}"')
    connection.exec_driver_sql("DROP TABLE incidents")
    schema.incidents.create(connection)
    values = [
        {name: value for name, value in row.items() if name != "position"}
        | {"sort": f"{row['position']:012d}", "sha256": digest(row["json"])}
        for row in old
    ]
    if values:
        connection.execute(insert(schema.incidents), values)


def _custody(connection: Connection) -> None:
    """3 to 4: room for chains of custody and for tombstones."""
    schema.captures.create(connection, checkfirst=True)
    schema.erasures.create(connection, checkfirst=True)


STEPS: dict[int, Step] = {1: _filings, 2: _sorted_incidents, 3: _custody}
"""`STEPS[n]` brings version n to n + 1. A step adds tables or columns; it never rewrites rows of the record."""


def create(connection: Connection, register_id: str) -> None:
    """Make the tables of a new register."""
    schema.metadata.create_all(connection)
    dialect.guard_append_only(connection)
    values = [{"name": "schema", "value": str(schema.VERSION)}, {"name": "register", "value": register_id}]
    connection.execute(insert(schema.meta), values)


def has_tables(connection: Connection) -> bool:
    """Whether the file holds a register's tables."""
    return inspect(connection).has_table("meta")


def found_version(connection: Connection, folder: Path) -> int:
    """The schema version that stands in the file. Raises RegisterError where it is no register or a newer one."""
    if not has_tables(connection):
        raise RegisterError(f"{folder}: register.sqlite is not a register. Name a folder that tawthiq made")
    found = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "schema"))
    version = int(found) if found and found.isdigit() else 0
    if not version:
        raise RegisterError(f"{folder}: register.sqlite is not a register. Name a folder that tawthiq made")
    if version > schema.VERSION:
        raise RegisterError(
            f"{folder}: the register is of schema {version}, newer than this program's {schema.VERSION}. "
            "Update tawthiq to open it"
        )
    return version


def bring_forward(connection: Connection, version: int) -> tuple[int, ...]:
    """Run the steps from `version` on; returns the versions reached, in order (empty when it is current)."""
    reached = []
    for step in range(version, schema.VERSION):
        STEPS[step](connection)
        reached.append(step + 1)
    if reached:
        dialect.guard_append_only(connection)
        chosen = update(schema.meta).where(schema.meta.c.name == "schema")
        connection.execute(chosen.values(value=str(schema.VERSION)))
    return tuple(reached)
