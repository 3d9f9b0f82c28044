"""tawthiq run with processes of its own, plan, parked and retry, as a person calls them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tawthiq.model import wire
from tawthiq.model.document import Document
from tawthiq.register import Register
from tawthiq.register.jobs import Jobs, Parked
from tawthiq.register.underway import RunState, progress

Command = Callable[..., Any]
TEXT = "قال الدفاع المدني إن ثلاثة مدنيين قتلوا في غارة جوية على بلدة سراقب يوم 3 أيار 2019. ({})"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    place = tmp_path / "reports.jsonl"
    rows = (json.dumps({"id": f"d{n}", "text": TEXT.format(n)}, ensure_ascii=False) for n in range(6))
    place.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return place


@pytest.fixture
def parked(reports: Path, command: Command, tmp_path: Path) -> Path:
    """A register of six reports in which a seventh was given up."""
    folder = tmp_path / "register"
    ran = command("run", reports, "--register", folder, "--workers", 1)
    assert ran.status == 0, ran.err
    document = Document(id="d9", text=TEXT.format(9), publisher="صحيفة النهر")
    with Jobs(folder) as jobs:
        kept = Parked(
            key="k9",
            time="2026-01-01T00:00:00.000Z",
            reason="its process crashed (SIGSEGV)",
            inputs="[]",
            file="more.jsonl",
            line=10,
            document="d9",
            body=wire.encode(document),
        )
        jobs.park(kept)
    return folder


def test_a_run_with_processes_is_noted_with_its_progress(reports: Path, command: Command, tmp_path: Path) -> None:
    ran = command("run", reports, "--register", tmp_path / "register", "--workers", 2, "--json")
    assert (ran.status, ran.json["tally"]["added"]) == (0, 6)
    with Register.open(tmp_path / "register") as register:
        run = progress(register)
    assert run is not None
    assert (run.state, run.workers, run.tally.added) == (RunState.DONE, 2, 6)


def test_what_is_parked_is_listed_and_tried_again(parked: Path, command: Command) -> None:
    listed = command("parked", "--register", parked)
    assert "more.jsonl:10: its process crashed (SIGSEGV)" in listed.out
    assert "1 parked. Try them again with tawthiq retry" in listed.err
    (row,) = command("parked", "--register", parked, "--json").json
    assert (row["document"], row["file"], row["line"]) == ("d9", "more.jsonl", 10)
    tried = command("retry", "d9", "--register", parked, "--workers", 1)
    assert (tried.status, "1 reports added" in tried.err) == (0, True)
    assert "0 parked" in command("parked", "--register", parked).err
    with Register.open(parked) as register:
        assert register.document("d9").document.publisher == "صحيفة النهر"


def test_only_what_is_parked_can_be_tried_again(parked: Path, command: Command) -> None:
    ran = command("retry", "d1", "--register", parked)
    assert (ran.status, "nothing of that name is parked" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("language", "told"), [("en", "Reports: about 6, with about 6 claims"), ("ar", "التقارير: نحو 6")]
)
def test_a_plan_says_what_to_expect(language: str, told: str, reports: Path, command: Command, tmp_path: Path) -> None:
    ran = command("plan", reports, "--lang", language, "--bidi", "none", "--register", tmp_path / "none")
    assert ran.status == 0
    assert told in ran.out
    assert "\ufffd" not in ran.out
    assert "local" in ran.out.splitlines()[-1]
    assert not (tmp_path / "none").exists()


def test_a_plan_for_programs_and_wrong_usage(reports: Path, command: Command) -> None:
    found = command("plan", reports, "--json").json
    assert (found["reports"], found["engine"], found["forms"][0]["form"]) == (6, "local", ".jsonl")
    assert command("plan").status == 2
    assert "standard input cannot be sampled" in command("plan", "-").err
