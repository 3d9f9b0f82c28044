"""Schema versions: making a register, checking an old one, and bringing it forward, one revision a version.

1. A new register gets every table, the append-only guards and the version, which stands in `meta`.
2. An older one is brought forward by alembic's revisions (`revisions/`), the same on both databases, inside one
   transaction; each step is logged by the caller. A register that is up to date never loads alembic.
3. A newer one is refused in one line: an old program must not write into what it does not understand.
"""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select, update

from tawthiq.errors import RegisterError
from tawthiq.register import dialect, schema

REVISIONS = (Path(__file__).with_name("revisions"),)
"""Folders with the revisions."""


def create(connection: Connection, register_id: str, shown: str) -> None:
    """Make the tables of a new register. Raises RegisterError where tables of other programs stand in the way."""
    tables = schema.tables(connection.dialect.name)
    foreign = set(inspect(connection).get_table_names()) & {table.name for table in tables}
    if foreign:
        named = ", ".join(sorted(foreign)[:3])
        raise RegisterError(f"{shown}: holds tables of something else ({named}). Name an empty database or folder")
    schema.metadata.create_all(connection, tables, checkfirst=False)
    dialect.guard_append_only(connection)
    values = [{"name": "schema", "value": str(schema.VERSION)}, {"name": "register", "value": register_id}]
    connection.execute(insert(schema.meta), values)


def has_tables(connection: Connection) -> bool:
    """Whether the database holds a register's tables."""
    return inspect(connection).has_table("meta")


def found_version(connection: Connection, shown: str) -> int:
    """The schema version that stands in the database. Raises RegisterError where it is no register or a newer one."""
    postgresql = dialect.is_postgresql(connection)
    none = "the database holds no register" if postgresql else "register.sqlite is not a register"
    remedy = f"Make one with tawthiq run INPUT --register {shown}" if postgresql else "Name a folder that tawthiq made"
    if not has_tables(connection):
        raise RegisterError(f"{shown}: {none}. {remedy}")
    found = connection.scalar(select(schema.meta.c.value).where(schema.meta.c.name == "schema"))
    version = int(found) if found and found.isdigit() else 0
    if not version:
        raise RegisterError(f"{shown}: {none}. {remedy}")
    if version > schema.VERSION:
        raise RegisterError(
            f"{shown}: the register is of schema {version}, newer than this program's {schema.VERSION}. "
            "Update tawthiq to open it"
        )
    return version


def bring_forward(connection: Connection, version: int) -> tuple[int, ...]:
    """Run the steps from `version` on; returns the versions reached, in order (empty when it is current)."""
    reached = tuple(_steps(connection, version)) if version < schema.VERSION else ()
    if reached:
        dialect.guard_append_only(connection)
        chosen = update(schema.meta).where(schema.meta.c.name == "schema")
        connection.execute(chosen.values(value=str(schema.VERSION)))
    return reached


def _steps(connection: Connection, version: int) -> Iterator[int]:
    from alembic.migration import MigrationContext  # noqa: PLC0415 - heavy, and needed once in a register's life
    from alembic.operations import Operations  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    script = ScriptDirectory(str(REVISIONS[0]), version_locations=[str(folder) for folder in REVISIONS])
    steps = list(script.walk_revisions(base=str(version), head=str(schema.VERSION)))
    context = MigrationContext.configure(connection)
    for step in reversed(steps):
        if step.revision == str(version):
            continue
        with Operations.context(context):
            step.module.upgrade()
        yield int(step.revision)
