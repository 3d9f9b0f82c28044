"""A register of invented reports, read by the program itself, for decisions to be taken on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tawthiq import pipeline
from tawthiq.register import Register

REPORTS = {
    "a": "قال الدفاع المدني إن خمسة مدنيين قتلوا في غارة جوية على سوق بلدة البصيرة في ريف دير الزور يوم 11 أيار 2019.",
    "b": "أفاد مصدر طبي بمقتل ثلاثة مدنيين بقصف مدفعي على مدينة تلعفر يوم 3 حزيران 2018.",
    "c": "أعلنت شبكة محلية مقتل تسعة مدنيين في غارة جوية على بلدة البصيرة بدير الزور يوم 14 أيار 2019.",
}


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Register]:
    """Three reports, three incidents."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with Register.open(tmp_path / "register", create=True) as register:
        pipeline.run([folder], register, pipeline.Orders())
        assert register.counts().incidents == 3
        yield register
