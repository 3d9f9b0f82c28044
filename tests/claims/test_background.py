"""What is told beside the news keeps its own day and place: what was before, what came with it, what goes on all the
time, lines of other reports. Invented reports.
"""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split

Row = tuple[str | None, str | None, str | None, list[tuple[str, int | None]]]


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    return claims.find(split(Document(id="report", text=text, published="2023-03-13")), resources)[0]


def told(text: str, resources: claims.Resources) -> list[Row]:
    """Event, place, date and figures of each claim."""
    return [
        (
            claim.incident,
            claim.where.place if claim.where else None,
            claim.when.edtf if claim.when else None,
            [(harm.outcome.value, harm.min) for harm in claim.harms],
        )
        for claim in read(text, resources)
    ]


NEWS = "أصيب راع بقصف على بلدة النيرب صباح اليوم.\n\n"
LONG = "أصيب راع بجروح طفيفة بقصف مدفعي على الأراضي الزراعية في بلدة النيرب صباح اليوم.\n\n"
NEWS_TOLD: Row = ("e1", "النيرب", "2023-03-13", [("injured", 1)])


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("وجاء القصف بعد أسبوعين من مقتل ثلاثة عمال في غارة على النيرب.", "2023-02-27~"),
        ("وجاء الهجوم بعد شهر على مقتل ثلاثة عمال في هجوم على النيرب.", "2023-02~"),
        ("وجاء القصف بعد أيام قليلة من مقتل ثلاثة عمال في غارة على النيرب.", None),
        ("وجاء القصف بعد ساعات من مقتل ثلاثة عمال في غارة على النيرب.", "2023-03-13"),
    ],
)
def test_what_something_happened_so_long_after_is_another_event(
    words: str, day: str | None, resources: claims.Resources
) -> None:
    assert told(NEWS + words, resources) == [NEWS_TOLD, ("e2", "النيرب", day, [("killed", 3)])]


def test_who_dies_days_after_being_hurt_is_of_the_same_event(resources: claims.Resources) -> None:
    found = told("توفي راع اليوم في المشفى بعد أيام من إصابته في قصف على بلدة النيرب.", resources)
    assert found == [("e1", "النيرب", "2023-03-13", [("killed", 1)])]


UNDATED = "أصيب خمسة عمال بقصف على بلدة النيرب.\n\n"


@pytest.mark.parametrize(
    "words",
    [
        "ويوم الجمعة الماضي، أصيبت طفلتان بسقوط قذائف على أطراف النيرب.",
        "وكانت طفلتان أصيبتا يوم الجمعة الماضي بسقوط قذائف على أطراف النيرب.",
    ],
)
def test_another_day_at_the_same_place_is_another_event(words: str, resources: claims.Resources) -> None:
    assert told(UNDATED + words, resources) == [
        ("e1", "النيرب", None, [("injured", 5)]),
        ("e2", "النيرب", "2023-03-10", [("injured", 2)]),
    ]


def test_a_day_told_of_the_attack_that_is_known_is_its_day(resources: claims.Resources) -> None:
    found = told(UNDATED + "وقال الأهالي إن القصف على النيرب وقع يوم الجمعة الماضي.", resources)
    assert {(event, day) for event, _, day, _ in found} == {("e1", "2023-03-10")}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("وتزامن الانفجار في بلدة النيرب مع قصف مدفعي على بلدة سرمين أدى إلى مقتل راع.", "سرمين"),
        ("وترافق القصف على بلدة النيرب مع غارات جوية على بلدة سرمين أدت إلى مقتل راع.", "سرمين"),
    ],
)
def test_what_came_with_the_attack_told_has_its_own_place(words: str, place: str, resources: claims.Resources) -> None:
    assert told(NEWS + words, resources)[-1] == ("e2", place, "2023-03-13", [("killed", 1)])


def test_what_came_with_an_attack_is_of_its_day(resources: claims.Resources) -> None:
    text = "قصفت المدفعية يوم الجمعة بلدة النيرب، تزامنا مع قصف نفذته مروحية، استهدف بلدة سرمين، ما أدى لمقتل راع."
    assert told(text, resources) == [
        ("e1", "النيرب", "2023-03-10", []),
        ("e2", "سرمين", "2023-03-10", [("killed", 1)]),
    ]
    one = "وتزامن القصف مع غارات جوية على بلدة سرمين."
    assert [place for _, place, _, _ in told(one, resources)] == ["سرمين"]


@pytest.mark.parametrize(
    "text",
    [
        "تتعرض مزارع بلدة النيرب لقصف مدفعي متواصل من القرى المجاورة.",
        "وتتعرض بلدة النيرب وبساتينها لهجمات مستمرة بالطائرات المسيرة.",
        "وتتعمد القوات استهداف المزارعين في ريف إدلب.",
        "وأضاف أن قوات النظام تتعمد قصف البيوت في ريف إدلب.",
        "وأدى ذلك إلى مواصلة المسلحين قصف البيوت في ريف إدلب.",
    ],
)
def test_what_goes_on_all_the_time_is_no_one_attack(text: str, resources: claims.Resources) -> None:
    assert {claim.kind.value for claim in read(text, resources)} == {"total"}


@pytest.mark.parametrize(
    "text",
    [
        "تتعرض بلدة النيرب منذ صباح اليوم لقصف مدفعي متواصل أدى إلى مقتل راع.",
        "تعرضت بلدة النيرب لقصف مدفعي متواصل أدى إلى مقتل راع.",
        "كثفت القوات من استهداف البيوت، وبالمقابل استهدف الجيش التركي أمس بقذائف المدفعية مواقعها في بلدة النيرب.",
        "قصفت قوات النظام، التي تحاصر البلدة منذ شهرين، بلدة النيرب صباح اليوم ما أدى إلى مقتل راع.",
    ],
)
def test_one_attack_however_long_it_lasts(text: str, resources: claims.Resources) -> None:
    assert read(text, resources)[-1].kind.value == "incident"


def test_a_time_told_of_a_party_is_no_day_of_its_attack(resources: claims.Resources) -> None:
    text = "قصفت قوات النظام، التي تنفذ حملة في المنطقة منذ ثلاثة أيام، بلدة النيرب ما أدى إلى مقتل راع."
    assert [day for _, _, day, _ in told(text, resources)] == [None]
    harmed = "قصفت قوات النظام، التي قتلت ثلاثة عمال يوم الجمعة في النيرب، بلدة سرمين."
    assert told(harmed, resources)[0][2] == "2023-03-10"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("القتيل كان يعمل سائقا في حلب قبل سبع سنوات", None),
        ("وكانت تسكن البلدة قبل ثلاث سنوات", None),
        ("وذلك قبل يومين", "2023-03-11"),
    ],
)
def test_years_of_a_life_are_no_day_of_a_death(words: str, day: str | None, resources: claims.Resources) -> None:
    assert [when for _, _, when, _ in told(f"مقتل راع بقصف على بلدة النيرب، {words}.", resources)] == [day]


def test_a_toll_of_wounded_that_has_risen_is_of_the_attack_told(resources: claims.Resources) -> None:
    text = NEWS + "وبحسب الأهالي، ارتفع عدد الجرحى إلى أربعة."
    assert [event for event, _, _, _ in told(text, resources)] == ["e1", "e1"]


LINE = "\n\nوقفة احتجاجية للمعلمين في بلدة كفرنبل\n\n"


def test_a_line_of_other_news_is_not_what_the_area_means(resources: claims.Resources) -> None:
    text = (
        "قصفت المدفعية بلدة النيرب صباح اليوم." + LINE + "وقال الدفاع المدني إن فرقه توجهت إلى المكان.\n\n"
        "وأضاف أن ستة أشخاص قتلوا بقصف جديد على المنطقة."
    )
    assert told(text, resources)[-1][1] == "النيرب"
    behind = (
        "قصفت المدفعية بلدة النيرب صباح اليوم." + LINE + "وقال الأهالي إن راعيا قتل في البلدة بقذيفة سقطت في حقله "
        "صباح اليوم."
    )
    assert told(behind, resources)[-1][1] == "كفرنبل"


@pytest.mark.parametrize("end", ["|فيديو", "(شاهد)", "| صور", "(بالفيديو)"])
def test_a_title_below_the_news_that_promises_a_film_is_another_reports(end: str, resources: claims.Resources) -> None:
    text = (
        f"{LONG}مقتل تسعة أشخاص بغارة على كفرنبل {end}\n\nوقال الأهالي إن القصف على النيرب أحرق حقولا في أطراف البلدة."
    )
    assert "كفرنبل" not in [place for _, place, _, _ in told(text, resources)]
    own = f"مقتل تسعة أشخاص بغارة على كفرنبل {end}\n\nقتل تسعة أشخاص بغارة على بلدة كفرنبل صباح اليوم الاثنين."
    assert told(own, resources)[0][3] == [("killed", 9)]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("بلدة النيرب، قرب بلدة سرمين", ["النيرب"]),
        ('بلدة النيرب "الشمالية"، بالقرب من بلدة سرمين', ["النيرب"]),
        ("بلدة النيرب وقرب بلدة سرمين", ["النيرب", "سرمين"]),
    ],
)
def test_near_which_town_a_village_lies_is_no_further_place(
    words: str, places: list[str], resources: claims.Resources
) -> None:
    text = f"استهدفت قوات النظام منزلا بصاروخ في {words} في ريف إدلب."
    assert [place for _, place, _, _ in told(text, resources)] == places


def test_as_many_hurt_in_two_villages_are_two_events(resources: claims.Resources) -> None:
    text = (
        "أصيب أربعة عمال بقصف على بلدة النيرب.\n\nوفي ريف حلب، أصيب أربعة رعاة بقصف على بلدة دارة عزة.\n\n"
        "وأصيب أربعة عمال بقصف على النيرب، بحسب الأهالي."
    )
    assert [(event, place) for event, place, _, _ in told(text, resources)] == [
        ("e1", "النيرب"),
        ("e2", "دارة عزة"),
        ("e1", "النيرب"),
    ]
