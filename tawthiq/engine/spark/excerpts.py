"""What executors need of the register to do a step: gathered here, sent along with what is to be done.

Executors do not reach the register. A batch of a step comes with its claims, reports and tellings as an `Excerpt`,
read there by the same functions, which cannot tell the two apart. What would be too much for one task is cut into
several (the pairs of a window, by their keys), or stays here.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tawthiq.engine import assessing, grouping, pairing, reading_tellings
from tawthiq.engine.linking.keys import Keys
from tawthiq.engine.reading_tellings import telling_of
from tawthiq.incidents.naming import asking
from tawthiq.incidents.tellings import Telling
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.register import Register
from tawthiq.register.workings import Workings

_A_TELLING = 2_000  # bytes of one with its report, about


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a batch needs of the register, asked for by the same names.

    `bodies` are tellings as kept, `keys` those under which they meet.
    """

    claims: tuple[Claim, ...] = ()
    reports: Mapping[str, Document] = field(default_factory=dict)
    folded: Mapping[str, Document] = field(default_factory=dict)
    bodies: Mapping[int, bytes] = field(default_factory=dict)
    keys: Keys = field(default_factory=Keys)

    def claims_of(self, documents: Iterable[str]) -> list[Claim]:
        """The claims of these documents."""
        wanted = set(documents)
        return [claim for claim in self.claims if claim.document in wanted]

    def claims_named(self, ids: Iterable[str]) -> dict[tuple[str, str], Claim]:
        """Claims by document and id."""
        wanted = set(ids)
        return {(claim.document, claim.id): claim for claim in self.claims if claim.id in wanted}

    def reports_named(self, ids: Iterable[str], folded: bool = False) -> dict[str, Document]:
        """Documents by id."""
        wanted = set(ids)
        return {name: found for name, found in (self.folded if folded else self.reports).items() if name in wanted}

    def told(self, seqs: Iterable[int]) -> dict[int, Telling]:
        """Tellings by number, with the places that their reports name."""
        return pairing.named({seq: telling_of(self.bodies[seq]) for seq in seqs}, self)


@dataclass(frozen=True, slots=True)
class Source:
    """Where excerpts are taken from; `most` bytes fit into a task."""

    register: Register
    workings: Workings
    most: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One item of a step with its excerpt, pickled, or a part of it: `last` where no other part follows.

    Without a body it is more than a task can carry, and done here.
    """

    item: Any
    body: bytes | None
    last: bool = True


Gathering = Callable[[Any, Source], Iterator[Piece]]


def _whole(item: Any, excerpt: Excerpt, source: Source) -> Iterator[Piece]:
    body = _packed(item, excerpt)
    yield Piece(item, body if len(body) <= source.most else None)


def _packed(item: Any, excerpt: Excerpt) -> bytes:
    return pickle.dumps((item, excerpt), pickle.HIGHEST_PROTOCOL)


def for_telling(batch: Sequence[reading_tellings.Order], source: Source) -> Iterator[Piece]:
    """The claims and reports of texts."""
    names = [name for order in batch for name in order.text.documents]
    register = source.register
    yield from _whole(batch, Excerpt(tuple(register.claims_of(names)), register.reports_named(names)), source)


def for_pairing(window: pairing.Window, source: Source) -> Iterator[Piece]:
    """The tellings of a window that meet under its keys, in parts where they are many."""
    keys = pairing.met(window, source.workings).shared()
    least = 1 + len(set(keys.seqs)) * _A_TELLING // source.most
    bodies = [body for part in keys.parts(least) for body in _parts(window, part, source)]
    for body in bodies[:-1]:
        yield Piece(window, body, last=False)
    yield Piece(window, bodies[-1])


def _parts(window: pairing.Window, keys: Keys, source: Source) -> Iterator[bytes]:
    body = _packed(window, Excerpt(keys=keys, **_tellings(set(keys.seqs), source)))
    halves = keys.parts(2) if len(body) > source.most else []
    if len(halves) < 2:  # fits, or one key that some hundreds share at most
        yield body
        return
    del body
    for half in halves:
        yield from _parts(window, half, source)


def for_grouping(batch: Sequence[grouping.Component], source: Source) -> Iterator[Piece]:
    """The tellings of components."""
    yield from _whole(batch, Excerpt(**_tellings(grouping.members_of(batch), source)), source)


def _tellings(seqs: set[int], source: Source) -> dict[str, Any]:
    bodies = dict(source.workings.rows("seq, body", seqs))
    told = (telling_of(body) for body in bodies.values())
    return {"bodies": bodies, "folded": source.register.reports_named(asking(told), folded=True)}


def for_judging(docket: assessing.Docket, source: Source) -> Iterator[Piece]:
    """The claims and reports of cases."""
    claims = source.register.claims_named(name for case in docket.cases for name in case.cluster.claims)
    reports = source.register.reports_named(name for case in docket.cases for name in case.documents)
    yield from _whole(docket, Excerpt(tuple(claims.values()), reports), source)
