"""Seven reviewers decide while an import runs: no decision is lost or doubled, and the chain is whole."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tawthiq import engine, pipeline
from tawthiq.register import Register, verify

pytestmark = pytest.mark.parametrize(
    "database", ["postgresql", pytest.param("sqlite", marks=pytest.mark.full)], indirect=True
)
REVIEWERS = 7
TOLD = "قال الدفاع المدني إن {n} مدنيين قتلوا في غارة جوية على سوق بلدة البصيرة في ريف دير الزور يوم {day} أيار 2019."
PLACES = Path(__file__).parent


@pytest.fixture
def busy(tmp_path: Path, database: str) -> Path:
    """A register of as many claims as seven reviewers decide on, two each, and one that all of them want."""
    reports = tmp_path / "reports"
    reports.mkdir()
    for day in range(1, 2 * REVIEWERS + 2):
        (reports / f"{day:02d}.txt").write_text(TOLD.format(n=day + 3, day=day), "utf-8")
    with Register.open(tmp_path / "register", create=True) as register:
        pipeline.run([reports], register, pipeline.Orders())
    return tmp_path / "register"


def test_eight_writers_lose_and_double_nothing(busy: Path, tmp_path: Path) -> None:
    later = tmp_path / "later"
    later.mkdir()
    for day in range(20, 32):
        (later / f"{day}.txt").write_text(TOLD.format(n=day, day=day), "utf-8")
    with Register.open(busy) as register:
        claims = [claim.id for claim in register.all_claims()]
        assert len(claims) == 2 * REVIEWERS + 1
    commands = [
        [str(PLACES / "reviewer.py"), str(busy), f"R{n}", *claims[2 * n : 2 * n + 2], "--", claims[-1]]
        for n in range(REVIEWERS)
    ]
    commands.append(["-m", "tawthiq", "run", str(later), "--register", str(busy)])
    running = [
        subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for command in commands
    ]
    said = [process.communicate(timeout=1500) for process in running]
    assert [err for process, (_, err) in zip(running, said, strict=True) if process.returncode] == []
    assert Counter(out.strip() for out, _ in said[:-1]) == {"first": 1, "late": REVIEWERS - 1}
    with Register.open(busy) as register:
        decided = Counter(subject for decision in register.decisions() for subject in decision.subjects)
        assert decided == dict.fromkeys(claims, 1)
        assert register.counts().documents == 2 * REVIEWERS + 1 + 12
        assert verify(register) == ()
        pipeline.resolve(register)
        stands = register.snapshot_payload()
        engine.resolve(register, engine.Manner(anew=True))
        assert register.snapshot_payload() == stands
