"""A small register that a team shares."""

import pytest

from tawthiq.register import Register

from .teaming import Team


@pytest.fixture
def team(small: Register) -> Team:
    """Three incidents, and an account of every role."""
    return Team(small)
