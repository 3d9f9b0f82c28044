"""What happened before or after, told in the same sentence, is another event: its figures are not the first one's.

Invented reports.
"""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.passages import split


def read(text: str, resources: claims.Resources) -> tuple[Claim, ...]:
    return claims.find(split(Document(id="report", text=text, published="2023-03-13")), resources)[0]


def told(text: str, resources: claims.Resources) -> list[tuple[str | None, str | None, list[tuple[str, int | None]]]]:
    """Place, date and figures of each claim."""
    return [
        (
            claim.where.place if claim.where else None,
            claim.when.edtf if claim.when else None,
            [(harm.outcome.value, harm.min) for harm in claim.harms],
        )
        for claim in read(text, resources)
    ]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("بعد يوم من مقتل ثلاثة عمال في غارة على سرمين", "2023-03-11"),
        ("وذلك بعد يومين من مقتل ثلاثة عمال في غارة على سرمين", "2023-03-10"),
        ("وجاء القصف بعد ثلاثة أيام على مقتل ثلاثة عمال بغارة استهدفت سرمين", "2023-03-09"),
        ("ويوم السبت قتل ثلاثة عمال في غارة على سرمين", "2023-03-11"),
        ("وفي اليوم التالي قتل ثلاثة عمال في غارة على سرمين", "2023-03-13"),
        ("وقتل ثلاثة عمال في غارة على سرمين يوم السبت", "2023-03-11"),
    ],
)
def test_another_day_is_another_event_with_its_own_date(words: str, day: str, resources: claims.Resources) -> None:
    text = f"أصيب راع بقصف على بلدة النيرب صباح الأحد 12 آذار 2023، {words}."
    assert told(text, resources) == [
        ("النيرب", "2023-03-12", [("injured", 1)]),
        ("سرمين", day, [("killed", 3)]),
    ]


@pytest.mark.parametrize("words", ["وبعد ساعة", "وفي وقت لاحق", "وقبلها بساعات", "وبعد ذلك بقليل"])
def test_another_hour_is_another_event_where_the_place_is_another(words: str, resources: claims.Resources) -> None:
    text = f"أصيب راع بقصف على بلدة النيرب، {words} قتل ثلاثة عمال بغارة على سرمين."
    assert [(place, harms) for place, _, harms in told(text, resources)] == [
        ("النيرب", [("injured", 1)]),
        ("سرمين", [("killed", 3)]),
    ]
    assert len(read(f"أصيب راع بقصف على بلدة النيرب، {words} قتل ثلاثة عمال بقصف ثان على البلدة.", resources)) == 1


def test_what_opens_the_sentence_ends_at_its_comma(resources: claims.Resources) -> None:
    text = "وبعد يوم من مقتل ثلاثة عمال في غارة على سرمين، قصفت المدفعية بلدة النيرب وأصابت راعيا."
    assert [(place, harms) for place, _, harms in told(text, resources)] == [
        ("سرمين", [("killed", 3)]),
        ("النيرب", [("injured", 1)]),
    ]


def test_two_days_part_what_happened_at_one_place(resources: claims.Resources) -> None:
    found = told("قتل ثلاثة عمال في النيرب يوم الأحد 12 آذار، وأصيب راعيان يوم السبت 11 آذار.", resources)
    assert found == [("النيرب", "2023-03-12", [("killed", 3)]), ("النيرب", "2023-03-11", [("injured", 2)])]


def test_a_toll_told_of_another_day_goes_with_all_its_parts(resources: claims.Resources) -> None:
    text = (
        "أصيب ثمانية عمال بقصف على بلدة النيرب مساء أمس الأحد، وقبلها بيوم واحد قتل راعيان، "
        "وأصيب ستة بقذائف سقطت على سوق سرمين يوم السبت."
    )
    assert told(text, resources) == [
        ("النيرب", "2023-03-12", [("injured", 8)]),
        ("سرمين", "2023-03-11", [("killed", 2), ("injured", 6)]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "أصيب ثلاثة في النيرب يوم الأحد 12 آذار، وتوفي أحدهم يوم الإثنين متأثرا بجراحه.",
        "توفي عامل في بلدة النيرب بعد يومين من إصابته بقصف على البلدة.",
        "ارتفعت حصيلة القصف على بلدة النيرب إلى تسعة قتلى بعد يوم من مقتل ستة فيه.",
        "قصفت المدفعية بلدة النيرب وقرية سرمين يومي 10 آذار و11 آذار وقتل راع.",
    ],
)
def test_who_dies_later_and_a_toll_that_rises_are_of_the_event_before(text: str, resources: claims.Resources) -> None:
    events = {claim.incident for claim in read(text, resources) if claim.harms}
    assert len(events) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "في ظل تصاعد غاراتها خلال الأيام الماضية، قصفت الطائرات فجر الأحد 12 آذار 2023 سوق النيرب وقتلت راعيا.",
            "incident",
        ),
        ("تكرر قصف الأحياء خلال الأسابيع الماضية، إذ قتلت غارة راعيا في النيرب أمس.", "incident"),
        ("أصيب عامل في النيرب في ظل تصاعد الغارات خلال الأسابيع الأخيرة.", "incident"),
        ("في ظل تصاعد الغارات خلال الشهر الماضي، قتل 30 عاملا في النيرب.", "total"),
        ("تكرر قصف الأحياء خلال الشهر الماضي، إذ قتل 40 عاملا.", "total"),
    ],
)
def test_a_period_that_only_frames_a_dated_event_makes_no_toll(
    text: str, kind: str, resources: claims.Resources
) -> None:
    assert [str(claim.kind) for claim in read(text, resources)] == [kind]
