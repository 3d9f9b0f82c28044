from pathlib import Path
from threading import Thread

import pytest

from tawthiq.lexicon import parties
from tawthiq.lexicon.chosen import Folders, by_folders, chosen, using


def test_choice_holds_for_its_block_and_is_taken_back_whatever_happens(tmp_path: Path) -> None:
    assert chosen() == ()
    with using([tmp_path]):
        assert chosen() == (tmp_path,)
        with pytest.raises(KeyError), using([]):
            raise KeyError
        assert chosen() == (tmp_path,)
    assert chosen() == ()


def test_lists_are_made_once_for_each_choice(tmp_path: Path) -> None:
    made: list[Folders] = []

    @by_folders
    def words(folders: Folders) -> int:
        made.append(folders)
        return len(folders)

    assert (words(), words()) == (0, 0)
    with using([tmp_path]):
        assert (words(), words()) == (1, 1)
    assert words() == 0
    assert made == [(), (tmp_path,)]


def test_choice_of_one_thread_is_not_that_of_another(tmp_path: Path) -> None:
    seen: list[Folders] = []
    with using([tmp_path]):
        other = Thread(target=lambda: seen.append(chosen()))
        other.start()
        other.join()
    assert seen == [()]


def test_parties_of_the_folders_in_force_are_known(tmp_path: Path) -> None:
    (tmp_path / "parties.yaml").write_text(
        "parties:\n  - {id: river-guards, ar: حراس النهر, en: River Guards}\nentries: []\n", "utf-8"
    )
    with using([tmp_path]):
        assert parties.load().name("river-guards", "en") == "River Guards"
    assert parties.load().name("river-guards", "en") == "river guards"
