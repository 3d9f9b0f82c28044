"""What is talked about, decided or to come is no claim, a habit is a total, blame for a known deed an attribution.
Invented sentences.
"""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind
from tawthiq.passages import split

LEAD = "تطورات في المنطقة\n\nتابع المراقبون آخر المستجدات في البلاد.\n\n"


def kinds(text: str, resources: claims.Resources) -> list[Kind]:
    found, _ = claims.find(split(Document(id="report", text=f"{LEAD}{text}.", published="2017-03-20")), resources)
    return [claim.kind for claim in found]


@pytest.mark.parametrize(
    "text",
    [
        "بحث وزيرا الخارجية الغارات الجوية على مواقع التنظيم في مدينة الرقة",
        "وقال الرئيس إن الغارات على مواقع التنظيم في مدينة الرقة ستستمر",
        "وأعلنت فرنسا أنها ستشن غارات على مواقع التنظيم في مدينة الرقة",
        "تدرس واشنطن توجيه ضربات جوية لمواقع التنظيم في مدينة سرت",
        "وعلق التحالف غاراته على صنعاء خلال المفاوضات",
        "وطالبت الخارجية إسرائيل بوقف هجماتها على قطاع غزة",
        "وتظاهر المئات احتجاجا على قصف مدينة حلب",
        "وتشارك ست دول في قصف مواقع التنظيم في مدينة الموصل",
        "وأعلن الجيش بدء عملية عسكرية واسعة في سيناء",
        "وأقامت البلدية نصبا تذكاريا لضحايا التفجير",
        "وصدر حكم بالإعدام على منفذ الهجوم على المتحف",
        "لماذا تقصف الطائرات مدينة إدلب",
        "ويعد استهداف المستشفيات في مدينة حلب جريمة حرب",
        "وقال إن قصف المدارس في مدينة صعدة لن يمر دون عقاب",
        "وحمل المتظاهرون صور ضحايا القصف",
    ],
)
def test_what_is_talked_of_or_to_come_is_no_claim(text: str, resources: claims.Resources) -> None:
    assert kinds(text, resources) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("وقصفت الطائرات مدينة الرقة، وقال الوزير إن الغارات ستستمر", Kind.INCIDENT),
        ("طالبت الخارجية بوقف القصف الذي قتل خمسة مدنيين في مدينة الرقة", Kind.INCIDENT),
        ("وأعرب التحالف عن أسفه لمشاركة طائراته في الغارة التي استهدفت منزلا في مدينة الرقة", Kind.RESPONSE),
        ("ودخلت القوات المدينة بعد بدء عملية إنزال جوي على قرية النيرب", Kind.INCIDENT),
    ],
)
def test_what_is_told_beside_such_words_is_a_claim(text: str, kind: Kind, resources: claims.Resources) -> None:
    assert kinds(text, resources) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "ويطلق حرس الحدود النار على المزارعين كلما اقتربوا من أراضيهم في بلدة النيرب",
        "واعتادت الزوارق الحربية إطلاق النار على مراكب الصيادين قبالة سواحل غزة",
        "ولا يكاد يمر يوم دون أن تقصف المدفعية أحياء مدينة تعز",
        "وتتعرض القرى في محافظة تعز لهجمات من مسلحين من وقت لآخر",
        "وباتت الطائرات المسيرة تستهدف الأسواق والمستشفيات في مدينة تعز",
        "وكثيرا ما يستهدف القناصة المارة في حي النور",
    ],
)
def test_a_habit_is_a_total(text: str, resources: claims.Resources) -> None:
    assert kinds(text, resources) == [Kind.TOTAL]


@pytest.mark.parametrize(
    "text",
    [
        "وبين 2017 و2020 نزح عن المدينة مليونا مدني",
        "استهدفت المسيرات محافظة ديالى 4 مرات تسببت بمقتل ثلاثة مقاتلين",
        "تعرضت قوافل الإغاثة للعديد من الهجمات سابقا وأدت إلى مقتل سائقين",
        "شهدت محافظة ديالى عدة هجمات أسفرت عن مقتل تسعة جنود",
        "تواصل الطائرات الحربية هجماتها على محافظة تعز مخلفة قتلى وجرحى",
        "وما تزال الميليشيا تقصف قرى محافظة ديالى بقذائف دائما ما توقع عشرات القتلى",
    ],
)
def test_many_attacks_of_a_region_are_a_total(text: str, resources: claims.Resources) -> None:
    assert kinds(text, resources) == [Kind.TOTAL]


@pytest.mark.parametrize(
    "text",
    [
        "أطلق مسلح النار على حارس ثلاث مرات في قرية النيرب فقتله",
        "نفذ التنظيم عدة هجمات على قرية النيرب أسفرت عن مقتل ثلاثة",
        "تواصل الطائرات قصف بلدة النيرب ما أدى إلى مقتل ثلاثة",
        "قتل شاب في شجار بين 10 و12 شخصا في بلدة النيرب بالرصاص",
    ],
)
def test_on_one_village_they_are_one_event(text: str, resources: claims.Resources) -> None:
    assert kinds(text, resources) == [Kind.INCIDENT]


@pytest.mark.parametrize(
    "text",
    [
        "وشن التحالف آلاف الغارات الجوية في العراق وسوريا",
        "وتزايدت الهجمات على قوافل الإغاثة في محافظة ديالى",
        "وارتفعت وتيرة الغارات على محافظة صعدة",
        "وتشهد ولاية بورنو هجمات تشنها جماعة بوكو حرام",
        "استهدفت الغارات على مدى أسبوع البنى التحتية في ميناء الحديدة",
        "وأعدم التنظيم مئات المدنيين في المناطق التي سيطر عليها",
        "وأودت أعمال العنف بحياة المئات في البلاد",
    ],
)
def test_attacks_that_grow_and_hundreds_of_dead_are_a_total(text: str, resources: claims.Resources) -> None:
    assert kinds(text, resources) == [Kind.TOTAL]


@pytest.mark.parametrize(
    "text",
    [
        "وفي عام 2015 قتل 22 شخصا في هجوم على متحف النور في مدينة تونس",
        "وخلال الشهر الماضي قتل تسعة أشخاص في تفجير سوق في قرية النيرب",
        "وقتل المئات في انفجار ضرب المرفأ في مدينة بيروت",
        "وتحدث الأهالي عن حصيلة تتراوح بين 200 و300 قتيل معظمهم من النساء في مجزرة في قرية النيرب",
    ],
)
def test_one_attack_of_a_year_or_a_month_is_an_event(text: str, resources: claims.Resources) -> None:
    assert kinds(text, resources) == [Kind.INCIDENT]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("إن ثبت مقتل مدنيين في الغارة فسنحاسب المسؤولين", Kind.CONDITIONAL),
        ("وفي حالة مقتل مدنيين تدفع الحكومة تعويضات", Kind.CONDITIONAL),
        ("ويهدد القصف بتشريد 50 ألف مدني", Kind.FORECAST),
        ("وقتل جندي هدد المسلحون بخطفه في قرية النيرب", Kind.INCIDENT),
        ("ونقل جريح في حالة حرجة بعد قصف قرية النيرب", Kind.INCIDENT),
    ],
)
def test_what_is_only_possible_is_said_so(text: str, kind: Kind, resources: claims.Resources) -> None:
    assert kinds(text, resources) == [kind]


def test_a_toll_of_a_year_is_a_total(resources: claims.Resources) -> None:
    assert kinds("وفي عام 2015 قتل 220 شخصا في هجمات على الأسواق في مدينة تونس", resources) == [Kind.TOTAL]


def test_what_forces_are_said_to_prevent_did_not_happen(resources: claims.Resources) -> None:
    assert kinds("قال الوزير إن وجود القوات في محافظة ديالى يمنع مجازر جديدة", resources) == []


def test_a_strike_on_days_running_is_one_event(resources: claims.Resources) -> None:
    text = "شنت الطائرات غارات على محيط بلدة النيرب، لليوم الثاني على التوالي"
    assert kinds(text, resources) == [Kind.INCIDENT]


@pytest.mark.parametrize(
    "text",
    [
        "ورجحت مصادر محلية أن تكون الطائرة التي قصفت السوق إماراتية",
        "وحملت الحكومة المسلحين مسؤولية الهجوم",
        "وقال شهود إن الصاروخ أطلق من سفينة حربية",
        "وقال خبراء إن الذخيرة المستخدمة في الهجوم على المستشفى صاروخ موجه",
        "وقالت الوزارة إن مسلحين من حركة طالبان هم من نفذوا الهجوم على القافلة",
        "وتتهم منظمات حقوقية الجيش باستخدام قنابل عنقودية في الهجوم",
        "وتبين أن القصف تم بطائرة مسيرة",
    ],
)
def test_whom_or_what_a_known_deed_is_laid_to_is_an_attribution(text: str, resources: claims.Resources) -> None:
    assert kinds(text, resources) == [Kind.ATTRIBUTION]


@pytest.mark.parametrize(
    "text",
    [
        "واتهم النواب الوزير بالتقصير في حماية المدينة من الهجوم",
        "وحمل الوزير البلديات مسؤولية تراكم النفايات",
        "ورجح المحلل أن تكون الزيارة بعد الهجوم",
        "وانطلق الهجوم من ثلاثة محاور",
    ],
)
def test_other_blame_is_none(text: str, resources: claims.Resources) -> None:
    assert kinds(text, resources) == []
