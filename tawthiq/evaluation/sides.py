"""A kept incident and what the register has for it, side by side, with the words of the reports of either."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawthiq.evaluation.registers import Comparison, Match, range_of
from tawthiq.evaluation.tallies import COMPARED, kept_range
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident

_OPENING = 300  # code points of a report's text that stand in where no claim was read from it


@dataclass(frozen=True, slots=True)
class Row:
    """One slot as each side has it, empty where it has nothing."""

    slot: str
    kept: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report's words: the quotes of its claims; its beginning. `state` is left or extra where the sides differ."""

    id: str
    state: str
    quotes: tuple[str, ...]
    opening: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """One difference. `rows` empty where the register has no such incident; `pieces` are further incidents."""

    name: str
    rows: tuple[Row, ...]
    pieces: tuple[str, ...]
    reports: tuple[Told, ...]


def sides(comparison: Comparison, documents: Mapping[str, Document], claims: Sequence[Claim]) -> tuple[Sides, ...]:
    """The kept incidents for which something differs."""
    of_document: dict[str, list[Claim]] = {}
    for claim in claims:
        of_document.setdefault(claim.document, []).append(claim)
    found = (_sides(match, documents, lambda name: of_document.get(name, [])) for match in comparison.matches)
    return tuple(one for one in found if one is not None)


def _sides(match: Match, documents: Mapping[str, Document], claims: Callable[[str], Sequence[Claim]]) -> Sides | None:
    incident = match.found.incident if match.found else None
    rows = tuple(_rows(match, incident)) if incident else ()
    grouped = frozenset(incident.documents) if incident else frozenset[str]()
    alike = all(row.kept == row.found for row in rows if row.slot != "where")  # names are in two languages
    if incident and not match.others and grouped == match.reports and alike:
        return None
    own = frozenset(incident.claims) if incident else frozenset[str]()
    return Sides(
        name=" · ".join(part for part in (match.kept.code or match.kept.id, incident.code if incident else "") if part),
        rows=rows,
        pieces=tuple(other.incident.code for other in match.others),
        reports=tuple(
            Told(
                id=name,
                state="" if not incident else _state(name, match.reports, grouped),
                quotes=tuple(c.quote for c in claims(name) if c.id in own or name not in grouped),
                opening=documents[name].text[:_OPENING] if name in documents else "",
            )
            for name in sorted(match.reports | grouped)
        ),
    )


def _state(name: str, filed: frozenset[str], grouped: frozenset[str]) -> str:
    if name not in grouped:
        return "left"
    return "" if name in filed else "extra"


def _rows(match: Match, incident: Incident) -> Iterator[Row]:
    kept = match.kept
    yield Row("when", kept.date.isoformat(), incident.when.edtf if incident.when else "")
    place = incident.where.place if incident.where else ""
    apart = f" ({match.found.km:.1f} km)" if match.found and match.found.km is not None else ""
    yield Row("where", kept.location_en or "", place + apart)
    for outcome in COMPARED:
        own, told = kept_range(match, outcome), range_of(incident, outcome)
        yield Row(outcome.value, _span(own), _span(told))
    yield Row("reports", str(len(match.reports)), str(len(incident.documents)))


def _span(told: tuple[int | None, int | None] | None) -> str:
    if told is None or told == (None, None):
        return ""
    low, high = told
    return f"{low if low is not None else 0}–{high if high is not None else '…'}"
