"""Answers of the parties as whole claims: what is denied, inquired into or regretted is never told as an event."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind, PublishedFrom, Stance
from tawthiq.passages import split


@pytest.fixture(scope="module")
def resources() -> claims.Resources:
    return claims.Resources(gazetteer=gazetteer.load())


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
