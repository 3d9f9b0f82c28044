"""Parts of a sentence that tell something anew without a place of their own, and tolls that are no events."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind
from tawthiq.passages import split


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    return claims.find(split(Document(id="d", text=text, published="2021-03-05")), resources)[0]


def killed(found: tuple[Claim, ...]) -> list[list[int | None]]:
    return [[harm.min for harm in claim.harms] for claim in found]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("أعلنت وزارة الصحة في حلب أن عدد القتلى بلغ 27 مدنيا، وقال مسؤول محلي إن الحصيلة هي 19 قتيلا.", [[27], [19]]),
        ("أدت غارة على بلدة كفرنبل إلى مقتل تسعة مدنيين، بعدما كانت حصيلة أولية قد أشارت إلى مقتل خمسة.", [[9], [5]]),
        ("أدت غارة على بلدة كفرنبل إلى مقتل تسعة مدنيين، بعد أن كانت الحصيلة الأولية خمسة قتلى.", [[9], [5]]),
        ("قتل تسعة مدنيين بغارة على كفرنبل، وكانت حصيلة سابقة أشارت إلى مقتل خمسة.", [[9], [5]]),
        ("قتل تسعة مدنيين بغارة على كفرنبل، فيما كانت الحصيلة الأولية خمسة قتلى.", [[9], [5]]),
        ("قتل تسعة مدنيين بغارة على كفرنبل، عقب أن كان عدد القتلى خمسة.", [[9], [5]]),
        ("قتل تسعة مدنيين بغارة على كفرنبل، وكانت الحصيلة خمسة عشر جريحا.", [[9, 15]]),
        ("قتل خمسة مدنيين بغارة على بلدة كفرنبل، كما قتل مسعفان عندما عاودت الطائرات قصف المكان.", [[5], [2]]),
        ("مقتل مدني بغارة على كفرنبل.- إصابة مدنيين اثنين بقصف على بلدة البارة.", [[1], [2]]),
        ("قتل خمسة مدنيين بغارة على بلدة كفرنبل، كما أصيب سبعة آخرون.", [[5, 7]]),
        ("قتل خمسة مدنيين في قصف على كفرنبل، وقال مسعفون إن القتلى من عائلة واحدة.", [[5]]),
    ],
)  # fmt: skip
def test_counts_and_deeds_told_anew_are_claims_apart(
    text: str, figures: list[list[int]], resources: claims.Resources
) -> None:
    assert killed(read(text, resources)) == figures


def test_a_verb_that_hits_something_needs_no_place(resources: claims.Resources) -> None:
    found = read("قتل خمسة مدنيين بغارة على بلدة كفرنبل. وأضاف أن الطائرات استهدفت منازل المدنيين.", resources)
    assert len(found) == 2
    assert found[1].facilities == ("residential",)


def test_an_attack_named_as_known_is_not_told_again(resources: claims.Resources) -> None:
    found = read("قتل خمسة مدنيين بقصف على بلدة كفرنبل. وجاء القصف في وقت حساس تشهده إدلب.", resources)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قتل ثلاثة مدنيين في قصف على بلدة كفرنبل، وسبقته تصريحات متشددة في الفترة الماضية.", Kind.INCIDENT),
        ("قتل ثلاثة مدنيين في قصف على كفرنبل لأول مرة منذ بدء العملية العسكرية.", Kind.INCIDENT),
        ("قصفت قوات النظام بلدة كفرنبل بالمدفعية، في إطار حملة التصعيد المستمرة منذ نحو شهرين.", Kind.INCIDENT),
        ("قتل خمسة مدنيين بغارة على كفرنبل في الهجوم الثاني من نوعه خلال شهر.", Kind.INCIDENT),
        ("قتل خمسة مدنيين بغارة على كفرنبل للمرة الثالثة خلال أسبوعين.", Kind.INCIDENT),
        ("قتل خمسة مدنيين بغارة على كفرنبل هي الأكثر دموية منذ بداية العام.", Kind.INCIDENT),
        ("قتل خمسة مدنيين بغارة على كفرنبل في أشد قصف تشهده المدينة منذ أشهر.", Kind.INCIDENT),
        ("قتل أكثر من 300 خلال الشهر الماضي في إدلب.", Kind.TOTAL),
        ("قتل 300 مدني في إدلب في تشرين الثاني خلال ثلاثين يوما.", Kind.TOTAL),
        ("شنت قوات الاحتلال حملة مداهمات واعتقالات في مدينة نابلس واعتقلت خمسة شبان.", Kind.INCIDENT),
        ("نفذت قوات النظام حملة اعتقالات واسعة في بلدة كناكر.", Kind.INCIDENT),
        ("شنت قوات النظام حملة مداهمات واسعة في ريف دير الزور.", Kind.TOTAL),
        ("قتل ثلاثون مدنيا في إدلب، وأصيب أربعون، خلال شهر شباط.", Kind.TOTAL),
        ("عاد إلى حلب السكان الذين نزحوا من بيوتهم.", Kind.TOTAL),
    ],
)
def test_periods_of_another_statement_make_no_toll(text: str, kind: Kind, resources: claims.Resources) -> None:
    assert [claim.kind for claim in read(text, resources)] == [kind]


def test_the_time_over_which_attacks_are_compared_is_not_the_day_of_one(resources: claims.Resources) -> None:
    [claim] = read("قتل خمسة مدنيين بغارة على كفرنبل للمرة الثانية خلال يومين.", resources)
    assert claim.when is None
    [claim] = read("قتل خمسة مدنيين أول من أمس بغارة على كفرنبل.", resources)
    assert claim.when is not None
    assert claim.when.edtf == "2021-03-03"


def test_figures_within_the_period_that_a_report_opens_with_are_parts_of_its_toll(resources: claims.Resources) -> None:
    found = read(
        "قتل 120 مدنيا في سوريا خلال شهر شباط. وقتل 19 مدنيا على يد مسلحين مجهولين. "
        "وقتل أربعة مدنيين بقصف على بلدة كفرنبل يوم 3 شباط.",
        resources,
    )
    assert [claim.kind for claim in found] == [Kind.TOTAL, Kind.TOTAL, Kind.INCIDENT]


def test_a_line_of_hashtags_tells_nothing(resources: claims.Resources) -> None:
    found = read("قتل طفل بقصف على بلدة كفرنبل يوم الأربعاء.\n#إدلب #كفرنبل #مجزرة_كفرنبل", resources)
    assert len(found) == 1
