"""Origins: who knows, for each claim.

1. `roots` finds the nodes of a chain of sources that have none deeper directly after them.
2. `trace` gives each claim its origins: a named root under its folded name, an unnamed one (مصادر محلية) under whoever
   quotes it, a claim without a chain under its publisher, without a publisher under `unknown:<document>`.
3. What a report's own credit line names (رويترز -، المصدر: الأناضول) quotes the report's sources, and is the origin of
   what it tells without one.
4. `tree` draws who quotes whom, with the outlets of each.

Rule ids: origin.root, origin.unnamed, origin.credit, origin.publisher.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256

from tawthiq.assessment.aliases import folded_names
from tawthiq.assessment.names import name_of
from tawthiq.model.claim import Claim, Source
from tawthiq.model.document import Document
from tawthiq.model.incident import Origin
from tawthiq.model.vocabulary import OriginKind
from tawthiq.records import Record


class Speaker(Record, frozen=True):
    """Somebody with a name in a chain; `source` None for the publisher."""

    key: str
    source: Source | None = None


class Knower(Record, frozen=True):
    """One origin of one claim.

    `key` is what independence is counted by. `source` is the chain's node that knows, None for the publisher's own
    word; `above` are those who quote it, the publisher first; `leaf` True for an unnamed source, which belongs to the
    last of `above`.
    """

    key: str
    source: Source | None
    above: tuple[Speaker, ...] = ()
    leaf: bool = False
    family: str | None = None

    @property
    def quoted_by(self) -> tuple[str, ...]:
        """Keys of others who quote it."""
        return tuple(s.key for s in self.above if s.key != self.key)

    @property
    def party(self) -> str | None:
        """The party that the source speaks for."""
        return self.source.party if self.source else None


@dataclass(frozen=True, slots=True)
class Trace:
    """The origins of each claim, by claim id, and the origin that each report itself is, by document id."""

    knowers: Mapping[str, tuple[Knower, ...]] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)
    _keys: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)

    def keys(self, claim: str) -> tuple[str, ...]:
        """Origin keys of a claim, each once."""
        found = self._keys.get(claim)
        if found is None:
            found = self._keys[claim] = tuple(dict.fromkeys([k.key for k in self.knowers[claim]]))
        return found


@lru_cache(maxsize=50_000)
def origin_id(key: str) -> str:
    """The public id of an origin: a hash of its folded name (of its publisher when it has none)."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def publisher_key(document: Document | None, identifier: str) -> str:
    """The origin that a report itself is."""
    if document is None or not document.publisher:
        return f"unknown:{identifier}"
    return name_of(document.publisher).key or document.publisher


def roots(sources: Sequence[Source]) -> tuple[int, ...]:
    """Indexes of the sources that have none deeper directly after them."""
    return tuple(i for i, s in enumerate(sources) if i + 1 == len(sources) or sources[i + 1].level <= s.level)


def ancestors(sources: Sequence[Source], index: int) -> tuple[Source, ...]:
    """Who quotes the source at `index`, outermost first."""
    found: list[Source] = []
    level = sources[index].level
    for source in reversed(sources[:index]):
        if source.level < level:
            found.append(source)
            level = source.level
    return tuple(reversed(found))


def trace(
    claims: Iterable[Claim], documents: Mapping[str, Document], credits: Mapping[str, Source] | None = None
) -> Trace:
    """The origins of each claim, names folded over all of them; `credits` are the credit lines by document id."""
    known = tuple(claims)
    publishers = {c.document: publisher_key(documents.get(c.document), c.document) for c in known}
    folded = folded_names(known, publishers)
    credited = credits or {}
    knowers = {
        claim.id: _knowers(claim, publishers[claim.document], credited.get(claim.document), folded) for claim in known
    }
    return Trace(knowers, publishers)


def _knowers(claim: Claim, published_by: str, credit: Source | None, folded: Mapping[str, str]) -> tuple[Knower, ...]:
    publisher = Speaker(published_by)
    outer = [publisher]
    if credit is not None:
        name = name_of(credit.quote, credit.kind)
        key = folded.get(name.key, name.key)
        if not claim.sources:
            return (Knower(key if name.named else publisher.key, credit, (publisher,), not name.named, name.family),)
        if name.named and key != publisher.key:
            outer.append(Speaker(key, credit))
    if not claim.sources:
        return (Knower(publisher.key, None, (publisher,)),)
    found = []
    for index in roots(claim.sources):
        source = claim.sources[index]
        name = name_of(source.quote, source.kind)
        above = list(outer)
        for quoting in ancestors(claim.sources, index):
            its_name = name_of(quoting.quote, quoting.kind)
            if its_name.named and folded.get(its_name.key, its_name.key) != above[-1].key:
                above.append(Speaker(folded.get(its_name.key, its_name.key), quoting))
        key = folded.get(name.key, name.key) if name.named else above[-1].key
        found.append(Knower(key, source, tuple(above), leaf=not name.named, family=name.family))
    return tuple(found)


@dataclass(slots=True)
class _Node:
    name: str
    kind: OriginKind
    party: str | None
    parent: str | None
    claims: dict[str, None] = field(default_factory=dict)
    outlets: dict[str, None] = field(default_factory=dict)


def tree(claims: Sequence[Claim], documents: Mapping[str, Document], traced: Trace) -> tuple[Origin, ...]:
    """Every origin with who quotes it; unnamed sources are leaves under theirs. Parents come before their children."""
    nodes: dict[str, _Node] = {}
    for claim in claims:
        document = documents.get(claim.document)
        outlet = (document.publisher if document else None) or claim.document
        for knower in traced.knowers[claim.id]:
            _plant(nodes, claim, knower, outlet)
    return tuple(
        Origin(
            id=origin_id(key),
            name=node.name,
            kind=node.kind,
            party=node.party,
            parent=origin_id(node.parent) if node.parent else None,
            claims=tuple(node.claims),
            outlets=tuple(node.outlets),
        )
        for key, node in nodes.items()
    )


def _plant(nodes: dict[str, _Node], claim: Claim, knower: Knower, outlet: str) -> None:
    """Put a claim's origin, and whoever quotes it, into the tree; the publisher only where the origin is its own."""
    parent: str | None = None
    planted = [s for s in knower.above if s.source or s.key == knower.key]
    if knower.leaf and knower.source:
        words = name_of(knower.source.quote, knower.source.kind).key
        planted.append(Speaker(f"{words}\x1f{knower.key}", knower.source))
    elif knower.source:
        planted.append(Speaker(knower.key, knower.source))
    for at in planted:
        node = nodes.get(at.key)
        if node is None:
            source = at.source
            node = _Node(
                name=source.quote if source else outlet,
                kind=source.kind if source else OriginKind.UNKNOWN,
                party=source.party if source else None,
                parent=parent,
            )
            nodes[at.key] = node
        if at.key == knower.key or at is planted[-1]:
            node.claims[claim.id] = None
            node.outlets[outlet] = None
        parent = at.key
