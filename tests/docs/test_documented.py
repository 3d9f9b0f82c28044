"""Everything a user can name is named in the reference: commands, options, settings, columns, fields, codes, links."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import typer
from typer.core import TyperArgument, TyperGroup

from tawthiq.cli import app
from tawthiq.intake import FAULTS
from tawthiq.model import vocabulary
from tawthiq.model.claim import Claim, Harm
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident, Range
from tawthiq.publication import tables
from tawthiq.settings import documented

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)|!\[[^\]]*\]\(([^)\s]+)\)|<img[^>]+src=\"([^\"]+)\"")


@pytest.fixture(scope="module")
def reference(root: Path) -> dict[str, str]:
    return {path.stem: path.read_text("utf-8") for path in (root / "docs" / "reference").glob("*.md")}


def commands(group: TyperGroup, name: str = "tawthiq") -> Iterator[tuple[str, typer.core.TyperCommand]]:
    for verb, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{name} {verb}")
        else:
            assert isinstance(command, typer.core.TyperCommand)
            yield f"{name} {verb}", command


def test_every_command_and_option_is_documented(reference: dict[str, str]) -> None:
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    sections = {
        name: text for part in reference["cli"].split("\n## ")[1:] for name, _, text in [part.strip().partition("\n")]
    }
    missing = []
    for name, command in commands(group):
        section = sections.get(f"`{name}`")
        if section is None:
            missing.append(f"## `{name}`")
            continue
        for parameter in command.params:
            if isinstance(parameter, TyperArgument) or "--help" in parameter.opts:
                continue
            shown = [option for option in parameter.opts if option.startswith("--")]
            missing += [f"{name} {option}" for option in shown if f"`{option}" not in section]
    assert missing == []


def test_every_setting_is_documented_with_its_meaning_and_default(reference: dict[str, str]) -> None:
    for row in documented():
        assert f"| `{row.name}` | {row.meaning} | {row.default} |" in reference["settings"]


def test_no_variable_is_documented_that_is_not_read(reference: dict[str, str]) -> None:
    known = {row.name for row in documented()}
    assert set(re.findall(r"TAWTHIQ_[A-Z_]+", " ".join(reference.values()))) <= known


@pytest.mark.parametrize("subject", tables.SUBJECTS)
def test_every_column_is_documented(reference: dict[str, str], subject: str) -> None:
    listed = re.search(rf"\*\*{subject}\*\*: (.*)", reference["contract"])
    assert listed
    assert re.findall(r"`([^`]+)`", listed[1]) == list(tables.columns(subject))


@pytest.mark.parametrize("kind", [Claim, Harm, Incident, Range])
def test_every_field_is_documented(reference: dict[str, str], kind: type) -> None:
    words = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", reference["contract"]))))
    assert {field.name for field in fields(kind)} - words == set()


def test_every_field_of_a_document_is_documented(reference: dict[str, str]) -> None:
    assert [field.name for field in fields(Document) if f"`{field.name}`" not in reference["files"]] == []


def test_every_word_of_the_vocabularies_is_documented(reference: dict[str, str]) -> None:
    kinds = [
        value
        for value in vars(vocabulary).values()
        if isinstance(value, type) and value.__module__.endswith("vocabulary")
    ]
    words = set(re.findall(r"[a-z_]+", reference["contract"]))
    assert {str(word) for kind in kinds for word in kind} - words == set()  # type: ignore[attr-defined]


def test_every_code_of_bad_input_is_documented(reference: dict[str, str]) -> None:
    table = reference["bad-input"].partition("## After reading")[0]
    rows = dict(re.findall(r"^\| `([a-z0-9-]+)` \| (.*) \|$", table, re.MULTILINE))
    assert set(rows) == set(FAULTS)
    for code, fault in FAULTS.items():
        assert fault.remedy in rows[code]
        assert rows[code].endswith("yes") == fault.left_out


def test_every_code_of_an_issue_is_documented(root: Path, reference: dict[str, str]) -> None:
    sources = [path.read_text("utf-8") for path in (root / "tawthiq").rglob("*.py")]
    codes = {code for source in sources for code in re.findall(r'Issue\(\s*code="([^"]+)"', source)}
    assert codes
    assert [code for code in sorted(codes) if f"`{code}`" not in reference["bad-input"]] == []


def pages(root: Path) -> list[Path]:
    return [*root.glob("*.md"), *(root / "docs").rglob("*.md"), *(root / "samples").rglob("*.md")]


def test_every_link_leads_somewhere(root: Path) -> None:
    broken = [
        f"{page.relative_to(root)}: {target}"
        for page in pages(root)
        for groups in LINK.findall(page.read_text("utf-8"))
        for target in groups
        if target and "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_page_can_be_found_from_the_index(root: Path) -> None:
    met: set[Path] = set()
    waiting = [root / "docs" / "index.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page in met or page.suffix != ".md" or not page.is_file():
            continue
        met.add(page)
        targets = (target for groups in LINK.findall(page.read_text("utf-8")) for target in groups if target)
        waiting += [page.parent / target for target in targets if "://" not in target]
    lost = [page.relative_to(root).as_posix() for page in (root / "docs").rglob("*.md") if page.resolve() not in met]
    assert lost == []
