"""The command line as tests call it: in this process, with what it wrote and how it left."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tawthiq.cli import main


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Command = Callable[..., Ran]


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str]) -> Command:
    def run(*words: object) -> Ran:
        capfd.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(word) for word in words])
        out, err = capfd.readouterr()
        return Ran(int(left.value.code or 0), out, err)

    return run
