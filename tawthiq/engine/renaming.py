"""Ids for groups that were made anew, as if all incidents of the register were named together.

`assign_ids` is asked about the groups and the incidents they came from, with whatever else bears one of their ids: an
incident that had merged such an id away stands among them, since it may have to give it back.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain, islice

from tawthiq.engine.assessing import Case
from tawthiq.incidents.ids import assign_ids
from tawthiq.model.cluster import Cluster
from tawthiq.records import replace
from tawthiq.register import Register
from tawthiq.register.material import Standing
from tawthiq.register.workings import Workings

Group = tuple[int, ...]
_GROUPS = 5_000  # whose tellings are in memory at a time


class Renaming:
    """Names groups of tellings."""

    def __init__(self, register: Register, workings: Workings) -> None:
        self._register = register
        self._workings = workings

    def cases(self, groups: Iterable[Group]) -> list[Case]:
        """The groups as clusters, each with its documents, in canonical order; their ids are those they would found."""
        source, cases = iter(groups), list[Case]()
        while some := list(islice(source, _GROUPS)):
            asked = self._workings.rows("seq, sort, id, document, claims", sorted(chain.from_iterable(some)))
            told = {row[0]: row[1:] for row in asked}
            cases += (_case(sorted(told[seq] for seq in group)) for group in some)
        return sorted(cases, key=lambda case: case.sort)

    def before(self, cases: Sequence[Case], gone: Collection[int], whole: bool) -> list[Standing]:
        """The incidents in which the claims of these cases, or of the tellings that are gone, stood."""
        if whole:
            return list(self._register.all_standing())
        claims = {claim for case in cases for claim in case.cluster.claims}
        for (names,) in self._workings.rows("claims", gone):
            claims.update(names.split())
        return self._register.standing_of(self._register.incidents_with(claims))

    def named(
        self, cases: Sequence[Case], before: Sequence[Standing], whole: bool
    ) -> tuple[list[Case], list[Standing]]:
        """The cases under the ids that stay, and all incidents that were asked (some of them besides `before`)."""
        others: set[str] = set()
        owners: list[Standing] = []
        if not whole:
            others, owners = self._namesakes(cases, {s.id for s in before})
        asked = [*cases, *(_as_it_stands(owner) for owner in owners)]
        asked.sort(key=lambda case: case.sort)
        previous = [*self._carried(before, asked), *owners, *(Standing(name, ()) for name in others)]
        named = assign_ids(previous, [case.cluster for case in asked])
        found = [replace(case, cluster=cluster) for case, cluster in zip(asked, named, strict=True)]
        return found, [*before, *owners]

    def _namesakes(self, cases: Sequence[Case], known: set[str]) -> tuple[set[str], list[Standing]]:
        """Ids that stand elsewhere and that a case could take, and the incidents that had merged one of them away."""
        wanted = {case.cluster.id for case in cases} - known
        standing = {s.id for s in self._register.standing_of(wanted)}
        merged = self._register.targets(wanted | standing)
        taken = standing | merged.keys()
        doubtful = {*taken, *(case.cluster.id for case in cases if case.cluster.id in known)}
        followers = self._register.ids_from(doubtful)
        owners = self._register.standing_of({target for target in merged.values() if target not in known})
        held = {owner.id for owner in owners}
        return (standing | followers) - known - held, owners

    def _carried(self, before: Sequence[Standing], cases: Sequence[Case]) -> Iterator[Standing]:
        """The incidents with the claims that now carry the words they were made from."""
        standing = {claim for case in cases for claim in case.cluster.claims}
        lost = {claim for s in before for claim in s.claims} - standing
        moved = self._register.replaced_claims(lost) if lost else {}
        for s in before:
            yield replace(s, claims=tuple(dict.fromkeys(moved.get(claim, claim) for claim in s.claims)))


def _case(members: Sequence[tuple[str, str, str, str]]) -> Case:
    """The case of tellings in canonical order, each with what it is sorted by, its id, its document and its claims."""
    claims = tuple(claim for member in members for claim in member[3].split(" "))
    documents = tuple(dict.fromkeys(member[2] for member in members))
    return Case(Cluster(id=members[0][1], claims=claims), documents, members[0][0])


def _as_it_stands(standing: Standing) -> Case:
    """A case that says what the register says."""
    cluster = Cluster(id=standing.id, claims=standing.claims, redirects=standing.redirects)
    return Case(cluster, standing.documents, standing.sort)


def as_they_stand(found: Iterable[Standing]) -> list[Case]:
    """Cases that say what the register says."""
    return [_as_it_stands(standing) for standing in found]
