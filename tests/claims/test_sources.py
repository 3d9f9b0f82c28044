import json
from pathlib import Path

import pytest

from tawthiq.claims.mentions import SourceFrame
from tawthiq.claims.sources import SourceMemory, find
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import OriginKind, Verb
from tawthiq.passages import split


def frames(text: str) -> list[SourceFrame]:
    memory = SourceMemory()
    found: list[SourceFrame] = []
    for passage in split(Document(id="t", text=text)).passages:
        told, memory = find(passage, memory)
        found += told
    for frame in found:
        for source in frame.sources:
            assert text[source.start : source.end] == source.quote
    return found


def chains(text: str) -> list[list[tuple[int, str]]]:
    return [[(source.level, source.quote) for source in frame.sources] for frame in frames(text)]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("قالت مصادر محلية إن طائرات قصفت السوق.", "مصادر محلية"),
        ("مصادر محلية أفادت بأن القصف طال السوق.", "مصادر محلية"),
        ("أعلنت المقاومة الشعبية أن ثلاثة من مقاتليها قتلوا.", "المقاومة الشعبية"),
        ("وأعلن المتحدث باسم الجيش سالم ناصر، اليوم الأحد، في بيان، مقتل جنديين.", "المتحدث باسم الجيش سالم ناصر"),
        ("وكانت وزارة الصحة في غزة قد أعلنت أن ثلاثين شخصا قتلوا.", "وزارة الصحة في غزة"),
        ("وقال سليم الحداد: القصف بدأ فجرا.", "سليم الحداد"),
        ("مراسل قناة الأفق: قتلى وجرحى في غارة على المدينة", "مراسل قناة الأفق"),
        ("قتل ثلاثة مدنيين في القصف، وفق مصدر طبي.", "مصدر طبي"),
        ("وبحسب شهود عيان، فإن الطائرة عادت مرتين.", "شهود عيان"),
        ("قتل مدني في القصف بحسب ما أفادت به وكالة أنباء البلاد.", "وكالة أنباء البلاد"),
        ("حسبما ذكر ناشطون قتل مدني في القصف.", "ناشطون"),
        ("وجاء في بيان صدر عن ممثلية روسيا: نعيد إلى الأذهان ما جرى.", "ممثلية روسيا"),
        ("وأظهرت صور نشرها ناشطون دمارا في الحي وإصابة طفل.", "ناشطون"),
        ("تواردت أنباء عن سقوط قتلى.", "أنباء"),
        ("وأكد عدد من الأهالي أن القصف طال السوق.", "عدد من الأهالي"),
        ("وثقت منظمات حقوقية مقتل أربعة.", "منظمات حقوقية"),
        ("قتل ثلاثة مدنيين في قصف على السوق (الدفاع المدني).", "الدفاع المدني"),
        ("وكانت حصيلة سابقة للدفاع المدني أشارت إلى مقتل أربعة.", "حصيلة سابقة للدفاع المدني"),
        ("قصفت المدفعية القرية، ما أدى وفق حصيلة أولية للوزارة إلى مقتل سبعة.", "حصيلة أولية للوزارة"),
        ('اتهمت وزارة الأفق "كتائب النهر" بالوقوف وراء التفجير.', "وزارة الأفق"),
        ('اتهمت منظمة "عين على البيت" الحكومة بقصف المدرسة.', 'منظمة "عين على البيت"'),
        ("ونعت صفحات موالية أربعة جنود قتلوا في كمين على طريق.", "صفحات موالية"),
        ("وقال مدير المكتب في المجلس، سالم ناصر، لإذاعة الأفق، إن امرأة قتلت.", "مدير المكتب في المجلس، سالم ناصر"),
        ("وقال قائد الحاجز، لقمان سعيد، إن جنديا قتل.", "قائد الحاجز، لقمان سعيد"),
        ("مصادر محلية للأفق: مقتل عنصرين بهجوم.", "مصادر محلية"),
        ("مصدر خاص لشبكة النهر: مقتل رجل بقصف.", "مصدر خاص"),
        ("مصادر لبنانية لشبكة النهر: مقتل رجل بقصف.", "مصادر لبنانية"),
        ("مصادر محلية في لحج لشبكة النهر: مقتل رجل بقصف.", "مصادر محلية في لحج"),
        ("أعلنت وزارة الدفاع، السبت، تحييد تسعة مسلحين.", "وزارة الدفاع"),
        ("وزاد المسؤول أن سيارة أخرى انفجرت وقتلت شخصين.", "المسؤول"),
        ("قضى فيها بحسب المكتب ذاته 312 مدنيا.", "المكتب ذاته"),
        ("طبقا لإفادة الرئيسة المشتركة للمجلس سلمى ناصر، أصيب طفلان بقصف.", "إفادة الرئيسة المشتركة للمجلس سلمى ناصر"),
    ],
)  # fmt: skip
def test_one_source(text: str, quote: str) -> None:
    assert chains(text) == [[(0, quote)]]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("قالت وكالة الأفق إن خمسة قتلوا حسب ما أفاد الأهالي.", [(0, "وكالة الأفق"), (1, "الأهالي")]),
        ("نقلت وكالة الأفق عن مصدر أمني قوله إن اثنين قتلا.", [(0, "وكالة الأفق"), (1, "مصدر أمني")]),
        ("علمت وكالة الأفق من مصدر أمني أن عبوة انفجرت وقتلت رجلا.", [(0, "وكالة الأفق"), (1, "مصدر أمني")]),
        ("وعلم المرصد من مصادر موثوقة أن سبعة قتلوا.", [(0, "المرصد"), (1, "مصادر موثوقة")]),
        (
            "أفادت مديرية الإعلام، وفق ما نقلت عنها وكالة الأفق، بأن الغارة لم تسفر عن إصابات.",
            [(0, "وكالة الأفق"), (1, "مديرية الإعلام")],
        ),
        ("نفى المتحدث، في حديث نقلته عنه شبكة الأفق، قصف الحي.", [(0, "شبكة الأفق"), (1, "المتحدث")]),
        ("قالت منظمة النهر إن تسعة قتلوا نقلا عن ذوي الضحايا.", [(0, "منظمة النهر"), (1, "ذوي الضحايا")]),
        ("ذكر موقع الأفق نقلا عن شهود أن طائرة قصفت السوق.", [(0, "موقع الأفق"), (1, "شهود")]),
        ("وأفاد ضابط في الجيش حسب ذات المصدر أن ثلاثة قتلوا.", [(0, "ذات المصدر"), (1, "ضابط في الجيش")]),
        ("وقال مسؤول محلي لوكالة فرانس برس إن ستة قتلوا.", [(0, "وكالة فرانس برس"), (1, "مسؤول محلي")]),
        ("وذكرت مصادر طبية وسكان أن تسعة قتلوا.", [(0, "مصادر طبية"), (0, "سكان")]),
        (
            "ورود تقارير متعددة تستند إلى مصادر عسكرية في البلاد، بالإضافة إلى شهود عيان محليين، تحدثت عن مقتل مدنيين.",
            [(0, "تقارير متعددة"), (1, "مصادر عسكرية في البلاد"), (1, "شهود عيان محليين")],
        ),
    ],
)  # fmt: skip
def test_chains(text: str, chain: list[tuple[int, str]]) -> None:
    assert chains(text) == [chain]


def test_a_bare_verb_carries_the_chain_over() -> None:
    found = frames("قالت مصادر محلية إن طائرات قصفت السوق.\nوأضافت أن مدنيين اثنين قتلا.")
    assert [frame.sources[0].quote for frame in found] == ["مصادر محلية"] * 2
    assert [frame.inherits for frame in found] == [False, True]


@pytest.mark.parametrize("word", ["المصادر", "المصادر ذاتها", "المصدر نفسه"])
def test_words_that_point_back_are_filled(word: str) -> None:
    found = chains(f"قالت مصادر محلية إن طائرات قصفت السوق.\nوأضافت {word} أن مدنيين اثنين قتلا.")
    assert found[1] == [(0, "مصادر محلية")]


def test_a_ministry_is_known_again() -> None:
    found = frames(
        "أعلنت وزارة الدفاع العراقية أن جنديين قتلا.\nوقال سكان إن القصف استمر.\nوأضافت الوزارة أن اثنين أصيبا."
    )
    assert found[2].sources[0].quote == "وزارة الدفاع العراقية"
    assert found[2].sources[0].party == "iraqi-government-forces"


def test_paper_points_to_its_author() -> None:
    found = chains("أعلنت حركة الأفق أن جنديين قتلا.\nوأكد البيان أن القصف استمر.")
    assert found[1] == [(0, "حركة الأفق")]


def test_each_voice_has_its_stretch() -> None:
    text = "قالت مصادر محلية إن خمسة قتلوا، فيما أعلن الجيش الإسرائيلي أنه استهدف قياديا."
    first, second = frames(text)
    assert first.scope_end <= second.scope_start
    assert "خمسة" in text[first.scope_start : first.scope_end]
    assert second.sources[0].party == "israel"


def test_words_after_look_back_over_their_own_clause_only() -> None:
    text = "أعلن الجيش أن جنديين قتلا، فيما قتل خمسة مدنيين بحسب مصادر محلية."
    first, second = frames(text)
    assert [source.quote for source in second.sources] == ["مصادر محلية"]
    assert "جنديين" not in text[second.scope_start : second.scope_end]
    assert first.sources[0].quote == "الجيش"


def test_an_open_quotation_reaches_into_the_next_sentence() -> None:
    found = frames("وقال ناشطون: “قصفت الطائرات السوق.\nوقتل ثلاثة”.\nوشهدت المدينة هدوءا.")
    assert [frame.sources[0].quote for frame in found] == ["ناشطون", "ناشطون"]


@pytest.mark.parametrize(
    "text",
    [
        "شنت قوات النظام غارات على السوق وقتلت خمسة.",
        "ولم يؤكد الجيش أن جنودا قتلوا.",
        "يذكر أن المدينة شهدت قصفا مماثلا.",
        "قتل الرجل الذي قال إن المدينة آمنة.",
        "نقلت سيارات الإسعاف الجرحى إلى المستشفى.",
        "دون ورود أنباء عن إصابات.",
        "المصدر: رويترز",
    ],
)
def test_no_source(text: str) -> None:
    assert chains(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "party", "verb"),
    [
        ("نفت وزارة الدفاع الروسية استهداف السوق.", OriginKind.MILITARY_SPOKESPERSON, "russia", Verb.DENIED),
        ("وزعمت قسد أن القصف لم يقع.", OriginKind.PARTY_TO_CONFLICT, "sdf", Verb.CLAIMED),
        ("ووثق المرصد السوري مقتل ثلاثة.", OriginKind.NGO_MONITOR, None, Verb.DOCUMENTED),
        ("وأكد مدير مستشفى الأمل وصول عشرين جثة.", OriginKind.MEDICAL, None, Verb.CONFIRMED),
        ("وقالت مصادر في الدفاع المدني إن اثنين قتلا.", OriginKind.CIVIL_DEFENCE, None, Verb.SAID),
        ("وقالت منظمة أطباء بلا حدود إن اثنين قتلا.", OriginKind.NGO_MONITOR, None, Verb.SAID),
        ("وقدر مبعوث الأمم المتحدة أن مئة قتلوا.", OriginKind.UN, None, Verb.ESTIMATED),
        ("وقال الائتلاف الوطني السوري المعارض إن مئة قتلوا.", OriginKind.PARTY_TO_CONFLICT, None, Verb.SAID),
    ],
)
def test_kind_party_and_verb(text: str, kind: OriginKind, party: str | None, verb: Verb) -> None:
    source = frames(text)[0].sources[0]
    assert (source.kind, source.party, source.verb) == (kind, party, verb)


def test_the_nested_chains_of_the_samples(seeds: Path) -> None:
    texts = {d["id"]: d["text"] for d in map(json.loads, (seeds / "docs.jsonl").read_text("utf-8").splitlines())}
    told = {tuple(quote for _, quote in chain) for text in texts.values() for chain in chains(text)}
    assert ("تقارير متعددة", "مصادر عسكرية وسياسية وإدارية في العراق", "شهود عيان محليين") in told
    assert ("وكالة الأناضول الإخبارية", "الأهالي") in told
    assert ("ذات المصدر", "مقدم في الجيش العراقي") in told
    assert ("مفوض الأمم المتحدة لحقوق الإنسان زيد بن رعد الحسين",) in told
    assert ("الجيش الروسي",) in told


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("اتهمت قوات الدعم السريع الجيش بقتل 60 مدنيا في نيالا.", "قوات الدعم السريع"),
        ("واتهم الحوثيون التحالف بشن الغارة على السوق.", "الحوثيون"),
        ("اتهم الجيش السوري الحر النظام بقصف الحي.", "الجيش السوري الحر"),
        ("واتهم السكان المحليون الجيش العراقي بقتل ثلاثة مدنيين.", "السكان المحليون"),
        ("اتهم مسؤول في وزارة الدفاع المليشيات بقصف حي سكني.", "مسؤول في وزارة الدفاع"),
    ],
)
def test_who_accuses_ends_where_the_accused_begins(text: str, quote: str) -> None:
    assert chains(text)[0] == [(0, quote)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("21:40 مصادر طبية: استشهاد أربعة مواطنين في قصف شقة سكنية", "مصادر طبية"),
        ("20:15 الجيش الإسرائيلي يعلن مقتل 13 جنديا في المعارك", "الجيش الإسرائيلي"),
        ("الصحة الفلسطينية: خمسة شهداء في قصف على خان يونس", "الصحة الفلسطينية"),
        ("أوضح المتحدث باسم الوزارة د. سالم الرماني أن طفلين استشهدا", "المتحدث باسم الوزارة د. سالم الرماني"),
        ("اتهم المتمردون الحوثيون التحالف بقتل سبعة صيادين", "المتمردون الحوثيون"),
    ],
)
def test_sources_of_running_accounts_and_short_forms(text: str, source: str) -> None:
    assert [one.quote for frame in frames(text) for one in frame.sources] == [source]


def test_a_name_that_says_again_who_speaks_is_told_once() -> None:
    text = "أعلنت هيئة الزمروق مقتل خمسة جنود في هجوم، وفق “الهيئة”."
    assert all(len(chain) == 1 for chain in chains(text))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("مصادر خاصة لـ صدى الوادي قالت: إن القصف طال السوق.", "مصادر خاصة"),
        ('وقال ناشطون في البلدة لـ"الوادي.نت"، إن القصف طال السوق.', "ناشطون في البلدة"),
        ("بدوره بين الحرفي سالم ناصر صاحب المعمل أن القصف طال السوق.", "الحرفي سالم ناصر صاحب المعمل"),
        ("وبين المتحدث أن القصف طال السوق.", "المتحدث"),
        ("يذكر مدير المشفى أن خمسة قتلى وصلوا إليه.", "مدير المشفى"),
        ("وأصدر المجلس العام لحزب الوادي بيانا حول الهجوم على القرية.", "المجلس العام لحزب الوادي"),
        ("عدسة مراسلنا في الوادي وثقت مقتل طفل.", "عدسة مراسلنا في الوادي"),
    ],
)
def test_speakers_of_more_frames(text: str, quote: str) -> None:
    assert [name for chain in chains(text) for _, name in chain] == [quote]


@pytest.mark.parametrize(
    "text",
    ["اندلعت اشتباكات بين الجيش والمسلحين أدت إلى مقتل خمسة.", "سقط خمسة بين قتيل وجريح أن طال القصف السوق."],
)
def test_between_is_no_verb_of_saying(text: str) -> None:
    assert chains(text) == []


def test_the_year_ends_a_name_and_the_adjective_does_not() -> None:
    assert chains("أعلن الأمين العام للحزب أن القصف طال السوق.")[0][0][1] == "الأمين العام للحزب"
    assert chains("أعلن المجلس العام الماضي أن القصف طال السوق.")[0][0][1] == "المجلس"


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("وقالت وكالة الأفق نقلا عن مصدر طبي إن غارة وقعت.\nوأضاف المصدر أن طفلا قتل.", ["وكالة الأفق", "مصدر طبي"]),
        (
            "أفادت مصادر محلية لمراسل الأناضول بقصف القرية.\nوأوضحت المصادر أن امرأة قتلت.",
            ["مراسل الأناضول", "مصادر محلية"],
        ),
        ("قال ضابط في الشرطة لقناة الأفق إن لغما انفجر.\nوأضاف المصدر أن جنديا قتل.", ["ضابط في الشرطة"]),
        ("قال ضابط في الشرطة إن لغما انفجر.\nوقال ناشطون إن طفلا أصيب.", ["ناشطون"]),
    ],
)
def test_words_that_point_back_keep_who_quoted(text: str, chain: list[str]) -> None:
    assert [quote for _, quote in chains(text)[-1]] == chain


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("واستجاب الدفاع المدني السوري هذا العام لأكثر من 85 هجوما أدت لمقتل 40 شخصا.", "الدفاع المدني السوري"),
        ("استجابت فرق الدفاع المدني منذ مطلع الشهر لـ 30 غارة خلفت عشرة قتلى.", "فرق الدفاع المدني"),
        (
            "“الراصد 70” (أبو سالم)، المختص برصد الطيران، قال لصحيفة الأفق إن طائرة قصفت القرية.",
            "“الراصد 70” (أبو سالم)",
        ),
        ("الناشط سالم الأحمد، وهو من سكان القرية، قال للأفق إن طفلا قتل.", "الناشط سالم الأحمد"),
        ("قتل مدني بالقصف، حسبما أفاد مراسل راديو وتلفزيون الوادي.", "مراسل راديو وتلفزيون الوادي"),
        ("مركز الأخبار أعلنت قوى الأمن الداخلي عن إصابة عنصرين.", "قوى الأمن الداخلي"),
        ("سالم | Salem@salem_1مديرية صحة الوادي: خمسة قتلى في غارة على البلدة.", "مديرية صحة الوادي"),
    ],
)
def test_speakers_in_the_manner_of_agencies_and_posts(text: str, quote: str) -> None:
    told = chains(text)
    assert len(told) == len(told[0]) == 1
    assert told[0][0][1].startswith(quote)


@pytest.mark.parametrize(
    "text",
    [
        "استجابت فرق الدفاع المدني للحريق في البلدة.",
        "استجابت الحكومة لأكثر من 20 هجوما.",
        "سالم | Salem@salem_1عاجل: خمسة قتلى في غارة على البلدة.",
    ],
)
def test_who_only_answers_or_opens_says_nothing(text: str) -> None:
    assert chains(text) == []


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("قالت الهيئة إن غارة دمرت القرية.\nكما تسبب القصف بإصابة امرأتين.", True),
        ("أكدت بلدية الوادي أن السوق احترق.\nكما أدت الغارة إلى مقتل بائع.", True),
        ("قالت الهيئة إن غارة دمرت القرية.\nكما استهدفت مروحية بلدة أخرى.", False),
        ("قالت الهيئة إن غارة دمرت القرية.\nكما تسبب قصف آخر بإصابة امرأتين.", False),
        ("رصد ناشطون مقتل أربعة مدنيين.\nوتوزعت الحصيلة كما يلي:\n- قتل شابان بانفجار لغم في السنابل.", True),
        ("قتل أربعة مدنيين.\nوتوزعت الحصيلة كما يلي:\n- قتل شابان بانفجار لغم في السنابل.", False),
    ],
)
def test_who_speaks_goes_on_with_the_same_attack_and_the_parts_of_a_toll(text: str, *, goes_on: bool) -> None:
    last = text.rindex("\n") + 1
    assert any(frame.scope_start >= last for frame in frames(text)) is goes_on


def test_a_verb_with_its_preposition_before_that() -> None:
    text = "أكدت المنظمة أن القصف طال المدينة.\nوشددت على أن عشرة أشخاص قتلوا."
    assert chains(text)[-1] == [(0, "المنظمة")]
    assert chains("ردت القوات على القصف، على أن المعارك توقفت.") == []


@pytest.mark.parametrize(
    "text",
    [
        "رفع علم الحزب فوق مبنى من ثلاثة طوابق قبل قصفه.",
        "زاد القصف على القرية وقتل رجل.",
        "حصيلة القتلى ارتفعت إلى سبعة.",
    ],
)
def test_words_that_only_look_like_speech_name_nobody(text: str) -> None:
    assert chains(text) == []
