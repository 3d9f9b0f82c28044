import pytest

from tawthiq.text import remembered
from tawthiq.text.remembered import Remembered


def test_a_word_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Remembered(length)
    assert [lengths["قرية"], lengths["قرية"], lengths["ريف"]] == [4, 4, 3]
    assert asked == ["قرية", "ريف"]


def test_beyond_its_bound_it_answers_and_keeps_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_MOST", 1)
    lengths = Remembered(len)
    assert [lengths["قرية"], lengths["ريف"]] == [4, 3]
    assert len(lengths) == 1
