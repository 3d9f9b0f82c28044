"""Which origins know independently of one another.

1. Pairs that are one (module dependence) are joined; a person's decision adds pairs or forbids them.
2. Joined origins count once. An origin whose every word on the event is another's does not count beside that one.

Each step that was taken, or that a person set aside, is kept with its reason. Rule ids: dependence.*.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations

from tawthiq.assessment.dependence import Reason, Told, reasons
from tawthiq.assessment.origins import origin_id
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.incident import Dependence
from tawthiq.records import Record

Pair = tuple[str, str]


class Independence(Record, frozen=True):
    """`group` maps an origin to its group; `quotes` an origin that speaks only for others to those others.

    `reasons` say why, in the order in which they were found.
    """

    group: Mapping[str, str]
    quotes: Mapping[str, frozenset[str]]
    reasons: tuple[Dependence, ...] = ()

    def groups(self, origins: Iterable[str]) -> tuple[tuple[str, ...], ...]:
        """These origins in groups that know independently of one another, without those that only repeat others."""
        members: dict[str, set[str]] = defaultdict(set)
        for origin in origins:
            members[self.group.get(origin, origin)].add(origin)
        return tuple(tuple(sorted(members[group])) for group in sorted(self._standing(members)))

    def count(self, origins: Iterable[str]) -> int:
        """How many of these origins know independently of one another."""
        members: dict[str, set[str]] = defaultdict(set)
        for origin in origins:
            members[self.group.get(origin, origin)].add(origin)
        return len(self._standing(members))

    def _standing(self, members: Mapping[str, set[str]]) -> Collection[str]:
        """Those of the groups, by their members, that do not only repeat others."""
        if len(members) == 1 or not self.quotes:
            return members
        standing = set(members)
        for group in sorted(members):
            others = {o for g in standing if g != group for o in members[g]}
            if all(self.quotes.get(o, frozenset()) & others for o in members[group]):
                standing.discard(group)
        return standing


def independence(told: Told, decisions: Iterable[Decision] = ()) -> Independence:
    """Judge the origins of the claims of one incident."""
    joining = _Joining(told, decisions)
    if len(joining.groups) < 2:
        return Independence({key: key for key in joining.groups}, {})  # every reason is about two of them
    for pair, decision in joining.joined.items():
        joining.by_person(pair, decision)
    alike, leaning = reasons(told)
    for reason in alike:
        joining.join(reason)
    quotes: dict[str, set[str]] = defaultdict(set)
    for reason in leaning:
        if not joining.is_forbidden(reason):
            quotes[reason.one].add(reason.other)
            joining.note(reason, directed=True)
    return Independence(
        {key: min(group) for key, group in joining.groups.items()},
        {key: frozenset(others) for key, others in quotes.items()},
        tuple(dict.fromkeys(joining.reasons)),
    )


class _Joining:
    """Origins while they are being joined."""

    def __init__(self, told: Told, decisions: Iterable[Decision]) -> None:
        keys = sorted({k for c in told.claims for k in told.traced.keys(c.id)})
        self.groups = {key: {key} for key in keys}
        self.reasons: list[Dependence] = []
        self.joined: dict[Pair, str] = {}
        self._split: dict[Pair, str] = {}
        self._ids = {origin_id(key): key for key in keys}
        for decision in decisions:
            if decision.kind in {DecisionKind.DEPENDENT, DecisionKind.INDEPENDENT}:
                self._decided(decision)

    def _decided(self, decision: Decision) -> None:
        """The last word on a pair of origins counts."""
        for pair in combinations(sorted(decision.subjects), 2):
            wanted, other = self.joined, self._split
            if decision.kind is DecisionKind.INDEPENDENT:
                wanted, other = other, wanted
            other.pop(pair, None)
            wanted[pair] = decision.id

    def by_person(self, pair: Pair, decision: str) -> None:
        """Join two origins that a person held to be one, where both speak here."""
        if pair[0] in self._ids and pair[1] in self._ids:
            self._unite(self._ids[pair[0]], self._ids[pair[1]])
            self.reasons.append(Dependence(rule="dependence.decision", origin=pair[0], on=pair[1], decision=decision))

    def join(self, reason: Reason) -> None:
        """Join two origins by a rule, unless a person holds any of their groups to be apart."""
        a, b = reason.one, reason.other
        if a not in self.groups or b not in self.groups or self.groups[a] is self.groups[b]:
            return
        apart = (self._split.get(_pair(x, y)) for x in self.groups[a] for y in self.groups[b])
        overruling = next((d for d in apart if d), None)
        if overruling is None:
            self._unite(a, b)
        self.note(reason, decision=overruling)

    def is_forbidden(self, reason: Reason) -> bool:
        """Whether a person holds the two to be apart; noted where so."""
        overruling = self._split.get(_pair(reason.one, reason.other))
        if overruling:
            self.note(reason, directed=True, decision=overruling)
        return overruling is not None

    def note(self, reason: Reason, *, directed: bool = False, decision: str | None = None) -> None:
        """Keep why, with the decision that sets it aside where there is one."""
        self.reasons.append(
            Dependence(
                rule=reason.rule,
                origin=origin_id(reason.one),
                on=origin_id(reason.other),
                directed=directed,
                claims=reason.claims,
                words=reason.words,
                decision=decision,
                overruled=decision is not None,
            )
        )

    def _unite(self, a: str, b: str) -> None:
        merged = self.groups[a] | self.groups[b]
        for key in merged:
            self.groups[key] = merged


def _pair(a: str, b: str) -> Pair:
    first, second = sorted((origin_id(a), origin_id(b)))
    return first, second
