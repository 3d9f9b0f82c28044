"""What is counted over a stretch of time is a total; how long a state has lasted counts nothing. Invented sentences."""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind
from tawthiq.passages import split


def kinds(text: str, resources: claims.Resources) -> list[Kind]:
    found, _ = claims.find(split(Document(id="report", text=text, published="2017-03-20")), resources)
    return [claim.kind for claim in found]


@pytest.mark.parametrize(
    "text",
    [
        "قتل 15 شخصا في 48 ساعة في محافظة ديالى",
        "قتل 15 شخصا في الساعات الـ48 الماضية في محافظة ديالى",
        "أودت الغارات بحياة 41 شخصا في أقل من أسبوع",
        "خمسون قتيلا في عشرة أيام من القصف على مدينة الموصل",
        "قتل خمسة عشر شخصا في خمسة عشر يوما في ديالى",
        "سقط 6 قتلى و20 جريحا في اشتباكات طرابلس على مدى يومين",
        "قتل سبعة مدنيين خلال الأيام الأربعة الماضية في محافظة ديالى",
        "قتلت الألغام 140 مدنيا في الحديدة في عام واحد",
        "قتل 15 مدنيا من 1 إلى 7 أيار في قصف على حي النور",
        "حصيلة الأسبوع: 9 قتلى و17 جريحا في محافظة ديالى",
    ],
)
def test_what_is_told_of_so_many_days_is_a_total(text: str, resources: claims.Resources) -> None:
    assert kinds(text, resources) == [Kind.TOTAL]


@pytest.mark.parametrize(
    "text",
    [
        "قتل سبعة أشخاص في قصف على بلدة النيرب في ساعات المساء",
        "قتل سبعة أشخاص في قصف على بلدة النيرب في أقل من ساعة",
        "قتل سبعة أشخاص في قصف على بلدة النيرب بعد ثلاثة أيام من الهدوء",
        "قتل سبعة أشخاص في قصف على بلدة النيرب، وهو الهجوم الثالث في يومين",
        "أغارت الطائرات على بلدة النيرب، في خامس هجوم في أقل من شهر",
        "قتل شاب برصاص مسلحين في بلدة النيرب هو ثاني قتيل في البلدة في يومين",
        "قتل الطفل سامر البالغ 12 عاما في قصف على بلدة النيرب",
        "قتل 42 مقاتلا في مواجهات في قرية النيرب على مدار اليومين الماضيين",
        "قصفت الطائرات بلدة النيرب حيث عزز الجيش وجوده في اليومين الأخيرين",
        "قتل 15 مدنيا في الليلة بين 3 و4 أيار في قصف على حي النور",
    ],
)
def test_what_only_names_days_is_one_event(text: str, resources: claims.Resources) -> None:
    assert kinds(text, resources) == [Kind.INCIDENT]


def test_a_toll_that_rose_by_the_deaths_told_is_apart_from_them(resources: claims.Resources) -> None:
    text = "أسفرت الغارة على قرية النيرب عن مقتل القيادي سالم العمر وبهذه العملية يرتفع عدد القتلى إلى ستة خلال شهرين"
    assert kinds(text, resources) == [Kind.INCIDENT, Kind.TOTAL]


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة مدنيين في قصف على مدينة النيرب المحاصرة منذ ثلاث سنوات",
        "قتلت امرأة برصاص قناص في بلدة النيرب التي تسيطر عليها المعارضة منذ عام 2012",
        "عثر على جثة مختطف مفقود منذ شهرين في بلدة النيرب",
        "قتل قائد ميداني كان قد انضم إلى الجماعة منذ سنوات في غارة على قرية النيرب",
        "قتل سبعة أشخاص في قصف على بلدة النيرب رغم الهدنة السارية منذ نهاية شباط",
        "قتل ستة لاجئين فروا من بلدهم منذ سنوات في غارة على مخيم النيرب",
    ],
)
def test_how_long_a_state_has_lasted_counts_nothing(text: str, resources: claims.Resources) -> None:
    found, _ = claims.find(split(Document(id="report", text=text, published="2017-03-20")), resources)
    assert [(claim.kind, claim.when) for claim in found] == [(Kind.INCIDENT, None)]


@pytest.mark.parametrize(
    "text",
    [
        "لا يزال 5000 شخص مفقودين منذ بداية الحرب",
        "بلغ عدد القتلى في المدينة المحاصرة 1200 منذ بدء الحملة",
        "سيطر التنظيم على المدينة وقتل 200 من أهلها منذ شهر",
        "قتل 45 طفلا في المدينة منذ فرض الحصار عليها",
    ],
)
def test_who_is_counted_beside_a_state_is_a_total(text: str, resources: claims.Resources) -> None:
    assert kinds(text, resources) == [Kind.TOTAL]
