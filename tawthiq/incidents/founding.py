"""Which groups of tellings are incidents: those that tell of harm, and attacks that stand by themselves.

The news of a day names the villages that were shelled beside the one where people died. Recorders file the one; the
others stay in the register as claims, and join the incident of any report that tells harm there. An attack of which
nobody tells harm is such a background where its report has a day and tells harm elsewhere, unless a second report
tells it too or a person decided anything about it.
"""

from collections.abc import Iterable, Sequence

from tawthiq.incidents.tellings import Telling
from tawthiq.model.bonds import stands_for
from tawthiq.model.decision import Decision


def founding(
    groups: Iterable[Sequence[int]], told: Sequence[Telling], decisions: Iterable[Decision]
) -> list[Sequence[int]]:
    """The groups (indexes of tellings) that are incidents, in their order; each is judged by its own reports alone."""
    heavy = {telling.document for telling in told if telling.weighty}
    decided = {held for d in decisions for subject in d.subjects for held in (subject, *stands_for(d, subject))}

    def founds(group: Sequence[int]) -> bool:
        members = [told[n] for n in group]
        aside = all(not t.weighty and t.document in heavy and t.days is not None for t in members)
        if not aside or len({t.document for t in members}) > 1:
            return True
        return any(t.id in decided or not decided.isdisjoint(t.claims) for t in members)

    return [group for group in groups if founds(group)]
