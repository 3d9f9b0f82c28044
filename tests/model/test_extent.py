"""Distances along the ground."""

import pytest

from tawthiq.model.extent import RADIUS_KM, kilometres
from tawthiq.model.vocabulary import Precision


def test_a_degree_of_latitude_is_111_kilometres() -> None:
    assert kilometres(35.0, 36.0, 36.0, 36.0) == pytest.approx(111.2, abs=0.1)
    assert kilometres(35.0, 36.0, 35.0, 36.0) == 0.0
    assert kilometres(0.0, 0.0, 0.0, 180.0) == pytest.approx(20015, abs=1)


def test_every_precision_has_its_ground_and_coarser_ones_no_less() -> None:
    ground = [RADIUS_KM[precision] for precision in Precision]
    assert ground == sorted(ground)
