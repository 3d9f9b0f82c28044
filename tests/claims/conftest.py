"""What the tests of claims share."""

import pytest

from tawthiq import claims, gazetteer


@pytest.fixture(scope="session")
def resources() -> claims.Resources:
    """What claims are read with: the gazetteer that comes with the program."""
    return claims.Resources(gazetteer=gazetteer.load())
