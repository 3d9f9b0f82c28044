"""A large file -> stretches that can each be read by itself, by any process of any machine that reaches the file.

JSON Lines are cut between lines, web archives between records, Parquet between groups of rows; any other file is one
stretch. Reading the stretches one after the other gives what reading the file gives, but that a file which is refused
from some place on (damaged) is refused in each stretch from there on: `refuses_the_rest` tells these issues.
"""

from collections.abc import Callable, Iterator, Mapping

from tawthiq.intake import lines, names, parquets, warcs
from tawthiq.intake.originals import Blob, Part
from tawthiq.model.issue import Issue

_CUTTING: Mapping[str, Callable[[Blob, int], Iterator[Part]]] = {
    **dict.fromkeys(names.LINES, lines.cut),
    **dict.fromkeys((".warc", ".warc.gz"), warcs.cut),
    **dict.fromkeys(names.PARQUET, parquets.cut),
}
_REST = frozenset({"corrupt-archive", "unreadable", "damaged-document"})


def cut(blob: Blob, size: int) -> Iterator[Part | None]:
    """Stretches of about `size` bytes in the order of the file; None alone for one that is read whole.

    Raises OSError where the file cannot be read.
    """
    cutting = _CUTTING.get(blob.suffix)
    if cutting is None or blob.size is None or blob.size <= size:
        yield None
        return
    found = tuple(cutting(blob, size))
    yield from found if len(found) > 1 else (None,)


def refuses_the_rest(issue: Issue, shown: str) -> bool:
    """Whether nothing of the file of this name is read after this issue was met in it."""
    return issue.code in _REST and issue.file == shown and issue.line is None and issue.document is None
