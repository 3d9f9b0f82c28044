"""Several places hit in one sentence: whose the harm is. Invented reports."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split


@pytest.fixture(scope="module")
def resources() -> claims.Resources:
    return claims.Resources(gazetteer=gazetteer.load())


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
def test_that_nobody_was_hurt_is_told_of_each_place(text: str, resources: claims.Resources) -> None:
    assert told(text, resources) == [("الروضة", [0]), ("السنابل", [0])]


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
