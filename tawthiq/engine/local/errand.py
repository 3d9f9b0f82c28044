"""What a run is sent for, handed to each of its processes, and how long one input may take."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tawthiq.engine.reading import Reading
from tawthiq.model import wire
from tawthiq.model.document import Document
from tawthiq.register import Taker
from tawthiq.register.chain import digest
from tawthiq.settings import Settings

Work = Callable[[Sequence[Document]], tuple[Reading, ...]]
_SECONDS_PER_MB = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """`work` reads documents (pure; other processes import it by its name). `retry` are keys of parked documents that
    are to be tried again, `again` ids of documents that stand and are to be read anew. `batch` documents are taken at a
    time, `ahead` are in hand at most, from intake to register.
    """

    run: str
    folder: Path
    inputs: tuple[str, ...]
    settings: Settings
    version: str
    taker: Taker
    work: Work
    actor: str = "tawthiq"
    reread: bool = False
    retry: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    stdin: Path | None = None
    batch: int = 1
    ahead: int = 1

    def key(self, document: Document) -> str:
        """The name of a document's job: the same for the same document, read by the same version."""
        return digest(self.version, wire.encode(document).decode())

    def seconds_for(self, size: int) -> float:
        """How long an input of so many bytes may be in hand before its process is taken for hung."""
        return self.settings.read_seconds + _SECONDS_PER_MB * size / 1_000_000


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
