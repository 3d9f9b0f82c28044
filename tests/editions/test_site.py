"""A site: whole without a server, without what must not leave, the same twice, its addresses for ever."""

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from tawthiq.editions.site import choose, publish
from tawthiq.errors import UsageError
from tawthiq.model import wire
from tawthiq.model.claim import Claim, Harm, Person, Source, Where
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, LedgerRow, Origin, Range, Title
from tawthiq.model.vocabulary import Bound, Grade, Kind, OriginKind, Outcome, Precision, RangeVictims, Victims
from tawthiq.model.written import Summary, Version
from tawthiq.publication import Audience, export
from tawthiq.publication.reasons import between
from tawthiq.publication.release import Why, difference, held, releases
from tawthiq.register import Register
from tawthiq.register.assessed import assessed

TEXT = (
    "قالت سلمى كريم الحداد إن خمسة مدنيين بينهم ياسر نبيل العمري قتلوا في إدلب. كلام لا يغادر التقرير. "
    "وقُتل ثلاثة في سرمين، وسقط 900 في سنة."
)
PLANTED = (
    "سلمى كريم", "كريم الحداد", "ياسر نبيل", "نبيل العمري", "كلام لا يغادر", "سر داخلي", "ليلى الموثقة",
    "35.9271", "36.6331", "يوسف عمران",
)  # fmt: skip
COARSE = Where(place="إدلب", country="SY", lat=35.9271, lon=36.6331, precision=Precision.GOVERNORATE)
FINE = Where(place="سرمين", within=("إدلب",), country="SY", lat=35.9031, lon=36.7262, precision=Precision.TOWN)


def claim(id: str, quote: str, where: Where, kind: Kind = Kind.INCIDENT, **more: object) -> Claim:
    start = TEXT.index(quote)
    harm = Harm(
        outcome=Outcome.KILLED,
        victims=Victims.CIVILIAN,
        min=5,
        max=5,
        bound=Bound.EXACT,
        quote=quote,
        start=start,
        end=start + len(quote),
    )
    made = Claim(
        id=id, document="d1", quote=quote, start=start, end=start + len(quote), kind=kind, harms=(harm,), where=where
    )
    return replace(made, **more)  # type: ignore[arg-type]


def source(quote: str) -> Source:
    return Source(kind=OriginKind.EYEWITNESS, quote=quote, start=TEXT.index(quote), end=TEXT.index(quote) + len(quote))


def person(name: str) -> Person:
    return Person(name=name, outcome=Outcome.KILLED, quote=name, start=0, end=1)


CLAIMS = (
    claim(
        "c1",
        TEXT[: TEXT.index(".")],
        COARSE,
        sources=(source("سلمى كريم الحداد"),),
        people=(person("ياسر نبيل العمري"),),
    ),
    claim("c2", "قُتل ثلاثة في سرمين", FINE),
    claim("c3", "سقط 900 في سنة", COARSE, kind=Kind.TOTAL),
)


def incident(id: str, claims: tuple[str, ...], where: Where, **more: object) -> Incident:
    told = Range(outcome=Outcome.KILLED, victims=RangeVictims.NOT_COMBATANT, min=3, max=5)
    origin = Origin(id="o1", name="سلمى كريم الحداد", kind=OriginKind.EYEWITNESS, claims=claims)
    made = Incident(
        id=id,
        code=id,
        title=Title(f"مقتل ياسر نبيل العمري في {where.place}", "Killing"),
        claims=claims,
        documents=("d1",),
        where=where,
        ranges=(told,),
        grade=Grade.WEAK,
        origin_tree=(origin,),
        review_state="reviewed",
        rule_version="1.1",
    )
    return replace(made, **more)  # type: ignore[arg-type]


FIRST = incident("i1", ("c1",), COARSE)
SECOND = incident("i2", ("c2",), FINE)
LEDGER = (LedgerRow(claim="c3", document="d1", period="2019", area=COARSE),)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "r", create=True) as opened:
        address = "https://example.org/ياسر-نبيل-العمري"
        opened.add_document(
            Document(id="d1", text=TEXT, publisher="وكالة الفرات", title="رثاء ياسر نبيل العمري", url=address)
        )
        opened.add_document(Document(id="d2", text="شهادة يوسف عمران وحده", publisher="وكالة الفرات"))
        opened.add_claims("d1", CLAIMS, "p1")
        opened.replace_incidents([FIRST, SECOND], LEDGER)
        opened.add_decision(
            Decision(
                id="x1",
                kind=DecisionKind.ACCEPT,
                subjects=("c1",),
                author="ليلى الموثقة",
                time="2026-01-01T00:00:00Z",
                reason="سر داخلي",
            )
        )
        yield opened


def written(site: Path) -> Iterator[tuple[str, str]]:
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        if file.suffix == ".xlsx":
            with ZipFile(file) as book:
                yield from ((f"{file}!{name}", book.read(name).decode("utf-8", "replace")) for name in book.namelist())
        else:
            yield str(file), file.read_bytes().decode("utf-8", "replace")


@pytest.mark.parametrize("unreviewed", [True, False])
def test_what_is_planted_leaves_in_no_file(register: Register, tmp_path: Path, unreviewed: bool) -> None:
    publish(choose(register, tmp_path / "site", None, unreviewed), tmp_path / "site")
    found = [(name, planted) for name, text in written(tmp_path / "site") for planted in PLANTED if planted in text]
    assert found == []
    texts = dict(written(tmp_path / "site"))
    assert "[اسم محجوب]" in texts[str(tmp_path / "site" / "ar" / "incidents" / "i1.html")]
    assert "35.9031" in texts[str(tmp_path / "site" / "releases" / "1" / "incidents.csv")]  # a town keeps its point


def test_only_what_was_reviewed_is_published(register: Register, tmp_path: Path) -> None:
    register.replace_incidents([replace(FIRST, review_state="unreviewed"), SECOND], LEDGER)
    edition = choose(register, tmp_path / "site", None, False)
    publish(edition, tmp_path / "site")
    assert not (tmp_path / "site" / "en" / "incidents" / "i1.html").exists()
    assert set(held(tmp_path / "site", "1")) == {"i2"}
    assert "سقط 900" not in "".join(text for _, text in written(tmp_path / "site"))  # nobody accepted that claim
    banner = "no person has reviewed"
    assert banner not in (tmp_path / "site" / "en" / "index.html").read_text("utf-8")
    publish(choose(register, tmp_path / "all", None, True), tmp_path / "all")
    assert banner in (tmp_path / "all" / "en" / "index.html").read_text("utf-8")


def test_the_same_register_gives_the_same_site(register: Register, tmp_path: Path) -> None:
    for processes, name in enumerate(("one", "two"), 1):
        publish(choose(register, tmp_path / name, None, True), tmp_path / name, processes)
    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in (tmp_path / name).rglob("*")
            if path.is_file()
        }
        for name in ("one", "two")
    )
    assert one == two
    listed = [*hashed(tmp_path / "one"), *hashed(tmp_path / "one" / "releases" / "1")]
    assert len(listed) == len(one) - 2


def hashed(folder: Path) -> Iterator[str]:
    """The files that the SHA256SUMS of a folder names, each looked at."""
    for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, _, name = line.partition("  ")
        assert sha256((folder / name).read_bytes()).hexdigest() == digest
        yield name


def test_every_link_leads_to_a_file_beside_it(register: Register, tmp_path: Path) -> None:
    publish(choose(register, tmp_path / "site", None, True), tmp_path / "site")
    for page in (tmp_path / "site").rglob("*.html"):
        text = page.read_text("utf-8")
        for link in re.findall(r'(?:href|src)="([^"#]+)', text):
            assert not link.startswith(("/", "http")), (page, link)
            assert (page.parent / link).resolve().is_file(), (page, link)


def test_merged_and_withdrawn_incidents_keep_their_address_and_say_so(register: Register, tmp_path: Path) -> None:
    site = tmp_path / "site"
    third = incident("i3", ("c3",), FINE)
    register.replace_incidents([FIRST, SECOND, third], LEDGER)
    publish(choose(register, site, "spring", False), site)
    merged = replace(SECOND, claims=("c1", "c2"), redirects=("i1",), grade=Grade.FAIR)
    register.replace_incidents([merged], LEDGER)
    edition = choose(register, site, "summer", False)
    assert {(m.incident, m.change) for m in edition.moved} == {("i1", "merged"), ("i2", "changed"), ("i3", "withdrawn")}
    publish(edition, site)
    assert "incidents/../incidents/i2.html" not in (gone := (site / "en" / "incidents" / "i1.html").read_text("utf-8"))
    assert 'i2.html"' in gone
    assert "was merged" in gone
    assert "was withdrawn" in (site / "en" / "incidents" / "i3.html").read_text("utf-8")
    assert "سُحبت" in (site / "ar" / "incidents" / "i3.html").read_text("utf-8")
    assert [release.name for release in releases(site)] == ["spring", "summer"]
    told = {moved.incident: moved for moved in difference(held(site, "spring"), held(site, "summer"))}
    assert told["i2"].what == (("grade", "weak", "fair"),)
    assert told["i2"].why == (Why.MERGED, Why.NEW_CLAIMS)
    assert told["i1"].into == "i2"
    with pytest.raises(UsageError, match="spring"):
        choose(register, site, "spring", False)


def decided(register: Register, id: str, kind: DecisionKind, *subjects: str, after: str | None = None) -> None:
    register.add_decision(
        Decision(
            id=id, kind=kind, subjects=subjects, author="ليلى الموثقة", time=f"2026-01-02T00:00:0{id[-1]}Z",
            reason="سر داخلي", after=after,
        )
    )  # fmt: skip


def released(register: Register, site: Path, name: str) -> None:
    """Publish as the command does: the release's hash enters the log."""
    digest = publish(choose(register, site, name, False), site)
    with register.writing() as writer:
        writer.note("export", f"public site {name}: reviewed", digest)


def test_a_release_keeps_its_pages_and_says_where_the_last_one_is(register: Register, tmp_path: Path) -> None:
    site = tmp_path / "site"
    released(register, site, "spring")
    kept = {path: path.read_bytes() for path in (site / "releases" / "spring").rglob("*") if path.is_file()}
    page = site / "releases" / "spring" / "en" / "incidents" / "i2.html"
    assert "stays as it was published" in page.read_text("utf-8")
    assert "stays as it was published" not in (now := (site / "en" / "incidents" / "i2.html").read_text("utf-8"))
    assert 'href="../../releases/spring/en/incidents/i2.html"' in now
    register.replace_incidents([FIRST, replace(SECOND, grade=Grade.FAIR)], LEDGER)
    released(register, site, "summer")
    assert {path: path.read_bytes() for path in kept} == kept
    assert "fair" in (site / "en" / "incidents" / "i2.html").read_text("utf-8").lower()
    assert "releases/summer/../spring/en/index.html" in (site / "en" / "downloads.html").read_text("utf-8")
    for part in (site / "releases" / "spring", site / "releases" / "summer", site):
        assert "en/incidents/i2.html" in set(hashed(part))


def test_a_withheld_incident_leaves_every_file_and_its_address_says_so(register: Register, tmp_path: Path) -> None:
    site = tmp_path / "site"
    register.replace_incidents([FIRST, SECOND], LEDGER)
    released(register, site, "spring")
    decided(register, "w1", DecisionKind.WITHHOLD, "i2", after="consent")
    edition = choose(register, site, "summer", False)
    (moved,) = edition.moved
    assert (moved.incident, moved.change, moved.why) == ("i2", "withheld", (Why.CONSENT,))
    assert moved.decided == (DecisionKind.WITHHOLD,)
    assert edition.material.withheld == 1
    released(register, site, "summer")
    assert "consent to publish was withdrawn" in (site / "en" / "incidents" / "i2.html").read_text("utf-8")
    assert "محجوبة" in (site / "ar" / "incidents" / "i2.html").read_text("utf-8")
    for lang, words in (("en", "withheld"), ("ar", "محجوب|حُجب|حجب")):
        listed = (site / lang / "downloads.html").read_text("utf-8")
        (line,) = [row for row in re.findall("<li>.*?</li>", listed, re.DOTALL) if "i2" in row]
        assert len(re.findall(words, line)) == 1, line
    told = [text for name, text in written(site) if "spring" not in name and "i2.html" not in name]
    assert not any("قُتل ثلاثة في سرمين" in text for text in told)
    assert set(held(site, "summer")) == {"i1"}
    for form in ("jsonl", "csv"):
        for subject in ("incidents", "claims"):
            table = b"".join(export(register, subject, form, audience=Audience.PUBLIC)).decode()
            assert "قُتل ثلاثة في سرمين" not in table
            assert "TW-0000-0002" not in table
    decided(register, "u2", DecisionKind.UNDO, "w1")
    again = choose(register, site, "autumn", False)
    assert [(m.incident, m.change, m.decided) for m in again.moved] == [("i2", "added", (DecisionKind.UNDO,))]


def test_what_was_published_of_an_incident_stands_on_its_page_without_names(register: Register, tmp_path: Path) -> None:
    site = tmp_path / "site"
    draft = Summary(ar="مسودة لا تُنشر", en="A draft that is kept")
    told = Summary(ar="قُتل مدنيون بينهم ياسر نبيل العمري.\n\nقالت سلمى كريم الحداد ذلك.", en="Civilians were killed.")
    version = Version(number=2, values=tuple(assessed(SECOND).items()), summary=told)
    decided(register, "v1", DecisionKind.PUBLISH, "i1", after=wire.encode(version).decode())
    decided(register, "v2", DecisionKind.PUBLISH, "i2", after=wire.encode(version).decode())
    decided(register, "v3", DecisionKind.SUMMARY, "i2", after=wire.encode(draft).decode())
    released(register, site, "spring")
    pages = {lang: (site / lang / "incidents" / "i2.html").read_text("utf-8") for lang in ("ar", "en")}
    assert "<p>Civilians were killed.</p>" in pages["en"]
    assert "This is version 2 of the assessment" in pages["en"]
    assert "قُتل مدنيون بينهم" in pages["ar"]
    assert "<p>قالت [اسم محجوب]" in pages["ar"].replace("\u200f", "")
    assert "moved since" in (site / "en" / "incidents" / "i1.html").read_text("utf-8"), "its place is another"
    everything = [(name, text) for name, text in written(site)]
    for hidden in (*PLANTED, draft.ar, draft.en):
        assert [name for name, text in everything if hidden in text] == [], hidden


def test_what_is_withheld_stays_so_in_the_incident_that_its_claims_went_to(register: Register, tmp_path: Path) -> None:
    decided(register, "w1", DecisionKind.WITHHOLD, "i2")
    joined = replace(FIRST, id="i9", code="i9", claims=("c1", "c2"))  # other rules put its claim elsewhere
    register.replace_incidents([joined], LEDGER)
    assert choose(register, tmp_path / "site", None, True).release.incidents == 0


def test_the_decisions_between_two_releases_are_told_to_the_house_and_their_kinds_to_readers(
    register: Register, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    released(register, site, "spring")
    decided(register, "g1", DecisionKind.GRADE, "i2", after="fair")
    register.replace_incidents([FIRST, replace(SECOND, grade=Grade.FAIR)], LEDGER)
    edition = choose(register, site, "summer", False)
    assert [(one.moved.incident, [d.id for d in one.decisions]) for one in edition.led] == [("i2", ["g1"])]
    released(register, site, "summer")
    page = (site / "en" / "downloads.html").read_text("utf-8")
    assert "grade decided" in page
    assert "ليلى" not in page
    assert "الدرجة من ضعيفة إلى" in re.sub("<[^>]+>", "", (site / "ar" / "downloads.html").read_text("utf-8"))
    assert [d.id for d in between(register, site, "spring", "summer") or ()] == ["g1"]
    assert between(register, site, "summer") == ()
    assert between(register, tmp_path / "elsewhere", "spring") is None


def test_why_an_incident_is_no_longer_published(register: Register, tmp_path: Path) -> None:
    site = tmp_path / "site"
    third = incident("i3", ("c3",), FINE)
    register.replace_incidents([FIRST, SECOND, third], LEDGER)
    released(register, site, "spring")
    decided(register, "r1", DecisionKind.REJECT, "c2")
    register.replace_incidents([replace(FIRST, review_state="unreviewed"), SECOND], LEDGER)
    edition = choose(register, site, "summer", False)
    assert {one.incident: (one.change, one.why) for one in edition.gone} == {
        "i1": ("withdrawn", (Why.UNREVIEWED,)),
        "i2": ("withdrawn", (Why.REJECTED,)),
        "i3": ("withdrawn", (Why.UNSAID,)),
    }
    released(register, site, "summer")
    register.replace_incidents([FIRST], LEDGER)
    assert [one.incident for one in choose(register, site, "autumn", False).gone] == [
        "i2",
        "i3",
    ]  # remembered by the last


def test_a_name_that_is_no_folder_is_refused(register: Register, tmp_path: Path) -> None:
    for name in ("../x", "a/b", ".hidden"):
        with pytest.raises(UsageError):
            choose(register, tmp_path / "site", name, True)
