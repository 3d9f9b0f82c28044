"""Who bears responsibility for a deed, by words that name the responsibility; towns of governments as mere places."""

import pytest

from tawthiq import claims
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Kind
from tawthiq.passages import split

_BOMB = "انفجرت عبوة في بغداد أمس فقتل 12 شخصا. "
_SHELLS = "سقطت قذائف على سوق في تعز أمس فقتل 12 شخصا. "


def attributed(text: str, resources: claims.Resources) -> list[tuple[str, str]]:
    """Party and stance of each claim that only says who did it."""
    found, _ = claims.find(split(Document(id="report", text=text)), resources)
    return [(p.actor, p.stance.value) for c in found if c.kind is Kind.ATTRIBUTION for p in c.responsible]


def blamed(text: str, resources: claims.Resources) -> list[tuple[str, str]]:
    """Party and stance of each claim of an event."""
    found, _ = claims.find(split(Document(id="report", text=text)), resources)
    return [(p.actor, p.stance.value) for c in found if c.kind is Kind.INCIDENT for p in c.responsible]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (_BOMB + "وحملت الحكومة العراقية تنظيم داعش مسؤوليته.", "islamic-state"),
        (_BOMB + "وحملت الحكومة العراقية تنظيم داعش المسؤولية.", "islamic-state"),
        (_BOMB + "وألقت الحكومة العراقية مسؤولية الهجوم على تنظيم داعش.", "islamic-state"),
        (_BOMB + "وألقى المحافظ بمسؤولية التفجير على تنظيم القاعدة.", "al-qaeda"),
        (_BOMB + "وقال تنظيم القاعدة إن الولايات المتحدة مسؤولة عن الهجوم.", "united-states"),
        (_BOMB + "لكن السلطات حملت حركة طالبان المسؤولية.", "taliban"),
        (_SHELLS + "واعتبرت حماس أن إسرائيل تتحمل مسؤولية القصف.", "israel"),
        (_SHELLS + "وتتحمل قوات التحالف العربي المسؤولية عن هذه الجريمة، بحسب المنظمة.", "saudi-led-coalition"),
        (_SHELLS + "وأضاف البيان أن الحوثيين هم المسؤولون عن القصف.", "houthis"),
        (_SHELLS + "وتحمل الحوثيون مسؤولية القصف.", "houthis"),
    ],
)
def test_who_is_charged_did_it(text: str, actor: str, resources: claims.Resources) -> None:
    assert attributed(text, resources) == [(actor, "alleged")]


@pytest.mark.parametrize(
    "text",
    [
        _BOMB + "وحمل البرلمان الحكومة العراقية مسؤولية حماية الأهالي.",
        _BOMB + "وحملت الأمم المتحدة الحوثيين مسؤولية عرقلة المساعدات.",
        _BOMB + "ولا تتحمل القوات العراقية مسؤولية الهجوم.",
        _BOMB + "والشرطة العراقية مسؤولة عن الأمن في المدينة.",
        _SHELLS + "وأبلغ الجيش فصائل الحوثيين المسؤولة عن المدفعية بالأمر.",
        "توقفت المفاوضات، وحمل النظام المعارضة المسؤولية.",
    ],
)
def test_what_is_no_deed_charges_nobody(text: str, resources: claims.Resources) -> None:
    assert attributed(text, resources) == []


@pytest.mark.parametrize(
    "where",
    ["في طهران", "في أنقرة", "بموسكو", "وسط العاصمة كييف", "قرب وزارة الدفاع الروسية", "في وزارة الداخلية المصرية"],
)
def test_a_bomb_where_a_government_sits_is_not_its_own(where: str, resources: claims.Resources) -> None:
    assert blamed(f"انفجرت سيارة {where} أمس فقتل 12 شخصا", resources) == []
    assert blamed(f"هجوم {where} أدى إلى قتل ستة أشخاص", resources) == []


def test_a_ministry_is_no_subject_of_what_hit_it(resources: claims.Resources) -> None:
    assert blamed("انفجار استهدف وزارة الداخلية الأفغانية قتل 12 شخصا", resources) == []


def test_a_government_still_tells_its_own_deed(resources: claims.Resources) -> None:
    text = "قال مسؤول في وزارة الدفاع الروسية إن قواتها قتلت 12 مسلحا في حلب"
    assert blamed(text, resources) == [("russia", "admitted")]
    assert blamed("موسكو تعلن استهداف مقر للمسلحين في حلب ومقتل ستة", resources) == [("russia", "admitted")]
