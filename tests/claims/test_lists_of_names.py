"""Lists of names with ages, under a title, in lines of their own; invented names and sentences."""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.passages import split

_ATTACK = "غارات عنيفة على مدينة زبيد منذ فجر اليوم وحتى هذه الساعة أدت إلى ارتقاء"
_PRAYER = "نسأل الله أن يتقبلهم وأن يلهم أهلهم الصبر والسلوان في هذا المصاب الجلل."


def read(text: str, resources: claims.Resources) -> list[tuple[str, int | None, list[str | None]]]:
    found, issues = claims.find(split(Document(id="report", text=text)), resources)
    assert not issues
    return [
        (str(h.outcome), h.min, [p.name for p in c.people if p.outcome is h.outcome]) for c in found for h in c.harms
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{_ATTACK}\nالشهداء\nباسل منير الحاج\nسعاد منير الحاج\nطاهر عمر الرفاعي\n{_PRAYER}",
            [("killed", 3, ["باسل منير الحاج", "سعاد منير الحاج", "طاهر عمر الرفاعي"])],
        ),
        (
            f"{_ATTACK}\nالشهداء:\nباسل منير الحاج\nسعاد منير الحاج\n{_PRAYER}",
            [("killed", 2, ["باسل منير الحاج", "سعاد منير الحاج"])],
        ),
        (
            "أسماء الجرحى جراء القذائف على مدينة مأرب: 1- باسل حاج منير 2- سعاد شيخ عمر",
            [("injured", 2, ["باسل حاج منير", "سعاد شيخ عمر"])],
        ),
        (
            "تودع مدينة زبيد أبناءها الشهيد البطل أمين منير الصافي الشهيد البطل لؤي عمر الرفاعي.",
            [("killed", 2, ["أمين منير الصافي", "لؤي عمر الرفاعي"])],
        ),
        (
            "نزف إليكم: - القائد الكبير الشهيد باسل منير الحاج، (مواليد 1961)- القيادي الشهيد طاهر عمر الرفاعي، "
            "(مواليد 1970)- الشهيد بلال منير الصافي",
            [("killed", 3, ["باسل منير الحاج", None, "طاهر عمر الرفاعي", "بلال منير الصافي"])],
        ),
        (
            "استشهاد المزارع باسل منير (37)عاما وطفلتيه سعاد ورغد بغارة على زبيد.",
            [("killed", 3, ["باسل منير"]), ("killed", 2, ["باسل منير"])],
        ),
        (f"الشهداء\nمعرض الصور\nأخبار الرياضة\n{_PRAYER}", []),
        (
            "أسماء الجرحى جراء القذائف التي سقطت على مدينة مأرب:\n1- باسل منير الحاج ثلاث سنوات\n2- سعاد الحاج ٤٠ سنة",
            [("injured", 2, ["باسل منير الحاج", "سعاد الحاج"])],
        ),
        (
            "أسماء الجرحى جراء القذائف على مدينة مأرب 1- باسل منير الحاج 2- سعاد الحاج",
            [("injured", 2, ["باسل منير الحاج", "سعاد الحاج"])],
        ),
        (
            "أسماء شهداء الغارة على مأرب:\n- باسل منير الحاج\n- المهندس سعيد منير الحاج\n- طاهر الرفاعي من قرية الوادي",
            [("killed", 3, ["باسل منير الحاج", "سعيد منير الحاج", "طاهر الرفاعي"])],
        ),
        (
            "وأسماء الشهداء هم الجدة فوزية (71 عاما)، باسل الحاج (9 سنوات)، "
            "والمصابون هم؛ سعاد (12 عاما)، نوال (6 أعوام).",
            [("killed", 2, ["باسل الحاج"]), ("injured", 2, ["سعاد", "نوال"])],
        ),
    ],
)
def test_who_is_named_in_a_list_is_counted(
    text: str, expected: list[tuple[str, int, list[str]]], resources: claims.Resources
) -> None:
    assert read(text, resources) == expected


def test_a_list_that_breaks_off_is_told_once(resources: claims.Resources) -> None:
    title = "أسماء شهداء القصف على مدينة مأرب"
    names = ["1- باسل منير الحاج", "2- سعاد منير الحاج", "3- طاهر عمر الرفاعي"]
    text = "\n".join([title, *names[:2], "3-...", title, *names])
    assert [(outcome, count) for outcome, count, _ in read(text, resources)] == [("killed", 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "وأسماء المصابات في قصف تعز هي سعاد الحاج (14 عاما) ـ هناء الرفاعي (17 عاما).",
            [("injured", 2, ["سعاد الحاج", "هناء الرفاعي"])],
        ),
        (
            "استشهاد كل من باسل الحاج - طاهر الرفاعي - منير الحاج بقصف على تعز.",
            [("killed", 3, ["باسل الحاج", "طاهر الرفاعي", "منير الحاج"])],
        ),
        (
            "استشهد كل من باسل الحاج، طاهر الرفاعي، منير الحاج بقصف على تعز.",
            [("killed", 3, ["باسل الحاج", "طاهر الرفاعي", "منير الحاج"])],
        ),
        (
            "وقد أصيب في القصف على تعز: باسل الحاج (20 عاما)، طاهر الرفاعي (45 عاما).",
            [("injured", 2, ["باسل الحاج", "طاهر الرفاعي"])],
        ),
        ("أصيب رجل في القصف على تعز: باسل الحاج وطاهر الرفاعي شاهدان.", [("injured", 1, [])]),
    ],
)
def test_names_behind_every_mark_are_one_list(
    text: str, expected: list[tuple[str, int, list[str]]], resources: claims.Resources
) -> None:
    assert read(text, resources) == expected


def test_names_below_the_last_sentence_are_of_the_report(resources: claims.Resources) -> None:
    news = "أصيب ثلاثة عمال بجروح متفاوتة جراء القذائف التي سقطت على سوق مدينة مأرب صباح اليوم.\n\n"
    names = "أسماء المصابين هي كالتالي:\n\nباسل منير الصافي\n\nسعاد عمر الرفاعي (40 عاما)\n\nرغد عمر الرفاعي (4 أعوام)"
    menu = "\n\nمقتل تسعة جنود في هجوم على معسكر غرب المدينة\n\nأسعار الوقود في المدن اليوم"
    told = [("injured", 3, ["باسل منير الصافي", "سعاد عمر الرفاعي", "رغد عمر الرفاعي"])]
    assert read(news + names, resources)[1:] == told
    assert read(news + names + menu, resources)[1:] == told
    assert read(news + "أسعار الوقود:\n\nباسل منير الصافي\n\nسعاد عمر الرفاعي", resources)[1:] == []
