"""Inputs as portions: nothing lost, nothing out of order; a user's files on the other side."""

from dataclasses import replace
from pathlib import Path

import pytest

from tawthiq.engine.spark import portions
from tawthiq.engine.spark.luggage import pack, unpacked
from tawthiq.engine.spark.portions import Portion
from tawthiq.errors import UsageError
from tawthiq.intake.originals import Part
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings


def piece(number: int, size: int) -> Portion:
    return Portion(f"/{number}.txt", f"{number}.txt", size)


@pytest.mark.parametrize("cores", [1, 2, 7])
@pytest.mark.parametrize("size", [1, 3_000, 2_000_000])
def test_pieces_keep_their_order_in_tasks_and_tranches(cores: int, size: int) -> None:
    given: list[Portion | Issue] = [piece(n, size) for n in range(90)]
    given.insert(40, Issue(code="missing", reason="r", remedy="m"))
    made = list(portions.tranches(given, cores))
    assert [item for tranche in made for item in tranche] == given
    for tranche in made:
        pieces = [item for item in tranche if not isinstance(item, Issue)]
        tasks = portions.tasks(pieces, cores)
        assert [item for task in tasks for item in task] == pieces
        assert len(tasks) >= min(cores, len(pieces))


def test_small_files_share_a_task_and_large_ones_do_not() -> None:
    few = portions.tasks([piece(n, 200) for n in range(1_000)], 2)
    assert 4 <= len(few) <= 6
    assert len(portions.tasks([piece(n, 5_000_000) for n in range(10)], 2)) == 10


def test_a_part_weighs_what_it_holds() -> None:
    part = Portion("/a.jsonl", "a.jsonl", 100_000_000, Part(first=10, last=1_010))
    assert part.weight < 10_000
    assert Portion("/a.warc.gz", "a.warc.gz", 1_000).weight > Portion("/a.warc", "a.warc", 1_000).weight


def test_standard_input_is_no_input_of_a_cluster() -> None:
    with pytest.raises(UsageError, match="standard input cannot be read on a cluster"):
        list(portions.found(["-"]))


def test_documents_of_the_register_are_pieces() -> None:
    documents = [Document(id=f"d{n}", text="قتل " * 100) for n in range(9)]
    assert [d for task in portions.tasks(documents, 2) for d in task] == documents


def test_packs_and_word_lists_travel_by_their_bytes(tmp_path: Path) -> None:
    lists = tmp_path / "own"
    lists.mkdir()
    (lists / "harms.yaml").write_text("a: 1\n", "utf-8")
    pack_file = tmp_path / "places.tsv"
    pack_file.write_text("name\n", "utf-8")
    settings = Settings(places=(pack_file,), lexicon=(lists,), max_report_mb=7)
    luggage = pack(settings)
    for path in (lists / "harms.yaml", pack_file):
        path.unlink()
    there = unpacked(luggage)
    assert there.max_report_mb == 7
    assert [p.read_text("utf-8") for p in there.places] == ["name\n"]
    assert [(p.name, (p / "harms.yaml").read_text("utf-8")) for p in there.lexicon] == [("own", "a: 1\n")]
    assert unpacked(luggage) == there
    assert unpacked(pack(replace(Settings(), max_report_mb=3))) == Settings(max_report_mb=3)
