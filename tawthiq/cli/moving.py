"""tawthiq move, backup, restore: a register carried to another place, or into one file and out of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption, named
from tawthiq.cli.terminal import answer, say
from tawthiq.errors import UsageError

if TYPE_CHECKING:
    from tawthiq.register.carrying import Carried

FromArgument = Annotated[str, typer.Argument(metavar="FROM", parser=named, help="The register: folder or database.")]
ToArgument = Annotated[str, typer.Argument(metavar="TO", parser=named, help="A new folder, or an empty database.")]
FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="The backup, one file.")]


def move(source: FromArgument, to: ToArgument, json: JsonOption = False) -> None:
    """Carry a register from SQLite to PostgreSQL, back, or to a copy, and verify it there; all of it or nothing.

    Rows, numbers, hashes and the log's last entry are the same on both sides. FROM stays as it is.
    """
    from tawthiq.register import Register
    from tawthiq.register.moving import move as carry

    with Register.open(source) as opened:
        carried = carry(opened, to)
    _tell(carried, json, source, to, f"From now on use {to}: what is written to {source} does not follow")


def backup(
    file: FileArgument,
    register: RegisterOption = REGISTER,
    check: Annotated[bool, typer.Option("--check", help="Write nothing: check the hashes of a backup.")] = False,
    json: JsonOption = False,
) -> None:
    """Write the whole register, of either database, into one file that proves itself; others may go on writing.

    The file is not encrypted: keep it where the register may lie, or encrypt it (docs/how-to/back-up-and-restore.md).
    """
    from tawthiq.register import Register, backups

    if check:
        manifest = backups.check(file)
    else:
        if file.is_dir():
            raise UsageError(f"{file}: is a folder. Name a file for the backup")
        with Register.open(register) as opened:
            manifest = backups.back_up(opened, file)
    size = sum(packed.bytes for packed in manifest.files.values())
    if json:
        told = {"file": str(file), "made": manifest.made, "log": manifest.log, "head": manifest.head}
        answer(told | {"files": len(manifest.files), "bytes": size})
        return
    say(f"{file} is whole: {len(manifest.files):,} files, {size:,} bytes unpacked, made {manifest.made}")
    say(f"its log ends with entry {manifest.log:,}, {manifest.head}")


def restore(file: FileArgument, to: ToArgument, json: JsonOption = False) -> None:
    """Make the register of a backup at a new place, folder or empty database, verified; all of it or nothing."""
    from tawthiq.register.backups import restore as unpack

    _tell(unpack(file, to), json, str(file), to, f"Use it with --register {to}")


def _tell(carried: "Carried", json: bool, source: str, to: str, then: str) -> None:
    if json:
        told = {"from": source, "to": to, "rows": carried.rows, "originals": carried.originals}
        answer(told | {"files": carried.files, "log": carried.log, "head": carried.head})
        return
    rows = sum(carried.rows.values())
    say(f"{source} stands at {to}, verified: {rows:,} rows, {carried.originals:,} originals, {carried.files:,} files")
    say(f"its log ends with entry {carried.log:,}, {carried.head}, on both sides")
    say(then)
