"""Totals: minima and maxima apart, by grade bucket, with caveats."""

from dataclasses import replace
from typing import Any

import pytest

from tawthiq.assessment import totals
from tawthiq.model.incident import Incident


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
    assert (part.incidents, part.undated, part.single_source, part.placed_coarsely) == (2, 1, 1.0, 1.0)


def test_an_incident_without_a_figure_is_counted_beside_the_sum(desk: Any) -> None:
    desk.say(desk.harm(None), "رويترز")
    part = totals([desk.incident()]).parts[0]
    assert (part.without_figure, part.sums[0].min, part.sums[0].without_figure) == (1, 0, 1)


def test_sums_by_party_say_that_they_are_not_additive(desk: Any) -> None:
    weak, *_ = incidents(desk)
    found = totals([weak], by="party")
    assert not found.additive
    assert [p.key for p in found.parts] == ["russia", "syrian-government-forces"]


def test_months_are_keys(desk: Any) -> None:
    weak, *_ = incidents(desk)
    assert [p.key for p in totals([weak], by="month").parts] == ["2017-03"]


def test_an_incident_of_fighters_only_is_in_no_total(desk: Any) -> None:
    desk.say(desk.harm(22, victims="combatant"), "رويترز")
    assert totals([desk.incident()]).parts == ()


def test_an_unknown_split_is_an_error() -> None:
    with pytest.raises(ValueError, match="colour"):
        totals([], by="colour")
