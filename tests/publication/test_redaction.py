"""Names of people, inner notes and guessed points do not leave."""

from dataclasses import replace

import pytest

from tawthiq.model.claim import Claim, Person, Source, Where
from tawthiq.model.document import Document
from tawthiq.model.incident import Dependence, Incident, Title
from tawthiq.model.vocabulary import Kind, OriginKind, Outcome, Precision
from tawthiq.publication.protected import name_in, protected_names
from tawthiq.publication.redaction import Veil, public_history
from tawthiq.register.records import Change

NAME = ("خالد", "احمد", "العلي")
QUOTE = "قُتل خالد أحمد العلي في القصف، ولخالد أحمد ابنٌ. وروت سعاد ما رأت"


def source(quote: str, kind: OriginKind = OriginKind.EYEWITNESS) -> Source:
    return Source(kind=kind, quote=quote, start=0, end=len(quote))


@pytest.mark.parametrize(
    ("quote", "names"),
    [
        ("شاهد عيان يدعى خالد العلي", [("خالد", "العلي")]),
        ("الطبيب أحمد سالم", [("احمد", "سالم")]),
        ("والد الضحية كريم حسن", [("كريم", "حسن")]),
        ("مدير المستشفى الدكتور علي ناصر", [("علي", "ناصر")]),
        ("أحد السكان واسمه فراس الأحمد", [("فراس", "الاحمد")]),
        ("شهود عيان محليين", []),
        ("مصادر طبية في مستشفى الموصل", []),
        ("الأهالي", []),
        ("معظم المصادر المحلية", []),
        ("مصدر مطلع", []),
    ],
)
def test_a_witness_is_known_by_what_says_more_than_who_that_is(quote: str, names: list[tuple[str, ...]]) -> None:
    assert list(name_in(quote)) == names


def claim() -> Claim:
    person = Person(name="خالد أحمد العلي", outcome=Outcome.KILLED, quote="خالد", start=4, end=8)
    widow = source("زوجة سعاد", OriginKind.SURVIVOR_FAMILY)
    return Claim(
        id="c1", document="d1", quote=QUOTE, start=0, end=len(QUOTE), kind=Kind.INCIDENT, people=(person,),
        sources=(widow,), where=Where(place="إدلب", country="SY", lat=35.9, lon=36.6, precision=Precision.GOVERNORATE),
    )  # fmt: skip


def test_names_leave_no_text_of_a_claim() -> None:
    told = claim()
    shown = Veil(protected_names([told])).near(protected_names([told])).claim(told)
    assert shown.people == ()
    assert shown.sources[0].quote == "زوجة [اسم محجوب]"
    assert "خالد" not in shown.quote
    assert "العلي" not in shown.quote
    assert "[اسم محجوب]" in shown.quote
    assert shown.where is not None
    assert (shown.where.lat, shown.where.lon, shown.where.place) == (None, None, "إدلب")


def test_a_full_name_is_taken_out_of_other_incidents_and_titles_too() -> None:
    veil = Veil([NAME])
    assert veil.text("جنازة خَالِد احمد العلي") == "جنازة [اسم محجوب]"
    assert veil.text("قرية خالد") == "قرية خالد"


def test_a_report_goes_without_its_text_and_without_an_address_that_names() -> None:
    veil = Veil([NAME])
    report = Document(id="d1", text=f"مقتل خالد أحمد العلي\n{QUOTE}", url="https://example.org/خالد-أحمد-العلي")
    shown = veil.document(report)
    assert (shown.text, shown.url, shown.title) == ("", None, "مقتل [اسم محجوب]")
    assert veil.document(replace(report, url="https://example.org/1")).url == "https://example.org/1"


def test_decisions_and_their_authors_stay_inside() -> None:
    tie = Dependence(rule="dependence.decision", origin="a", on="b", decision="d-17")
    incident = Incident(id="i", code="c", title=Title("ا", "a"), claims=(), documents=(), dependences=(tie,))
    assert Veil(()).incident(incident).dependences[0].decision is None
    moved = Change(time="2026-01-01", change="changed", actor="rules", after="weak")
    held = Change(time="2026-01-02", change="grade", actor="ليلى", reason="سر", decision="d-17")
    assert public_history([moved, held], Veil(())) == (moved,)
