import pytest

from tawthiq.claims.reporting import marks
from tawthiq.claims.source_extent import read
from tawthiq.claims.source_names import Name
from tawthiq.model.vocabulary import OriginKind
from tawthiq.text.tokens import tokenize


def name(text: str, *, definite_ends: bool = False) -> tuple[str, Name]:
    tokens = tokenize(text)
    found = read(tokens, marks(tokens), 0, definite_ends=definite_ends)
    assert found is not None
    return text[tokens[found.first].start : tokens[found.last].end], found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("مصادر محلية في المدينة أن القصف", "مصادر محلية في المدينة"),
        ('موقع "الأفق" إن القصف', 'موقع "الأفق"'),
        ("الدفاع المدني (الخوذ البيضاء)، أن فرقه", "الدفاع المدني (الخوذ البيضاء)"),
        ("عضو المركز الإعلامي في المدينة، قاسم رماح، لصحيفة الأفق إن", "عضو المركز الإعلامي في المدينة، قاسم رماح"),
        ("مصدر طبي، اليوم الأحد، إن القصف", "مصدر طبي"),
        ("أبو سالم (63 عاما) إن القصف", "أبو سالم"),
        ("مسؤول رفض الكشف عن هويته لوكالة الأفق إن", "مسؤول رفض الكشف عن هويته"),
        ("الإدارة الذاتية التي تشرف على المدينة أن", "الإدارة الذاتية"),
    ],
)
def test_where_a_name_ends(text: str, words: str) -> None:
    assert name(text)[0] == words


def test_two_parties_side_by_side_are_two_names() -> None:
    assert name("الجيش الروسي قوات التحالف بالقصف", definite_ends=True)[0] == "الجيش الروسي"


@pytest.mark.parametrize("text", ["في المدينة أن", "بالاستناد إلى تحاليل", "سيطرتها على المدينة", "أن القصف"])
def test_no_name(text: str) -> None:
    tokens = tokenize(text)
    assert read(tokens, marks(tokens), 0) is None


@pytest.mark.parametrize(
    ("text", "kind", "party"),
    [
        ("مصادر محلية", OriginKind.ANONYMOUS_SOURCE, None),
        ("مصادر في قوات الأمن العراقية", OriginKind.SECURITY_SOURCE, "iraqi-government-forces"),
        ("مسؤولة كبيرة في الأمم المتحدة بالعراق", OriginKind.UN, None),
        ("موسكو", OriginKind.GOVERNMENT, "russia"),
        ("المتحدث باسم كتائب القسام", OriginKind.MILITARY_SPOKESPERSON, "palestinian-groups"),
        ("نشطاء المرصد السوري", OriginKind.NGO_MONITOR, None),
        ("وكالة رويترز", OriginKind.NEWS_AGENCY, None),
        ('وكالة أنباء النظام "سانا"', OriginKind.NEWS_AGENCY, "syrian-government-forces"),
        ("أحد أقارب الضحايا", OriginKind.SURVIVOR_FAMILY, None),
        ("سليم الحداد", OriginKind.NAMED_PERSON, None),
        ("الممثلية الروسية لدى الأمم المتحدة إن", OriginKind.GOVERNMENT, "russia"),
        ("مندوب تركيا الدائم لدى مجلس الأمن إن", OriginKind.GOVERNMENT, "turkey"),
        ("بعثة الأمم المتحدة في ليبيا إن", OriginKind.UN, None),
    ],
)
def test_kind_and_party(text: str, kind: OriginKind, party: str | None) -> None:
    found = name(text)[1]
    assert (found.kind, found.party) == (kind, party)
