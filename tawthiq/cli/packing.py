"""tawthiq dossier: one incident with all its evidence as one package."""

from pathlib import Path
from typing import Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, say


def dossier(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Code (TW-2017-0001) or id of the incident.")],
    register: RegisterOption = REGISTER,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to write.  [default: CODE-dossier.zip]")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Pack an incident with originals, texts, claims, custody, decisions and log into one zip that proves itself."""
    from tawthiq.publication.dossier import pack
    from tawthiq.publication.files import write
    from tawthiq.register import Register

    with Register.open(register) as opened:
        found = opened.incident(incident)
        package = pack(opened, found.id)
        place = out or Path(f"{found.code}-dossier.zip")
        digest = write(place, [package])
        with opened.writing() as writer:
            writer.note("dossier", found.code, digest)
    if json:
        answer({"incident": found.id, "code": found.code, "out": str(place), "bytes": len(package), "sha256": digest})
        return
    say(f"{found.code}: {len(found.claims):,} claims of {len(found.documents):,} reports packed into {place}")
    say(f"SHA-256 {digest}, noted in the log. It holds whole reports: look at names and places before you pass it on")
