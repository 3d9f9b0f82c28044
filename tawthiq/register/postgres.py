"""PostgreSQL's own part: connections, the one lock of the writers, the guards of the record, the words of its errors.

1. A writer takes one advisory lock before it reads the log's head (`lock`): the chain never forks, whatever programs
   write. It is held to the end of the transaction, and falls with the connection.
2. Readers see one state each (repeatable read) and wait for nobody.
3. The record is guarded by triggers; only a transaction that an erasure has opened may delete (`erasing`).
"""

import selectors
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, DisconnectionError

from tawthiq.errors import RegisterError, UsageError

LOCK_MILLISECONDS = 30_000
"""How long a writer waits for another one before it says so."""
_POOL = 5
_MOST = 60  # connections beyond the pool: one for each thread that answers a page, and those that these read through
_GUARD = "tawthiq_append_only"
_REFUSES = f"""
CREATE OR REPLACE FUNCTION {_GUARD}() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('tawthiq.erasing', true) = 'on' THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only';
END
$guard$
"""
_MADE = "CREATE TRIGGER {name} BEFORE {verbs} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION " + _GUARD + "()"
_STAND = """
SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE c.relnamespace = current_schema()::regnamespace AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A')
  AND p.proname = :guard AND position('RAISE EXCEPTION' IN p.prosrc) > 0
"""
LOST = "the connection to the database was lost"
REMEDIES = (
    ("lock timeout", "another program is writing to it", "Wait for it to end, then run this again; nothing was lost"),
    ("append-only", "rows of the record are never changed or removed", "Record a new decision instead"),
    ("password", "the database refuses this user or password", "Give the password in ~/.pgpass or PGPASSWORD"),
    ("no pg_hba.conf entry", "the database refuses this user or machine", "Ask who runs it for an entry"),
    ("peer authentication", "the database refuses this user", "Name another in the address: postgresql://USER@…"),
    ('database "', "there is no such database", "Make it (createdb -E UTF8 -T template0 NAME)"),
    ('role "', "there is no such user of the database", "Name another in the address: postgresql://USER@…"),
    ("permission denied", "this user of the database lacks a right", "Ask who runs it to grant it"),
    ("must be owner", "this user of the database is not the owner of its tables", "Run this as their owner"),
    ("no space left", "the disk is full", "Free some space, then run this again; what was written stands whole"),
    ("disk full", "the disk is full", "Free some space, then run this again; what was written stands whole"),
    ("too many", "the database takes no more connections", "Wait, or raise its max_connections"),
    ("remaining connection slots", "the database takes no more connections", "Wait, or raise its max_connections"),
    ("read-only transaction", "it may not be written to", "Name the server that takes writes"),
    ("undefinedtable", "the database holds no register", "Name one that tawthiq made"),
    ("connection failed", "the database cannot be reached", "Check the address and that the server runs"),
    ("could not", "the database cannot be reached or read", "Check the address and that the server runs"),
    ("timeout", "the database does not answer", "Check the address and that the server runs"),
)


def engine(url: URL) -> Engine:
    """Connections to the database of this address. Raises UsageError where the driver is not installed."""
    given = str(url.query.get("options", ""))
    options = (
        f"{given} -c lock_timeout={LOCK_MILLISECONDS}ms -c timezone=UTC -c jit=off -c client_encoding=UTF8".strip()
    )
    known = {"options": options, "connect_timeout": 10, "application_name": "tawthiq"}
    try:
        made = create_engine(
            url.difference_update_query(["options"]),
            connect_args=known,
            isolation_level="READ COMMITTED",
            pool_size=_POOL,
            max_overflow=_MOST,
        )
        event.listen(made, "checkout", _still_there)
        return made
    except ImportError as error:
        raise UsageError("registers on PostgreSQL need psycopg. Install it: pip install 'tawthiq[postgres]'") from error


def _still_there(driver: Any, _record: object, _proxy: object) -> None:
    """Look whether the server has closed a connection that waited; it is asked only where it has said something."""
    import psycopg  # noqa: PLC0415 - it stands where there are such connections

    with selectors.DefaultSelector() as waiting:
        waiting.register(driver.fileno(), selectors.EVENT_READ)
        if not waiting.select(0):
            return
    try:
        driver.execute("SELECT 1")
        driver.rollback()
    except psycopg.Error as error:
        raise DisconnectionError from error


def reading(writing: Engine) -> Engine:
    """The same connections, for one consistent view each."""
    return writing.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def lock(connection: Connection) -> None:
    """Hold back other writers until the transaction ends; raises the driver's error after LOCK_MILLISECONDS."""
    connection.execute(text(f"SELECT pg_advisory_xact_lock({_key('write')})"))


def _key(purpose: str) -> str:
    # Two numbers: one says that it is ours and for what, the other which register of this database it is.
    mine = {"write": 7_418_001, "resolve": 7_418_002}[purpose]
    return f"{mine}, hashtext(current_schema())"


def lock_for_resolving(connection: Connection, seconds: float) -> bool:
    """Hold back other programs that work out the incidents until this connection ends; False where they took longer."""
    connection.execute(text("SELECT set_config('lock_timeout', :wait, false)"), {"wait": f"{int(seconds * 1000)}ms"})
    try:
        connection.execute(text(f"SELECT pg_advisory_lock({_key('resolve')})"))
    except DBAPIError as error:
        if error.connection_invalidated or "lock timeout" not in str(error.orig):
            raise
        return False
    return True


def guard(connection: Connection, tables: tuple[str, ...]) -> None:
    """Make the database refuse to change or remove rows of these tables; guards that stand are left alone."""
    missing = missing_guards(connection, tables)
    if missing:
        connection.exec_driver_sql(_REFUSES)
    for table in tables:
        for name, verbs in _guards(table):
            if name in missing:
                connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {name} ON {table}")
                connection.exec_driver_sql(_MADE.format(name=name, verbs=verbs, table=table))


def missing_guards(connection: Connection, tables: tuple[str, ...]) -> tuple[str, ...]:
    """Names of the triggers that should stand and do not, or do nothing."""
    found = set(connection.execute(text(_STAND), {"guard": _GUARD}).scalars())
    return tuple(name for table in tables for name, _ in _guards(table) if name not in found)


def _guards(table: str) -> tuple[tuple[str, str], ...]:
    return (f"{table}_no_update", "UPDATE"), (f"{table}_no_delete", "DELETE OR TRUNCATE")


@contextmanager
def erasing(connection: Connection) -> Iterator[None]:
    """Let this transaction delete rows of the record, until the block ends."""
    connection.exec_driver_sql("SELECT set_config('tawthiq.erasing', 'on', true)")
    yield
    connection.exec_driver_sql("SELECT set_config('tawthiq.erasing', 'off', true)")


def rewrite(writing: Engine, tables: tuple[str, ...]) -> None:
    """Write these tables anew, so that nothing of deleted rows stays in their files (backups keep what they hold)."""
    with writing.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in tables:
            connection.exec_driver_sql(f"VACUUM (FULL, ANALYZE) {table}")


def check_letters(connection: Connection, shown: str) -> None:
    """Raises RegisterError where the database cannot hold every letter."""
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise RegisterError(f"{shown}: the database is in {encoding}. Make one with createdb -E UTF8 -T template0 NAME")
