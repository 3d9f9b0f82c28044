"""Estimates against published tables, with the figures that their authors, or Rcapture's own tests, give for them.

The order of cells is that of `Table.cells`: on all lists first, on the last alone at the end.
"""

from itertools import product

import pytest

from tawthiq.estimation import Table, estimate
from tawthiq.estimation.averaging import interval
from tawthiq.estimation.models import Fit, Pairs, fits

pytest.importorskip("statsmodels")


def of(lists: int, *counts: int) -> Table:
    cells = [pattern for pattern in product((1, 0), repeat=lists) if any(pattern)]
    return Table(tuple("ABCDE"[:lists]), dict(zip(cells, counts, strict=True)))


# People with diabetes in Casale Monferrato on four lists: Bruno et al., Diabetes Care 17 (1994).
DIABETES = of(4, 58, 157, 18, 104, 46, 650, 12, 709, 14, 20, 7, 74, 8, 182, 10)
# A census and two follow-ups: Darroch, Fienberg, Glonek & Junker, JASA 88 (1993), stratum R3.
CENSUS = of(3, 72, 155, 7, 71, 13, 53, 43)
# Deaths of farm workers on three and on four lists: Cormack, Chang & Smith, Biometrics 56 (2000), table 3.
WORKERS3 = of(3, 72, 5, 29, 54, 24, 3, 14)
WORKERS4 = of(4, 72, 5, 29, 53, 24, 3, 12, 14, 0, 0, 0, 1, 0, 0, 2)
# Hepatitis A in a college of Taiwan, 271 cases on three lists; screening later found about 545: Chao et al.,
# Statistics in Medicine 20 (2001).
HEPATITIS = of(3, 28, 21, 17, 69, 18, 55, 63)


def model(table: Table, pairs: Pairs) -> Fit:
    return next(fit for fit in fits(table) if fit.pairs == pairs)


@pytest.mark.parametrize(
    ("table", "pairs", "total", "deviance", "freedom"),
    [
        (DIABETES, ((0, 1), (0, 2), (1, 2), (1, 3), (2, 3)), 2771, 7.62, 5),  # the model of Bruno et al.
        (DIABETES, ((0, 2), (1, 3), (2, 3)), 2472, 21.97, 7),  # of Rivest 2011
        (CENSUS, ((0, 1), (0, 2), (1, 2)), 1240, 0.0, 0),
        (CENSUS, ((0, 1), (1, 2)), 850, 3.8, 1),
        (WORKERS4, (), 215, 87.1, 10),
        (WORKERS4, ((0, 1), (0, 2), (2, 3)), 218, 2.6, 7),
        (WORKERS3, (), 209, 75.1, 3),
        (WORKERS3, ((0, 2), (1, 2)), 233, 0.84, 1),
        (HEPATITIS, (), 388, 24.36, 3),
        (HEPATITIS, ((0, 1), (0, 2), (1, 2)), 1313, 0.0, 0),
    ],
)
def test_models_give_the_published_numbers(
    table: Table, pairs: Pairs, total: int, deviance: float, freedom: int
) -> None:
    found = model(table, pairs)
    assert (round(found.total), found.freedom) == (total, freedom)
    assert found.deviance == pytest.approx(deviance, abs=0.06)


def test_the_interval_of_one_model_is_the_published_profile() -> None:
    alone = interval(WORKERS3, [model(WORKERS3, ())], [1.0])
    assert (alone.low, alone.high) == pytest.approx((203, 217), abs=1)  # Rcapture's closedpCI.t


def test_a_table_that_bears_a_number_gives_a_range_around_its_authors() -> None:
    found = estimate(WORKERS3)
    assert found.faults == ()
    assert found.low is not None
    assert found.high is not None
    assert found.low < 221 < found.high  # Cormack, Chang & Smith's model without A×C, as they chose
    assert found.table.observed < found.low
    assert len(found.models) == 8
    assert sum(bic for _, bic, _ in found.models) == pytest.approx(1)


@pytest.mark.full
def test_four_lists_average_over_sixty_four_models() -> None:
    found = estimate(DIABETES)
    assert found.faults == ()
    assert found.low is not None
    assert found.high is not None
    assert found.low < 2472 < 2771 < found.high  # both published models lie inside
    assert len(found.models) == 64


def test_where_likely_models_have_no_finite_number_none_is_told() -> None:
    """Cormack, Chang & Smith find over a million with all interactions, where four lists were 215 people."""
    found = estimate(WORKERS4)
    assert [fault.code for fault in found.faults] == ["endless"]
    assert (found.low, found.high, found.models) == (None, None, ())


def test_where_the_interval_says_nothing_no_number_is_told() -> None:
    """The models of the hepatitis lists lie between 388 and 1,313; screening found about 545."""
    found = estimate(HEPATITIS)
    assert [fault.code for fault in found.faults] == ["wide"]
    assert (found.low, found.high, found.models) == (None, None, ())
