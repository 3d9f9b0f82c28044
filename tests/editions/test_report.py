"""Reports: complete, the same for the same register, without names and without addresses of elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module

import pytest

from tawthiq.editions.pdf import pdf
from tawthiq.editions.report import gather, render
from tawthiq.editions.scope import Scope
from tawthiq.editions.wording import words
from tawthiq.model.incident import LedgerRow
from tawthiq.pipeline import Orders, run
from tawthiq.register import IncidentFilter, Register

TEXT = (
    "قالت وكالة الفرات إن خمسة مدنيين قتلوا في غارة جوية على سوق مدينة الموصل يوم 11 أيار 2017.\n\n"
    "وقال شاهد عيان يدعى خالد أحمد الجبوري إن ثلاثة مدنيين قتلوا في غارة جوية على مدينة الموصل يوم 11 أيار 2017.\n"
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    folder = tmp_path_factory.mktemp("report")
    (folder / "texts").mkdir()
    (folder / "texts" / "one.txt").write_text(TEXT, "utf-8")
    with Register.open(folder / "register", create=True) as opened:
        run([folder / "texts"], opened, Orders())
        yield opened


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_report_is_whole_and_the_same_twice(register: Register, lang: str) -> None:
    first = render(gather(register, Scope()), lang)
    with register.writing() as writer:
        writer.note("export", "report", "0")  # the log goes on, the register's state does not
    assert render(gather(register, Scope()), lang) == first
    html = first.decode()
    for part in ("covers", "totals", "timeline", "ledger", "incidents", "method"):
        assert f'id="{part}"' in html
    assert html.count("<svg") >= 3
    assert "<script" not in html


def test_a_report_asks_no_address(register: Register) -> None:
    html = render(gather(register, Scope()), "ar").decode()
    assert not re.findall(r'(?:src|href)="(?!#)[^"]*"', html)
    assert not re.findall(r"url\((?!data:)", html)


def test_no_witness_is_named(register: Register) -> None:
    html = render(gather(register, Scope()), "ar").decode()
    assert "الجبوري" not in html
    assert "[اسم محجوب]" in html


def test_a_report_of_another_time_is_empty_and_says_so(register: Register) -> None:
    material = gather(register, Scope(IncidentFilter(first="2020-01-01")))
    assert material.told == ()
    assert str(words("en").t("totals.empty")) in render(material, "en").decode()
    assert gather(register, Scope(reviewed=True)).told == ()
    assert len(gather(register, Scope(governorate="IQ-NI")).told) == len(gather(register, Scope()).told)
    assert gather(register, Scope(governorate="SY-ID")).told == ()


def test_the_pdf_has_pages(register: Register) -> None:
    try:
        import_module("weasyprint")
    except (ImportError, OSError):  # OSError: the package is there and Pango is not
        pytest.skip("no WeasyPrint with Pango on this machine")
    assert pdf(render(gather(register, Scope()), "ar")).startswith(b"%PDF-")


def test_a_total_without_a_figure_is_counted_and_not_listed(register: Register) -> None:
    material = gather(register, Scope())
    told = next(claim for one in material.told for claim in one.claims)
    bare = replace(told, harms=(), attacks=None)
    rows = tuple(
        (LedgerRow(claim=name, document="d", period=period, area=None), claim)
        for name, period, claim in (("a", "2011", told), ("b", "2012", bare), ("c", "2013", None))
    )
    html = render(replace(material, ledger=rows), "en").decode()
    assert "stay in the register and are not listed here: 2." in html
    ledger = html.partition('id="ledger"')[2].partition("</table>")[0]
    assert ("2011" in ledger, "2012" in ledger, "2013" in ledger) == (True, False, False)
