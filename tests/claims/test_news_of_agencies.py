"""Claims of the forms that agencies, channels and ministries of many countries write. Invented sentences."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Outcome, PublishedFrom
from tawthiq.passages import split


def read(text: str, resources: claims.Resources, published: str | None = "2020-03-05") -> tuple[Claim, ...]:
    document = Document(id="report", text=text, published=published, published_from=PublishedFrom.PAGE)
    found, issues = claims.find(split(document), resources)
    assert not issues
    return found


def doers(found: tuple[Claim, ...]) -> set[str]:
    return {party.actor for claim in found for party in claim.responsible}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("في بغداد، قتل تسعة اشخاص واصيب عشرون آخرون في انفجار سيارة مفخخة قرب جسر الأقحوان.", [2]),
        ("وفي الأبيض بشمال كردفان، لقي رجلان حتفهما وجرح خمسة أطفال إثر سقوط قذائف على حي الأقحوان.", [2]),
        ("في بغداد، قتل تسعة أشخاص وأصيب عشرون آخرون في انفجار سيارة مفخخة في مدينة الرمادي.", [1, 1]),
        ("قتل تسعة أشخاص بانفجار عبوة في بغداد وأصيب عشرون آخرون في غارة على مدينة هيت.", [1, 1]),
    ],
)
def test_a_toll_behind_the_town_goes_on_to_the_spot(resources: claims.Resources, text: str, parts: list[int]) -> None:
    assert [len(claim.harms) for claim in read(text, resources)] == parts


@pytest.mark.parametrize(
    ("text", "admitted"),
    [
        ("اعترفت وسائل إعلام إسرائيلية بمقتل مستوطن وإصابة اثنين بعد سقوط صاروخ على مصنع في حيفا.", False),
        ("اعترف الجيش الإسرائيلي بإصابة مستوطن بشظايا صاروخ قرب حيفا.", False),
        ("أقر الجيش الإسرائيلي بمقتل جنديين وإصابة ستة آخرين في هجوم على موقع قرب حيفا.", False),
        ("أقر الجيش الإسرائيلي بسقوط صواريخ قرب مدينة حيفا، وأصيب ثلاثة أشخاص.", False),
        ("أقر الجيش الإسرائيلي بسقوط ضحايا مدنيين في غارة على مدينة صور اللبنانية.", True),
        ("أقر الجيش الإسرائيلي بمقتل مدنيين وإصابة ستة آخرين في غارة على مدينة صور اللبنانية.", True),
    ],
)
def test_losses_of_ones_own_are_no_deed(resources: claims.Resources, text: str, *, admitted: bool) -> None:
    assert bool(doers(read(text, resources))) is admitted


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("تصدت المضادات في أم درمان لمسيرات معادية. وقال الجيش السوداني إن العدو قصف سوقا في الخرطوم.", set()),
        ("قال الجيش السوداني إن العدو استهدف محطة الكهرباء في الخرطوم وقتل رجلا.", set()),
        ("أغارت الطائرات المعادية على بلدة قانا في لبنان فقتلت رجلا.", {"israel"}),
    ],
)
def test_whose_enemy_it_is(resources: claims.Resources, text: str, actors: set[str]) -> None:
    assert doers(read(text, resources)) == actors


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("قال المتحدث إن التقييم يفيد بعدم إصابة أو مقتل أي مدني في الضربة الجوية قرب مقديشو.", [(0, 0)]),
        ("أكد الجيش عدم مقتل أي شخص في الغارة على مقديشو.", [(0, 0)]),
        ("أكد الجيش مقتل ثلاثة مدنيين في الغارة على مقديشو.", [(3, 3)]),
    ],
)
def test_nobody_hurt_or_killed(
    resources: claims.Resources, text: str, harms: list[tuple[int | None, int | None]]
) -> None:
    told = [(harm.min, harm.max) for claim in read(text, resources) for harm in claim.harms]
    assert told == harms


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل ستة أشخاص في غارة إسرائيلية على ضاحية بيروت الجنوبية في لبنان.", "ضاحية بيروت الجنوبية"),
        ("قتل ستة أشخاص في غارة على الضاحية، وفق وزارة الصحة اللبنانية في بيروت.", "الضاحية"),
        ("قتل ستة أشخاص في غارة على ضاحية الأقحوان غرب دمشق في سوريا.", "الأقحوان"),
        ("قتل رجل في حي الوحدة شرق مدينة الموصل العراقية.", "الوحدة"),
        ("قتل خمسة مسلحين في غارة قرب توكاري في إقليم شبيلي السفلى في الصومال.", "توكاري"),
        ("قتل رجل بالقرب من برقوش شمال تعز في اليمن.", "برقوش"),
        ("قتل ثلاثة أشخاص في غارة قرب حفل في محافظة صعدة.", "صعدة"),
        ("قتل ثلاثة أشخاص في غارة قرب مدرسة في محافظة صعدة.", "صعدة"),
    ],
)
def test_where_it_happened(resources: claims.Resources, text: str, place: str) -> None:
    assert [claim.where.place for claim in read(text, resources) if claim.where] == [place]


def test_both_parts_of_a_toll_have_the_attack_behind_them(resources: claims.Resources) -> None:
    (claim,) = read("وفي غزة، استشهد مواطنان وأصيب آخرون بقصف استهدف شارع الأقحوان.", resources)
    assert {harm.outcome for harm in claim.harms} == {Outcome.KILLED, Outcome.INJURED}


def figures(text: str, resources: claims.Resources) -> list[tuple[str, int | None]]:
    return [(harm.outcome.value, harm.min) for claim in read(text, resources) for harm in claim.harms]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("سقط أحد عشر من عناصر الشرطة في معارك مدينة مصراتة الليبية.", [("killed", 11)]),
        ("سقط ستة مدنيين في قصف على مدينة مصراتة الليبية.", [("killed", 6)]),
        ("سقط صاروخ من نوع غراد على مدينة مصراتة الليبية.", []),
        ("سقط خمسة جرحى من المدنيين في قصف على مدينة مصراتة الليبية.", [("injured", 5)]),
        ("قال طبيب إن أربعة من الجرحى فارقوا الحياة في مدينة الفاشر.", [("killed", 4)]),
        ("قال طبيب إن سبعة من المصابين توفوا في مدينة الفاشر.", [("killed", 7)]),
        ("قال طبيب إن سبعة من الجرحى غادروا المستشفى في مدينة الفاشر.", []),
        ("أدت غارة على سيارة في مدينة تعز إلى مقتل من بداخلها.", [("killed", None)]),
        ("دمرت غارة منزلا في مدينة تعز وقتلت من كانوا فيه.", [("killed", None)]),
        ("قال الجيش إنه قضى على خمسة مسلحين في مدينة جنين.", [("killed", 5)]),
        ("أصيب رجل بقصف على مدينة جنين ثم قضى على الفور.", [("killed", 1)]),
        ("قال سكان إن التنظيم قطع رأسي شابين في مدينة الموصل.", [("killed", 2)]),
    ],
)
def test_further_words_of_death(resources: claims.Resources, text: str, told: list[tuple[str, int | None]]) -> None:
    assert figures(text, resources) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مقتل رجلين و13 إصابة منها 4 خطيرة في قصف على مدينة جنين.", [("killed", 2), ("injured", 13)]),
        ("أصيب سبعة أشخاص بينهم اثنان بحالة خطرة في قصف على مدينة جنين.", [("injured", 7)]),
        ("أصيب سبعة أشخاص بينهم طفلان بجروح خطيرة في قصف على مدينة جنين.", [("injured", 7), ("injured", 2)]),
        ("أصيب سبعة بجروح خطيرة في قصف على مدينة جنين.", [("injured", 7)]),
    ],
)
def test_how_bad_wounds_are_counts_nobody(
    resources: claims.Resources, text: str, told: list[tuple[str, int | None]]
) -> None:
    assert figures(text, resources) == told


def test_a_further_strike_beside_is_told_apart(resources: claims.Resources) -> None:
    text = (
        "استهدفت طائرة منزلا في مدينة صعدة ما أدى إلى مقتل ثمانية مدنيين، "
        "فيما استهدفت غارة ثانية منزل شقيقه، ما أدى إلى مقتل ثلاثة مدنيين."
    )
    assert [[harm.min for harm in claim.harms] for claim in read(text, resources)] == [[8], [3]]
    rest = "استهدفت طائرة منزلا في مدينة صعدة فقتل ثمانية مدنيين، فيما أصيب ثلاثة آخرون."
    assert [len(claim.harms) for claim in read(rest, resources)] == [2]


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        (
            "تسببت الحرب التي اندلعت في 15 نيسان 2018 في مقتل تسعة آلاف شخص في السودان.",
            "total",
            "2018-04-15/2020-03-05",
        ),
        ("أسفر النزاع الذي بدأ في مارس 2015 عن مقتل 10 آلاف مدني في اليمن.", "total", "2015-03/2020-03-05"),
        ("أسفرت الاشتباكات التي اندلعت في 3 آذار 2020 عن مقتل ستة أشخاص في مدينة تعز.", "incident", "2020-03-03"),
    ],
)
def test_what_a_war_cost(resources: claims.Resources, text: str, kind: str, when: str) -> None:
    (claim,) = read(text, resources)
    assert claim.kind.value == kind
    assert claim.when is not None
    assert claim.when.edtf == when


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("أعلنت وزارة الصحة في تحديث جديد أن رجلا قتل في غارة على مدينة صيدا.", "وزارة الصحة"),
        ("وقالت الشرطة في نشرتها اليومية إن رجلا قتل في غارة على مدينة صيدا.", "الشرطة"),
        ("أعلن سالم الحسن مدير عام المستشفى أن رجلا قتل في غارة على مدينة صيدا.", "سالم الحسن مدير عام المستشفى"),
        ("أعلن سالم الحسن في عام 2019 أن رجلا قتل في غارة على مدينة صيدا.", "سالم الحسن"),
        ('وفق ما صرح به لـ"النهر" مستشار الوزارة، قتل رجل في غارة على مدينة صيدا.', "مستشار الوزارة"),
        ("حمل المرصد التنظيم المسؤولية عن مقتل عشرين مدنيا في مدينة الموصل.", "المرصد"),
    ],
)
def test_where_a_source_ends(resources: claims.Resources, text: str, source: str) -> None:
    assert {one.quote for claim in read(text, resources) for one in claim.sources} == {source}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("هدمت القوات منزلا في مدينة نابلس بحجة الافتقار إلى رخصة، ما أدى إلى تهجير ستة أشخاص.", {"نابلس"}),
        ("قتل ثلاثة في قصف على قرى آهلة بالسكان في مدينة حرض اليمنية.", {"حرض"}),
        ("قتل ثلاثة في قصف على محافظة حجة اليمنية.", {"حجة"}),
    ],
)
def test_words_that_are_no_place(resources: claims.Resources, text: str, places: set[str]) -> None:
    assert {claim.where.place for claim in read(text, resources) if claim.where} == places


def test_who_speaks_goes_on_to_what_others_did(resources: claims.Resources) -> None:
    text = (
        "وذكر بيان أن طيران التحالف الدولي وجه ضربة جوية على مدينة الموصل قتلت خمسة مسلحين، "
        "{} قناصي داعش استهدفوا الفارين فقتلوا سبعة مدنيين."
    )
    for word in ("مبينا أن", "مضيفا أن"):
        told = [(sorted(doers((claim,))), claim.harms[0].min) for claim in read(text.format(word), resources)]
        assert told == [(["us-led-coalition"], 5), (["islamic-state"], 7)]
    same = "قال بيان إن طيران التحالف الدولي قصف مدينة الموصل وقتل خمسة مسلحين، مضيفا أن بين القتلى قياديا."
    assert len(read(same, resources)) == 1


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("طيران الاحتلال المسيّر يقصف بصاروخين منزلا في مدينة جنين.", "drone_strike"),
        ("قصف الطيران الإسرائيلي المسير سيارة في مدينة جنين فقتل رجلا.", "drone_strike"),
        ("طيران الاحتلال الحربي يقصف بصاروخين منزلا في مدينة جنين.", "airstrike"),
        ("قتلت غارة جوية عاملا في معمل لتفخيخ السيارات في مدينة الموصل.", "airstrike"),
        ("قتل عامل بانفجار سيارة مفخخة في مدينة الموصل.", "vehicle_bomb"),
    ],
)
def test_by_what(resources: claims.Resources, text: str, method: str) -> None:
    assert {str(claim.method) for claim in read(text, resources)} == {method}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قتلت القوات الإسرائيلية 18 فلسطينيا، بينهم ثلاثة أطفال، في أنحاء الضفة الغربية.", "total"),
        ("قتل تسعون مدنيا وأصيب مئة في تسع ولايات في السودان جراء القصف.", "total"),
        ("قتل ستة مدنيين في قصف على أنحاء مدينة تعز اليمنية.", "incident"),
        ("قتل ستة مدنيين في قصف على مدينة الفاشر في ولاية شمال دارفور.", "incident"),
    ],
)
def test_all_over_a_region_it_is_a_total(resources: claims.Resources, text: str, kind: str) -> None:
    assert [claim.kind.value for claim in read(text, resources)] == [kind]


def test_where_people_are_held_is_hit(resources: claims.Resources) -> None:
    for words in ("مركزا لاحتجاز المهاجرين", "مركز احتجاز للمهاجرين"):
        (claim,) = read(f"قتل عشرة مهاجرين في غارة استهدفت {words} في مدينة تاجوراء الليبية.", resources)
        assert [hit.value for hit in claim.facilities] == ["government"]
    (claim,) = read("قتل عشرة مهاجرين في غارة استهدفت مركزا تجاريا في مدينة تاجوراء الليبية.", resources)
    assert [hit.value for hit in claim.facilities] != ["government"]


def test_what_lies_around_a_site_is_no_further_place(resources: claims.Resources) -> None:
    found = read("استهدف قصف مدينة جنين. وطال القصف مسجد الأقحوان وسط المدينة، وقتل رجل.", resources)
    assert [claim.where.place for claim in found if claim.where][-1] == "مسجد الأقحوان"
    both = read("استهدف قصف مدينة جنين ومسجد الأقحوان في مدينة نابلس.", resources)
    assert [claim.where.place for claim in both if claim.where] == ["جنين", "مسجد الأقحوان"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "استشهد ثلاثة في غارة على رفح، لترتفع حصيلة العدوان على غزة منذ الثالث من يناير إلى 184 شهيدا.",
            [("incident", 3), ("total", 184)],
        ),
        (
            "قتل جنديان في معارك رفح، ما يرفع عدد القتلى منذ بدء الحرب إلى 600 قتيل.",
            [("incident", 2), ("total", 600)],
        ),
        (
            "توفي رجل متأثرا بجراحه، ليرتفع عدد قتلى القصف على رفح إلى خمسة.",
            [("incident", 1)],
        ),
    ],
)
def test_a_toll_that_rises_by_the_deaths_told(
    resources: claims.Resources, text: str, told: list[tuple[str, int | None]]
) -> None:
    assert [(claim.kind.value, claim.harms[0].min) for claim in read(text, resources)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "وعلى الجانب الآخر أعلنت مصادر مقتل جندي وإصابة خمسة في سقوط قذيفة على حيفا.",
            [("killed", 1), ("injured", 5)],
        ),
        ("ومن الطرف الآخر قالت الشرطة إن قذيفة قتلت جنديين في حيفا.", [("killed", 2)]),
        ("أصيب رجلان في حيفا، وتوفي المصاب الآخر.", [("injured", 2), ("killed", 1)]),
    ],
)
def test_the_other_side_is_nobody(resources: claims.Resources, text: str, told: list[tuple[str, int | None]]) -> None:
    assert figures(text, resources) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "سجلت تعز اليمنية 40 قتيلا، تليها مأرب بـ 30 قتيلا، ثم الحديدة بـ 12.",
            [("تعز", 40), ("مأرب", 30), ("الحديدة", 12)],
        ),
        ("سجلت الخرطوم السودانية 81 قتيلا، ثم شمال دارفور بـ 77.", [("الخرطوم", 81), ("شمال دارفور", 77)]),
        ("سجلت تعز اليمنية 40 قتيلا ثم انتهى القصف بـ 12 غارة.", [("تعز", 40)]),
    ],
)
def test_places_told_in_their_rank(resources: claims.Resources, text: str, told: list[tuple[str, int | None]]) -> None:
    found = [(claim.where.place, claim.harms[0].min) for claim in read(text, resources) if claim.where and claim.harms]
    assert found == told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("وفي الأبيض عاصمة شمال كردفان، قتل رجلان وأصيب سبعة أطفال إثر سقوط قذائف على حي كريمة.", "كريمة"),
        ("في بغداد، قتل تسعة اشخاص واصيب عشرون في انفجار سيارة مفخخة عند جسر الجادرية.", "جسر الجادرية"),
        ("في بغداد، قتل تسعة أشخاص في انفجار سيارة مفخخة.", "بغداد"),
    ],
)
def test_the_spot_in_the_town(resources: claims.Resources, text: str, place: str) -> None:
    assert [claim.where.place for claim in read(text, resources) if claim.where] == [place]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "استشهد ثلاثة مواطنين في غارة على رفح، ليرتفع عدد الشهداء منذ صباح اليوم إلى 27 شهيدا.",
            ["incident", "total"],
        ),
        ("بلغ عدد الشهداء منذ فجر اليوم في قطاع غزة 51 شهيدا.", ["total"]),
        ("بلغ عدد القتلى منذ صباح اليوم جراء القصف على مدينة تعز اليمنية ستة قتلى.", ["incident"]),
    ],
)
def test_what_the_day_has_cost_so_far(resources: claims.Resources, text: str, kinds: list[str]) -> None:
    assert [claim.kind.value for claim in read(text, resources)] == kinds
