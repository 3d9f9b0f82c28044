import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.intake.encoding import decode
from tawthiq.intake.faults import RefusedError

ARABIC = "قال مصدر طبي إن خمسة مدنيين قتلوا في غارة على السوق، وأصيب آخرون بجروح. وأضاف المصدر أن فرق الإنقاذ وصلت.\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    decoded = decode(mark + ARABIC.encode(encoding))
    assert (decoded.text, decoded.encoding) == (ARABIC, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"])
def test_arabic_without_a_mark_is_told_by_its_letters(encoding: str) -> None:
    decoded = decode(ARABIC.encode(encoding))
    assert (decoded.text, decoded.encoding) == (ARABIC, encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "windows-1256"])
def test_line_ends_stay_as_they_are(encoding: str) -> None:
    text = ARABIC.replace("\n", "\r\n") * 2
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_a_page_of_markup_around_few_arabic_words_is_still_read(encoding: str) -> None:
    text = "<div class='x'>" * 200 + "مقتل مدنيين في قصف على المدينة" + "</div>" * 200
    assert decode(text.encode(encoding)).text == text


def test_latin_letters_of_windows_1256_are_not_taken_for_arabic() -> None:
    with pytest.raises(RefusedError, match="not UTF-8 from byte"):
        decode("Frappe aérienne près de l'hôpital, civils tués à l'école".encode("cp1252"))


def test_utf8_cut_in_mid_letter_is_refused_not_read_in_another_code_page() -> None:
    cut = ARABIC.encode()[: -len("ت.\n".encode()) + 1]
    with pytest.raises(RefusedError, match=f"not UTF-8 from byte {len(cut) - 1} on"):
        decode(cut)


def test_utf8_with_one_broken_byte_is_refused() -> None:
    data = bytearray(ARABIC.encode() * 20)
    data[501] = 0xFF
    with pytest.raises(RefusedError, match="not UTF-8"):
        decode(bytes(data))


def test_too_few_letters_to_tell_are_refused() -> None:
    with pytest.raises(RefusedError, match="not UTF-8"):
        decode("قتل".encode("windows-1256"))


def test_the_charset_that_a_page_declares_is_used_where_nothing_better_is_known() -> None:
    text = "Frappe aérienne près de l'hôpital"
    assert decode(text.encode("iso-8859-1"), "ISO-8859-1").text == text


def test_arabic_letters_win_over_a_wrong_declaration() -> None:
    assert decode(ARABIC.encode("windows-1256"), "iso-8859-1").text == ARABIC
    assert decode(ARABIC.encode(), "windows-1256").text == ARABIC


def test_an_unknown_declaration_is_refused_by_name() -> None:
    with pytest.raises(RefusedError, match="klingon"):
        decode(b"\xe9\xe8", "klingon")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n", "PNG"),
        (b"{\\rtf1 abc}", "RTF"),
        (b"text\0\0\0\xff\xfe\x01binary\0", "NUL"),
        (bytes(range(1, 32)) * 20, "control"),
    ],
)
def test_a_binary_is_refused_by_name(data: bytes, name: str) -> None:
    with pytest.raises(RefusedError, match=name) as refused:
        decode(data)
    assert refused.value.fault.code == "binary"


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_text_that_was_garbled_before_is_refused(wrong: str) -> None:
    words = "قال مصدر طبي ان ثلاثة اطفال اصيبوا في المدينة"
    garbled = words.encode().decode(wrong, errors="ignore").encode()
    with pytest.raises(RefusedError, match="garbled"):
        decode(garbled)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_as_it_was_or_is_refused(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except RefusedError:
        return
    assert decoded.text == text.removeprefix("\ufeff")


@given(st.binary())
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    try:
        decoded = decode(data)
    except RefusedError:
        return
    assert "\ufffd" not in decoded.text or "\ufffd".encode() in data or "\ufffd".encode(decoded.encoding) in data
