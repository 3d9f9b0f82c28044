"""Adding reports from the browser: who may, what is taken, what becomes of each file, and how the record tells it."""

import re
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tawthiq.model.vocabulary import Grade
from tawthiq.register import Register, verify
from tawthiq.register.underway import RunState, under_way
from tawthiq.settings import Settings
from tawthiq.team import Patience, Role
from tawthiq.web import batches, chores, create_app

from .people.teaming import HOST, NAMES, Seat, Team
from .test_chores import ended

TEXT = "قال الدفاع المدني إن ثلاثة مدنيين قُتلوا أمس في غارة جوية على سوق بلدة البصيرة بريف دير الزور."
OTHER = "أعلنت شبكة محلية إصابة أربعة مدنيين في قصف مدفعي على بلدة الشحيل بدير الزور يوم 20 أيار 2019."
PASTED = {"text": TEXT, "publisher": "شبكة الضفتين", "day": "17/5/2019", "url": "https://news.example/7"}
_GONE = 60  # seconds until the folder of a run that ended is removed


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    with Register.open(tmp_path / "register", create=True) as made:
        yield Team(made)


def send(seat: Seat, fields: dict[str, str], files: tuple[tuple[str, bytes], ...] = (), **more: Any) -> Any:
    """Send the form as a browser does: every field a part of its own, a file that nobody chose as an empty one."""
    seal = re.search(r'name="seal" value="([^"]*)"', seat.client.get("/settings").text)
    told = {"seal": seal[1] if seal else "", **fields}
    parts = [("file", (name, content)) for name, content in files] or [("file", ("", b""))]
    return seat.client.post("/add", data=told, files=parts, headers={"origin": HOST}, **more)


def read(register: Register, seat: Seat, answer: Any) -> str:
    """The page that the form ends at, when what was sent is read."""
    assert answer.status_code == 303, answer.text
    assert ended(register) is RunState.DONE
    page = seat.client.get(answer.headers["location"])
    assert page.status_code == 302, "the page of the run leads on"
    assert page.headers["location"].startswith("/documents?added=added-")
    return seat.read(page.headers["location"])


def test_files_are_read_kept_and_told_one_by_one(team: Team) -> None:
    register, karim = team.register, team.seat(Role.RECORDER)
    assert 'href="/add"' in karim.read("/")
    files = (("بلدة.txt", TEXT.encode()), ("x/../b.txt", OTHER.encode("windows-1256")), ("old.doc", b"\xd0\xcf"),
             ("empty.txt", b""))  # fmt: skip
    answer = send(karim, {"publisher": "شبكة الضفتين", "day": "17/5/2019"}, files)
    page = read(register, karim, answer)
    assert "2 new reports." in page
    assert "2 could not be taken in." in page
    for name in ("old.doc", "empty.txt"):
        assert len(re.findall(rf'<b><bdi dir="ltr">{name}</bdi></b>', page)) == 1, "one line for each bad file"
    assert page.count('<th scope="row" class="what">') == 2
    one, two = (register.document(name) for name in ("بلدة.txt", "b.txt"))
    assert (one.document.publisher, one.document.published) == ("شبكة الضفتين", "2019-05-17")
    (claim,) = register.claims_of_document("بلدة.txt")
    assert claim.claim.when is not None
    assert claim.claim.when.edtf == "2019-05-16", "yesterday is the day before it was published"
    assert register.original("b.txt") == OTHER.encode("windows-1256")
    (custody,) = register.custody("b.txt")
    assert custody.sha256 == sha256(OTHER.encode("windows-1256")).hexdigest() == two.bytes_sha256
    assert custody.taken_in_by == NAMES[Role.RECORDER]
    assert re.fullmatch(rf"{batches.FORM}/b\.txt", custody.name), "no path of this machine"
    assert str(register.folder) not in "".join(str(i.issue) for i in register.issues().rows)
    (noted,) = (e for e in register.log().rows if e.action == "chore")
    assert (noted.actor, noted.subject.split(" ")[0]) == (NAMES[Role.RECORDER], "add")
    assert verify(register) == ()
    until = time.monotonic() + _GONE
    while list((register.folder / batches.FOLDER).iterdir()) and time.monotonic() < until:
        time.sleep(0.1)
    assert list((register.folder / batches.FOLDER).iterdir()) == []
    again = read(register, karim, send(karim, {"publisher": "شبكة الضفتين", "day": "17/5/2019"}, files[:1]))
    assert "0 new reports. 1 stood in the register before." in again
    assert register.counts().documents == 2
    arabic = team.seat(Role.READER, "ar").read("/documents?added=" + str(custody.name).partition("/")[0])
    assert "تقريران جديدان." in arabic
    assert 'href="/add"' not in arabic, "a reader adds nothing"


def test_a_text_is_pasted_with_its_source_address_and_day(team: Team) -> None:
    register, karim = team.register, team.seat(Role.RECORDER)
    page = read(register, karim, send(karim, {**PASTED, "title": "غارة على سوق"}))
    assert "1 new report." in page
    (stored,) = register.documents().rows
    told = stored.document
    assert (told.text, told.publisher, told.published) == (TEXT, "شبكة الضفتين", "2019-05-17")
    assert (told.url, told.title) == ("https://news.example/7", "غارة على سوق")
    assert register.original(told.id) == TEXT.encode()
    assert register.counts().incidents == 1


@pytest.mark.parametrize(
    ("change", "files", "told"),
    [
        ({"text": ""}, (), "Choose files, or paste"),
        ({}, (("a.txt", b"x"),), "not both"),
        ({"publisher": ""}, (), "Name the source"),
        ({"url": "javascript:alert(1)"}, (), "no address of a page"),
        ({"day": "yesterday"}, (), "This is no date"),
        ({"day": "5/2019"}, (), "This is no date"),
        ({"day": "1/1/2999"}, (), "has not come yet"),
        ({"publisher": "x" * 1001}, (), "in one line"),
        ({"text": ""}, (("a.txt", b"x"), ("b.txt", b"y")), "belong to one report"),
        ({"text": "", "url": ""}, (("a.csv", b"x"),), "say of each report"),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_is_kept(
    team: Team, change: dict[str, str], files: tuple[tuple[str, bytes], ...], told: str
) -> None:
    karim = team.seat(Role.RECORDER)
    answer = send(karim, {**PASTED, **change}, files)
    assert answer.status_code == 422
    assert told in answer.text
    if not files and change.get("text") is None:
        assert TEXT in answer.text, "what was filled in stands"
    else:
        assert ("Choose the files once more" in answer.text) is bool(files)
    assert not (team.register.folder / chores.LOG).exists()
    assert not list((team.register.folder / batches.FOLDER).glob("*"))


def test_only_who_may_adds_and_only_from_the_desk(team: Team) -> None:
    dana = team.seat(Role.READER)
    assert send(dana, PASTED).status_code == 403
    assert dana.client.get("/add").status_code == 403
    assert send(team.seat(), PASTED).status_code == 303, "who is not logged in is led to log in"
    karim = team.seat(Role.RECORDER)
    assert send(karim, {**PASTED, "seal": "x"}).status_code == 403
    foreign = karim.client.post("/add", data=PASTED, files=[("file", ("", b""))], headers={"origin": "http://evil"})
    assert foreign.status_code == 403
    assert not (team.register.folder / chores.LOG).exists()
    assert team.register.counts().documents == 0


def test_one_run_at_a_time(team: Team) -> None:
    karim = team.seat(Role.RECORDER)
    with under_way(team.register.folder, "local", 1, ()) as ledger:
        ledger.step(RunState.READING)
        assert "Reports can be added when it is done" in karim.read("/add")
        answer = send(karim, PASTED)
        assert answer.status_code == 409
        assert TEXT in answer.text
        ledger.step(RunState.DONE)
    assert not list((team.register.folder / batches.FOLDER).glob("*"))


def test_two_processes_of_a_desk_begin_one_run(team: Team) -> None:
    from tawthiq.register.beside import locked  # noqa: PLC0415 - stands for the other process

    other = locked(team.register.folder / "chore.lock")
    assert other is not None
    try:
        assert send(team.seat(Role.RECORDER), PASTED).status_code == 409
    finally:
        other.close()
    assert not list((team.register.folder / batches.FOLDER).glob("*"))


def test_more_than_may_be_is_told_and_endless_is_cut_off(team: Team) -> None:
    team.app = create_app(team.register, Settings(max_upload_mb=1))
    karim = team.seat(Role.RECORDER)
    answer = send(karim, {}, (("a.txt", b"x" * 1_500_000),))
    assert answer.status_code == 413
    assert "This is more than 1 MB" in answer.text
    assert send(karim, {}, (("a.txt", b"x" * 5_000_000),)).status_code == 413
    assert not (team.register.folder / batches.FOLDER).exists()


def test_a_full_disk_is_told(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tawthiq.web.batches.shutil.copyfileobj", full)
    answer = send(team.seat(Role.RECORDER), {}, (("a.txt", TEXT.encode()),))
    assert answer.status_code == 507
    assert "no room for it" in answer.text
    assert not list((team.register.folder / batches.FOLDER).iterdir())


def test_who_adds_too_often_waits(team: Team) -> None:
    team.app.state.office.adding = Patience(most=2, seconds=600)
    karim = team.seat(Role.RECORDER)
    assert [send(karim, {}).status_code for _ in range(3)] == [422, 422, 429]
    assert send(team.seat(Role.EDITOR), {}).status_code == 422, "another person does not wait"


def test_how_far_it_is_is_shown_and_what_failed_is_told(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    register, karim = team.register, team.seat(Role.RECORDER)
    batch = batches.made(register.folder)
    page = f"/runs?added={batch.name}"
    assert "begins" in karim.read(page), "another process of the desk has begun it"
    with under_way(register.folder, "local", 1, (batch.name,)) as ledger:
        with register.writing() as writer:
            writer.begin_run(ledger.jobs.run, "v", "local", (batch.name,))
        ledger.step(RunState.READING)
        shown = karim.read(page)
        assert "Reports are being read" in shown
        assert "reload.js" in shown
    batch.remove()
    shown = karim.read(page)
    assert "Add the same files again" in shown
    assert "reload.js" not in shown
    assert "Add the same files again" in karim.read("/runs?added=added-20240101-000000000000")
    monkeypatch.setattr(sys.modules["tawthiq.web.acts.add"], "command", lambda *_: ("/nowhere/at/all",))
    assert send(karim, PASTED).status_code == 507, "a program that cannot be begun leaves nothing behind"
    assert not list((register.folder / batches.FOLDER).iterdir())


def test_that_nothing_enters_incidents_by_other_rules_is_told(team: Team) -> None:
    register, karim = team.register, team.seat(Role.RECORDER)
    read(register, karim, send(karim, PASTED))
    (made,) = register.all_incidents()
    register.replace_incidents([replace(made, grade=Grade.CONFIRMED)], register.ledger())
    with register.writing() as writer:
        writer.note_rules("an earlier version")
    page = read(register, karim, send(karim, {"publisher": "شبكة الضفتين"}, (("b.txt", OTHER.encode()),)))
    assert "1 new report." in page
    assert "when the rules of today are adopted" in page
    assert "could not be taken in" not in page
    assert register.counts().incidents == 1


def test_alone_one_gives_a_name(tmp_path: Path) -> None:
    with Register.open(tmp_path / "register", create=True) as register:
        alone = Seat(create_app(register))
        answer = send(alone, {**PASTED, "author": ""})
        assert answer.status_code == 422
        assert "Give your name" in answer.text
        assert "1 new report." in read(register, alone, send(alone, {**PASTED, "author": "ليلى"}))
        (document,) = register.documents().rows
        (custody,) = register.custody(document.id)
        assert custody.taken_in_by == "ليلى"
