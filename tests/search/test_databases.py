"""Search finds the same on SQLite and on PostgreSQL, from another machine's folder, and beside other servers."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import pytest

from tawthiq import pipeline
from tawthiq.model import wire
from tawthiq.pipeline import Orders
from tawthiq.register import Register
from tawthiq.register.moving import move
from tawthiq.register.workings import SEARCH
from tawthiq.search import Filters, Index, find

from .conftest import QUESTIONS, filled, written

FILTERS = (
    Filters(),
    Filters(party="russia"),
    Filters(governorate="حلب"),
    Filters(first="2016-01-01", last="2017-12-31"),
)
Address = Callable[[str], str]


@pytest.fixture(scope="module")
def address(reports: Register, postgresql: Any, tmp_path_factory: pytest.TempPathFactory) -> Address:
    """The address of the same register on PostgreSQL, beside a folder of that name."""
    database, place = postgresql.address(postgresql.fresh()), tmp_path_factory.mktemp("places")
    move(reports, f"{database}&folder={place / 'moved'}")
    return lambda folder: f"{database}&folder={place / folder}"


@pytest.fixture
def there(address: Address) -> Iterator[Register]:
    with Register.open(address("moved")) as opened:
        yield opened


def told(register: Register, under: Sequence[Filters] = FILTERS[:1]) -> list[bytes]:
    """Every hit of every question under some filters: its place, reasons, excerpts and figures."""
    index = Index(register)
    return [wire.encode(find(index, question.ask, filters)) for filters in under for question in QUESTIONS]


def test_the_same_is_found_on_both_databases(reports: Register, there: Register) -> None:
    here = told(reports, FILTERS)
    assert len(set(here)) > 2 * len(QUESTIONS)
    assert told(there, FILTERS) == here
    assert (there.folder / SEARCH).exists()


def test_a_second_machine_finds_the_same_by_an_index_of_its_own(
    reports: Register, there: Register, address: Address
) -> None:
    with Register.open(address("second")) as second:
        assert second.folder != there.folder
        assert told(second) == told(reports)
        assert (second.folder / SEARCH).exists()


def test_servers_that_share_a_folder_bring_the_index_up_together(address: Address, reports: Register) -> None:
    """Processes that all find no index make one between them, and nobody fails."""
    ask = QUESTIONS[0].ask
    command = [sys.executable, "-m", "tawthiq", "search", ask, "--register", address("shared"), "--json"]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=240) for process in started]
    assert [(process.returncode, err) for process, (_, err) in zip(started, said, strict=True)] == [(0, "")] * 2
    assert max(len(json.loads(out)["documents"]) for out, _ in said) > 0
    with Register.open(address("shared")) as shared:
        assert told(shared) == told(reports)


def test_of_two_that_begin_at_once_one_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins where the first has read but not written: words would be counted by both."""
    with filled(tmp_path, frozenset({"h1", "h8"})) as register:
        slow, quick = Index(register), Index(register)
        monkeypatch.setattr(quick, "_lock", Lock())  # as in another process
        before = Index._reports

        def meanwhile(self: Index, connection: Any) -> None:
            if self is slow:
                assert quick.bring_up()
            before(self, connection)

        monkeypatch.setattr(Index, "_reports", meanwhile)
        assert not slow.bring_up()
        assert not quick.bring_up(), "there is nothing left"
        found = wire.encode(find(slow, "قصف"))
        (register.folder / SEARCH).unlink()
        assert wire.encode(find(Index(register), "قصف")) == found


def test_what_one_server_takes_in_every_other_finds(postgresql: Any, tmp_path: Path) -> None:
    place = f"{postgresql.address(postgresql.fresh())}&folder={tmp_path / 'beside'}"
    ids = frozenset({"h1", "h8", "h12"})
    (tmp_path / "first").mkdir()
    (tmp_path / "later").mkdir()
    with Register.open(place, create=True) as one, Register.open(place) as other:
        pipeline.run([written(tmp_path / "first", ids - {"h8"})], one, Orders())
        servers = Index(one), Index(other)
        for index in servers:
            assert [hit.id for hit in find(index, "البصرة").documents] == []
        pipeline.run([written(tmp_path / "later", ids)], one, Orders())
        for index in reversed(servers):
            assert [hit.id for hit in find(index, "البصرة").documents][:1] == ["h8"]
        with Register.open(place.replace("beside", "second")) as second:
            assert find(Index(second), "البصرة").documents
            one.erase("h8", "Huda", "Rana", "asked for")
            for index in (*servers, Index(second)):
                assert find(index, "البصرة").documents == ()
            assert "البصرة".encode() not in (second.folder / SEARCH).read_bytes()
