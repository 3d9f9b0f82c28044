"""The page of an incident as a view: what the first screen says and how contradictions, ranges and sources are told."""

import pytest
from markupsafe import Markup

from tawthiq.model.incident import Contradiction, ContradictionValue, Incident, Origin, Range, Title
from tawthiq.model.vocabulary import Outcome, RangeVictims
from tawthiq.register import Register
from tawthiq.register.records import Change
from tawthiq.web.views import history, making, sources
from tawthiq.web.views.history import Past
from tawthiq.web.views.incident import IncidentView, headlines, incident, slot_value
from tawthiq.web.views.parts import bar
from tawthiq.web.words import words

AR, EN = words("ar"), words("en")


@pytest.fixture
def view(register: Register, market: str) -> IncidentView:
    return build(register, market)


def build(register: Register, id: str, lang: str = "en") -> IncidentView:
    found = register.incident(id)
    claims = [stored.claim for stored in register.claims_of_incident(id)]
    documents = {name: register.document(name).document for name in found.documents}
    return incident(words(lang), found, claims, documents, Past(register.history(id)))


def text(value: Markup) -> str:
    return value.striptags()


def test_the_first_sentence_says_what_where_when(view: IncidentView, register: Register, market: str) -> None:
    assert text(view.sentence) == "Airstrike on a market in البصيرة, Deir ez-Zor, Syria, 11 May 2019"
    arabic = build(register, market, "ar")
    assert text(arabic.sentence) == "غارة جوية على سوق في البصيرة، دير الزور، سوريا، 11 أيار/مايو 2019"


def test_both_readings_of_civilian_stand_apart(view: IncidentView) -> None:
    told = [(text(h.title), text(h.words)) for h in view.headlines]
    assert told[:2] == [("Killed: civilians", "7 to 14"), ("Killed: not combatants", "6 to 14")]


def test_equal_readings_are_told_once() -> None:
    rows = tuple(
        Range(outcome=Outcome.KILLED, victims=victims, min=5, max=5)
        for victims in (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT)
    )
    shown = headlines(EN, bare(ranges=rows))
    assert [text(h.title) for h in shown] == ["Killed: civilians"]
    assert "same in both readings" in text(shown[0].gloss)


def bare(**more: object) -> Incident:
    return Incident(id="i", code="T", title=Title("ع", "e"), claims=(), documents=(), **more)  # type: ignore[arg-type]


def test_the_grade_says_why_and_what_it_is_without_the_accused(view: IncidentView) -> None:
    assert view.grade.mark.code == "contested"
    assert [text(r) for r in view.grade.reasons] == ["different answers to who did it: US-led Coalition, Islamic State"]
    assert view.grade.without_accused is not None
    assert view.grade.without_accused.code == "fair"
    assert text(view.grade.strike) == "declared strike"


def test_who_says_it_and_who_answers(view: IncidentView) -> None:
    says = {text(v.who): text(v.what) for v in view.says}
    assert says["الدفاع المدني"] == "9 civilians killed, among them 3 children"
    assert [text(v.who) for v in view.answers] == ["US-led Coalition", "United States"]
    assert text(view.answers[0].what) == "admits the strike, denies harm"


def test_the_table_marks_what_others_contradict(view: IncidentView) -> None:
    rows = {row.quote[:12]: row for row in view.table}
    first = next(row for row in view.table if row.standing == "superseded")
    assert [f.quote for f in first.killed.figures] == ["خمسة مدنيين"]
    assert not first.killed.contradicted  # its source counted again: what it replaced contradicts nothing
    assert any(row.party.contradicted for row in rows.values())
    assert all(f.part == (f.quote == "ثلاثة أطفال") for row in view.table for f in row.killed.figures)


def test_the_making_tells_what_was_replaced(view: IncidentView) -> None:
    killed = view.makings[0]
    told = {g.quote: g.status for g in killed.given}
    assert told["خمسة مدنيين"] == "superseded"
    assert told["ما بين 7 و14 مدنيا"] == "counted"
    assert killed.main
    assert not view.makings[-1].main


def test_the_tree_shows_who_quotes_whom_once(register: Register, market: str) -> None:
    forest = sources.tree(EN, register.incident(market))

    def count(nodes: tuple[sources.Node, ...]) -> int:
        return sum(1 + count(n.below) for n in nodes)

    assert count(forest) == len(register.incident(market).origin_tree)


def test_a_circle_of_quotations_does_not_hang() -> None:
    tree = (Origin(id="a", name="أ", parent="b"), Origin(id="b", name="ب", parent="a"), Origin(id="c", name="ج"))
    assert [n.id for n in sources.tree(EN, bare(origin_tree=tree))] == ["c"]


def test_places_without_coordinates_are_not_drawn(register: Register) -> None:
    found = next(i for i in register.incidents().rows if i.where and i.where.place == "تل الرمان")
    place = build(register, found.id).place
    assert place is not None
    assert place.lat is None
    assert text(place.precision) == "village"


@pytest.mark.parametrize(
    ("slot", "value", "shown"),
    [
        ("killed", "120-260", "120 to 260"), ("killed", "200+", "200 or more"), ("killed", "-9", "up to 9"),
        ("killed", "10+ vague", "10 or more, in vague words"), ("killed", "?", "no figure given"), ("killed", "0", "0"),
        ("responsible", "russia+iran", "Russia with Iran"), ("method", "airstrike", "airstrike"),
        ("when", "2017-03-17", "17 March 2017"), ("where", "الموصل", "الموصل"),
    ],
)  # fmt: skip
def test_values_side_by_side(slot: str, value: str, shown: str) -> None:
    assert text(slot_value(EN, slot, value)) == shown


def test_an_unknown_slot_is_readable(register: Register, market: str) -> None:
    found = register.incident(market)
    odd = Contradiction("new_slot", (ContradictionValue("x", ("gone",)),))
    changed = Incident(**{f: getattr(found, f) for f in found.__slots__} | {"contradictions": (odd,)})
    shown = incident(EN, changed, [], {}, Past())
    assert text(shown.contradictions[0].slot) == "new slot"


def test_history_reads_as_sentences() -> None:
    before = "weak; killed civilian 5, killed not_combatant 5; 1 claims"
    after = "contested; killed civilian 5-9, killed not_combatant 5; 3 claims"
    line = history.change(
        EN, Change(time="2021-11-02T09:30:00Z", change="changed", actor="rules", before=before, after=after)
    )
    assert text(line) == (
        "2 November 2021, 09:30: computed anew (the rules): "
        "grade from Weak to Contested, Killed: civilians 5 to 9, 3 claims"
    )
    person = Change(
        time="2021-11-02T09:30:00Z", change="grade", actor="ليلى", before="weak", after="fair", reason="مصدران"
    )
    assert text(history.change(AR, person)) == (
        "2 تشرين الثاني/نوفمبر 2021، الساعة 09:30: قُرّرت الدرجة (ليلى)، من ضعيفة إلى مقبولة. السبب: مصدران"
    )


def test_bars_run_with_the_reader() -> None:
    assert (bar(EN, 50, 100, False, 100).left, bar(EN, 50, 100, False, 100).width) == (50, 50)
    assert bar(AR, 50, 100, False, 100).left == 0
    assert bar(EN, 100, 100, False, 100).left + bar(EN, 100, 100, False, 100).width == 100
    assert bar(EN, None, None, False, 0).width > 0


def test_an_origin_without_a_publisher_is_named_by_its_document() -> None:
    named = making.origin_name(EN, Origin(id="o", name="a.txt"), ("a.txt",))
    assert text(named) == "unknown publisher of a.txt"
