"""What is planted in every field that can hold it leaves in no file of any format that says it is public."""

import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote
from zipfile import ZipFile, is_zipfile

import pyarrow.parquet
import pypdf
import pytest

from tawthiq.editions.pdf import pdf
from tawthiq.editions.report import gather, render
from tawthiq.editions.scope import Scope
from tawthiq.editions.site import choose, publish
from tawthiq.errors import UsageError
from tawthiq.intake import Original
from tawthiq.intake.originals import Capture
from tawthiq.model.claim import (
    Attacks,
    Claim,
    Evidence,
    Harm,
    Person,
    ResolvedFrom,
    Responsible,
    Source,
    Span,
    When,
    Where,
)
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.filing import Filing
from tawthiq.model.incident import (
    Contradiction,
    ContradictionValue,
    Copy,
    Dependence,
    GradeReason,
    Incident,
    IncidentParty,
    LedgerRow,
    Origin,
    Position,
    Range,
    Statement,
    Title,
)
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import Bound, Kind, OriginKind, Outcome, Precision, RangeVictims, Stance, Victims
from tawthiq.publication import FORMATS, SUBJECTS, Audience, export
from tawthiq.publication.dossier import pack
from tawthiq.register import Register
from tawthiq.register.custody import Taker

VICTIM, WITNESS, LATIN, NEAR = "ياسر نبيل العمري", "سلمى كريم الحداد", "Yasir Alomari", "عبدالودود"
ADDRESS = f"https://example.org/{quote('ياسر-نبيل-العمري')}"
ALL = f"{VICTIM} و{WITNESS} {LATIN}"
NAMES = ("ياسر نبيل", "نبيل العمري", "سلمى كريم", "كريم الحداد", "Yasir", "Alomari", "alomari", NEAR, quote("العمري"))
NOTES = ("سر داخلي", "ليلى الموثقة", "Huda Operator", "192.0.2.77", "كلام مرفوض", "كلام لا يغادر", "شأن بيننا")
POINT = ("35.9271", "36.6331")
PLANTED = (*NAMES, *NOTES, *POINT)

TEXT = f"قالت {WITNESS} إن خمسة بينهم {VICTIM} و{LATIN} و{NEAR} قتلوا في إدلب. كلام مرفوض. 900 في سنة. كلام لا يغادر."
COARSE = Where(
    quote="إدلب", start=0, end=1, place="إدلب", place_en="Idlib", within=("سوريا",), country="SY",
    lat=35.9271, lon=36.6331, precision=Precision.GOVERNORATE, alternatives=("p1",), carried_from=Span("إدلب", 0, 1),
)  # fmt: skip
FIXED = frozenset({
    "id", "document", "edtf", "period", "rule", "code", "country", "party", "actor", "published", "time", "hash",
    "sha256", "bytes_sha256", "url", "date", "origin", "on", "parent", "origins", "claims", "claim", "of", "place_id",
    "role", "sex", "against", "against_from", "lang", "slot", "review_state", "rule_version", "kin", "affiliation",
    "needs", "subjects", "documents",
})  # fmt: skip
"""Fields that are codes, dates or ids of things; what of them can hold a name is planted by hand."""


def laced(value: Any) -> Any:
    """The same with all the names in every field of free words."""
    if is_dataclass(value) and not isinstance(value, type):
        given = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        return replace(value, **{n: v if n in FIXED else laced(v) for n, v in given.items()})
    if isinstance(value, tuple):
        return tuple(laced(item) for item in value)
    return f"{value} {ALL} {NEAR}" if type(value) is str and value else value


def person(name: str) -> Person:
    return Person(name=name, outcome=Outcome.KILLED, quote=name, start=0, end=1)


def claim(id: str, kind: Kind = Kind.INCIDENT, words: str = TEXT[: TEXT.index(".")]) -> Claim:
    start = TEXT.index(words)
    span: dict[str, Any] = {"quote": words, "start": start, "end": start + len(words)}
    harm = Harm(outcome=Outcome.KILLED, victims=Victims.CIVILIAN, min=5, max=5, bound=Bound.EXACT, **span)
    told: Claim = laced(
        Claim(
            id=id,
            document=f"{VICTIM}.txt",
            kind=kind,
            harms=(harm,),
            incident="e1",
            where=COARSE,
            attacks=Attacks(min=1, max=1, bound=Bound.EXACT, **span),
            people=(person("x"),),
            evidence=Evidence(method=Span(**span), facilities=(Span(**span),), responses=(Span(**span),)),
            when=When(
                quote="أمس",
                start=0,
                end=1,
                edtf="2019-05-05",
                resolved_from=ResolvedFrom(words="أمس", against="2019-05-06"),
            ),
            responsible=(Responsible(actor="russia", stance=Stance.ALLEGED, **span),),
            sources=(Source(kind=OriginKind.EYEWITNESS, **span),),
            origin="rule",
            **span,
        )
    )
    witness = Source(kind=OriginKind.EYEWITNESS, quote=f"شاهدة تدعى {WITNESS}", start=0, end=1)
    people = tuple(person(name) for name in (VICTIM, LATIN, NEAR))
    return replace(told, people=people, sources=(witness, *told.sources))


def incident() -> Incident:
    report = f"{VICTIM}.txt"
    told: Incident = laced(
        Incident(
            id="i1",
            code="TW-2019-0001",
            title=Title("مقتل", "Killing of"),
            claims=("c1", "c4"),
            documents=(report,),
            where=COARSE,
            when=When(edtf="2019-05-05"),
            review_state="reviewed",
            rule_version="1.1",
            ranges=(Range(outcome=Outcome.KILLED, victims=RangeVictims.NOT_COMBATANT, min=3, max=5),),
            responsible=(IncidentParty(actor="russia", stances=(Stance.ALLEGED,)),),
            positions=(Position(party="russia", statements=(Statement("c1", "2019-05-05", ADDRESS),)),),
            grade_reasons=(GradeReason("single_source", ("قول",)),),
            origin_tree=(Origin(id=f"unknown:{report}", name="شاهدة", claims=("c1",), outlets=("صحيفة",)),),
            dependences=(Dependence(rule="dependence.root", origin="o", on="p", words="كلمات", decision="x1"),),
            copies=(Copy(document=report, of=report),),
            contradictions=(Contradiction("place", (ContradictionValue("إدلب", ("c1",)),)),),
            side_by_side=(Contradiction("place", (ContradictionValue("إدلب", ("c1",)),)),),
        )
    )
    return told


def decision(id: str, kind: DecisionKind, subject: str) -> Decision:
    return Decision(
        id=id, kind=kind, subjects=(subject,), author="ليلى الموثقة", time=f"2026-01-0{id[-1]}T00:00:00Z",
        reason=f"سر داخلي عن {VICTIM}",
    )  # fmt: skip


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    with Register.open(tmp_path_factory.mktemp("planted") / "r", create=True) as opened:
        document = Document(
            id=f"{VICTIM}.txt", text=TEXT, publisher=f"مدونة {VICTIM}", title=f"رثاء {NEAR} و{LATIN}", url=ADDRESS,
        )  # fmt: skip
        opened.add_document(document)
        opened.add_document(Document(id="yasir-alomari-2.txt", text=f"شأن بيننا {VICTIM}", publisher=LATIN))
        opened.add_document(Document(id="private.txt", text=f"كلام لا يغادر\n{TEXT}"))
        rejected = claim("c4", words="كلام مرفوض")
        opened.add_claims("private.txt", [replace(claim("c5"), document="private.txt")], "p1")
        opened.add_claims(document, [claim("c1"), claim("c3", Kind.TOTAL, "900 في سنة"), rejected], "p1")
        area = laced(COARSE)
        opened.replace_incidents([incident()], [LedgerRow(claim="c3", document=document.id, period="2019", area=area)])
        for number, (kind, subject) in enumerate(
            ((DecisionKind.ACCEPT, "c1"), (DecisionKind.ACCEPT, "c3"), (DecisionKind.REJECT, "c4")), 1
        ):
            opened.add_decision(decision(f"x{number}", kind, subject))
        opened.add_issues([Issue(code="no-claim", document=document.id, reason=f"سر داخلي {VICTIM}", remedy="")])
        filing = Filing(
            id="f1", code="i1", author="ليلى الموثقة", time="2026-01-01", file=f"{VICTIM}.xlsx", sha256="0" * 64,
            sheet="s", row=1, notes=f"سر داخلي {WITNESS}",
        )  # fmt: skip
        with opened.writing("Huda Operator") as writer:
            writer.add_filings([filing])
            headers = (("X-Client-IP", "192.0.2.77"), ("Set-Cookie", "192.0.2.77"))
            got = Capture(
                uri=ADDRESS, time="2026-01-01", record="r", archive="a.warc", offset=0, status=200,
                media_type="text/plain", headers=headers, operator="Huda Operator",
            )  # fmt: skip
            original = Original(document.sha256, TEXT.encode(), f"{VICTIM}.txt", "text/plain", capture=got)
            writer.add_custody(document.id, original, Taker("v", "Huda Operator"))
            writer.note("export", "internal claims csv: all", "0" * 64)
        yield opened


def readable(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """A file's bytes as text, and what lies packed in it."""
    yield name, data.decode("utf-8", "replace")
    if is_zipfile(io.BytesIO(data)):
        with ZipFile(io.BytesIO(data)) as packed:
            for member in packed.namelist():
                yield from readable(f"{name}!{member}", packed.read(member))
    elif data.startswith(b"%PDF"):
        read = pypdf.PdfReader(io.BytesIO(data))
        text = "\n".join([*(page.extract_text() for page in read.pages), str(read.metadata)])
        yield f"{name}!text", text
        yield f"{name}!turned", text[::-1]  # where the order of letters is that of the eye
    elif data.startswith(b"PAR1"):
        table = pyarrow.parquet.read_table(io.BytesIO(data))
        yield f"{name}!rows", f"{table.to_pylist()} {table.schema.metadata}"


def leaks(name: str, data: bytes) -> list[tuple[str, str]]:
    return [(place, planted) for place, text in readable(name, data) for planted in PLANTED if planted in text]


def exports(register: Register, audience: Audience) -> Iterator[tuple[str, bytes]]:
    for subject in SUBJECTS:
        for form in FORMATS:
            try:
                yield f"{subject}.{form}", b"".join(export(register, subject, form, None, audience))
            except UsageError:
                continue  # this table has no such format


def test_no_public_export_holds_what_is_planted(register: Register) -> None:
    made = dict(exports(register, Audience.PUBLIC))
    assert len(made) == 32
    assert [leak for name, data in made.items() for leak in leaks(name, data)] == []
    assert all(data for data in made.values())
    assert "[اسم محجوب]".encode() in made["claims.csv"]


def test_what_is_planted_stands_in_the_internal_ones(register: Register) -> None:
    """Else the test above could not fail."""
    made = dict(exports(register, Audience.INTERNAL))
    without = {"incidents.csvw", "claims.csvw", "documents.csvw", "totals.csvw"}
    assert {name for name, data in made.items() if not leaks(name, data)} == without


def test_every_file_that_can_says_whom_it_is_for(register: Register) -> None:
    for audience in Audience:
        silent = {
            name
            for name, data in exports(register, audience)
            if not any(f"{audience}" in text for _, text in readable(name, data))
        }
        assert silent == {f"{subject}.jsonl" for subject in SUBJECTS}, "only the contract has no room for it"


def test_no_public_dossier_holds_what_is_planted(register: Register) -> None:
    package = pack(register, "i1", Audience.PUBLIC)
    assert leaks("dossier", package) == []
    texts = dict(readable("dossier", package))
    assert "Audience: public" in "".join(texts.values())
    assert not any("/originals/" in name or "/texts/" in name or "log.json" in name for name in texts)
    inside = "".join(text for _, text in readable("dossier", pack(register, "i1")))
    assert "Audience: internal" in inside
    assert VICTIM in inside
    assert "person 1" in inside
    assert "Huda Operator" not in inside
    assert "192.0.2.77" not in inside
    assert "ليلى الموثقة" not in inside
    named = "".join(text for _, text in readable("dossier", pack(register, "i1", named=True)))
    assert "Huda Operator" in named


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_report_holds_what_is_planted(register: Register, lang: str) -> None:
    html = render(gather(register, Scope()), lang)
    assert leaks("report", html) == []
    try:
        made = pdf(html)
    except UsageError as error:  # CI installs Pango
        pytest.skip(str(error))
    assert leaks("report.pdf", made) == []
    assert any("TW-2019-0001" in text for _, text in readable("report.pdf", made)), "its text can be read"


@pytest.mark.parametrize("unreviewed", [True, False])
def test_no_file_of_a_site_holds_what_is_planted(register: Register, tmp_path: Path, unreviewed: bool) -> None:
    site = tmp_path / "site"
    publish(choose(register, site, None, unreviewed), site)
    found = [file for file in site.rglob("*") if file.is_file() and "assets" not in file.parts]
    assert len(found) > 20
    assert [leak for file in found for leak in leaks(file.name, file.read_bytes())] == []
    assert [file for file in found for planted in PLANTED if planted in str(file)] == []
