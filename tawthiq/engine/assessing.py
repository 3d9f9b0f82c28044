"""Clusters of a register assessed in batches, in any process: each batch reads only its own claims and reports."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from tawthiq.assessment import assess_all
from tawthiq.assessment.ledger import entry
from tawthiq.assessment.matter import ORIGIN_DECISIONS
from tawthiq.assessment.tolls import Entry
from tawthiq.engine.holdings import Holdings
from tawthiq.engine.reading_tellings import opened
from tawthiq.lexicon.chosen import using
from tawthiq.model.claim import Claim
from tawthiq.model.cluster import Cluster
from tawthiq.model.decision import Decision
from tawthiq.records import Record
from tawthiq.register.corrections import corrected
from tawthiq.register.snapshot import Drawn, drawn

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Entry)


class Case(Record, frozen=True):
    """A cluster with the documents of its claims and its place in the canonical order."""

    cluster: Cluster
    documents: tuple[str, ...]
    sort: str


class Docket(Record, frozen=True):
    """Cases that are assessed together, with the decisions that bear on them."""

    cases: tuple[Case, ...]
    decisions: tuple[Decision, ...] = ()


class Assessed(Record, frozen=True):
    """An incident to be written, and what the ledger keeps of it."""

    row: Drawn
    entry: bytes


_assessed = msgspec.msgpack.Decoder(tuple[Assessed, ...])


def dockets(cases: Sequence[Case], decisions: Sequence[Decision], size: int) -> Iterable[Docket]:
    """The cases in dockets of so many."""
    everywhere = [d for d in decisions if d.kind in ORIGIN_DECISIONS]
    about: dict[str, list[int]] = defaultdict(list)
    for n, decision in enumerate(decisions):
        if decision.kind not in ORIGIN_DECISIONS:
            for subject in decision.subjects:
                about[subject].append(n)
    for start in range(0, len(cases), size):
        part = tuple(cases[start : start + size])
        bearing: set[int] = set()
        if about:
            for case in part:
                for name in (case.cluster.id, *case.cluster.redirects, *case.cluster.claims):
                    bearing.update(about.get(name, ()))
        yield Docket(part, (*everywhere, *(decisions[n] for n in sorted(bearing))))


def judge(given: Sequence[Docket], folder: Path, lexicons: tuple[Path, ...]) -> tuple[bytes, ...]:
    """The incidents of each docket, for `assessed`; reads the register at `folder`."""
    with using(lexicons):
        return tuple(judged(docket, opened(folder)) for docket in given)


def judged(docket: Docket, register: Holdings) -> bytes:
    """The incidents of one docket, packed: between processes and until they are written nobody looks into them."""
    claims = register.claims_named(name for case in docket.cases for name in case.cluster.claims)
    documents = register.reports_named(name for case in docket.cases for name in case.documents)
    wanted = [claim for case in docket.cases for claim in _claims(case, claims)]
    standing = corrected(wanted, docket.decisions)
    found = assess_all([case.cluster for case in docket.cases], standing, documents.values(), docket.decisions)
    return _encoder.encode(
        [
            Assessed(drawn(incident, case.sort), _encoder.encode(entry(incident)))
            for case, incident in zip(docket.cases, found, strict=True)
        ]
    )


def assessed(packed: bytes) -> tuple[Assessed, ...]:
    """The incidents of one docket."""
    return _assessed.decode(packed)


def _claims(case: Case, claims: Mapping[tuple[str, str], Claim]) -> Iterable[Claim]:
    """The claims of a case; of one that two documents hold, the one of the document that came in last."""
    for name in case.cluster.claims:
        yield from (claims[at] for document in case.documents if (at := (document, name)) in claims)


def entry_of(body: bytes) -> Entry:
    """What the ledger keeps, as it was kept."""
    return _decoder.decode(body)
