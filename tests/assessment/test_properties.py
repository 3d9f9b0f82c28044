"""What holds of every incident, whatever the reports say."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.assessment.changes import _MISSING
from tawthiq.model.claim import Harm
from tawthiq.model.incident import Incident, Range
from tawthiq.model.vocabulary import Bound, Group, Outcome, RangeVictims, Victims

from .conftest import Desk

ORIGINS = ("رويترز", "الأناضول", "المرصد السوري", "الشبكة السورية لحقوق الإنسان", "منظمة العفو الدولية")
DAYS = (None, "2023-01-01", "2023-01-02", "2023-01-03T08:00:00", "2023-01-03T20:00:00")


@dataclass(frozen=True)
class Report:
    origin: str
    published: str | None
    harms: tuple[Harm, ...]
    doers: tuple[str, ...] = ()


def harm(victims: str, group: str, outcome: str, figure: tuple[str, int, int]) -> Harm:
    bound, low, more = figure
    least: dict[str, tuple[int | None, int | None]] = {
        "exact": (low, low),
        "range": (low, low + more),
        "at_least": (low, None),
        "at_most": (None, low),
        "vague": (None, None) if more > 3 else (10, None),
    }
    return Harm(
        outcome=Outcome(outcome),
        victims=Victims(victims),
        group=Group(group),
        min=least[bound][0],
        max=least[bound][1],
        bound=Bound(bound),
        quote="",
        start=0,
        end=0,
    )


FIGURES = st.tuples(
    st.sampled_from(["exact", "range", "at_least", "at_most", "vague"]), st.integers(1, 20), st.integers(1, 6)
)
COUNTED = st.tuples(st.sampled_from(["exact", "range", "at_least"]), st.integers(1, 20), st.integers(1, 6))
HARMS = st.builds(
    harm,
    st.sampled_from(["civilian", "unknown", "combatant"]),
    st.sampled_from(["all", "all", "children", "women", "medics"]),
    st.sampled_from(["killed", "killed", "injured"]),
    FIGURES,
)


def parted(harms: list[Harm], part: bool) -> tuple[Harm, ...]:
    """The entries of one claim; the second a part of the first where they can be."""
    if part and len(harms) > 1 and harms[0].outcome is harms[1].outcome:
        return (harms[0], replace(harms[1], subset_of=0), *harms[2:])
    return tuple(harms)


REPORTS = st.lists(
    st.builds(
        Report,
        st.sampled_from(ORIGINS),
        st.sampled_from(DAYS),
        st.builds(parted, st.lists(HARMS, min_size=1, max_size=3), st.booleans()),
        st.sampled_from([(), (), ("russia",), ("turkey",), ("syrian-government-forces", "russia")]),
    ),
    min_size=1,
    max_size=6,
)


def desk_of(reports: list[Report]) -> Desk:
    desk = Desk()
    for number, report in enumerate(reports):
        desk.say(
            report.harms, report.origin, published=report.published, doers=report.doers, publisher=f"ناشر {number}"
        )
    return desk


def numbers(incident: Incident) -> dict[Any, tuple[int | None, int | None, bool]]:
    return {(r.outcome, r.victims, r.group): (r.min, r.max, r.open_above) for r in incident.ranges}


@given(REPORTS)
@settings(max_examples=150, deadline=None)
def test_min_is_no_more_than_max_and_both_are_known_or_none(reports: list[Report]) -> None:
    for told in desk_of(reports).incident().ranges:
        assert (told.min is None) == (told.max is None) == told.unquantified
        assert told.min is None or told.max is None or told.min <= told.max


@given(REPORTS)
@settings(max_examples=150, deadline=None)
def test_the_strict_reading_reaches_no_further_than_what_recorders_count(reports: list[Report]) -> None:
    ranges = {(r.outcome, r.victims, r.group): r for r in desk_of(reports).incident().ranges}
    for (outcome, victims, group), strict in ranges.items():
        if victims is RangeVictims.CIVILIAN:
            counted: Range = ranges[outcome, RangeVictims.NOT_COMBATANT, group]
            assert (strict.max or 0) <= (counted.max or 0)


@given(REPORTS, st.randoms())
@settings(max_examples=100, deadline=None)
def test_the_order_of_reports_changes_nothing(reports: list[Report], random: Any) -> None:
    desk = desk_of(reports)
    first = desk.incident()
    random.shuffle(desk.claims)
    then = desk.incident()
    assert numbers(first) == numbers(then)
    assert (first.grade, first.strike_status, first.flags) == (then.grade, then.strike_status, then.flags)
    assert first.independent_origins == then.independent_origins
    assert set(first.grade_would_change) == set(then.grade_would_change)
    assert {c.slot for c in first.contradictions} == {c.slot for c in then.contradictions}


@given(REPORTS, st.integers(0, 5))
@settings(max_examples=100, deadline=None)
def test_the_same_origin_told_again_changes_neither_range_nor_count(reports: list[Report], which: int) -> None:
    desk = desk_of(reports)
    first = desk.incident()
    again = reports[which % len(reports)]
    desk.say(again.harms, again.origin, published=again.published, doers=again.doers, publisher="ناشر آخر")
    then = desk.incident()
    assert numbers(first) == numbers(then)
    assert (first.grade, first.independent_origins) == (then.grade, then.independent_origins)
    assert then.outlets == first.outlets + 1


@given(st.lists(st.tuples(COUNTED), min_size=1, max_size=4), COUNTED)
@settings(max_examples=100, deadline=None)
def test_a_further_independent_count_never_narrows_a_range(told: list[tuple[Any]], further: Any) -> None:
    desk = Desk()
    for number, (figure,) in enumerate(told):
        desk.say(harm("civilian", "all", "killed", figure), ORIGINS[number])
    first = desk.range()
    desk.say(harm("civilian", "all", "killed", further), ORIGINS[4])
    then = desk.range()
    assert first is not None
    assert then is not None
    assert (then.min or 0) <= (first.min or 0)
    assert (then.max or 0) >= (first.max or 0)


@given(REPORTS, st.sampled_from(["killed", "injured", "killed_or_injured"]), st.sampled_from(["civilian", "unknown"]))
@settings(max_examples=100, deadline=None)
def test_a_partys_denial_changes_no_range(reports: list[Report], outcome: str, victims: str) -> None:
    desk = desk_of(reports)
    first = desk.incident()
    none = desk.harm(0, bound="none", outcome=outcome, victims=victims)
    desk.say(none, [desk.source("وزارة الدفاع الروسية", party="russia")])
    assert numbers(desk.incident()) == numbers(first)


# Each piece of evidence as reports: what the named need means.
Apply = Callable[[Desk, Incident, tuple[str, ...]], None]
NEW = ("صحيفة الرمز", "إذاعة المنار الحر", "جريدة الصباح الجديد")


def _doer(desk: Desk) -> tuple[str, ...]:
    named = [r.actor for c in desk.claims for r in c.responsible]
    return (named[0],) if named else ("turkey",)


def _say(harmed: int, named: int) -> Apply:
    def apply(desk: Desk, incident: Incident, values: tuple[str, ...]) -> None:
        for number in range(max(harmed, named)):
            harms = (desk.harm(3),) if number < harmed else ()
            desk.say(harms, NEW[number], doers=_doer(desk) if number < named else ())

    return apply


def _admit(desk: Desk, incident: Incident, values: tuple[str, ...]) -> None:
    party = _doer(desk)[0]
    desk.say(desk.harm(None), [desk.source("الناطق", party=party)], kind="response", response=("admits_harm",))


def _withdraw(desk: Desk, incident: Incident, values: tuple[str, ...]) -> None:
    desk.claims = [
        replace(c, responsible=tuple(r for r in c.responsible if r.actor in values))
        if not {r.actor for r in c.responsible} & set(values)
        else c
        for c in desk.claims
    ]


def _other_answer(desk: Desk, incident: Incident, values: tuple[str, ...]) -> None:
    desk.say((), NEW[0], kind="attribution", doers=("houthis",))


def _find(desk: Desk, incident: Incident, values: tuple[str, ...]) -> None:
    desk.decide("grade", "incident-1", field="finding", after="all_combatants", reason="checked")


def _take_back(desk: Desk, incident: Incident, values: tuple[str, ...]) -> None:
    desk.decisions = []


def _take_back_admission(desk: Desk, incident: Incident, values: tuple[str, ...]) -> None:
    desk.claims = [
        replace(c, response=tuple("admits_strike" if r == "admits_harm" else r for r in c.response))  # type: ignore[misc]
        for c in desk.claims
    ]


EVIDENCE: dict[str, Apply] = {
    "doer_admits_civilian_harm": _admit,
    "admission_withdrawn": _take_back_admission,
    "finding_withdrawn": _take_back,
    "origin_asserts_civilian_harm": _say(1, 0),
    "second_independent_origin": _say(1, 0),
    "two_independent_origins": _say(2, 0),
    "second_origin_of_strike_or_claim": _say(0, 1),
    "two_origins_of_strike_or_claim": _say(0, 2),
    "second_origin_of_harm_and_strike": _say(1, 1),
    "second_origin_of_harm_and_two_of_strike": _say(1, 2),
    "two_origins_of_harm_one_of_strike": _say(2, 1),
    "two_origins_of_harm_and_strike": _say(2, 2),
    "only_this_answer_left": _withdraw,
    "different_answer_from_other_origin": _other_answer,
    "person_finds_combatants_or_another_party": _find,
}
MORE = st.sampled_from(["", "", "", "admits_strike", "admits_harm", "finding"])


def scene(reports: list[Report], more: str) -> Desk:
    desk = desk_of(reports)
    if more == "finding":
        _find(desk, desk.incident(), ())
    elif more:
        desk.say((), [desk.source("الناطق", party=_doer(desk)[0])], kind="response", response=(more,))
    return desk


@given(REPORTS, MORE)
@settings(max_examples=250, deadline=None)
def test_the_named_evidence_gives_the_named_grade(reports: list[Report], more: str) -> None:
    before = scene(reports, more).incident()
    for change in before.grade_would_change:
        desk = scene(reports, more)
        EVIDENCE[change.needs](desk, before, change.values)
        assert desk.incident().grade == change.to, (change, before.grade)
        assert change.to != before.grade


def test_every_need_is_put_to_the_test() -> None:
    assert set(_MISSING.values()) <= EVIDENCE.keys()
