"""Totals: minima and maxima apart, by grade bucket, with caveats."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawthiq.assessment import governorates, totals
from tawthiq.model.claim import When
from tawthiq.model.incident import Incident, IncidentParty, Range, Title
from tawthiq.model.vocabulary import Grade, Outcome, Precision, RangeVictims, Stance


def incidents(desk: Any) -> tuple[Incident, Incident, Incident]:
    desk.say(desk.harm(5, 8), "رويترز", doers=["russia", "syrian-government-forces"], when=desk.on("2017-03-17"))
    weak = replace(desk.incident(), id="weak")
    desk.say(desk.harm(5), "الأناضول", doers=["russia"])
    fair = replace(desk.incident(), id="fair")
    discounted = replace(fair, id="discounted", grade="discounted")
    return weak, fair, discounted


def test_sums_stand_apart_by_grade_and_the_discounted_are_never_added(desk: Any) -> None:
    found = totals(incidents(desk))
    shown = {p.bucket: [(s.min, s.max) for s in p.sums if s.victims == "civilian"] for p in found.parts}
    assert shown == {"confirmed_or_fair": [(5, 8)], "weak": [(5, 8)], "discounted": [(5, 8)]}


def test_an_incident_given_twice_counts_once(desk: Any) -> None:
    weak, *_ = incidents(desk)
    assert totals([weak, weak]).incidents == 1


def test_each_total_tells_its_caveats(desk: Any) -> None:
    weak, fair, _ = incidents(desk)
    undated = replace(weak, id="undated", when=None)
    part = next(p for p in totals([weak, undated, fair]).parts if p.bucket == "weak")
    assert (part.incidents, part.undated, part.single_source, part.placed_coarsely) == (2, 1, 2, 2)


def test_an_incident_without_a_figure_is_counted_beside_the_sum(desk: Any) -> None:
    desk.say(desk.harm(None), "رويترز")
    part = totals([desk.incident()]).parts[0]
    assert (part.without_figure, part.sums[0].min, part.sums[0].without_figure) == (1, None, 1)


def test_sums_by_party_say_that_they_are_not_additive(desk: Any) -> None:
    weak, *_ = incidents(desk)
    found = totals([weak], by=["party"])
    assert not found.additive
    assert [p.keys for p in found.parts] == [("russia",), ("syrian-government-forces",)]


def test_months_are_keys(desk: Any) -> None:
    weak, *_ = incidents(desk)
    assert [p.keys for p in totals([weak], by=["month"]).parts] == [("2017-03",)]


def test_splits_are_crossed_and_what_is_not_said_comes_last(desk: Any) -> None:
    weak, fair, _ = incidents(desk)
    undated = replace(fair, id="undated", when=None)
    found = totals([weak, fair, undated], by=["month", "party", "grade"])
    assert [p.keys for p in found.parts] == [
        ("2017-03", "russia", "fair"),
        ("2017-03", "russia", "weak"),
        ("2017-03", "syrian-government-forces", "fair"),
        ("2017-03", "syrian-government-forces", "weak"),
        ("", "russia", "fair"),
        ("", "syrian-government-forces", "fair"),
    ]


def test_a_split_by_outcome_counts_the_incidents_of_each(desk: Any) -> None:
    desk.say([desk.harm(2), desk.harm(3, outcome="injured")], "رويترز")
    both = replace(desk.incident(), id="both")
    killed = replace(both, id="killed", ranges=tuple(r for r in both.ranges if r.outcome == "killed"))
    found = totals([both, killed], by=["outcome"])
    assert [(p.keys, p.incidents, {s.outcome.value for s in p.sums}) for p in found.parts] == [
        (("killed",), 2, {"killed"}),
        (("injured",), 1, {"injured"}),
    ]
    assert not found.additive


def test_a_governorate_is_known_by_name_or_by_point(desk: Any) -> None:
    weak, *_ = incidents(desk)

    def placed(**place: Any) -> Incident:
        return replace(weak, id=str(place), where=desk.place(**place))

    told = [
        placed(name="بنش", country="SY", precision=Precision.TOWN, lat=35.96, lon=36.71),
        placed(name="ادلب", country="SY", precision=Precision.GOVERNORATE),
        placed(name="شمالي سوريا", country="SY", precision=Precision.REGION, lat=36.0, lon=37.0),
        placed(name="الرقة", country="SY", precision=Precision.VILLAGE),
    ]
    assert [(p.keys, p.incidents) for p in totals(told, by=["governorate"]).parts] == [(("SY-ID",), 2), (("",), 2)]
    assert governorates.name("SY-ID", "ar") == "إدلب"


FIGURE = st.tuples(st.integers(0, 9), st.integers(0, 9), st.booleans())
SOME = st.lists(
    st.tuples(
        st.sampled_from(list(Grade)),
        st.sampled_from(["2017-03-17", "2017-04-01", "2018", None]),
        st.sampled_from(["russia", "turkey"]),
        st.one_of(st.none(), FIGURE),
    ),
    max_size=12,
)


def made(number: int, told: Any) -> Incident:
    grade, day, party, figure = told
    low, more, is_open = figure or (0, 0, False)
    rows = tuple(
        Range(
            outcome=Outcome.KILLED,
            victims=victims,
            min=low if figure else None,
            max=low + more if figure else None,
            open_above=is_open,
            unquantified=not figure,
        )
        for victims in (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT)
    )
    return Incident(
        id=f"i{number}",
        code="",
        title=Title("", ""),
        claims=(),
        documents=(),
        when=When(edtf=day) if day else None,
        ranges=rows,
        responsible=(IncidentParty(actor=party, stances=(Stance.ALLEGED,)),),
        grade=grade,
    )


@given(SOME, st.lists(st.sampled_from(["month", "year", "country", "means", "grade"]), unique=True, max_size=3))
@settings(max_examples=100, deadline=None)
def test_parts_are_disjoint_and_their_sums_make_the_whole(told: list[Any], by: list[str]) -> None:
    given_incidents = [made(n, t) for n, t in enumerate(told)]
    whole, split = totals(given_incidents), totals(given_incidents, by)
    assert split.additive
    assert split.incidents == whole.incidents == sum(p.incidents for p in split.parts)
    for part in whole.parts:
        same = [p for p in split.parts if p.bucket is part.bucket]
        assert part.incidents == sum(p.incidents for p in same)
        assert (part.single_source, part.undated) == (sum(p.single_source for p in same), sum(p.undated for p in same))
        for told_sum in part.sums:
            key = (told_sum.outcome, told_sum.victims, told_sum.group)
            rows = [s for p in same for s in p.sums if (s.outcome, s.victims, s.group) == key]
            assert (told_sum.min or 0) == sum(s.min or 0 for s in rows)
            assert (told_sum.max or 0) == sum(s.max or 0 for s in rows)
            assert told_sum.open_above == any(s.open_above for s in rows)


def test_an_incident_of_fighters_only_is_in_no_total(desk: Any) -> None:
    desk.say(desk.harm(22, victims="combatant"), "رويترز")
    assert totals([desk.incident()]).parts == ()


def test_an_unknown_split_is_an_error() -> None:
    with pytest.raises(ValueError, match="colour"):
        totals([], by=["colour"])
