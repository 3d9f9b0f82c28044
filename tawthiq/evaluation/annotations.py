"""Claims as a comparison sees them: what people annotated and what a program found, read from JSON Lines.

Both sides are subsets of the public contract: sources may be plain words, offsets may be missing. A line of the
annotation that is not in this form is left out with an issue; a predicted claim that is not stops the comparison,
since leaving it out would flatter the program.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tawthiq.errors import InputError
from tawthiq.model import wire
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import Facility, Group, Kind, Method, Outcome, Response, Stance, Victims

T = TypeVar("T")
_DOCUMENT = ("id", "text", "publisher", "published", "published_from", "url", "lang", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An entry of `harms`."""

    outcome: Outcome
    victims: Victims = Victims.UNKNOWN
    group: Group = Group.ALL
    min: int | None = None
    max: int | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """`where`."""

    place: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """`when`."""

    edtf: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blamed:
    """An entry of `responsible`."""

    actor: str
    stance: Stance = Stance.ALLEGED
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An entry of `sources`."""

    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """One claim of one side; [start, end) are code points of the document's text, None where only words are given."""

    document: str
    quote: str
    kind: Kind
    start: int | None = None
    end: int | None = None
    incident: str | None = None
    harms: tuple[Figure, ...] = ()
    method: Method | None = None
    facilities: tuple[Facility, ...] = ()
    where: Named | None = None
    when: Dated | None = None
    responsible: tuple[Blamed, ...] = ()
    sources: tuple[str | Voice, ...] = ()
    response: tuple[Response, ...] = ()

    @property
    def source_quotes(self) -> tuple[str, ...]:
        """The words of each source."""
        return tuple(source if isinstance(source, str) else source.quote for source in self.sources)

    def span(self, text: str) -> tuple[int, int]:
        """Where the claim's words stand in the text; (-1, -1) where they do not."""
        if self.start is not None and self.end is not None:
            return self.start, self.end
        at = text.find(self.quote)
        return (at, at + len(self.quote)) if at >= 0 else (-1, -1)


@dataclass(frozen=True, slots=True)
class Gold:
    """What people annotated, in the order of the file, and an issue for each line that says nothing usable."""

    claims: tuple[Annotation, ...]
    issues: tuple[Issue, ...] = ()


def read_documents(path: Path) -> dict[str, Document]:
    """Documents by id. Raises InputError naming the line that is none."""
    found: dict[str, Document] = {}
    for number, raw in read_lines(path):
        known = {key: raw[key] for key in _DOCUMENT if key in raw}
        document = _converted(known, Document, f"{path}:{number}: no document")
        found[document.id] = document
    return found


def read_gold(path: Path, documents: dict[str, Document]) -> Gold:
    """The annotation. A line "no claim here" (`quote` null) counts as nothing; documents not given are passed over."""
    claims: list[Annotation] = []
    issues: list[Issue] = []
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                claim = _gold(line, documents)
            except (ValueError, InputError) as error:
                issues.append(_issue(path, number, str(error)))
                continue
            if claim is None:
                continue
            claims.append(claim)
            if claim.span(documents[claim.document].text) == (-1, -1):
                issues.append(_astray(path, number))
    return Gold(tuple(claims), tuple(issues))


def read_predicted(path: Path, documents: dict[str, Document]) -> tuple[tuple[Annotation, ...], int]:
    """Predicted claims, and how many are of documents not given. Raises InputError naming a claim that is none."""
    found: list[Annotation] = []
    stray = 0
    for number, raw in read_lines(path):
        if raw.get("quote") is None and raw.get("document") in documents:
            continue
        claim = _converted(_told(raw), Annotation, f"{path}:{number}: no claim")
        if claim.document not in documents:
            stray += 1
            continue
        check_grounded(claim, documents[claim.document].text, f"{path}:{number}")
        found.append(claim)
    return tuple(found), stray


def of_claims(claims: Iterable[Claim]) -> tuple[Annotation, ...]:
    """The program's own claims as a comparison sees them."""
    return tuple(wire.convert(_told(wire.to_builtins(claim)), Annotation) for claim in claims)


def check_grounded(claim: Annotation, text: str, place: str) -> None:
    """Raise InputError where a claim's quote is not the text at its offsets."""
    start, end = claim.span(text)
    if start < 0 or text[start:end] != claim.quote:
        shown = claim.quote[:60].replace("\n", " ")
        raise InputError(f"{place}: the quote is not the text at its offsets ({shown}). Mend it or leave it out")


def _gold(line: str, documents: dict[str, Document]) -> Annotation | None:
    raw = json.loads(line)
    if not isinstance(raw, dict):
        raise InputError("not a JSON object")
    if not isinstance(raw.get("document"), str):
        raise InputError("no document is named")
    if raw["document"] not in documents or not raw.get("quote"):
        return None
    claim: Annotation = wire.convert(_told(raw), Annotation)
    return claim


def _issue(path: Path, number: int, reason: str) -> Issue:
    return Issue(
        code="bad-annotation",
        file=str(path),
        line=number,
        reason=f"not an annotated claim ({reason.splitlines()[0]})",
        remedy="It is left out of the score: mend the line (docs/reference/contract.md)",
    )


def _astray(path: Path, number: int) -> Issue:
    return Issue(
        code="annotation-astray",
        file=str(path),
        line=number,
        reason="its quote does not stand in the document's text",
        remedy="It counts as missed whatever is found: copy the words from the text",
        left_out=False,
    )


def _told(raw: dict[str, Any]) -> dict[str, Any]:
    """Fields that are null or of nobody's concern here left out."""
    return {key: value for key, value in raw.items() if value is not None}


def _converted(raw: dict[str, Any], kind: type[T], otherwise: str) -> T:
    try:
        return wire.convert(raw, kind)
    except ValueError as error:
        raise InputError(f"{otherwise} ({str(error).splitlines()[0]}). See docs/reference/contract.md") from error


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The objects of a file of JSON Lines with their line numbers. Raises InputError naming a line that holds none."""
    with _opened(path) as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                raw = json.loads(line)
            except ValueError as error:
                raise InputError(f"{path}:{number}: not JSON ({error}). Give one JSON object a line") from error
            if not isinstance(raw, dict):
                raise InputError(f"{path}:{number}: not a JSON object. Give one JSON object a line")
            yield number, raw


def _opened(path: Path) -> Any:
    try:
        return path.open(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{path}: cannot be read ({error.strerror}). Check the name") from error


def by_document(claims: Sequence[Annotation]) -> dict[str, list[Annotation]]:
    """Claims by their document, in their order."""
    found: dict[str, list[Annotation]] = {}
    for claim in claims:
        found.setdefault(claim.document, []).append(claim)
    return found
