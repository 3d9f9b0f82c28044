import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, MetaData

from tawthiq.errors import InputError, RegisterError, UsageError
from tawthiq.intake import Original
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document, text_hash
from tawthiq.model.filing import Filing
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import Grade, Outcome
from tawthiq.register import (
    Admission,
    Admitted,
    ClaimFilter,
    IncidentFilter,
    IncidentSort,
    Register,
    Taker,
    Tally,
    dialect,
    migrations,
    postgres,
    schema,
    verify,
)

ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
FILING = Filing(id="f", code="A1", author="R.", time="2020-01-01", file="s.csv", sha256="0", sheet="", row=2)


def decision(kind: DecisionKind, *subjects: str, name: str = "k1") -> Decision:
    return Decision(id=name, kind=kind, subjects=subjects, author="ر. أ.", time="2026-01-01T00:00:00Z", reason="قرأته")


# ---- opening


def test_a_folder_without_a_register_is_refused_unless_asked_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no register there"):
        Register.open(tmp_path / "none")
    with Register.open(tmp_path / "new", create=True) as register:
        assert register.counts().documents == 0
        assert verify(register) == ()


def test_a_folder_that_holds_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(RegisterError, match="not empty and no register"):
        Register.open(tmp_path, create=True)


@pytest.mark.parametrize("content", [b"not a database at all, but long enough to look like one " * 40, b""])
def test_a_file_that_is_no_register_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "register.sqlite").write_bytes(content)
    with pytest.raises(RegisterError, match="not a register"):
        Register.open(tmp_path)


def test_a_newer_schema_is_refused(filled: Any, forge: Any) -> None:
    forge("UPDATE meta SET value = '99' WHERE name = 'schema'")
    with pytest.raises(RegisterError, match="newer than this program"):
        Register.open(filled.folder)


STEP = """
from alembic import op
revision, down_revision = "{next}", "{now}"
def upgrade() -> None:
    op.execute("CREATE TABLE extra (x INTEGER)")
"""


def test_an_older_schema_is_brought_forward_and_logged(
    filled: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    now = schema.VERSION
    (tmp_path / "revisions").mkdir()
    (tmp_path / "revisions" / "next.py").write_text(STEP.format(next=now + 1, now=now))
    monkeypatch.setattr(migrations, "REVISIONS", (*migrations.REVISIONS, tmp_path / "revisions"))
    monkeypatch.setattr(schema, "VERSION", now + 1)
    with Register.open(filled.folder) as register:
        assert register.log(newest_first=True).rows[0].action == "migration"
        assert verify(register) == ()
    with Register.open(filled.folder) as register:
        assert sum(entry.action == "migration" for entry in register.log().rows) == 1


def test_a_register_without_filings_gets_room_for_them(filled: Any, forge: Any) -> None:
    forge("DROP TABLE filings", "UPDATE meta SET value = '1' WHERE name = 'schema'")
    with Register.open(filled.folder) as register:
        with register.writing() as writer:
            assert writer.add_filings([FILING, FILING]) == 1
        assert register.filings() == (FILING,)
        assert verify(register) == ()
    forge("UPDATE filings SET json = replace(json, 'A1', 'A2')")
    with Register.open(filled.folder) as register:
        assert [fault for fault in verify(register) if "filing f: was changed" in fault]


def test_a_register_of_schema_1_is_brought_forward(filled: Any, forge: Any) -> None:
    old = ", ".join(column.name for column in schema.incidents.columns if column.name not in ("sort", "sha256"))
    forge(
        f"CREATE TABLE was AS SELECT 0 AS position, {old} FROM incidents",  # noqa: S608
        "DROP TABLE incidents",
        "ALTER TABLE was RENAME TO incidents",
        *(f"DROP INDEX claims_by_{slot}" for slot in ("kind", "method", "country")),
        "CREATE INDEX ix_claims_method ON claims (method)",
        *(f"DROP TABLE {name}" for name in ("filings", "captures", "erasures")),
        "UPDATE meta SET value = '1' WHERE name = 'schema'",
    )
    with Register.open(filled.folder) as register:
        assert register.incident(filled.incident.id) == filled.incident
        assert [entry.subject for entry in register.log().rows if entry.action == "migration"] == [
            "schema 2",
            "schema 3",
            "schema 4",
            "schema 5",
            "schema 6",
        ]
        assert verify(register) == ()
        with register.reading() as connection:
            assert differences(connection) == []


def differences(connection: Connection) -> list[Any]:
    """Where the record's tables are not those of the schema, tables, columns and indexes."""
    database = connection.dialect.name
    wanted = MetaData()
    for table in schema.tables(database):
        table.to_metadata(wanted)
    options = {"compare_type": True, "include_name": lambda name, kind, _: (name, kind) != ("presence", "table")}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, wanted))


def test_a_new_register_is_as_the_schema_says(register: Register) -> None:
    with register.reading() as connection:
        assert differences(connection) == []


def test_a_changed_incident_is_found(filled: Any, forge: Any) -> None:
    forge("UPDATE incidents SET json = replace(json, 'weak', 'fair')")
    with Register.open(filled.folder) as register:
        assert verify(register) == (f"incident {filled.incident.id}: its row was changed",)


def test_a_locked_register_says_so_in_one_line(filled: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "BUSY_MILLISECONDS", 50)
    monkeypatch.setattr(postgres, "LOCK_MILLISECONDS", 50)
    with Register.open(filled.folder) as register, Register.open(filled.folder) as other, other.transaction():
        with pytest.raises(RegisterError, match="another program is writing") as caught:
            register.add_issue(Issue(code="x", reason="r", remedy="m"))
        assert "\n" not in str(caught.value)


@ON_SQLITE
def test_a_full_disk_says_so_and_leaves_the_register_whole(filled: Any, make: Any) -> None:
    def fill(register: Register) -> None:
        with register.writing() as writer:
            for number in range(200):
                writer.add_document(make.document(f"n{number}", f"{number} {'نص ' * 900}"))

    with Register.open(filled.folder) as register:
        limit_pages(register)
        with pytest.raises(RegisterError, match="disk is full"):
            fill(register)
        assert register.counts().documents == 2
    assert_whole(filled.folder)


def limit_pages(register: Register) -> None:
    with register.transaction() as connection:  # the limit lasts as long as the pooled connection
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def assert_whole(folder: Path) -> None:
    with Register.open(folder) as register:
        assert verify(register) == ()


# ---- documents


def test_a_document_added_again_adds_nothing(register: Register, make: Any) -> None:
    before = register.counts()
    admitted = register.add_document(make.document(), b"other bytes")
    assert admitted.admission is Admission.KNOWN
    assert register.counts() == before


def test_the_same_page_under_another_id_is_told(register: Register, make: Any) -> None:
    same = replace(make.document(), id="other.txt")
    assert register.add_document(same).admission is Admission.TWICE


def test_the_same_text_from_another_publisher_is_another_document(register: Register, make: Any) -> None:
    repeated = make.document("d3", publisher="صحيفة الغرب")
    assert register.add_document(repeated).admission is Admission.ADDED


def test_the_same_text_without_an_outlet_is_the_same_document(register: Register, make: Any) -> None:
    bare = replace(make.document("bare.txt", publisher=None), url=None)
    assert register.add_document(bare) == Admitted("d1", Admission.TWICE)


def test_an_id_taken_by_another_text_is_given_anew(register: Register, make: Any) -> None:
    changed = make.document(text=make.text.replace("5", "7"))
    first = register.add_document(changed)
    assert first.admission is Admission.RENAMED
    assert first.id.startswith("d1~")
    assert register.document(first.id).document.text == changed.text
    assert register.add_document(changed).admission is Admission.KNOWN


def test_originals_are_kept_and_handed_out(register: Register, make: Any) -> None:
    assert register.original("d1") == f"<p>{make.text}</p>".encode()


def test_broken_characters_are_refused_without_a_trace(register: Register, make: Any) -> None:
    before = register.counts()
    for broken in (make.document("d9", "نص \ud800"), make.document("d\ud800"), make.document("d9", "ن", "\udfff")):
        with pytest.raises(InputError, match="broken characters"):
            register.add_document(broken, b"bytes")
    assert register.counts() == before


def test_documents_are_listed_and_searched_folded(register: Register) -> None:
    page = register.documents(limit=1)
    assert (page.total, len(page.rows), page.rows[0].id) == (2, 1, "d1")
    assert page.rows[0].claims == 1
    assert register.documents(q="كفرنبل انتهي").total == 1
    assert register.documents(q="غاره").total == 2
    assert register.documents(q="100%").total == 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1), title=st.none() | st.text(max_size=20))
def test_any_text_comes_back_letter_by_letter(register: Register, text: str, title: str | None) -> None:
    title = title.encode("utf-8", "ignore").decode() if title is not None else None
    document = Document(id=f"x{text_hash(text)}", text=text, title=title)
    if register.on_postgresql and "\0" in f"{text}{title}":
        with pytest.raises(InputError, match="NUL"):
            register.add_document(document)
        return
    admitted = register.add_document(document)
    stored = register.document(admitted.id)
    assert (stored.document.text, stored.sha256) == (text, text_hash(text))
    assert register.original(admitted.id) == text.encode()
    assert verify(register) == ()


def test_an_unknown_document_is_an_error(register: Register) -> None:
    with pytest.raises(RegisterError, match="no such document"):
        register.document("nobody")


# ---- claims


def test_claims_come_back_as_they_were(register: Register, filled: Any) -> None:
    stored = register.claim(filled.claim.id)
    assert stored.claim == filled.claim
    assert stored.incident == "i1"
    assert register.claims(ClaimFilter(method="airstrike")).total == 2
    assert register.claims(ClaimFilter(country="IQ")).total == 0
    assert [claim.document for claim in register.all_claims()] == ["d1", "d2"]


def test_a_new_reading_is_appended_and_the_old_one_stays(register: Register, make: Any) -> None:
    document = make.document()
    shorter = replace(make.claim(document), end=20, quote=document.text[:20], id="new")
    assert register.add_claims(document, [shorter], "p1") == 1  # the same version reads nothing anew
    assert register.add_claims(document, [shorter], "p2") == 2
    assert [stored.id for stored in register.claims_of_document("d1")] == ["new"]
    every = register.claims_of_document("d1", every_reading=True)
    assert [(stored.generation, stored.current) for stored in every] == [(1, False), (2, True)]
    assert register.successor(every[0].id) == "new"
    register.add_decision(decision(DecisionKind.ACCEPT, every[0].id, "i1"))
    assert register.carried_decisions()[0].subjects == ("new", "i1")
    assert [document.id for document in register.read_before("p2")] == ["d2"]
    assert register.counts().claims == 2


def test_claims_of_a_document_stand_or_fall_together(register: Register, make: Any) -> None:
    document = make.document("d5", make.text + " تم.")

    def fail() -> None:
        with register.writing() as writer:
            writer.add_document(document)
            writer.add_claims(document, [make.claim(document)], "p1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert register.counts().documents == 2
    assert verify(register) == ()


# ---- the record


@pytest.mark.parametrize("table", schema.APPEND_ONLY, ids=lambda table: table.name)
@pytest.mark.parametrize("verb", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_database_refuses_to_change_the_record(register: Register, table: Any, verb: str) -> None:
    register.add_issue(Issue(code="x", reason="r", remedy="m"))
    register.add_decision(decision(DecisionKind.ACCEPT, "c"))
    with register.writing() as writer:
        writer.begin_run("r1", "p1", "local", ["in"])
        writer.end_run("r1", "done", Tally())
        writer.add_filings([FILING])
        writer.add_custody("d1", Original("a" * 64, b"x", "a.txt", "text/plain"), Taker("p1"))
    register.erase("d2", "Huda", "Rana", "why")
    with pytest.raises(RegisterError, match="never changed or removed"), register.transaction() as connection:
        connection.exec_driver_sql(verb.format(table.name, next(iter(table.columns)).name))


def test_an_issue_met_again_adds_nothing(register: Register) -> None:
    issue = Issue(code="empty", reason="the file is empty", remedy="Leave it out", file="a.txt", line=3)
    assert register.add_issues([issue, issue]) == 1
    assert register.add_issues([issue]) == 0
    page = register.issues(left_out=True)
    assert (page.total, page.rows[0].issue) == (1, issue)
    assert verify(register) == ()


def test_decisions_are_appended_and_taken_back(register: Register) -> None:
    register.add_decision(decision(DecisionKind.SAME, "a", "b", name="k1"))
    register.add_decision(decision(DecisionKind.UNDO, "k1", name="k2"))
    assert [item.id for item in register.decisions(subject="b")] == ["k1"]
    assert register.decisions(standing=True) == ()
    register.add_decision(decision(DecisionKind.UNDO, "k2", name="k3"))
    assert [item.id for item in register.decisions(standing=True)] == ["k1"]
    assert register.log(newest_first=True).rows[0].actor == "ر. أ."
    assert verify(register) == ()


def test_a_decision_needs_author_subject_and_something_to_undo(register: Register) -> None:
    with pytest.raises(UsageError, match="author"):
        register.add_decision(replace(decision(DecisionKind.ACCEPT, "c"), author=" "))
    with pytest.raises(UsageError, match="subject"):
        register.add_decision(decision(DecisionKind.ACCEPT))
    with pytest.raises(UsageError, match="no such decision"):
        register.add_decision(decision(DecisionKind.UNDO, "nothing"))


def test_runs_are_told_with_their_ends(register: Register) -> None:
    with register.writing() as writer:
        writer.begin_run("r1", "p1", "local", ["a.txt"])
    assert register.runs()[0].status == "running"
    with register.writing() as writer:
        writer.end_run("r1", "done", Tally(read=3))
    (run,) = register.runs()
    assert (run.status, run.inputs, run.tally) == ("done", ("a.txt",), Tally(read=3))
    assert verify(register) == ()


def test_writers_in_several_threads_keep_one_chain(filled: Any, make: Any) -> None:
    def work(number: int) -> None:
        with Register.open(filled.folder) as register:
            for item in range(10):
                register.add_document(make.document(f"t{number}-{item}", f"نص {number} {item}"))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Register.open(filled.folder) as register:
        assert register.counts().documents == 42
        assert verify(register) == ()


# ---- incidents


def test_incidents_are_filtered_sorted_and_counted(register: Register, make: Any, filled: Any) -> None:
    later = replace(
        make.incident(filled.claim, "i2", "TW-2020-0001"),
        grade=Grade.FAIR,
        when=replace(filled.claim.when, edtf="2020-01"),
        ranges=(replace(filled.incident.ranges[0], max=9),),
    )
    undated = replace(make.incident(filled.claim, "i3", "TW-0000-0001"), when=None, ranges=())
    assert register.replace_incidents([filled.incident, later, undated], [])
    assert [item.id for item in register.incidents().rows] == ["i2", "i1", "i3"]
    assert [item.id for item in register.incidents(sort=IncidentSort.OLDEST).rows] == ["i1", "i2", "i3"]
    assert [item.id for item in register.incidents(sort=IncidentSort.KILLED).rows] == ["i2", "i1", "i3"]
    assert register.incidents(IncidentFilter(grade=Grade.FAIR)).total == 1
    assert register.incidents(IncidentFilter(first="2020-01-31", last="2020-02-10")).total == 1
    assert register.incidents(IncidentFilter(party="russia", country="SY")).total == 3
    assert register.incidents(IncidentFilter(q="كفرنبل غاره"), limit=1).total == 3
    facets = register.facets(IncidentFilter(grade=Grade.WEAK))
    assert [(facet.value, facet.count) for facet in facets.party] == [("russia", 2)]
    assert [(facet.value, facet.count) for facet in facets.year] == [("2019", 1)]


def test_the_same_snapshot_again_writes_nothing(register: Register, filled: Any) -> None:
    ledger = register.ledger()
    before = register.counts()
    assert not register.replace_incidents([filled.incident], ledger)
    assert register.counts() == before


def test_a_merged_incident_leads_on_and_its_history_tells(register: Register, make: Any, filled: Any) -> None:
    merged = replace(make.incident(filled.claim, "i9", "TW-2019-0009"), redirects=("i1",))
    register.replace_incidents([merged], [])
    assert register.incident("i1").id == "i9"
    assert register.incident("TW-2019-0001").id == "i9"
    assert [(change.change, change.after) for change in register.history("i9")][-1] == ("merged", "i9")
    assert verify(register) == ()


def test_a_withdrawn_incident_says_so(register: Register) -> None:
    register.replace_incidents([], [])
    with pytest.raises(RegisterError, match="was withdrawn"):
        register.incident("i1")
    with pytest.raises(RegisterError, match="no such incident"):
        register.incident("i77")


def test_claims_and_documents_of_an_incident(register: Register, filled: Any) -> None:
    assert [stored.id for stored in register.claims_of_incident("TW-2019-0001")] == [filled.claim.id]
    assert [item.id for item in register.incidents_of_document("d1")] == ["i1"]
    assert register.incidents_of_document("d2") == ()


def test_totals_keep_grades_apart(register: Register, make: Any, filled: Any) -> None:
    discounted = replace(make.incident(filled.claim, "i2", "TW-2019-0002"), grade=Grade.DISCOUNTED)
    register.replace_incidents([filled.incident, discounted], [])
    totals = register.totals()
    killed = [bucket for bucket in totals.buckets if bucket.outcome is Outcome.KILLED]
    assert {(bucket.name, bucket.min, bucket.max, bucket.incidents) for bucket in killed} == {
        ("weak", 5, 5, 1),
        ("discounted", 5, 5, 1),
    }
    assert register.totals(IncidentFilter(country="IQ")).buckets == ()
