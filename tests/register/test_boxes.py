"""The boxes of a PDF's words in the chain of custody: kept, proved, told for a claim; registers without them go on."""

import json
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tawthiq.intake import Box
from tawthiq.intake.originals import Extraction, Original
from tawthiq.model import wire
from tawthiq.register import Custody, Place, Register, Taker, on_pages, verify

DATA = b"%PDF-1.7 invented"
TAKER = Taker("0.1", "Huda")


def paged(text: str) -> Original:
    """The text on two pages: two lines of two words, then the rest, whose boxes are not known."""
    words, at = text.split(" "), 0
    boxes = []
    for word, (x0, y0) in zip(words, ((120.0, 50.0), (80.0, 50.5), (120.0, 70.0), (80.0, 70.0)), strict=False):
        boxes.append(Box(at, at + len(word), 1, x0, y0, x0 + 30, y0 + 15))
        at += len(word) + 1
    pages = ((0, at - 1, 1), (at, len(text), 2))
    found = Extraction(("pypdf 7",), pages=pages, boxes=tuple(boxes), sheets=((1, 200.0, 300.0),))
    return Original(sha256(DATA).hexdigest(), DATA, "a.pdf", "application/pdf", extraction=found)


@pytest.fixture
def boxed(filled: Any, make: Any) -> Path:
    with Register.open(filled.folder) as register, register.writing() as writer:
        assert writer.add_custody("d1", paged(make.text), TAKER)
    return Path(filled.folder)


def test_words_are_told_line_by_line_and_by_page_where_no_box_is_known(boxed: Path, make: Any) -> None:
    words = make.text.split(" ")
    first, second = len(" ".join(words[:2])), len(" ".join(words[:4]))
    with Register.open(boxed) as register:
        ((*lines, rest),) = register.whereabouts("d1", [(0, len(make.text))])
        ((word,),) = register.whereabouts("d1", [(first + 1, first + 1 + len(words[2]))])
        assert verify(register) == ()
    assert lines == [
        Place(start=0, end=first, page=1, box=(80, 50, 150, 65.5)),
        Place(start=first + 1, end=second, page=1, box=(80, 70, 150, 85)),
    ]
    assert rest == Place(start=second + 1, end=len(make.text), page=2)
    assert word.box == (120, 70, 150, 85)


def test_a_stretch_inside_of_a_word_has_its_box(make: Any) -> None:
    custody = wire.decode(_row(paged(make.text)), Custody)
    (place,) = on_pages(custody, 1, 2)
    assert (place.start, place.end, place.box) == (1, 2, (120, 50, 150, 65))


def _row(original: Original) -> str:
    known = Custody(
        document="d1", sha256="", bytes=1, media_type="", name="", extractor="", extractor_version="",
        pages=original.extraction.pages, boxes=original.extraction.boxes, sheets=original.extraction.sheets,
    )  # fmt: skip
    return wire.encode(known).decode()


def test_a_moved_box_is_named(boxed: Path, forge: Callable[..., None]) -> None:
    with Register.open(boxed) as register:
        text = wire.encode(register.custody("d1")[0].boxes[0]).decode()
    moved = json.dumps([*json.loads(text)[:3], 20.0, *json.loads(text)[4:]], separators=(",", ":"))
    forge(f"UPDATE captures SET json = replace(json, '{text}', '{moved}')")  # noqa: S608 - of our own making
    with Register.open(boxed) as register:
        assert register.custody("d1")[0].boxes[0].x0 == 20
        (fault,) = verify(register)
    assert fault.startswith("capture ")
    assert fault.endswith("was changed")


@pytest.mark.parametrize("box", [Box(0, 4, 2, 1, 1, 2, 2), Box(0, 9000, 1, 1, 1, 2, 2), Box(4, 4, 1, 1, 1, 2, 2)])
def test_a_box_on_another_page_than_its_words_is_named(filled: Any, make: Any, box: Box) -> None:
    good = paged(make.text)
    bad = replace(good, extraction=replace(good.extraction, boxes=(box, *good.extraction.boxes)))
    with Register.open(filled.folder) as register:
        with register.writing() as writer:
            writer.add_custody("d1", bad, TAKER)
        (fault,) = verify(register)
    assert fault.endswith("its boxes stand on other pages than its words")


def test_a_chain_written_before_there_were_boxes_tells_the_page() -> None:
    row = json.loads(_row(paged("a b c d e")))
    del row["boxes"], row["sheets"]
    custody = wire.decode(json.dumps(row), Custody)
    assert on_pages(custody, 0, 3) == (Place(start=0, end=3, page=1),)
