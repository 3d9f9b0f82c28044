"""Ids of incidents stay for ever."""

from typing import Any

from tawthiq.incidents import assign_ids, resolve
from tawthiq.model.cluster import Cluster


def before(identifier: str, *claims: str, redirects: tuple[str, ...] = ()) -> Cluster:
    return Cluster(id=identifier, claims=claims, redirects=redirects)


def test_an_id_stays_when_reports_are_added() -> None:
    (found,) = assign_ids([before("old", "a", "b")], [before("new", "x", "a", "b", "y")])
    assert (found.id, found.redirects) == ("old", ())


def test_merged_incidents_keep_the_larger_ones_id_and_redirect_the_other() -> None:
    old = [before("one", "a", "b"), before("two", "c", redirects=("three",))]
    (found,) = assign_ids(old, [before("new", "a", "b", "c")])
    assert (found.id, found.redirects) == ("one", ("two", "three"))


def test_a_split_incident_keeps_its_id_where_most_of_it_went() -> None:
    first, second = assign_ids([before("old", "a", "b", "c")], [before("p", "a"), before("q", "b", "c")])
    assert (first.id, second.id) == ("p", "old")


def test_halves_keep_the_id_where_the_founding_claim_went() -> None:
    first, second = assign_ids([before("old", "a", "b")], [before("p", "b"), before("q", "a")])
    assert (first.id, second.id) == ("p", "old")


def test_an_id_once_used_is_never_given_to_another_incident() -> None:
    first, second = assign_ids([before("old", "a", "b", "c")], [before("old", "a"), before("q", "b", "c")])
    assert (first.id, second.id) == ("old-2", "old")


def test_resolving_again_with_more_reports_keeps_ids(reports: Any) -> None:
    reports.tell("2023-05-04", published="2023-05-06")
    reports.tell("2023-08-09", place="منبج", published="2023-08-10")
    first = resolve(reports.claims, reports.documents)
    reports.tell("2023-05-04", published="2023-05-05")
    second = resolve(reports.claims, reports.documents, (), first)
    assert {c.id for c in second} == {c.id for c in first}
    assert sorted(len(c.claims) for c in second) == [1, 2]


def test_the_same_text_come_in_twice_is_one_incident_with_one_id(reports: Any) -> None:
    reports.tell(document="a")
    reports.documents["b"] = reports.documents["a"]
    reports.tell(document="b")
    (found,) = reports.clusters()
    assert set(found.claims) == {"c0", "c1"}


def test_an_incident_that_was_merged_away_comes_back_under_its_own_id() -> None:
    merged = before("one", "a", "b", "c", redirects=("two", "three"))
    first, second = assign_ids([merged], [before("one", "a", "b"), before("two", "c")])
    assert (first.id, first.redirects) == ("one", ("three",))
    assert (second.id, second.redirects) == ("two", ())


def test_of_two_as_large_that_were_merged_each_comes_back_under_its_own_id() -> None:
    merged = before("two", "a", "b", redirects=("one",))
    first, second = assign_ids([merged], [before("one", "a"), before("two", "b")])
    assert [(first.id, first.redirects), (second.id, second.redirects)] == [("one", ()), ("two", ())]
    larger, rest = assign_ids(
        [before("two", "a", "b", "c", redirects=("one",))], [before("one", "a", "c"), before("two", "b")]
    )
    assert (larger.id, rest.id) == ("one", "two")
