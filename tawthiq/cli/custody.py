"""tawthiq custody: how the bytes of a report came to be here."""

from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, Bidi, BidiOption, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tawthiq.model.claim import Claim
    from tawthiq.register import Custody, Place

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
    "author",
    "taken_in",
    "taken_in_by",
    "document",
    "id",
)


def custody(
    document: Annotated[str, typer.Argument(metavar="DOCUMENT", help="Id of the report.")],
    register: RegisterOption = REGISTER,
    claims: Annotated[
        bool, typer.Option("--claims", help="Also where the words of each claim stand in the original.")
    ] = False,
    bidi: BidiOption = Bidi.ISOLATE,
    json: JsonOption = False,
) -> None:
    """Show how the bytes of a report came to be here: address, time, tool, operator, archive, hashes, reader."""
    from tawthiq.register import Register

    with Register.open(register) as opened:
        found = opened.custody(document)
        acts = opened.log_about({document, *(item.id for item in found)})
        stored = opened.document(document)
        told = [stored_claim.claim for stored_claim in opened.claims_of_document(document)]
        places = opened.whereabouts(document, [(claim.start, claim.end) for claim in told])
        fault = opened.originals.faults([stored.bytes_sha256]).get(stored.bytes_sha256) if stored.bytes_sha256 else None
    if json:
        stood = [
            {"claim": claim.id, "start": claim.start, "end": claim.end, "places": where}
            for claim, where in zip(told, places, strict=True)
        ]
        answer({"document": document, "custody": found, "claims": stood, "log": acts, "fault": fault})
        return
    for item in found:
        _tell(item, bidi)
    if not found:
        say(f"{document} was read in before the register kept where its bytes came from")
    if claims:
        for claim, where in zip(told, places, strict=True):
            _tell_place(claim, where, bidi)
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
    if item.spans:
        first, last = min(span[2] for span in item.spans), max(span[3] for span in item.spans)
        print(f"{'text in bytes':<18} {first:,} to {last:,} of the original, in {len(item.spans):,} pieces")
    if item.boxes:
        print(f"{'words on pages':<18} {len(item.boxes):,} in boxes of their own")
    if item.pages:
        print(f"{'text on pages':<18} {item.pages[0][2]} to {item.pages[-1][2]}")
    print()


def _tell_place(claim: "Claim", where: "Sequence[Place]", bidi: Bidi) -> None:
    from tawthiq.cli.writing import Pen

    stands = [_on_page(p) if p.page else f"bytes {p.first:,} to {p.last:,}" for p in where]
    print(f"claim {claim.id[:12]}  {'; '.join(stands) or 'not known'}  {Pen(bidi).write(claim.quote[:60])}")


def _on_page(place: "Place") -> str:
    return f"page {place.page}" + (f", box {' '.join(f'{side:g}' for side in place.box)}" if place.box else "")
