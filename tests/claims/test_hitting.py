"""Attacks that are known by then and go on to hit, and what such sentences deny, in invented news."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind
from tawthiq.passages import split

RESOURCES = claims.Resources(gazetteer=gazetteer.load())


def read(text: str) -> tuple[Claim, ...]:
    return claims.find(split(Document(id="d", text=text, published="2024-05-03")), RESOURCES)[0]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("كما طال القصف قرية الرامي جنوب إدلب.", ["الرامي"]),
        ("وشملت الغارات بلدتي كفرنبل وحاس.", ["كفرنبل", "حاس"]),
        ("القصف طاول محيط مدينة أريحا.", ["أريحا"]),
        ("تحدث الأهالي عن القصف في كفرنبل.", []),
    ],
)
def test_a_known_attack_that_reaches_a_place_is_told(text: str, places: list[str]) -> None:
    assert [claim.where.place for claim in read(text) if claim.where] == places


def test_a_further_place_of_a_known_attack_is_an_event_of_its_own() -> None:
    found = read("قصفت المدفعية مدينة معرة النعمان صباح اليوم. كما طال القصف قرية تلمنس.")
    assert [claim.where.place for claim in found if claim.where] == ["معرة النعمان", "تلمنس"]
    assert len({claim.incident for claim in found}) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ولم يسفر القصف عن سقوط ضحايا في كفرنبل.", (0, 0)),
        ("ولم يؤد الهجوم على كفرنبل إلى شيء سوى مقتل رجل.", (1, 1)),
        ("سقط ضحايا نتيجة القصف على كفرنبل، دون إشارة إلى تسبب الغارات بسقوط ضحايا.", (None, None)),
    ],
)
def test_the_deed_may_stand_within_a_denial_by_a_verb(text: str, count: tuple[int | None, int | None]) -> None:
    assert [(harm.min, harm.max) for claim in read(text) for harm in claim.harms][:1] == [count]


@pytest.mark.parametrize(
    ("text", "outcome", "count"),
    [
        ("راح ضحية القصف 7 مواطنين في كفرنبل.", "killed", 7),
        ("ذهب ضحية الغارة الجوية خمسة أطفال في كفرنبل.", "killed", 5),
        ("فارق الحياة متأثرا بجراحه الشاب سالم العلي في كفرنبل.", "killed", 1),
        ("اضطر نحو ألف شخص إلى مغادرة منازلهم في كفرنبل بعد القصف.", "displaced", 1000),
        ("غادر 300 شخص منازلهم في كفرنبل بعد القصف.", "displaced", 300),
    ],
)
def test_harm_told_by_a_phrase(text: str, outcome: str, count: int) -> None:
    harm = read(text)[0].harms[0]
    assert (str(harm.outcome), harm.min) == (outcome, count)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("وقال ناشطون إن مصدر القصف مناطق سيطرة قوات النظام.", "syrian-government-forces"),
        ("وأكد الأهالي أن مصدر الصواريخ مواقع قوات سوريا الديمقراطية.", "sdf"),
        ("خرق الجيش الإسرائيلي وقف إطلاق النار بقصف مدفعي على أطراف بلدة كفركلا.", "israel"),
    ],
)
def test_who_fired_by_where_it_came_from_or_what_was_broken(text: str, actor: str) -> None:
    assert [party.actor for claim in read(text) for party in claim.responsible] == [actor]


@pytest.mark.parametrize(
    ("text", "facility"),
    [
        ("ضرب الصاروخ خيام النازحين على أطراف بلدة كفرنبل.", "camp"),
        ("وأصاب صاروخ مدرسة في بلدة كفرنبل.", "school"),
        ("استهدف القصف مركزا للدفاع المدني في بلدة كفرنبل.", "humanitarian"),
        ("دمرت الغارات مسجدا في بلدة كفرنبل.", "worship"),
    ],
)
def test_what_was_hit_is_told_with_the_blow(text: str, facility: str) -> None:
    assert [tuple(map(str, claim.facilities)) for claim in read(text)] == [(facility,)]


def test_an_hour_of_the_day_parts_no_sentence() -> None:
    (claim,) = read("قتل ثلاثة مدنيين في وقت متأخر من مساء أمس بقصف على كفرنبل.")
    assert claim.when is not None
    assert claim.when.edtf == "2024-05-02"
    assert len(read("قصفت المدفعية بلدة كفرنبل في وقت شن فيه الطيران غارات على بلدة حاس.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "قال الجيش الإسرائيلي إن جنديين قتلا وأصيب آخر في كمين.",
        "أعلن الجيش التركي أن جنديا قتل في هجوم شمالي العراق.",
    ],
)
def test_who_tells_that_people_were_killed_did_not_kill_them(text: str) -> None:
    assert not [party for claim in read(text) for party in claim.responsible]


@pytest.mark.parametrize(
    "text",
    [
        "وقد يرتفع عدد الضحايا بسبب وجود عالقين تحت الأنقاض في كفرنبل.",
        "ومن المتوقع أن يرتفع عدد القتلى في كفرنبل.",
        "وسط مخاوف من ارتفاع عدد الجرحى في كفرنبل.",
    ],
)
def test_a_toll_that_may_rise_is_a_forecast(text: str) -> None:
    (claim,) = read(text)
    assert claim.kind is Kind.FORECAST
    assert [(harm.min, harm.max) for harm in claim.harms] == [(None, None)]


def test_a_question_tells_nothing_and_a_habit_no_single_event() -> None:
    assert not read("هل قتل زعيم التنظيم في الغارة على كفرنبل؟")
    assert [claim.kind for claim in read("تتعرض بلدة كفرنبل لقصف متكرر.")] == [Kind.TOTAL]


def test_where_fire_came_from_may_be_told_in_a_sentence_of_its_own() -> None:
    text = (
        "قصفت المدفعية مدينة أعزاز وقتل رجل. وقال مرصد محلي إن مصدره المناطق التي تسيطر عليها قوات سوريا الديمقراطية."
    )
    told = read(text)[-1]
    assert told.kind is Kind.ATTRIBUTION
    assert [party.actor for party in told.responsible] == ["sdf"]
    assert not read("وقال مرصد محلي إن مصدره مجهول.")


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة بقصف على سوق بلدة كفرنبل. وقال مسعف إن بين القتلى طفلين، وإن القصف طال قريتي حاس وكفرومة.",
        "قتل ثلاثة بقصف على سوق بلدة كفرنبل. وقال مسعف إن بين القتلى طفلين، وأن القصف شمل قرية حاس دون إصابات.",
    ],
)
def test_who_was_hurt_is_not_hurt_where_the_attack_spread_to(text: str) -> None:
    at = {claim.where.place if claim.where else None: [harm.min for harm in claim.harms] for claim in read(text)[1:]}
    assert at["كفرنبل"] == [2]
    assert 2 not in at["حاس"]
