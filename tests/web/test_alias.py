"""At the desk an editor says which place a spelling is, where an unknown place stands: a known place or a new one."""

import json
from urllib.parse import quote

import pytest

from tawthiq.decisions import Wanted, decide, record
from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register
from tawthiq.team import Role

from .people.teaming import Seat, Team
from .unknown_place import ASK, NEW


@pytest.fixture
def team(database: str, unsettled: Register) -> Team:
    return Team(unsettled)


def test_an_issue_offers_the_act_and_says_when_it_is_settled(team: Team) -> None:
    editor, reader = team.seat(Role.EDITOR), team.seat(Role.READER)
    assert ASK.replace("&", "&amp;") in editor.read("/issues")
    assert "verdict=alias" not in reader.read("/issues")
    assert "verdict=alias" not in reader.read("/places")
    sent = {"verdict": "alias", "subject": "زعبوطة", "after": "35.2101, 40.4012 village", "reason": "the map"}
    assert editor.send("/decide", {**sent, "next": "/issues"}, NEW).status_code == 303
    assert "Settled:" in editor.read("/issues")
    assert "verdict=alias" not in editor.read("/issues")


def test_places_of_the_name_are_offered_and_the_effect_is_shown(team: Team) -> None:
    editor = team.seat(Role.EDITOR)
    assert "gn%3A173927" in editor.read(f"{ASK}&q={quote('البصيره')}")
    assert "no place of this name" in editor.read(ASK).lower()
    page = editor.read(f"{ASK}&after=gn:173927")
    assert "One report holds the name." in page
    assert 'action="/decide" class="confirm"' in page
    told = json.loads(editor.client.get(f"{ASK.replace('/decide', '/decide.json')}&after=gn:173927").text)
    assert [one["document"] for one in told["effect"]["reports"]] == ["a.txt"]
    assert not team.register.aliases(), "nothing is recorded by looking"


def test_a_new_place_is_recorded_with_author_time_and_reason_and_undone(team: Team) -> None:
    editor = team.seat(Role.EDITOR)
    page = editor.read(NEW)
    assert "35.210, 40.401" in page
    sent = {"verdict": "alias", "subject": "زعبوطة", "after": "35.2101, 40.4012 village", "reason": "the map"}
    assert editor.send("/decide", {**sent, "next": "/places#aliases"}, NEW).status_code == 303
    (one,) = team.register.aliases()
    assert (one.decision.author, one.decision.reason, one.place.country) == ("Elias", "the map", "SY")
    listed = editor.read("/places")
    assert "زعبوطة" in listed
    assert one.decision.id in listed
    assert "أي مكان هو" in team.seat(Role.EDITOR, "ar").read(ASK)
    assert "stands for" in editor.read("/log")
    undone = {"verdict": "undo", "subject": one.decision.id, "next": "/places"}
    assert editor.send("/decide", undone, "/places").status_code == 303
    assert not team.register.aliases()


def test_only_editors_say_it(team: Team) -> None:
    sent = {"verdict": "alias", "subject": "زعبوطة", "after": "gn:173927", "reason": "the map"}
    for role, status in ((Role.READER, 403), (Role.RECORDER, 403), (Role.REVIEWER, 403), (Role.ADMIN, 303)):
        assert team.seat(role).send("/decide", sent, f"{ASK}&after=gn:173927").status_code == status, role


@pytest.mark.parametrize("after", ["point=somewhere&type=village", "after=gn:0", "point=35,40&type=moon"])
def test_what_is_no_place_is_said_and_nothing_is_lost(team: Team, after: str) -> None:
    answer = team.seat(Role.EDITOR).client.get(f"{ASK}&{after}&next=/issues")
    assert answer.status_code == 422
    assert "This place cannot be taken" in answer.text
    assert 'name="next" value="/issues"' in answer.text


def test_who_differs_is_shown_beside_what_holds(team: Team) -> None:
    editor, page = team.seat(Role.EDITOR), "/places"
    wanted = {"kind": DecisionKind.ALIAS, "subjects": ["زعبوطة"], "reason": "known"}
    for author, after in (("Huda", "35.2101, 40.4012 village"), ("Rana", "gn:173927")):
        record(team.register, decide(team.register, Wanted(author=author, after=after, **wanted)))  # type: ignore[arg-type]
    told = editor.read(page)
    assert "One spelling was said to stand for several places" in told
    assert "Huda" in told
    assert "Rana" in told


def test_two_at_once_do_not_overwrite_each_other(team: Team) -> None:
    editor: Seat = team.seat(Role.EDITOR)
    page = editor.read(f"{ASK}&after=gn:173927")
    mark = page.split('name="version" value="')[1].split('"')[0]
    wanted = Wanted(
        kind=DecisionKind.ALIAS, subjects=["زعبوطة"], author="Huda", reason="known", after="35.2101, 40.4012 village"
    )
    record(team.register, decide(team.register, wanted))
    sent = {"verdict": "alias", "subject": "زعبوطة", "after": "gn:173927", "reason": "x", "version": mark}
    answer = editor.send("/decide", sent, ASK)
    assert answer.status_code == 409
    assert "Huda" in answer.text, "what was decided meanwhile stands before one's eyes"
    (one,) = team.register.aliases()
    assert one.decision.author == "Huda"
