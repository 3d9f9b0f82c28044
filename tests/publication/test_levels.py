"""A name is withheld until a person decides; then it is shown or abridged, in its own incident, and nowhere told."""

from pathlib import Path
from typing import Any

import pytest

from tawthiq import decisions, pipeline
from tawthiq.editions.site import choose, publish
from tawthiq.errors import UsageError
from tawthiq.model.claim import Claim
from tawthiq.model.decision import DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.publication.gathering import Gathered
from tawthiq.publication.levels import borne, initials
from tawthiq.register import Register

NAME, SHORT = "مروان عدنان الزيتوني", "م. ع. ز."
WITNESS = "سلمى نبيل الحداد"
TEXT = (
    f"قال شاهد عيان يدعى {WITNESS} إن خمسة مدنيين، بينهم {NAME}، قتلوا في غارة جوية على بلدة البصيرة يوم 11 أيار 2019."
)


@pytest.fixture
def register(tmp_path: Path) -> Any:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT, "utf-8")
    with Register.open(tmp_path / "register", create=True) as opened:
        pipeline.run([tmp_path / "in"], opened, pipeline.Orders())
        told = next(iter(opened.all_claims()))
        person = {"name": NAME, "outcome": "killed", "quote": NAME}
        source = {"kind": "eyewitness", "quote": f"شاهد عيان يدعى {WITNESS}"}
        given = {"quote": told.quote, "kind": "incident", "people": [person], "sources": [source],
                 "where": {"place": "البصيرة"}, "when": {"edtf": "2019-05-11"}}  # fmt: skip
        made = decisions.entering(opened, "a.txt", given, "Karim", "names overlooked")
        decisions.record_entered(opened, made)
        yield opened


def bearer(register: Register) -> Claim:
    return next(claim for claim in register.all_claims() if claim.people)


def name(register: Register, field: str, after: str) -> None:
    wanted = decisions.Wanted(
        kind=DecisionKind.NAME, subjects=[bearer(register).id], author="Elias", reason="the family agreed",
        field=field, after=after,
    )  # fmt: skip
    decisions.record(register, decisions.decide(register, wanted))


def public(register: Register) -> str:
    held = Gathered(register)
    return str([*held.claims(), *held.incidents(register.all_incidents()), *held.reports.values()])


def site(register: Register, folder: Path) -> str:
    publish(choose(register, folder, None, True), folder)
    files = [file for file in folder.rglob("*") if file.suffix in {".html", ".json", ".csv", ".jsonl", ".geojson"}]
    return "\n".join([*(file.read_text("utf-8") for file in files), *map(str, files)])


def test_names_are_withheld_by_default(register: Register, tmp_path: Path) -> None:
    assert {field for field, _ in borne(bearer(register))} == {"people.0", "sources.0"}
    for told in (public(register), site(register, tmp_path / "site")):
        for part in ("مروان عدنان", "عدنان الزيتوني", "سلمى نبيل", "نبيل الحداد", SHORT):
            assert part not in told


def test_initials_and_names_are_shown_where_it_was_decided(register: Register, tmp_path: Path) -> None:
    name(register, "people.0", "initials")
    for told in (public(register), site(register, tmp_path / "one")):
        assert SHORT in told
        for part in ("مروان عدنان", "عدنان الزيتوني", "سلمى نبيل"):
            assert part not in told
    name(register, "people.0", "public")
    for told in (public(register), site(register, tmp_path / "two")):
        assert NAME in told
        assert "سلمى نبيل" not in told, "of this one nobody decided"
    name(register, "people.0", "withheld")
    assert "مروان عدنان" not in public(register)


def test_the_name_stands_in_no_decision_and_no_log(register: Register) -> None:
    name(register, "people.0", "public")
    told = str(register.decisions()) + str(register.log(0, 1000).rows) + str(register.history(_home(register).id))
    for part in ("مروان", "الزيتوني", "سلمى"):
        assert part not in told


def test_the_same_name_elsewhere_stays_withheld(register: Register, tmp_path: Path) -> None:
    (tmp_path / "in" / "b.txt").write_text(f"قتل {NAME} برصاص قناص في مدينة تلعفر يوم 3 حزيران 2018.", "utf-8")
    pipeline.run([tmp_path / "in"], register, pipeline.Orders())
    given = {"quote": f"قتل {NAME}", "kind": "incident", "when": {"edtf": "2018-06-03"}, "where": {"place": "تلعفر"},
             "people": [{"name": NAME, "outcome": "killed", "quote": NAME}]}  # fmt: skip
    decisions.record_entered(register, decisions.entering(register, "b.txt", given, "Karim", "overlooked"))
    target = next(claim for claim in register.all_claims() if claim.people and claim.document == "a.txt")
    wanted = decisions.Wanted(kind=DecisionKind.NAME, subjects=[target.id], author="E", reason="r", field="people.0",
                              after="public")  # fmt: skip
    decisions.record(register, decisions.decide(register, wanted))
    assert NAME not in public(register)


@pytest.mark.parametrize(
    ("field", "after", "told"),
    [("people.0", "loud", "no such way"), ("people.7", "public", "Count from 0"), ("where", "public", "one name")],
)
def test_what_is_no_decision_about_a_name(register: Register, field: str, after: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        name(register, field, after)


def test_initials_leave_the_article_out() -> None:
    assert initials(("خالد", "العلي")) == "خ. ع."


def _home(register: Register) -> Incident:
    home = register.claim(bearer(register).id).incident
    assert home
    return register.incident(home)
