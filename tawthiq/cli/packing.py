"""tawthiq dossier: one incident with all its evidence as one package."""

from pathlib import Path
from typing import Annotated

import typer

from tawthiq.cli.leaving import ReleaserOption, note
from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption, RestrictedOption
from tawthiq.cli.terminal import answer, say
from tawthiq.errors import UsageError


def dossier(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Code (TW-2017-0001) or id of the incident.")],
    register: RegisterOption = REGISTER,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to write.  [default: CODE-dossier.zip]")
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="What may leave: without names, texts, originals, decisions, custody.")
    ] = False,
    named: Annotated[
        bool, typer.Option("--name-people", help="Name who took reports in and who decided, instead of numbers.")
    ] = False,
    operator: ReleaserOption = None,
    restricted: RestrictedOption = False,
    json: JsonOption = False,
) -> None:
    """Pack an incident with originals, texts, claims, custody, decisions and log into one zip that proves itself."""
    from tawthiq.publication import Audience
    from tawthiq.publication.dossier import pack
    from tawthiq.publication.files import write
    from tawthiq.register import Register

    if public and restricted:
        raise UsageError("--public and --restricted: what is restricted is never public. Leave one of them out")
    if public and named:
        raise UsageError("--public and --name-people: a public dossier names nobody. Leave one of them out")
    audience = Audience.PUBLIC if public else Audience.INTERNAL
    with Register.open(register) as opened:
        source = opened if restricted else opened.open_part()
        found = source.incident(incident)
        package = pack(source, found.id, audience, named)
        place = out or Path(f"{found.code}-dossier.zip")
        digest = write(place, [package])
        note(opened, operator, "dossier", [(f"{audience} {found.code}", digest)])
    if json:
        answer({
            "incident": found.id, "code": found.code, "audience": audience.value, "out": str(place),
            "bytes": len(package), "sha256": digest,
        })  # fmt: skip
        return
    say(f"{found.code}: {len(found.claims):,} claims of {len(found.documents):,} reports packed into {place}")
    held = "Names and whole texts are withheld" if public else "It holds whole reports"
    say(f"SHA-256 {digest}, noted in the log. {held}: look at names and places before you pass it on")
