"""A toll told in one and then place by place. Invented reports."""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind
from tawthiq.passages import split

Row = tuple[Kind, str | None, list[int | None]]


def told(text: str, resources: claims.Resources) -> list[Row]:
    """Kind, place and figures of each claim."""
    found = claims.find(split(Document(id="report", text=text, published="2020-03-05")), resources)[0]
    return [(c.kind, c.where.place if c.where else None, [harm.min for harm in c.harms]) for c in found]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "قتل سبعة مدنيين أمس في غارات جوية: أربعة في حلب، واثنان في إدلب، وواحد في حماة.",
            [("حلب", 4), ("إدلب", 2), ("حماة", 1)],
        ),
        ("قتل خمسة أشخاص بقصف مدفعي، ثلاثة منهم في مدينة دوما واثنان في بلدة حرستا.", [("دوما", 3), ("حرستا", 2)]),
        ("لقي مدنيان حتفهما أحدهما في سراقب والآخر في معرة النعمان برصاص قناص.", [("سراقب", 1), ("معرة النعمان", 1)]),
        ("ارتقى 19 شهيدا منذ الفجر بينهم 10 في خان يونس و5 في رفح.", [("خان يونس", 10), ("رفح", 5)]),
    ],
)
def test_each_part_is_in_its_place_and_the_toll_is_of_all(
    text: str, parts: list[tuple[str, int]], resources: claims.Resources
) -> None:
    (kind, where, _), *others = told(text, resources)
    assert kind is Kind.TOTAL
    assert where not in {place for place, _ in parts}
    assert others == [(Kind.INCIDENT, place, [people]) for place, people in parts]


def test_means_and_day_are_of_every_part(resources: claims.Resources) -> None:
    text = "قتل ستة أشخاص في غارات جوية فجر 3 آذار 2020، أربعة في سراقب واثنان في بنش."
    found = claims.find(split(Document(id="report", text=text, published="2020-03-05")), resources)[0]
    assert {(c.method and c.method.value, c.when and c.when.edtf) for c in found} == {("airstrike", "2020-03-03")}
    assert len({c.incident for c in found if c.kind is Kind.INCIDENT}) == 2


@pytest.mark.parametrize(
    "text",
    [
        "قتل خمسة مدنيين في مدينة دوما، وأصيب ثلاثة في حرستا واثنان في عربين.",
        "قتل ثمانية مدنيين، ثلاثة في حلب واثنان في إدلب.",
        "قتل خمسة أطفال وأصيب رجل، وشوهدت ثلاث سيارات في دوما واثنتان في حرستا.",
    ],
)
def test_other_figures_in_other_places_are_no_parts(text: str, resources: claims.Resources) -> None:
    assert Kind.TOTAL not in {kind for kind, _, _ in told(text, resources)}
