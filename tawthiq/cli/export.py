"""tawthiq export: tables of the register for other programs."""

from enum import StrEnum
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
    LastOption,
    MethodOption,
    PartyOption,
    RegisterOption,
    RestrictedOption,
)
from tawthiq.cli.terminal import answer, say
from tawthiq.errors import UsageError


class Subject(StrEnum):
    """What can be exported."""

    CLAIMS = "claims"
    INCIDENTS = "incidents"
    DOCUMENTS = "documents"
    TOTALS = "totals"


class Format(StrEnum):
    """How a table is written."""

    JSONL = "jsonl"
    CSV = "csv"
    CSVW = "csvw"
    HXL = "hxl"
    XLSX = "xlsx"
    PARQUET = "parquet"
    GEOJSON = "geojson"
    AIRWARS = "airwars"
    UCDP = "ucdp"
    ACLED = "acled"
    FTM = "ftm"
    PROV = "prov"
    SCHEMA = "schema"


def export(
    subject: Annotated[Subject, typer.Argument(metavar="claims|incidents|documents|totals", help="What to export.")],
    register: RegisterOption = REGISTER,
    form: Annotated[Format, typer.Option("--format", "-f", help="How to write it.")] = Format.JSONL,
    out: Annotated[
        str, typer.Option("--out", "-o", metavar="FILE", help="Where to write; - is standard output.")
    ] = "-",
    grade: GradeOption = None,
    party: PartyOption = None,
    method: MethodOption = None,
    country: CountryOption = None,
    first: FirstOption = None,
    last: LastOption = None,
    public: Annotated[
        bool, typer.Option("--public", help="What may leave: no names, whole texts, points for areas, rejected claims.")
    ] = False,
    restricted: RestrictedOption = False,
    operator: ReleaserOption = None,
    json: JsonOption = False,
) -> None:
    """Write a table of the register to FILE. The options from --grade to --to choose among incidents.

    Without --public the table is internal: it holds names of victims and witnesses and whole texts, and says so.
    """
    from tawthiq.publication import Audience
    from tawthiq.publication import export as table
    from tawthiq.publication.files import write
    from tawthiq.publication.sums import told
    from tawthiq.register import Register

    filters = filter_of(grade=grade, party=party, method=method, country=country, first=first, last=last)
    if filters is not None and subject is not Subject.INCIDENTS:
        raise UsageError(f"--grade to --to choose among incidents, not {subject}. Leave them out")
    if json and out == "-":
        raise UsageError("export --json needs --out FILE: both would write to standard output")
    if public and restricted:
        raise UsageError("--public and --restricted: what is restricted is never public. Leave one of them out")
    audience = Audience.PUBLIC if public else Audience.INTERNAL
    scope = (told(filters) if filters else "all") + (", restricted too" if restricted else "")
    with Register.open(register) as opened:
        source = opened if restricted else opened.open_part()
        digest = write(out, table(source, subject.value, form.value, filters, audience))
        note(
            opened,
            operator,
            "export",
            [(f"{audience} {subject} {form}: {scope}", digest)],
        )
    if json:
        answer({
            "subject": subject.value, "format": form.value, "audience": audience.value, "scope": scope, "out": out,
            "sha256": digest,
        })  # fmt: skip
    elif out != "-":
        say(f"{audience} {subject} written to {out} (SHA-256 {digest})")
        if not public:
            if source.hidden.records:
                say(f"{source.hidden.records:,} restricted records are left out, and what hangs on them (--restricted)")
            say("names of victims and witnesses are in it: keep it in the house, or export with --public")
