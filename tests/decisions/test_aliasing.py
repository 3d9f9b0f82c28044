"""Which place a spelling stands for: decided, previewed, read so from then on, disputed and taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tawthiq import adoption, pipeline
from tawthiq.decisions import Wanted, decide, effect, record, undoing
from tawthiq.engine import reading_version
from tawthiq.errors import UsageError
from tawthiq.model.claim import Where
from tawthiq.model.conflicts import ConflictKind
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.register import Register, verify
from tawthiq.settings import Settings

from ..conftest import read_in

REPORTS = {
    "a": "قال الدفاع المدني إن خمسة مدنيين قتلوا في غارة جوية على قرية زعبوطة في ريف دير الزور يوم 11 أيار 2019.",
    "b": "أفاد مصدر طبي بمقتل ثلاثة مدنيين بقصف مدفعي على زعبوطه يوم 3 حزيران 2018.",
    "c": "أعلنت شبكة محلية مقتل تسعة مدنيين في غارة جوية على بلدة البصيرة بدير الزور يوم 14 أيار 2019.",
    "d": "قال الدفاع المدني إن مدنيين اثنين قتلا في غارة جوية على قرية زعبوطة في ريف حلب يوم 20 أيار 2019.",
}
POINT = "35.2101, 40.4012 village"
BUSAYRAH = "gn:173927"


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with read_in(tmp_path, REPORTS) as opened:
        yield opened


def said(register: Register, spelling: str, after: str, author: str = "Rima") -> Decision:
    wanted = Wanted(kind=DecisionKind.ALIAS, subjects=[spelling], author=author, reason="the map", after=after)
    made = decide(register, wanted)
    record(register, made)
    return made


def today(register: Register) -> Settings:
    return replace(Settings(), places=register.place_packs())


def read_anew(register: Register) -> dict[str, Where | None]:
    pipeline.run([], register, pipeline.Orders(settings=today(register), reread=True))
    return where(register)


def where(register: Register) -> dict[str, Where | None]:
    return {claim.document.removesuffix(".txt"): claim.where for claim in register.all_claims()}


def id_of(place: Where | None) -> str | None:
    return place.place_id if place else None


def test_a_spelling_is_read_as_its_place_from_then_on(register: Register) -> None:
    before = where(register)
    assert id_of(before["a"]) is None
    made = said(register, "زعبوطة", POINT)
    own = id_of(read_anew(register)["a"])
    after = where(register)
    assert own is not None
    assert own.startswith("own:")
    assert id_of(after["b"]) == own, "spelled with another last letter, without a word that announces a place"
    found = after["a"]
    assert found is not None
    assert (found.lat, found.lon, found.precision, found.country) == (35.2101, 40.4012, "village", "SY")
    assert after["c"] == before["c"]
    assert id_of(after["d"]) is None, "the words put it into another governorate"
    assert read_anew(register) == after, "it survives another reading"
    record(register, undoing(register, made.id, "Rima", "another village"))
    assert read_anew(register) == before, "and is taken back by a decision"
    assert verify(register) == ()


def test_reports_that_come_are_read_so(register: Register, tmp_path: Path) -> None:
    said(register, "بصيرا الفرات", BUSAYRAH)
    new = tmp_path / "new.txt"
    new.write_text("قتل ستة مدنيين في غارة على بلدة بصيرا الفرات يوم 9 تموز 2020.", "utf-8")
    pipeline.run([new], register, pipeline.Orders(settings=today(register)))
    assert id_of(where(register)["new"]) == BUSAYRAH
    place = where(register)["new"]
    assert place is not None
    assert place.place == "بصيرا الفرات"


def test_the_place_is_that_of_its_pack_with_its_name_left_as_it_was(register: Register) -> None:
    """A spelling that leads to a village draws nothing to it that is written as the village is."""
    before = where(register)["c"]
    said(register, "تل الخيال", "gn:249842")  # a town of nearly the same name, in another country
    assert read_anew(register)["c"] == before


def test_its_effect_is_seen_before_it_is_taken(register: Register) -> None:
    wanted = Wanted(kind=DecisionKind.ALIAS, subjects=["زعبوطة"], author="-", reason="-", after=POINT)
    logged = register.log().total
    seen = effect(register, Settings(), decide(register, wanted), 10)
    assert (seen.holding, seen.looked) == (3, 3)
    assert {one.document.removesuffix(".txt") for one in seen.reports} == {"a", "b"}
    (told,) = (one for one in seen.reports if one.document.startswith("a"))
    assert [id_of(place) for place in told.before] == [None]
    assert [id_of(place) for place in told.after] == [made_id(told.after)]
    assert register.log().total == logged
    assert effect(register, Settings(), decide(register, wanted), 1).looked == 1


def made_id(found: Any) -> Any:
    assert found[0].place_id.startswith("own:")
    return found[0].place_id


def test_the_version_of_readings_and_the_preview_of_all_reports_go_by_it(register: Register) -> None:
    before = reading_version(today(register))
    assert adoption.preview(register, today(register), reread=True).reports == 0
    made = said(register, "زعبوطة", POINT)
    assert reading_version(today(register)) != before
    seen = adoption.preview(register, today(register), reread=True)
    assert seen.reports == 2
    record(register, undoing(register, made.id, "Rima", "mistaken"))
    assert reading_version(today(register)) == before


def test_two_people_who_differ_are_shown_and_the_last_word_holds(register: Register) -> None:
    first = said(register, "زعبوطة", POINT)
    second = said(register, "زعبوطه", BUSAYRAH, "Karim")
    assert second.before is not None
    assert second.before.startswith("own:")
    (conflict,) = (one for one in register.conflicts() if one.kind is ConflictKind.ALIAS)
    assert (conflict.decisions, conflict.in_force) == ((first.id, second.id), (second.id,))
    (one,) = register.aliases()
    assert one.place.id == BUSAYRAH
    record(register, undoing(register, second.id, "Karim", "agreed"))
    assert not register.conflicts()
    assert register.aliases()[0].place.id.startswith("own:")


def test_the_same_word_twice_or_a_change_of_mind_is_no_conflict(register: Register) -> None:
    said(register, "زعبوطة", POINT)
    with pytest.raises(UsageError, match="already"):
        said(register, "زعبوطة", POINT, "Karim")
    said(register, "زعبوطة", BUSAYRAH)
    assert not register.conflicts()


@pytest.mark.parametrize(
    ("spelling", "after", "told"),
    [
        ("Zaabuta", POINT, "Arabic letters"),
        ("؟", POINT, "Arabic letters"),
        ("زعبوطة", "gn:0", "is no place"),
        ("زعبوطة", "135.2, 40.4 village", "is no place"),
        ("زعبوطة", "35.2, 40.4", "what is at the point"),
        ("زعبوطة", "35.2, 40.4 village/near", "what is at the point"),
        ("زعبوطة", "", "is no place"),
    ],
)
def test_what_is_no_spelling_or_no_place_is_refused(register: Register, spelling: str, after: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        said(register, spelling, after)


def test_a_point_known_less_well_than_its_kind_says_so(register: Register) -> None:
    said(register, "زعبوطة", "35.2101, 40.4012 village/district الزعبوطة الكبرى")
    (one,) = register.aliases()
    assert (one.place.precision, one.place.name, one.place.type) == ("district", "الزعبوطة الكبرى", "village")
    found = read_anew(register)["a"]
    assert found is not None
    assert found.precision == "district"


def test_a_pack_that_was_changed_is_told_and_made_again(register: Register) -> None:
    said(register, "زعبوطة", POINT)
    (pack,) = register.place_packs()
    whole = pack.read_bytes()
    pack.write_bytes(whole + b"#")
    assert any("place pack" in fault for fault in verify(register))
    assert register.place_packs() == (pack,)
    assert pack.read_bytes() == whole
    assert verify(register) == ()
