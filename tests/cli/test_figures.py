"""Figures in a terminal: what has no column, and what a cumulative claim says."""

from tawthiq.cli.figures import others, stated
from tawthiq.cli.wording import speech
from tawthiq.model.claim import Attacks, Claim, Harm
from tawthiq.model.incident import Incident, Range, Title
from tawthiq.model.vocabulary import Bound, Group, Kind, Outcome, RangeVictims, Victims


def harm(outcome: Outcome, low: int, group: Group = Group.ALL, part: int | None = None) -> Harm:
    return Harm(
        outcome=outcome, victims=Victims.CIVILIAN, group=group, min=low, max=low, bound=Bound.EXACT, subset_of=part,
        quote="x", start=0, end=1,
    )  # fmt: skip


def test_what_has_no_column_is_told_all_the_same() -> None:
    rows = tuple(
        Range(outcome=outcome, victims=RangeVictims.CIVILIAN, min=100, max=100, open_above=True)
        for outcome in (Outcome.KILLED, Outcome.DISPLACED)
    )
    incident = Incident(
        id="i", code="TW-2019-0001", title=Title("", ""), claims=("c",), documents=("d",), ranges=rows
    )  # fmt: skip
    assert others(incident, speech(None)) == ["Displaced: 100+"]


def test_a_cumulative_claim_is_told_figure_by_figure() -> None:
    claim = Claim(
        document="d", quote="x", start=0, end=1, kind=Kind.TOTAL,
        harms=(harm(Outcome.KILLED, 6910), harm(Outcome.KILLED, 2030, Group.CHILDREN, 0)),
        attacks=Attacks(min=1231, max=1231, bound=Bound.EXACT, quote="x", start=0, end=1),
    )  # fmt: skip
    assert stated(claim, speech(None)).splitlines() == [
        "Killed: 6,910 civilians",
        "Killed: incl. 2,030 civilians children",
        "Attacks: 1,231",
    ]
