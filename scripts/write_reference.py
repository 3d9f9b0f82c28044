"""Write the generated parts of docs/reference from the program itself: commands, settings, bad input, words, columns.

    python scripts/write_reference.py

A generated part stands between `<!-- begin NAME -->` and `<!-- end NAME -->`; what stands around it is written by hand.
"""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from tawthiq.cli import app
from tawthiq.intake import FAULTS
from tawthiq.model import vocabulary
from tawthiq.publication import tables
from tawthiq.settings import documented

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
_PART = "<!-- begin {name} -->\n{text}<!-- end {name} -->"
_WORDS: dict[str, type[StrEnum]] = {
    "means (`method`)": vocabulary.Method,
    "facilities": vocabulary.Facility,
    "precision of a place, finest first": vocabulary.Precision,
    "part of the day": vocabulary.PartOfDay,
    "kind of a source (`sources.kind`)": vocabulary.OriginKind,
    "verb of a source": vocabulary.Verb,
    "basis of an attribution": vocabulary.Basis,
    "a party's own assessment": vocabulary.Assessment,
    "where a publication date came from": vocabulary.PublishedFrom,
}


def commands(group: TyperGroup, name: str = "tawthiq") -> Iterator[tuple[str, TyperCommand]]:
    """Every command by its whole name, in the order of the help."""
    for verb, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{name} {verb}")
        elif isinstance(command, TyperCommand):
            yield f"{name} {verb}", command


def whole() -> TyperGroup:
    """The command line as a tree."""
    group = typer.main.get_command(app)
    if not isinstance(group, TyperGroup):
        raise TypeError("the command line has no verbs")
    return group


def _command_line() -> str:
    return "\n".join(f"## `{name}`\n\n{_command(name, command)}" for name, command in commands(whole()))


def _command(name: str, command: TyperCommand) -> str:
    arguments = [p for p in command.params if isinstance(p, TyperArgument)]
    options = [p for p in command.params if isinstance(p, TyperOption) and "--help" not in p.opts]
    usage = " ".join([name, *(_shown(a) for a in arguments), "[OPTIONS]"])
    text = f"`{usage}`\n\n{command.help or ''}\n\n"
    rows = [f"| `{_shown(a).replace('|', chr(92) + '|')}` | {a.help or ''} | |" for a in arguments]
    rows += [f"| {_names(o)} | {o.help or ''} | {_default(o)} |" for o in options]
    return text + "| | | default |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _shown(argument: TyperArgument) -> str:
    return (argument.metavar or argument.name or "").strip("{}").upper()


def _names(option: TyperOption) -> str:
    first, *others = option.opts
    value = f" {option.metavar}" if option.metavar else ""
    return ", ".join(f"`{name}`" for name in (first + value, *others))


def _default(option: TyperOption) -> str:
    default = option.default
    shown = str(default.value if isinstance(default, StrEnum) else default)
    given = "required" if option.required else "" if default in (None, False) else f"`{shown}`"
    if isinstance(option.show_default, str):
        given = option.show_default
    return f"{given}, or `{option.envvar}`" if option.envvar else given


def _settings() -> str:
    rows = (f"| `{row.name}` | {row.meaning} | {row.default} |" for row in documented())
    return "| variable | meaning | default |\n|---|---|---|\n" + "\n".join(rows) + "\n"


def _faults() -> str:
    rows = (
        f"| `{code}` | {fault.reason.format(details='…')} | {fault.remedy} | {'yes' if fault.left_out else 'no'} |"
        for code, fault in sorted(FAULTS.items())
    )
    return "| code | reason | remedy | left out |\n|---|---|---|---|\n" + "\n".join(rows) + "\n"


def _words() -> str:
    rows = (f"| {name} | {' '.join(f'`{word}`' for word in kind)} |" for name, kind in _WORDS.items())
    return "| | |\n|---|---|\n" + "\n".join(rows) + "\n"


def _columns() -> str:
    return "\n".join(f"**{s}**: {', '.join(f'`{c}`' for c in tables.columns(s))}\n" for s in tables.SUBJECTS)


PARTS: dict[str, tuple[str, Callable[[], str]]] = {
    "commands": ("cli.md", _command_line),
    "settings": ("settings.md", _settings),
    "faults": ("bad-input.md", _faults),
    "words": ("contract.md", _words),
    "columns": ("contract.md", _columns),
}


def pages() -> dict[str, str]:
    """Each page of the reference with its generated parts as they ought to be."""
    texts = {file: (FOLDER / file).read_text("utf-8") for file, _ in PARTS.values()}
    for name, (file, make) in PARTS.items():
        pattern = re.compile(re.escape(_PART.format(name=name, text="\0")).replace("\0", ".*?"), re.DOTALL)
        if not pattern.search(texts[file]):
            raise ValueError(f"{file}: no part {name}")
        part = _PART.format(name=name, text=make())
        texts[file] = pattern.sub(lambda _, part=part: part, texts[file])  # type: ignore[misc]
    return texts


def main() -> None:
    for file, text in pages().items():
        (FOLDER / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
