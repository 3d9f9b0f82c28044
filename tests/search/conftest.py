"""A register of invented reports in two languages, read by the pipeline itself."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawthiq import pipeline
from tawthiq.pipeline import Orders
from tawthiq.register import Register

WRITTEN: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "reports.yaml").read_text("utf-8"))


@dataclass(frozen=True)
class Asked:
    """A question with the reports that answer it."""

    ask: str
    answers: tuple[str, ...]


QUESTIONS = tuple(Asked(row["ask"], tuple(row["answers"])) for row in WRITTEN["questions"])


def written(folder: Path, ids: frozenset[str] | None = None) -> Path:
    """The reports (those of these ids) as JSON lines."""
    rows = [row | {"published": str(row["published"])} for row in WRITTEN["reports"]]
    lines = [json.dumps(row | {"publisher": f"outlet {row['id']}"}) for row in rows if ids is None or row["id"] in ids]
    place = folder / "reports.jsonl"
    place.write_text("\n".join(lines) + "\n", "utf-8")
    return place


def filled(folder: Path, ids: frozenset[str] | None = None) -> Register:
    """A register with these reports and their incidents."""
    made = Register.open(folder / "register", create=True)
    pipeline.run([written(folder, ids)], made, Orders())
    return made


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    made = filled(tmp_path_factory.mktemp("search"))
    yield made
    made.close()
