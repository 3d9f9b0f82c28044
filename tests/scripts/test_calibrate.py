"""Confidence against what came out, on the reports that nothing was learned from."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from tawthiq.claims.confidence import model, probability
from tawthiq.claims.slot_confidence import SEEN
from tawthiq.evaluation.annotations import Annotation
from tawthiq.model.vocabulary import Facility, Kind, Method


@pytest.fixture(scope="module")
def calibrate(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("calibrate", root / "scripts" / "calibrate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_weights_are_found_again_in_cases_made_from_them(calibrate: ModuleType) -> None:
    cases = [calibrate.Case(False, ("good",), at % 10 != 0) for at in range(400)]
    cases += [calibrate.Case(False, ("bad",), at % 10 == 0) for at in range(400)]
    fitted = calibrate.fit(cases)
    assert probability(fitted.odds(cases[0].features)) == pytest.approx(0.9, abs=0.05)
    assert probability(fitted.odds(cases[-1].features)) == pytest.approx(0.1, abs=0.05)


def test_the_level_is_set_where_as_many_come_right(calibrate: ModuleType) -> None:
    learned = calibrate.fit([calibrate.Case(False, ("good",), at % 10 != 0) for at in range(400)])
    held = [calibrate.Case(True, ("good",), at % 10 < 7, at % 2 == 0) for at in range(200)]
    level = calibrate.settled(learned, held)
    assert probability(level.odds(("good",))) == pytest.approx(0.7, abs=0.01)
    assert calibrate.settled(learned, held[:1]) is learned
    told = calibrate.told_of(learned, held)
    assert sum(p for p, _ in told) / len(told) == pytest.approx(0.7, abs=0.05)


def test_interval_of_a_share_holds_it_and_narrows(calibrate: ModuleType) -> None:
    few, many = calibrate.wilson(0.7, 10), calibrate.wilson(0.7, 1000)
    assert few[0] < many[0] < 0.7 < many[1] < few[1]
    assert calibrate.wilson(1.0, 5)[1] == 1.0


def test_saying_the_same_is_told_slot_by_slot(calibrate: ModuleType) -> None:
    one = Annotation(document="d", quote="x", kind=Kind.INCIDENT, method=Method.SHELLING, sources=("الدفاع المدني",))
    other = Annotation(document="d", quote="x", kind=Kind.TOTAL, method=Method.SHELLING, facilities=(Facility.SCHOOL,))
    same = {slot: calibrate.same(slot, one, other, 0) for slot in SEEN}
    assert {slot for slot, alike in same.items() if not alike} == {"kind", "facilities", "sources"}
    assert all(calibrate.same(slot, one, one, 0) for slot in SEEN)


@pytest.mark.bench
def test_confidence_comes_out_as_said_on_reports_held_back(calibrate: ModuleType, bench: Path) -> None:
    known = model()
    allowed = dict.fromkeys(SEEN, 0.12) | {calibrate.WHOLE: 0.08}
    gold = bench / "gold"
    for subject, cases in calibrate.cases(gold / "dev.docs.jsonl", gold / "dev.gold.jsonl").items():
        used = known.claim if subject == calibrate.WHOLE else known.slots[subject]
        found = [case for case in cases if case.held_back]
        predicted = sum(probability(used.odds(case.features)) for case in found) / len(found)
        observed = sum(case.right for case in found) / len(found)
        assert predicted == pytest.approx(observed, abs=allowed[subject]), subject
