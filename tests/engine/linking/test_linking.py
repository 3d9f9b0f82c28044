"""Splink on DuckDB gives the pairs and scores that Python gives."""

import math
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from tawthiq import claims, gazetteer, passages
from tawthiq.engine.linking import blocking, choose, duck, source
from tawthiq.engine.linking.duck import connection, score_pairs
from tawthiq.engine.linking.settings import comparisons, level_ids, settings
from tawthiq.engine.linking.variants import spellings
from tawthiq.incidents import candidates as here
from tawthiq.incidents.candidates import candidates
from tawthiq.incidents.compare import compare
from tawthiq.incidents.naming import with_names
from tawthiq.incidents.pairs import in_python
from tawthiq.incidents.places import Spot, variants
from tawthiq.incidents.reports import tellings
from tawthiq.incidents.tellings import Telling
from tawthiq.incidents.weights import Level, Weights, weights
from tawthiq.incidents.wording import signature
from tawthiq.intake import read
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Facility, Method, Outcome, PartOfDay, Victims
from tawthiq.records import replace
from tawthiq.settings import Settings
from tawthiq.text import edtf

installed = pytest.mark.skipif(not choose.installed(), reason="needs the extra: pip install 'tawthiq[splink]'")
NOWHERE_NEAR = -1e9

DATES = [
    None, "2023-05-04", "2023-05-05", "2023-05-06", "2023-05-09", "2023-05-03/2023-05-05", "2023-05",
    "2023-05-01/2023-05-12", "XXXX-05-04", "XXXX-05-06", "XXXX-02-29", "2024-02-28", "XXXX-05-04/XXXX-05-06", "2023",
]  # fmt: skip
NAMES = ["كفرنبل", "كفرنبله", "حاس", "معره نعمان", "نعمان", "ادلب", "حلب", "خان شيخون", "شيخون", "جسر شغور"]
WORDS = ["قصف", "غارة", "جوية", "استهدفت", "السوق", "الشعبي", "وسط", "المدينة", "صباح", "اليوم", "مدنيين", "طائرة"]
DOERS = ["russia", "syrian-government-forces", "israel", "hts", "turkey", "turkey-backed-opposition"]


def some(pick: random.Random, things: Sequence[str], most: int) -> frozenset[str]:
    return frozenset(pick.sample(list(things), pick.randint(0, most)))


def spot(pick: random.Random) -> Spot:
    placed = pick.random() < 0.6
    return Spot(
        name=pick.choice(NAMES),
        within=some(pick, NAMES, 2),
        place_id=pick.choice([None, "p1", "p2"]),
        country=pick.choice([None, "SY", "IQ"]),
        rank=pick.choice([None, 0, 3, 4, 5, 6, 7, 9]),
        lat=round(pick.uniform(35.5, 36.1), 3) if placed else None,
        lon=round(pick.uniform(36.5, 37.1), 3) if placed else None,
        radius=pick.choice([0.5, 2.0, 8.0, 25.0]),
    )


def telling(pick: random.Random, number: int) -> Telling:
    told = pick.choice(DATES)
    days = edtf.days(told) if told else None
    published = told is None and pick.random() < 0.5
    start = 738643 + pick.randint(0, 9)
    figures: dict[Outcome, tuple[int, float]] = {}
    numbers: dict[Outcome, frozenset[int]] = {}
    for outcome in pick.sample(list(Outcome), pick.randint(0, 3)):
        numbers[outcome] = frozenset(pick.choices([0, 1, 2, 3, 5, 8, 9, 12, 40, 300], k=pick.randint(1, 2)))
        figures[outcome] = (min(numbers[outcome]), pick.choice([max(numbers[outcome]), float("inf")]))
    return Telling(
        id=f"{pick.getrandbits(64):016x}",
        document=f"d{pick.randint(0, 60)}",
        label="e1",
        claims=(f"c{number}",),
        order=("", "", number),
        edtf=told,
        days=(days[0].toordinal(), days[1].toordinal()) if days else ((start, start + 2) if published else None),
        by_publication=published,
        part_of_day=pick.choice([None, *PartOfDay]),
        spots=tuple(spot(pick) for _ in range(pick.choice([0, 1, 1, 1, 2]))),
        figures=figures,
        numbers=numbers,
        statuses=frozenset(pick.sample(list(Victims), pick.randint(0, 2))),
        methods=frozenset(pick.sample(list(Method), pick.randint(0, 2))),
        facilities=frozenset(pick.sample(list(Facility), pick.randint(0, 2))),
        doers=some(pick, DOERS, 2),
        victims=some(pick, ["محمد خالد", "علي حسن"], 1) if pick.random() < 0.2 else frozenset(),
        origins=some(pick, ["سانا", "رويترز", "ناشطون"], 2),
        words=signature(some(pick, WORDS, len(WORDS))),
        longest=tuple(sorted(some(pick, WORDS, 6), key=len, reverse=True)),
        named=some(pick, NAMES, 3),
    )


def told_by(seed: int, size: int) -> tuple[Telling, ...]:
    pick = random.Random(seed)  # noqa: S311 # tests are not secrets
    told = [telling(pick, number) for number in range(size)]
    going_on = (pick.choice([None, None, *(t.id for t in told if t.document == one.document)]) for one in told)
    return tuple(replace(one, continues=before) for one, before in zip(told, going_on, strict=True))


def uneven(seed: int) -> Weights:
    """Weights so different that two sums of them agree only where the levels do."""
    pick = random.Random(seed)  # noqa: S311 # tests are not secrets
    levels = {i: Level(i, round(pick.uniform(-6, 6), 3), "", "") for i in weights().levels}
    return Weights(round(pick.uniform(-3, 1), 3), levels)


@installed
@pytest.mark.parametrize("seed", range(3))
def test_every_pair_has_the_score_that_python_gives_it(seed: int) -> None:
    told, table = told_by(seed, 160), uneven(seed)
    with duck.connection() as database:
        duck.load(database, told)
        database.execute(
            "create table blocked as select '0' as match_key, l.uid as join_key_l, r.uid as join_key_r"
            " from tellings l, tellings r where l.uid < r.uid"
        )
        duck.score_blocked(database, table, NOWHERE_NEAR, len(told))
        found = duck.packed(database, len(told))
    assert len(found.keys) == 160 * 159 // 2
    wrong = []
    for key, score in zip(found.keys, found.scores, strict=True):
        left, right = divmod(key, len(told))
        pair = compare(told[left], told[right], table)
        if pair.score != score:
            wrong.append((pair, score))
    assert wrong == []


@installed
def test_generated_tellings_meet_every_level() -> None:
    met = {
        reason.partition(":")[0]
        for seed in range(3)
        for told in [told_by(seed, 160)]
        for left in range(160)
        for right in range(left)
        for reason in compare(told[left], told[right]).reasons
    }
    assert set(level_ids()) - met == set()


@installed
@pytest.mark.parametrize("seed", [7, 8])
def test_the_candidates_are_the_same_and_their_scores_and_order(seed: int) -> None:
    told, table = told_by(seed, 400), uneven(seed)
    here, there = in_python(told, table, -2.0), score_pairs(told, table, -2.0)
    assert here == there
    assert list(here.above(0.0)) == list(there.above(0.0))


@installed
def test_crowds_are_dropped_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in (here, blocking):
        monkeypatch.setattr(place, "CROWD", 12)
        monkeypatch.setattr(place, "CROWD_WITHOUT_DAY", 5)
    told = told_by(9, 200)
    assert score_pairs(told, weights(), NOWHERE_NEAR) == in_python(told, weights(), NOWHERE_NEAR)


@installed
def test_memory_and_temporary_files_are_bounded_and_gone(tmp_path: Path) -> None:
    with connection(tmp_path) as database:
        limit, spill = database.execute(
            "select current_setting('memory_limit'), current_setting('temp_directory')"
        ).fetchall()[0]
        assert limit.endswith("iB")
        assert Path(spill).parent == tmp_path
    score_pairs(told_by(1, 50), weights(), 0.0, tmp_path)
    assert list(tmp_path.iterdir()) == []


@installed
@pytest.mark.parametrize("told", [(), told_by(1, 1)])
def test_none_and_one_make_no_pair(told: tuple[Telling, ...]) -> None:
    assert len(score_pairs(told, weights(), NOWHERE_NEAR).keys) == 0


@installed
@pytest.mark.bench
def test_real_reports_are_compared_alike(bench: Path) -> None:
    documents = {
        d.id: d for d in read([bench / "bench/register-dev/reports.jsonl"], Settings()) if isinstance(d, Document)
    }
    chosen = dict(list(documents.items())[:60])
    resources = claims.Resources(gazetteer=gazetteer.load(()))
    found = [c for d in chosen.values() for c in claims.read(passages.split(d), resources).claims]
    told = with_names(tellings(found, chosen), chosen)
    assert len(told) > 100
    for table in (weights(), uneven(4)):
        assert score_pairs(told, table, NOWHERE_NEAR) == in_python(told, table, NOWHERE_NEAR)


def test_every_level_of_the_weights_has_its_sql_and_no_other() -> None:
    decided = {level for level in weights().levels if level.startswith("decision.")}
    assert set(level_ids()) == set(weights().levels) - decided


def test_the_settings_hold_each_weight() -> None:
    made = settings(weights())
    by_level = {
        level["label_for_charts"]: math.log(level["m_probability"] / level["u_probability"])
        for comparison in made["comparisons"]
        for level in comparison["comparison_levels"]
        if "m_probability" in level
    }
    assert {i: round(by_level[i], 9) for i in level_ids()} == {i: weights().levels[i].weight for i in level_ids()}
    assert [c.name for c in comparisons()][:3] == ["date", "hour", "place"]


def test_spellings_are_found_without_comparing_all() -> None:
    pick = random.Random(5)  # noqa: S311
    names = {"".join(pick.choices("ابجد ", k=pick.randint(3, 9))).strip() for _ in range(300)} | set(NAMES)
    assert spellings(names) == {
        one: others for one in names if (others := sorted(o for o in names if o != one and variants(one, o)))
    }


def test_small_registers_are_scored_in_python(monkeypatch: pytest.MonkeyPatch) -> None:
    told = told_by(2, 30)
    monkeypatch.setattr(choose, "installed", lambda: pytest.fail("not asked for"))
    assert source()(told, weights(), 0.0) == in_python(told, weights(), 0.0)


def test_without_the_extra_python_goes_on_and_says_so_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told = told_by(2, 30)
    monkeypatch.setattr(choose, "WORTH_ITS_START", 10)
    monkeypatch.setattr(choose, "installed", lambda: False)
    assert source()(told, weights(), 0.0) == in_python(told, weights(), 0.0)
    assert [record.getMessage() for record in caplog.records] == [f"30 tellings: {choose.MISSING}"]


def test_pairs_are_packed_in_rising_order() -> None:
    told = told_by(3, 60)
    pairs = in_python(told, weights(), NOWHERE_NEAR)
    assert [divmod(key, 60) for key in pairs.keys] == list(candidates(told))
    left, right = divmod(pairs.keys[0], 60)
    assert pairs.score(right, left) == pairs.score(left, right) == pairs.scores[0]
    assert pairs.score(left, left) is None
