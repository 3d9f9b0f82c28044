"""What a run is given, in this order: parked documents to be tried again, its inputs, what is to be read anew."""

from collections.abc import Iterator
from dataclasses import replace

from tawthiq import intake
from tawthiq.engine.local.errand import Errand
from tawthiq.model import wire
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.register import Register
from tawthiq.register.jobs import Jobs, Parked

Given = tuple[Document, intake.Original | None] | Issue


def given(errand: Errand, jobs: Jobs, register: Register) -> Iterator[Given]:
    """Documents with their originals (None for what stands in the register already), and issues between them."""
    yield from parked_again(errand, jobs)
    if errand.stdin:
        with errand.stdin.open("rb") as stdin:
            yield from _paired(intake.read(errand.inputs, errand.settings, stdin))
    else:
        yield from _paired(intake.read(errand.inputs, errand.settings))
    for name in errand.again:
        yield register.document(name).document, None
    if errand.reread:
        yield from ((document, None) for document in register.read_before(errand.version))


def parked_again(errand: Errand, jobs: Jobs) -> Iterator[Given]:
    """The parked documents that are to be tried again."""
    kept = {one.key: one for one in jobs.parked()}
    for key in errand.retry:
        one = kept.get(key)
        if one and one.body is not None:
            yield wire.decode(one.body, Document), _original(one)


def _original(parked: Parked) -> intake.Original | None:
    if parked.original is None or parked.content is None:
        return None
    return replace(wire.decode(parked.original, intake.Original), bytes=parked.content)


def _paired(items: Iterator[Document | intake.Original | Issue]) -> Iterator[Given]:
    """Documents with the bytes that intake gave directly before each."""
    original: intake.Original | None = None
    for item in items:
        if isinstance(item, intake.Original):
            original = item
        elif isinstance(item, Issue):
            yield item
        else:
            yield item, original
            original = None
