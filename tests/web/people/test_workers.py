"""Two reviewers whom different processes of one desk answer: each is told of the other, and neither is written over."""

import os
import re
import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register
from tawthiq.team import Role

from ..test_observed import serving
from .teaming import NAMES, Seat, people_of

CHILDREN = Path("/proc/self/task")
ONLY_LINUX = pytest.mark.skipif(not CHILDREN.exists(), reason="which process answers is told by /proc")


class Far(Seat):
    """Somebody's browser that asks a desk over the network, each time on a connection of its own."""

    def __init__(self, address: str, name: str) -> None:
        limits = httpx.Limits(max_keepalive_connections=0)
        self.client = httpx.Client(base_url=address, timeout=60, limits=limits)  # type: ignore[assignment]
        self.client.cookies.set("lang", "en")
        assert self.log_in(name).status_code == 303

    def send(self, to: str, fields: dict[str, Any], page: str, **headers: str) -> Any:
        return super().send(to, fields, page, origin=str(self.client.base_url).rstrip("/"), **headers)


def workers() -> list[int]:
    """The processes that answer pages: what the desk, a child of this process, started itself."""
    desks = (Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")).read_text().split()
    found = [pid for desk in desks for pid in Path(f"/proc/{desk}/task/{desk}/children").read_text().split()]
    return [int(pid) for pid in found if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text()]


@contextmanager
def answering(process: int, among: Sequence[int]) -> Iterator[None]:
    """Meanwhile this process alone takes connections: the others are halted."""
    others = [pid for pid in among if pid != process]
    for pid in others:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in others:
            os.kill(pid, signal.SIGCONT)


def lives(process: int) -> bool:
    """Whether a process is there and not merely waiting to be asked how it ended."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
    except OSError:
        return False


@ONLY_LINUX
def test_the_processes_that_answer_end_with_the_desk_however_it_ends(small: Register) -> None:
    with serving(small.folder, "--workers", "2") as (address, _):
        both = workers()
        assert len(both) == 2
        (desk,) = {int(Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[1]) for pid in both}
        os.kill(desk, signal.SIGKILL)
        until = time.monotonic() + 30
        while any(map(lives, both)) and time.monotonic() < until:
            time.sleep(0.1)
        assert not any(map(lives, both))
        with pytest.raises(httpx.HTTPError):
            httpx.get(f"{address}/ready", timeout=5)


@ONLY_LINUX
@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.full)], indirect=True)
@pytest.mark.usefixtures("database")
def test_two_reviewers_at_two_processes_meet_and_overwrite_nothing(small: Register) -> None:
    people_of(small)
    claim = next(iter(small.all_incidents())).claims[0]
    page = f"/claims/{claim}"
    with serving(small.folder, "--workers", "2") as (address, ended):
        both = workers()
        one, other = both
        with answering(one, both):
            rima = Far(address, NAMES[Role.REVIEWER])
            opened = rima.read(page)
            mark = opened.partition('name="version" value="')[2].partition('"')[0]
        with answering(other, both):
            karim = Far(address, NAMES[Role.RECORDER])
            assert "Rima</bdi> is at this claim too" in karim.read(page)
            theirs = {"verdict": "reject", "subject": claim, "reason": "speaks of another day"}
            assert karim.send("/decide", theirs, page).status_code == 303
        mine = {"verdict": "accept", "subject": claim, "reason": "read twice", "version": mark}
        with answering(one, both):
            told = rima.client.get(f"/presence.json?subject={claim}&version={mark}").json()
            assert told["others"] == ["Karim"]
            assert told["changed"] is True
            answer = rima.send("/decide", mine, page)
            assert answer.status_code == 409
            contest = answer.text.partition('id="contest"')[2].partition("</section>")[0]
            assert "Karim" in contest
            assert "speaks of another day" in contest
        assert [d.kind for d in small.decisions()] == [DecisionKind.REJECT], "nothing was written over it"
        fresh = answer.text.partition('name="version" value="')[2].partition('"')[0]
        with answering(other, both):  # a form of one process is taken by the other
            assert rima.send("/decide", {**mine, "version": fresh}, page).status_code == 303
        with answering(one, both):
            assert re.search("Accepted by <bdi[^>]*>Rima", karim.read(page))
        ended()
    assert [d.author for d in small.decisions(standing=True)] == ["Karim", "Rima"]
