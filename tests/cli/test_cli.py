import csv
import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tawthiq.cli import main
from tawthiq.cli.options import Language
from tawthiq.cli.wording import Speech
from tawthiq.register import Register

from ..ports import free_port

TEXT = (
    "قصف على كفرنبل\n\nقال الدفاع المدني إن 5 مدنيين قتلوا وأصيب 7 آخرون في غارة جوية روسية على بلدة كفرنبل "
    "يوم 5 أيار 2019.\nونفت وزارة الدفاع الروسية استهداف المدنيين."
)


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        loaded: dict[str, object] = json.loads(self.out)
        return loaded


Tawthiq = Callable[..., Ran]


@pytest.fixture
def tawthiq(capfd: pytest.CaptureFixture[str]) -> Tawthiq:
    def run(*words: object) -> Ran:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(word) for word in words])
        out, err = capfd.readouterr()
        return Ran(int(left.value.code or 0), out, err)

    return run


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    place = tmp_path / "reports.jsonl"
    documents = [
        {"id": "a", "text": TEXT, "publisher": "وكالة الشرق", "published": "2019-05-06"},
        {
            "id": "b",
            "text": TEXT.replace("5 مدنيين", "8 مدنيين"),
            "publisher": "صحيفة الغرب",
            "published": "2019-05-06",
        },
    ]
    place.write_text("".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents), "utf-8")
    return place


@pytest.fixture
def folder(reports: Path, tmp_path: Path, tawthiq: Tawthiq) -> Path:
    assert tawthiq("run", reports, "--register", tmp_path / "register").status == 0
    return tmp_path / "register"


@pytest.fixture
def code(folder: Path) -> str:
    with Register.open(folder) as register:
        return next(item.code for item in register.all_incidents() if item.ranges)


def test_help_names_every_verb(tawthiq: Tawthiq) -> None:
    ran = tawthiq("--help")
    assert ran.status == 0
    for verb in [
        "extract",
        "run",
        "export",
        "incidents",
        "show",
        "totals",
        "issues",
        "log",
        "decide",
        "undo",
        "decisions",
        "verify",
        "serve",
        "doctor",
    ]:
        assert f"\n  {verb} " in ran.out


@pytest.mark.skipif(os.name == "nt", reason="needs the processor time of children")
def test_help_imports_nothing_heavy() -> None:
    program = "import sys, tawthiq.cli; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    heavy = {"sqlalchemy", "rich", "yaml", "uvicorn", "starlette", "msgspec", "bidi", "tawthiq.register"}
    assert not heavy & set(ran.stdout.split())


# ---- extract, run


def test_extract_writes_claims(reports: Path, tmp_path: Path, tawthiq: Tawthiq) -> None:
    ran = tawthiq("extract", reports, "--out", tmp_path / "claims.jsonl", "--json")
    lines = (tmp_path / "claims.jsonl").read_text("utf-8").splitlines()
    assert (ran.status, ran.json["documents"], ran.json["claims"]) == (0, 2, len(lines))
    for line in lines:
        claim = json.loads(line)
        source = TEXT if claim["document"] == "a" else TEXT.replace("5 مدنيين", "8 مدنيين")
        assert source[claim["start"] : claim["end"]] == claim["quote"]


def test_extract_to_standard_output_is_nothing_but_claims(reports: Path, tawthiq: Tawthiq) -> None:
    ran = tawthiq("extract", reports)
    assert all(json.loads(line)["quote"] for line in ran.out.splitlines())
    assert "claims from 2 reports" in ran.err


def test_extract_reads_standard_input(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tawthiq", "extract", "-"]
    ran = subprocess.run(command, input=TEXT.encode(), capture_output=True, check=True)
    assert b'"outcome":"killed"' in ran.stdout


@pytest.mark.parametrize("verb", [["extract"], ["run", "--register", "r"]])
def test_bad_input_gets_a_line_and_status_3(
    verb: list[str], reports: Path, tmp_path: Path, tawthiq: Tawthiq, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sheet.xlsx").write_bytes(b"PK")
    ran = tawthiq(*verb, reports, "sheet.xlsx")
    assert ran.status == 3
    assert [line for line in ran.err.splitlines() if line.startswith("sheet.xlsx: ")]


def test_run_again_adds_nothing(folder: Path, reports: Path, tawthiq: Tawthiq) -> None:
    ran = tawthiq("run", reports, "-r", folder, "--json")
    tally = ran.json["tally"]
    assert isinstance(tally, dict)
    assert (ran.status, tally["added"], tally["known"]) == (0, 0, 2)


def test_the_register_can_be_named_by_the_environment(
    folder: Path, tawthiq: Tawthiq, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAWTHIQ_REGISTER", str(folder))
    assert tawthiq("verify").status == 0


# ---- wrong usage, failure


@pytest.mark.parametrize(
    "words",
    [
        ["nothing"],
        ["run"],
        ["run", "x", "--engine", "abacus"],
        ["run", "x", "--engine", "hadoop"],
        ["extract"],
        ["extract", "x", "--json"],
        ["export", "people"],
        ["export", "claims", "--format", "docx"],
        ["export", "claims", "--grade", "fair"],
        ["export", "totals", "--format", "geojson"],
        ["incidents", "--from", "yesterday"],
        ["incidents", "--method", "bow"],
        ["decide", "same", "x", "--author", "a", "--reason", "b"],
        ["decide", "accept", "x", "--reason", "b"],
        ["decide", "grade", "x", "--author", "a", "--reason", "b"],
        ["serve", "--port", "0"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(
    words: list[str], folder: Path, tawthiq: Tawthiq, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TAWTHIQ_REGISTER", str(folder))
    ran = tawthiq(*words)
    assert ran.status == 2
    assert ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("verb", ["verify", "incidents", "totals", "issues", "log", "decisions"])
def test_no_register_is_status_1_and_one_line(verb: str, tmp_path: Path, tawthiq: Tawthiq) -> None:
    ran = tawthiq(verb, "--register", tmp_path / "none")
    assert (ran.status, len(ran.err.splitlines())) == (1, 1)
    assert "no register there" in ran.err


def test_an_unknown_incident_is_status_1(folder: Path, tawthiq: Tawthiq) -> None:
    ran = tawthiq("show", "TW-1900-0001", "-r", folder)
    assert (ran.status, len(ran.err.splitlines())) == (1, 1)


def test_a_fault_of_the_program_is_one_line(folder: Path, tawthiq: Tawthiq, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(*_: object) -> None:
        raise KeyError("x")

    monkeypatch.setattr(Register, "open", breaking)
    ran = tawthiq("issues", "-r", folder)
    assert (ran.status, len(ran.err.splitlines())) == (1, 1)
    assert "Please report it" in ran.err


def test_a_closed_pipe_is_quiet(folder: Path) -> None:
    command = f"{sys.executable} -m tawthiq export claims -r {folder} | head -c 1"
    ran = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)  # noqa: S602
    assert ran.stderr == ""


# ---- export


@pytest.mark.parametrize("subject", ["claims", "incidents", "documents", "totals"])
def test_export_writes_each_table(subject: str, folder: Path, tmp_path: Path, tawthiq: Tawthiq) -> None:
    for form in ("jsonl", "csv"):
        out = tmp_path / f"{subject}.{form}"
        ran = tawthiq("export", subject, "-r", folder, "--format", form, "--out", out)
        assert (ran.status, ran.out) == (0, "")
    with (tmp_path / f"{subject}.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == len((tmp_path / f"{subject}.jsonl").read_bytes().splitlines())


def test_what_leaves_stands_in_the_log_with_who_what_and_scope(
    folder: Path, code: str, tmp_path: Path, tawthiq: Tawthiq
) -> None:
    digest = tawthiq("export", "incidents", "-r", folder, "--out", tmp_path / "o", "--json").json["sha256"]
    scope = ("--public", "--country", "IQ", "--operator", "Huda")
    public = tawthiq("export", "incidents", "-r", folder, "--out", tmp_path / "p", *scope, "--json").json
    assert (public["audience"], public["scope"]) == ("public", "country=IQ")
    packed = tawthiq("dossier", code, "-r", folder, "--out", tmp_path / "d", "--public", "--json").json
    with Register.open(folder) as register:
        entries = reversed(register.log(newest_first=True, limit=3).rows)
        assert [(entry.actor, entry.action, entry.subject, entry.payload) for entry in entries] == [
            ("tawthiq", "export", "internal incidents jsonl: all", digest),
            ("Huda", "export", "public incidents jsonl: country=IQ", public["sha256"]),
            ("tawthiq", "dossier", f"public {code}", packed["sha256"]),
        ]
    assert "--name-people" in tawthiq("dossier", code, "-r", folder, "--public", "--name-people").err
    assert "keep it in the house" in tawthiq("export", "claims", "-r", folder, "--out", tmp_path / "o").err


def test_export_chooses_among_incidents(folder: Path, tawthiq: Tawthiq) -> None:
    assert tawthiq("export", "incidents", "-r", folder, "--country", "sy").out
    assert not tawthiq("export", "incidents", "-r", folder, "--country", "YE").out


def test_an_estimate_comes_with_its_caveat_or_not_at_all(folder: Path, tmp_path: Path, tawthiq: Tawthiq) -> None:
    refused = tawthiq("estimate", "-r", folder, "--lang", "en", "--out", tmp_path / "lists.csv")
    assert refused.status == 0
    assert "No estimate" in refused.out
    assert "not a count" not in refused.out  # nor a number that could be taken for one
    assert (tmp_path / "lists.csv").read_text("utf-8-sig").startswith("unit,governorate,month,identifiable,")
    assert "internal lists of incidents: all" in tawthiq("log", "-r", folder, "--json").out
    assert "There are:" in tawthiq("estimate", "-r", folder, "--list", "لا أحد").err
    assert "stands alone" in tawthiq("estimate", "-r", folder, "--table", "t.csv", "--list", "a").err


def test_an_estimate_from_a_table_is_a_range(tmp_path: Path, tawthiq: Tawthiq) -> None:
    pytest.importorskip("statsmodels")
    rows = "1,1,1,72\n1,1,0,5\n1,0,1,29\n1,0,0,54\n0,1,1,24\n0,1,0,3\n0,0,1,14\n"
    (tmp_path / "t.csv").write_text(f"death,flats,claims,count\n{rows}", "utf-8")
    told = tawthiq("estimate", "--table", tmp_path / "t.csv", "--json").json
    assert (told["observed"], told["estimate_not_count"], told["faults"]) == (201, True, [])
    low, high = int(str(told["low"])), int(str(told["high"]))
    assert 201 < low < 221 < high
    arabic = tawthiq("estimate", "--table", tmp_path / "t.csv", "--lang", "ar").out
    assert f"تقدير لا إحصاء: من {low} إلى {high}" in arabic


# ---- reading


def test_incidents_are_listed_with_range_grade_and_origins(folder: Path, code: str, tawthiq: Tawthiq) -> None:
    ran = tawthiq("incidents", "-r", folder)
    (line,) = [line for line in ran.out.splitlines() if line.startswith(code)]
    assert "Airstrike" in line
    assert "5–8" in line
    arabic = tawthiq("incidents", "-r", folder, "--lang", "ar")
    assert "الدرجة" in arabic.out
    assert "كفرنبل" in arabic.out
    assert tawthiq("incidents", "-r", folder, "--grade", "discounted").out == ""
    assert tawthiq("incidents", "-r", folder, "-q", "كفرنبل", "--json").json["total"] == 1


def test_show_tells_all_of_an_incident(folder: Path, code: str, tawthiq: Tawthiq) -> None:
    out = tawthiq("show", code, "-r", folder).out
    for word in (code, "Grade", "How many", "5–8", "Claims", "الدفاع المدني", "Russia", "alleged", "Sources", "[1]"):
        assert word in out, word
    assert "What the parties answer" in out


def test_show_isolates_arabic_and_can_reorder_it(folder: Path, code: str, tawthiq: Tawthiq) -> None:
    isolated = tawthiq("show", code, "-r", folder).out
    assert isolated.count("\u2068") == isolated.count("\u2069") > 0
    reordered = tawthiq("show", code, "-r", folder, "--bidi", "reorder").out
    assert "\u2068" not in reordered
    assert "لبنرفك" in reordered
    plain = tawthiq("show", code, "-r", folder, "--bidi", "none", "--lang", "ar").out
    assert "كفرنبل" in plain
    assert "\u2068" not in plain


def test_totals_are_split_and_crossed(folder: Path, tawthiq: Tawthiq) -> None:
    split = tawthiq("totals", "-r", folder, "--by", "year, grade,party", "--json").json["totals"]
    assert isinstance(split, dict)
    assert split["by"] == ["year", "grade", "party"]
    assert split["additive"] is False
    assert {len(bucket["keys"]) for bucket in split["buckets"]} == {3}
    assert "cannot be added" in tawthiq("totals", "-r", folder, "--by", "party").err
    assert "السنة" in tawthiq("totals", "-r", folder, "--by", "year,governorate", "--lang", "ar").out


def test_totals_as_csv_carry_what_must_be_known_to_read_them(folder: Path, tawthiq: Tawthiq) -> None:
    head, first, *_ = tawthiq(
        "totals", "-r", folder, "--by", "year,grade", "--from", "2000-01-01", "--csv"
    ).out.splitlines()
    row = dict(zip(head.lstrip("\ufeff").split(","), first.split(","), strict=True))
    assert row["filters"] == "first=2000-01-01"
    assert row["rule_version"]
    assert {"year", "grade", "min", "max", "single_source_share", "undated"} <= row.keys()


def test_a_split_that_is_none_is_wrong_usage(folder: Path, tawthiq: Tawthiq) -> None:
    wrong = tawthiq("totals", "-r", folder, "--by", "colour")
    assert wrong.status == 2
    assert "--by colour: no such split" in wrong.err


def test_totals_are_sums_apart(folder: Path, tawthiq: Tawthiq) -> None:
    assert "5–8" in tawthiq("totals", "-r", folder).out
    totals = tawthiq("totals", "-r", folder, "--json").json["totals"]
    assert isinstance(totals, dict)
    assert {bucket["outcome"] for bucket in totals["buckets"]} == {"killed", "injured"}


def test_issues_and_log_are_listed(folder: Path, tmp_path: Path, tawthiq: Tawthiq) -> None:
    (tmp_path / "sheet.xlsx").write_bytes(b"PK")
    tawthiq("run", tmp_path / "sheet.xlsx", "-r", folder)
    assert "sheet.xlsx" in tawthiq("issues", "-r", folder, "--left-out").out
    assert "document  a" in tawthiq("log", "-r", folder, "-n", "100").out


@pytest.mark.parametrize("verb", ["incidents", "totals", "issues", "log", "decisions", "verify", "doctor", "version"])
def test_every_verb_speaks_json(verb: str, folder: Path, tawthiq: Tawthiq, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAWTHIQ_REGISTER", str(folder))
    ran = tawthiq(verb, "--json")
    assert ran.status == 0
    json.loads(ran.out)


def test_verify_names_a_fault_and_fails(folder: Path, tawthiq: Tawthiq) -> None:
    original = next((folder / "originals").glob("??/*"))
    original.write_bytes(b"x")
    ran = tawthiq("verify", "-r", folder)
    assert ran.status == 1
    assert "its bytes were changed" in ran.out


# ---- decisions


def test_a_decision_moves_an_incident_and_can_be_taken_back(folder: Path, code: str, tawthiq: Tawthiq) -> None:
    def grade() -> object:
        incident = tawthiq("show", code, "-r", folder, "--json").json["incident"]
        assert isinstance(incident, dict)
        return incident["grade"]

    before = grade()
    said = ("--author", "ر. س.", "--reason", "حكم", "-r", folder)
    made = tawthiq("decide", "grade", code, "--after", "discounted", *said, "--json").json
    assert (made["before"], made["after"], grade()) == (before, "discounted", "discounted")
    assert tawthiq("undo", str(made["id"])[:10], *said).status == 0
    assert grade() == before
    listed = tawthiq("decisions", "-r", folder, "--subject", code).out
    assert "taken back" in listed
    assert f"grade (taken back) {code} grade: {before} → discounted" in listed
    assert "(تُراجع عنه)" in tawthiq("decisions", "-r", folder, "--lang", "ar").out
    assert tawthiq("verify", "-r", folder).status == 0


def test_a_decision_that_lacks_something_says_what_and_where_to_find_it(
    folder: Path, code: str, tawthiq: Tawthiq
) -> None:
    said = ("--author", "a", "--reason", "b", "-r", folder)
    assert "--after CODE, the incident to which the claims go" in tawthiq("decide", "move", code, *said).err
    assert "tawthiq show CODE lists" in tawthiq("decide", "split", code, *said).err
    assert "zzzz: no decisions begin so" in tawthiq("undo", "zzzz", *said).err


def test_incidents_are_counted_in_the_form_that_the_number_asks_for() -> None:
    words = Speech(Language.AR)
    told = [words.count("incidents", n) for n in (1, 2, 3, 11, 100)]
    assert told == ["حادثة واحدة", "حادثتان", "3 حوادث", "11 حادثة", "100 حادثة"]


def test_a_claim_is_named_by_the_beginning_of_its_id(folder: Path, tawthiq: Tawthiq) -> None:
    with Register.open(folder) as register:
        claim = next(item for item in register.all_claims() if item.harms)
    said = ("--author", "a", "--reason", "b", "-r", folder)
    made = tawthiq("decide", "correct", claim.id[:12], "--field", "method", "--after", "shelling", *said, "--json").json
    assert (made["subjects"], made["before"]) == ([claim.id], "airstrike")
    with Register.open(folder) as register:
        incident = register.incident(register.claim(claim.id).incident or "")
    assert "corrected method: airstrike → shelling" in " ".join(
        tawthiq("show", incident.code, "-r", folder).out.split()
    )
    assert tawthiq("decide", "accept", "abcdef", *said).status == 2
    assert tawthiq("decide", "correct", claim.id, "--field", "colour", "--after", "x", *said).status == 2
    assert tawthiq("decide", "grade", claim.id, "--after", "weak", *said).status == 2
    assert tawthiq("decide", "grade", incident.code, "--after", "great", *said).status == 2
    assert tawthiq("decide", "accept", claim.id, "--after", "x", *said).status == 2
    assert tawthiq("undo", "abcdef", *said).status == 2


# ---- places, doctor, serve


def test_place_packs_are_added_listed_and_checked(folder: Path, tmp_path: Path, tawthiq: Tawthiq) -> None:
    from tawthiq.gazetteer.rows import COLUMNS  # noqa: PLC0415

    pack = tmp_path / "mine.tsv"
    values = dict.fromkeys(COLUMNS, "")
    values |= {"id": "x:1", "name_ar": "خربة التجربة", "lat": "35.5", "lon": "36.5", "type": "village", "country": "SY"}
    row = [values.get(name, "") for name in COLUMNS]
    pack.write_text("\t".join(COLUMNS) + "\n" + "\t".join(row) + "\n", "utf-8")
    assert tawthiq("places", "check", pack).status in {0, 3}
    assert tawthiq("places", "add", pack, "-r", folder).status in {0, 3}
    assert "mine.tsv" in tawthiq("places", "list", "-r", folder).out
    assert tawthiq("verify", "-r", folder).status == 0
    (folder / "places" / "mine.tsv").write_text("changed", "utf-8")
    assert "place pack mine.tsv: was changed" in tawthiq("verify", "-r", folder).out
    assert tawthiq("places", "check", tmp_path / "none.tsv").status == 1


def test_a_spelling_is_settled_tried_and_listed(folder: Path, tawthiq: Tawthiq) -> None:
    assert "gn:99072" in tawthiq("places", "find", "الموصل", "-r", folder).out
    tried = tawthiq("places", "try", "موصول", "gn:99072", "-r", folder, "--json")
    assert json.loads(tried.out)["holding"] == 0
    said = ("--author", "R. S.", "--reason", "map", "-r", folder)
    assert tawthiq("decide", "alias", "موصول", "--after", "gn:99072", *said).status == 0
    assert "موصول → موصل" in tawthiq("places", "aliases", "-r", folder).out
    assert tawthiq("decide", "alias", "موصول", "--after", "gn:0", *said).status == 2
    assert "aliases" in tawthiq("places", "list", "-r", folder).out
    listed = json.loads(tawthiq("places", "aliases", "-r", folder, "--json").out)
    assert [one["spelling"] for one in listed["aliases"]] == ["موصول"]


def test_doctor_finds_a_damaged_register(folder: Path, tawthiq: Tawthiq) -> None:
    assert tawthiq("doctor", "-r", folder).status == 0
    (folder / "register.sqlite").write_bytes(b"x" * 5000)
    ran = tawthiq("doctor", "-r", folder)
    assert ran.status == 1
    assert "FAULT  register" in ran.out


def test_serve_answers_on_this_machine(folder: Path) -> None:
    port = free_port()
    command: Sequence[str] = [sys.executable, "-m", "tawthiq", "serve", "-r", str(folder), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env=os.environ)
    try:
        assert process.stderr is not None
        assert f"127.0.0.1:{port}".encode() in process.stderr.readline()
        assert answered(port)
    finally:
        process.terminate()
        process.communicate()


def answered(port: int) -> bool:
    for _ in range(100):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5) as response:
                return bool(response.status == 200)
        except OSError:
            time.sleep(0.05)
    return False


def test_serve_says_when_a_port_is_taken(folder: Path, tawthiq: Tawthiq) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = tawthiq("serve", "-r", folder, "--port", taken.getsockname()[1])
    assert ran.status == 1
    assert "cannot be used" in ran.err


def test_the_version_as_other_programs_are_asked(tawthiq: Tawthiq) -> None:
    assert tawthiq("--version").out == tawthiq("version").out
    assert tawthiq("--version").status == 0
