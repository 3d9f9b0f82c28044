"""The register as the one who asks may see it, and the note in the log of who read what is restricted.

`Sight.of` gives the register itself where nothing is hidden, else one that is kept for as long as nothing was decided,
read or worked out. Where records are restricted and one may see them, `Watched` notes which of them a page asked for.
"""

import csv
import io
from collections import OrderedDict
from collections.abc import Iterable
from contextlib import nullcontext, suppress
from dataclasses import replace
from hashlib import sha256
from threading import Lock

from starlette.requests import Request

from tawthiq.errors import RegisterError
from tawthiq.model.decision import Decision
from tawthiq.model.incident import Incident
from tawthiq.model.restriction import Viewer, as_judgement, restricted, seconds, withheld
from tawthiq.register import Register, StoredClaim, StoredDocument
from tawthiq.register.chain import digest
from tawthiq.register.hiding import hidden_from
from tawthiq.register.reading_changes import EXPORT, INTERNAL, READ
from tawthiq.register.seen import Hidden
from tawthiq.team import Role
from tawthiq.web import people
from tawthiq.web.people import Person

_KEPT = 32  # views at once; the one not asked for longest is closed first


class Watched(Register):
    """A register that remembers which restricted records were asked for one by one."""

    def __init__(self, seen: Register, marked: frozenset[str]) -> None:
        self.__dict__.update(seen.__dict__)
        self._seen = seen
        self._marked = marked
        self.met: set[str] = set()

    @property
    def whole(self) -> Register:
        """The register with everything that it holds."""
        return self._seen.whole

    @property
    def view(self) -> Register:
        """The view that is kept between requests."""
        return self._seen.view

    @property
    def hidden(self) -> Hidden:
        """What is hidden from who asks."""
        return self._seen.hidden

    def claim(self, id: str) -> StoredClaim:
        """One claim."""
        found = super().claim(id)
        self._meet(found.id, found.claim.document, found.incident or "")
        return found

    def document(self, id: str) -> StoredDocument:
        """One document."""
        found = super().document(id)
        self._meet(found.id)
        return found

    def incident(self, id: str) -> Incident:
        """One incident."""
        found = super().incident(id)
        self._meet(found.id, *found.claims)
        return found

    def claims_of_document(self, id: str, every_reading: bool = False) -> tuple[StoredClaim, ...]:
        """The claims of a document."""
        found = super().claims_of_document(id, every_reading)
        self._meet(id, *(stored.id for stored in found))
        return found

    def _meet(self, *names: str) -> None:
        self.met |= self._marked.intersection(names)


class Sight:
    """The views of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._kept: OrderedDict[Viewer, tuple[tuple[int, int, str], Register]] = OrderedDict()
        self._lock = Lock()

    def of(self, request: Request) -> Register:
        """The register as the one who asks may see it."""
        return self.seen_by(people.of(request), people.is_team(request))

    def seen_by(self, person: Person | None, team: bool) -> Register:
        """The same for a person."""
        governing = self._register.governing()
        if not governing:
            return self._register
        role = person.role.value if person and person.role else ""
        viewer = Viewer(person.name if person else "", role, not team or role == Role.ADMIN)
        seen = self._kept_or_made(viewer, governing)
        marked = restricted(governing)
        return Watched(seen, marked) if marked else seen

    def _kept_or_made(self, viewer: Viewer, governing: tuple[Decision, ...]) -> Register:
        state = self._register.state()
        with self._lock:
            kept = self._kept.get(viewer)
            if kept and kept[0] == state:
                self._kept.move_to_end(viewer)
                return kept[1]
            seen = _made(self._register, viewer, governing)
            self._kept[viewer] = (state, seen)
            self._kept.move_to_end(viewer)
            gone = [kept[1]] if kept else []
            while len(self._kept) > _KEPT:
                gone.append(self._kept.popitem(last=False)[1][1])
        for old in gone:
            if old is not self._register:
                old.close()
        return seen

    def note(self, request: Request, asked: Register) -> None:
        """Log which restricted records were read, under the name of who read them."""
        met = sorted(asked.met) if isinstance(asked, Watched) else []
        if met:
            self._noted(request, [(READ, record, digest(record)) for record in met])

    def note_export(self, request: Request, what: str, content: bytes) -> None:
        """Log a table that was taken out: what, under which filters, how many rows, and its hash."""
        asked = " ".join(f"{name}={value}" for name, value in request.query_params.multi_items() if value)
        told = f"{INTERNAL}{what}: {asked or 'all'}, {_rows(content):,} rows"
        self._noted(request, [(EXPORT, told, sha256(content).hexdigest())])

    def _noted(self, request: Request, acts: Iterable[tuple[str, str, str]]) -> None:
        """Log acts. Without accounts a register that cannot be written to is read all the same."""
        person = people.of(request)
        forgiving = nullcontext() if people.is_team(request) else suppress(RegisterError)
        with forgiving, self._register.writing(person.name if person else None) as writer:
            for act in acts:
                writer.note(*act)

    def close(self) -> None:
        """Let go of the views."""
        with self._lock:
            for _, seen in self._kept.values():
                if seen is not self._register:
                    seen.close()
            self._kept.clear()


def _rows(content: bytes) -> int:
    """How many rows a table has below its heads; of GeoJSON, how many features."""
    if content.startswith(b'{"type":"FeatureCollection"'):
        return content.count(b'\n{"type":"Feature"')
    if b'"' not in content:
        return max(0, content.count(b"\n") - 1)
    return max(0, sum(1 for _ in csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline=""))) - 1)


def _made(register: Register, viewer: Viewer, governing: tuple[Decision, ...]) -> Register:
    names = withheld(governing, viewer)
    waiting = [told for told in seconds(governing).values() if told.waits_for(viewer.name)]
    judged = [d for told in waiting for d in (*told.first, *told.steps) if d.author != viewer.name]
    own = [d for told in waiting for d in told.steps if d.author == viewer.name]
    if not names and not judged and not own:
        return register
    hidden = hidden_from(register, names, [*judged, *own])
    return register.seen_without(replace(hidden, answers=tuple(map(as_judgement, own))))


def second_readings(register: Register, name: str) -> tuple[str, ...]:
    """The claims that wait for a second reading by this person."""
    return tuple(told.claim for told in seconds(register.whole.governing()).values() if told.waits_for(name))
