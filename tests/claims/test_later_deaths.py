"""Deaths told of those who were wounded or taken before, in invented sentences."""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.passages import split

Row = tuple[str, str, int | None]


def read(text: str, resources: claims.Resources) -> list[Row]:
    found, issues = claims.find(split(Document(id="report", text=text)), resources)
    assert not issues
    return [(str(harm.outcome), str(harm.group), harm.min) for claim in found for harm in claim.harms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أصيب طفل بشظايا قذيفة في بلدة عبس ثم فارق الحياة في المستشفى.", [("killed", "children", 1)]),
        ("أصيب الحارس نادر الحيمي بانفجار لغم في ميدي وتوفي لاحقا متأثرا بجراحه.", [("killed", "all", 1)]),
        ("إصابة المزارع وجدي شمص بصاروخ في القاع، وأفاد جيرانه باستشهاده.", [("killed", "all", 1)]),
        ("جرح شاب برصاص قناص في حي التضامن قبل أن تعلن وفاته ليلا.", [("killed", "men", 1)]),
        ("اعتقل الأمن الشاب قيس المرعي ثم أبلغ ذووه بوفاته في السجن.", [("killed", "men", 1)]),
        ("أصيبت شقيقتان في غارة على زبيد، توفيت إحداهما.", [("injured", "all", 2), ("killed", "all", 1)]),
        (
            "استهدفت مسيرة عاملين في سرمين ما أدى لمقتل أحدهما وإصابة الآخر.",
            [("killed", "all", 1), ("injured", "all", 1)],
        ),
        ("أطلق قناص النار على شابتين، ففقدت إحداهما حياتها.", [("killed", "women", 1)]),
        ("قصفت مسيرة دراجة يستقلها شخصان، ما تسبب بفقدان أحدهما لحياته.", [("killed", "all", 1)]),
        ("أصيب عاملان بقذيفة في سرمين، إصابة أحدهما خطيرة.", [("injured", "all", 2)]),
        ("ما تسبب بفقدان ثلاثة عمال لحياتهم بقصف على سرمين.", [("killed", "all", 3)]),
        ("أدى القصف على سرمين إلى فقدان ثلاثة عمال.", [("missing", "all", 3)]),
        ("قتل عاملان في الغارة على سرمين، وحارسا أصيب بشظايا.", [("killed", "all", 2), ("injured", "all", 1)]),
        ("قتل عاملان في الغارة على سرمين، وحارس قتل بعدها.", [("killed", "all", 2), ("killed", "all", 1)]),
        ("مسيرة استهدفت حارسا على طريق سرمين، أصيب على إثرها بجروح.", [("injured", "all", 1)]),
        ("استهدفت مسيرة امرأة في سرمين، قتلت على أثرها.", [("killed", "women", 1)]),
        ("استهدفت مسيرة حارسا في سرمين، قتل على إثرها راعيان.", [("killed", "all", 2)]),
        ("أصيب تسعة في القصف على سرمين ونقل خمسة مصابين إلى المشفى.", [("injured", "all", 9)]),
        ("أصيب اثنان في سرمين ونقل خمسة مصابين من النيرب.", [("injured", "all", 2), ("injured", "all", 5)]),
        ("بدأ الحاجز باعتقال كل شاب يمر في سرمين.", []),
        ("استهدفت مسيرة شابا يدعى أمير سالم في سرمين ما أدى لمقتله.", [("killed", "men", 1)]),
        ("أصيب رجل في القصف، واستشهد في غارة أخرى سبعة عمال.", [("injured", "men", 1), ("killed", "all", 7)]),
        ("أصيب رجل في القصف، واستهدفت مسيرة شابا ما أدى لوفاته.", [("injured", "men", 1), ("killed", "men", 1)]),
        ("أصيب ثلاثة في القصف وتوفي في المستشفى مدير المدرسة.", [("injured", "all", 3), ("killed", "all", 1)]),
        ("توفي ثلاثة جرحى متأثرين بإصاباتهم في قصف سوق تعز.", [("killed", "all", 3)]),
        ("استشهد جريح متأثرا بجراحه في غزة.", [("killed", "all", 1)]),
        ("توفيت طفلة جريحة متأثرة بإصابتها في قصف النيرب.", [("killed", "children", 1)]),
        ("أصيب 20 عاملا توفي منهم ثلاثة في قصف على سوق تعز.", [("injured", "all", 20), ("killed", "all", 3)]),
        ("نقل إلى المستشفى 33 مصابا قتل منهم خمسة.", [("injured", "all", 33), ("killed", "all", 5)]),
        ("أصيب 20 عاملا منهم ثلاثة أطفال.", [("injured", "all", 20), ("injured", "children", 3)]),
    ],
)
def test_who_was_wounded_and_died_is_of_the_killed(text: str, expected: list[Row], resources: claims.Resources) -> None:
    assert read(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("توفي أحد المصابين في تفجير السوق متأثرا بإصابته.", [("killed", "all", 1)]),
        ("استشهد اثنان من الجرحى الذين أصيبوا في غارة الجمعة.", [("killed", "all", 2)]),
        ("أصيب تسعة في القصف ونقل أحد المصابين إلى المستشفى.", [("injured", "all", 9)]),
        ("سقط قتيل وأحد عشر جريحا في القصف.", [("killed", "all", 1), ("injured", "all", 11)]),
    ],
)
def test_one_of_the_wounded_who_died_is_killed(text: str, expected: list[Row], resources: claims.Resources) -> None:
    assert read(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال لنا أحد أفراد أسرته إنه نجا من القصف.", []),
        ("وأوضح سالم أن أسرتهم نجت من القصف على البلدة.", []),
        ("أسرت كتيبة من الجيش سبعة مسلحين في القصف.", [("detained", "all", 7)]),
    ],
)
def test_a_family_is_no_capture(text: str, expected: list[Row], resources: claims.Resources) -> None:
    assert read(text, resources) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مقتل قائد كتيبة وأحد مرافقيه بعبوة ناسفة.", [("killed", "all", 2)]),
        ("مقتل مدير المدرسة وأحد المعلمين في القصف.", [("killed", "all", 2)]),
        ("أسفرت الغارة عن مقتل سائق الشاحنة وراكب.", [("killed", "all", 2)]),
        ("أسفر القصف عن استشهاد ممرض وأحد الجرحى.", [("killed", "medics", 1), ("killed", "all", 1)]),
        (
            "إصابة سبعة بينهم أربعة أطفال، وأحد الأطفال حاله حرجة.",
            [("injured", "all", 7), ("injured", "children", 4)],
        ),
        ("قتل واحد وعشرون شخصا في الغارة.", [("killed", "all", 21)]),
    ],
)
def test_one_of_some_joined_to_another_is_counted(text: str, expected: list[Row], resources: claims.Resources) -> None:
    assert read(text, resources) == expected
