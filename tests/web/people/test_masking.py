"""A restricted claim's words, planted in a report that is not restricted, stand nowhere for who may not see it."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote
from zipfile import ZipFile

import pytest

from tawthiq import pipeline
from tawthiq.decisions import Wanted, decide, entering, record, record_entered
from tawthiq.editions.report import gather, render
from tawthiq.editions.scope import Scope
from tawthiq.editions.site import choose, publish
from tawthiq.errors import RegisterError, UsageError
from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.decision import DecisionKind
from tawthiq.publication import FORMATS, SUBJECTS, Audience, export
from tawthiq.publication.dossier import pack
from tawthiq.register import Register, verify
from tawthiq.register.masking import MARK
from tawthiq.team import Role
from tawthiq.web.pages import PAGES
from tawthiq.web.pages.tables import TABLES

from .teaming import Team

PHRASE = "مخبز الفانوس الأزرق"
OPEN = "قال الدفاع المدني إن خمسة مدنيين قتلوا في غارة جوية على بلدة البصيرة بدير الزور يوم 11 أيار 2019."
TOLD = "وذكر شاهد عيان أن ثلاثة مدنيين قتلوا بقصف مدفعي على مخبز الفانوس الأزرق في مدينة تلعفر يوم 3 حزيران 2018."
TITLE = f"قتلى في {PHRASE}"
REPORTS = [
    {"id": "planted", "title": TITLE, "publisher": "الجسر",
     "text": f"{TITLE}\n\n{OPEN}\n\n{TOLD}\n\nوعاد السكان إلى بيوتهم.",
     "published": "2019-05-12", "url": f"https://example.org/{quote(TITLE.replace(' ', '-'))}"},
    {"id": "other", "title": "البصيرة", "text": "أعلنت شبكة محلية مقتل تسعة مدنيين في غارة جوية على بلدة البصيرة "
     "بدير الزور يوم 11 أيار 2019.", "publisher": "الضفة", "published": "2019-05-13"},
]  # fmt: skip
WORDS = ("مخبز الفانوس", "الفانوس الأزرق", "الفانوس", "3 حزيران 2018")


@pytest.fixture
def register(tmp_path: Path, database: str) -> Iterator[Register]:
    (tmp_path / "in.jsonl").write_bytes(b"\n".join(wire.encode(report) for report in REPORTS))
    with Register.open(tmp_path / "register", create=True) as opened:
        pipeline.run([tmp_path / "in.jsonl"], opened, pipeline.Orders())
        yield opened


@pytest.fixture
def team(register: Register) -> Team:
    return Team(register)


def the_claim(register: Register) -> Claim:
    return next(claim for claim in register.all_claims() if PHRASE in claim.quote)


def restrict(register: Register, subject: str) -> None:
    wanted = Wanted(kind=DecisionKind.RESTRICT, subjects=[subject], author="Elias", reason="a witness", after="")
    record(register, decide(register, wanted))


@pytest.fixture
def hidden(register: Register) -> Claim:
    claim = the_claim(register)
    restrict(register, claim.id)
    return claim


def addresses(register: Register, claim: Claim) -> list[str]:
    """Every page, those of one thing with every id that there is, and every table."""
    ids = {claim.id, claim.document, "other"} | {d.id for d in register.decisions()}
    ids |= {c.id for c in register.all_claims()}
    for incident in register.all_incidents():
        ids |= {incident.id, incident.code, *(origin.id for origin in incident.origin_tree)}
    one = [path for path, _ in PAGES if "{" in path]
    found = [path for path, _ in PAGES if "{" not in path]
    found += [path.replace("{id:path}", quote(name, safe="")) for path in one for name in sorted(ids)]
    for word in (PHRASE, WORDS[2]):
        found += [f"{path}?q={quote(word)}" for path in ("/documents", "/incidents", "/search", "/places", "/map")]
    told = [f"/enter?document=planted&words={quote(PHRASE)}", f"/enter?document=planted&words={quote(claim.quote)}"]
    told += [f"/decide?verdict={kind}&subject={quote(name)}" for kind in ("merge",) for name in sorted(ids)]
    told += [f"/decide?verdict=alias&subject={quote('الفانوس')}&after=gn:99072", "/map.svg", "/map/areas.json"]
    told += [f"/{name}.{form}" for name, _, form in TABLES]
    return [*found, *told]


def answers(team: Team, role: Role, claim: Claim) -> Iterator[tuple[str, str]]:
    seat = team.seat(role)
    for address in addresses(team.register, claim):
        path, mark, query = address.partition("?")
        forms = ("",) if path.endswith((".json", ".csv", ".geojson", ".svg")) else ("", ".json", ".csv")
        for form in forms:
            answer = seat.client.get(("/desk" if path == "/" and form else path) + form + mark + query)
            assert answer.status_code < 500, (address, form)
            yield f"{address} {form}", without_question(answer.text)


def without_question(text: str) -> str:
    """A page without what the reader typed: inputs, addresses, and the words that say what was looked for."""
    text = re.sub(r'(?:value|href|action)="[^"]*"', "", text)
    return re.sub(r"(?s)<(title|h1|mark class=\"asked\")[^>]*>.*?</", "<", text)


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.full)], indirect=True)
def test_the_words_stand_at_no_address(team: Team, hidden: Claim) -> None:
    told = [(address, word) for address, text in answers(team, Role.REVIEWER, hidden) for word in WORDS if word in text]
    assert [(address, word) for address, word in told if word not in unquote(address)] == [], "but what one typed"


def test_who_may_see_it_finds_them(team: Team, hidden: Claim) -> None:
    """Else the test above could not fail."""
    admin = team.seat(Role.ADMIN)
    incident = team.register.claim(hidden.id).incident
    paths = (
        "/documents/planted",
        "/documents/planted.json",
        f"/claims/{hidden.id}",
        f"/incidents/{incident}",
    )
    tables = (
        "/documents.csv",
        "/claims.csv",
        "/documents",
        "/documents.json",
        f"/search?q={quote(WORDS[3])}",
    )
    for path in (*paths, *tables):
        assert WORDS[1] in admin.client.get(path).text, path


def test_marks_of_the_same_length_stand_in_their_place(team: Team, hidden: Claim) -> None:
    seat = team.seat(Role.RECORDER)
    told = seat.client.get("/documents/planted.json").json()
    whole, text = team.register.document("planted").document.text, told["document"]["text"]
    assert len(text) == len(whole)
    assert OPEN in text
    assert text.endswith("وعاد السكان إلى بيوتهم.")
    masked = text[hidden.start : hidden.end]
    assert set(masked) == {MARK, " "}
    assert "شاهد" not in text, "who said it, outside of its own words"
    assert [len(word) for word in masked.split()] == [len(word) for word in hidden.quote.split()]
    page = seat.read("/documents/planted")
    assert MARK in page
    assert "Some words of this report belong to restricted claims" in page
    for claim in told["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["quote"], "spans of other claims stay right"
    assert any("البصيرة" in claim["quote"] for claim in told["claims"])
    assert (told["custody"][0]["headers"], told["document"].get("url")) == ([], None)
    assert PHRASE in team.seat(Role.ADMIN).read("/documents/planted")


def test_search_does_not_find_them(team: Team, hidden: Claim) -> None:
    reader, admin = team.seat(Role.READER), team.seat(Role.ADMIN)
    for word in (PHRASE, *WORDS):
        assert reader.client.get(f"/documents.json?q={quote(word)}").json()["total"] == 0
        assert admin.client.get(f"/documents.json?q={quote(word)}").json()["total"] == 1
        assert "planted" not in reader.client.get(f"/search.json?q={quote(word)}").text
        assert "planted" in admin.client.get(f"/search.json?q={quote(word)}").text


def test_originals_and_captures_are_not_given_out(register: Register, hidden: Claim) -> None:
    seen = register.open_part()
    try:
        held = register.custody("planted")[0].sha256
        assert PHRASE in register.original("planted").decode()
        with pytest.raises(RegisterError):
            seen.original("planted")
        with pytest.raises(RegisterError):
            seen.originals.read(held)
        assert not seen.originals.holds(held)
        assert held not in set(seen.originals.all())
        assert seen.whereabouts("planted", [(0, 5)]) == ((),)
        assert seen.original("other") == register.original("other")
    finally:
        seen.close()


def test_other_claims_on_these_words_are_hidden_with_it(register: Register, team: Team) -> None:
    """A second claim that somebody entered on a part of the same words tells them as well."""
    claim = the_claim(register)
    told = {"quote": f"قتلوا بقصف مدفعي على {PHRASE}", "kind": "incident"}
    made = entering(register, "planted", told, "Huda", "read")
    record_entered(register, made)
    restrict(register, claim.id)
    reader = team.seat(Role.READER)
    assert reader.client.get(f"/claims/{made.claim.id}").status_code == 404
    assert team.seat(Role.ADMIN).client.get(f"/claims/{made.claim.id}").status_code == 200


def test_an_incident_that_is_restricted_masks_its_words(register: Register, team: Team) -> None:
    claim = the_claim(register)
    restrict(register, register.claim(claim.id).incident or "")
    assert PHRASE not in team.seat(Role.READER).read("/documents/planted")


def test_it_holds_after_another_reading(register: Register, team: Team, hidden: Claim) -> None:
    document = register.document("planted").document
    register.add_claims(
        document, [c for c in register.all_claims() if c.document == "planted" and c.id != hidden.id], "v2"
    )
    assert PHRASE not in team.seat(Role.READER).read("/documents/planted")


def test_nobody_enters_a_claim_on_words_that_they_do_not_see(register: Register, hidden: Claim) -> None:
    seen = register.open_part()
    try:
        shown = seen.document("planted").document.text
        for words in (PHRASE, shown[hidden.start : hidden.end]):
            with pytest.raises(UsageError):
                entering(seen, "planted", {"quote": words, "kind": "incident"}, "Dana", "read")
        told = {"quote": "وعاد السكان إلى بيوتهم", "kind": "incident"}
        made = entering(seen, "planted", told, "Dana", "read")
        assert made.claim.id == entering(register, "planted", told, "Dana", "read").claim.id
        record_entered(seen, made)
    finally:
        seen.close()
    assert register.claim(made.claim.id).claim.quote == "وعاد السكان إلى بيوتهم"
    assert verify(register) == ()


def leaving(register: Register, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Everything that can leave: tables in all formats, dossiers, the report, a site."""
    for audience in Audience:
        for subject in SUBJECTS:
            for form in FORMATS:
                try:
                    yield (
                        f"{subject}.{form}",
                        b"".join(export(register, subject, form, None, audience)).decode("utf-8", "replace"),
                    )
                except UsageError:
                    continue
    for incident in register.all_incidents():
        with ZipFile(io.BytesIO(pack(register, incident.id))) as packed:
            for name in packed.namelist():
                yield f"dossier {name}", packed.read(name).decode("utf-8", "replace")
    for lang in ("ar", "en"):
        yield "report", render(gather(register, Scope()), lang).decode()
    site = tmp_path / f"site-{len(list(tmp_path.iterdir()))}"
    publish(choose(register, site, None, unreviewed=True), site)
    for file in site.rglob("*"):
        if file.is_file() and "assets" not in file.parts:
            yield file.name, file.read_bytes().decode("utf-8", "replace")


def test_what_leaves_the_house_does_not_hold_them(register: Register, hidden: Claim, tmp_path: Path) -> None:
    def told(opened: Register) -> set[str]:
        return {name for name, text in leaving(opened, tmp_path) if any(word in text for word in WORDS[:3])}

    seen = register.open_part()
    try:
        assert told(seen) == set()
        (incident,) = (i for i in seen.all_incidents() if "planted" in i.documents)
        with ZipFile(io.BytesIO(pack(seen, incident.id))) as packed:
            assert any(name.endswith("data/masked.json") for name in packed.namelist())
    finally:
        seen.close()
    assert len(told(register)) > 5, "whole, it leaves in these"


def test_without_restrictions_nothing_is_masked(register: Register) -> None:
    assert register.open_part() is register


def test_the_record_is_as_it_was(team: Team, hidden: Claim) -> None:
    team.seat(Role.READER).read("/documents/planted")
    assert PHRASE in team.register.document("planted").document.text
    assert verify(team.register) == ()


def test_taking_it_back_frees_the_words(team: Team, hidden: Claim) -> None:
    made: Any = team.register.decisions()[-1]
    editor = team.seat(Role.EDITOR)
    assert editor.send("/decide", {"verdict": "undo", "subject": made.id}, "/settings").status_code == 303
    assert PHRASE in team.seat(Role.READER).read("/documents/planted")
