"""From a report to claims: segments, slots, events within a report, carried-over words. Invented reports."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Bound, Kind, Method, PublishedFrom, Response, Stance
from tawthiq.passages import split


def read(text: str, resources: claims.Resources, published: str | None = "2020-03-05") -> tuple[Claim, ...]:
    document = Document(id="report", text=text, published=published, published_from=PublishedFrom.PAGE)
    found, issues = claims.find(split(document), resources)
    assert not issues
    for claim in found:
        assert text[claim.start : claim.end] == claim.quote
    return found


def test_headline_and_body_tell_one_event(resources: claims.Resources) -> None:
    found = read(
        "مقتل ثلاثة مدنيين بقصف مدفعي على مدينة تكريت\n\n"
        "قُتل ثلاثة مدنيين وأصيب طفل، اليوم الخميس، بقصف مدفعي استهدف سوقا في مدينة تكريت شمال بغداد، بحسب مصادر طبية.",
        resources,
    )
    assert [claim.incident for claim in found] == ["e1", "e1"]
    assert {claim.where.place for claim in found if claim.where} == {"تكريت"}
    assert {claim.when.edtf for claim in found if claim.when} == {"2020-03-05"}
    assert found[0].when is not None
    assert found[0].when.quote is None, "the headline has no date of its own: carried over"
    assert [source.quote for source in found[1].sources] == ["مصادر طبية"]


def test_villages_hit_in_one_sentence_are_claims_of_their_own(resources: claims.Resources) -> None:
    found = read("قصفت القوات الحكومية بالمدفعية قريتي الزيتونة والسنابل بريف حماة، اليوم الخميس.", resources)
    assert [claim.where.place for claim in found if claim.where] == ["الزيتونة", "السنابل"]
    assert len({claim.incident for claim in found}) == 2
    assert len({claim.id for claim in found}) == 2


def test_a_doubt_does_not_become_an_incident(resources: claims.Resources) -> None:
    found = read("في حال تأكد مقتل مدنيين في الغارة على الرقة فإن التحقيق واجب.", resources)
    assert [claim.kind for claim in found] == [Kind.CONDITIONAL]


def test_a_cumulative_toll_is_a_total(resources: claims.Resources) -> None:
    found = read("وثقت الشبكة مقتل 307 مدنيين في محافظة نينوى منذ بداية العام.", resources)
    assert [claim.kind for claim in found] == [Kind.TOTAL]
    assert found[0].incident is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("نفت وزارة الدفاع الروسية مقتل مدنيين في غارة على مدينة حلب.", Kind.RESPONSE),
        ("وقال الجيش الإسرائيلي إنه لا علم له بالحادث وإنه يتحقق من الأمر.", Kind.RESPONSE),
        ("اعترف الجيش الإسرائيلي بمقتل ثلاثة من جنوده في مدينة غزة.", Kind.INCIDENT),
        ("شنت الطائرات سلسلة غارات على مدينة صعدة فجر اليوم.", Kind.INCIDENT),
        ("نفذت الطائرات ضربة دقيقة في شمال العراق.", Kind.INCIDENT),
        ("قصف متبادل بين الجيش والمتمردين في محيط مدينة تعز.", Kind.TOTAL),
        ("استهدف القصف قرى وبلدات في ريف حلب.", Kind.TOTAL),
        ("استهدف القصف قرى وبلدات الزيتونة والسنابل والروضة بريف حماة.", Kind.INCIDENT),
        ("مقتل 91 مدنيا في سوريا في تشرين الأول 2021.", "total"),
    ],
)
def test_what_kind_of_claim_it_is(text: str, kind: Kind, resources: claims.Resources) -> None:
    found = read(text, resources)
    assert {claim.kind for claim in found} == {kind}


def test_no_word_of_casualties_is_told_apart_from_none(resources: claims.Resources) -> None:
    silent = read("استهدفت غارة جوية أطراف مدينة الرقة، دون ورود أنباء عن إصابات.", resources)
    denied = read("استهدفت غارة جوية أطراف مدينة الرقة، دون وقوع إصابات.", resources)
    assert [harm.bound for claim in silent for harm in claim.harms] == [Bound.NONE_REPORTED]
    assert [harm.bound for claim in denied for harm in claim.harms] == [Bound.NONE]


def test_the_target_is_never_the_doer(resources: claims.Resources) -> None:
    (claim,) = read("استهدفت طائرات روسية مواقع لتنظيم داعش قرب مدينة تدمر، ما أدى إلى مقتل خمسة مسلحين.", resources)
    assert [(party.actor, party.stance) for party in claim.responsible] == [("russia", Stance.ALLEGED)]
    assert claim.method is Method.AIRSTRIKE


def test_accidents_are_no_claims(resources: claims.Resources) -> None:
    assert read("مقتل ستة أشخاص وإصابة عشرة في حادث سير على طريق بغداد.", resources) == ()
    assert read("تسجيل 100 إصابة بالتهاب الكبد في المدينة.", resources) == ()
    assert read("أصيب سبعة طلاب بتسمم غذائي في مدرسة.", resources) == ()
    assert read("وفاة طفلين بمرض الحصبة في مخيم.", resources) == ()
    assert read("سجلت المدينة 40 إصابة بالحصبة بين الأطفال.", resources) == ()


def test_a_quarter_that_is_called_like_a_disease_is_no_disease(resources: claims.Resources) -> None:
    assert len(read("مقتل ثلاثة مدنيين في الحصبة بصنعاء.", resources)) == 1
    assert len(read("قتل ثلاثة مدنيين في صنعاء أمس. وقال سكان الحصبة إن القتلى من عائلة واحدة.", resources)) == 1


def test_related_articles_never_enter_the_claims_of_the_report(resources: claims.Resources) -> None:
    found = read(
        "أصيب رجل بانفجار لغم أرضي قرب مدينة الرقة، صباح اليوم الخميس، بحسب الأهالي.\n\nمقالات ذات صلة\n\n"
        "مقتل عشرة جنود في تفجير انتحاري في بغداد",
        resources,
    )
    assert len(found) == 1


def test_the_toll_of_a_war_is_no_incident(resources: claims.Resources) -> None:
    found = read("أودت الحرب على القطاع بحياة أكثر من 15 ألف شخص، بحسب وزارة الصحة في غزة.", resources)
    assert [claim.kind for claim in found] == [Kind.TOTAL]


def test_blame_for_a_known_attack_is_an_attribution_of_its_event(resources: claims.Resources) -> None:
    found = read(
        "قتل عشرة أشخاص بتفجير سيارة مفخخة في مدينة سبها جنوب ليبيا. "
        "واتهمت الحكومة تنظيم داعش بالوقوف وراء الهجوم. وقالت الشرطة إن منفذ الهجوم شاب من المدينة.",
        resources,
    )
    assert [(claim.kind, claim.incident) for claim in found] == [
        (Kind.INCIDENT, "e1"),
        (Kind.ATTRIBUTION, "e1"),
        (Kind.ATTRIBUTION, "e1"),
    ]
    assert [party.actor for party in found[1].responsible] == ["islamic-state"]


def test_a_denial_is_a_response_apart_from_the_accusation(resources: claims.Resources) -> None:
    found = read(
        "قتل أربعة عمال في غارة جوية على بلدة تاجوراء. واتهمت حكومة الوفاق قوات خليفة حفتر بتنفيذ الغارة، "
        "لكن متحدثا باسم الجيش الوطني الليبي نفى استهداف المركز.",
        resources,
    )
    assert [claim.kind for claim in found] == [Kind.INCIDENT, Kind.ATTRIBUTION, Kind.RESPONSE]
    assert {claim.incident for claim in found} == {"e1"}


def test_a_strike_told_with_its_source_is_an_event(resources: claims.Resources) -> None:
    found = read("تعرضت قرية مرعناز لقصف مدفعي مصدره مواقع قوات النظام السوري.", resources)
    assert [claim.kind for claim in found] == [Kind.INCIDENT]


def test_where_the_wounded_were_taken_is_no_place_hit(resources: claims.Resources) -> None:
    found = read("استشهد مزارع متأثرا بجراحه بعد وصوله إلى مشافي مدينة الرقة.", resources)
    assert [claim.where for claim in found] == [None]
    stationed = read("قصفت قوات النظام السوري بلدة الأتارب من مواقعها في قرية الزيتونة.", resources)
    assert [claim.where.place for claim in stationed if claim.where] == ["الأتارب"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ارتفعت حصيلة الزلزال إلى 300 قتيل.", 0),
        ("قتل 300 شخص في الزلزال الذي ضرب البلاد.", 0),
        ("سقط صاروخ من نوع زلزال 1 على كفرنبل وقتل مدنيان.", 1),
        ("أطلقوا صاروخ زلزال على بلدة كفرنبل فقتل ثلاثة مدنيين.", 1),
    ],
)
def test_an_earthquake_is_no_rocket_of_its_name(resources: claims.Resources, text: str, found: int) -> None:
    assert len(claims.find(split(Document(id="d", text=text)), resources)[0]) == found


def test_an_accident_beside_an_attack_hides_it_not(resources: claims.Resources) -> None:
    found = read("أصيب مدنيان بقصف على بلدة تديل بريف حلب، كما توفي طفلان غرقا في بحيرة بريف حماة.", resources)
    assert [[(harm.min, str(harm.outcome)) for harm in claim.harms] for claim in found] == [[(2, "injured")]]


def test_deeds_of_different_parties_are_events_apart(resources: claims.Resources) -> None:
    found = read(
        "قصفت قوات النظام السوري بالمدفعية محيط بلدة تديل بريف حلب. "
        "واستهدفت هيئة تحرير الشام بالمدفعية مواقع النظام في محيط بلدة تديل بريف حلب.",
        resources,
    )
    assert len({claim.incident for claim in found}) == 2


def test_an_archive_picture_is_of_another_event(resources: claims.Resources) -> None:
    found = read(
        "قصف مدفعي على بلدة تديل بريف حلب - أرشيفية\n\n"
        "قُتل ثلاثة مدنيين، اليوم الخميس، بقصف مدفعي استهدف بلدة تديل بريف حلب، بحسب مصادر طبية.",
        resources,
    )
    assert [claim.incident for claim in found] == ["e1", "e2"]
    assert found[0].when is None


def test_what_a_party_leaves_unconfirmed_stays_with_its_admission(resources: claims.Resources) -> None:
    found = read("اعترف التحالف الدولي بأنه شن غارات على مدينة الرقة أمس، لكن من دون أن يؤكد مقتل المدنيين.", resources)
    answers = [claim for claim in found if claim.response]
    assert [set(claim.response) for claim in answers] == [{Response.ADMITS_STRIKE, Response.NOT_CONFIRMED}]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("وأطلقت الميليشيا أيضا ثلاث قذائف صاروخية على الأحياء السكنية في قرية السنابل.", ["السنابل"]),
        ("استهدفت المقاتلات أماكن بين قريتي الزيتونة والسنابل في ريف عفرين.", ["الزيتونة"]),
        ("قصفت المدفعية التركية محيط مدينة تل رفعت، ردا على قصف مدينة اعزاز.", ["تل رفعت"]),
        ("ووقع الهجوم في الساعة الثالثة عصرا في مدينة اعزاز.", ["اعزاز"]),
        ("سقطت مدينة سراقب بيد الجيش، وأطلق سراح السجناء.", []),
    ],
)
def test_which_places_were_hit(text: str, places: list[str], resources: claims.Resources) -> None:
    assert [claim.where.place for claim in read(text, resources) if claim.where] == places


def test_the_parts_of_a_counted_toll_are_told_once_more_by_its_list(resources: claims.Resources) -> None:
    found = read(
        "قُتل 21 شخصا منذ مطلع العام 2020 في قصف على مدينة سرت، والقتلى هم:\n– 9 من المدنيين\n– 12 عنصرا من الشرطة",
        resources,
    )
    assert [claim.kind for claim in found] == [Kind.TOTAL, Kind.TOTAL]
    assert [[harm.min for harm in claim.harms] for claim in found] == [[21], [9, 12]]
    assert found[1].where is not None
    assert found[1].where.place == "سرت"


def test_the_items_of_an_uncounted_toll_are_its_parts(resources: claims.Resources) -> None:
    found = read("أسفر القصف على بلدة السنابل عن سقوط ضحايا، والقتلى هم:\n- 18 مدنيا\n- 3 جنود", resources)
    assert [[(str(harm.outcome), harm.min) for harm in claim.harms[1:]] for claim in found] == [
        [("killed", 18), ("killed", 3)]
    ]


def test_bullets_after_a_told_event_are_events_of_their_own(resources: claims.Resources) -> None:
    found = read("قتل ثلاثة مدنيين في بلدة السنابل.\n- قصف على بلدة الزيتونة أدى لمقتل طفل.", resources)
    assert len({claim.incident for claim in found}) == 2


def test_an_answer_in_kind_is_an_event_of_its_doer(resources: claims.Resources) -> None:
    found = read(
        "تعرضت قرية الزيتونة بريف حماة لقصف مدفعي من قوات النظام السوري، ورد الجيش التركي باستهداف بلدة السنابل.",
        resources,
    )
    assert [[party.actor for party in claim.responsible] for claim in found] == [
        ["syrian-government-forces"],
        ["turkey"],
    ]


def test_the_finest_place_of_a_sentence_is_the_place(resources: claims.Resources) -> None:
    found = read("وفي تعز اليمنية، قتل مدنيان اليوم برصاص قناص في حي الأقحوان.", resources)
    assert [claim.where.place for claim in found if claim.where] == ["الأقحوان"]


def test_where_a_victim_is_from_gives_way_to_where_the_event_was(resources: claims.Resources) -> None:
    found = read(
        "مقتل شخصين بقصف مدفعي على مدينة تكريت العراقية\n\n"
        "وقال مصدر طبي إن القصف قتل شخصين ينحدران من مدينة سامراء وأصاب ثالثا.",
        resources,
    )
    assert {claim.where.place for claim in found if claim.where} == {"تكريت"}


def test_where_a_report_was_filed_stands_when_nothing_else_is_said(resources: claims.Resources) -> None:
    found = read("مقديشو (رويترز) - قتل خمسة مدنيين اليوم الخميس في انفجار سيارة مفخخة.", resources)
    assert [claim.where.place for claim in found if claim.where] == ["مقديشو"]


def test_a_toll_of_years_is_of_the_country_that_the_report_is_about(resources: claims.Resources) -> None:
    found = read(
        "قتل مدنيان اليوم الخميس بقصف مدفعي على مدينة تعز في اليمن. وأصيب ثالث في مدينة مأرب.\n\n"
        "ووثقت الشبكة مقتل 5400 مدني منذ مارس 2015.",
        resources,
    )
    (toll,) = [claim for claim in found if claim.kind is Kind.TOTAL]
    assert toll.where is not None
    assert (toll.where.place, toll.where.country, toll.where.quote) == ("اليمن", "YE", None)
    assert toll.where.carried_from is not None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ارتفع إلى 6 تعداد الشهداء الذين قضوا في القصف على قرية الزيتونة بريف إدلب اليوم الخميس.", Kind.INCIDENT),
        ("وبلغ تعداد الشهداء 700 في محافظة إدلب.", Kind.TOTAL),
        ("بلغ عدد الشهداء 82 شهيدا فيما أصيب أكثر من 534 آخرين.", Kind.INCIDENT),
        ("سقط في محافظة الأنبار 211 قتيلا و617 جريحا.", Kind.TOTAL),
    ],
)
def test_the_toll_of_one_attack_is_told_from_that_of_a_campaign(
    text: str, kind: Kind, resources: claims.Resources
) -> None:
    assert [claim.kind for claim in read(text, resources)] == [kind]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل طفل في مدينة تعز اليوم. وقتل أكثر من تسعة آلاف من المدنيين اليمنيين منذ بدء الحرب.", "اليمن"),
        (
            "استشهد طفل في رفح بقطاع غزة. وأصيب رجل في خان يونس. وارتفعت حصيلة العدوان منذ بدايته إلى 410 شهداء.",
            "قطاع غزة",
        ),
    ],
)
def test_a_toll_without_a_place_is_of_the_country_of_the_report_or_its_part(
    text: str, place: str, resources: claims.Resources
) -> None:
    total = read(text, resources)[-1]
    assert total.kind is Kind.TOTAL
    assert total.where is not None
    assert total.where.place == place


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("ريف حلب.. مقتل خمسة مدنيين بقصف مدفعي", "حلب"),
        ("قتلى وجرحى بغارات روسية وقصف مدفعي على ريف حلب", "حلب"),
        ("مقتل خمسة مدنيين بقصف مدفعي", "الأتارب"),
        ("سوريا.. مقتل خمسة مدنيين بقصف مدفعي", "الأتارب"),
    ],
)
def test_a_title_keeps_the_place_that_it_names(resources: claims.Resources, title: str, place: str) -> None:
    found = read(f"{title}\n\nقتل خمسة مدنيين بقصف مدفعي روسي على بلدة الأتارب بريف حلب.", resources)
    assert found[0].where
    assert found[0].where.place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("أصيب ستة مدنيين بقذائف مصدرها قوات قسد في بلدة تل رفعت استهدفت أحياء مدينة أعزاز.", "أعزاز"),
        ("قتل مدني بصواريخ مصدرها حاجز لقوات النظام في بلدة الحاضر طالت أطراف بلدة الأتارب.", "الأتارب"),
        ("قتل مدني بقصف مصدره قوات النظام استهدف بلدة الأتارب.", "الأتارب"),
    ],
)
def test_where_those_stand_who_fired_is_no_place_hit(resources: claims.Resources, text: str, place: str) -> None:
    assert [claim.where.place for claim in read(text, resources) if claim.where] == [place]


def test_a_farm_of_animals_is_no_name(resources: claims.Resources) -> None:
    for farm in ("مزرعة دواجن", "مزرعة أبقار"):
        found = read(f"قصف مدفعي من قبل قوات النظام استهدف {farm} بمحيط مدينة أعزاز وأصاب عاملا.", resources)
        assert [claim.where.place for claim in found if claim.where] == ["أعزاز"]


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("شنت طائرة تركية مسيرة غارة جوية على نقطة عسكرية في مدينة تكريت.", Method.DRONE_STRIKE),
        ("مسيرة روسية نفذت غارة جوية على مدينة تكريت وقتلت رجلا.", Method.DRONE_STRIKE),
        ("حلقت طائرة مسيرة فوق مدينة تكريت مساء أمس قبل أن تقتل غارة جوية رجلا.", Method.AIRSTRIKE),
        ("قتل رجل بقصف من طيران مذخر على مدينة تكريت.", Method.DRONE_STRIKE),
        ("عثر على جثة رجل مقتولا بطلقة في الرأس في مدينة تكريت.", Method.SHOOTING),
        ("قتل عشرة جنود بعملية انغماسية في مدينة تكريت.", Method.CLASHES),
    ],
)
def test_with_what_it_was_done(resources: claims.Resources, text: str, method: Method) -> None:
    assert [claim.method for claim in read(text, resources)] == [method]


@pytest.mark.parametrize(
    ("text", "stance", "sources"),
    [
        ("التحالف الدولي يعتذر عن استهداف خاطئ قتل فيه مدني في مدينة تكريت.", Stance.ADMITTED, ["التحالف الدولي"]),
        ("الجيش التركي يعتذر عن غارة قتل فيها مدني في مدينة تكريت.", Stance.ADMITTED, ["الجيش التركي"]),
        ("التحالف الدولي يقصف مدينة تكريت ويقتل مدنيا.", Stance.ALLEGED, []),
    ],
)
def test_who_apologises_admits_and_speaks(
    resources: claims.Resources, text: str, stance: Stance, sources: list[str]
) -> None:
    (claim, *_) = read(text, resources)
    assert {party.stance for party in claim.responsible} == {stance}
    assert [source.quote for source in claim.sources] == sources


def test_a_rank_of_its_kind_says_no_date(resources: claims.Resources) -> None:
    found = read("قتل جندي في هجوم هو الخامس من نوعه في عموم شمال البلاد منذ بداية العام الحالي.", resources)
    assert [claim.when for claim in found] == [None]
    found = read("قتل خمسة جنود في هجمات على مدينة تكريت منذ بداية العام الحالي.", resources)
    assert all(claim.when for claim in found)


@pytest.mark.parametrize(
    "text",
    [
        "أطلق جنود الاحتلال النار على المزارعين شرق تكريت، اليوم الخميس.",
        "فتحت الآليات نيران أسلحتها الثقيلة تجاه منازل المواطنين شرق تكريت، اليوم الخميس.",
        "أطلق الجنود النار بكثافة على سيارة إسعاف شرق تكريت، اليوم الخميس.",
    ],
)
def test_gunfire_at_people_is_an_attack_though_it_hurt_nobody(text: str, resources: claims.Resources) -> None:
    assert [(claim.kind, claim.method, claim.harms) for claim in read(text, resources)] == [
        (Kind.INCIDENT, Method.SHOOTING, ())
    ]


@pytest.mark.parametrize(
    "text",
    [
        "أطلق الجنود النار في الهواء لتفريق المشيعين في تكريت.",
        "أطلق النائب النار على تصريحات الوزير في تكريت.",
        "نفذ الجيش مناورة تحاكي سقوط صواريخ على مدينة تكريت وإخلاء مصابين.",
        "تدرب المسعفون ضمن تدريبات على إخلاء جرحى من مبنى تعرض لقصف في تكريت.",
    ],
)
def test_fire_at_nobody_and_drills_are_no_claims(text: str, resources: claims.Resources) -> None:
    assert read(text, resources) == ()


@pytest.mark.parametrize(
    "text",
    [
        "ارتفعت حصيلة الحرب إلى 745 قتيلا منذ بداية العام بعد مقتل ثلاثة مواطنين في قصف على تكريت فجر اليوم.",
        "ارتفع عدد القتلى في العراق إلى 745 قتيلا منذ بدء الحرب، عقب مقتل ثلاثة مواطنين في غارة على تكريت فجر اليوم.",
    ],
)
def test_the_attack_by_which_a_long_toll_rose_is_told_apart(text: str, resources: claims.Resources) -> None:
    found = read(text, resources)
    assert [(claim.kind, [harm.min for harm in claim.harms]) for claim in found] == [
        (Kind.TOTAL, [745]),
        (Kind.INCIDENT, [3]),
    ]
    assert found[1].where is not None
    assert found[1].where.place == "تكريت"


def test_a_death_by_which_the_toll_of_one_attack_rose_is_its_part(resources: claims.Resources) -> None:
    found = read("ارتفعت حصيلة قصف سوق في تكريت إلى تسعة قتلى بعد وفاة طفلة متأثرة بجراحها.", resources)
    assert [(claim.kind, [harm.min for harm in claim.harms]) for claim in found] == [(Kind.INCIDENT, [9, 1])]


def test_a_lower_count_by_another_voice_is_a_claim_of_its_own(resources: claims.Resources) -> None:
    found = read("بلغت حصيلة تفجيرات بغداد 107 قتلى، فيما قالت وزارة الصحة إن عدد القتلى لا يتعدى 91.", resources)
    assert [[(harm.min, harm.max) for harm in claim.harms] for claim in found] == [[(107, 107)], [(None, 91)]]


@pytest.mark.parametrize(
    "text",
    [
        "اعترف الجيش الإسرائيلي بمقتل ضابطين في انفجار عبوة في تكريت.",
        "اعترف الجيش الإسرائيلي بإصابة سبعة من مستوطنيه في انفجار عبوة في تكريت.",
    ],
)
def test_a_loss_that_is_admitted_is_no_deed(text: str, resources: claims.Resources) -> None:
    [claim] = read(text, resources)
    assert claim.responsible == ()


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("اعترف الجيش الإسرائيلي بمقتل عائلة في غارة على تكريت.", "israel"),
        ("تبنى تنظيم داعش قتل ضابطين في تكريت.", "islamic-state"),
    ],
)
def test_a_killing_that_is_admitted_or_claimed_is_a_deed(text: str, actor: str, resources: claims.Resources) -> None:
    [claim] = read(text, resources)
    assert [party.actor for party in claim.responsible] == [actor]


def test_a_town_named_like_a_facility_is_no_facility(resources: claims.Resources) -> None:
    [town] = read("قتل أربعة في غارة على الخيام في جنوب لبنان.", resources)
    [camp] = read("قتل أربعة في غارة على خيام النازحين في جنوب لبنان.", resources)
    assert (len(town.facilities), len(camp.facilities)) == (0, 1)


def test_a_numbered_roll_counts_nobody_by_its_numbers(resources: claims.Resources) -> None:
    text = "أسماء 14 قتيلا سقطوا في قصف على تكريت:\n\n1. سالم النهار، 50 عاما\n2. خالد حسن، 23 عاما"
    assert [[harm.min for harm in claim.harms] for claim in read(text, resources)] == [[14]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "بلغ عدد القتلى خلال شهر شباط في نينوى (113 قتيلا و199 جريحا)، ثم كركوك (94 قتيلا)، والبصرة (12 قتيلا).",
            [("نينوى", [113, 199]), ("كركوك", [94]), ("البصرة", [12])],
        ),
        ("قتل خمسة في كركوك (بينهم 3 أطفال) وأصيب اثنان.", [("كركوك", [5, 3, 2])]),
    ],
)
def test_figures_in_brackets_are_of_the_place_before_them(
    text: str, told: list[tuple[str, list[int]]], resources: claims.Resources
) -> None:
    found = read(text, resources)
    assert [(claim.where.place if claim.where else None, [harm.min for harm in claim.harms]) for claim in found] == told
