"""One sentence that tells what happened in two places is two claims; one that only goes on is one. Invented reports."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    return claims.find(split(Document(id="report", text=text, published="2020-03-05")), resources)[0]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("أصيب عامل في بلدة الزيتونة بريف حلب، واستشهدت امرأة بغارة في قرية الروضة بريف إدلب.", ["الزيتونة", "الروضة"]),
        ("قتل شخصان في قصف على قرية السنابل بريف إدلب، وفي مدينة تعز توفي طفل متأثرا بجراحه.", ["السنابل", "تعز"]),
        (
            "وفي صعدة أصيب راع في مديرية رازح، وقتلت امرأة بقذيفة في منطقة وادي الرمان بمديرية باقم.",
            ["رازح", "وادي الرمان"],
        ),
    ],
)
def test_harm_in_another_place_of_the_sentence_is_a_claim_of_its_own(
    text: str, places: list[str], resources: claims.Resources
) -> None:
    found = read(text, resources)
    assert [claim.where.place for claim in found if claim.where] == places
    assert len({claim.incident for claim in found}) == len(places)


def test_fire_that_is_returned_is_an_attack_of_the_other_side(resources: claims.Resources) -> None:
    found = read("قصفت قوات النظام بلدة النيرب، لترد فصائل المعارضة بقصف مواقعها في مدينة سراقب.", resources)
    assert [(claim.where and claim.where.place, [party.actor for party in claim.responsible]) for claim in found] == [
        ("النيرب", ["syrian-government-forces"]),
        ("سراقب", ["syrian-opposition"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "أسفر القصف على بلدة الزيتونة عن مقتل ثلاثة، وأصيب خمسة نقلوا إلى مشفى مدينة إدلب.",
        "قتل رجل وأصيبت زوجته بغارة على قرية الروضة بريف إدلب.",
        "في مدينة حلب أصيب رجل برصاص قناص وقتلت امرأة في حي الرمان.",
        "قتل ثلاثة في قرية السنابل، وأصيب خمسة في القرية نفسها.",
    ],
)
def test_harm_told_on_of_the_same_place_stays_in_one_claim(text: str, resources: claims.Resources) -> None:
    assert len(read(text, resources)) == 1


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "قتل راعيان بقذيفة على قرية كنصفرة، وتعرضت بلدتا سرمين والنيرب لقصف بالهاون.",
            ["كنصفرة", "سرمين", "النيرب"],
        ),
        ("أصيب طفلان في قصف على قرية كنصفرة، وتعرضت أطراف بلدة البارة لغارات جوية.", ["كنصفرة", "البارة"]),
        ("قتلت امرأة بقصف على قرية كنصفرة، وطال قصف مماثل قرية سفوهن.", ["كنصفرة", "سفوهن"]),
        ("قتلت امرأة بقصف على قرية كنصفرة، وتعرضت القرية لقصف آخر مساء.", ["كنصفرة"]),
    ],
)
def test_a_place_that_came_under_attack_as_well_suffered_no_harm(
    text: str, places: list[str], resources: claims.Resources
) -> None:
    found = read(text, resources)
    assert [claim.where.place for claim in found if claim.where] == places
    assert [bool(claim.harms) for claim in found] == [True] + [False] * (len(places) - 1)


def test_another_strike_is_of_the_same_means_where_no_more_is_said(resources: claims.Resources) -> None:
    drones = read("استهدفت مسيرة سيارة في سرمين ما أدى لمقتل شخص، واستهدفت أخرى دراجة نارية في النيرب.", resources)
    bombs = read("انفجرت عبوة ناسفة في سوق سرمين، وانفجرت ثانية في النيرب ما أدى لإصابة رجل.", resources)
    gas = read("انفجرت عبوة ناسفة في سرمين، وانفجرت قذيفة في النيرب ما أدى لإصابة رجل.", resources)
    assert [claim.method for claim in drones] == ["drone_strike"] * 2
    assert [claim.method for claim in bombs] == ["explosive_device"] * 2
    assert gas[1].method == "shelling"


@pytest.mark.parametrize(
    "text",
    [
        "لقي ثلاثة أشخاص مصرعهم فيما أصيب عشرة آخرون بجروح، في انفجار عبوة ناسفة بسوق في مدينة الباب السورية.",
        "أصيب سبعة أشخاص، بينما قتل اثنان، جراء قصف على مدينة صعدة.",
        "ارتفعت الحصيلة إلى 5 شهداء، إضافة إلى عشرات الجرحى، في قصف على بلدة جباليا.",
        "استشهد خمسة مدنيين، فضلا عن عشرات المصابين، في قصف على مدينة رفح.",
        "أسفرت الغارة عن مقتل خمسة مدنيين، كما أصيب ثمانية آخرون، ودمر منزلان في مدينة مأرب.",
    ],
)
def test_the_rest_of_a_toll_that_has_no_place_yet_is_of_one_event(text: str, resources: claims.Resources) -> None:
    (claim,) = read(text, resources)
    assert {harm.outcome.value for harm in claim.harms} == {"killed", "injured"}
    assert claim.where is not None


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قتل خمسة في بنش، بالإضافة إلى إصابة ثلاثة في سرمين بريف إدلب.", ["بنش", "سرمين"]),
        ("حلب: 3 قتلى، إدلب: 5 قتلى، حماة: 7 جرحى.", ["حلب", "إدلب", "حماة"]),
        ("مقتل رجل بقصف على مدينة بنش، وإصابة طفلة بقصف مماثل على بلدة سرمين.", ["بنش", "سرمين"]),
        ("مقتل طفلة في مدينة بنش، وإصابة والدتها، جراء قصف على المدينة.", ["بنش"]),
    ],
)
def test_tolls_of_different_places_are_apart(text: str, places: list[str], resources: claims.Resources) -> None:
    assert [claim.where.place for claim in read(text, resources) if claim.where] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("مقتل رجل في قرية كنصفرة وإصابة امرأتين في بلدة البارة جراء قصف مدفعي.", ["كنصفرة", "البارة"]),
        ("مقتل طفلة بقصف على بلدة سرمين وإصابة أربعة مدنيين في القصف على مدينة بنش.", ["سرمين", "بنش"]),
        ("مقتل رجل في قرية كنصفرة بريف إدلب وإصابة امرأتين جراء قصف على القرية.", ["كنصفرة"]),
        ("مقتل رجل وإصابة امرأتين في بلدة البارة جراء قصف مدفعي.", ["البارة"]),
        ("مقتل طفل بقصف على بلدة سرمين وإصابة أمه بجروح نقلت على إثرها إلى مدينة إدلب.", ["سرمين"]),
    ],
)
def test_nouns_of_harm_that_each_bring_a_place_tell_events_apart(
    text: str, places: list[str], resources: claims.Resources
) -> None:
    found = read(text, resources)
    assert [claim.where.place for claim in found if claim.where] == places
    assert len({claim.incident for claim in found}) == len(places)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل خمسة بانفجار سيارة في بنش، كما أدى انفجار آخر في سرمين إلى مقتل اثنين.", {"بنش": [5], "سرمين": [2]}),
        ("قصفت المدفعية النيرب فقتلت امرأة، ثم قصفت سرمين فأصابت طفلين.", {"النيرب": [1], "سرمين": [2]}),
        (
            "شنت غارتان على النيرب أسفرتا عن مقتل ستة، وثلاث غارات على سرمين لم تسفر عن إصابات.",
            {"النيرب": [6], "سرمين": [0]},
        ),
        ("طال القصف بلدة النيرب حيث قتل اثنان، وبلدة سرمين حيث أصيب أربعة.", {"النيرب": [2], "سرمين": [4]}),
        ("قتل أربعة في قصف على النيرب، وطفل في سرمين.", {"النيرب": [4], "سرمين": [1]}),
        ("أصيب ثلاثة بقصف على النيرب، وامرأتان برصاص قناص في سرمين.", {"النيرب": [3], "سرمين": [2]}),
        ("قتل رجل وامرأة في النيرب، وطفل في سرمين.", {"النيرب": [1, 1], "سرمين": [1]}),
        ("قصف على النيرب أدى إلى مقتل رجل، كما أدى إلى إصابة ثلاثة.", {"النيرب": [1, 3]}),
        ("قتل أربعة في قصف على النيرب، وطبيب في المشفى يقول إن العدد يرتفع.", {"النيرب": [4]}),
        ("قتل رجل في النيرب وابنته في منزلهما بقصف مدفعي.", {"النيرب": [2, 1]}),
    ],
)
def test_each_place_has_its_own_people(
    text: str, told: dict[str, list[int | None]], resources: claims.Resources
) -> None:
    found = {claim.where.place: [harm.min for harm in claim.harms] for claim in read(text, resources) if claim.where}
    assert found == told
