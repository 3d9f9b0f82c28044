"""What contradicts, and what only seems to."""

from dataclasses import replace
from typing import Any

import pytest

from tawthiq.model.vocabulary import PartOfDay, Precision


def slots(desk: Any) -> list[str]:
    return [c.slot for c in desk.incident().contradictions]


def test_a_later_count_of_the_same_source_contradicts_nothing(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", published="2023-01-01")
    desk.say(desk.harm(9), "رويترز", published="2023-01-02")
    assert slots(desk) == []
    assert [c.slot for c in desk.incident().side_by_side] == ["killed"]


def test_a_part_does_not_contradict_the_whole(desk: Any) -> None:
    desk.say(desk.harm(9), "رويترز")
    desk.say(desk.harm(3, group="children"), "الأناضول")
    assert slots(desk) == []
    desk.say(desk.harm(12, group="women"), "المرصد السوري")
    assert slots(desk) == ["killed"]


def test_fighters_and_civilians_are_not_the_same_people(desk: Any) -> None:
    desk.say(desk.harm(22, victims="combatant"), "رويترز")
    desk.say(desk.harm(5), "الأناضول")
    assert slots(desk) == []
    desk.say(desk.harm(30, victims="combatant"), "المرصد السوري")
    assert slots(desk) == ["killed"]


def test_a_denial_contradicts_a_count(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.say(desk.harm(0, bound="none"), [desk.source("الناطق العسكري", party="turkey")])
    assert slots(desk) == ["killed"]


def test_a_source_judged_not_credible_contradicts_nothing(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز")
    desk.say(desk.harm(50), "الأناضول")
    other = next(o.id for o in desk.incident().origin_tree if o.name == "الأناضول")
    desk.decide("not_credible", other)
    assert slots(desk) == []


BINNISH = {"name": "بنش", "country": "SY", "lat": 35.96, "lon": 36.71, "precision": Precision.TOWN}
NORTH_WEST = {"name": "شمال غربي سوريا", "country": "SY", "precision": Precision.REGION}


@pytest.mark.parametrize(
    ("told", "other", "contradict"),
    [
        ({"name": "كفر نوران"}, {"name": "كفرنوران"}, False),
        ({"name": "العلقمية"}, {"name": "علقمية"}, False),
        ({"name": "بنش، وسرمين"}, {"name": "سرمين"}, False),
        (
            {"name": "شمال غربي سوريا", "precision": Precision.REGION, "country": "SY"},
            {"name": "بنش", "country": "SY"},
            False,
        ),
        (
            {"name": "إدلب", "country": "SY"},
            {"name": "بنش", "country": "SY", "lat": 35.96, "lon": 36.71, "precision": Precision.TOWN},
            False,
        ),
        (
            {"name": "حلب", "country": "SY"},
            {"name": "بنش", "country": "SY", "lat": 35.96, "lon": 36.71, "precision": Precision.TOWN},
            True,
        ),
        ({"name": "بنش", "lat": 35.96, "lon": 36.71}, {"name": "طعوم", "lat": 35.97, "lon": 36.74}, False),
        ({"name": "بنش", "lat": 35.96, "lon": 36.71}, {"name": "سراقب", "lat": 35.86, "lon": 36.80}, True),
    ],
)
def test_places_that_can_be_one(desk: Any, told: dict[str, Any], other: dict[str, Any], contradict: bool) -> None:
    desk.say(desk.harm(5), "رويترز", where=desk.place(**told))
    desk.say(desk.harm(5), "الأناضول", where=desk.place(**other))
    assert slots(desk) == (["where"] if contradict else [])


def test_a_night_has_two_dates(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", when=replace(desk.on("2022-07-24"), part_of_day=PartOfDay.NIGHT))
    desk.say(desk.harm(5), "الأناضول", when=desk.on("2022-07-25"))
    assert slots(desk) == []
    desk.say(desk.harm(5), "المرصد السوري", when=desk.on("2022-07-28"))
    assert slots(desk) == ["when"]


def test_a_member_and_its_coalition_do_not_contradict(desk: Any) -> None:
    desk.say(desk.harm(5), "رويترز", doers=["united-states"])
    desk.say(desk.harm(5), "الأناضول", doers=["us-led-coalition"])
    assert slots(desk) == []
