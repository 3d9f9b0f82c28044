"""A register filled by Spark is the one that this machine fills: claim for claim, incident for incident.

The cluster is a master and two workers on this machine; what is read and resolved there is compared with what the
local engine makes of the same inputs.
"""

import gzip
import json
import os
import random
import signal
import time
import zipfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from tawthiq import engine, pipeline
from tawthiq.engine import pairing, reading_tellings, resolving
from tawthiq.engine.spark import Spark, executing, java, jobs, portions
from tawthiq.engine.spark.executing import COLUMNS, Parcel
from tawthiq.engine.spark.hands import Hands
from tawthiq.engine.spark.luggage import pack
from tawthiq.engine.spark.reading import SparkReader
from tawthiq.errors import UsageError
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.register import Register, verify
from tawthiq.register.chain import digest
from tawthiq.register.workings import Workings
from tawthiq.settings import Settings

from ...benches import record
from .conftest import Cluster

PLACES = ("بلدة البصيرة في ريف دير الزور", "مدينة تلعفر", "مدينة حلب", "مدينة إدلب", "بلدة سراقب")
MEANS = ("في غارة جوية على", "بقصف مدفعي على", "بانفجار عبوة ناسفة في")
VOICES = ("قال الدفاع المدني", "أفاد مصدر طبي", "أعلنت شبكة محلية", "ذكر شهود عيان")


def report(pick: random.Random) -> str:
    """An invented report; few places and days, so that some tell of one event."""
    killed, day = pick.randint(2, 9), pick.randint(1, 4)
    where = f"{pick.choice(MEANS)} {pick.choice(PLACES)} يوم {day} أيار 2019."
    first = f"{pick.choice(VOICES)} إن {killed} مدنيين قتلوا {where}"
    more = f" وأصيب {pick.randint(3, 20)} آخرون بجروح." if pick.random() < 0.5 else ""
    return f"{first}{more} رقم الخبر {pick.randint(1, 10**9)}."


def corpus(folder: Path, reports: int = 36) -> Path:
    """Files of every type that is cut, small ones, what comes in twice, what is broken."""
    pick, folder = random.Random(11), folder / "reports"  # noqa: S311 - the same reports every time
    (folder / "more").mkdir(parents=True)
    rows = [{"id": f"j{n}", "text": report(pick), "published": "2019-05-05"} for n in range(reports // 2)]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    lines[3:3] = ["", "{broken", json.dumps({"id": "empty", "text": ""}), lines[0]]
    (folder / "a.jsonl").write_text("\n".join(lines), "utf-8")
    for n in range(reports // 6):
        (folder / f"b{n}.txt").write_text(report(pick), "utf-8")
        (folder / "more" / f"b{n}.txt").write_text(report(pick), "utf-8")
    (folder / "c.html").write_bytes(b"<html></html>")
    (folder / "d.xyz").write_bytes(b"?")
    (folder / "e.warc.gz").write_bytes(b"".join(gzip.compress(page(n, report(pick))) for n in range(reports // 6)))
    values = {"id": [f"p{n}" for n in range(reports // 6)], "text": [report(pick) for _ in range(reports // 6)]}
    parquet.write_table(pa.table(values), folder / "f.parquet", row_group_size=3)
    (folder / "g.jsonl").write_text(json.dumps(rows[1] | {"id": "again"}, ensure_ascii=False), "utf-8")
    return folder


def page(number: int, text: str) -> bytes:
    body = f"<html><body><article><p>{text}</p></article></body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"WARC-Date: 2019-05-06T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def computed(register: Register) -> list[Any]:
    """All that is computed: incidents in their order, the ledger, and which claims stand where."""
    with register.reading() as connection:
        claims = connection.exec_driver_sql("SELECT incident, claim FROM incident_claims ORDER BY 1, 2").all()
    return [tuple(register.all_incidents()), register.ledger(), claims]


def state(register: Register) -> dict[str, Any]:
    """All that a register holds but times, and the log, which holds them."""
    with register.reading() as connection:
        ask = connection.exec_driver_sql
        documents = ask("SELECT id, sha256, bytes_sha256, text FROM documents ORDER BY seq").all()
        claims = ask("SELECT document, generation, position, json FROM claims ORDER BY document, position").all()
        issues = ask("SELECT json FROM issues ORDER BY 1").all()
        captures = ask("SELECT id, document FROM captures ORDER BY id").all()
    return {
        "documents": documents,
        "claims": claims,
        "issues": issues,
        "captures": captures,
        "computed": computed(register),
    }


def filled(place: Path, inputs: list[Path], **orders: Any) -> dict[str, Any]:
    """What a register holds that was filled from these inputs; it must verify."""
    with Register.open(place, create=True) as register:
        pipeline.run(inputs, register, pipeline.Orders(**orders))
        assert verify(register) == ()
        return state(register)


@pytest.fixture
def _small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small files are large ones, and a few are many."""
    for module in (portions, executing):
        monkeypatch.setattr(module, "LARGE", 2_000, raising=False)
    monkeypatch.setattr("tawthiq.engine.spark.reading.LARGE", 2_000)
    monkeypatch.setattr(portions, "_TASK", 3_000)


@pytest.fixture
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Resolving hands out its steps and pairs of small registers too."""
    monkeypatch.setattr(pairing, "_WINDOW", 400)
    monkeypatch.setattr(resolving, "_ALONE", 2)
    for name in ("_TEXTS", "_COMPONENTS", "_CASES"):
        monkeypatch.setattr(resolving, name, 25)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corpus(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def expected(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What this machine makes of the corpus."""
    found = filled(tmp_path_factory.mktemp("local") / "register", [reports])
    assert len(found["documents"]) == 42
    assert len(found["captures"]) >= 42
    assert len(found["computed"][0]) > 5
    assert len(found["issues"]) >= 6
    return found


def test_the_seeds_are_read_alike(spark: Spark, tmp_path: Path, seeds: Path) -> None:
    inputs = [seeds / "docs.jsonl"]
    here = filled(tmp_path / "local", inputs)
    assert len(here["claims"]) > 20
    assert filled(tmp_path / "spark", inputs, engine="spark") == here


@pytest.mark.usefixtures("_small_portions", "_few_are_many")
def test_a_corpus_of_many_types_is_read_alike_and_known_when_it_comes_again(
    spark: Spark, tmp_path: Path, reports: Path, expected: dict[str, Any]
) -> None:
    found = filled(tmp_path / "register", [reports], engine="spark")
    for name, value in expected.items():
        assert found[name] == value, name
    with Register.open(tmp_path / "register") as register:
        again = pipeline.run([reports], register, pipeline.Orders(engine="spark"))
        assert (again.tally.added, again.tally.known, again.tally.claims) == (0, 42, 0)
        assert state(register)["claims"] == expected["claims"]


@pytest.mark.usefixtures("_small_portions", "_few_are_many")
def test_a_file_that_is_too_large_for_one_task_is_opened_here_and_read_alike(
    spark: Spark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Java has room for next to nothing, so that what comes of the archive is asked for bit by bit."""
    pick = random.Random(23)  # noqa: S311 - the same reports every time
    given = tmp_path / "reports.zip"
    with zipfile.ZipFile(given, "w") as packed:
        for n in range(20):
            packed.writestr(f"{n:02d}.txt", report(pick))
        packed.writestr("20.xyz", b"?")
    expected = filled(tmp_path / "local", [given])
    assert len(expected["documents"]) == len(expected["captures"]) == 20
    assert expected["issues"]
    tranches: list[int] = []
    asked = SparkReader._asked

    def counted(self: SparkReader, tranche: Any, group: str) -> Any:
        tranches.append(sum(isinstance(piece, portions.Unpacked) for piece in tranche))
        return asked(self, tranche, group)

    monkeypatch.setattr(SparkReader, "_asked", counted)
    monkeypatch.setattr(java, "room", lambda _: 12_000)
    assert filled(tmp_path / "spark", [given], engine="spark") == expected
    assert sum(tranches) == 20
    assert len(tranches) > 2


@pytest.mark.usefixtures("_few_are_many")
def test_an_invented_war_is_resolved_alike_with_the_decisions_of_people(
    spark: Spark, tmp_path: Path, invented: ModuleType
) -> None:
    told = list(invented.War(3, 60, 30).reports(260, 3))
    made = []
    for name, manner in (("local", engine.Manner()), ("spark", engine.Manner(cluster=spark))):
        with Register.open(tmp_path / name, create=True) as register:
            record(register, told)
            engine.resolve(register, manner)
            first = computed(register)
            decide(register)
            engine.resolve(register, engine.Manner(anew=True, cluster=manner.cluster))
            made.append((first, computed(register)))
    assert len(made[0][0][0]) > 30
    assert made[0][0] != made[0][1]
    assert made[1] == made[0]


def test_stretches_of_days_are_scored_alike_by_python_splink_and_executors(
    spark: Spark, tmp_path: Path, invented: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pairs of tellings as an earlier resolution left them, window by window; keys without a day among them."""
    with Register.open(tmp_path, create=True) as register:
        record(register, invented.War(5, 40, 20).reports(300, 5))
        engine.resolve(register)
        monkeypatch.setattr(pairing, "_LINKED_WINDOW", 120)
        with Workings.open(tmp_path) as workings:
            plain, linked = pairing.windows(workings), pairing.windows(workings, linked=True)
        assert len(linked) >= 3
        find = partial(pairing.find, folder=tmp_path, lexicons=())
        here, beside = find(plain), find(linked)
        there = list(Hands(spark._session, register, ()).map(find, linked, False))
        reading_tellings.release(tmp_path)
    assert len(rows(here)) > 60
    assert rows(there) == rows(beside) == rows(here)
    assert there[0].left, "nothing was found without a day"


def rows(links: Iterable[pairing.Links]) -> set[tuple[int, int, float]]:
    return {row for one in links for row in zip(one.left, one.right, one.scores, strict=True)}


def decide(register: Register) -> None:
    one, other, third = (incident for incident, _ in zip(register.all_incidents(), range(3), strict=False))
    for number, (kind, subjects) in enumerate(
        ((DecisionKind.MERGE, (one.id, other.id)), (DecisionKind.REJECT, third.claims[:1]))
    ):
        time = f"2026-01-01T00:00:0{number}.000Z"
        register.add_decision(
            Decision(id=f"x{number}", kind=kind, subjects=subjects, author="r", time=time, reason="t")
        )


def test_the_packs_of_a_user_go_along(spark: Spark, tmp_path: Path) -> None:
    lists = tmp_path / "own"
    lists.mkdir()
    words = "entries:\n  - {id: own.miners, means: civilian, group: all, singular: [منقب], plural: [منقبين]}\n"
    (lists / "victims.yaml").write_text(words, "utf-8")
    path = tmp_path / "a.txt"
    path.write_text("قتل خمسة منقبين في غارة جوية على بلدة كفرنبل يوم 11 أيار 2019.", "utf-8")
    settings = Settings(lexicon=(lists,))
    here = filled(tmp_path / "local", [path], settings=settings)
    assert here["claims"] != filled(tmp_path / "plain", [path])["claims"]
    assert filled(tmp_path / "spark", [path], settings=settings, engine="spark") == here


def test_another_program_on_an_executor_is_refused_in_one_line(spark: Spark, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executing, "program", lambda: "0.0.1+abc intake")
    parcel = Parcel((), pack(Settings()))
    with pytest.raises(UsageError, match=r"^the worker .* runs another program \(.*, here 0.0.1\+abc intake\)"):
        jobs.mapped(spark._session, jobs.Task.READ, parcel, 1, COLUMNS)


@pytest.mark.usefixtures("spark")
def test_ctrl_c_is_left_to_who_asked_for_the_run() -> None:
    assert getattr(signal.getsignal(signal.SIGINT), "__module__", None) != "pyspark.core.context"


def killing(victims: Callable[[], list[int]], after: int) -> Callable[[Any], None]:
    """Kills processes once so many reports are in."""
    left = [True]

    def watch(tally: Any) -> None:
        if left and tally.added >= after:
            left.clear()
            found = victims()
            assert found, "nothing to kill"
            for pid in found:
                os.kill(pid, signal.SIGKILL)

    return watch


@pytest.mark.usefixtures("_small_portions", "_few_are_many")
def test_a_killed_executor_changes_nothing(
    spark: Spark, cluster: Cluster, tmp_path: Path, reports: Path, expected: dict[str, Any]
) -> None:
    watch = killing(lambda: cluster.executors()[:1], 3)
    assert filled(tmp_path / "register", [reports], engine="spark", watch=watch) == expected


@pytest.mark.full
@pytest.mark.usefixtures("_small_portions", "_few_are_many")
def test_a_killed_worker_changes_nothing(
    spark: Spark, cluster: Cluster, tmp_path: Path, reports: Path, expected: dict[str, Any]
) -> None:
    worker = cluster.workers.pop(0)
    watch = killing(lambda: [worker.pid], 3)
    try:
        assert filled(tmp_path / "register", [reports], engine="spark", watch=watch) == expected
    finally:
        worker.wait(20)
        cluster.add_worker()
        time.sleep(2)


@pytest.fixture(scope="module")
def annotated(bench: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[int | None], Path]:
    """So many of the reports beside the checkout, as files."""
    folder = tmp_path_factory.mktemp("annotated")

    def some(number: int | None) -> Path:
        rows = (bench / "bench" / "register-dev" / "reports.jsonl").read_text("utf-8").splitlines()
        place = folder / f"{number}.jsonl"
        place.write_text("\n".join(rows[:number]), "utf-8")
        return place

    return some


@pytest.mark.bench
@pytest.mark.usefixtures("_few_are_many")
def test_some_real_reports_are_read_alike(
    spark: Spark, tmp_path: Path, annotated: Callable[[int | None], Path]
) -> None:
    compared(tmp_path, [annotated(30)], 25)


def compared(folder: Path, inputs: list[Path], least: int) -> None:
    """Both engines make the same of these; told by hashes, since no words of such reports belong into an output."""
    here, there = filled(folder / "local", inputs), filled(folder / "spark", inputs, engine="spark")
    assert len(here["documents"]) >= least
    differing = [name for name in here if digest(repr(here[name])) != digest(repr(there[name]))]
    assert differing == []


@pytest.mark.bench
@pytest.mark.full
def test_all_real_reports_are_read_alike(spark: Spark, tmp_path: Path, annotated: Callable[[int | None], Path]) -> None:
    compared(tmp_path, [annotated(None)], 1_000)
