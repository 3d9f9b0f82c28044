"""Claims of the forms that agencies, channels and ministries of many countries write. Invented sentences."""

import pytest

from tawthiq import claims
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Outcome, PublishedFrom
from tawthiq.passages import split


def read(text: str, resources: claims.Resources, published: str | None = "2020-03-05") -> tuple[Claim, ...]:
    document = Document(id="report", text=text, published=published, published_from=PublishedFrom.PAGE)
    found, issues = claims.find(split(document), resources)
    assert not issues
    return found


def doers(found: tuple[Claim, ...]) -> set[str]:
    return {party.actor for claim in found for party in claim.responsible}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("في بغداد، قتل تسعة اشخاص واصيب عشرون آخرون في انفجار سيارة مفخخة قرب جسر الأقحوان.", [2]),
        ("وفي الأبيض بشمال كردفان، لقي رجلان حتفهما وجرح خمسة أطفال إثر سقوط قذائف على حي الأقحوان.", [2]),
        ("في بغداد، قتل تسعة أشخاص وأصيب عشرون آخرون في انفجار سيارة مفخخة في مدينة الرمادي.", [1, 1]),
        ("قتل تسعة أشخاص بانفجار عبوة في بغداد وأصيب عشرون آخرون في غارة على مدينة هيت.", [1, 1]),
    ],
)
def test_a_toll_behind_the_town_goes_on_to_the_spot(resources: claims.Resources, text: str, parts: list[int]) -> None:
    assert [len(claim.harms) for claim in read(text, resources)] == parts


@pytest.mark.parametrize(
    ("text", "admitted"),
    [
        ("اعترفت وسائل إعلام إسرائيلية بمقتل مستوطن وإصابة اثنين بعد سقوط صاروخ على مصنع في حيفا.", False),
        ("اعترف الجيش الإسرائيلي بإصابة مستوطن بشظايا صاروخ قرب حيفا.", False),
        ("أقر الجيش الإسرائيلي بمقتل جنديين وإصابة ستة آخرين في هجوم على موقع قرب حيفا.", False),
        ("أقر الجيش الإسرائيلي بسقوط صواريخ قرب مدينة حيفا، وأصيب ثلاثة أشخاص.", False),
        ("أقر الجيش الإسرائيلي بسقوط ضحايا مدنيين في غارة على مدينة صور اللبنانية.", True),
        ("أقر الجيش الإسرائيلي بمقتل مدنيين وإصابة ستة آخرين في غارة على مدينة صور اللبنانية.", True),
    ],
)
def test_losses_of_ones_own_are_no_deed(resources: claims.Resources, text: str, *, admitted: bool) -> None:
    assert bool(doers(read(text, resources))) is admitted


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("تصدت المضادات في أم درمان لمسيرات معادية. وقال الجيش السوداني إن العدو قصف سوقا في الخرطوم.", set()),
        ("قال الجيش السوداني إن العدو استهدف محطة الكهرباء في الخرطوم وقتل رجلا.", set()),
        ("أغارت الطائرات المعادية على بلدة قانا في لبنان فقتلت رجلا.", {"israel"}),
    ],
)
def test_whose_enemy_it_is(resources: claims.Resources, text: str, actors: set[str]) -> None:
    assert doers(read(text, resources)) == actors


@pytest.mark.parametrize(
    ("text", "harms"),
    [
        ("قال المتحدث إن التقييم يفيد بعدم إصابة أو مقتل أي مدني في الضربة الجوية قرب مقديشو.", [(0, 0)]),
        ("أكد الجيش عدم مقتل أي شخص في الغارة على مقديشو.", [(0, 0)]),
        ("أكد الجيش مقتل ثلاثة مدنيين في الغارة على مقديشو.", [(3, 3)]),
    ],
)
def test_nobody_hurt_or_killed(
    resources: claims.Resources, text: str, harms: list[tuple[int | None, int | None]]
) -> None:
    told = [(harm.min, harm.max) for claim in read(text, resources) for harm in claim.harms]
    assert told == harms


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("قتل ستة أشخاص في غارة إسرائيلية على ضاحية بيروت الجنوبية في لبنان.", "ضاحية بيروت الجنوبية"),
        ("قتل ستة أشخاص في غارة على الضاحية، وفق وزارة الصحة اللبنانية في بيروت.", "الضاحية"),
        ("قتل ستة أشخاص في غارة على ضاحية الأقحوان غرب دمشق في سوريا.", "الأقحوان"),
        ("قتل رجل في حي الوحدة شرق مدينة الموصل العراقية.", "الوحدة"),
        ("قتل خمسة مسلحين في غارة قرب توكاري في إقليم شبيلي السفلى في الصومال.", "توكاري"),
        ("قتل رجل بالقرب من برقوش شمال تعز في اليمن.", "برقوش"),
        ("قتل ثلاثة أشخاص في غارة قرب حفل في محافظة صعدة.", "صعدة"),
        ("قتل ثلاثة أشخاص في غارة قرب مدرسة في محافظة صعدة.", "صعدة"),
    ],
)
def test_where_it_happened(resources: claims.Resources, text: str, place: str) -> None:
    assert [claim.where.place for claim in read(text, resources) if claim.where] == [place]


def test_both_parts_of_a_toll_have_the_attack_behind_them(resources: claims.Resources) -> None:
    (claim,) = read("وفي غزة، استشهد مواطنان وأصيب آخرون بقصف استهدف شارع الأقحوان.", resources)
    assert {harm.outcome for harm in claim.harms} == {Outcome.KILLED, Outcome.INJURED}
