from pathlib import Path

import pytest

from tawthiq.errors import InputError
from tawthiq.lexicon.checking import check, faults, names
from tawthiq.lexicon.entries import DATA


def told(folder: Path, name: str, content: str) -> list[str]:
    (folder / f"{name}.yaml").write_text(content, "utf-8")
    return [str(issue) for issue in check(folder)]


def test_good_entries_of_every_kind_raise_nothing(tmp_path: Path) -> None:
    (tmp_path / "victims.yaml").write_text(
        "entries:\n  - {id: own.miners, means: civilian, group: all, singular: [منقب], plural: [منقبين, منقبون]}\n",
        "utf-8",
    )
    (tmp_path / "outcomes.yaml").write_text(
        "entries:\n  - {id: own.drown, means: killed, frame: verb, past: [غرق], active: yes}\n", "utf-8"
    )
    assert not told(
        tmp_path,
        "parties",
        "parties:\n  - {id: river-guards, ar: حراس النهر, en: River Guards}\n"
        "entries:\n  - {id: own.guards, means: river-guards, kind: name, gender: m, forms: [حراس النهر]}\n",
    )


@pytest.mark.parametrize(
    ("name", "entry", "line"),
    [
        ("victims", "{means: civilian, group: all, plural: [كذا]}", "entry 1: it has no id"),
        (
            "victims",
            "{id: a, means: civillian, group: all, plural: [كذا]}",
            "means civillian is unknown here. Write civilian",
        ),
        ("victims", "{id: a, means: civilian, plural: [كذا]}", "it has no group. Give it group: one of all, children"),
        ("victims", "{id: a, means: civilian, group: all, forms: [كذا]}", "this list reads no forms"),
        ("victims", "{id: a, means: civilian, group: all}", "it has no words"),
        ("victims", "{id: a, means: civilian, group: all, plural: كذا}", "plural is no list of words"),
        ("victims", "{id: a, means: civilian, group: all, plural: ['—']}", "is no word"),
        ("means", "{id: a, means: shelling, kind: evnt, forms: [كذا]}", "kind: evnt is unknown. Write event"),
        ("means", "{id: a, means: shelling, kind: event, sort: x, forms: [كذا]}", "sort is no attribute"),
        ("parties", "{id: a, means: nobody-known, kind: name, forms: [كذا]}", "there is no party nobody-known"),
        ("sources", "just words", "entry 1: it is no entry"),
    ],
)
def test_each_bad_entry_is_one_line_with_reason_and_remedy(tmp_path: Path, name: str, entry: str, line: str) -> None:
    (found,) = told(tmp_path, name, f"entries:\n  - {entry}\n")
    assert found.startswith(f"{tmp_path / name}.yaml:2: entry ")
    assert line in found
    assert "\n" not in found


def test_ids_are_told_apart_from_the_packages_and_each_other(tmp_path: Path) -> None:
    own = "{id: own.a, means: civilian, group: all, plural: [كذا]}"
    assert "has the same id" in told(tmp_path, "victims", f"entries:\n  - {own}\n  - {own.replace('كذا', 'كذلك')}\n")[0]
    theirs = "{id: break.cause, means: cause, forms: [كذا]}"
    assert "the package's list has an entry of this id" in told(tmp_path, "breaks", f"entries:\n  - {theirs}\n")[0]


def test_words_that_stand_already_are_told_but_do_no_harm(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "victims", "entries:\n  - {id: a, means: combatant, group: all, plural: [مدنيون]}\n")
    assert "as civilian, which is read first" in line
    assert not faults(tmp_path)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("entries:\n  - {id: [\n", "victims.yaml:3: it is not YAML"),
        ("words: []\n", "no list `entries`"),
        ("", "no list"),
    ],
)
def test_files_that_are_none_are_told(tmp_path: Path, content: str, line: str) -> None:
    (found,) = told(tmp_path, "victims", content)
    assert line in found


def test_misnamed_files_and_missing_folders_are_told(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "outcome", "entries: []\n")
    assert "did you mean outcomes.yaml?" in line
    with pytest.raises(InputError, match="no folder with word lists"):
        check(tmp_path / "nowhere")


def test_party_without_a_name_is_told(tmp_path: Path) -> None:
    (line,) = told(tmp_path, "parties", "parties:\n  - {id: a, ar: كذا}\nentries: []\n")
    assert "parties.yaml:2: entry a: a party without en" in line


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.full) if name == "parties" else name for name in names()]
)
def test_the_packages_own_lists_pass_but_for_their_ids(name: str, tmp_path: Path) -> None:
    text = (DATA / f"{name}.yaml").read_text("utf-8")
    (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    reasons = {issue.reason.partition(": ")[2] for issue in faults(tmp_path)}
    assert reasons == {"the package's list has an entry of this id"}
