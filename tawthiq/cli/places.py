"""tawthiq places: the place packs of a register."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli import places_fetch
from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, finish, say, say_issues

if TYPE_CHECKING:
    from tawthiq.gazetteer.packs import Pack

app = typer.Typer(
    help="Place packs: further places with their Arabic names.", no_args_is_help=True, rich_markup_mode=None
)
app.command()(places_fetch.fetch)

FileArgument = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A pack: the project's table, a GeoNames country dump, an OCHA gazetteer."),
]


@app.command()
def add(file: FileArgument, register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """Copy a pack into the register; the runs that follow read with it."""
    from tawthiq.register import Register

    pack = _read(file)
    with Register.open(register, create=True) as opened:
        place = opened.add_place_pack(file)
    if json:
        answer({"pack": str(place), "places": len(pack.lines), "issues": pack.issues})
    else:
        say_issues(pack.issues, f"See all with tawthiq places check {file} --json")
        say(f"{len(pack.lines):,} places added to {register}. Read reports anew with tawthiq run --reread")
    finish(len(pack.issues))


@app.command(name="list")
def list_(register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """List the packs that reading uses: the default one, those of TAWTHIQ_PLACES, those of the register."""
    from tawthiq.gazetteer import DEFAULT
    from tawthiq.register import Register
    from tawthiq.settings import Settings

    with Register.open(register) as opened:
        packs = [("default", path) for path in DEFAULT if path.exists()]
        packs += [("TAWTHIQ_PLACES", path) for path in Settings.from_environment().places]
        packs += [("register", path) for path in opened.place_packs()]
    rows = [{"from": origin, "path": str(path), "places": len(_read(path).lines)} for origin, path in packs]
    if json:
        answer(rows)
    else:
        for row in rows:
            print(f"{row['places']:>8,}  {row['from']}  {row['path']}")


@app.command()
def check(file: FileArgument, json: JsonOption = False) -> None:
    """Read a pack without adding it, naming each row that cannot be used."""
    pack = _read(file)
    if json:
        answer({"places": len(pack.lines), "issues": pack.issues})
    else:
        say_issues(pack.issues, "Ask for --json to see all")
        say(f"{file}: {len(pack.lines):,} places, {len(pack.issues):,} rows left out")
    finish(len(pack.issues))


def _read(file: Path) -> "Pack":
    from tawthiq.gazetteer.packs import read

    return read(file)
