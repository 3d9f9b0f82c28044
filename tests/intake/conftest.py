"""Reading in tests: the documents, originals and issues of an input, apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pytest

from tawthiq.intake import Original, read
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings


@dataclass(frozen=True)
class Result:
    items: tuple[Document | Original | Issue, ...]

    @property
    def documents(self) -> list[Document]:
        return [item for item in self.items if isinstance(item, Document)]

    @property
    def originals(self) -> list[Original]:
        return [item for item in self.items if isinstance(item, Original)]

    @property
    def issues(self) -> list[Issue]:
        return [item for item in self.items if isinstance(item, Issue)]

    @property
    def codes(self) -> list[str]:
        return [issue.code for issue in self.issues]

    @property
    def ids(self) -> list[str]:
        return [document.id for document in self.documents]


Reading = Callable[..., Result]


@pytest.fixture
def reading() -> Reading:
    def run(
        *inputs: str | Path, settings: Settings | None = None, stdin: BinaryIO | None = None, expect: Sequence[str] = ()
    ) -> Result:
        result = Result(tuple(read(inputs, settings, stdin)))
        assert result.codes == list(expect), result.issues
        return result

    return run
