import json
import zipfile
from pathlib import Path

import pytest

from tawthiq.engine import planning
from tawthiq.engine.planning import plan
from tawthiq.errors import UsageError
from tawthiq.settings import Settings

TEXT = "قال الدفاع المدني إن ثلاثة مدنيين قتلوا في غارة جوية على بلدة سراقب يوم 3 أيار 2019. الخبر {}."


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "_MOST", 12)


def write_lines(place: Path, count: int) -> Path:
    rows = (json.dumps({"id": f"d{n}", "text": TEXT.format(n)}, ensure_ascii=False) for n in range(count))
    place.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return place


def test_a_large_file_is_reckoned_from_its_beginning(tmp_path: Path) -> None:
    found = plan([str(write_lines(tmp_path / "a.jsonl", 5000))], Settings(), 2, tmp_path)
    assert found.sampled == 12
    assert 4500 < found.reports < 5500
    assert found.claims == found.reports
    assert (found.files, found.bytes) == (1, (tmp_path / "a.jsonl").stat().st_size)
    assert found.reading_ms > 0
    assert found.loading_ms > 0
    assert found.disk > found.reports * 500
    assert (found.engine, found.left_out) == ("local", 0)


def test_each_form_is_counted_and_sampled_by_itself(tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", 40)
    for number in range(120):
        (tmp_path / f"{number}.txt").write_text(TEXT.format(number), "utf-8")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as packed:
        for number in range(60):
            packed.writestr(f"z{number}.txt", TEXT.format(f"z{number}"))
    (tmp_path / "table.bin").write_bytes(b"\0" * 100)
    found = plan([str(tmp_path)], Settings(), 1, tmp_path)
    forms = {form.form: form for form in found.forms}
    assert {name: form.files for name, form in forms.items()} == {".bin": 1, ".jsonl": 1, ".txt": 120, ".zip": 1}
    assert 100 < forms[".txt"].reports < 140
    assert 30 <= forms[".jsonl"].reports <= 50
    assert 30 <= forms[".zip"].reports <= 90
    assert forms[".bin"].reports == 0
    assert found.left_out == 1


@pytest.mark.parametrize(
    ("reports", "engine", "reason"),
    [(50, "local", "small"), (40_000, "local", "fits"), (30_000_000, "spark", "too_large")],
)
def test_the_engine_follows_from_size_and_time(
    reports: int, engine: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planning, "_memory_here", lambda: 8_000_000_000)
    monkeypatch.setattr(planning, "_carried_over", lambda *_: reports)
    found = plan([str(write_lines(tmp_path / "a.jsonl", 20))], Settings(), 2, tmp_path)
    assert (found.engine, found.reason) == (engine, reason)


def test_what_takes_days_belongs_on_a_cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "_memory_here", lambda: None)
    monkeypatch.setattr(planning, "_carried_over", lambda *_: 100_000_000)
    found = plan([str(write_lines(tmp_path / "a.jsonl", 20))], Settings(), 2, tmp_path)
    assert (found.engine, found.reason) == ("spark", "too_long")


def test_more_processes_take_less_time_and_more_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "_carried_over", lambda *_: 100_000)
    monkeypatch.setattr(planning._Cost, "of", lambda *_: planning._Cost(20.0, 2.0, 0.5, 20_000, 150_000_000))
    place = write_lines(tmp_path / "a.jsonl", 20)
    one, four = (plan([str(place)], Settings(), workers, tmp_path) for workers in (1, 4))
    assert four.reading_seconds < one.reading_seconds / 3
    assert four.memory > one.memory


def test_no_reports_and_standard_input(tmp_path: Path) -> None:
    found = plan([str(tmp_path)], Settings(), 2, tmp_path / "register" / "to be")
    assert (found.reports, found.files, found.reason) == (0, 0, "nothing")
    with pytest.raises(UsageError, match="standard input"):
        plan(["-"], Settings(), 2, tmp_path)


def test_nothing_is_recorded(tmp_path: Path) -> None:
    place = write_lines(tmp_path / "a.jsonl", 20)
    plan([str(place)], Settings(), 2, tmp_path / "register")
    assert list(tmp_path.iterdir()) == [place]
