"""How processes of this machine begin: forked where that is safe from one that has loaded what all of them need.

Code, word lists and places take two seconds of a processor to load. A server of forks, which has no threads and no
databases, loads them once for all processes of this program; on systems without one each loads them for itself.
Importing this loads nothing else, so that the server can begin to load before this process does.
"""

import multiprocessing
import os
import signal
import threading
import time
from multiprocessing import forkserver
from multiprocessing.context import BaseContext

_PRELOADED = ("tawthiq.engine.local.crew", "tawthiq.engine.local.loaded")


def context() -> BaseContext:
    """Where to get processes from."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    found = multiprocessing.get_context("forkserver")
    found.set_forkserver_preload(list(_PRELOADED))
    return found


def begin() -> None:
    """Have the server load what processes will need, while this one goes on; nothing where the system has none."""
    if context().get_start_method() == "forkserver":
        forkserver.ensure_running()


def leave_stopping_to_the_parent() -> None:
    """Let Ctrl-C pass by this process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def end_with_the_parent(grace: float = 10.0) -> None:
    """End this process when the one that started it is gone, however that ended: in order (SIGTERM), after `grace`
    seconds at once. Nothing where no process of this program started it.
    """
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()  # a pipe tells, on every system, that the other end is gone
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(grace)
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
