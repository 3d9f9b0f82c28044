"""Who reads inputs may be asked before each file is opened: to know what is in hand, and to leave out what is fatal.

The gate belongs to the context, as the folders of words do: set it around each step of `intake.read`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from tawthiq.intake.originals import Blob
from tawthiq.model.issue import Issue

Gate = Callable[[Blob], Issue | None]
"""Asked before a file (or a page of an archive) is read; an issue that it gives stands in the file's place."""

_gate: ContextVar[Gate | None] = ContextVar("gate", default=None)


@contextmanager
def gated(gate: Gate) -> Iterator[None]:
    """Ask this gate inside the block."""
    token = _gate.set(gate)
    try:
        yield
    finally:
        _gate.reset(token)


def ask(blob: Blob) -> Issue | None:
    """What the gate says of a file; nothing where there is none."""
    gate = _gate.get()
    return gate(blob) if gate else None
