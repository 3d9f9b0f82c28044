"""Code points to UTF-16 and marked pieces."""

from hypothesis import given
from hypothesis import strategies as st

from tawthiq.web.spans import Utf16, pieces, shown

TEXTS = st.text(alphabet=st.sampled_from("اب ت😀𐎀\r\n<&ى"), min_size=1, max_size=40)


@given(TEXTS, st.data())
def test_utf16_offsets_find_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    units = text.encode("utf-16-le")
    at = Utf16(text)
    assert units[2 * at(start) : 2 * at(end)].decode("utf-16-le") == text[start:end]


@given(TEXTS, st.data())
def test_pieces_are_the_whole_text_and_mark_what_is_covered(text: str, data: st.DataObject) -> None:
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    spans = [(f"s{i}", a, b) for i, (a, b) in enumerate(data.draw(st.lists(edges, max_size=5)))]
    made = pieces(text, spans)
    assert "".join(p.text for p in made) == shown(text)
    covered = {i for _, a, b in spans if a < b for i in range(a, b)}
    marked = "".join(str(p.text) for p in made if p.marked)
    assert marked == "".join(shown(text[i]) for i in sorted(covered))
    assert sorted(n for p in made for n in p.starts) == sorted(n for n, a, b in spans if a < b)


def test_what_html_would_change_is_kept() -> None:
    assert shown("a\r\nb") == "a&#13;\nb"
    assert shown("\ud83d x \0") == "\ufffd x \ufffd"
