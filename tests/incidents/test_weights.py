"""Weights as files: written, read, refused, and told apart by their version."""

from dataclasses import replace
from pathlib import Path

import pytest

from tawthiq.errors import InputError
from tawthiq.incidents.weights import Learning, read, weights, written_out


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    own = weights()
    levels = {**own.levels, "date.same_day": replace(own.levels["date.same_day"], weight=2.125)}
    table = replace(own, prior=-1.5, levels=levels, learning=Learning(tellings=9, pairs=8, share=0.5, held_by=7.0))
    (tmp_path / "w.yaml").write_text(written_out(table), "utf-8")
    again = read(tmp_path / "w.yaml")
    assert again == table
    assert again.version == table.version
    assert table.version.startswith("learned-")
    assert own.version.startswith("written-")


@pytest.mark.parametrize("text", ["", "[]", "prior: x\nlevels: {}", "levels: {}", "prior: 1\nlevels: [1]", "a: {"])
def test_what_is_no_file_of_weights_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "w.yaml").write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"no file of weights\. Write one with tawthiq weights learn"):
        read(tmp_path / "w.yaml")


def test_a_level_that_is_not_known_is_named(tmp_path: Path) -> None:
    (tmp_path / "w.yaml").write_text("prior: -1\nlevels: {date.never: 1}", "utf-8")
    with pytest.raises(InputError, match=r"no level date\.never is known"):
        read(tmp_path / "w.yaml")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "none.yaml")
