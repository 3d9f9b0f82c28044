"""Searches that people keep."""

from pathlib import Path

from tawthiq.search.saved import FILE, MOST, Saved, forget, save, saved


def test_each_person_keeps_their_own(tmp_path: Path) -> None:
    save(tmp_path, Saved("سالم", "حلب", "q=%D8%AD"))
    save(tmp_path, Saved("هدى", "حلب", "q=2"))
    save(tmp_path, Saved("سالم", "حلب", "q=3"))
    assert saved(tmp_path, "سالم") == (Saved("سالم", "حلب", "q=3"),)
    forget(tmp_path, "سالم", "حلب")
    assert saved(tmp_path, "سالم") == ()
    assert len(saved(tmp_path, "هدى")) == 1


def test_the_oldest_gives_way_and_a_broken_file_is_no_end(tmp_path: Path) -> None:
    for number in range(MOST + 3):
        save(tmp_path, Saved("سالم", str(number), "q=1"))
    assert [item.name for item in saved(tmp_path, "سالم")] == [str(n) for n in range(3, MOST + 3)]
    (tmp_path / FILE).write_text("{", "utf-8")
    assert saved(tmp_path, "سالم") == ()
    save(tmp_path, Saved("سالم", "جديد", "q=1"))
    assert len(saved(tmp_path, "سالم")) == 1
