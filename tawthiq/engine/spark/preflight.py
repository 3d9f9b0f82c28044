"""What Spark needs before it is started, each want told in one line with its remedy.

1. `pyspark` and what its Arrow functions need (the extra). 2. Java of the version that this Spark asks for.
3. Of a master with an address, that something answers there: Spark itself would wait a minute, then print forty lines.
"""

import os
import re
import shutil
import socket
import subprocess
from importlib.util import find_spec
from pathlib import Path

from tawthiq.errors import UsageError

LEAST_JAVA = 17
ATTEMPTS = 4
"""How often a piece of work is tried before the run fails: an executor may be lost."""

_NEEDED = ("pyspark", "pyarrow", "pandas")
_SECONDS = 5.0
_PORT = 7077
_STANDALONE = "spark://"
_OTHERS = ("yarn", "k8s://")
_LOCAL = re.compile(r"local(?:\[(\d+|\*)(?:,\s*(\d+))?\])?")


def check(master: str) -> None:
    """Raise UsageError where Spark could not be started with this master."""
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        raise UsageError(f"the spark engine needs {missing[0]}. Install it: pip install 'tawthiq[spark]'")
    if why := java_fault():
        raise UsageError(f"the spark engine needs Java {LEAST_JAVA} or newer, {why}")
    if master.startswith(_STANDALONE):
        _reach(master)


def java_fault() -> str | None:
    """What is wrong with this machine's Java, with the remedy; None where it will do."""
    java = _java()
    if java is None:
        return f"and there is none on this machine. Install it (Debian: openjdk-{LEAST_JAVA}-jre-headless)"
    try:
        told = subprocess.run([java, "-version"], capture_output=True, check=False, timeout=60, text=True).stderr  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"and {java} does not run ({error}). Install it anew, or set JAVA_HOME"
    found = re.search(r'version "(\d+)(?:\.(\d+))?', told)
    number = int(found[2] if found[1] == "1" and found[2] else found[1]) if found else LEAST_JAVA
    if number < LEAST_JAVA:
        return f"and {java} is Java {number}. Install a newer one, or set JAVA_HOME to where it lies"
    return None


def _java() -> str | None:
    home = os.environ.get("JAVA_HOME")
    if home and (own := Path(home) / "bin" / "java").exists():
        return str(own)
    return shutil.which("java")


def settled(master: str) -> str:
    """The master as it is handed to Spark. Raises UsageError for one that is none.

    On one machine Spark gives up at the first failure unless it is told how often to try.
    """
    if found := _LOCAL.fullmatch(master.strip()):
        return f"local[{found[1] or '*'},{found[2] or ATTEMPTS}]"
    if master.startswith((_STANDALONE, *_OTHERS)):
        return master.strip()
    raise UsageError(f"{master}: no master of Spark. Give spark://HOST:PORT, or local[N] for N processes here")


def _reach(master: str) -> None:
    wrong = ""
    for address in master.removeprefix(_STANDALONE).split(","):
        host, _, port = address.strip().rpartition(":")
        try:
            with socket.create_connection((host or address, int(port) if host else _PORT), _SECONDS):
                return
        except (OSError, ValueError) as error:
            wrong = getattr(error, "strerror", None) or str(error)
    raise UsageError(
        f"{master}: no master answers there ({wrong}). Start one, or check the address (docs/how-to/run-on-spark)"
    )
