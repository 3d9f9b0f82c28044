"""Where the words of a PDF stand on their page: right to left, in columns, with ligatures, on pages shown turned."""

from base64 import b64encode
from collections.abc import Callable
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader, PdfWriter

from tawthiq.intake import glyphs
from tawthiq.intake.manners import signs
from tawthiq.intake.originals import Box, Extraction
from tawthiq.intake.papers import in_reading_order

from .conftest import Reading
from .forms import pdf
from .test_papers import PARAGRAPHS

HEADLINE = "غارة على سوق الزيتونة"
FONT = files("tawthiq.web").joinpath("static/fonts/ibm-plex-sans-arabic-arabic-400-normal.woff2").read_bytes()
LATIN = files("tawthiq.web").joinpath("static/fonts/ibm-plex-sans-arabic-latin-400-normal.woff2").read_bytes()


DOTS = files("tawthiq.web").joinpath("static/fonts/noto-naskh-arabic-arabic-400-normal.woff2").read_bytes()


def page(body: str, style: str = "", font: bytes = FONT) -> bytes:
    weasyprint = pytest.importorskip("weasyprint", exc_type=ImportError)
    faces = "".join(
        f"@font-face {{ font-family: {name}; src: url(data:font/woff2;base64,{b64encode(data).decode()}) }}"
        for name, data in (("N", font), ("L", LATIN))
    )
    css = f"{faces} @page {{ size: 400pt 500pt; margin: 40pt }} body {{ font: 12pt N, L; margin: 0; {style} }}"
    html = f"<html dir=rtl lang=ar><meta charset=utf-8><style>{css}</style><body>{body}</body></html>"
    return bytes(weasyprint.HTML(string=html).write_pdf())


def story(style: str = "") -> bytes:
    return page(f"<h1>{HEADLINE}</h1>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS), style)


def turned(data: bytes, angle: int) -> bytes:
    """The same pages to look at, drawn across and shown turned back, as scanners and landscape prints do."""
    writer = PdfWriter(clone_from=BytesIO(data))
    for sheet in writer.pages:
        sheet.rotate(angle)
        sheet.transfer_rotation_to_content()
        sheet.rotation = -angle % 360
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


Told = tuple[str, Extraction]


@pytest.fixture
def told(tmp_path: Path, reading: Reading) -> Callable[[bytes], Told]:
    def read(data: bytes) -> Told:
        (tmp_path / "a.pdf").write_bytes(data)
        result = reading(tmp_path / "a.pdf")
        return result.documents[0].text, result.originals[0].extraction

    return read


def of(read: Told, words: str) -> list[Box]:
    """The boxes of the first place of these words."""
    text, found = read
    start = text.index(words)
    return [box for box in found.boxes if start <= box.start and box.end <= start + len(words)]


def test_every_word_has_its_box_and_no_other(told: Callable[[bytes], Told]) -> None:
    text, found = told(story())
    assert [text[box.start : box.end] for box in found.boxes] == text.split()
    assert found.sheets == ((1, 400.0, 500.0),)
    assert all(38 <= box.x0 < box.x1 <= 362 and 30 <= box.y0 < box.y1 <= 470 for box in found.boxes)


def test_words_go_from_right_to_left_and_numbers_keep_their_place(told: Callable[[bytes], Told]) -> None:
    read = told(story())
    row = of(read, "قتل 5 مدنيين، بينهم طفلان، وأصيب")
    assert all(left.x1 <= right.x0 + 0.2 for right, left in pairwise(row))
    assert {(box.y0, box.y1) for box in row} == {(row[0].y0, row[0].y1)}
    assert row[0].x1 == pytest.approx(360, abs=1.5), "the first word of a paragraph stands at the right margin"
    (number,) = of(read, " 5 ")
    assert number.x1 - number.x0 < row[2].x1 - row[2].x0


def test_a_ligature_is_read_in_its_order_and_has_its_box(told: Callable[[bytes], Told]) -> None:
    # The file says لا in the order of reading, as the standard asks; a browser says it as one letter.
    read = told(story())
    assert [text for text in PARAGRAPHS if text not in " ".join(read[0].split())] == []
    (no,) = of(read, "لا ")
    before, after = of(read, "الأهالي")[0], of(read, "يعرفون")[0]
    assert after.x1 <= no.x0 < no.x1 <= before.x0


def test_words_of_columns_stand_in_their_column(told: Callable[[bytes], Told]) -> None:
    read = told(story("column-count: 2; column-gap: 40pt; font-size: 9pt"))
    assert [text for text in PARAGRAPHS if text not in " ".join(read[0].split())] == []
    assert all(box.x1 <= 182 or box.x0 >= 218 for box in read[1].boxes), "no box reaches into the gutter"
    assert of(read, HEADLINE.split(maxsplit=1)[0])[0].x0 >= 218, "the right column is the first"
    assert of(read, "مصدر محلي")[0].x1 <= 182


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_shown_turned_is_read_and_its_boxes_are_those_of_the_eye(
    told: Callable[[bytes], Told], angle: int
) -> None:
    upright, across = told(story()), told(turned(story(), angle))
    assert across[0] == upright[0]
    assert across[1].sheets == upright[1].sheets
    for one, other in zip(upright[1].boxes, across[1].boxes, strict=True):
        assert one[:3] == other[:3]
        assert one[3:] == pytest.approx(other[3:], abs=0.3)


def test_boxes_are_measured_from_the_corner_of_what_is_shown(told: Callable[[bytes], Told]) -> None:
    writer = PdfWriter(clone_from=BytesIO(story()))
    writer.pages[0].cropbox.lower_left = (30, 20)
    writer.pages[0].cropbox.upper_right = (390, 480)
    out = BytesIO()
    writer.write(out)
    whole, cut = told(story()), told(out.getvalue())
    assert cut[1].sheets == ((1, 360.0, 460.0),)
    one, other = whole[1].boxes[0], cut[1].boxes[0]
    assert (one.x0 - other.x0, one.y0 - other.y0) == pytest.approx((30, 20), abs=0.3)


def test_pages_are_numbered_as_the_file_has_them(told: Callable[[bytes], Told]) -> None:
    first, second = "Five people were killed in the market.", "Two more died of their wounds later."
    text, found = told(pdf(first, "", second))
    assert {box.page for box in found.boxes if text[box.start : box.end] in first.split()} == {1}
    assert [number for number, _, _ in found.sheets] == [1, 3]
    word = found.boxes[0]
    assert word.x0 == 72, "where the file puts it"
    assert word.y0 < 792 - 720 < word.y1, "around the line on which it stands"


def test_a_long_file_has_boxes_of_lines_after_the_first_words(
    told: Callable[[bytes], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawthiq.intake.papers._MOST_WORDS", 3)
    first, second = "Five people were killed in the market.", "Two more died of their wounds later."
    text, found = told(pdf(first, second))
    assert [text[box.start : box.end] for box in found.boxes] == [*first.split(), second]


def test_a_letter_that_reaches_into_the_gutter_is_not_lost() -> None:
    rows = [f"right column of line {n} here    left column of line {n} here" for n in range(8)]
    rows[5] = "right column of line 5 hereabouts left column of line 5 here"
    found = in_reading_order("\n".join(rows))
    assert sorted(found.split()) == sorted(" ".join(rows).split())
    assert "left column of line 5 here" in found


def test_signs_of_another_manner_are_counted_and_right_texts_have_none() -> None:
    assert signs("\n".join(PARAGRAPHS)) == (0, 0)
    assert signs("قال األهالي إنهم ال يعرفون )الخوذ البيضاء( من قصف") == (2, 2)
    assert signs("1) قال الأهالي") == (0, 0), "a list is no sign"


def test_what_says_its_ligatures_in_the_order_of_the_eye_is_read_so_too(
    told: Callable[[bytes], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    def other(sheet: PageObject, letters_in_order: bool = True) -> glyphs.Drawn:
        return as_drawn(sheet, not letters_in_order)

    right, as_drawn = told(story())[0], glyphs.drawn
    monkeypatch.setattr("tawthiq.intake.papers.drawn", other)
    assert told(story())[0] == right


def test_a_font_that_draws_dots_by_themselves_goes_to_a_person(tmp_path: Path, reading: Reading) -> None:
    body = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    (tmp_path / "a.pdf").write_bytes(page(body, font=DOTS))
    reading(tmp_path / "a.pdf", expect=["garbled-pages"])


def test_a_page_of_another_drawing_has_lines_and_no_boxes(
    told: Callable[[bytes], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tawthiq.intake.glyphs._MOST_PLACED", 10)
    text, found = told(pdf("Five people were killed in the market."))
    assert (found.boxes, found.sheets) == ((), ())
    assert found.pages == ((0, len(text), 1),)


def test_the_lines_are_those_of_the_library() -> None:
    for data in (story(), story("column-count: 2"), pdf("Five people were killed in the market.")):
        (sheet,) = PdfReader(BytesIO(data)).pages
        assert glyphs.drawn(sheet, letters_in_order=False).text == sheet.extract_text(extraction_mode="layout")
