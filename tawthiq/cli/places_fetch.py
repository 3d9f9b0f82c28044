"""tawthiq places fetch: packs from GeoNames and OCHA, for who is online."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, finish, say, say_issues

if TYPE_CHECKING:
    from tawthiq.gazetteer.fetching import Fetched

CountryArgument = Annotated[
    str, typer.Argument(metavar="COUNTRY", help="Two letters (ISO 3166-1 alpha-2): SY, IQ, YE, PS, SD …")
]
OchaOption = Annotated[
    str | None,
    typer.Option("--ocha", metavar="URL", help="Also the OCHA table (CSV, may be zipped) at this address."),
]
OutOption = Annotated[
    Path | None, typer.Option("--out", "-o", metavar="DIR", help="Keep the packs in this folder, not in a register.")
]
BaseOption = Annotated[
    str | None, typer.Option("--base", metavar="URL", help="Another server with GeoNames' files.  [default: GeoNames]")
]


def fetch(
    country: CountryArgument,
    register: RegisterOption = REGISTER,
    out: OutOption = None,
    ocha: OchaOption = None,
    base: BaseOption = None,
    json: JsonOption = False,
) -> None:
    """Download the GeoNames places of a country into the register. No other verb uses the network."""
    from tawthiq.cli.progress import fetching
    from tawthiq.gazetteer import fetching as places
    from tawthiq.register import Register

    with TemporaryDirectory() as waiting, fetching(json) as progress:
        found = places.fetch(country, out or Path(waiting), progress, base=base or places.GEONAMES, ocha=ocha)
        kept = [one.pack for one in found]
        if out is None:
            with Register.open(register, create=True) as opened:
                kept = [opened.add_place_pack(pack) for pack in kept]
    if json:
        answer([_told(one, pack) for one, pack in zip(found, kept, strict=True)])
    else:
        for one, pack in zip(found, kept, strict=True):
            _tell(one, pack)
        packs = os.pathsep.join(map(str, kept))
        say(f"To read with them: TAWTHIQ_PLACES={packs}" if out else "Read reports anew with tawthiq run --reread")
    finish(sum(len(one.issues) for one in found))


def _told(found: "Fetched", pack: Path) -> dict[str, object]:
    from tawthiq.model import wire

    return {"pack": str(pack), **wire.to_builtins(found.record), "issues": found.issues}


def _tell(found: "Fetched", pack: Path) -> None:
    say_issues(found.issues, f"See all with tawthiq places check {pack} --json")
    record = found.record
    say(f"{pack}: {record.places:,} places from {record.url}, SHA-256 {record.sha256[:12]}…")
    say(f"Licence: {record.licence}. Name {record.attribution} wherever you publish what you made with them")
