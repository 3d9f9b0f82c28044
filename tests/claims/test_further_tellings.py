"""Ways of telling harm that the news of Yemen, Sudan, Libya and Somalia share, in invented news."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind, Method, Stance
from tawthiq.passages import split

RESOURCES = claims.Resources(gazetteer=gazetteer.load())


def read(text: str) -> tuple[Claim, ...]:
    return claims.find(split(Document(id="d", text=text, published="2024-05-03")), RESOURCES)[0]


def harms(text: str) -> list[tuple[str, str, str, int | None]]:
    return [(h.outcome.value, h.victims.value, h.group.value, h.min) for claim in read(text) for h in claim.harms]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("سقط ستة قتلى، جميعهم مدنيون، في قصف على طرابلس.", "civilian"),
        ("قتل أربعة أشخاص، وكلهم من المدنيين، في غارة على صعدة.", "civilian"),
        ("قتل أربعة أشخاص، كلهم من عناصر الجيش، في غارة على صعدة.", "combatant"),
        ("قتل أربعة أشخاص، ومعظم الجرحى مدنيون، في غارة على صعدة.", "unknown"),
    ],
)
def test_who_all_of_them_are_may_stand_behind_a_comma(text: str, victims: str) -> None:
    assert harms(text)[0][:2] == ("killed", victims)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أصاب صاروخ محطة للوقود في مأرب وقتل خمسة أشخاص.", [("killed", 5)]),
        ("سقطت قذيفتان، أصابتا منزلا في طرابلس فقتلتا طفلة.", [("killed", 1)]),
        ("إن صاروخا أطلقته الجماعة أصاب سقف مستشفى في مأرب.", []),
        ("أصابت الشظايا ثلاثة مدنيين في مأرب.", [("injured", 3)]),
    ],
)
def test_a_thing_that_was_hit_is_nobody_hurt(text: str, told: list[tuple[str, int]]) -> None:
    assert [(outcome, count) for outcome, _, _, count in harms(text)] == told


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("أعلنت القوات الحكومية الصومالية قتلها 14 عنصرا من حركة الشباب قرب بريري.", 14),
        ("أكد الجيش السوداني قتله عشرين مسلحا في أم درمان.", 20),
    ],
)
def test_the_noun_of_what_the_speaker_did_has_its_object_behind(text: str, count: int) -> None:
    assert harms(text) == [("killed", "combatant", "all", count)]


def test_whoever_seized_a_known_person_is_not_seized() -> None:
    assert ("detained", "combatant", "all", 3) not in harms("وقال شقيقه إن التاجر خطفه ثلاثة مسلحين في عدن.")


@pytest.mark.parametrize(
    ("text", "victims", "count"),
    [
        ("قتل مسلحون يشتبه بانتمائهم إلى الشباب أربعة عمال بناء في لامو.", "civilian", 4),
        ("قتل مسلحون ينتمون إلى الحوثيين ثلاثة مزارعين في الضالع.", "civilian", 3),
    ],
)
def test_to_whom_the_doers_belong_does_not_hide_whom_they_harmed(text: str, victims: str, count: int) -> None:
    assert harms(text) == [("killed", victims, "all", count)]


def test_who_assassinates_in_the_nominative_is_no_victim() -> None:
    assert harms("اغتال مسلحان الشيخ صالح باراس في عدن.") == []
    assert harms("اغتال مسلحون ضابطا في الأمن بعدن.") == [("killed", "combatant", "all", 1)]


@pytest.mark.parametrize(
    "text",
    ["استشهد، مساء اليوم، الشاب سالم أحمد في تعز.", "قتل، يوم أمس، الطفل كريم حسن في تعز."],
)
def test_a_day_between_commas_does_not_part_the_dead_from_the_verb(text: str) -> None:
    assert [harm[0] for harm in harms(text)] == ["killed"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وثق الفريق (12) حالة قتل و(19) حالة إصابة في محافظة الجوف.", [("killed", 12), ("injured", 19)]),
        ("وثقت البعثة 106 حالات وفاة و96 حالة اختطاف في سرت.", [("killed", 106), ("detained", 96)]),
        ("وثقت البعثة حالات قتل في سرت.", []),
    ],
)
def test_counted_cases_are_people(text: str, told: list[tuple[str, int]]) -> None:
    assert [(outcome, count) for outcome, _, _, count in harms(text)] == told


def test_the_taking_of_soldiers_is_no_family() -> None:
    assert harms("أفاد التقرير عن أسر ثلاثة جنود في حرض.") == [("detained", "combatant", "all", 3)]
    assert harms("خلف الهجوم أربعة قتلى، فضلا عن أسر 150 من أبناء القرية.")[1][0] == "detained"
    assert harms("نزوح خمس أسر من قرية السريحة.") == [("displaced", "civilian", "all", 5)]


def test_a_woman_joined_to_people_of_somebody_is_none_of_them() -> None:
    told = harms("قتل ثلاثة من مرافقيه وامرأة في تفجير بعدن.")
    assert told == [("killed", "unknown", "all", 3), ("killed", "civilian", "women", 1)]


@pytest.mark.parametrize(
    "text",
    ["استشهاد الجريح محمد سالم متأثرا بإصابته في جنين.", "أعلن المستشفى وفاة المصاب خميس كوة متأثرا بجراحه في مايو."],
)
def test_the_wounded_who_died_is_killed(text: str) -> None:
    assert [harm[0] for harm in harms(text)] == ["killed"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قال المحافظ إن عدد القتلى مرشح للزيادة بسبب خطورة حالة بعض المصابين.", Kind.FORECAST),
        ("قصف الجيش مدينة كتم، وقال طبيب إن عدد القتلى قابل للارتفاع.", Kind.FORECAST),
        ("قتل عشرة أشخاص في قصف على مأرب، والعدد مرشح للارتفاع.", Kind.INCIDENT),
    ],
)
def test_a_tally_that_may_rise_is_a_forecast(text: str, kind: Kind) -> None:
    assert read(text)[-1].kind is kind


def test_others_hurt_are_of_the_attack_told_before() -> None:
    found = read("أدى القصف على مأرب إلى مقتل ثلاثة أشخاص. وأصيب 53 آخرون.")
    assert [claim.incident for claim in found] == ["e1", "e1"]
    apart = read("أدى القصف على مأرب إلى مقتل ثلاثة أشخاص. وقتل طفل برصاص قناص في تعز.")
    assert len({claim.incident for claim in apart}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "قال الناطق باسم الجيش السوداني إن الأنباء عن قصف السوق في كتم عارية عن الصحة.",
        "وقالت قوات الدعم السريع إن الاتهامات بقصف مستشفى في كتم غير صحيحة.",
    ],
)
def test_what_a_party_calls_untrue_it_denies(text: str) -> None:
    (claim,) = read(text)
    assert claim.kind is Kind.RESPONSE
    assert all(party.stance is Stance.DENIED for party in claim.responsible)


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("قالت قناة «المسيرة» إن مدنيين قتلا بقصف على صعدة.", Method.SHELLING),
        ("أعلنت شبكة المسيرة مقتل مدنيين بغارة على صعدة.", Method.AIRSTRIKE),
        ("قتل مدنيان بقصف المسيرة على صعدة.", Method.DRONE_STRIKE),
        ("انفجرت سيارة محملة بالمتفجرات في مقديشو فقتل تسعة أشخاص.", Method.VEHICLE_BOMB),
    ],
)
def test_means(text: str, method: Method) -> None:
    assert read(text)[0].method is method


@pytest.mark.parametrize(
    "text",
    ["توفي شاب وأصيب رفيقه في انقلاب مركبة على الطريق الساحلي.", "انتشلت جثث ثلاثة غرقى قبالة القره بوللي."],
)
def test_accidents_are_no_claims(text: str) -> None:
    assert read(text) == ()


def test_a_division_turned_to_is_another_place_than_the_town_before() -> None:
    found = read("استشهد في مدينة نيالا ثلاثة مدنيين نتيجة غارتين، وفي شمال كردفان قتل جنديان بانفجار لغم.")
    assert [claim.harms[0].min for claim in found] == [3, 2]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("قتل ستة مدنيين في قصف على طرابلس، حسبما أفاد المتحدث باسم جهاز الإسعاف أسامة علي.", "أسامة علي"),
        ("أسفر قصف على كتم عن مقتل طفلين، وفق نائب المحافظ عبدي أحمد علي", "أحمد علي"),
    ],
)
def test_the_name_ali_ends_a_source(text: str, source: str) -> None:
    assert read(text)[0].sources[-1].quote.endswith(source)


def test_the_noun_of_what_the_speaker_did_admits_it() -> None:
    (claim,) = read("أعلنت القوات الحكومية الصومالية قتلها 14 عنصرا من حركة الشباب قرب بريري.")
    assert [(party.actor, party.stance) for party in claim.responsible] == [
        ("somali-government-forces", Stance.ADMITTED)
    ]
    (claim,) = read("أعلنت جماعة الحوثي أن قوتها الصاروخية قصفت معسكرا في نجران.")
    assert [(party.actor, party.stance) for party in claim.responsible] == [("houthis", Stance.ADMITTED)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أودى الانفجار بحياة ستة منهم أطفال في سرت.", [("all", 6), ("children", None)]),
        ("أسفر القصف عن مقتل تسعة منهم نساء في سرت.", [("all", 9), ("women", None)]),
        ("أصيب عشرون شخصا، خمسة منهم أطفال، في قصف على سرت.", [("all", 20), ("children", 5)]),
    ],
)
def test_a_figure_right_behind_the_harm_is_all_of_them(text: str, told: list[tuple[str, int | None]]) -> None:
    assert [(group, count) for _, _, group, count in harms(text)] == told


def test_who_was_among_the_dead_is_dead() -> None:
    assert harms("وتداول ناشطون أن طفلا كان بين القتلى في تفجير عدن.") == [("killed", "civilian", "children", 1)]
    assert harms("وذكر الطبيب أن صحفية كانت من بين الجرحى في سرت.") == [("injured", "civilian", "journalists", 1)]
    assert harms("وقال الطبيب إن طفلا كان بين المتفرجين عند تفجير عدن.") == []


def test_up_to_when_was_counted_is_no_day_of_the_event() -> None:
    assert read("وارى الأهالي الثرى حتى صباح اليوم 98 جثمانا في كتم.")[0].when is None
    assert read("قتل ثلاثة في قصف على كتم منذ مساء أمس وحتى صباح اليوم.")[0].when is not None


@pytest.mark.parametrize(
    "text",
    [
        "يشن الحوثيون منذ فبراير هجوما للسيطرة على مأرب.",
        "وبدأ الجيش السوداني عملية عسكرية لاستعادة ود مدني.",
        "كما نفذت القوات البحرية تدريبات عسكرية قبالة المكلا وقصفت أهدافا وهمية بالمدفعية.",
    ],
)
def test_offensives_and_exercises_are_no_claims(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    ["استهدفت طائرة مسيرة عرضا عسكريا في عدن.", "في تكرار لسيناريو الأمس قتلت غارة على صعدة ثلاثة مدنيين."],
)
def test_a_parade_that_is_hit_and_a_scenario_that_came_about_are_told(text: str) -> None:
    assert [claim.kind for claim in read(text)] == [Kind.INCIDENT]


def test_those_harmed_in_an_offensive_are_told() -> None:
    assert harms("شن الجيش السوداني هجوما لاستعادة ود مدني وقتل عشرين مسلحا.") == [("killed", "combatant", "all", 20)]


def test_the_last_of_several_attacks_is_an_event_of_its_own() -> None:
    found = read("تعرضت تعز بشكل متكرر لقصف أوقع عشرات القتلى، كان آخرها قصف قتل ثلاثة مدنيين في صعدة.")
    assert [claim.kind for claim in found] == [Kind.TOTAL, Kind.INCIDENT]


def test_an_officer_of_a_unit_is_a_combatant() -> None:
    assert harms("انفجرت سيارة فقتل آمر وحدة التحري أحمد الفيتوري في بنغازي.") == [("killed", "combatant", "all", 1)]
    assert harms("وقال إن أمر القتل صدر في بنغازي.") == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("أكدت لجنة الأطباء وفاة متظاهر في أم درمان برصاصة في الصدر.", [("killed", "civilian", "all", 1)]),
        ("قتل ثلاثة جنود بأم قصر في انفجار لغم.", [("killed", "combatant", "all", 3)]),
        ("استشهاد أم لخمسة أطفال برصاص قناص في تعز.", [("killed", "civilian", "women", 1)]),
    ],
)
def test_a_place_named_after_a_mother_is_no_woman(text: str, told: list[tuple[str, str, str, int]]) -> None:
    assert harms(text) == told


def test_things_counted_by_a_pronoun_are_no_people() -> None:
    assert harms("لم تسلم سيارات الإسعاف من القصف، إذ أصيبت ثلاث منها وقتل مسعف في كتم.") == [
        ("killed", "civilian", "medics", 1)
    ]
    assert harms("كان الجنود في موقعهم بكتم عندما أصيب ثلاثة منهم بقذيفة.")[0][3] == 3


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("قتل خمسة أطفال عندما انفجرت بهم قذيفة من مخلفات الحرب بقرية الكدرة.", Method.EXPLOSIVE_DEVICE),
        ("أدى انفجار صاروخ غير منفجر إلى مقتل راعيين في كتم.", Method.EXPLOSIVE_DEVICE),
        ("انفجرت قذيفة في ملعب بقرية الكدرة وقتلت خمسة أطفال.", Method.SHELLING),
    ],
)
def test_what_was_left_of_war_is_a_device(text: str, method: Method) -> None:
    assert read(text)[0].method is method


def test_whose_force_it_is_does_not_hide_whom_it_took() -> None:
    assert harms("اختطفت مليشيات الحوثي ستة موظفين أمميين في صنعاء.") == [("detained", "civilian", "all", 6)]
    assert harms("قتلت قوات النظام القيادي سالم الأحمد في درعا.") == [("killed", "combatant", "all", 1)]


def test_who_fired_at_people_is_told_before_how_many_of_them_died() -> None:
    told = harms("قال الشاهد إن جنودا أطلقوا النار على مزارعين قرب كتم فقتلوا سبعة منهم.")
    assert [(outcome, count) for outcome, _, _, count in told] == [("killed", 7)]


@pytest.mark.parametrize(
    "text",
    [
        "أكد الناطق العسكري يحيى سريع تنفيذ عملية هجومية بطائرات مسيرة على مطار أبها.",
        "أعلن العميد يحيى سريع أن سلاح الجو المسير نفذ عملية هجومية على مطار أبها.",
    ],
)
def test_operations_that_a_spokesman_tells_are_claims_of_his_side(text: str) -> None:
    (claim,) = read(text)
    assert claim.method is Method.DRONE_STRIKE
    assert [(party.actor, party.stance) for party in claim.responsible] == [("houthis", Stance.ADMITTED)]


def test_floods_are_no_claims() -> None:
    assert read("قالت السلطات في جوهر إن فيضانات شردت 40 ألف أسرة.") == ()


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("بلغت حصيلة قصف أمبدة 15 قتيلا و23 مصابا جميعهم من المدنيين.", ["civilian", "civilian"]),
        ("سقط ثلاثة شهداء وتسعة جرحى جميعهم مدنيون في قصف على تعز.", ["civilian", "civilian"]),
        ("قتل ثلاثة جنود وأصيب تسعة مدنيين كلهم من أسرة واحدة في تعز.", ["combatant", "civilian"]),
    ],
)
def test_who_all_of_them_are_is_told_of_both_figures(text: str, victims: list[str]) -> None:
    assert [status for _, status, _, _ in harms(text)] == victims


def test_where_people_are_held_is_nobody_held() -> None:
    assert harms("توفي أربعة مدنيين تحت التعذيب في معتقل تابع للدعم السريع في نيالا.") == [
        ("killed", "civilian", "all", 4)
    ]
    assert harms("وفاة معتقل في سجون الحوثيين بذمار.")[0][0] == "killed"


def test_women_may_be_told_by_a_verb_of_their_own() -> None:
    assert harms("قالت الحكومة إن خمس نساء أصبن في قصف الحوثيين على مأرب.") == [("injured", "civilian", "women", 5)]


def test_an_official_harmed_is_a_civilian_and_one_who_speaks_is_not_harmed() -> None:
    assert harms("قتلت حركة الشباب حاكم مدينة جوهر في كمين.") == [("killed", "civilian", "all", 1)]
    assert harms("استنكر حاكم الإقليم مقتل 15 شخصا في زمزم.") == [("killed", "unknown", "all", 15)]


@pytest.mark.parametrize(
    "text",
    [
        "أفرجت جماعة الحوثي عن 113 أسيرا برعاية الصليب الأحمر.",
        "تبادلت الحكومة والحوثيون 50 أسيرا في تعز.",
        "أجرى الجيش الليبي تدريبا على إطلاق صواريخ غراد في قاعدة قرب سرت.",
        "لقي خمسة أشخاص حتفهم بصاعقة رعدية في تعز.",
    ],
)
def test_releases_drills_and_lightning_are_no_claims(text: str) -> None:
    assert read(text) == ()


def test_those_taken_and_those_still_held_are_told() -> None:
    assert harms("أسرت المقاومة عشرة من الحوثيين في تعز، وأفرجت عن ثلاثة معتقلين.")[0][3] == 10
    assert harms("لا يزال 40 معتقلا في سجون الحوثيين بذمار.")[0][3] == 40
    assert harms("وثق التقرير في سجون هيئة تحرير الشام 50 معتقلا من تعز.")[0][3] == 50
    assert harms("تمكنت القوات من تحرير 12 أسيرا قرب تعز.") == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('دورية تابعة لـ"قسد" قتلت شابا في قرية الحصان.', "sdf"),
        ('عناصر "قسد" أعدموا أيضا الشاب سالم النهار في قرية الحصان.', "sdf"),
        ("عناصر الدعم السريع قتلوا كذلك مزارعا في قرية ود النورة.", "rapid-support-forces"),
    ],
)
def test_who_killed_is_told_through_words_that_only_link(text: str, actor: str) -> None:
    (claim,) = read(text)
    assert [one.actor for one in claim.responsible] == [actor]
    assert [(h.outcome.value, h.victims.value, h.min) for h in claim.harms] == [("killed", "civilian", 1)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("استهدفت القوات السورية مدينة بنش بصواريخ من مناطق سيطرتها في بلدة خان طومان.", "بنش"),
        ("قصفت القوات السورية قرية كفرعويد من مناطق نفوذها في مدينة سراقب.", "كفرعويد"),
    ],
)
def test_the_area_that_fire_came_from_was_not_hit(text: str, place: str) -> None:
    assert [claim.where.place for claim in read(text) if claim.where] == [place]


@pytest.mark.parametrize(
    "text", ["استشهد ولدهم سالم النهار في بنش.", "فجعوا باستشهاد ولده سالم النهار جراء قصف على بنش."]
)
def test_a_child_of_theirs_is_a_child(text: str) -> None:
    assert harms(text) == [("killed", "civilian", "all", 1)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("بلغ عدد القتلى والجرحى 44 شخصا في تفجير بغداد.", [("killed_or_injured", 44)]),
        ("ارتفعت حصيلة الشهداء والجرحى إلى 92 جراء القصف على مأرب.", [("killed_or_injured", 92)]),
        ("بلغ عدد الجرحى 44 شخصا في تفجير بغداد.", [("injured", 44)]),
        ("بلغ عدد القتلى والجرحى 12 قتيلا و30 جريحا في تفجير بغداد.", [("killed", 12), ("injured", 30)]),
    ],
)
def test_one_tally_of_dead_and_wounded_is_of_both(text: str, told: list[tuple[str, int]]) -> None:
    assert [(outcome, count) for outcome, _, _, count in harms(text)] == told


@pytest.mark.parametrize(
    "text",
    [
        "قتل رجل في قصف للقوات السورية المتمركزة في الفوج 91 في مدينة ازرع بريف درعا، على مدينة طفس.",
        "قتل رجل في قصف لقوات سورية متمركزة في اللواء 12 في مدينة نوى، على مدينة طفس.",
        "نفذت قوات النظام، المتموضعة في مدينة ازرع، مساء أمس، قصفا مدفعيا على مدينة طفس.",
        "قصفت المدفعية المتموضعة في بلدة الشيخ سعد أحياء مدينة طفس.",
    ],
)
def test_the_town_around_the_base_of_those_who_fired_was_not_hit(text: str) -> None:
    assert [claim.where.place for claim in read(text) if claim.where] == ["طفس"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("تشهد محافظة إدلب قصفا متقطعا منذ شهر حزيران، كان أعنفها مقتل خمسة مدنيين في بنش.", ["total", "incident"]),
        ("تتعرض المنطقة للقصف منذ أشهر، وكان آخرها مقتل طفلين أمس في بلدة بنش.", ["incident"]),
        ("قتل خمسة مدنيين في بنش بقصف متكرر منذ شهر حزيران.", ["total"]),
    ],
)
def test_one_of_the_attacks_counted_is_an_event(text: str, kinds: list[str]) -> None:
    assert [claim.kind.value for claim in read(text)] == kinds


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("مقتل امرأة وطفلين.. غارة على منزل في صعدة", 1),
        ("إصابة مدني بجروح.. قصف صاروخي على بلدة بنش", 1),
        ("مقتل طفل في درعا.. قصف على ريف إدلب", 2),
        ("غارة على بلدة الخيام.. مقتل مدني وإصابة خمسة", 1),
        ("مسيرة تستهدف سيارة في صعدة.. وإصابة 3 مواطنين", 1),
        ("قصف على إدلب.. مقتل طفل في درعا", 2),
    ],
)
def test_a_toll_without_a_place_is_of_the_attack_that_two_dots_part_from_it(text: str, events: int) -> None:
    assert len(read(text)) == events


@pytest.mark.parametrize(
    ("text", "count"),
    [("إسعاف شخصين مصابين بشظايا في مدينة السويداء.", 2), ("نقل رجلين جريحين إلى مشفى السويداء.", 2)],
)
def test_two_people_whom_a_second_noun_calls_wounded(text: str, count: int) -> None:
    assert [(outcome, told) for outcome, _, _, told in harms(text)] == [("injured", count)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("تشهد بلدات يارون والخيام جنوبي لبنان قصفا عنيفا من الجيش الإسرائيلي.", ["يارون", "الخيام"]),
        ("قصف الجيش السوري مدينة بنش بقذيفتين سقطت إحداهما في السوق، وذلك من مواقع الجيش في مدينة سراقب.", ["بنش"]),
    ],
)
def test_towns_told_one_by_one_are_hit_and_positions_that_fire_came_from_are_not(text: str, places: list[str]) -> None:
    found = read(text)
    assert {claim.kind for claim in found} == {Kind.INCIDENT}
    assert list(dict.fromkeys(claim.where.place for claim in found if claim.where)) == places


@pytest.mark.parametrize(
    ("text", "actor", "stance"),
    [
        ("أعلن تنظيم داعش مسؤوليته عن التفجير الذي أودى بحياة سبعة مدنيين في كركوك.", "islamic-state", Stance.ADMITTED),
        ("أعلنت حركة الشباب مسؤوليتها عن الهجوم الذي أسفر عن مقتل تسعة في مقديشو.", "al-shabaab", Stance.ADMITTED),
        ("نفى التحالف الدولي مسؤوليته عن الغارة التي قتلت سبعة في الموصل.", "us-led-coalition", Stance.DENIED),
        ("أصيب مواطنان بنيران جيش العدو السعودي في مديرية شدا بصعدة.", "saudi-arabia", Stance.ALLEGED),
        ("شن طيران العدوان الأمريكي غارات على الحديدة.", "united-states", Stance.ALLEGED),
        ("أفاد مصدر بأن قناصا حوثيا استهدف الطفلة منى قاسم في تعز.", "houthis", Stance.ALLEGED),
        ("استهدف الحوثيون بصاروخ باليستي حي الروضة بمدينة مأرب.", "houthis", Stance.ALLEGED),
        ("قتل مستوطنون شابا في نابلس.", "israeli-settlers", Stance.ALLEGED),
    ],
)
def test_who_takes_a_deed_on_itself_or_is_told_by_an_adjective(text: str, actor: str, stance: Stance) -> None:
    (claim,) = read(text)
    assert [(one.actor, one.stance) for one in claim.responsible] == [(actor, stance)]


@pytest.mark.parametrize(
    "text",
    [
        "قال حاكم مقاطعة خيرسون إن مدنيا قتل وأصيب ثلاثة في قصف روسي على بلدة بيريسلاف.",
        "قالت غرفة طوارئ معسكر أبو شوك إن 11 مدنيا قتلوا وأصيب 22 آخرون في قصف على مدينة الفاشر.",
    ],
)
def test_a_place_in_the_name_of_who_speaks_parts_no_events(text: str) -> None:
    (claim,) = read(text)
    assert [harm.outcome.value for harm in claim.harms] == ["killed", "injured"]


@pytest.mark.parametrize(
    "text",
    [
        "#شهيد استشهاد سالم حسن النهار إثر قصف على بلدة تلبيسة.",
        "أسفرت الغارة عن شهيد مدني، هو كريم الحداد، نقله جيرانه إلى المشفى مصابا بإصابة خطرة لكنه توفي.",
    ],
)
def test_one_dead_told_in_two_words_is_one(text: str) -> None:
    assert [(outcome, count) for outcome, _, _, count in harms(text)] == [("killed", 1)]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("انتشلت الفرق 17 جثة فيما لا يزال ستة في عداد المفقودين في مبنى بمدينة طرابلس اللبنانية.", 1),
        ("قتل خمسة في غارة على بنش فيما لا يزال ستة مفقودين في سراقب.", 2),
    ],
)
def test_who_is_still_sought_is_of_the_event_that_has_no_place_yet(text: str, events: int) -> None:
    assert len({claim.incident for claim in read(text)}) == events


def test_a_field_of_gas_is_no_name() -> None:
    (claim,) = read("تعرض حقل غاز في قضاء جمجمال لقصف بطائرة مسيرة أسفر عن مقتل أربعة عمال.")
    assert claim.where
    assert claim.where.place == "جمجمال"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("وفاة مصابين اثنين متأثرين بجراحهما في بلدة بنش.", [("killed", 2)]),
        ("وفاة ثلاثة جرحى متأثرين بإصاباتهم في قصف سراقب.", [("killed", 3)]),
        ("مقتل جندي وجرحى في هجوم على بنش.", [("killed", 1), ("injured", None)]),
    ],
)
def test_the_wounded_whose_death_is_told_are_dead(text: str, told: list[tuple[str, int | None]]) -> None:
    assert [(outcome, count) for outcome, _, _, count in harms(text)] == told


@pytest.mark.parametrize("text", ["إعدام خمسة متخابرين في غزة.", "إعدام ثلاثة متخابرين في غزة."])
def test_a_number_is_no_name(text: str) -> None:
    assert not any(person.name for claim in read(text) for person in claim.people)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("استهدفت المدفعية خيام النازحين قرب بلدة كفر زيتا بعدة قذائف في سوريا.", "كفر زيتا"),
        ("قتل رجل بقصف مصدره القوات السورية استهدف منازل في بلدة سرمين وقريتي بنش وآفس.", "سرمين"),
        ("قتل ثلاثة نازحين قرب بلدة سرمين في سوريا.", "سرمين"),
    ],
)
def test_a_camp_near_a_town_was_hit_there_and_who_came_from_one_was_not(text: str, place: str) -> None:
    assert [claim.where.place for claim in read(text) if claim.where] == [place]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "قتل شاب بإطلاق نار في حي الجورة بمدينة دير الزور.\n"
            'وقال ناشطون إن دورية أطلقت النار على الشاب "سالم النهار" من أبناء بلدة صبيخان.',
            ["الجورة", "الجورة"],
        ),
        (
            "استشهد شاب من أهالي بلدة صبيخان، جراء غارة.\nوقال ناشطون إن الغارة استهدفت سيارة في بلدة ذيبان.",
            ["ذيبان", "ذيبان"],
        ),
        ("قتل شاب من أبناء بلدة صبيخان برصاص مجهولين.", ["صبيخان"]),
        ("أطلقت دورية النار على أهالي بلدة صبيخان.", ["صبيخان"]),
        (
            "قتل شاب من أبناء بلدة صبيخان بقصف استهدف مدرسة في البلدة.\nواستهدف القصف محيط مدينة الميادين.",
            ["صبيخان", "الميادين"],
        ),
    ],
)
def test_where_the_victims_are_from_gives_way_to_where_it_happened(text: str, places: list[str]) -> None:
    assert [claim.where.place for claim in read(text) if claim.where] == places


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "ووصل إلى 15 تعداد المدنيين ممن قتلوا بالألغام في ريف تعز منذ مطلع العام.",
            [("killed", "civilian", 15)],
        ),
        (
            "ووصل إلى 215 تعداد العسكريين والمدنيين ممن قتلوا بالألغام في ريف تعز منذ مطلع العام.",
            [("killed", "unknown", 215)],
        ),
        ("سقط قتلى في صفوف المدنيين والعسكريين جراء غارة على سرمين.", [("killed", "unknown", None)]),
        ("قتل 3 مدنيين وعسكريين اثنين بغارة على سرمين.", [("killed", "civilian", 3), ("killed", "combatant", 2)]),
    ],
)
def test_people_of_both_kinds_counted_together_are_of_neither(text: str, told: list[tuple[str, str, int]]) -> None:
    found = [harm for claim in read(text) for harm in claim.harms]
    assert [(harm.outcome.value, harm.victims.value, harm.min) for harm in found] == told


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("قصفت المدفعية مواقع النظام في سراقب وحققت إصابات مباشرة.", False),
        ("استهدفت الصواريخ مستودعات في بلدة سرمين محققة إصابات دقيقة في المواقع المستهدفة.", False),
        ("قصفت المدفعية مواقع النظام في سراقب وحققت إصابات مباشرة في صفوف الجنود.", True),
        ("أسفر القصف على سراقب عن إصابات خطيرة.", True),
    ],
)
def test_direct_hits_are_no_wounded(text: str, *, hurt: bool) -> None:
    (claim,) = read(text)
    assert bool(claim.harms) is hurt
