"""tawthiq places: the place packs of a register."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli import places_fetch
from tawthiq.cli.options import REGISTER, JsonOption, LanguageOption, RegisterOption
from tawthiq.cli.terminal import answer, finish, say, say_issues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tawthiq.gazetteer.packs import Pack
    from tawthiq.model.claim import Where

app = typer.Typer(
    help="Place packs: further places with their Arabic names.", no_args_is_help=True, rich_markup_mode=None
)
app.command()(places_fetch.fetch)

FileArgument = Annotated[
    Path,
    typer.Argument(metavar="FILE", help="A pack: the project's table, a GeoNames country dump, an OCHA gazetteer."),
]


_LOOKED = 200
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="A name as it is written, in Arabic letters.")]
SpellingArgument = Annotated[str, typer.Argument(metavar="SPELLING", help="A name as the reports write it.")]
PlaceArgument = Annotated[
    str, typer.Argument(metavar="PLACE", help="The id of a place, or a point: 36.1234, 36.5678 village NAME.")
]
LimitOption = Annotated[int, typer.Option("--limit", "-n", min=1, help="Reports that are read, the newest first.")]


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


@app.command()
def find(name: NameArgument, register: RegisterOption = REGISTER, json: JsonOption = False) -> None:
    """List the places that bear a name, with their ids: those of all packs that reading uses."""
    from tawthiq import gazetteer
    from tawthiq.register import Register
    from tawthiq.settings import Settings

    with Register.open(register) as opened:
        packs = (*Settings.from_environment().places, *opened.place_packs())
    found = gazetteer.load(packs).candidates(name)
    if json:
        answer(found)
        return
    for place in found:
        areas = ", ".join(dict.fromkeys((place.name, *reversed(place.admin), place.country)))
        point = f"{place.lat}, {place.lon}" if place.lat is not None else "no point"
        print(f"{place.id}  {place.type}  {areas}  ({point})")
    say(f"{len(found):,} places")


@app.command()
def aliases(register: RegisterOption = REGISTER, lang: LanguageOption = None, json: JsonOption = False) -> None:
    """List the spellings that people said which place they stand for, and where they disagree."""
    from tawthiq.cli.decide import line_of
    from tawthiq.cli.wording import speech
    from tawthiq.model.conflicts import ConflictKind
    from tawthiq.register import Register

    words = speech(lang)
    with Register.open(register) as opened:
        found = opened.aliases()
        disputed = [one for one in opened.conflicts() if one.kind is ConflictKind.ALIAS]
        decided = {item.id: item for item in opened.decisions()}
    if json:
        answer({"aliases": found, "conflicts": disputed})
        return
    for one in found:
        print(line_of(one.decision))
    for conflict in disputed:
        print(f"{words.name('conflict', conflict.kind)}:")
        for name in conflict.decisions:
            state = words.say("in_force" if name in conflict.in_force else "not_in_force")
            print(f"  [{state}] {line_of(decided[name])}")
    say(f"{len(found):,} spellings, {len(disputed):,} conflicts")


@app.command(name="try")
def try_(
    spelling: SpellingArgument,
    place: PlaceArgument,
    register: RegisterOption = REGISTER,
    limit: LimitOption = _LOOKED,
    json: JsonOption = False,
) -> None:
    """Show how reports would be read if a spelling stood for a place; nothing is recorded."""
    from tawthiq import decisions as taking
    from tawthiq.model.decision import DecisionKind
    from tawthiq.register import Register
    from tawthiq.settings import Settings

    settings = Settings.from_environment()
    wanted = taking.Wanted(kind=DecisionKind.ALIAS, subjects=[spelling], author="-", reason="-", after=place)
    with Register.open(register) as opened:
        decision = taking.decide(opened, wanted, settings.places)
        seen = taking.effect(opened, settings, decision, limit)
    if json:
        answer(seen)
        return
    for one in seen.reports:
        print(f"{one.document}  {_places(one.before)} → {_places(one.after)}")
    say(
        f"{seen.holding:,} reports hold the words; {len(seen.reports):,} of the {seen.looked:,} newest would be read "
        f"otherwise. Record it with tawthiq decide alias {spelling!r} --after {place!r}"
    )


def _places(found: "Sequence[Where]") -> str:
    return "; ".join(f"{where.place} ({where.place_id or '–'})" for where in found) or "–"


def _read(file: Path) -> "Pack":
    from tawthiq.gazetteer.packs import read

    return read(file)
