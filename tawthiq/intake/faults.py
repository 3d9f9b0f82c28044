"""What can be wrong with an input: each fault with the one line that a person reads and what to do about it.

The codes are stable; docs/reference/bad-input.md lists them and is tested against `FAULTS`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from tawthiq.errors import InputError
from tawthiq.intake.names import readable
from tawthiq.model.issue import Issue

_TABLES = "docs/how-to/read-a-table-of-reports"


@dataclass(frozen=True, slots=True)
class Fault:
    """`reason` may hold `{details}`; `left_out` is False where the document entered all the same."""

    reason: str
    remedy: str
    left_out: bool = True


FAULTS: Mapping[str, Fault] = MappingProxyType(
    {
        "missing": Fault("there is no such file or folder", "Check the name"),
        "unreadable": Fault("it cannot be read: {details}", "Check the permissions and the disk"),
        "special-file": Fault(
            "it is neither a file nor a folder (a pipe, socket or device)", "Give a file, or send it in as -"
        ),
        "loop": Fault("the link leads back to a folder that was already read", "Remove the link"),
        "empty-folder": Fault("the folder holds no files", "Put reports into it (types: docs/reference/files)"),
        "register": Fault(
            "the folder is a register of this program, not reports",
            "Nothing needs to be done; a register beside the reports is not read",
            left_out=False,
        ),
        "unknown-type": Fault("{details} is not a file type that is read", "Save it as a type of docs/reference/files"),
        "other-table": Fault(
            "{details} is a table that is not read", "Open it in a spreadsheet program and save it as .xlsx or .csv"
        ),
        "other-text": Fault(
            "{details} is a text that is not read",
            "Open it in a word processor and save it as .docx, or print it to PDF",
        ),
        "binary": Fault("it holds {details}, not text", "Save its text as UTF-8 .txt or .html"),
        "empty": Fault("it holds no text", "Remove it, or check that it was saved whole"),
        "too-large": Fault(
            "it is larger than {details}", "Split it into reports, or raise the limit named in docs/reference/settings"
        ),
        "wrong-encoding": Fault("its characters cannot be read: {details}", "Save it as UTF-8"),
        "garbled": Fault(
            "its Arabic letters were garbled before it was saved ({details})",
            "Fetch the original again and save it as UTF-8",
        ),
        "lost-characters": Fault(
            "{details} characters were already lost when it was saved (they stand as \ufffd)",
            "Fetch the original again where the lost words matter",
            left_out=False,
        ),
        "broken-json": Fault(
            "the line is not a JSON object: {details}", "Write one whole JSON object a line (docs/reference/files)"
        ),
        "json-array": Fault(
            "the file is a JSON array or one object over many lines", "Write one JSON object a line (JSON Lines)"
        ),
        "claims-file": Fault(
            "the file holds claims or annotations, not documents", "Leave it out, or give documents with id and text"
        ),
        "missing-field": Fault("the field {details} is missing or blank", "Give every document an id and a text"),
        "wrong-type": Fault("the field {details}", "See the fields of a document in docs/reference/files"),
        "bad-published": Fault(
            "{details} is not an ISO 8601 date such as 2017-03-17", "Mend published, or use null where it is unknown"
        ),
        "bad-id": Fault("the id {details}", "Give an id of one line, at most 300 characters and no control characters"),
        "unknown-field": Fault(
            "the field {details} is not known and was not used", "Check its spelling", left_out=False
        ),
        "unused-date": Fault(
            "the page gives a date that cannot be read ({details}); the document has no date",
            "Give the date in a NAME.meta.json file beside it",
            left_out=False,
        ),
        "bad-sidecar": Fault(
            "its metadata file {details}", "Mend or remove the metadata file; the document was left out until then"
        ),
        "orphan-sidecar": Fault(
            "the metadata file has no document of its name beside it", "Rename it after its document, or remove it"
        ),
        "bad-map": Fault("its map of columns cannot be used: {details}", f"Mend the map ({_TABLES})"),
        "no-text-column": Fault(
            "no column is known to hold the text of reports: {details}",
            f"Say in a map which column holds what ({_TABLES})",
        ),
        "sheet-without-reports": Fault(
            "its sheet {details} has no column for the text of reports and was passed over",
            f"Say in a map which column holds what, where it has reports ({_TABLES})",
            left_out=False,
        ),
        "columns-guessed": Fault(
            "which column holds what was told by the headings: {details}",
            f"Look with tawthiq run --preview; where it is wrong, write a map ({_TABLES})",
            left_out=False,
        ),
        "report-row": Fault("{details}", "Mend the cell; the row was left out until then"),
        "report-cell": Fault("{details}", "Mend the cell; the row was read without it", left_out=False),
        "table-too-large": Fault("it {details}", "Split it, or raise the limit named in docs/reference/settings"),
        "encrypted-document": Fault("the document asks for a password", "Save it without one"),
        "needs-extra": Fault("it needs {details}, which is not installed", "Install it: pip install 'tawthiq[tables]'"),
        "damaged-document": Fault("it is damaged: {details}", "Fetch it again, or save it anew from what can open it"),
        "scanned": Fault(
            "its pages are pictures without text", "Have a person read it, or recognise its text and save that as .txt"
        ),
        "garbled-pages": Fault(
            "the text in it is not what its pages show: {details}",
            "Have a person read it, or recognise the text of its pages and save that as .txt",
        ),
        "not-a-feed": Fault("it is XML, but no news feed", "Give RSS or Atom, or the pages themselves"),
        "empty-entry": Fault("its entry {details} holds no text", "Give the page of the entry itself", left_out=False),
        "unknown-export": Fault(
            "it is JSON of a shape that is not known", "Give exports of Telegram, X or Facebook, or JSON Lines (.jsonl)"
        ),
        "broken-post": Fault("its post {details} cannot be read", "Enter the post by hand; the others were read"),
        "no-article": Fault("no text was found in the page", "Save the article's text as .txt"),
        "duplicate": Fault("the same report as {details}", "Nothing needs to be done; it was read once"),
        "duplicate-id": Fault(
            "its id is already that of {details}, with another text", "Give each document its own id"
        ),
        "renamed": Fault(
            "another document has its name; its id is {details}", "Nothing needs to be done", left_out=False
        ),
        "corrupt-archive": Fault("the archive is damaged: {details}", "Make or fetch the archive again"),
        "no-pages": Fault(
            "the web archive holds no page that is read",
            "Nothing needs to be done where it holds pictures, redirects or errors only",
            left_out=False,
        ),
        "encrypted": Fault("the archive asks for a password", "Unpack it yourself and give the files"),
        "unsafe-name": Fault(
            "the archive holds a file without a name, or with one that leads outside of it",
            "Unpack it yourself with care and give the files",
        ),
        "nested-archive": Fault("it is an archive inside an archive", "Unpack it and give it by itself"),
        "archive-bomb": Fault(
            "it unpacks to far more than an archive of reports would: {details}",
            "If it is trusted, unpack it yourself and give the files",
        ),
    }
)


class RefusedError(InputError):
    """Raised by a reader for an input that it leaves out; carries the issue to report."""

    def __init__(self, code: str, details: object = "") -> None:
        self.fault = fault(code, details)
        super().__init__(str(self.fault))


def fault(code: str, details: object = "", *, file: str | None = None, line: int | None = None) -> Issue:
    """The issue for `code`, a key of FAULTS; `details` fills its sentence."""
    words = FAULTS[code]
    # What a file says of itself, or a library of it, may be lines long; an issue is one.
    details = readable(" ".join(str(details).split()))
    return Issue(
        code=code,
        reason=words.reason.format(details=details),
        remedy=words.remedy,
        file=file,
        line=line,
        left_out=words.left_out,
    )


def located(issue: Issue, file: str, line: int | None = None, document: str | None = None) -> Issue:
    """The issue with the place where it was met."""
    return replace(issue, file=file, line=line, document=document)
