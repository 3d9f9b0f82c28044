"""Options that several verbs share, said once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Language(StrEnum):
    """Languages of the terminal's own words."""

    AR = "ar"
    EN = "en"


class Bidi(StrEnum):
    """How Arabic is written for a terminal."""

    ISOLATE = "isolate"
    REORDER = "reorder"
    NONE = "none"


class Grades(StrEnum):
    """Grades, as in tawthiq.model.vocabulary, which is not imported for the help's sake."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"
    NONE_REPORTED = "none_reported"


def named(register: str) -> str:
    """The register as it was named, without the password of an address: it shall stand in no message."""
    if not register.startswith("postgres"):
        return register
    from tawthiq.errors import UsageError
    from tawthiq.register.place import without_password

    try:
        return without_password(register)
    except UsageError as error:
        raise typer.BadParameter(str(error)) from error


RegisterOption = Annotated[
    str,
    typer.Option(
        "--register",
        "-r",
        metavar="DIR",
        envvar="TAWTHIQ_REGISTER",
        parser=named,
        help="The register's folder, or its database: postgresql://USER@HOST/NAME.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer with JSON on standard output.")]
InputsArgument = Annotated[
    list[str] | None, typer.Argument(metavar="INPUT...", help="Files, folders, or - for standard input.")
]
WorkersOption = Annotated[int, typer.Option("--workers", "-w", min=1, max=256, help="Processes that read.")]
LanguageOption = Annotated[
    Language | None, typer.Option("--lang", help="Language of headings, grades and titles.  [default: en]")
]
BidiOption = Annotated[
    Bidi,
    typer.Option(
        "--bidi",
        help="isolate: for terminals that order Arabic themselves; reorder: for those that do not; none: as it is.",
    ),
]
PartyOption = Annotated[str | None, typer.Option("--party", metavar="ID", help="Only with this party named as doer.")]
GradeOption = Annotated[Grades | None, typer.Option("--grade", help="Only of this grade.")]
MethodOption = Annotated[str | None, typer.Option("--method", metavar="WORD", help="Only with this means.")]
CountryOption = Annotated[str | None, typer.Option("--country", metavar="CC", help="Only there (ISO 3166-1 alpha-2).")]
FirstOption = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Only on or after this day.")]
LastOption = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Only on or before this day.")]
AuthorOption = Annotated[str, typer.Option("--author", metavar="NAME", help="Who decides; it stands in the log.")]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why, in a sentence.")]
OperatorOption = Annotated[
    str | None,
    typer.Option("--operator", metavar="NAME", help="Who takes this in, for the chain of custody (TAWTHIQ_OPERATOR)."),
]
RestrictedOption = Annotated[
    bool, typer.Option("--restricted", help="Take what is restricted with it; without this it is left out.")
]
MapOption = Annotated[
    Path | None,
    typer.Option(
        "--map",
        metavar="FILE",
        help="Which column of a table of reports holds what (TOML).  [default: NAME.map.toml beside it]",
    ),
]
REGISTER = "register"
