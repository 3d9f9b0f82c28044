"""What resolving keeps between two times: what is new stands after it is settled, however it is cut into statements."""

from pathlib import Path

import pytest

from tawthiq.register import workings
from tawthiq.register.workings import FRESH, GONE, STANDS, Kept, Workings


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


@pytest.mark.parametrize("stretch", [1, 3, 1_000])
def test_settling_leaves_nothing_new_or_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int) -> None:
    monkeypatch.setattr(workings, "_STRETCH", stretch)
    with Workings.open(tmp_path) as kept:
        with kept.transaction():
            for n in range(7):
                kept.put_text(f"sha{n}", "first", [_kept(f"t{n}")])
            kept.settle({"snapshot": "one"})
        assert (len(kept.seqs(STANDS)), kept.seqs(FRESH), kept.seqs(GONE)) == (7, [], [])
        with kept.transaction():
            kept.put_text("sha3", "second", [_kept("t3"), _kept("later")])
            kept.put_text("sha6", "second", [])
            assert (len(kept.seqs(STANDS)), len(kept.seqs(FRESH)), len(kept.seqs(GONE))) == (6, 1, 1)
            kept.settle({"snapshot": "two"})
        assert (len(kept.seqs(STANDS)), kept.seqs(FRESH), kept.seqs(GONE)) == (7, [], [])
        assert kept.noted("snapshot") == "two"


def test_settling_nothing(tmp_path: Path) -> None:
    with Workings.open(tmp_path) as kept, kept.transaction():
        kept.settle({"snapshot": "none"})
        assert kept.count() == 0
