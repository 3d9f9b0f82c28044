"""A PostgreSQL server of the tests' own, in a temporary folder, on a socket that no other user can reach.

Its order of words is not SQLite's (ICU, English): what sorts by the server's language fails here.
"""

import contextlib
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MISSING = "PostgreSQL is not on this machine (Debian: apt-get install postgresql)"
_NUMBERS = itertools.count(1)
_QUICK = "fsync=off synchronous_commit=off full_page_writes=off autovacuum=off max_connections=200 shared_buffers=64MB"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs, the newest version's; None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    named = shutil.which("initdb")
    return found[-1].parent if found else Path(named).parent if named else None


def _as_user() -> list[str]:
    """PostgreSQL does not run as root: there it runs as its own user, or as nobody."""
    if os.geteuid():
        return []
    names = [entry.pw_name for entry in pwd.getpwall()]
    user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
    return ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]


_EMPTIED = """
DO $$ DECLARE found record; BEGIN
  FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
    EXECUTE 'DELETE FROM ' || quote_ident(found.tablename);
  END LOOP;
  FOR found IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' LOOP
    EXECUTE 'ALTER SEQUENCE ' || quote_ident(found.sequencename) || ' RESTART';
  END LOOP;
END $$
"""
_FORM = """
SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT tgrelid::regclass::text, tgname::text || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
ORDER BY 1, 2
"""


class Server:
    """A running server; `fresh` gives a database of its own to each caller, `lent` one that was emptied."""

    def __init__(self, folder: Path, programs: Path) -> None:
        self.folder = folder
        self._programs = programs
        self._free: list[str] = []
        self._form: list[Any] = []
        self._made: list[tuple[Any, ...]] = []

    def connected(self, database: str = "postgres") -> Any:
        """A connection of the server's owner, outside of the program."""
        import psycopg  # noqa: PLC0415 - the tests run without it

        return psycopg.connect(host=str(self.folder), user="owner", dbname=database, autocommit=True)

    def version(self) -> str:
        """Such as 15.18."""
        with self.connected() as connection:
            return str(connection.execute("SHOW server_version").fetchone()[0]).partition(" ")[0]

    def processor_seconds(self) -> float:
        """What the server has used so far, all its processes together (Linux)."""
        main = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        total = 0.0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                name, _, rest = stat.read_text().rpartition(")")
                fields = rest.split()
                if int(fields[1]) == main:
                    total += sum(map(int, fields[11:13]))
                elif name.partition(" ")[0] == str(main):
                    total += sum(map(int, fields[11:15]))  # with those of its processes that have ended
        return total / os.sysconf("SC_CLK_TCK")

    @contextlib.contextmanager
    def lent(self) -> Iterator[str]:
        """A database with an empty register in it; it is emptied again and lent to the next."""
        name = self._free.pop() if self._free else self._with_register()
        yield name
        with self.connected(name) as connection:
            if connection.execute(_FORM).fetchall() != self._form:
                return  # somebody changed its tables: nobody else gets it
            connection.execute("SET session_replication_role = replica; SET lock_timeout = '10s'")
            connection.execute(_EMPTIED)
            for statement, values in self._made:
                connection.execute(statement, values)
        self._free.append(name)

    def _with_register(self) -> str:
        from tawthiq.register import Register  # noqa: PLC0415
        from tawthiq.register.presence import Presence  # noqa: PLC0415

        name = self.fresh()
        with Register.open(f"{self.address(name)}&folder={self.folder}/made", create=True) as register:
            Presence(register).come("", "")  # its table is made when somebody comes
        shutil.rmtree(f"{self.folder}/made")
        with self.connected(name) as connection:
            self._form = connection.execute(_FORM).fetchall()
            self._made = [
                (f"INSERT INTO {table} VALUES ({', '.join(['%s'] * len(row))})", row)  # noqa: S608
                for table in ("meta", "log")
                for row in connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608
            ]
        return name

    def run(self, program: str, *arguments: str) -> str:
        """One of PostgreSQL's programs, against this server."""
        command = [*_as_user(), str(self._programs / program), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, cwd=self.folder, check=False)
        assert done.returncode == 0, (program, done.stdout, done.stderr)
        return done.stdout

    def address(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://owner@/{database}?host={self.folder}"

    def fresh(self, template: str = "template0") -> str:
        """The name of a new database, empty or as its template."""
        name = f"t{next(_NUMBERS)}"
        with self.connected() as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        return name


@contextmanager
def server(durable: bool = False) -> Iterator[Server | None]:
    """The server while the block lasts; None where PostgreSQL is not found. `durable`: as servers are run."""
    where = programs()
    if where is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="tq-pg-"))  # short: the name of a socket has room for a hundred letters
    folder.chmod(0o755)
    data = folder / "data"
    data.mkdir(mode=0o700)
    if not os.geteuid():
        user = pwd.getpwuid(int(_as_user()[1].partition("=")[2]))
        for place in (folder, data):
            os.chown(place, user.pw_uid, user.pw_gid)
    running = Server(folder, where)
    options = " ".join(f"-c {option}" for option in ("max_connections=200" if durable else _QUICK).split())
    try:
        locale = ["--locale=C.UTF-8", "--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en"]
        running.run("initdb", "-D", str(data), "-U", "owner", "--auth=trust", "--no-sync", *locale)
        running.run("pg_ctl", "-D", str(data), "-w", "-s", "-l", f"{folder}/log",
                    "-o", f"-c listen_addresses='' -k {folder} {options}", "start")  # fmt: skip
        yield running
    finally:
        if (data / "postmaster.pid").exists():
            running.run("pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
