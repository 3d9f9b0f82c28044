"""Entering a claim from the page of its report, and saying that there is no further one."""

from typing import Any
from urllib.parse import quote

import pytest

from tawthiq.model.claim import ENTERED
from tawthiq.model.decision import DecisionKind
from tawthiq.register import Register

NAME = "b.txt"
WORDS = "بمقتل ثلاثة مدنيين"
FORM = {
    "document": NAME, "words": WORDS, "kind": "incident", "harm_outcome": "killed", "harm_victims": "civilian",
    "harm_group": "all", "harm_low": "3", "harm_high": "3", "harm_words": "ثلاثة مدنيين", "to": "/enter",
}  # fmt: skip


def page(words: str = WORDS, name: str = NAME) -> str:
    return f"/enter?document={quote(name, safe='')}&words={quote(words)}"


def entered(register: Register) -> Any:
    (claim,) = [s.claim for s in register.claims_of_document(NAME) if s.claim.origin == ENTERED]
    return claim


def test_the_form_begins_with_what_the_program_reads_in_the_words(desk: Any) -> None:
    told = desk.client.get("/enter.json" + page().removeprefix("/enter")).json()
    values = told["values"]
    text = desk.register.document(NAME).document.text
    assert (told["document"], values["words"], values["kind"]) == (NAME, WORDS, "incident")
    assert values["words_start"] == str(text.index(WORDS))
    assert (values["harm_low"], values["harm_words"]) == ("3", "ثلاثة مدنيين")
    assert values["harm_words_start"] == str(text.index("ثلاثة مدنيين"))
    assert values["where_place"] == "تلعفر"  # of the claim that stands


def test_a_claim_is_entered_and_taken_back(desk: Any) -> None:
    answer = desk.send(dict(FORM), page())
    assert answer.status_code == 303, answer.text
    claim = entered(desk.register)
    assert answer.headers["location"].startswith(f"/claims/{claim.id}?decided=")
    text = desk.register.document(NAME).document.text
    assert text[claim.start : claim.end] == WORDS
    assert (claim.harms[0].min, claim.harms[0].max, claim.harms[0].bound) == (3, 3, "exact")
    assert (claim.where, claim.when, claim.responsible, claim.sources, claim.method) == (None, None, (), (), None)
    shown = desk.read(answer.headers["location"])
    assert "claim entered by hand" in shown
    made = desk.register.decisions()[-1]
    assert desk.send({"verdict": "undo", "subject": made.id}, f"/claims/{claim.id}").status_code == 303
    assert all(s.claim.origin != ENTERED for s in desk.register.claims_of_document(NAME))


def test_every_part_of_the_form_becomes_a_field(desk: Any) -> None:
    form = FORM | {
        "means_value": "shelling", "when_first": "2018-06-03", "when_part_of_day": "night",
        "where_place": "خربة الزيزفون",
        "party_actor": "islamic-state", "party_stance": "denied", "party_words": "قصف",
        "source_value": "medical", "source_words": "مصدر طبي",
    }  # fmt: skip
    assert desk.send(form, page()).status_code == 303
    claim = entered(desk.register)
    assert (claim.method, claim.when.edtf, claim.when.part_of_day, claim.where.place) == (
        "shelling", "2018-06-03", "night", "خربة الزيزفون",
    )  # fmt: skip
    assert [(p.actor, p.stance, p.quote) for p in claim.responsible] == [("islamic-state", "denied", "قصف")]
    assert [(s.kind, s.quote) for s in claim.sources] == [("medical", "مصدر طبي")]


WRONG = [
    ({"words": ""}, "Select the words"),
    ({"words": "ليس في التقرير"}, "do not stand"),
    ({"kind": "gossip"}, "Choose one of the values"),
    ({"harm_low": "9", "harm_high": "3"}, "The smaller number comes first"),
    ({"harm_words": ""}, "Select the words"),
    ({"when_first": "spring"}, "no date"),
    ({"where_place": "الموصل"}, "Which place is meant?"),
    ({"author": ""}, "Give your name"),
    ({"seal": "forged"}, "before the desk was last started"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "told"), WRONG)
def test_what_stands_in_the_way_is_said_and_nothing_lost(desk: Any, change: dict[str, str], told: str) -> None:
    answer = desk.send(FORM | {"reason": "overlooked"} | change, page())
    assert answer.status_code in {403, 422}
    assert told in answer.text
    assert 'value="overlooked"' in answer.text
    assert desk.register.decisions() == ()


def test_a_number_that_its_words_do_not_say_is_asked_for_twice(desk: Any) -> None:
    form = FORM | {"harm_low": "40", "harm_high": "40"}
    answer = desk.send(dict(form), page())
    assert answer.status_code == 422
    assert "do not seem to say this number" in answer.text
    assert desk.register.decisions() == ()
    assert desk.send({**form, "sure": "1"}, page()).status_code == 303
    assert entered(desk.register).harms[0].min == 40


def test_a_place_whose_name_was_changed_is_not_the_one_it_stood_for(desk: Any) -> None:
    form = FORM | {"where_place": "خربة الزيزفون", "where_place_of": "تلعفر", "where_place_id": "99738"}
    assert desk.send(form, page()).status_code == 303
    assert entered(desk.register).where.place_id is None


def test_a_report_that_is_not_there(desk: Any) -> None:
    assert desk.client.get(page(name="gone.txt")).status_code == 404
    assert desk.send(FORM | {"document": "gone.txt"}, page()).status_code == 400


def test_a_report_is_read_to_its_end(desk: Any) -> None:
    address = f"/documents/{NAME}"
    assert "No person has said yet" in desk.read(address)
    sent = {"verdict": "no_claim", "subject": NAME, "next": address}
    assert desk.send(sent, address).status_code == 303
    told = desk.register.decisions()[-1]
    assert (told.kind, told.subjects, told.reason) == (DecisionKind.NO_CLAIM, (NAME,), "Read to the end")
    shown = desk.read(address)
    assert "report read, no further claim in it" in shown
    assert "read in it since" not in shown
    other = FORM | {"words": "أفاد مصدر طبي", "harm_words": "", "harm_low": "", "harm_high": ""}
    assert desk.send(other, page()).status_code == 303
    assert "One claim was read in it since." in desk.read(address)


def test_the_page_of_the_decision_names_the_report(arabic_desk: Any) -> None:
    shown = arabic_desk.read(f"/decide?verdict=no_claim&subject={NAME}")
    assert f'href="/documents/{NAME}"' in shown
    assert "لا ادعاء آخر فيه" in shown
    assert arabic_desk.client.get(f"/decide?verdict=enter&subject={NAME}").status_code == 404
