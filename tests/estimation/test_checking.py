"""What keeps a number from being told, and what goes with one."""

from itertools import product

import pytest

from tawthiq.errors import InputError
from tawthiq.estimation import Table, checking, estimate, read_table
from tawthiq.estimation.models import Fit
from tawthiq.estimation.wording import codes, finding, say


def of(lists: int, *counts: int, copied: dict[tuple[int, int], int] | None = None) -> Table:
    cells = [pattern for pattern in product((1, 0), repeat=lists) if any(pattern)]
    return Table(tuple("ABCDEF"[:lists]), dict(zip(cells, counts, strict=True)), copied or {})


@pytest.mark.parametrize(
    ("table", "code"),
    [
        (of(2, 10, 20, 30), "lists"),
        (of(6, *range(63)), "lists"),
        (of(3, 3, 4, 5, 6, 7, 8, 9), "few_units"),
        (of(3, 1, 2, 3, 40, 4, 50, 60), "little_overlap"),
        (of(3, 1, 90, 1, 40, 1, 50, 60), "lonely_list"),
        (of(4, 30, 0, 0, 40, 0, 0, 0, 50, 0, 0, 0, 9, 0, 8, 7), "sparse"),
    ],
)
def test_a_table_that_bears_no_number_says_why(table: Table, code: str) -> None:
    found = estimate(table)
    assert code in [fault.code for fault in found.faults]
    assert (found.low, found.high, found.models, found.by_bic) == (None, None, (), None)
    for lang in ("ar", "en"):
        assert "{" not in finding(found.faults[0], lang)


def fit(total: float, deviance: float = 1.0, exists: bool = True) -> Fit:
    return Fit(pairs=(), total=total, deviance=deviance, freedom=3, aic=1.0, bic=1.0, exists=exists)


def test_likely_models_must_agree_fit_and_be_finite() -> None:
    pytest.importorskip("scipy")
    assert [f.code for f in checking.faults_of_models([fit(100)], [fit(100), fit(150)])] == []
    assert [f.code for f in checking.faults_of_models([fit(100)], [fit(100), fit(250)])] == ["disagree"]
    assert [f.code for f in checking.faults_of_models([fit(100, 99.0)], [fit(100, 99.0)])] == ["poor_fit"]
    assert [f.code for f in checking.faults_of_models([fit(100)], [fit(1e9, exists=False)])] == ["endless"]


def test_lists_that_copy_each_other_are_named() -> None:
    table = of(3, 20, 20, 20, 40, 20, 50, 60, copied={(0, 1): 10, (0, 2): 1})
    (warned,) = checking.warnings_of(table)
    assert (warned.code, warned.values) == ("copying", {"one": "A", "other": "B", "copied": 10, "both": 40})
    assert "too small" in finding(warned, "en")


def test_every_code_has_words_in_both_languages_and_no_number_comes_without_its_caveat() -> None:
    used = {"lists", "few_units", "little_overlap", "lonely_list", "sparse", "endless", "poor_fit", "disagree",
            "no_end", "wide", "copying", "no_pair"}  # fmt: skip
    assert codes() == used
    assert "not a count" in say("caveat", "en")
    assert "لا إحصاء" in say("caveat", "ar")


def test_a_table_of_ones_own_is_read_and_its_faults_are_named() -> None:
    read = read_table(b"SNHR,VDC,count\n1,1,5\n1,0,7\n0,1,\n0,0,99\n", "t.csv")
    assert (read.lists, read.counts) == (("SNHR", "VDC"), {(1, 1): 5, (1, 0): 7, (0, 1): 1})
    for wrong in ("a,count\n2,5\n", "a,count\n1,x\n", "a,count\n1,-1\n"):
        with pytest.raises(InputError, match="line 2"):
            read_table(wrong.encode(), "t.csv")
    with pytest.raises(InputError, match="no header"):
        read_table(b"", "t.csv")
