"""The tellings of texts, made text by text in any process and kept in the workings.

A text's tellings hang on the latest readings of the documents that carry it and on the decisions about its claims
(corrections, claims taken out of their telling), and on nothing else; `stamped` says on which.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec.structs import force_setattr

from tawthiq.engine.holdings import Holdings
from tawthiq.incidents.blocking import SEEKING, day_of, first_of, numbered
from tawthiq.incidents.constraints import taken_apart
from tawthiq.incidents.reports import tellings
from tawthiq.incidents.tellings import Telling, searchable_days
from tawthiq.incidents.wording import BITS
from tawthiq.lexicon.chosen import using
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.records import Record, replace
from tawthiq.register import Register
from tawthiq.register.corrections import placed, places
from tawthiq.register.kept_tellings import Kept, Made
from tawthiq.register.material import Text

_SHAPING = frozenset({DecisionKind.SPLIT, DecisionKind.MOVE, DecisionKind.DIFFERENT})
_WORDS = BITS // 8
_encoder = msgspec.msgpack.Encoder(order="deterministic")
_decoder = msgspec.msgpack.Decoder(Telling)


class Order(Record, frozen=True):
    """A text to be told, with the decisions that shape its tellings; `apart` as `taken_apart` gives it."""

    text: Text
    corrections: tuple[Decision, ...] = ()
    apart: tuple[frozenset[str], ...] = ()


_OPENED: dict[Path, Register] = {}


def opened(folder: Path) -> Register:
    """The register of a folder, opened once a process and left open until `release`."""
    if folder not in _OPENED:
        _OPENED[folder] = Register.open(folder)
    return _OPENED[folder]


def release(folder: Path) -> None:
    """Let go of what `opened` opened in this process; other processes let go when they end."""
    found = _OPENED.pop(folder, None)
    if found is not None:
        found.close()


def orders(register: Register, decisions: Sequence[Decision], texts: Mapping[str, Text]) -> dict[str, Order]:
    """Every text with the decisions that shape its tellings, its stamp naming them; `decisions` in force."""
    shaping = [d for d in decisions if d.kind in _SHAPING or places(d)]
    homes = register.homes(subject for d in shaping for subject in d.subjects)
    known = [c for (_, i), c in register.claims_named(homes).items() if i in homes] if homes else []
    groups = taken_apart(shaping, known)
    sha_of = {document: text.sha256 for text in texts.values() for document in text.documents} if homes else {}
    bearing: dict[str, list[Decision]] = defaultdict(list)
    for decision in shaping:
        at = {sha_of[d] for s in decision.subjects for d in homes.get(s, ()) if d in sha_of}
        for sha in at:
            bearing[sha].append(decision)
    found = {}
    for sha, text in texts.items():
        rulings = bearing.get(sha)
        if rulings is None:
            found[sha] = Order(text)
            continue
        about = {s for d in rulings for s in d.subjects}
        found[sha] = Order(
            Text(sha, text.documents, stamped(text, rulings)),
            tuple(d for d in rulings if d.kind is DecisionKind.CORRECT),
            tuple(group for group in groups if not about.isdisjoint(group)),
        )
    return found


def stamped(text: Text, rulings: Sequence[Decision]) -> str:
    """What the tellings of a text are made from."""
    if not rulings:
        return text.stamp
    told = "\x1f".join(f"{d.id} {' '.join(d.subjects)} {d.field} {d.after}" for d in rulings)
    return f"{text.stamp}!{sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()}"


def tell(batches: Sequence[Sequence[Order]], folder: Path, lexicons: tuple[Path, ...]) -> tuple[tuple[Made, ...], ...]:
    """The tellings of each text of each batch; reads the register at `folder`."""
    with using(lexicons):
        return tuple(told(batch, opened(folder)) for batch in batches)


def told(batch: Sequence[Order], register: Holdings) -> tuple[Made, ...]:
    """The tellings of each text of one batch."""
    names = [name for order in batch for name in order.text.documents]
    documents = register.reports_named(names)
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in register.claims_of(names):
        claims[claim.document].append(claim)
    return tuple(_made(order, documents, claims) for order in batch)


def _made(order: Order, documents: Mapping[str, Document], claims: Mapping[str, Sequence[Claim]]) -> Made:
    standing = [c for name in order.text.documents for c in claims.get(name, ())]
    if order.corrections:
        standing = list(placed(standing, order.corrections))
    told = tellings(standing, documents, order.apart)
    return Made(order.text.sha256, order.text.stamp, tuple(kept(t) for t in told))


def kept(telling: Telling) -> Kept:
    """A telling as the workings keep it."""
    keys = numbered(telling)
    days = keys[bisect_left(keys, first_of(SEEKING + 1)) :]  # keys rise, those with a day last
    published, sha, start = telling.order
    return Kept(
        id=telling.id,
        sort=f"{published}\x1f{sha}\x1f{start:09d}\x1f{telling.document}\x1f{telling.label}",
        first=day_of(days[0]) if days else 0,
        last=day_of(days[-1]) if days else 0,
        seeking=not searchable_days(telling),
        document=telling.document,
        claims=" ".join(telling.claims),
        aside=telling.aside,
        body=telling.words.to_bytes(_WORDS, "little") + _encoder.encode(replace(telling, words=0)),
        keys=keys.tobytes(),
    )


def telling_of(body: bytes) -> Telling:
    """The telling that was kept."""
    found = _decoder.decode(body[_WORDS:])
    # Nobody else has it yet; a copy would cost as much as all the rest.
    force_setattr(found, "words", int.from_bytes(body[:_WORDS], "little"))
    return found
