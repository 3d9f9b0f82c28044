"""PDF: what a browser prints is read as it was written, and what cannot be trusted is refused."""

import shutil
import subprocess
from pathlib import Path

import pytest
from bidi.algorithm import get_display
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from tawthiq.intake.papers import in_reading_order, logical

from .conftest import Reading
from .forms import pdf

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PARAGRAPHS = (
    "قتل 5 مدنيين، بينهم طفلان، وأصيب 12 آخرون في غارة جوية استهدفت السوق الشعبي في بلدة الزيتونة "
    "يوم الجمعة 17/3/2017، بحسب الدفاع المدني (الخوذ البيضاء).",
    "وقال المتحدث إن الأهالي لا يعرفون من قصف السوق، وإن فرق الإنقاذ لم تصل إلى المكان إلا بعد ساعات "
    "لأن الطريق كان مقطوعا.",
    "ونقلت منظمة UNHCR عن 3 شهود أن القتلى بين 5-8 أشخاص من عائلة واحدة نزحت إلى البلدة في 2016-11-02 من الريف الشرقي.",
    "وكان 40% من سكان البلدة قد غادروها خلال الأشهر الماضية مع اشتداد القصف على محيطها بين الحين والآخر "
    "كما قال مصدر محلي.",
)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """PARAGRAPHS in one column and in two, printed by Chromium."""
    if CHROMIUM is None:
        pytest.skip("no chromium here to print a PDF with")
    folder = tmp_path_factory.mktemp("printed")
    body = "<h1>غارة على سوق الزيتونة</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    for name, style in (("one", ""), ("two", "column-count: 2; column-gap: 3em")):
        page = f"<html dir=rtl lang=ar><meta charset=utf-8><body style='{style}'>{body}</body></html>"
        (folder / f"{name}.html").write_text(page, "utf-8")
        command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        subprocess.run(
            [*command, f"--print-to-pdf={folder / name}.pdf", str(folder / f"{name}.html")],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return folder


@pytest.mark.browser
@pytest.mark.parametrize("columns", ["one", "two"])
def test_a_printed_page_is_read_as_it_was_written(printed: Path, reading: Reading, columns: str) -> None:
    (document,) = reading(printed / f"{columns}.pdf").documents
    found = " ".join(document.text.split())
    assert [text for text in PARAGRAPHS if text not in found] == []
    assert document.published is None, "a file's date is not the report's"


@pytest.mark.browser
def test_a_number_at_the_beginning_of_a_line_keeps_its_order(printed: Path, reading: Reading) -> None:
    (document,) = reading(printed / "two.pdf").documents
    assert "2016-11-02" in document.text
    assert "02-11-2016" not in document.text


@pytest.mark.browser
def test_paragraphs_are_lines_of_their_own(printed: Path, reading: Reading) -> None:
    (document,) = reading(printed / "one.pdf").documents
    assert [line for line in document.text.split("\n") if line] == ["غارة على سوق الزيتونة", *PARAGRAPHS]


def test_gaps_of_a_font_part_neither_a_share_from_its_number_nor_a_paragraph() -> None:
    """As a browser's numbers stand in the line of the eye: blanks fill what the letters around them are narrower by."""
    lines = (
        "وكان 40% من سكان البلدة قد غادروها مع اشتداد القصف",
        "على أطرافها حين قتل 12 مدنيا بين البيوت في الليلة",
        "الماضية.",
    )
    drawn = [get_display(line, base_dir="R") for line in lines]
    wide = drawn[0].replace("40", " " * 40 + "40")
    assert in_reading_order("\n".join((wide, *drawn[1:]))) == " ".join(lines)


WORD = st.text(alphabet="ابتدرسعفقلمنهوي", min_size=1, max_size=8)
LATIN = st.sampled_from(["UNHCR", "BBC", "Idlib"])
NUMBER = st.sampled_from(["5", "12", "1,200", "17/3/2017", "5-8", "2016-11-02", "3.5"])


@settings(deadline=None)
@given(st.lists(st.one_of(WORD, WORD, NUMBER, LATIN), min_size=1, max_size=12).filter(lambda words: words[0][0] >= "ا"))
def test_the_order_of_the_eye_is_turned_back(words: list[str]) -> None:
    # Two numbers side by side have no order that the eye could tell.
    line = " ".join(word for n, word in enumerate(words) if not (n and words[n - 1][0].isascii() and word[0].isascii()))
    assert logical(get_display(line, base_dir="R")) == line


def test_the_ligature_of_lam_and_alef_keeps_its_order() -> None:
    assert logical("ﻒﺼﻗ ﻦﻣ فﺮﻌﻧ ﻻ") == "لا نعرف من قصف"


def test_a_letter_cut_off_by_its_vowel_is_joined() -> None:
    assert logical(get_display("قُ تل خمسة", base_dir="R")) == "قُتل خمسة"


def test_a_line_in_latin_letters_stays() -> None:
    assert in_reading_order("Five killed in 2017-03-17 raid") == "Five killed in 2017-03-17 raid"


def test_rows_of_a_table_stay_rows() -> None:
    rows = "\n".join(f"town {n}      {n} dead" for n in range(10))
    assert "town 3 3 dead" in in_reading_order(rows)


def test_an_empty_page_is_a_scan(tmp_path: Path, reading: Reading) -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(tmp_path / "a.pdf")
    reading(tmp_path, expect=["scanned"])


def test_a_password_is_asked_for(tmp_path: Path, reading: Reading) -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    reading(tmp_path, expect=["encrypted-document"])


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<</Root 1 0 R>>", b"x"])
def test_a_damaged_file_is_named(tmp_path: Path, reading: Reading, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    reading(tmp_path, expect=["damaged-document"])


def test_a_reference_within_the_drawing_of_a_page_is_told_as_damage(tmp_path: Path, reading: Reading) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("123").replace(b"(123) Tj", b"1 0 R Tj"))
    reading(tmp_path, expect=["damaged-document"])


def test_each_page_of_the_text_is_known(tmp_path: Path, reading: Reading) -> None:
    first, second = "Five people were killed in the market.", "Two more died of their wounds later."
    (tmp_path / "a.pdf").write_bytes(pdf(first, "", second))
    result = reading(tmp_path)
    (document,), (kept,) = result.documents, result.originals
    assert [(document.text[a:b], page) for a, b, page in kept.extraction.pages] == [(first, 1), (second, 3)]
    assert kept.extraction.libraries[0].startswith("pypdf ")
