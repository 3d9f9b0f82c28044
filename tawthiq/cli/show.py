"""tawthiq show: one incident, readable in a terminal, every figure beside who says it."""

from typing import Annotated

import typer

from tawthiq.cli.options import REGISTER, Bidi, BidiOption, JsonOption, LanguageOption, RegisterOption
from tawthiq.cli.terminal import answer, console


def show(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Code (TW-2017-0001) or id of the incident.")],
    register: RegisterOption = REGISTER,
    lang: LanguageOption = None,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Show an incident: ranges and how they were made, grade with reasons, claims, positions, sources."""
    from tawthiq.cli.dossier import Dossier
    from tawthiq.cli.sections import sections
    from tawthiq.cli.wording import speech
    from tawthiq.cli.writing import Pen
    from tawthiq.register import Register

    with Register.open(register) as opened:
        found = opened.incident(incident)
        claims = opened.claims_of_incident(found.id)
        documents = tuple(opened.document(name) for name in found.documents)
        decisions = opened.carried_decisions()
    if json:
        answer({"incident": found, "claims": claims, "documents": [stored.document for stored in documents]})
        return
    out = console()
    held = {stored.id: stored for stored in documents}
    dossier = Dossier(found, claims, held, speech(lang), Pen(bidi), out.width, decisions)
    for section in sections(dossier):
        out.print(section)
