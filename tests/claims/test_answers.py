"""Answers of the parties as whole claims: what is denied, inquired into or regretted is never told as an event."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind, PublishedFrom, Stance
from tawthiq.passages import split


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    document = Document(id="report", text=text, published="2020-03-05", published_from=PublishedFrom.PAGE)
    found, issues = claims.find(split(document), resources)
    assert not issues
    return found


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "نفى المتحدث باسم التحالف العربي استهداف المدنيين في صعدة وقال إن الغارات أصابت مواقع عسكرية.",
            "denies_strike",
        ),
        ("نفى مصدر عسكري سقوط قتلى مدنيين في الغارة على سرت.", "denies_harm"),
        ("قال متحدث باسم حفتر إن قواته لم تستهدف مركز المهاجرين في تاجوراء.", "denies_strike"),
        ("أكد المتحدث باسم الحوثيين أن الجماعة لا علاقة لها بالهجوم على مطار عدن.", "denies_responsibility"),
        ("لا صحة للأنباء عن استهداف التحالف مستشفى السبعين، بحسب المتحدث باسمه.", "denies_strike"),
        ("وقال الجيش الإسرائيلي إن الحادث قيد المراجعة.", "investigating"),
        ("قال الجيش الأميركي إنه على علم بالتقارير وإنه سيحقق فيها.", "investigating"),
        ("وقال وزير الدفاع الإسرائيلي إن الضربة كانت خطأ مأساويا.", "apologizes"),
        ("وقال الجيش الإسرائيلي إن المسلحين كانوا يستخدمون المدرسة مركزا للقيادة.", "justifies"),
    ],
)
def test_an_answer_is_no_event(text: str, values: str, resources: claims.Resources) -> None:
    (claim,) = read(text, resources)
    assert (claim.kind, " ".join(claim.response), claim.harms) == (Kind.RESPONSE, values, ())


def test_what_is_inquired_into_keeps_its_harm(resources: claims.Resources) -> None:
    (claim,) = read(
        "قالت القيادة المركزية الأميركية إنها تحقق في تقارير عن سقوط ضحايا مدنيين في غارة على مدينة الرقة.", resources
    )
    assert (claim.kind, claim.response) == (Kind.RESPONSE, ("investigating",))
    assert len(claim.harms) == 1


def test_the_known_dead_of_a_denied_attack_are_told(resources: claims.Resources) -> None:
    (claim,) = read("نفت روسيا استهداف السوق الذي قتل فيه عشرة مدنيين في مدينة إدلب.", resources)
    assert [harm.min for harm in claim.harms] == [10]


def test_who_is_named_in_a_denial_is_denied(resources: claims.Resources) -> None:
    (claim,) = read("نفى التحالف العربي أن تكون طائراته قصفت السوق في صعدة.", resources)
    assert [party.stance for party in claim.responsible] == [Stance.DENIED]
    (claim,) = read("لا صحة لاستهداف الجيش الإسرائيلي مستشفى الشفاء، بحسب المتحدث باسمه.", resources)
    assert [(party.actor, party.stance) for party in claim.responsible] == [("israel", Stance.DENIED)]


@pytest.mark.parametrize(
    "text", ["قال شهود إن الطائرات لم تستهدف الجسر وإنما السوق.", "لا تستهدف الغارات المدينة، بحسب الأهالي."]
)
def test_bystanders_give_no_answers(text: str, resources: claims.Resources) -> None:
    assert not any(claim.response for claim in read(text, resources))


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("فإن القصف نفذته طائرة تابعة للقوات الموالية لحفتر، بحسب شهادات جمعتها البعثة.", "libyan-national-army"),
        ("وتشير التحقيقات إلى أن الصاروخ أطلق من مناطق سيطرة الحوثيين.", "houthis"),
        ("واتهم المتحدث مسلحي طالبان بزرع اللغم.", "taliban"),
        ("ورجحت مصادر أمنية وقوف تنظيم داعش وراء الهجوم.", "islamic-state"),
    ],
)
def test_a_known_deed_is_laid_to_a_party(text: str, actor: str, resources: claims.Resources) -> None:
    (claim,) = read(text, resources)
    assert claim.kind is Kind.ATTRIBUTION
    assert [(party.actor, party.stance) for party in claim.responsible] in ([(actor, Stance.ALLEGED)], [])


def test_where_a_weapon_was_made_is_an_attribution(resources: claims.Resources) -> None:
    (claim,) = read("وقال الجيش الأميركي إن التقييم كشف أن المسيّرة إيرانية الصنع.", resources)
    assert (claim.kind, claim.harms) == (Kind.ATTRIBUTION, ())


def test_a_deed_singled_out_by_its_doer_is_an_event(resources: claims.Resources) -> None:
    found = read("الإنزال الجوي الذي نفذته القوات الأميركية في بلدة أطمة بريف إدلب.", resources)
    assert [claim.kind for claim in found] == [Kind.INCIDENT]


@pytest.mark.parametrize(
    "text",
    [
        "حذرت الأمم المتحدة من أن آلاف المدنيين قد يقتلون إذا هوجمت المدينة.",
        "أكثر من 100 ألف شخص قد ينزحون.",
        "وتخشى منظمات الإغاثة وفاة آلاف الأطفال جوعا.",
    ],
)
def test_what_may_come_is_a_forecast(text: str, resources: claims.Resources) -> None:
    assert {claim.kind for claim in read(text, resources)} == {Kind.FORECAST}


@pytest.mark.parametrize(
    "text",
    [
        "حصيلة ضحايا تفجير مقديشو ارتفعت إلى 587 قتيلا.",
        "استعاد العراقيون ذكرى تفجير الكرادة الذي راح ضحيته أكثر من 300 شخص.",
        "اتهمت قوات الدعم السريع الجيش بقتل 60 مدنيا في غارة على نيالا.",
        "حذرت الوزارة من مخلفات الحرب بعد مقتل طفلين بانفجار لغم في سنجار.",
    ],
)
def test_one_deed_is_an_event_however_many_died(text: str, resources: claims.Resources) -> None:
    (claim,) = read(text, resources)
    assert claim.kind is Kind.INCIDENT
    assert claim.harms


def test_a_denial_in_the_same_sentence_is_an_answer_apart(resources: claims.Resources) -> None:
    for text in (
        "قتل 10 مدنيين في غارة على صعدة، ونفى التحالف العربي استهداف المدنيين.",
        "قتل 10 مدنيين في غارة على صعدة، إلا أن التحالف العربي نفى استهداف المدنيين.",
    ):
        assert [claim.kind for claim in read(text, resources)] == [Kind.INCIDENT, Kind.RESPONSE]


def test_losses_by_anothers_hand_are_no_admission(resources: claims.Resources) -> None:
    (claim,) = read("اعترفت وزارة الدفاع السورية بسقوط قتلى جراء القصف الإسرائيلي على دمشق.", resources)
    assert (claim.kind, claim.response) == (Kind.INCIDENT, ())


def test_a_seat_is_no_confession(resources: claims.Resources) -> None:
    (claim,) = read(
        "أعلن المرصد، ومقره بريطانيا، مقتل 13 شخصا خلال عملية إنزال نفذتها القوات الأميركية في إدلب.", resources
    )
    assert (claim.kind, claim.response) == (Kind.INCIDENT, ())


def test_regret_for_the_dead_is_an_answer(resources: claims.Resources) -> None:
    (claim,) = read("أعرب قائد القوات الأميركية عن أسفه لمقتل مدنيين في قندوز.", resources)
    assert (claim.kind, claim.response) == (Kind.RESPONSE, ("apologizes",))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ورفضت وزارة الخارجية التركية الاتهام، وقالت إن الهجوم نفذه مسلحون.", {"denies_responsibility"}),
        ("ونفى حزب العمال الكردستاني أن يكون لديه أي وجود عسكري في المنطقة.", {"denies_responsibility"}),
        ("ولم تعترف الحكومة الروسية بأي من هذه الهجمات.", {"not_confirmed"}),
        ("وأقرت القيادة المركزية الأميركية بالحادث.", {"admits_strike"}),
        ("وقال الجيش الإسرائيلي إنه سيفتح تحقيقا في الحادث.", {"investigating"}),
        ('وقال المتحدث باسم الجيش الإسرائيلي إن الغارات استهدفت "مستودعات أسلحة".', {"admits_strike", "justifies"}),
    ],
)
def test_answers_after_an_attack_are_told_of_its_event(
    text: str, values: set[str], resources: claims.Resources
) -> None:
    found = read(f"قتل ثمانية مدنيين في قصف على مدينة تكريت اليوم الخميس.\n{text}", resources)
    assert [claim.kind for claim in found] == [Kind.INCIDENT, Kind.RESPONSE]
    assert set(found[1].response) == values
    assert found[1].incident == found[0].incident


@pytest.mark.parametrize(
    "text",
    [
        "وقال الدفاع المدني إن الغارات استهدفت منازل المدنيين.",
        "وقال شاهد إن الغارة استهدفت مستودعا للحبوب.",
        "ورفضت الحكومة التركية استقبال اللاجئين.",
    ],
)
def test_who_is_no_party_or_speaks_of_other_things_answers_nothing(text: str, resources: claims.Resources) -> None:
    found = read(f"قتل ثمانية مدنيين في قصف على مدينة تكريت اليوم الخميس.\n{text}", resources)
    assert all(not claim.response for claim in found)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("وتشير أصابع الاتهام إلى ميليشيات إيران.", ["iran-backed-militias"]),
        ("وألقى المسؤول باللائمة على الحوثيين في الهجوم.", ["houthis"]),
        ("ولم تعرف الجهة التي تقف خلف الهجوم.", None),
        ("ولم تتبن أي جهة المسؤولية عن التفجير.", None),
    ],
)
def test_whom_fingers_point_at_is_blamed_and_nobody_where_it_is_not_known(
    text: str, actors: list[str] | None, resources: claims.Resources
) -> None:
    before = "قتل ثلاثة مدنيين بقصف على بلدة سرمين أمس.\n\n"
    later = claims.find(split(Document(id="report", text=before + text)), resources)[0][1:]
    assert [[party.actor for party in claim.responsible] for claim in later] == ([] if actors is None else [actors])
    assert all(claim.kind == "attribution" for claim in later)
