"""Places that no gazetteer has, told by what stands around them. Invented names, wars of several countries."""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import PublishedFrom
from tawthiq.passages import split


def places(text: str, resources: claims.Resources) -> list[str | None]:
    """Where each claim of a report happened, in text order."""
    document = Document(id="report", text=text, published="2020-03-05", published_from=PublishedFrom.PAGE)
    found, issues = claims.find(split(document), resources)
    assert not issues
    return [claim.where.place if claim.where else None for claim in found]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل ثلاثة مدنيين بغارة على سيارة في الزمروقة غرب بعلبك.", "الزمروقة"),
        ("أصيب مزارعان بقصف مدفعي على الشمخاوية شمال حلب.", "الشمخاوية"),
        ("قتل أربعة مدنيين في غارة على منزل في عين زرموق، جنوب مدينة بعلبك.", "عين زرموق"),
        ("قتل سبعة أشخاص بقصف على سوق في دلقوسة بريف حماة.", "دلقوسة"),
    ],
)
def test_a_name_that_is_said_to_lie_beside_a_known_place(text: str, place: str, resources: claims.Resources) -> None:
    assert places(text, resources) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة مدنيين في هجوم شمال حلب.",
        "قتل ثلاثة مدنيين في منزل غرب حلب.",
        "أصيب خمسة مدنيين بقصف على مدنيين شرق حلب.",
        "أصيب خمسة مدنيين في اشتباكات جنوب حلب.",
        "قتل ثلاثة مدنيين بغارة على زقاق غرب حلب.",
        "قتل ثلاثة مدنيين بغارة على استراحة غرب حلب.",
        "قتل ثلاثة مدنيين في شجار شرق حلب.",
        "قتل ثلاثة مدنيين بغارة على طاحونة غرب حلب.",
    ],
)
def test_everyday_words_before_a_direction_name_nothing(text: str, resources: claims.Resources) -> None:
    assert places(text, resources) == ["حلب"]


def test_a_village_that_was_announced_is_known_from_then_on_and_in_the_headline(resources: claims.Resources) -> None:
    text = (
        "قتيلان في غارة على زمروق\n\n"
        "قتل مدنيان اليوم بغارة على قرية زمروق بريف صعدة شمالي اليمن.\n\n"
        "وقال الأهالي إن ثلاثة آخرين أصيبوا عندما سقط صاروخ ثان في زمروق."
    )
    assert set(places(text, resources)) == {"زمروق"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل مدنيان بغارة على حارة الزمروق وسط مدينة الرقة.", "حارة الزمروق"),
        ("أصيب شخص بقذيفة سقطت عند دوار الزمروقة في مدينة غزة.", "دوار الزمروقة"),
        ("قتل مدني بانفجار قرب مفترق زمروقة. وأصيب شقيقه.", "مفترق زمروقة"),
    ],
)
def test_words_that_belong_to_the_names_of_lanes_and_junctions(
    text: str, place: str, resources: claims.Resources
) -> None:
    assert places(text, resources)[0] == place


def test_names_of_a_list_in_one_pair_of_quotation_marks(resources: claims.Resources) -> None:
    text = 'استهدف القصف المدفعي بلدتي "زمروقة، ودلقوسة" في ريف حلب الغربي.'
    assert places(text, resources) == ["زمروقة", "دلقوسة"]


def test_where_the_wounded_died_is_not_where_they_were_hit(resources: claims.Resources) -> None:
    text = "توفي مدني اليوم في أحد مشافي الرقة متأثرا بجروح أصيب بها في قصف على تدمر."
    assert places(text, resources) == ["تدمر"]


@pytest.mark.parametrize("joined", ["بما فيها", "من ضمنها", "من بينها"])
def test_a_part_of_the_area_told_is_not_the_place(joined: str, resources: claims.Resources) -> None:
    assert places(f"قتل ستة أشخاص بغارات على الرقة، {joined} الطبقة.", resources)[0] == "الرقة"
    assert places(f"قتل ستة أشخاص بغارات على عدة بلدات {joined} بلدة الطبقة.", resources)[0] == "الطبقة"


@pytest.mark.parametrize(
    "text",
    [
        "قصفت القوات المتمركزة في سراقب بلدة مارع وقتلت طفلا.",
        "قتل طفل بصواريخ منطلقة من الرقة بلدة مارع.",
        "قتل طفل في مارع بقصف من المدفعية المرابضة في سراقب.",
        "طائرات أقلعت من الرقة قصفت بلدة مارع وقتلت طفلا.",
    ],
)
def test_where_those_who_fire_stand_is_not_where_they_hit(text: str, resources: claims.Resources) -> None:
    assert places(text, resources) == ["مارع"]


def test_by_the_tongue_of_somebody_is_no_place(resources: claims.Resources) -> None:
    assert "سان" not in places("قتل ثمانية أشخاص في تكريت على لسان طبيب.", resources)


def test_the_town_is_not_the_city_that_an_area_beside_it_is_named_after(resources: claims.Resources) -> None:
    text = (
        "أصيب ثلاثة أشخاص أمس بقصف صاروخي على مدينة مارع.\n\n"
        "وتقع مارع التي أصيب أهلها بالذعر شمال حلب.\n\n"
        "وقال مصدر إن القصف استهدف وسط المدينة وأدى إلى إصابة ثلاثة أشخاص."
    )
    assert places(text, resources)[-1] == "مارع"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل رجل في سوق الزهور بمدينة إدلب.", ["إدلب"]),
        ("قتل خمسة في قصف على سوق العباسية شمالي إدلب.", ["إدلب"]),
        ("قتل رجل في حي الزهور بمدينة إدلب.", ["الزهور"]),
        ("قتل رجل في كفرنبل بريف إدلب.", ["كفرنبل"]),
    ],
)
def test_where_a_name_turns_out_to_be_a_word_the_place_around_it_is_meant(
    text: str, expected: list[str], resources: claims.Resources
) -> None:
    assert places(text, resources) == expected
