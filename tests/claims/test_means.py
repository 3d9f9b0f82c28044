"""Methods of attack: words and what a clause of them amounts to. Invented sentences."""

import pytest

from tawthiq.claims import means
from tawthiq.claims.mentions import At, MeansMention
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Method
from tawthiq.passages import split


def read(text: str) -> list[MeansMention]:
    report = split(Document(id="report", text=text))
    return [mention for passage in report.passages for mention in means.find(passage)]


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("قصف على أطراف القرية", Method.SHELLING),
        ("قنبلتان مزروعتان على الطريق انفجرتا قرب دورية", Method.EXPLOSIVE_DEVICE),
        ("انفجرت قنبلة كانت مزروعة قرب السوق", Method.EXPLOSIVE_DEVICE),
        ("قصف مدفعي على القرية", Method.SHELLING),
        ("انفجار فخ متفجر في منزل", Method.EXPLOSIVE_DEVICE),
        ("استهداف المبنى بقنابل موجهة", Method.AIRSTRIKE),
        ("استهداف الحاجز بقاذفات آر بي جي", Method.SHELLING),
        ("استهداف الحاجز بمدافع رشاشة", Method.SHOOTING),
        ("انفجار طرد مفخخ في السوق", Method.EXPLOSIVE_DEVICE),
        ("استهداف الملجأ بقنابل خارقة للتحصينات", Method.AIRSTRIKE),
        ("قصف جوي على القرية", Method.AIRSTRIKE),
        ("قصفت طائرات حربية القرية", Method.AIRSTRIKE),
        ("قصفت طائراتها الحربية القرية", Method.AIRSTRIKE),
        ("قصف طيرانهم القرية", Method.AIRSTRIKE),
        ("استهدفت مدفعيته الثقيلة القرية", Method.SHELLING),
        ("غارة بطائرة مسيّرة على سيارة", Method.DRONE_STRIKE),
        ("استهدفت مسيّرة سيارة على الطريق", Method.DRONE_STRIKE),
        ("استهدفت القوات منزلا بصاروخ موجه", Method.SHELLING),
        ("استهداف السيارة بصاروخ من مسيّرة", Method.DRONE_STRIKE),
        ("هاجمت القوات المخيم بالمدفعية والمسيرات", Method.SHELLING),
        ("غارات جوية وقصف مدفعي على البلدة", Method.AIRSTRIKE),
        ("قصف مدفعي وغارات جوية على البلدة", Method.SHELLING),
        ("أطلقت طائرة صاروخين على حافلة", Method.AIRSTRIKE),
        ("الطائرة أطلقت صاروخين على حافلة", Method.AIRSTRIKE),
        ("أطلقت القوات صاروخين على حافلة", Method.SHELLING),
        ("إن طائراته قصفت البلدة", Method.AIRSTRIKE),
        ("إن مسيراتها قصفت البلدة", Method.DRONE_STRIKE),
        ("إن قواته قصفت البلدة", Method.SHELLING),
        ("انفجار هز المدينة", Method.EXPLOSION),
        ("انفجار سيارة مفخخة في السوق", Method.VEHICLE_BOMB),
        ("انفجار لغم من مخلفات الحرب", Method.EXPLOSIVE_DEVICE),
        ("فجر انتحاري نفسه قرب الحاجز", Method.SUICIDE_BOMBING),
        ("قتل برصاص قناص خلال اشتباكات", Method.SHOOTING),
        ("أطلقت الشرطة النار على شاب", Method.SHOOTING),
        ("توغلت قوة فجراً في القرية", Method.GROUND_RAID),
        ("أعدموا ميدانيا رميا بالرصاص", Method.EXECUTION),
        ("اغتيل برصاص مجهولين", Method.ASSASSINATION),
        ("داهمت القوات منزلا", Method.GROUND_RAID),
        ("اشتباكات عنيفة في المدينة", Method.CLASHES),
        ("مات تحت التعذيب", Method.TORTURE),
        ("هجوم كيماوي على البلدة", Method.CHEMICAL),
        ("قـ.ـصف على البلدة", Method.SHELLING),
        ("قتل طعنا", Method.OTHER),
        ("عشر غارات جوية نفذتها طائرات مسيرة", Method.DRONE_STRIKE),
        ("اغتيال قائد في غارة على سيارته", Method.AIRSTRIKE),
        ("محاولة اغتيال بقنبلة زرعت تحت سيارته", Method.EXPLOSIVE_DEVICE),
        ("تفجير دار مفخخة", Method.EXPLOSIVE_DEVICE),
        ("قتلوا بنيران دبابة", Method.SHELLING),
        ("سقطت دانة في الحي", Method.SHELLING),
        ("فتى أصيب بالذخيرة الحية", Method.SHOOTING),
        ("قصف متبادل على الجبهة", Method.SHELLING),
        ("صدت القوات هجوما على البلدة وصدت هجوما آخر", Method.CLASHES),
        ("أطلقت الفصائل ثلاثة صواريخ ردا على غارة أمس", Method.SHELLING),
        ("ردا على الغارة التي قتلت خمسة", Method.AIRSTRIKE),
        ("قصف بالصواريخ من طائرات مسيرة", Method.DRONE_STRIKE),
        ("قصفا بالصواريخ مصدره الطائرات المسيرة", Method.DRONE_STRIKE),
        ("قصفوها بصواريخ من طائرات حربية", Method.AIRSTRIKE),
        ("قصف بالقذائف وطائرات مسيرة تحلق", Method.SHELLING),
        ("استشهد ولدهم في البلدة", None),
        ("هجوم على القرية", None),
        ("وقف إطلاق النار ساري", None),
        ("بقيت القرى تحت النار", None),
        ("مسيرة احتجاجية في المدينة", None),
        ("وصلوا فجر اليوم", None),
        ("شن هجوما لاذعا على الوزير", None),
        ("اضطراب في ضربات القلب", None),
        ("زلزال مدمر ضرب الساحل", None),
        ("ارتفعت حصيلة الزلزال إلى 300 قتيل", None),
        ("تفجرت الأزمة بين الحزبين", None),
        ("ضخ المياه العذبة إلى القرية", None),
        ("حكم بالإعدام على المتهم", None),
    ],
)
def test_method_of_a_clause(text: str, method: Method | None) -> None:
    assert means.method_of(read(text))[0] is method


def test_the_deciding_words_are_given() -> None:
    text = "استهدفت القوات منزلا بصاروخ موجه"
    _, mention = means.method_of(read(text))
    assert mention is not None
    assert text[mention.at.start : mention.at.end] == "بصاروخ موجه"
    assert mention.rule == "means:shell.weapon"


def test_an_attack_without_a_method_is_an_event_all_the_same() -> None:
    [mention] = read("هجوم على القرية")
    assert mention.is_event
    assert mention.is_generic
    assert means.method_of([]) == (None, None)


def told(text: str, harm: str) -> Method | None:
    """The method of a sentence whose harm is told by the word `harm`."""
    passage = split(Document(id="report", text=text)).passages[0]
    at = next(i for i, token in enumerate(passage.tokens) if token.text == harm)
    token = passage.tokens[at]
    return means.method_of(means.find(passage), [At(first=at, last=at, start=token.start, end=token.end)])[0]


@pytest.mark.parametrize(
    ("text", "harm", "method"),
    [
        ("تزامنت الغارات مع قصف مدفعي على القرية أسفر عن مقتل طفل", "مقتل", Method.SHELLING),
        ("اقتحمت القوات البلدة فيما قتل فلاح جراء انفجار لغم", "قتل", Method.EXPLOSIVE_DEVICE),
        ("بعد غارات على المعسكر قتل جندي برصاص قناص", "قتل", Method.SHOOTING),
        ("غارات جوية وقصف مدفعي على البلدة ومقتل خمسة", "ومقتل", Method.AIRSTRIKE),
        ("أعدموا ثلاثة أسرى إثر اقتحام القرية", "أعدموا", Method.EXECUTION),
        ("انفجاران أحدهما بعبوة ناسفة والآخر بدراجة مفخخة أديا إلى مقتل اثنين", "مقتل", Method.EXPLOSIVE_DEVICE),
    ],
)
def test_of_several_attacks_the_one_that_did_the_harm_counts(text: str, harm: str, method: Method) -> None:
    assert told(text, harm) is method


def test_at_dawn_nothing_is_blown_up() -> None:
    assert [mention.method for mention in read("اعتقلت القوات فجرا 15 مواطنا")] == [Method.OTHER]
    assert means.method_of(read("انتحاريان فجرا نفسيهما في السوق"))[0] is Method.SUICIDE_BOMBING


@pytest.mark.parametrize(
    "text",
    [
        "أطلق مسلحون مجهولون الرصاص على الحاجز",
        "فتحت قوات الأمن نيران رشاشاتها على القرية",
        "أطلق حرس الحدود عيارات نارية على الفلاحين",
    ],
)
def test_shots_that_somebody_fires_are_an_attack(text: str) -> None:
    assert means.method_of(read(text))[0] is Method.SHOOTING
    assert any(mention.is_event for mention in read(text))


@pytest.mark.parametrize("text", ["فتحت الشرطة صناديق الصواريخ", "عثر على رصاص في المنزل", "التقيا فجراً في المدينة"])
def test_what_is_not_fired_is_no_attack(text: str) -> None:
    assert not any(mention.is_event for mention in read(text))


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("تتركز مخلفات الحرب الناجمة عن قصف القوات في ريف الواحة", [Method.EXPLOSIVE_DEVICE]),
        ("تنتشر الألغام والذخائر التي خلفها قصف القوات في القرى", [Method.EXPLOSIVE_DEVICE]),
        ("أزيلت مخلفات الحرب، وقصفت القوات القرية", [Method.EXPLOSIVE_DEVICE, Method.SHELLING]),
        ("كبير هو الدمار الذي خلفه القصف على القرية", [Method.SHELLING]),
    ],
)
def test_the_attack_that_left_what_lies_about_is_long_over(text: str, methods: list[Method]) -> None:
    assert [mention.method for mention in read(text)] == methods
