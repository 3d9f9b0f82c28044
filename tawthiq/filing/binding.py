"""A team's filings as decisions about the claims of the register; what finds nothing waits.

1. Each report that a filing names is looked up by address, id or SHA-256 (`look_up`).
2. Of its events those that fit the filing's day and place best are the filed one. One that fits two filings alike is
   left to a person; so is what nothing speaks for.
3. `claims` of one filing are one event (SAME), those of two filings near each other are two (DIFFERENT); the grade
   and the coordinates go with the first claim (GRADE, CORRECT).
4. Decisions bear the author and time of the filing and its file and row as their reason. Their ids follow from what
   they say, so that the same filings add nothing again; what a person took back is not said again (`settling`).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tawthiq.filing.near import KILOMETRES, Event, Fit, days_apart, events, fit, fitting, kilometres
from tawthiq.filing.settling import point_of, said_by, settled
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.filing import Filing
from tawthiq.text import edtf

_NEAR_DAYS, _NEAR_KILOMETRES = 4, 2 * KILOMETRES
"""Filings farther apart than this are in no danger of being joined, and need no decision."""


class Wait(StrEnum):
    """Why a report that a filing names binds nothing as yet."""

    NO_REPORTS = "no_reports"  # the filing names none
    NO_REPORT = "no_report"  # it is not in the register
    NO_CLAIM = "no_claim"  # no event was read in it
    ELSEWHERE = "elsewhere"  # its events are of another day or place
    UNDECIDED = "undecided"  # its event fits another filing alike, or several of its events fit alike


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report (as the filing names it, empty where it names none) that waits, and why; `other` the rival's code."""

    filing: Filing
    report: str
    reason: Wait
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Binding:
    """What filings come to: decisions to be appended, (code, document) pairs that bind claims, and what waits."""

    decisions: tuple[Decision, ...]
    links: tuple[tuple[str, str], ...]
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class _Bound:
    """The claims of one filing, report by report in the order in which these came in."""

    filing: Filing
    claims: tuple[Claim, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim.document for claim in self.claims))


def latest(filings: Iterable[Filing]) -> tuple[Filing, ...]:
    """Of each code the filing that was brought in last."""
    return tuple({filing.code: filing for filing in filings}.values())


def bind(
    filings: Sequence[Filing],
    claims: Sequence[Claim],
    look_up: Callable[[str], Sequence[str]],
    decisions: Sequence[Decision],
    now: str,
) -> Binding:
    """Work out what the filings, in the order in which they were brought in, say of the register.

    `claims` are those of the reports that any of them names, as people corrected them; `look_up` gives the documents of
    a name; `decisions` are all of the register, those taken back too, about the claims of the present reading; `now`
    dates what a later sheet takes back.
    """
    told: dict[str, list[Event]] = defaultdict(list)
    for event in events(claims):
        told[event.document].append(event)
    standing = latest(filings)
    filed = {f.code: {document: name for name in f.reports for document in look_up(name)} for f in standing}
    found, waiting = _chosen(standing, filed, told)
    bound = [_Bound(f, found[f.code]) for f in standing if found.get(f.code)]
    place = {claim.id: claim.document for claim in claims}
    said = [*_same(bound), *_different(bound), *_grades(bound), *_points(bound)]
    fresh = settled(said, decisions, _left(standing, filed, place), {f.code: replace(f, time=now) for f in standing})
    links = tuple((one.filing.code, document) for one in bound for document in one.documents)
    return Binding(fresh, links, tuple(waiting))


def _left(
    standing: Iterable[Filing], filed: Mapping[str, Mapping[str, str]], place: Mapping[str, str]
) -> Callable[[str, Decision], bool]:
    """Whether a filing, as it is now, has left what an earlier sheet made it say."""
    grades = {filing.code: filing.grade for filing in standing}
    points = {filing.code: point_of(filing) for filing in standing}

    def left(code: str, decision: Decision) -> bool:
        if decision.kind is DecisionKind.GRADE:
            return decision.after != grades[code]
        if decision.kind is DecisionKind.CORRECT:
            return decision.after != points[code]
        if decision.kind is DecisionKind.SAME:
            return any(place[s] not in filed[code] for s in decision.subjects if s in place)
        return False

    return left


def _chosen(
    filings: Sequence[Filing], filed: Mapping[str, Mapping[str, str]], told: Mapping[str, Sequence[Event]]
) -> tuple[dict[str, tuple[Claim, ...]], list[Waiting]]:
    """The claims of each filing (step 2), and the reports that bind nothing."""
    by_code = {filing.code: filing for filing in filings}
    rivals: dict[str, list[Filing]] = defaultdict(list)
    for code, documents in filed.items():
        for document in documents:
            rivals[document].append(by_code[code])
    found: dict[str, list[Claim]] = defaultdict(list)
    waiting: list[Waiting] = []
    for filing in filings:
        named = filed[filing.code]
        missing = [name for name in filing.reports if name not in named.values()]
        waiting += [Waiting(filing, name, Wait.NO_REPORT) for name in missing]
        if not filing.reports:
            waiting.append(Waiting(filing, "", Wait.NO_REPORTS))
        for document, name in named.items():
            own = _own(filing, rivals[document], told.get(document, ()))
            if isinstance(own, Waiting):
                waiting.append(Waiting(filing, name, own.reason, own.other))
            else:
                found[filing.code] += own
    return {code: tuple(claims) for code, claims in found.items()}, waiting


def _own(filing: Filing, rivals: Sequence[Filing], told: Sequence[Event]) -> tuple[Claim, ...] | Waiting:
    """The claims of one report that are the filing's, or why there are none."""
    if not told:
        return Waiting(filing, "", Wait.NO_CLAIM)
    fits = [(fit(event, filing), event) for event in told]
    best = max(level for level, _ in fits)
    chosen = [event for level, event in fits if level is best]
    alone = len(told) == len(rivals) == 1
    if best is Fit.CONTRADICTS:
        return Waiting(filing, "", Wait.ELSEWHERE)
    if (best is Fit.OPEN and not alone) or (best is Fit.PARTLY and len(chosen) > 1):
        return Waiting(filing, "", Wait.UNDECIDED)
    free = [event for event in chosen if _rival(event, filing, rivals, best) is None]
    if not free:
        return Waiting(filing, "", Wait.UNDECIDED, _rival(chosen[0], filing, rivals, best))
    return tuple(claim for event in free for claim in fitting(event, filing))


def _rival(event: Event, filing: Filing, rivals: Sequence[Filing], level: Fit) -> str | None:
    """The code of another filing of the report that the event fits as well or better."""
    return next((f.code for f in rivals if f.code != filing.code and fit(event, f) >= level), None)


def _same(bound: Iterable[_Bound]) -> Iterator[Decision]:
    for one in bound:
        if len(one.claims) > 1:
            yield said_by(one.filing, DecisionKind.SAME, tuple(c.id for c in one.claims), sorted(one.documents))


def _different(bound: Sequence[_Bound]) -> Iterator[Decision]:
    for one, other in _near_pairs(sorted(bound, key=lambda b: b.filing.code)):
        subjects = (one.claims[0].id, other.claims[0].id)
        rest = f"; {other.filing.source}"
        yield said_by(one.filing, DecisionKind.DIFFERENT, subjects, (other.filing.code,), rest=rest)


def _near_pairs(bound: Sequence[_Bound]) -> Iterator[tuple[_Bound, _Bound]]:
    """Pairs of filings that could be taken for one event, each in the order given; only near days are compared."""
    order = {one.filing.code: n for n, one in enumerate(bound)}
    dated = {code: days for one in bound if (days := _days(one.filing)) for code in [one.filing.code]}
    waiting = sorted(bound, key=lambda b: dated.get(b.filing.code, (0, 0)))
    for n, one in enumerate(waiting):
        for other in waiting[n + 1 :]:
            own, others = dated.get(one.filing.code), dated.get(other.filing.code)
            if own and others and others[0] - own[1] > _NEAR_DAYS:
                break
            if _near(one.filing, other.filing):
                yield (one, other) if order[one.filing.code] < order[other.filing.code] else (other, one)


def _days(filing: Filing) -> tuple[int, int] | None:
    days = edtf.days(filing.date) if filing.date else None
    return (days[0].toordinal(), days[1].toordinal()) if days else None


def _grades(bound: Iterable[_Bound]) -> Iterator[Decision]:
    for one in bound:
        if one.filing.grade is not None:
            key = (one.filing.grade.value, one.filing.author, one.filing.time)
            yield said_by(one.filing, DecisionKind.GRADE, (one.claims[0].id,), key)


def _points(bound: Iterable[_Bound]) -> Iterator[Decision]:
    for one in bound:
        point = point_of(one.filing)
        if point is not None:
            key = (point, one.filing.author, one.filing.time)
            yield said_by(one.filing, DecisionKind.CORRECT, (one.claims[0].id,), key)


def _near(one: Filing, other: Filing) -> bool:
    """Whether two filings could be taken for one event; what is not known keeps nothing apart."""
    days = days_apart(one.date, other.date)
    if days is not None and days > _NEAR_DAYS:
        return False
    points = [(f.lat, f.lon) for f in (one, other) if f.lat is not None and f.lon is not None]
    return len(points) < 2 or kilometres(*points) <= _NEAR_KILOMETRES
