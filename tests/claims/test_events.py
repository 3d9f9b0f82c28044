"""Which claims of a report tell one event. Invented reports."""

import pytest

from tawthiq import claims, gazetteer
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split


def read(text: str) -> tuple[Claim, ...]:
    document = Document(id="report", text=text, published="2021-03-12")
    return claims.find(split(document), claims.Resources(gazetteer=gazetteer.load()))[0]


STRIKES = (
    "قتل راعيان وأصيبت طفلة بقذائف أطلقها الحوثيون على قرية الدمنة شرق تعز صباح اليوم، وتعرضت أطراف مدينة التربة "
    "لقصف بالهاون دون أنباء عن إصابات.\n\nوقال مدير مستشفى الثورة إن المصابين سبعة. وأضاف أن حالة اثنين منهم خطرة."
)


def test_nobody_is_hurt_later_where_nobody_was_hurt() -> None:
    found = read(STRIKES)
    assert [claim.incident for claim in found] == ["e1", "e2", "e1"]
    assert [harm.min for harm in found[-1].harms] == [7]


def test_the_first_news_of_an_attack_tell_more_of_it() -> None:
    found = read("طائرة مسيرة تستهدف دراجة نارية شرق بلدة سرجة. الأنباء الأولية تفيد بمقتل سائقها وإصابة راكب.")
    assert [claim.incident for claim in found] == ["e1", "e1"]


def test_an_answer_without_a_place_is_about_something_told_and_so_is_the_list_of_names_at_the_end() -> None:
    answer = "\n\nونفى متحدث باسم الحوثيين استهداف المدنيين."
    roll = "\n\nأسماء ضحايا القصف:\n1- سالم الحسن\n2- هادي النجار\n3- علي الصبري"
    found = read(STRIKES + answer + roll)
    assert [(claim.incident, str(claim.kind)) for claim in found[-2:]] == [("e1", "response"), ("e1", "incident")]
    assert [(str(harm.outcome), harm.min) for harm in found[-1].harms] == [("killed", 3)]


def test_a_bomb_is_no_shelling_and_another_bomb_is_another_event() -> None:
    found = read(
        "توفي هادي النجار متأثرا بإصابته في قصف قرية الدمنة بتعز أمس، وفق مصدر طبي.\n\n"
        "وانفجرت عبوة ناسفة في سوق بمدينة تعز ما أدى لإصابة بائع، وانفجرت أخرى قرب مدرسة في حي الجمهوري دون إصابات."
    )
    assert [str(claim.method) for claim in found] == ["shelling", "explosive_device", "explosive_device"]
    assert len({claim.incident for claim in found}) == 3


def test_which_of_the_dead_somebody_is_counts_nobody() -> None:
    (claim,) = read("قتل راعيان في قصف على قرية الدمنة شرق تعز، والقتيل الثاني رجل مسن.")
    assert [(str(harm.outcome), harm.min) for harm in claim.harms] == [("killed", 2)]


def test_what_bears_the_name_of_a_town_lies_there() -> None:
    strike = "غارة لمسيرة على بلدة دبورا جنوب لبنان."
    fork = read(f"{strike}\n\nأصيب اثنان صباح اليوم عند مثلث دبورا - زعتورا.")
    assert [claim.incident for claim in fork] == ["e1", "e1"]
    other = read(f"{strike}\n\nأصيب اثنان صباح اليوم عند مثلث زيتونا - زعتورا.")
    assert [claim.incident for claim in other] == ["e1", "e2"]


def test_a_bare_toll_right_behind_an_attack_is_of_it() -> None:
    found = read("سقطت ثلاثة صواريخ على مدينة الفاشر صباح الاثنين. وأفاد ناشطون بمقتل ستة أشخاص.")
    assert [claim.incident for claim in found] == ["e1", "e1"]
    found = read(
        "هز انفجار وسط كابول اليوم. ولم تتبن أي جهة التفجير. وقال متحدث باسم الشرطة إن شخصين قتلا وأصيب أربعة."
    )
    assert [claim.incident for claim in found] == ["e1", "e1"]


def test_a_toll_with_a_place_of_its_own_is_another_event() -> None:
    found = read("سقطت ثلاثة صواريخ على مدينة الفاشر صباح الاثنين. وأفاد ناشطون بمقتل ستة أشخاص في مدينة نيالا.")
    assert [claim.incident for claim in found] == ["e1", "e2"]


@pytest.mark.parametrize(
    "count",
    ["، فيما تحدثت المعارضة عن 80 قتيلا.", ". وتحدث ناشطون عن 80 قتيلا.", "، في حين أحصت منظمة محلية 80 قتيلا."],
)
def test_the_count_of_another_voice_is_of_the_same_event(count: str) -> None:
    found = read(f"قالت وزارة الصحة إن 30 شخصا قتلوا في غارة على سوق في مأرب{count}")
    assert [(claim.incident, [harm.min for harm in claim.harms]) for claim in found] == [("e1", [30]), ("e1", [80])]


LEAD = "قتل راعيان صباح اليوم بقذائف هاون على قرية الدمنة شرق تعز."


@pytest.mark.parametrize(
    "more", ["كما أصيب تسعة أشخاص.", "فيما جرح تسعة آخرون بجروح متفاوتة.", "وقال أحد السكان إن تسعة أشخاص أصيبوا."]
)
def test_a_toll_that_names_nothing_else_is_of_the_event_told_right_before(more: str) -> None:
    found = read(f"{LEAD}\n\n{more}")
    assert [(claim.incident, str(claim.method)) for claim in found] == [("e1", "shelling")] * 2


@pytest.mark.parametrize("other", ["من جهة أخرى، أصيب تسعة أشخاص.", "كما أصيب تسعة أشخاص في مدينة مأرب."])
def test_it_is_not_where_the_words_turn_to_other_news(other: str) -> None:
    assert [claim.incident for claim in read(f"{LEAD}\n\n{other}")] == ["e1", "e2"]


def test_that_nobody_was_hurt_is_told_of_the_attack_before() -> None:
    found = read("قصفت الطائرات قرية الدمنة شرق تعز صباح اليوم.\n\nولم تسجل إصابات بشرية.")
    assert [(claim.incident, str(claim.method)) for claim in found] == [("e1", "airstrike")] * 2


def test_who_dies_of_wounds_a_day_later_was_hurt_in_the_attack_told_before() -> None:
    hurt = "أصيب ستة عمال بانفجار لغم في قرية الدمنة شرق تعز أمس.\n\n"
    found = read(hurt + "وتوفي عامل متأثرا بجراحه صباح اليوم.")
    assert [(claim.incident, claim.when and claim.when.edtf) for claim in found] == [("e1", "2021-03-11")] * 2
    other = read(hurt + "وتوفي عامل في مدينة مأرب متأثرا بجراحه صباح اليوم.")
    assert [claim.incident for claim in other] == ["e1", "e2"]


def test_one_dead_in_the_place_that_the_news_turn_to_is_another() -> None:
    first = "استهدفت مسيرة سيارة في بلدة عيترون جنوب لبنان، ما أدى إلى مقتل رجل.\n\n"
    found = read(first + "وفي بلدة كفركلا، أغارت مسيرة على دراجة، ما أدى إلى مقتل سائقها.")
    assert [claim.incident for claim in found] == ["e1", "e2"]


@pytest.mark.parametrize(
    ("attack", "method"),
    [
        ("وأصيب طفلان بانفجار مماثل في قرية السلام.", "explosive_device"),
        ("وأصيب طفلان بانفجار في قرية السلام.", "explosion"),
        ("وأصيب طفلان في قصف مماثل على قرية السلام.", "shelling"),
    ],
)
def test_a_like_attack_is_done_with_the_same_means(attack: str, method: str) -> None:
    found = read(f"قتل راع بانفجار عبوة ناسفة في قرية الشيحة شرق حماة.\n\n{attack}")
    assert [str(claim.method) for claim in found] == ["explosive_device", method]


def test_what_was_fired_is_known_from_the_sentence_before() -> None:
    fired = "قصفت طائرة مسيرة حيا في مدينة الباب بصاروخ.\n\n"
    found = read(fired + "وأسفر الصاروخ عن إصابة خمسة مدنيين.")
    assert [(claim.incident, str(claim.method)) for claim in found] == [("e1", "drone_strike")] * 2


def test_where_a_known_attack_happened_is_told_closer() -> None:
    found = read(
        "استهدفت مسيرة سيارة جنوب مدينة عدن مساء أمس.\n\nووقع الهجوم عند الثامنة مساء على طريق عدن - لحج.\n\n"
        "وأصابت المسيرة السيارة بشكل مباشر، ما أدى إلى مقتل اثنين."
    )
    assert {claim.incident for claim in found} == {"e1"}
    assert found[-1].where
    assert found[-1].where.place == "طريق عدن - لحج"


@pytest.mark.parametrize(
    ("attack", "further", "method"),
    [
        ("هجوم على حافلة", "وذكر المرصد أن الهجوم نفذ بأسلحة رشاشة.", "shooting"),
        ("انفجار في السوق", "وقال متحدث إن انتحاريا فجر نفسه وسط الحشد.", "suicide_bombing"),
        ("قصف مدفعي على السوق", "وحلقت طائرة مسيرة فوق المدينة في أثناء القصف.", "shelling"),
        ("هجوم على حافلة", "ويملك السكان أسلحة رشاشة.", "None"),
    ],
)
def test_a_sentence_may_say_only_with_what_it_was_done(attack: str, further: str, method: str) -> None:
    (claim,) = read(f"قتل خمسة جنود في {attack} في مدينة تعز.\n\n{further}")
    assert str(claim.method) == method


def test_the_city_may_be_the_capital_told_before() -> None:
    found = read(
        "هاجم مسلحون فندقا في العاصمة الصومالية مقديشو مساء أمس.\n\n"
        "وكانوا قد هاجموا فندقا آخر في المدينة في كانون الثاني الماضي ما أدى إلى مقتل 21 شخصا."
    )
    assert [claim.where and claim.where.place for claim in found] == ["مقديشو", "مقديشو"]


ROUND_UP = (
    "أبرز التطورات اليوم الجمعة:\n\n{}\n\nقصف الحوثيون منازل السكان بقذائف الهاون، ما أدى إلى إصابة امرأة.\n\n{}\n\n"
    "استهدفت طائرة مسيرة سيارة إسعاف وقتل سائقها."
)


def test_news_without_a_place_are_of_the_place_that_heads_them() -> None:
    found = read(ROUND_UP.format("تعز:", "مأرب:"))
    assert [claim.where and claim.where.place for claim in found] == ["تعز", "مأرب"]
    assert [claim.when and claim.when.edtf for claim in found] == ["2021-03-12"] * 2


def test_one_line_that_is_a_place_heads_nothing() -> None:
    found = read(ROUND_UP.format("تعز:", "مواجهات:"))
    assert [claim.where for claim in found] == [None, None]


@pytest.mark.parametrize(("site", "events"), [("المدرسة", 1), ("مدرسة", 2), ("المشفى", 2)])
def test_what_was_hit_is_known_from_the_sentence_before(site: str, events: int) -> None:
    strike = "قتل 15 شخصا وأصيب 40 في قصف على مدرسة في مخيم النصيرات أمس.\n\n"
    found = read(strike + f"وزعم الجيش الإسرائيلي أنه استهدف مسلحين داخل {site}.")
    assert len(found) == 2
    assert len({claim.incident for claim in found}) == events


@pytest.mark.parametrize(
    ("first", "second", "events"),
    [("حي الصاخور بحلب", "حي الشعار", 2), ("حي الأعظمية ببغداد", "حي الكاظمية", 2), ("حي الصاخور", "مدينة حلب", 1)],
)
def test_two_quarters_of_a_town_are_two_places(first: str, second: str, events: int) -> None:
    found = read(f"قتل رجل برصاص قناص في {first} صباح اليوم.\n\nكما قتل رجل برصاص قناص في {second}.")
    assert len({claim.incident for claim in found}) == events
