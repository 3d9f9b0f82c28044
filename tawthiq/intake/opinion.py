"""A second opinion on a page's article: trafilatura's, asked where the first reading is doubtful.

It takes ten times as long as the first and loses paragraphs of its own (decision 0005), so it adds and never takes
away; its guesses at dates and authors are not asked for. Without the extra `opinion` nothing is asked.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version

from tawthiq.intake.pagelines import is_prose, squeezed

FIRST, SECOND = "resiliparse", "trafilatura"
_LARGEST = 2_000_000  # characters of a page; a larger one would take minutes
_MOST_LINES = 3_000
_LISTED = ("- ", "| ", "* ")


@dataclass(frozen=True, slots=True)
class Agreed:
    """The lines that two readings of an article come to; how many paragraphs each kept that the other had lost.

    `only_second` of them were put in where they stand in the second reading.
    """

    lines: tuple[str, ...]
    only_first: int
    only_second: int


@cache
def installed() -> bool:
    """Whether a second opinion can be had."""
    try:
        import trafilatura  # noqa: F401, PLC0415 - takes a third of a second to load
    except ImportError:
        return False
    logging.getLogger(SECOND).addHandler(logging.NullHandler())  # what it has to say goes to no terminal
    return True


@cache
def named(library: str) -> str:
    """A library with its version."""
    return f"{library} {version(library)}"


def asked(markup: str, lines: Sequence[str], links: frozenset[str]) -> Agreed | None:
    """The article by both readings; None where the second says nothing. `links` are lines that are links alone."""
    theirs = _read(markup) if len(markup) <= _LARGEST and len(lines) <= _MOST_LINES else ()
    if not theirs:
        return None
    ours = squeezed("".join(lines))
    whole = "".join(map(squeezed, theirs))
    lost = [is_prose(line) and squeezed(line) not in ours and squeezed(line) not in links for line in theirs]
    only_first = sum(is_prose(line) and squeezed(line) not in whole for line in lines)
    return Agreed(_merged(lines, theirs, lost), only_first, sum(lost))


def _merged(lines: Sequence[str], theirs: Sequence[str], lost: Sequence[bool]) -> tuple[str, ...]:
    """Our lines, each lost one of theirs after the line that stands before it in their reading."""
    out, at = list(lines), 0
    for line, is_lost in zip(theirs, lost, strict=True):
        if is_lost:
            out[at:at] = ["", line, ""]
            at += 3
        else:
            key = squeezed(line)
            found = next((n for n in range(at, len(out)) if key and key in squeezed(out[n])), None)
            at = at if found is None else found + 1
    return tuple(out)


def _read(markup: str) -> tuple[str, ...]:
    import trafilatura  # noqa: PLC0415 - loaded by `installed`
    from lxml.etree import LxmlError  # noqa: PLC0415 - the same

    try:
        text = trafilatura.extract(markup, include_comments=False, include_tables=True, include_images=False)
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError):
        return ()  # an opinion that cannot be had is none; the first reading stands
    lines = (" ".join(line.split()) for line in (text or "").split("\n"))
    return tuple(line[2:].rstrip("| ") if line.startswith(_LISTED) else line for line in lines if line)
