import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.cli.options import Bidi
from tawthiq.cli.writing import Pen, has_rtl

FSI, PDI = "\u2068", "\u2069"


def test_arabic_is_one_isolate_with_its_numbers() -> None:
    assert Pen().write("قتل من 120 إلى 260 مدنيا") == f"{FSI}قتل من 120 إلى 260 مدنيا{PDI}"


def test_in_a_latin_line_each_arabic_stretch_is_set_apart() -> None:
    line = "Airstrike in الموصل الجديدة, 17 March 2017"
    assert Pen().write(line) == f"Airstrike in {FSI}الموصل الجديدة{PDI}, 17 March 2017"


def test_a_quotation_is_one_sentence_whatever_it_names() -> None:
    assert Pen().quote("CNN نقلت عن شهود") == f"{FSI}CNN نقلت عن شهود{PDI}"


def test_each_wrapped_line_is_set_apart() -> None:
    lines = Pen().write("قال شهود من أهالي البلدة إن طائرات قصفت السوق", 20).split("\n")
    assert len(lines) > 1
    assert all(line.startswith(FSI) and line.endswith(PDI) for line in lines)


def test_reordered_letters_stand_as_they_are_seen() -> None:
    pen = Pen(Bidi.REORDER)
    assert pen.write("قتل 5") == "5 لتق"
    assert pen.write("in حلب, 5") == "in بلح, 5"


@pytest.mark.parametrize("text", ["abc", "5–8", "", "2017-03-17"])
def test_latin_and_figures_stay_as_they_are(text: str) -> None:
    for bidi in Bidi:
        assert Pen(bidi).write(text) == text


def test_control_characters_cannot_drive_the_terminal() -> None:
    written = Pen().write("\x1b[31mred\x07 \u202eevil\u202c\r\nنص\u00a0آخر")
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert "\x07" not in written
    assert "نص آخر" in written


@given(st.text(max_size=80), st.sampled_from(Bidi))
def test_isolates_always_close(text: str, bidi: Bidi) -> None:
    for line in Pen(bidi).write(text, 20).split("\n"):
        assert line.count(FSI) == line.count(PDI)
        assert bidi is Bidi.ISOLATE or FSI not in line


def test_has_rtl() -> None:
    assert has_rtl("a ب")
    assert not has_rtl("a 5 –")
