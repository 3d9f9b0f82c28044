"""Deciding at the desk: every act becomes a decision in the record, nothing is overwritten, nobody else can act."""

from typing import Any

import pytest

from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Grade, Kind, Method
from tawthiq.register import Register
from tawthiq.register.corrections import corrected, value_of

HOST = "http://127.0.0.1"
FORM = "application/x-www-form-urlencoded"


def incident(register: Register, place: str, index: int = 0) -> Incident:
    return [i for i in register.all_incidents() if i.where and i.where.place == place][index]


def last(register: Register) -> Any:
    return register.decisions()[-1]


@pytest.mark.parametrize("verdict", ["accept", "unsure", "reject"])
def test_a_claim_is_judged_from_its_page(desk: Any, verdict: str) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    page = f"/claims/{claim}"
    answer = desk.send({"verdict": verdict, "subject": claim, "reason": "read twice", "next": page}, page)
    made = last(desk.register)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{page}?decided={made.id}"
    assert (made.kind, made.subjects, made.author, made.reason) == (verdict, (claim,), "Layla", "read twice")
    shown = desk.read(answer.headers["location"])
    assert "Recorded:" in shown
    assert "read twice" in shown
    assert desk.client.cookies["author"] == "Layla"


def test_rejecting_needs_a_reason_and_accepting_does_not(desk: Any) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    page = f"/claims/{claim}"
    answer = desk.send({"verdict": "reject", "subject": claim}, page)
    assert answer.status_code == 422
    assert "Give a reason" in answer.text
    assert desk.register.decisions() == ()
    assert desk.send({"verdict": "accept", "subject": claim}, page).status_code == 303
    assert last(desk.register).reason == "The words say so"


def test_the_name_is_asked_once(desk: Any) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    page = f"/claims/{claim}"
    answer = desk.send({"verdict": "accept", "subject": claim, "author": ""}, page)
    assert answer.status_code == 422
    assert "Give your name" in answer.text
    assert desk.send({"verdict": "accept", "subject": claim, "author": "ليلى حسن"}, page).status_code == 303
    assert last(desk.register).author == "ليلى حسن"
    assert 'name="author"' not in desk.read(page)
    assert desk.send({"verdict": "unsure", "subject": claim, "author": ""}, page).status_code == 303
    assert last(desk.register).author == "ليلى حسن"


def test_the_name_is_kept_and_changed_in_the_settings(desk: Any) -> None:
    assert desk.send({"to": "/settings", "author": " Omar \n K. "}).headers["location"] == "/settings"
    assert 'value="Omar K."' in desk.read("/settings")
    assert desk.send({"to": "/settings", "author": ""}).status_code == 200


CORRECTIONS = [
    ({"slot": "means", "value": "airstrike"}, "method", "airstrike"),
    ({"slot": "kind", "value": "attribution"}, "kind", "attribution"),
    ({"slot": "facility", "value": ["school", "medical"]}, "facilities", '["school","medical"]'),
    ({"slot": "when", "first": "2018-06-02", "last": "2018-06-03"}, "when.edtf", "2018-06-02/2018-06-03"),
    ({"slot": "harm.0", "outcome": "killed", "victims": "civilian", "group": "all", "low": "2", "high": "4"},
     "harms.0.bound", "range"),
    ({"slot": "harm.0", "outcome": "killed", "victims": "civilian", "group": "all", "low": "2", "high": "4"},
     "harms.0.max", "4"),
    ({"slot": "party.new", "actor": "islamic-state", "stance": "alleged", "words": "مصدر طبي"},
     "responsible.0.actor", "islamic-state"),
    ({"slot": "source.0", "value": "local_official", "actor": ""}, "sources.0.kind", "local_official"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "field", "value"), CORRECTIONS)
def test_a_field_is_corrected(desk: Any, form: dict[str, Any], field: str, value: str) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    page = f"/claims/{claim}"
    sent = {"verdict": "correct", "subject": claim, "reason": "misread", "next": page, **form}
    answer = desk.send(sent, page)
    assert answer.status_code == 303, answer.text
    (after,) = corrected([desk.register.claim(claim).claim], desk.register.carried_decisions())
    assert value_of(after, field) == value
    shown = desk.read(page)
    assert "Read by the program:" in shown or "The program read nothing here." in shown
    assert "misread" in shown


def test_a_figure_is_removed(desk: Any) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    form = {"slot": "harm.0", "remove": "1", "verdict": "correct", "subject": claim, "reason": "no harm to people"}
    assert desk.send(form, f"/claims/{claim}").status_code == 303
    assert (last(desk.register).field, last(desk.register).after) == ("harms", "[]")
    row = desk.read(f"/claims/{claim}").partition('class="corrected"')[2].partition("</tr>")[0]
    assert "words of its own" not in row, "the words that it was read from stand there still"


WRONG = [
    ({"slot": "harm.0", "outcome": "killed", "victims": "civilian", "group": "all", "low": "9", "high": "3"},
     "The smaller number comes first"),
    ({"slot": "harm.0", "outcome": "killed", "victims": "civilian", "group": "all", "low": "many"},
     "written in digits"),
    ({"slot": "harm.0", "outcome": "eaten", "victims": "civilian", "group": "all"}, "Choose one of the values"),
    ({"slot": "harm.9", "outcome": "killed", "victims": "civilian", "group": "all"}, "no such field"),
    ({"slot": "nonsense"}, "no such field"),
    ({"slot": "when", "first": "next spring"}, "no date"),
    ({"slot": "means", "value": "shelling"}, "That is the value already"),
    ({"slot": "party.new", "actor": "russia", "stance": "alleged"}, "Select the words"),
    ({"slot": "party.new", "actor": "russia", "stance": "alleged", "words": "not in the report"}, "do not stand"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "told"), WRONG)
def test_what_cannot_be_is_said_and_nothing_recorded(desk: Any, form: dict[str, Any], told: str) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    sent = {"verdict": "correct", "subject": claim, "reason": "misread", **form}
    answer = desk.send(sent, f"/claims/{claim}")
    assert answer.status_code == 422
    assert told in answer.text
    assert desk.register.decisions() == ()
    assert "--after" not in answer.text  # a word of the command line has no place on a page
    assert 'class="confirm"' not in answer.text  # there is no value that could be confirmed
    assert f'class="button" href="/claims/{claim}"' in answer.text


def test_a_place_is_chosen_among_those_of_its_name(desk: Any) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    page = f"/claims/{claim}"
    sent = {"verdict": "correct", "subject": claim, "reason": "misread", "slot": "where", "place": "الموصل"}
    answer = desk.send(dict(sent), page)
    assert "Which place is meant?" in answer.text
    chosen = answer.text.partition('name="place_id" value="')[2].partition('"')[0]
    assert desk.send({**sent, "place_id": chosen}, page).status_code == 303
    where = incident(desk.register, "الموصل").where
    assert where
    assert (where.country, where.lat is not None, where.place_id) == ("IQ", True, chosen)


def test_a_place_that_no_gazetteer_has_keeps_its_name(desk: Any) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    sent = {"verdict": "correct", "subject": claim, "reason": "misread", "slot": "where", "place": "خربة الزيزفون"}
    assert desk.send(sent, f"/claims/{claim}").status_code == 303
    where = incident(desk.register, "خربة الزيزفون").where
    assert where
    assert where.lat is None


def merge(desk: Any) -> tuple[Incident, Incident]:
    one, other = incident(desk.register, "البصيرة"), incident(desk.register, "البصيرة", 1)
    page = f"/decide?verdict=merge&subject={one.id}&subject={other.id}"
    sent = {"verdict": "merge", "subject": [one.id, other.id], "reason": "told twice"}
    assert desk.send(sent, page).status_code == 303
    return one, other


def test_a_merge_is_found_previewed_done_and_undone(desk: Any) -> None:
    one, other = incident(desk.register, "البصيرة"), incident(desk.register, "البصيرة", 1)
    first = desk.read(f"/decide?verdict=merge&subject={one.id}")
    assert other.code in first
    assert one.code in desk.read(f"/decide?verdict=merge&subject={other.id}&q={one.code}")
    before = desk.register.decisions()
    shown = desk.read(f"/decide?verdict=merge&subject={one.id}&subject={other.id}")
    assert "Becomes part of" in shown
    assert "5 to 9" in shown
    assert desk.register.decisions() == before, "a preview records nothing"
    merge(desk)
    merged = desk.register.incident(other.id)
    assert merged == desk.register.incident(one.id)
    page = f"/incidents/{merged.id}"
    assert "told twice" in desk.read(page)
    answer = desk.send({"verdict": "undo", "subject": last(desk.register).id, "next": page})
    assert answer.status_code == 303
    assert {i.id for i in desk.register.all_incidents()} >= {one.id, other.id}
    assert [i.code for i in (desk.register.incident(one.id), desk.register.incident(other.id))] == [
        one.code,
        other.code,
    ]
    assert last(desk.register).kind is DecisionKind.UNDO
    assert "Taken back" in desk.read(page)


def test_who_takes_back_is_told_what_and_can_put_it_in_force_again(desk: Any) -> None:
    one, _ = merge(desk)
    page = f"/incidents/{one.id}"
    sent = desk.send({"verdict": "undo", "subject": last(desk.register).id, "next": page})
    shown = desk.read(sent.headers["location"])
    assert "taken back: merged" in shown.partition('class="flash"')[2].partition("</div>")[0]
    assert "Put it back in force" in shown
    for other in (page, "/log"):
        assert "taken back: merged" in desk.read(other), other
        assert "Put it back in force" in desk.read(other), other
    undone = sent.headers["location"]
    sent = desk.send({"verdict": "undo", "subject": last(desk.register).id, "next": page})
    assert "in force again: merged" in desk.read(sent.headers["location"])
    flash = desk.read(undone).partition('class="flash"')[2].partition("</div>")[0]
    assert "<button" not in flash, "what was put in force again cannot be so twice"
    assert len(desk.register.incidents().rows) == 2


def test_what_was_taken_back_is_not_taken_back_again(desk: Any) -> None:
    merge(desk)
    made = last(desk.register).id
    assert desk.send({"verdict": "undo", "subject": made}).status_code == 303
    assert desk.send({"verdict": "undo", "subject": made}).status_code == 409
    assert len(desk.register.decisions()) == 2


def test_claims_are_moved_and_split_out(desk: Any) -> None:
    one, _ = merge(desk)
    merged = desk.register.incident(one.id)
    gone = [c for c in merged.claims if c not in one.claims]
    split = f"/decide?verdict=split&subject={gone[0]}"
    assert "A new incident." in desk.read(split) or "Stays, and changes." in desk.read(split)
    assert desk.send({"verdict": "split", "subject": gone, "reason": "another day"}, split).status_code == 303
    assert set(desk.register.incident(one.id).claims) == set(one.claims)
    target = incident(desk.register, "تلعفر")
    step = desk.read(f"/decide?verdict=move&subject={gone[0]}&q={target.code}")
    assert f"after={target.id}" in step
    moved = f"/decide?verdict=move&subject={gone[0]}&after={target.id}"
    sent = {"verdict": "move", "subject": gone, "after": target.id, "reason": "belongs there"}
    assert desk.send(sent, moved).status_code == 303
    assert set(gone) <= set(desk.register.incident(target.id).claims)


def test_a_grade_needs_a_comment(desk: Any) -> None:
    found = incident(desk.register, "تلعفر")
    page = f"/decide?verdict=grade&subject={found.id}&after=discounted"
    assert "Discounted" in desk.read(page)
    assert desk.send({"verdict": "grade", "subject": found.id, "after": "discounted"}, page).status_code == 422
    sent = {"verdict": "grade", "subject": found.id, "after": "discounted", "reason": "two reviewers"}
    assert desk.send(sent, page).status_code == 303
    assert desk.register.incident(found.id).grade is Grade.DISCOUNTED
    finding = {"verdict": "grade", "subject": found.id, "after": "all_combatants", "reason": "named as fighters"}
    assert desk.send(finding, f"/decide?verdict=grade&subject={found.id}&after=all_combatants").status_code == 303
    assert last(desk.register).field == "finding"


def test_origins_are_judged(desk: Any) -> None:
    merge(desk)
    found = incident(desk.register, "البصيرة")
    origins = [o.id for o in found.origin_tree][:2]
    query = "&".join(f"subject={name}" for name in origins)
    page = f"/decide?verdict=dependent&{query}&beside={found.id}"
    assert "What would change" in desk.read(page)
    sent = {"verdict": "dependent", "subject": origins, "beside": found.id, "reason": "one repeats the other"}
    answer = desk.send(sent, page)
    assert answer.headers["location"].startswith(f"/incidents/{found.id}?decided=")
    page = f"/decide?verdict=not_credible&subject={origins[0]}&beside={found.id}"
    sent = {"verdict": "not_credible", "subject": origins[0], "beside": found.id, "reason": "wrong before"}
    assert desk.send(sent, page).status_code == 303
    assert "source held not to be credible" in desk.read(f"/incidents/{found.id}")


@pytest.mark.parametrize("verdict", ["same", "different", "unsure"])
def test_a_pair_is_judged(desk: Any, verdict: str) -> None:
    one, other = incident(desk.register, "البصيرة"), incident(desk.register, "البصيرة", 1)
    page = f"/pairs?left={one.id}&right={other.id}"
    assert "differs" in desk.read(page)
    sent = {"verdict": verdict, "subject": [one.id, other.id], "next": "/pairs"}
    assert desk.send(sent, page).headers["location"].startswith("/pairs?decided=")
    assert last(desk.register).kind == verdict
    assert (desk.register.incident(one.id) == desk.register.incident(other.id)) is (verdict == "same")
    assert desk.client.get("/pairs.json").json()["pairs"] == []


def test_the_queue_moves_on(desk: Any) -> None:
    first = desk.client.get("/review.json").json()
    assert first["total"] == len(list(desk.register.all_claims()))
    confidence = [desk.client.get(f"/review.json?at={n}").json()["claim"]["confidence"] for n in range(first["total"])]
    assert confidence == sorted(confidence), "least certain first"
    claim = first["claim"]["id"]
    answer = desk.send({"verdict": "accept", "subject": claim, "next": "/review"}, "/review")
    assert answer.headers["location"].startswith("/review?decided=")
    after = desk.client.get("/review.json").json()
    assert after["total"] == first["total"] - 1
    assert after["claim"]["id"] != claim
    desk.send({"verdict": "undo", "subject": last(desk.register).id})
    assert desk.client.get("/review.json").json() == first


def test_the_queue_is_filtered_and_ordered(desk: Any) -> None:
    shelling = desk.client.get("/review.json?means=shelling").json()
    assert shelling["claim"]["method"] == Method.SHELLING
    assert desk.client.get("/review.json?kind=total").json()["total"] == 0
    assert desk.client.get("/review.json?kind=nonsense").status_code == 400
    assert desk.client.get("/review?kind=nonsense&means=x&order=y&at=z").status_code == 200
    chief = desk.client.get("/review.json?order=consequential").json()["claim"]
    most = max(desk.register.all_incidents(), key=lambda i: max((r.max or 0) for r in i.ranges))
    assert chief["id"] in most.claims
    assert desk.client.get("/review.json?at=999").json()["claim"] is not None
    assert Kind.INCIDENT in desk.read("/review")


def test_what_changed_since_the_page_was_read_is_never_overwritten(desk: Any) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    page = f"/claims/{claim}"
    mine = desk.hidden(page, "version")
    assert desk.send({"verdict": "reject", "subject": claim, "reason": "another's word"}, page).status_code == 303
    answer = desk.send({"verdict": "accept", "subject": claim, "version": mine}, page)
    assert answer.status_code == 409
    assert "This has changed since you opened the page" in answer.text
    assert "another&#39;s word" in answer.text
    assert len(desk.register.decisions()) == 1
    fresh = answer.text.partition('name="version" value="')[2].partition('"')[0]
    assert fresh != mine
    assert desk.send({"verdict": "accept", "subject": claim, "version": fresh}, page).status_code == 303


def test_an_incident_that_moved_on_is_not_merged_blindly(desk: Any) -> None:
    one, other = incident(desk.register, "البصيرة"), incident(desk.register, "البصيرة", 1)
    page = f"/decide?verdict=merge&subject={one.id}&subject={other.id}"
    mine = desk.hidden(page, "version")
    claim = other.claims[0]
    desk.send({"verdict": "reject", "subject": claim, "reason": "no event"}, f"/claims/{claim}")
    sent = {"verdict": "merge", "subject": [one.id, other.id], "reason": "told twice", "version": mine}
    assert desk.send(sent, page).status_code == 409
    assert desk.register.incident(one.id) != desk.register.incident(other.id)


def test_decisions_that_disagree_are_shown_on_the_incident(desk: Any) -> None:
    one, other = incident(desk.register, "البصيرة"), incident(desk.register, "البصيرة", 1)
    pair = f"/pairs?left={one.id}&right={other.id}"
    desk.send({"verdict": "different", "subject": [one.id, other.id], "author": "Sami"}, pair)
    merge(desk)
    shown = desk.read(f"/incidents/{desk.register.incident(one.id).id}")
    assert "Decisions that disagree" in shown
    assert "Holds now:" in shown
    assert "Does not hold:" in shown


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:8000", "http://localhost", "https://127.0.0.1", ""]
)
def test_nobody_acts_from_elsewhere(desk: Any, origin: str) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    answer = desk.send({"verdict": "accept", "subject": claim}, f"/claims/{claim}", origin=origin)
    assert answer.status_code == 403
    assert desk.register.decisions() == ()


def test_a_browser_that_says_cross_site_is_believed(desk: Any) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    headers = {"sec-fetch-site": "cross-site"}
    assert desk.send({"verdict": "accept", "subject": claim}, f"/claims/{claim}", **headers).status_code == 403


@pytest.mark.parametrize("seal", ["", "0" * 64, "é"])
def test_a_form_without_its_seal_is_shown_again_with_what_it_held(desk: Any, seal: str) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    sent = {"verdict": "reject", "subject": claim, "reason": "kept <b>words</b>", "seal": seal}
    answer = desk.send(sent, f"/claims/{claim}")
    assert answer.status_code == 403
    assert "kept &lt;b&gt;words&lt;/b&gt;" in answer.text
    assert desk.register.decisions() == ()


def test_the_seal_of_another_browser_does_not_hold(desk: Any) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    page = f"/claims/{claim}"
    seal = desk.hidden(page, "seal")
    desk.client.cookies.delete("visit")
    assert desk.send({"verdict": "accept", "subject": claim, "seal": seal}, page).status_code == 403


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [(b"{}", "application/json", 415), (b"verdict=accept", "multipart/form-data", 415),
     (b"verdict=" + b"a" * 70_000, FORM, 413), (b"verdict=%FF%FE", FORM, 400), (b"verdict=dance&subject=x", FORM, 400),
     (b"", FORM, 400), (b"&".join(b"a=1" for _ in range(600)), FORM, 400), ("verdict=é".encode(), FORM, 400)],
)  # fmt: skip
def test_what_is_no_form_is_refused(desk: Any, content: bytes, kind: str, status: int) -> None:
    headers = {"origin": HOST, "content-type": kind}
    assert desk.client.post("/decide", content=content, headers=headers).status_code == status


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere(desk: Any, to: str) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    answer = desk.send({"verdict": "accept", "subject": claim, "next": to}, f"/claims/{claim}")
    assert answer.headers["location"].startswith("/claims/")


def test_what_a_form_says_never_becomes_markup(desk: Any) -> None:
    claim = incident(desk.register, "تلعفر").claims[0]
    page = f"/claims/{claim}"
    sent = {"verdict": "reject", "subject": claim, "author": "<script>alert(1)</script>", "reason": '"><img src=x>'}
    answer = desk.send(sent, page)
    for path in (answer.headers["location"], page, "/log", "/settings", "/"):
        shown = desk.read(path)
        assert "<script>alert" not in shown
        assert "<img" not in shown


def test_the_cookies_are_out_of_reach_of_scripts_and_other_sites(desk: Any) -> None:
    answer = desk.send({"to": "/settings", "author": "Layla"})
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "SameSite=strict" in answer.headers["set-cookie"]
    desk.client.cookies.clear()
    visit = desk.client.get("/").headers["set-cookie"]
    assert visit.startswith("visit=")
    assert "HttpOnly" in visit
    assert "SameSite=strict" in visit


@pytest.mark.parametrize(
    "query", ["", "verdict=merge", "verdict=dance&subject=x", "subject=x", "verdict=merge&subject=%00"]
)
def test_a_decision_about_nothing_is_not_there(desk: Any, query: str) -> None:
    assert desk.client.get(f"/decide?{query}").status_code in {404, 200}
    assert desk.client.get(f"/decide.json?{query}").status_code in {404, 400, 200}
    assert desk.register.decisions() == ()


def test_a_preview_is_json_at_the_same_address(desk: Any) -> None:
    found = incident(desk.register, "تلعفر")
    told = desk.client.get(f"/decide.json?verdict=grade&subject={found.id}&after=weak").json()
    assert told["verdict"] == "grade"
    changed = desk.client.get(f"/decide.json?verdict=grade&subject={found.id}&after=discounted").json()["changes"]
    assert changed[0]["before"]["id"] == found.id
    assert changed[0]["after"]["grade"] == "discounted"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_verdict_has_a_page_in_both_languages(desk: Any, arabic_desk: Any, small: Register, lang: str) -> None:
    desk = arabic_desk if lang == "ar" else desk
    found = incident(small, "تلعفر")
    for kind in DecisionKind:
        subject = found.origin_tree[0].id if "credible" in kind or "depend" in kind else found.id
        text = desk.client.get(f"/decide?verdict={kind}&subject={subject}&after=weak").text
        assert f'lang="{lang}"' in text
