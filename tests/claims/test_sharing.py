"""Several places hit in one sentence: whose the harm is. Invented reports."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind
from tawthiq.passages import split


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    return claims.find(split(Document(id="report", text=text, published="2020-03-05")), resources)[0]


def told(text: str, resources: claims.Resources) -> list[tuple[str, list[int | None]]]:
    found = read(text, resources)
    return [(claim.where.place, [harm.min for harm in claim.harms]) for claim in found if claim.where]


@pytest.mark.parametrize(
    "text",
    [
        "قصفت المدفعية قريتي الروضة والسنابل بريف إدلب دون ورود أنباء عن إصابات.",
        "تعرضت قريتا الروضة والسنابل بريف حماة لقصف مدفعي لم يسفر عن إصابات.",
    ],
)
def test_that_nobody_was_hurt_is_told_of_all_places_in_one(text: str, resources: claims.Resources) -> None:
    assert told(text, resources) == [("الروضة", [0])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قصفت المدفعية قرى الروضة والسنابل والزيتونة بريف إدلب، ما أدى إلى مقتل ثلاثة مدنيين في السنابل.",
            [("الروضة", []), ("السنابل", [3]), ("الزيتونة", [])],
        ),
        (
            "استهدفت الغارات بلدتي الزيتونة والروضة بريف حلب، وأسفرت عن إصابة طفلين في بلدة الزيتونة.",
            [("الزيتونة", [2]), ("الروضة", [])],
        ),
    ],
)
def test_harm_that_names_one_of_the_places_again_is_of_that_one(
    text: str, expected: list[tuple[str, list[int | None]]], resources: claims.Resources
) -> None:
    assert told(text, resources) == expected
    assert len({claim.incident for claim in read(text, resources)}) == len(expected)


@pytest.mark.parametrize(
    "text",
    [
        "قصفت المدفعية قريتي الروضة والسنابل بريف إدلب، ما أدى إلى مقتل ثلاثة مدنيين.",
        "مقتل ثلاثة مدنيين في قصف على قريتي الروضة والسنابل بريف إدلب.",
        "اشتباكات على محوري الروضة والسنابل بريف إدلب دون أنباء عن إصابات.",
        "قصفت المدفعية قرية الروضة بريف إدلب، ما أدى إلى مقتل ثلاثة مدنيين في القرية.",
    ],
)
def test_a_figure_of_all_places_is_one_claim_at_the_first(text: str, resources: claims.Resources) -> None:
    assert [place for place, _ in told(text, resources)] == ["الروضة"]


def test_what_another_day_brought_is_told_by_the_clause_of_its_own(resources: claims.Resources) -> None:
    text = (
        "قصفت المدفعية الثلاثاء قرية الروضة بريف إدلب دون إصابات، وأشار المرصد السوري إلى أن الطائرات شنت "
        "الأحد غارات على قريتي السنابل والزيتونة بريف حلب."
    )
    found = read(text, resources)
    assert [
        (claim.where.place, len(claim.harms), claim.when.edtf) for claim in found if claim.where and claim.when
    ] == [
        ("الروضة", 1, "2020-03-03"),
        ("السنابل", 0, "2020-03-01"),
        ("الزيتونة", 0, "2020-03-01"),
    ]


def test_what_the_speaker_says_on_of_the_same_place_is_one_claim(resources: claims.Resources) -> None:
    text = "قصفت المدفعية قرية الروضة بريف إدلب، وأضاف المصدر أن القصف على الروضة أدى إلى مقتل طفل."
    assert [place for place, _ in told(text, resources)] == ["الروضة"]


@pytest.mark.parametrize(
    "text",
    [
        "قصفت القوات السورية بالمدفعية ريفي إدلب وحماة.",
        "غارات على أرياف إدلب وحلب وحماة السورية اليوم.",
        "شنت الطائرات أمس سلسلة غارات على مواقع في إدلب وحلب وحماة واللاذقية السورية.",
    ],
)
def test_strikes_on_several_areas_at_once_are_a_campaign(text: str, resources: claims.Resources) -> None:
    (found,) = read(text, resources)
    assert (found.kind, found.incident) == (Kind.TOTAL, None)
    assert found.where is not None
    assert found.where.place == "إدلب"


def test_two_governorates_named_one_by_one_are_places_of_their_own(resources: claims.Resources) -> None:
    text = "استهدف الطيران تجمعات للمسلحين في كل من محافظتي لحج وأبين اليمنيتين."
    assert [place for place, _ in told(text, resources)] == ["لحج", "أبين"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قصفت المدفعية قرى الروضة والسنابل في ريفي إدلب وحماة السورية.", ["الروضة", "السنابل"]),
        (
            "غارات على أماكن في قريتي الروضة والسنابل ضمن مناطق نفوذ الفصائل بناحية سرمين السورية.",
            ["الروضة", "السنابل"],
        ),
        ("استهدفت غارة سيارة في قرية الروضة على الطريق الواصل بين سرمين وبنش السوريتين.", ["الروضة"]),
        ("غارة على سيارة على أوتوستراد حلب - دمشق قرب قرية الروضة السورية.", ["الروضة"]),
        ("غارات على قرية الروضة وعلى طريق سرمين في إدلب السورية.", ["الروضة", "طريق سرمين"]),
        ("قصف على قرية الروضة بريف حلب السورية بقذائف مصدرها القاعدة التركية في قرية السنابل.", ["الروضة"]),
        ("غارات على بلدتي سرمين وبنش وشرق مدينة إدلب السورية.", ["سرمين", "بنش", "إدلب"]),
        ("قصفت المدفعية ريف حلب ومدينة سرمين السورية.", ["سرمين"]),
        (
            "وقع الهجوم على الطريق الواصل بين بلدة الروضة وقرية السنابل، واستهدف المنطقة كلها.",
            ["الطريق الواصل بين بلدة الروضة وقرية السنابل"],
        ),
    ],
)
def test_where_places_lie_and_where_roads_lead_is_no_place_hit(
    text: str, places: list[str], resources: claims.Resources
) -> None:
    assert [place for place, _ in told(text, resources)] == places
