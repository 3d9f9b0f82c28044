"""tawthiq weights: shown, learned, and taken up by a register as other rules."""

import json
from pathlib import Path

import pytest

from tawthiq.cli import main
from tawthiq.engine.linking import choose, scoring, weights_of
from tawthiq.incidents.weights import weights, written_out


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    return int(left.value.code or 0)


def test_the_written_weights_are_shown_where_a_register_has_none_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("weights", "show", "--register", str(tmp_path), "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["version"] == weights().version
    assert shown["prior"] == weights().prior
    assert run("weights", "show", "--register", str(tmp_path)) == 0
    assert weights().version in capsys.readouterr().out


def test_a_register_goes_by_the_weights_in_its_folder(tmp_path: Path) -> None:
    assert weights_of(tmp_path) == weights()
    (tmp_path / "weights.yaml").write_text(written_out(weights()).replace("prior: -1.9", "prior: -1.4"), "utf-8")
    assert weights_of(tmp_path).prior == scoring(tmp_path).table.prior == -1.4


def test_learning_without_the_extra_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seeds: Path
) -> None:
    register = str(tmp_path / "r")
    assert run("run", str(seeds / "docs.jsonl"), "--register", register) in {0, 3}
    monkeypatch.setattr("tawthiq.engine.linking.installed", lambda: False)
    assert run("weights", "learn", "--register", register, "--out", str(tmp_path / "w.yaml")) == 2
    assert "pip install 'tawthiq[splink]'" in capsys.readouterr().err


@pytest.mark.skipif(not choose.installed(), reason="needs the extra: pip install 'tawthiq[splink]'")
def test_a_register_too_small_teaches_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str], seeds: Path) -> None:
    register = str(tmp_path / "r")
    assert run("run", str(seeds / "docs.jsonl"), "--register", register) in {0, 3}
    assert run("weights", "learn", "--register", register, "--out", str(tmp_path / "w.yaml")) == 1
    assert "Learn from a larger register" in capsys.readouterr().err
    assert not (tmp_path / "w.yaml").exists()
