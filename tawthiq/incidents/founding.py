"""Which groups of tellings are incidents: those that tell of harm to others than fighters, and what stands by itself.

The news of a day names the villages that were shelled and the fronts where fighters fell beside the place where people
died. Recorders of civilian harm file the one; the others stay in the register as claims, and join the incident of any
report that tells such harm there. What is only aside in its report (beside.py) is no incident, unless a second report
tells it too, and none says that nobody was hurt, or a person decided anything about it.
"""

from collections.abc import Iterable, Sequence

from tawthiq.incidents.tellings import Aside, Telling
from tawthiq.model.bonds import stands_for
from tawthiq.model.decision import Decision


def is_incident(aside: Sequence[int], reports: int) -> bool:
    """Whether tellings of so many reports, each `Aside` or not, are an incident, if nobody decided anything."""
    if not all(aside):
        return True
    return reports > 1 and Aside.UNHURT not in aside


def founding(
    groups: Iterable[Sequence[int]], told: Sequence[Telling], decisions: Iterable[Decision]
) -> list[Sequence[int]]:
    """The groups (indexes of tellings) that are incidents, in their order; each is judged by its own reports alone."""
    decided = {held for d in decisions for subject in d.subjects for held in (subject, *stands_for(d, subject))}

    def founds(group: Sequence[int]) -> bool:
        members = [told[n] for n in group]
        if is_incident([t.aside for t in members], len({t.document for t in members})):
            return True
        return any(t.id in decided or not decided.isdisjoint(t.claims) for t in members)

    return [group for group in groups if founds(group)]
