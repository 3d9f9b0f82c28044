"""Which facilities of a sentence its claims say were hit. Invented sentences."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import PublishedFrom
from tawthiq.passages import split


def struck(text: str, resources: claims.Resources) -> list[list[str]]:
    """The facilities of each claim of a report, in text order."""
    document = Document(id="report", text=text, published="2020-03-05", published_from=PublishedFrom.PAGE)
    found, _ = claims.find(split(document), resources)
    return [[facility.value for facility in claim.facilities] for claim in found]


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة مدنيين بغارة على حي الثكنة في الرقة.",
        "أغار الطيران على أطراف بلدة الخيام في لبنان.",
        "قتل خمسة مدنيين بغارة على قرية الحسينية في ريف دير الزور.",
        "قتل ثلاثة أشخاص بانفجار سيارة مفخخة في كركوك.",
        "قتل أربعة أشخاص بنيران دبابة إسرائيلية في غزة.",
        "قال مدير مستشفى الكندي إن سبعة مدنيين قتلوا بقصف على تعز.",
    ],
)
def test_names_weapons_and_sources_were_not_hit(text: str, resources: claims.Resources) -> None:
    assert struck(text, resources) == [[]]


def test_each_of_several_places_has_what_was_hit_there(resources: claims.Resources) -> None:
    text = "استهدفت غارات جوية منازل مدنيين في تعز، ومدرسة في الحديدة، ومحطة مياه في صعدة."
    assert struck(text, resources) == [["residential"], ["residential", "school"], ["residential", "infrastructure"]]


@pytest.mark.parametrize(
    ("text", "facilities"),
    [
        ("قتل خمسة مدنيين بقصف على حي الثكنة في الرقة.", ["residential"]),
        ("سقطت قذائف هاون على حي الرمان في تعز وقتلت ستة أشخاص.", ["residential"]),
        ("سقطت قذائف هاون على سوق في حي الرمان بمدينة تعز وقتلت ستة أشخاص.", ["market"]),
        ("سقطت قذائف هاون على قرية الزيتونة بريف حلب وقتلت ستة أشخاص.", []),
        ("قتل شاب برصاص قناص في حي الرمان بمدينة تعز.", []),
    ],
)
def test_a_quarter_that_is_shelled_is_homes_where_nothing_else_is_named(
    text: str, facilities: list[str], resources: claims.Resources
) -> None:
    assert struck(text, resources) == [facilities]


def test_what_people_fled_by_was_not_hit(resources: claims.Resources) -> None:
    assert struck("نزح 400 ألف شخص من الموصل منذ مطلع العام، أقلتهم حافلات إلى الجنوب.", resources) == [[]]


def test_an_armoured_car_is_a_vehicle_of_an_armed_force(resources: claims.Resources) -> None:
    assert struck("قتل جندي بانفجار عبوة ناسفة في مدرعة بمدينة العريش.", resources) == [["military", "vehicle"]]


def test_a_vehicle_may_bear_a_pronoun(resources: claims.Resources) -> None:
    assert struck("قتل سبعة صيادين بغارة استهدفت قاربهم قبالة الحديدة.", resources) == [["vehicle"]]
    assert struck("قتل سبعة صيادين بغارة استهدفت زوارقهم قبالة الحديدة.", resources) == [["vehicle"]]
    assert struck("قتل مدنيان بغارة استهدفت دراجاتهم في إدلب.", resources) == [["vehicle"]]
    assert struck("قتل مدنيان بقصف أصاب صهريجهما في إدلب.", resources) == [["vehicle"]]


def test_buildings_of_several_lands_are_things_hit(resources: claims.Resources) -> None:
    assert struck("قتل مدنيان بقصف على كوشة في مدينة سرت.", resources) == [["market"]]
    assert struck("قتل مدنيان بقصف على بيارة في رفح.", resources) == [["agriculture"]]
    assert struck("قتل الشاب سالم مرعي بقصف على مدينة إدلب.", resources) == [[]]


def test_a_camp_that_is_named_is_hit_though_a_town_of_tents_is_none(resources: claims.Resources) -> None:
    assert struck("قصفت المدفعية مخيم الخيام قرب سرمين.", resources) == [["camp"]]


def test_a_camp_is_told_from_barracks_by_whom_it_shelters(resources: claims.Resources) -> None:
    assert struck("قصف معسكر أبو شوك للنازحين ما أدى لمقتل طفل.", resources) == [["camp"]]
    assert struck("قصف معسكر زمزم للاجئين ما أدى لمقتل طفل.", resources) == [["camp"]]
    assert struck("قصف معسكر الطلائع ما أدى لمقتل جندي.", resources) == [["military"]]


@pytest.mark.parametrize("text", ["قصف معسكر الجيش، ومقتل نازحين.", "مقتل جندي في قصف معسكر سرمين، وفرار نازحين."])
def test_whom_the_next_clause_tells_of_is_not_sheltered(text: str, resources: claims.Resources) -> None:
    assert struck(text, resources) == [["military"]]


def test_who_blows_homes_up_did_it() -> None:
    report = Document(id="report", text="نسف جيش الاحتلال الإسرائيلي منازل في بلدة عيترون.")
    found, _ = claims.find(split(report), claims.Resources(gazetteer=gazetteer.load()))
    assert [[party.actor for party in claim.responsible] for claim in found] == [["israel"]]
