"""Spark's server of Python processes on an executor, which loads code, word lists and places before it forks any.

Spark starts it by name (`spark.python.daemon.module`) in the place of its own. So they are loaded once an executor, not
once a core, are held in memory once, and a process that was idle and ended is there again at once.
"""

from pyspark.daemon import manager

from tawthiq.engine.local import loaded
from tawthiq.engine.spark import executing, hands

SHARED = (loaded, hands)
"""What the processes find loaded; executing beside it."""


def main() -> None:
    """Serve until Spark ends it."""
    executing.program()
    manager()


if __name__ == "__main__":
    main()
