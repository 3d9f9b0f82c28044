"""Whom a word of harm befalls when somebody else stands between, in invented sentences."""

import pytest

from tawthiq.claims import harms
from tawthiq.model.passage import Passage, Role
from tawthiq.text import quantities
from tawthiq.text.tokens import tokenize


def read(text: str) -> list[tuple[str, str, int | None]]:
    tokens = tokenize(text)
    found = harms.find(Passage(0, 0, Role.SENTENCE, 0, len(text), text, tokens), quantities.find(tokens))
    return [(mention.harm.quote, str(mention.harm.outcome), mention.harm.min) for mention in found]


@pytest.mark.parametrize(
    ("text", "who", "outcome"),
    [
        ("قتل قناص الطفلة رغد النهار أثناء رعيها الأغنام", "الطفلة", "killed"),
        ("قتل مسلحون مجهولون الشاب سالم النهار", "الشاب", "killed"),
        ("قتلت قوات الجيش الشاب سالم النهار", "الشاب", "killed"),
        ("قتلت غارة ليلية المسعف سالم النهار", "المسعف", "killed"),
        ("قتل في الغارة الطفل سالم النهار", "الطفل", "killed"),
        ("أصابت قذيفة المواطن سالم النهار", "المواطن", "injured"),
        ("اعتقلت دورية من الشرطة المواطن سالم النهار", "المواطن", "detained"),
        ("اغتال مسلحون على متن دراجة نارية ضابطا", "ضابطا", "killed"),
        ("مات تحت التعذيب في سجن الوادي المعتقل سالم النهار", "المعتقل", "killed"),
    ],
)
def test_the_object_stands_behind_the_doer(text: str, who: str, outcome: str) -> None:
    assert read(text) == [(who, outcome, 1)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل ثلاثة جنود برفقة القائد سالم النهار", [("ثلاثة جنود", "killed", 3)]),
        ("قتل مدني أمام الشاب سالم النهار بعد أن ناداه", [("مدني", "killed", 1)]),
        ("سقط برميل على حي بستان القصر فقضى 9 مدنيين", [("9 مدنيين", "killed", 9)]),
        ("قتل رجلان قبل أن يصل المسعف سالم النهار", [("رجلان", "killed", 2)]),
    ],
)
def test_who_only_stands_near_suffers_nothing(text: str, told: list[tuple[str, str, int | None]]) -> None:
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أطلق مسلحون النار على موظف في دائرة المياه فأردوه في الحال", [("موظف", "killed", 1)]),
        ("أطلق مسلحون النار على موظف في دائرة المياه فأردوه قتيلا", [("موظف", "killed", 1)]),
        ("استهدفت طائرة مسيرة مزارعا في بلدة السهل فأصابته بجروح", [("مزارعا", "injured", 1)]),
        ("الشاب سالم النهار أصابه جندي برصاصة في ساقه", [("الشاب", "injured", 1)]),
        ("طارد مسلحون ثلاثة عمال وقتلوهم في حي السهل", [("ثلاثة عمال", "killed", 3)]),
        (
            "خطف مسلحون ثلاثة موظفين ثم قتلوهم في حي السهل",
            [("ثلاثة موظفين", "detained", 3), ("ثلاثة موظفين", "killed", 3)],
        ),
        ("قتل جندي شابا عند الحاجز", [("شابا", "killed", 1)]),
        ("قتل جندي شاب عند الحاجز", [("جندي شاب", "killed", 1)]),
        ("إصابة جندي برصاصة في ساقه", [("جندي", "injured", 1)]),
        ("أصاب جندي شابا برصاصة في ساقه", [("شابا", "injured", 1)]),
    ],
)
def test_the_pronoun_of_a_verb_stands_for_whom_it_befell(text: str, told: list[tuple[str, str, int]]) -> None:
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("اعتقلت قوات الحرس منذ مساء أمس وحتى صباح اليوم الثلاثاء (17) مواطنا", [("17) مواطنا", "detained", 17)]),
        ("قتل في القصف منذ فجر أمس وحتى مساء اليوم الخميس ثمانية مدنيين", [("ثمانية مدنيين", "killed", 8)]),
        ("شنت القوات حملة اعتقالات واسعة في بلدة السهل طالت 20 مواطنا", [("20 مواطنا", "detained", 20)]),
        ("شنت القوات حملة اعتقالات واسعة في بلدة السهل وتجول 20 مواطنا في السوق", []),
        ("بلغت حصيلة الاعتقالات في الضفة أكثر من (9920)", [("أكثر من (9920)", "detained", 9920)]),
    ],
)
def test_the_counted_stand_behind_days_and_campaigns(text: str, told: list[tuple[str, str, int]]) -> None:
    assert read(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل جنود ومستوطنون تسعة فلسطينيين", [("تسعة فلسطينيين", "killed", 9)]),
        ("أطلق اثنان من الجنود النار فأصابوا سبعة منهم", [("سبعة", "injured", 7)]),
        ("من بين القتلى الطفلة رغد النهار", [("الطفلة", "killed", 1)]),
        ("ومن بين القتلى القيادي سالم النهار", [("القيادي", "killed", 1)]),
        ("ومن بين القتلى المدنيين ثلاثة أطفال", [("ثلاثة أطفال", "killed", 3)]),
        ("وفرق البيان بين القتلى والجرحى", []),
        ("قتل مستوطنون شابا عند الحاجز", [("شابا", "killed", 1)]),
        ("مقتل مستوطن وإصابة آخر بصاروخ", [("مستوطن", "killed", 1), ("آخر", "injured", 1)]),
        ("قتل جنود ومستوطنون في هجوم", [("جنود", "killed", None), ("ومستوطنون", "killed", None)]),
        ("بلغ عدد من قتلتهم القوات (72) شهيدا", [("72) شهيدا", "killed", 72)]),
        ("نقل 11 قتيلا إلى مستشفى شهداء الأقصى", [("11 قتيلا", "killed", 11)]),
        ("وصل إلى المستشفى شهداء وجرحى", [("شهداء", "killed", None), ("وجرحى", "injured", None)]),
        ("وصل مستشفى شهداء وجرحى", [("شهداء", "killed", None), ("وجرحى", "injured", None)]),
        ("استقبل مشفى قتلى، بينهم طفل", [("قتلى", "killed", None), ("طفل", "killed", 1)]),
        (
            "بلغ عدد الضحايا المدنيين 195 قتيلا و499 جريحا",
            [("195 قتيلا", "killed", 195), ("499 جريحا", "injured", 499)],
        ),
        ("قتل مسلحون وجندي في اشتباكات", [("مسلحون", "killed", None), ("وجندي", "killed", 1)]),
        ("أردت قذيفة شابين وأصابت ثالثا", [("شابين", "killed", 2), ("ثالثا", "injured", 1)]),
        ("لا يزال سبعة أشخاص في عداد المفقودين", [("سبعة أشخاص", "missing", 7)]),
    ],
)
def test_doers_joined_and_verbs_with_a_weak_end(text: str, told: list[tuple[str, str, int | None]]) -> None:
    assert read(text) == told


def test_the_size_of_a_loss_may_end_the_words() -> None:
    assert read("سقط ثلاثة قتلى وخسائر كبيرة")[0] == ("ثلاثة قتلى", "killed", 3)
    assert read("قتل خمسة كبيرة") == [("خمسة", "killed", 5)]
