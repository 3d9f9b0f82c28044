"""Who did it, who was hit, who speaks: invented sentences of several wars."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawthiq.claims import parties
from tawthiq.claims.mentions import PartyMention, PartyRole
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Basis, Stance
from tawthiq.passages import split


def read(text: str) -> list[PartyMention]:
    report = split(Document(id="report", text=text))
    context = parties.context_for(report)
    found = [mention for passage in report.passages for mention in parties.find(passage, context)]
    for mention in found:
        if mention.responsible:
            assert text[mention.responsible.start : mention.responsible.end] == mention.responsible.quote
    return found


def doers(text: str) -> list[tuple[str, str]]:
    return [(m.responsible.actor, m.responsible.stance.value) for m in read(text) if m.responsible]


def actors(found: Sequence[PartyMention], role: PartyRole) -> list[str]:
    return [mention.actor for mention in found if mention.role is role]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قتل مدنيان في قصف إسرائيلي على بلدة الخيام", "israel"),
        ("أصيب طفل بقصف مدفعي نفذته القوات التركية على قرية في ريف حلب", "turkey"),
        ("استهدفت طائرة مسيّرة تابعة لسلاح الجو الروسي سيارة على طريق إدلب", "russia"),
        ("#أخبار_الريف طيران التحالف الدولي يستهدف رجلين شرق سرمين في سوريا", "us-led-coalition"),
        ("قتلت امرأة برصاص قناص من ميليشيا الحوثي في تعز", "houthis"),
        ("قوات الدعم السريع تقصف سوقا في أم درمان", "rapid-support-forces"),
        ("استهدفت طائرة مسيرة هجومية لقوات الدعم السريع سوقا في أم درمان", "rapid-support-forces"),
        ("قصفت راجمة صواريخ قوات الدعم السريع سوقا في أم درمان", "rapid-support-forces"),
        ("شن الطيران العراقي غارات على أطراف الفلوجة", "iraqi-government-forces"),
        ("قتل ثلاثة أشخاص بانفجار عبوة زرعها تنظيم داعش قرب كركوك", "islamic-state"),
        ("قصفت قوات حفتر أحياء سكنية في طرابلس الغرب", "libyan-national-army"),
        ("اغتال مسلحون مجهولون ناشطا في البصرة", "unknown"),
        ("قضى رجلان تحت التعذيب في سجون النظام السوري", "syrian-government-forces"),
        ("أحرق مستوطنون منازل في قرية قرب نابلس", "israeli-settlers"),
        ("قُتل رجل بعملية إنزال نفذتها القوات الخاصة الأمريكية", "united-states"),
        ("أطلقت شرطة الحدود التركية النار على شاب", "turkey"),
        ("قـ.صف من ميليـ.ـشيا قسـ.ـد على بلدة السنابل", "sdf"),
    ],
)
def test_the_doer_of_an_attack(text: str, actor: str) -> None:
    assert doers(text) == [(actor, "alleged")]


@pytest.mark.parametrize(
    "text",
    [
        "مقتل أربعة عناصر من قوات النظام بهجوم في البادية",
        "غارات جوية على مواقع داعش في الرقة",
        "استهدفت عبوة ناسفة رتلا لقوات الدعم السريع",
        "دارت اشتباكات بين الجيش السوداني وقوات الدعم السريع أوقعت قتلى مدنيين",
        "نزحت عائلات من مناطق سيطرة قسد قبل أيام",
        "وقف إطلاق النار بين إسرائيل وحزب الله",
        "استهداف عناصر من الحشد الشعبي قرب البوكمال",
        "قال الجيش اللبناني إن أربعة أشخاص قتلوا في بلدة الخيام",
        "استهدفت طائرة مسيرة دورية لقسد قرب القرية",
        "استهدفت طائرة مسيرة آلية تابعة لقوات الدعم السريع في الفاشر",
        "قصفت طائرة حربية بناية لحزب الله في الخيام",
    ],
)
def test_targets_speakers_and_sides_of_a_clash_are_no_doers(text: str) -> None:
    assert doers(text) == []


def test_the_target_beside_the_doer() -> None:
    found = read("شن الطيران العراقي غارات على مواقع تنظيم الدولة في القائم")
    assert actors(found, PartyRole.DOER) == ["iraqi-government-forces"]
    assert actors(found, PartyRole.TARGET) == ["islamic-state"]


def test_two_parties_named_together_are_joint() -> None:
    found = read("قصف مشترك من قبل قوات الأسد وقسد على بلدة السنابل")
    told = [mention.responsible for mention in found if mention.responsible]
    assert [(r.actor, r.joint) for r in told] == [("syrian-government-forces", True), ("sdf", True)]


def test_support_takes_part_in_the_deed() -> None:
    told = doers('داهمت "قسد" منزلا في ريف دير الزور بمساندة من التحالف الدولي')
    assert told == [("sdf", "alleged"), ("us-led-coalition", "alleged")]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("أعلن الجيش التركي أنه استهدف مقرا في ريف الحسكة", Stance.ADMITTED),
        ("قالت قسد إنها قتلت ثلاثة مسلحين في ريف دير الزور", Stance.ADMITTED),
        ("أعلن الجيش الأميركي تنفيذ ضربة بطائرة مسيرة في إدلب", Stance.ADMITTED),
        ("قالت وزارة الدفاع الروسية إن الطيران الروسي دمر مقرا في إدلب", Stance.ADMITTED),
        ("تبنى تنظيم داعش تفجيرا في بغداد", Stance.ADMITTED),
        ("نفت روسيا قصفها المستشفى", Stance.DENIED),
        ("أكدت روسيا أنها لم تقصف المدرسة", Stance.DENIED),
        ("نفى المتحدث باسم الحوثيين استهداف منازل المدنيين", Stance.DENIED),
        ("اتهم ناشطون قوات النظام بقصف السوق في سوريا", Stance.ALLEGED),
        ("رجح مسؤول أن يكون داعش وراء التفجير", Stance.ALLEGED),
    ],
)
def test_stance(text: str, stance: Stance) -> None:
    told = [mention.responsible for mention in read(text) if mention.responsible]
    assert [r.stance for r in told] == [stance]


def test_an_admission_rests_on_the_party_itself_and_fire_on_who_holds_the_ground() -> None:
    [admitted] = [m.responsible for m in read("أعلن الجيش التركي أنه استهدف مقرا في ريف الحسكة") if m.responsible]
    [held] = [m.responsible for m in read("قصف صاروخي من مناطق سيطرة قسد على مدينة عفرين") if m.responsible]
    assert (admitted.basis, held.basis) == (Basis.PARTY_SELF_CLAIM, Basis.LOCATION_CONTROL)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("شنت طائرات التحالف غارات على صعدة", "saudi-led-coalition"),
        ("شنت طائرات التحالف غارات على الرقة", "us-led-coalition"),
        ("قصف الجيش أطراف الخرطوم", "sudanese-armed-forces"),
        ("قصف الجيش أطراف الموصل", "iraqi-government-forces"),
        ("قصفت قوات الاحتلال منازل في غزة", "israel"),
        ("هجمات دولة الاحتلال التركي مستمرة. قصفت قوات الاحتلال قرية في ريف عفرين", "turkey"),
        ("استهدف الجيش الوطني مدينة تعز بقذائف", "yemeni-government-forces"),
        ("استهدف الجيش الوطني مدينة منبج بقذائف", "turkey-backed-opposition"),
        ("هجوم لتنظيم YPG/PKK على عفرين في سوريا. وأطلق التنظيم قذائف على سوقها", "sdf"),
        ("هجوم لتنظيم داعش وقسد تتصدى له في سوريا. وأطلق التنظيم قذائف على سوقها", "islamic-state"),
        ('تتهم تركيا و"الجيش الوطني"، "قوات سوريا الديمقراطية" بقصف مدينة أعزاز', "sdf"),
        ("الميليشيات الموالية لإيران قصفت قرية في ريف دير الزور", "iran-backed-militias"),
    ],
)
def test_vague_words_are_told_by_the_report(text: str, actor: str) -> None:
    assert doers(text)[-1][0] == actor


def test_aircraft_alone_are_those_of_the_only_flyer() -> None:
    text = "شن طيران التحالف العربي غارات على صنعاء.\nكما استهدف الطيران تجمعات في صعدة."
    assert doers(text) == [("saudi-led-coalition", "alleged")] * 2
    assert doers("استهدف الطيران تجمعات في درعا.") == []


@pytest.mark.parametrize(
    ("text", "flyer"),
    [
        ("قصف الطيران الحربي سوقا في الخرطوم", "sudanese-armed-forces"),
        ("أغارت الطائرات الحربية على أطراف بعلبك", "israel"),
        ("غارات شنتها طائرات الأباتشي جنوب الشيخ زويد في سيناء", "egypt-government-forces"),
    ],
)
def test_aircraft_of_nobody_named_are_those_that_fly_in_the_country(text: str, flyer: str) -> None:
    assert doers(text) == [(flyer, "alleged")]


def test_drones_of_nobody_named_are_nobodys() -> None:
    assert doers("قصفت المسيّرات محطة كهرباء في الخرطوم") == []


@pytest.mark.parametrize(
    "text",
    [
        "مسلحون اغتالوا محاميا أمام داره في الموصل",
        "فجر انتحاري حافلة قرب فندق في مقديشو",
        "أطلق مسلحون يستقلون دراجة النار على تاجر في بيشاور",
        "مقتل جندي بنيران قناص قرب البصرة",
        "هاجم ملثمون حاجزا في العريش",
    ],
)
def test_gunmen_of_whom_nothing_else_is_said_are_unknown(text: str) -> None:
    assert doers(text) == [("unknown", "alleged")]


@pytest.mark.parametrize(
    "text",
    [
        "مقتل ثلاثة مسلحين في غارة على أطراف كابول",
        "هجوم انتحاري على سوق في بغداد",
        "مسلحون قتلوا في قصف على قندهار",
        "عثرت الشرطة العراقية على جثث أربعة عمال قتلوا الأحد",
    ],
)
def test_gunmen_who_suffer_and_finders_are_no_doers(text: str) -> None:
    assert doers(text) == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("قتل مسلحون من تنظيم القاعدة ثلاثة جنود في أبين", "al-qaeda"),
        ("قتل مسلحون يعتقد أنهم من حركة الشباب قاضيا في كيسمايو", "al-shabaab"),
        ("الطيران الإسرائيلي شن فجرا سلسلة غارات على صور", "israel"),
        ("سقطت دانتان على الحي أطلقتهما ارتكازات الدعم السريع في أم درمان", "rapid-support-forces"),
        ("إعدام تنظيم الدولة ما لا يقل عن أربعة محتجزين في سرت", "islamic-state"),
        ("كتائب القذافي أمطرت نالوت بعشرات الصواريخ", "gaddafi-forces"),
        ("توفي سجينان تحت التعذيب في سجون تديرها جماعة الحوثي", "houthis"),
        ("أطلقت جماعات فلسطينية مسلحة صواريخ على عسقلان", "palestinian-groups"),
        ("قتلت الشرطة ثلاثة متظاهرين في قندهار بأفغانستان", "afghan-government-forces"),
        ("قصفت مليشيات السراج مواقع في ترهونة", "government-of-national-accord"),
    ],
)
def test_the_doer_in_other_wars(text: str, actor: str) -> None:
    assert doers(text) == [(actor, "alleged")]


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("قصف متبادل بين قوات النظام وفصائل المعارضة في ريف حلب", ("syrian-government-forces", "syrian-opposition")),
        ("تراشق مدفعي بين الجيش والدعم السريع في الخرطوم", ("sudanese-armed-forces", "rapid-support-forces")),
        ("قصفت طائرات أميركية وبريطانية ميناء في الحديدة", ("united-states", "united-kingdom")),
        ("قصفت القوات الروسية والسورية أطراف مدينة سراقب", ("russia", "syrian-government-forces")),
        ("استهدف الجيشان الوطني والتركي مواقع في ريف منبج", ("turkey-backed-opposition", "turkey")),
        ("قصف طيران النظام السوري والروسي بلدة أريحا", ("syrian-government-forces", "russia")),
        ("الهجمات الجوية من قبل قوات النظام السوري و #روسيا", ("syrian-government-forces", "russia")),
    ],
)
def test_two_that_struck_share_the_deed(text: str, both: tuple[str, str]) -> None:
    assert doers(text) == [(actor, "alleged") for actor in both]
    assert all(mention.responsible.joint for mention in read(text) if mention.responsible)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("مسلحون من الحشد الشعبي تخفوا بلباس الشرطة، وقتلوا خمسة أشخاص", "popular-mobilization-forces"),
        ("نفذ مسلحو الحوثي حملة في ذمار واعتقلوا عشرة مدنيين", "houthis"),
        ("دخلت قوات الدعم السريع البلدة وقتلت ثلاثة مدنيين", "rapid-support-forces"),
    ],
)
def test_a_joined_verb_has_the_doer_of_the_clause_before(text: str, actor: str) -> None:
    told = read(text)[-1]
    assert told.responsible
    assert (told.actor, text[told.at.start]) == (actor, "و")


@pytest.mark.parametrize(
    "text",
    [
        "قصف الجيش التركي قرية في الحسكة وقتلت امرأة",
        "توغلت قوات الاحتلال في جنين، وقتل ثلاثة شبان",
        "انسحب الجيش العراقي من البلدة، وقصفت طائرات أطرافها",
    ],
)
def test_a_joined_passive_or_another_subject_has_not(text: str) -> None:
    assert not [mention for mention in read(text) if text[mention.at.start] == "و"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("الجيش الإسرائيلي قد قال في وقت سابق إن طائراته قصفت مواقع في بعلبك", "israel"),
        ("أعلن حزب العمال الكردستاني أن مقاتليه قتلوا خمسة جنود في هجوم", "pkk"),
        ("أعلنت وزارة الدفاع التركية، السبت، تحييد أربعة مسلحين شمالي العراق", "turkey"),
        ("قال ناطق عسكري إسرائيلي إن الطائرات قصفت منزلا في خان يونس", "israel"),
        ("قال المتحدث باسم قوات حكومة الوفاق إن سلاح الجو نفذ ست ضربات", "government-of-national-accord"),
        ("أقر التحالف الدولي بمقتل مدنيين في الرقة", "us-led-coalition"),
    ],
)
def test_who_speaks_of_its_own_forces_admits(text: str, actor: str) -> None:
    assert doers(text) == [(actor, "admitted")]


@pytest.mark.parametrize(
    "text",
    [
        "اعترفت الشرطة الإسرائيلية بمقتل اثنين من عناصرها",
        "اعترف الجيش الإسرائيلي بمقتل جنديين في جنين",
        "حزب الله ينفي اغتيال أحد قيادييه في الغارة على بيروت",
        "تفجير مدرعة شرطة في العريش",
        "غارات استهدفت مخازن أسلحة إيرانية قرب حلب",
    ],
)
def test_own_losses_and_what_was_struck_are_no_deeds(text: str) -> None:
    assert doers(text) == []


@pytest.mark.parametrize(
    ("text", "militia"),
    [
        ("قوات النظام والميليشيات المساندة لها قصفت قرية في إدلب", "pro-government-militias"),
        ("قصف لقوات النظام السوري والميليشيات على ريف حلب", "pro-government-militias"),
        ("قوات الاحتلال التركي والمسلحون المرتبطون بها قصفوا قرية", "turkey-backed-opposition"),
        ("قصف للاحتلال التركي والفصائل التابعة له على مركز تل رفعت", "turkey-backed-opposition"),
        ("الاحتلال التركي وفصائله قصفوا قرية في عفرين", "turkey-backed-opposition"),
    ],
)
def test_militias_beside_a_party_are_its_own(text: str, militia: str) -> None:
    assert doers(text)[-1] == (militia, "alleged")


def test_a_relative_clause_may_stand_between_doer_and_verb() -> None:
    text = "فصائل غرفة الفتح المبين، التي تضم هيئة تحرير الشام وجيش العزة، قصفت مواقع للنظام السوري"
    assert doers(text) == [("syrian-opposition", "alleged")]


def test_who_made_a_weapon_did_not_fire_it() -> None:
    assert doers("مقتل مدني بطائرة مسيرة إيرانية الصنع في الحسكة") == []


@given(st.text(alphabet='قصف غارة على من النظام روسيا التركي "“،.:وبل', max_size=80))
def test_any_text_is_read_without_error_and_every_span_is_its_words(text: str) -> None:
    read(text)


def test_everyday_words_that_are_places_tell_no_country_by_themselves() -> None:
    text = "قال الدفاع المدني السوري (الخوذ البيضاء) بحجة الصور إن {} قصفت خيام النازحين."
    assert "houthis" not in {actor for actor, _ in doers(text.format("قوات النظام والميليشيات"))}
    assert doers("قصفت الميليشيات حيا في البيضاء بعد معارك في صنعاء.") == [("houthis", "alleged")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قال شاهد إن ثلاث طائرات حربية روسية تناوبت على قصف بلدة السنابل", ["russia"]),
        ("خمس مسيّرات إسرائيلية تعاقبت على استهداف مخيم الوادي", ["israel"]),
        ("ثلاثة عناصر من قوات النظام قتلوا في بلدة السنابل", []),
    ],
)
def test_a_number_before_a_party_leaves_it_the_subject(text: str, told: list[str]) -> None:
    assert [actor for actor, _ in doers(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أصيب طفل جراء استهداف قوات النظام وروسيا المزارع الجنوبية للبلدة", ["syrian-government-forces", "russia"]),
        ("استهداف القوات التركية والجيش الوطني السوري منازل في قرية السنابل", ["turkey", "turkey-backed-opposition"]),
        ("أصيب رجل خلال استهداف قوات النظام وروسيا قرب بلدة السنابل", []),
    ],
)
def test_joined_parties_before_what_they_hit_are_doers(text: str, told: list[str]) -> None:
    assert [actor for actor, _ in doers(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("القصف مصدره قرية الشعير الواقعة تحت سيطرة قوات النظام", ["syrian-government-forces"]),
        ("مصدر القصف مدينة السنابل التي تخضع لسيطرة قسد", ["sdf"]),
        (
            "سقطت قذائف مصدرها تلة تحت سيطرتي الجيش السوداني والدعم السريع",
            ["sudanese-armed-forces", "rapid-support-forces"],
        ),
        ("سيطرت قسد على قرية الشعير بعد معارك", []),
    ],
)
def test_who_holds_the_place_that_fire_came_from(text: str, told: list[str]) -> None:
    assert [actor for actor, _ in doers(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل مدني إثر قصف طيران نعتقد أنه روسي مزرعة في القرية", ["russia"]),
        ("أصيب طفل بقصف مدفعية نعتقد أنها تابعة لقوات النظام السوري", ["syrian-government-forces"]),
        ("نعتقد أن الطيران لم يقصف القرية", []),
        ("أفاد المركز باستهداف جيش الاحتلال الإسرائيلي، معبر الوادي شمال البلدة", ["israel"]),
        ("مقتل جندي باستهداف جيش الاحتلال الإسرائيلي، بحسب المركز", []),
        (
            "أصيبت سيدة جراء استهداف القوات التركية والفصائل الموالية لها بالمدفعية وقذائف الهاون، قرية السنابل",
            ["turkey", "turkey-backed-opposition"],
        ),
        (
            "أصيب رجل في قصف للقوات التركية والفصائل المسلحة التابعة لها على القرية",
            ["turkey", "turkey-backed-opposition"],
        ),
        ("انتهك النظام التركي القوانين واستهدف المدنيين بطائرات مسيرة", ["turkey"]),
        ("ندد الأهالي بجرائم تمارسها إسرائيل ضد السكان", ["israel"]),
        ("تمارس تركيا ضغوطا على جيرانها", []),
    ],
)
def test_doers_told_with_what_they_are_thought_to_be_and_what_they_hit(text: str, told: list[str]) -> None:
    assert [actor for actor, _ in doers(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قالت المنظمة إن قصفا جويا روسيا طال قرية السنابل", ["russia"]),
        ("شهدت البلدة قصفا بريا تركيا عنيفا", ["turkey"]),
        ("زار الوزير روسيا بعد القصف", []),
        (
            "أصيب طفل بقصف من مناطق سيطرة مشتركة لقوات النظام وقسد على قرية السنابل",
            ["syrian-government-forces", "sdf"],
        ),
        ("قذائف مصدرها مناطق السيطرة المشتركة للنظام وقسد", ["syrian-government-forces", "sdf"]),
        ("نزح السكان إلى مناطق سيطرة مشتركة لقوات النظام وقسد", []),
        ("جراء استهداف قوات النظام بقذائف المدفعية قرية السنابل", ["syrian-government-forces"]),
        ("بعد استهداف قوات قسد بصواريخ الراجمات بلدة الوادي", ["sdf"]),
        ("جراء استهداف قوات النظام بقذائف المدفعية", []),
        ("استهدف فصائل الثوار بصاروخ محلي الصنع مواقع في قرية السنابل", ["syrian-opposition"]),
        ("استهدف مجهولون فصائل الثوار بعبوة ناسفة", ["unknown"]),
        ("القوات الحكومية والروسية قصفت مخيم الوادي في سوريا", ["syrian-government-forces", "russia"]),
        ("المرة الثانية التي تقصف فيها طائرات حربية روسية بلدة السنابل", ["russia"]),
        ("البلدة التي قصفت فيها منازل عدة", []),
        ("التنظيمات الإرهابية المدعومة من النظام التركي اعتدت بالقذائف على القرية", ["turkey-backed-opposition"]),
        ("داهمت دورية لميليشا قسد منزلا في القرية", ["sdf"]),
    ],
)
def test_doers_told_in_other_forms_of_the_sentence(text: str, told: list[str]) -> None:
    assert [actor for actor, _ in doers(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قصفت قوات النظام بلدة السنابل، كما قصفت أيضا قرية الوادي", "كما قصفت"),
        ("استهدفت مدفعية قسد بلدة السنابل، كما تعرضت قرية الوادي لقصف مماثل", "لقصف مماثل"),
        ("شنت طائرات روسية غارات على السنابل تبعتها هجمات جوية مماثلة على قرية الوادي", "هجمات جوية مماثلة"),
    ],
)
def test_what_was_also_hit_or_hit_alike_has_the_doer_told_before(text: str, told: str) -> None:
    again = read(text)[-1]
    first = text.index(told)
    assert again.responsible
    assert first <= again.at.start < first + len(told)
    assert again.actor == read(text)[0].actor


@pytest.mark.parametrize(
    "text",
    [
        "قصفت قوات النظام بلدة السنابل، كما قصف الطيران الروسي قرية الوادي",
        "زارت قوات الأمم المتحدة البلدة بعد قصف مماثل",
    ],
)
def test_another_doer_or_none_is_not_carried(text: str) -> None:
    assert [text[mention.at.start : mention.at.start + 4] for mention in read(text)].count("قصف ") == 0
