"""What the machine can do to a run: a full disk, a locked database, Ctrl-C, an end without a word."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tawthiq import pipeline
from tawthiq.errors import RegisterError
from tawthiq.pipeline import Orders
from tawthiq.register import Register, Tally, dialect, verify
from tawthiq.register.underway import RunState, progress

Write = Callable[..., Path]
Contents = Callable[[Path], dict[str, Any]]
Undisturbed = Callable[[Path], Path]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits and signals are of POSIX")


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2)
from tawthiq.cli import main
main(sys.argv[2:])
"""


def command(reports: Path, folder: Path, limit: int | None = None) -> subprocess.Popen[str]:
    """The command itself in a session of its own; `limit` is the largest file that it may write, in bytes."""
    program = ["-m", "tawthiq"] if limit is None else ["-c", LIMITED, str(limit)]
    words = [sys.executable, *program, "run", str(reports), "--register", str(folder), "--workers", "2"]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def faulted(said: str) -> str:
    """The one line that a command left with."""
    (line,) = [line for line in said.splitlines() if line.startswith("tawthiq: ")]
    assert "Traceback" not in said
    assert "a fault of the program" not in line
    return line


def test_a_file_that_may_not_grow_ends_the_run_in_one_line_and_it_goes_on_later(
    write: Write, contents: Contents, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    reports, folder = write(40), tmp_path / "register"
    process = command(reports, folder, limit=700_000)
    _, said = process.communicate()
    assert process.returncode == 1
    assert "Check the disk" in faulted(said)
    with Register.open(folder) as register:
        assert register.counts().documents < 40
        assert verify(register) == ()
    assert command(reports, folder).wait() == 0
    assert contents(folder) == contents(undisturbed(reports))


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes; skips where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False)
    except FileNotFoundError:
        pytest.skip("mount is not here")
    if done.returncode:
        pytest.skip("a small disk cannot be mounted without rights for it")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_as_such_and_nothing_is_half_written(
    write: Write, contents: Contents, undisturbed: Undisturbed, tiny_disk: Path
) -> None:
    reports, folder = write(40), tiny_disk / "register"
    process = command(reports, folder)
    _, said = process.communicate()
    assert process.returncode == 1
    assert "Free some space" in faulted(said)
    subprocess.run(["mount", "-o", "remount,size=64m", str(tiny_disk)], check=True)
    with Register.open(folder, create=True) as register:
        assert verify(register) == ()
    assert command(reports, folder).wait() == 0
    assert contents(folder) == contents(undisturbed(reports))


def test_a_locked_register_ends_the_run_in_one_line_and_it_goes_on_later(
    write: Write, contents: Contents, undisturbed: Undisturbed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dialect, "BUSY_MILLISECONDS", 50)
    reports, folder = write(20), tmp_path / "register"
    held: list[sqlite3.Connection] = []

    def lock_it(tally: Tally) -> None:
        if tally.added == 7 and not held:
            held.append(sqlite3.connect(folder / "register.sqlite", isolation_level=None))
            held[0].execute("BEGIN IMMEDIATE")

    with Register.open(folder, create=True) as register:
        with pytest.raises(RegisterError, match=r"another program is writing to it\. Wait for it to end, then run"):
            pipeline.run([reports], register, Orders(watch=lock_it))
        held[0].close()
        run = progress(register)
        assert run is not None
        assert (run.state, run.tally.added, register.counts().documents) == (RunState.FAILED, 7, 7)
        pipeline.run([reports], register, Orders())
    assert contents(folder) == contents(undisturbed(reports))


def reading(folder: Path, number: int, process: subprocess.Popen[str]) -> None:
    """Wait until the run has settled so many."""
    while process.poll() is None:
        if (folder / "jobs.sqlite").exists():
            with Register.open(folder) as register:
                run = progress(register)
            if run and run.tally.added >= number:
                return
        time.sleep(0.02)
    raise AssertionError(process.stderr and process.stderr.read())


def test_ctrl_c_reaches_all_processes_and_each_ends_in_order(write: Write, tmp_path: Path) -> None:
    folder = tmp_path / "register"
    process = command(write(400), folder)
    reading(folder, 16, process)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert "stopped after d" in said
    with Register.open(folder) as register:
        run = progress(register)
        assert run is not None
        assert run.state is RunState.STOPPED
        assert (run.tally.added, run.in_hand) == (register.counts().documents, 0)
        assert verify(register) == ()


def test_how_far_a_run_is_can_be_read_while_it_goes_on_and_after_it_was_killed(write: Write, tmp_path: Path) -> None:
    reports, folder = write(400), tmp_path / "register"
    process = command(reports, folder)
    reading(folder, 32, process)
    with Register.open(folder) as register:
        run = progress(register)
        assert run is not None
        assert (run.state, run.engine, run.workers, run.inputs) == (RunState.READING, "local", 2, (str(reports),))
        assert run.tally.read >= run.tally.added >= 32
        assert run.started <= run.changed
        assert run.seconds > 0
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        killed = progress(register)
        assert killed is not None
        assert (killed.state, killed.run) == (RunState.KILLED, run.run)
        assert progress(register, run.run) == killed
        pipeline.run([reports], register, Orders())
        done = progress(register)
        assert done is not None
        assert (done.state, done.tally.known + done.tally.added, done.waiting, done.parked) == (
            RunState.DONE,
            400,
            0,
            0,
        )
        again = progress(register, run.run)
        assert again is not None
        assert again.state is RunState.KILLED
