"""tawthiq custody: how the bytes of a report came to be here."""

from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, Bidi, BidiOption, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, say

if TYPE_CHECKING:
    from tawthiq.register import Custody

_FIELDS = (
    "uri",
    "final_uri",
    "captured",
    "status",
    "tool",
    "operator",
    "archive",
    "record",
    "offset",
    "digest",
    "name",
    "line",
    "media_type",
    "bytes",
    "sha256",
    "text_sha256",
    "extractor",
    "extractor_version",
    "libraries",
    "only_first",
    "only_second",
    "taken_in",
    "taken_in_by",
    "document",
    "id",
)


def custody(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of the report.")],
    register: RegisterOption = REGISTER,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Show how the bytes of a report came to be here: address, time, tool, operator, archive, hashes, reader."""
    from tawthiq.register import Register

    with Register.open(register) as opened:
        found = opened.custody(document)
        acts = opened.log_about({document, *(item.id for item in found)})
        stored = opened.document(document)
        fault = opened.originals.fault(stored.bytes_sha256) if stored.bytes_sha256 else None
    if json:
        answer({"document": document, "custody": found, "log": acts, "fault": fault})
        return
    for item in found:
        _tell(item, bidi)
    if not found:
        say(f"{document} was read in before the register kept where its bytes came from")
    for act in acts:
        print(f"log {act.seq:>7}  {act.time}  {act.actor}  {act.action}  {act.hash[:12]}")
    say(fault or f"the original is whole ({stored.bytes_sha256})")


def _tell(item: "Custody", bidi: Bidi) -> None:
    from tawthiq.cli.writing import Pen

    pen = Pen(bidi)
    for field in _FIELDS:
        value = getattr(item, field)
        if value not in (None, "", ()):
            shown = ", ".join(value) if isinstance(value, tuple) else str(value)
            print(f"{field:<18} {pen.write(shown)}")
    for name, value in item.headers:
        print(f"{'header':<18} {pen.write(f'{name}: {value}')}")
    print()
