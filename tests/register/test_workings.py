"""What resolving keeps between two times: what is new stands after it is settled, however it is cut into statements."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tawthiq.errors import Stopped
from tawthiq.register import kept_tellings, workings
from tawthiq.register.kept_tellings import FRESH, GONE, STANDS, Kept, Made
from tawthiq.register.workings import Workings


def _kept(name: str) -> Kept:
    return Kept(
        id=name,
        sort=name,
        first=0,
        last=0,
        seeking=True,
        document=name,
        claims=f"{name}.1",
        aside=0,
        body=b"",
        keys=b"",
    )


def _made(sha256: str, *names: str) -> Made:
    return Made(sha256, f"of {' '.join(names)}", tuple(map(_kept, names)))


@pytest.mark.parametrize("stretch", [1, 3, 1_000])
def test_settling_leaves_nothing_new_or_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int) -> None:
    monkeypatch.setattr(workings, "_STRETCH", stretch)
    with Workings.open(tmp_path) as kept:
        kept.put_texts([[_made(f"sha{n}", f"t{n}") for n in range(7)]], 7)
        with kept.transaction():
            kept.settle({"snapshot": "one"})
        assert (len(kept.seqs(STANDS)), kept.seqs(FRESH), kept.seqs(GONE)) == (7, [], [])
        kept.put_texts([[_made("sha3", "t3", "later")], [_made("sha6")]], 2)
        with kept.transaction():
            assert (len(kept.seqs(STANDS)), len(kept.seqs(FRESH)), len(kept.seqs(GONE))) == (6, 1, 1)
            kept.settle({"snapshot": "two"})
        assert (len(kept.seqs(STANDS)), kept.seqs(FRESH), kept.seqs(GONE)) == (7, [], [])
        assert kept.noted("snapshot") == "two"


def test_settling_nothing(tmp_path: Path) -> None:
    with Workings.open(tmp_path) as kept, kept.transaction():
        kept.settle({"snapshot": "none"})
        assert kept.count() == 0


_BATCHES = [[_made(f"{n}.{m}", f"t{n}.{m}", f"u{n}.{m}") for m in range(3)] for n in range(5)]


def _indexes(kept: Workings) -> set[str]:
    asked = "SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'tellings%'"
    return {name for (name,) in kept.connection.execute(asked)}


@pytest.mark.parametrize("many", [1, 1_000])
def test_many_tellings_are_kept_alike_whenever_their_indexes_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(workings, "_MANY", many)
    monkeypatch.setattr(workings, "_TOGETHER", 2)
    with Workings.open(tmp_path) as kept:
        before = _indexes(kept)
        kept.put_texts([[], *_BATCHES], 15)  # a batch of texts that tell nothing ends nothing
        assert _indexes(kept) == before
        assert [row[0] for row in kept.connection.execute("SELECT id FROM tellings ORDER BY seq")] == [
            telling.id for batch in _BATCHES for text in batch for telling in text.told
        ]
        assert kept.stamps()["4.2"] == "of t4.2 u4.2"
        kept.put_texts([[_made("4.2", "u4.2")]], 1)
        assert [row[0] for row in kept.rows("id", ["4.2"], "sha256")] == ["u4.2"]


def test_tellings_before_a_stop_are_kept_and_indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workings, "_MANY", 1)
    monkeypatch.setattr(workings, "_TOGETHER", 2)

    def stopping() -> Iterator[list[Made]]:
        yield from _BATCHES[:3]
        raise Stopped("stopped")

    with Workings.open(tmp_path) as kept:
        before = _indexes(kept)
        with pytest.raises(Stopped):
            kept.put_texts(stopping(), 15)
        assert set(kept.stamps()) == {f"{n}.{m}" for n in range(2) for m in range(3)}
        assert _indexes(kept) == before


def test_indexes_that_a_killed_program_left_out_are_made_when_the_next_one_opens(tmp_path: Path) -> None:
    with Workings.open(tmp_path) as kept:
        before = _indexes(kept)
        kept_tellings.leave_unindexed(kept.connection)
        assert not _indexes(kept)
    with Workings.open(tmp_path) as kept:
        assert before
        assert _indexes(kept) == before
