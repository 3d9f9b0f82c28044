import pytest

from tawthiq import claims, gazetteer
from tawthiq.claims.mentions import Modality
from tawthiq.claims.modality import find, opens
from tawthiq.model.document import Document
from tawthiq.model.passage import Passage
from tawthiq.passages import split


def passage(text: str) -> Passage:
    return split(Document(id="t", text=text)).passages[0]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("قتل 300 مدني منذ بداية العمليات في المدينة.", Modality.TOTAL),
        ("قتل 25 جنديا خلال شهر تموز.", Modality.TOTAL),
        ("نزح آلاف السكان منذ عام 2019.", Modality.TOTAL),
        ("تتعرض القرية للقصف بشكل يومي.", Modality.TOTAL),
        ("شن الطيران 40 غارة على ريف المدينة.", Modality.TOTAL),
        ("قتل خمسة جنود خلال الساعات الأربع والعشرين الماضية.", Modality.TOTAL),
        ("مقتل 23 شخصا في هجمات متفرقة في البلاد.", Modality.TOTAL),
        ("سجلت اللجنة أربعة اعتداءات على المدارس.", Modality.TOTAL),
        ("قتل 40 شخصا منذ يوم الجمعة.", Modality.TOTAL),
        ("ما مجموعه 900 مدني قتلوا.", Modality.TOTAL),
        ("تستهدف الميليشيا القرى الآمنة بشتى السبل بعمليات تؤدي إلى سقوط عشرات القتلى.", Modality.TOTAL),
        ("يواصلون ترهيب السكان بمختلف الوسائل وقتلوا العشرات.", Modality.TOTAL),
        ("عدد اللاجئين سيتراوح بين ألف وألفين.", Modality.FORECAST),
        ("من المتوقع ارتفاع عدد القتلى.", Modality.FORECAST),
        ("في حال تأكد مقتل مدنيين يجب التحقيق.", Modality.CONDITIONAL),
        ("طالبت بالتحقيق في سقوط محتمل لضحايا مدنيين.", Modality.CONDITIONAL),
        ("أوقفت القوات القصف خشية سقوط ضحايا.", Modality.GENERAL),
        ("كان يخطط لاغتيال الوزير.", Modality.GENERAL),
        ("هدد بقصف المدينة بالصواريخ.", Modality.GENERAL),
        ("تحشد القوات تمهيدا لهجوم على البلدة.", Modality.GENERAL),
        ("ويأتي قصف المدفعية لقرية الزيتون بعد هدوء دام أسبوعين.", Modality.GENERAL),
        ("قال رئيس البلدية إن القصف على القرية يأتي في إطار الضغط على سكانها.", Modality.GENERAL),
        ("اعترف بأنه كان ينوي تفجير حافلة.", Modality.GENERAL),
    ],
)
def test_modality(text: str, modality: Modality) -> None:
    assert modality in {mention.modality for mention in find(passage(text))}


@pytest.mark.parametrize(
    "text",
    [
        "قتل ثلاثة مدنيين صباح اليوم في قصف على السوق.",
        "قتل مدني منذ قليل في قصف على السوق.",
        "شنت الطائرات 5 غارات على القرية.",
        "استهدفت الطائرات السوق بشتى أنواع القذائف ما أدى إلى مقتل خمسة.",
        "أدى القصف إلى ارتفاع عدد القتلى إلى ثلاثة.",
        "جاءت الحافلة من القرية، وقتل راكبان في الطريق.",
    ],
)
def test_a_plain_event_has_none(text: str) -> None:
    assert find(passage(text)) == ()


def test_a_total_leaves_the_next_event_alone() -> None:
    text = "تتعرض القرية للقصف منذ أشهر، فيما قتل مدني اليوم."
    (mention,) = find(passage(text))
    assert "قتل" not in text[mention.scope_start : mention.scope_end]


def test_what_is_feared_ends_before_what_happened() -> None:
    text = "يتخوف الأهالي من مجزرة كالمجزرة التي قتل فيها عشرة."
    (mention,) = find(passage(text))
    assert "قتل" not in text[mention.scope_start : mention.scope_end]


def test_items_take_over_the_total_that_opens_their_list() -> None:
    intro = passage("قتل 86 شخصا منذ مطلع العام 2023 وهم:")
    item = passage("18 مدنيا بينهم طفلان")
    (mention,) = find(item, opens(find(intro)))
    assert (mention.modality, mention.scope_start, mention.scope_end) == (Modality.TOTAL, item.start, item.end)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ويأتي قصف المدفعية لقرية الزيتون بعد هدوء دام أسبوعين.", 0),
        ("يأتي القصف على قرية الزيتون في سياق الضغط على سكانها بقصف الأسواق.", 0),
        ("ويأتي ذلك بعد قصف طال قرية الزيتون صباحا.", 1),
        ("أحبطت القوات هجوما بسيارة مفخخة على حاجز في سامراء.", 0),
        ("أفشلت القوات هجوما على حاجز في سامراء، وقتل جنديان.", 1),
        ("عاد القصف ليطال قرية البارة مساء.", 1),
        ("القصف جاء في وقت تعرضت فيه قرية السنابل لغارات جوية.", 1),
        ("جاء في البيان أن غارة استهدفت قرية الزيتون.", 1),
        ("جاءت الغارة على قرية الزيتون بعد تحذير السكان، وقتل فيها أربعة.", 1),
    ],
)
def test_an_attack_set_into_a_frame_or_thwarted_is_no_claim_but_what_happened_besides_is(text: str, told: int) -> None:
    found, _ = claims.find(split(Document(id="t", text=text)), claims.Resources(gazetteer=gazetteer.load()))
    assert len(found) == told
