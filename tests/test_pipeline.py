import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tawthiq import claims, pipeline
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.passage import Report
from tawthiq.pipeline import Orders
from tawthiq.publication import export
from tawthiq.register import Register, Tally, verify

TOWNS = ("سراقب", "كفرنبل", "أريحا", "دوما", "الرقة", "منبج", "تدمر", "درعا")


def report(number: int) -> dict[str, str]:
    town = TOWNS[number % len(TOWNS)]
    text = (
        f"قصف على {town}\n\nقال الدفاع المدني إن {number % 9 + 2} مدنيين قتلوا وأصيب {number % 5 + 3} آخرون "
        f"في غارة جوية روسية على بلدة {town} يوم {number % 28 + 1} أيار 2019.\n"
        "ونفت وزارة الدفاع الروسية استهداف المدنيين."
    )
    published = f"2019-05-{number % 28 + 1:02d}"
    return {"id": f"d{number}", "text": text, "publisher": f"صحيفة {number}", "published": published}


def write_reports(place: Path, numbers: range) -> Path:
    place.write_text("".join(json.dumps(report(n), ensure_ascii=False) + "\n" for n in numbers), "utf-8")
    return place


@pytest.fixture
def few(tmp_path: Path) -> Path:
    return write_reports(tmp_path / "few.jsonl", range(8))


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "register", create=True) as opened:
        yield opened


def tables(register: Register) -> dict[str, bytes]:
    subjects = ("documents", "claims", "incidents", "totals")
    return {subject: b"".join(export(register, subject, "jsonl")) for subject in subjects}


def test_reports_become_claims_and_incidents(few: Path, register: Register) -> None:
    outcome = pipeline.run([few], register, Orders())
    assert (outcome.tally.read, outcome.tally.added, outcome.tally.known) == (8, 8, 0)
    counts = register.counts()
    assert counts.documents == 8
    assert counts.claims == outcome.tally.claims > 0
    assert counts.incidents == outcome.tally.incidents > 0
    assert register.original("d3") == few.read_bytes().splitlines()[3]
    assert register.runs()[0].status == "done"
    assert verify(register) == ()


def test_running_again_adds_nothing(few: Path, register: Register) -> None:
    pipeline.run([few], register, Orders())
    before, counts = tables(register), register.counts()
    outcome = pipeline.run([few], register, Orders())
    assert (outcome.tally.added, outcome.tally.known, outcome.tally.claims) == (0, 8, 0)
    assert tables(register) == before
    after = register.counts()
    assert (after.documents, after.claims, after.issues) == (counts.documents, counts.claims, counts.issues)
    assert verify(register) == ()


def test_adding_files_adds_only_them(few: Path, register: Register, tmp_path: Path) -> None:
    pipeline.run([few], register, Orders())
    more = write_reports(tmp_path / "more.jsonl", range(11))
    outcome = pipeline.run([more], register, Orders())
    assert (outcome.tally.added, outcome.tally.known) == (3, 8)
    assert register.counts().documents == 11


def test_several_processes_give_the_same(few: Path, register: Register, tmp_path: Path) -> None:
    pipeline.run([few], register, Orders())
    with Register.open(tmp_path / "second", create=True) as second:
        pipeline.run([few], second, Orders(workers=2))
        assert tables(second) == tables(register)


def test_what_is_left_out_is_told_and_kept(few: Path, register: Register, tmp_path: Path) -> None:
    with few.open("a", encoding="utf-8") as file:
        file.write('{"id": "broken", \n')
        file.write(json.dumps(report(3) | {"id": "again"}, ensure_ascii=False) + "\n")
    (tmp_path / "table.xlsx").write_bytes(b"PK")
    outcome = pipeline.run([few, tmp_path / "table.xlsx", tmp_path / "nowhere"], register, Orders())
    left_out = [issue for issue in outcome.issues if issue.left_out]
    assert outcome.tally.left_out == len(left_out) == 4
    assert register.issues(left_out=True).total == 4
    assert register.counts().documents == 8


def test_a_rule_that_fails_leaves_out_one_report(
    few: Path, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = claims.read

    def failing(report: Report, using: claims.Resources, spotting: bool) -> object:
        if report.document.id == "d2":
            raise ZeroDivisionError("rule")
        return read(report, using, spotting)

    monkeypatch.setattr(claims, "read", failing)
    outcome = pipeline.run([few], register, Orders())
    assert outcome.tally.added == 8
    assert [(issue.code, issue.document) for issue in outcome.issues if issue.code == "rule-failed"] == [
        ("rule-failed", "d2")
    ]


def test_a_stop_keeps_what_was_read_and_says_where(few: Path, register: Register) -> None:
    tallies: list[Tally] = []
    orders = Orders(watch=tallies.append, stop=lambda: len(tallies) >= 3)
    outcome = pipeline.run([few], register, orders)
    assert (outcome.stopped, outcome.stopped_after, outcome.tally.added) == (True, "d2", 3)
    assert register.runs()[0].status == "stopped"
    assert register.counts().incidents == 0
    again = pipeline.run([few], register, Orders())
    assert (again.tally.added, again.tally.known, again.stopped) == (5, 3, False)


def test_another_version_reads_anew_beside_the_old_reading(
    few: Path, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline.run([few], register, Orders())
    before = register.counts()
    incidents = [incident.id for incident in register.all_incidents()]
    monkeypatch.setattr(pipeline, "reading_version", lambda _: "another")
    pipeline.run([], register, Orders(reread=True))
    assert register.counts().claims == before.claims
    assert len(register.claims_of_document("d1", every_reading=True)) == 2 * len(register.claims_of_document("d1"))
    assert register.document("d1").pipeline_version == "another"
    assert [incident.id for incident in register.all_incidents()] == incidents
    assert verify(register) == ()


def test_a_rejected_claim_leaves_its_range_and_an_undo_brings_it_back(few: Path, register: Register) -> None:
    pipeline.run([few], register, Orders())
    before = tables(register)["incidents"]
    claim = next(item for item in register.all_claims() if item.harms)
    rejected = Decision(
        id="k1", kind=DecisionKind.REJECT, subjects=(claim.id,), author="ر", time="2026-01-01T00:00:00Z", reason="خطأ"
    )
    register.add_decision(rejected)
    pipeline.resolve(register)
    assert tables(register)["incidents"] != before
    register.add_decision(
        Decision(
            id="k2", kind=DecisionKind.UNDO, subjects=("k1",), author="ر", time="2026-01-02T00:00:00Z", reason="لا"
        )
    )
    pipeline.resolve(register)
    assert tables(register)["incidents"] == before
    assert verify(register) == ()


def test_extract_touches_no_register(few: Path, tmp_path: Path) -> None:
    readings = [item for item in pipeline.extract([few], Orders()) if isinstance(item, pipeline.Reading)]
    assert len(readings) == 8
    assert all(claim.document == f"d{number}" for number, item in enumerate(readings) for claim in item.claims)
    assert not (tmp_path / "register").exists()


# ---- killed runs


def start(reports: Path, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tawthiq", "run", str(reports), "--register", str(folder)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")


def documents_in(folder: Path) -> int:
    try:
        with sqlite3.connect(f"file:{folder / 'register.sqlite'}?mode=ro", uri=True) as connection:
            (count,) = connection.execute("SELECT count(*) FROM documents").fetchone()
        connection.close()
    except sqlite3.Error:
        return 0
    return int(count)


def when_it_holds(number: int, folder: Path, then: Callable[[], None], process: subprocess.Popen[str]) -> None:
    while documents_in(folder) < number and process.poll() is None:
        time.sleep(0.005)
    then()


@pytest.mark.skipif(os.name == "nt", reason="SIGKILL is of POSIX")
def test_a_run_killed_again_and_again_ends_like_one_that_was_not(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "many.jsonl", range(60))
    whole, killed = tmp_path / "whole", tmp_path / "killed"
    assert start(reports, whole).wait() == 0
    for number in (1, 23, 59):
        process = start(reports, killed)
        when_it_holds(number, killed, process.kill, process)
        process.communicate()
    last = start(reports, killed)
    last.communicate()
    assert last.returncode == 0
    with Register.open(whole) as one, Register.open(killed) as other:
        assert tables(one) == tables(other)
        assert verify(other) == ()


@pytest.mark.skipif(os.name == "nt", reason="SIGINT is of POSIX")
def test_ctrl_c_finishes_the_document_in_hand_and_says_where(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "many.jsonl", range(60))
    process = start(reports, tmp_path / "register")
    when_it_holds(10, tmp_path / "register", lambda: process.send_signal(signal.SIGINT), process)
    _, said = process.communicate()
    assert process.returncode == 130
    assert "stopped after d" in said
    with Register.open(tmp_path / "register") as register:
        assert 10 <= register.counts().documents < 60
        assert verify(register) == ()


@pytest.mark.parametrize("workers", [0, 2])
def test_a_run_tells_the_words_that_no_list_knows(tmp_path: Path, register: Register, workers: int) -> None:
    texts = {
        "a": "قتل ثلاثة مدنيين في قصف على قرية زعبوطة في ريف إدلب.",
        "b": "أصيب مدني في قصف على قرية زعبوطة. وزهمل مسلحون خمسة مدنيين في بلدة كفرنبل.",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    outcome = pipeline.run([tmp_path / "a.txt", tmp_path / "b.txt"], register, Orders(workers=workers))
    told = {issue.code: issue for issue in outcome.issues}
    assert told.keys() == {"unknown-place", "unknown-harm"}
    assert "زعبوطة is in no list and stands 2 times" in told["unknown-place"].reason
    assert told["unknown-place"].reason.count("قرية زعبوطة") == 2
    assert told["unknown-harm"].document == "b.txt"
    assert {stored.issue.code for stored in register.issues().rows} == told.keys()
    assert outcome.tally.left_out == 0
    assert not pipeline.run([tmp_path / "a.txt"], register, Orders()).issues, "nothing new, nothing told"
