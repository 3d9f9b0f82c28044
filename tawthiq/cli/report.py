"""tawthiq report: a period and area as one HTML file, and as PDF."""

from pathlib import Path
from typing import Annotated

import typer

from tawthiq.cli.filters import filter_of
from tawthiq.cli.leaving import ReleaserOption, note
from tawthiq.cli.options import (
    REGISTER,
    CountryOption,
    FirstOption,
    GradeOption,
    JsonOption,
    Language,
    LastOption,
    MethodOption,
    PartyOption,
    RegisterOption,
)
from tawthiq.cli.terminal import answer, say
from tawthiq.errors import UsageError

_LARGE = (
    "the pages of {:,} incidents take minutes and some gigabytes of memory. The HTML is written already; "
    "narrow the report (--from, --to, --governorate) for a smaller PDF"
)


def report(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="The HTML file to write.")],
    register: RegisterOption = REGISTER,
    pdf: Annotated[
        Path | None, typer.Option("--pdf", metavar="FILE", help="Write it as PDF too (needs the extra `pdf`).")
    ] = None,
    lang: Annotated[Language, typer.Option("--lang", help="Language of the report.")] = Language.AR,
    grade: GradeOption = None,
    party: PartyOption = None,
    method: MethodOption = None,
    country: CountryOption = None,
    governorate: Annotated[
        str | None, typer.Option("--governorate", metavar="CODE", help="Only in this one (ISO 3166-2, as IQ-NI).")
    ] = None,
    first: FirstOption = None,
    last: LastOption = None,
    reviewed: Annotated[bool, typer.Option("--reviewed", help="Only incidents that passed review.")] = False,
    operator: ReleaserOption = None,
    json: JsonOption = False,
) -> None:
    """Write a report: what is covered and what is not, sums, charts with their tables, incidents in their words.

    The same register gives the same file. Names of victims and witnesses are withheld.
    """
    from tawthiq.editions.report import gather, render
    from tawthiq.editions.scope import Scope
    from tawthiq.publication.files import write
    from tawthiq.publication.sums import told
    from tawthiq.register import IncidentFilter, Register

    filters = filter_of(grade=grade, party=party, method=method, country=country, first=first, last=last)
    scope = Scope(filters or IncidentFilter(), _known(governorate), reviewed)
    with Register.open(register) as opened:
        material = gather(opened.open_part(), scope)
        html = render(material, lang.value)
        digests = {str(out): write(out, (html,))}
        if pdf is not None:
            from tawthiq.editions.pdf import LARGE
            from tawthiq.editions.pdf import pdf as pages

            if len(material.told) > LARGE:
                say(_LARGE.format(len(material.told)))
            digests[str(pdf)] = write(pdf, (pages(html),))
        asked = " ".join(part for part in (told(scope.filters), governorate, "reviewed" if reviewed else "") if part)
        made = f"public report {lang.value}"
        files = [
            (f"{made} {Path(name).suffix.lstrip('.')}: {asked or 'all'}", digest) for name, digest in digests.items()
        ]
        note(opened, operator, "export", files)
    if json:
        answer({"incidents": len(material.told), "data": material.data, "files": digests})
    for name, digest in digests.items():
        say(f"report of {len(material.told):,} incidents written to {name} (SHA-256 {digest})")


def _known(governorate: str | None) -> str | None:
    from tawthiq.gazetteer import boundaries

    if governorate is not None and boundaries.of_id(governorate.upper()) is None:
        raise UsageError(f"--governorate {governorate}: no such code. Write it as in ISO 3166-2: IQ-NI, SY-ID")
    return governorate.upper() if governorate else None
