"""The ledger of totals written anew: all of it, or the tolls alone that incidents of theirs moved.

1. `reckon_all` reckons every toll from what is kept of every incident, and keeps the tolls in the workings.
2. `move` takes what incidents were out of the tolls that hold them and puts in what they are now: what a decision
   costs does not grow with the incidents. It leaves it to `reckon_all` where much moved, or where the year of a toll
   hangs on incidents of its report.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from tawthiq.assessment.ledger import reckoned
from tawthiq.assessment.tolls import ANYWHERE, Entry, Toll
from tawthiq.engine.assessing import entry_of
from tawthiq.model.claim import Claim
from tawthiq.register import Register
from tawthiq.register.snapshot import Snapshot
from tawthiq.register.workings import Moved, Workings

MANY = 500
"""Incidents moved from which on everything is reckoned anew."""
_ANCHORED = "anchored"
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Toll)


def reckon_all(register: Register, workings: Workings, snapshot: Snapshot, claims: Iterable[Claim]) -> None:
    """Every toll of these claims against every incident."""
    found = reckoned(claims, lambda: _entries(workings), register.published())
    snapshot.put_ledger([one.row for one in found])
    workings.put_tolls((_encoder.encode(one.toll), one.toll.places) for one in found)
    anchored = {one.toll.document for one in found if one.toll.anchored}
    workings.note(_ANCHORED, " ".join(sorted(_key(name) for name in anchored)))


def move(workings: Workings, snapshot: Snapshot, moves: Sequence[Moved]) -> bool:
    """Only the tolls that these incidents bear on; False, and nothing done, where that would not be enough."""
    noted = workings.noted(_ANCHORED)
    if noted is None or len(moves) > MANY:
        return False
    gone = [entry_of(body) for body, _ in moves if body is not None]
    come = [entry_of(body) for _, body in moves if body is not None]
    anchored = set(noted.split())
    if any(_key(name) in anchored for entry in (*gone, *come) for name in entry.documents):
        return False
    places = {ANYWHERE, *(area for entry in (*gone, *come) if entry.sums for area in entry.areas)}
    for position, body in workings.tolls_at(places):
        toll = _decoder.decode(body)
        moved = toll.moved(gone, come)
        if moved != toll:
            workings.move_toll(position, _encoder.encode(moved))
            snapshot.put_residuals(position, moved.residuals())
    return True


def _key(document: str) -> str:
    """The id of a report without spaces."""
    return document.encode().hex()


def _entries(workings: Workings) -> Iterator[Entry]:
    for (body,) in workings.connection.execute("SELECT body FROM figures"):
        yield entry_of(body)
