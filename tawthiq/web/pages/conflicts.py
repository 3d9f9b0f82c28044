"""`/conflicts`: decisions that cannot all hold, or wait for what they are about: by whom, and how to settle it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.errors import RegisterError
from tawthiq.model.alias import SUBJECT
from tawthiq.model.conflicts import Conflict, ConflictKind
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.register import Register
from tawthiq.team import Right
from tawthiq.web import phrases
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.codes import codes
from tawthiq.web.drafts import Draft, address
from tawthiq.web.indexes import conflicts_of, of_state
from tawthiq.web.pages.agreement import open_disputes
from tawthiq.web.reading import PAGE_SIZE
from tawthiq.web.views import history
from tawthiq.web.views.history import DisputedLine
from tawthiq.web.views.lists import Pager, page_number, pager
from tawthiq.web.views.parts import sentence
from tawthiq.web.words import Words

COLUMNS = ("conflict", "field", "subjects", "incidents", "decision", "verdict", "author", "time", "after", "reason")
_OF_PAIRS = frozenset({ConflictKind.SAMENESS, ConflictKind.CHAIN, ConflictKind.DEPENDENCE, ConflictKind.OVERRIDDEN})
_OF_CLAIMS = frozenset({ConflictKind.FIELD, ConflictKind.REVIEW, ConflictKind.UNFIT, ConflictKind.INTO_REJECTED})
_NAMED = 6  # things that a conflict is about which are named; of more their number is told


@dataclass(frozen=True, slots=True)
class Thing:
    """What a conflict is about: an incident, a claim, a spelling; without an address where it is gone."""

    words: Markup
    href: str | None


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One conflict: why, about what, the decisions, what can be done about it and where."""

    told: Markup
    things: tuple[Thing, ...]
    more: int
    lines: tuple[DisputedLine, ...]
    settle: Markup
    href: str | None
    do: Markup | None


@dataclass(frozen=True, slots=True)
class ConflictsView:
    """The page; `readers` are the claims that two readers answered differently and nobody settled."""

    rows: tuple[ConflictRow, ...]
    pager: Pager
    readers: int


@dataclass(frozen=True, slots=True)
class Laid:
    """A conflict with its decisions, as JSON."""

    conflict: Conflict
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of conflicts as JSON."""

    total: int
    offset: int
    conflicts: tuple[Laid, ...]
    readers: int


def conflicts(asked: Asked) -> Answer:
    """The conflicts, the one with the latest decision first."""
    register, words, page = asked.register, asked.words, page_number(asked.query)
    every = conflicts_of(register)
    start = (page - 1) * PAGE_SIZE
    shown = tuple(_laid(register, every[start : start + PAGE_SIZE]))
    judges = asked.person is None or asked.person.may(Right.JUDGE)
    readers = of_state(register, "readers", lambda: open_disputes(register)) if judges else 0

    def view() -> ConflictsView:
        named = codes(register, [decision for one in shown for decision in one.decisions])
        rows = tuple(_row(words, register, one, named) for one in shown)
        return ConflictsView(rows, pager("/conflicts", {}, page, PAGE_SIZE, len(every)), readers)

    def table() -> Table:
        return Table((*COLUMNS, "in_force"), tuple(row for one in _laid(register, every) for row in _rows(one)))

    data = Found(len(every), start, shown, readers)
    return Answer("conflicts.html", words.t("conflicts.title"), view, data, "conflicts", table=table)


def _laid(register: Register, found: Sequence[Conflict]) -> Iterator[Laid]:
    for one in found:
        told = []
        for name in one.decisions:
            try:
                told.append(register.decision(name))
            except RegisterError:
                continue  # hidden from who asks
        yield Laid(one, tuple(told))


def _rows(one: Laid) -> Iterator[tuple[str | bool | None, ...]]:
    found = one.conflict
    about = (found.kind.value, found.field, " ".join(found.subjects), " ".join(found.incidents))
    for d in one.decisions:
        yield (*about, d.id, d.kind.value, d.author, d.time, d.after, d.reason, d.id in found.in_force)


def _row(words: Words, register: Register, one: Laid, named: Mapping[str, str]) -> ConflictRow:
    found = one.conflict
    told = words.name("conflict", found.kind)
    claims = found.subjects if found.kind in _OF_CLAIMS or not found.incidents else ()
    names = tuple(dict.fromkeys((*found.incidents, *claims)))
    href, do = _where(words, register, one)
    return ConflictRow(
        told=told,
        things=tuple(_thing(words, register, one, name) for name in names[:_NAMED]),
        more=max(0, len(names) - _NAMED),
        lines=tuple(
            DisputedLine(d.id, history.decision(words, d, named), d.id in found.in_force) for d in one.decisions
        ),
        settle=words.t("conflicts.wait" if not found.in_force else "conflicts.take_back"),
        href=href,
        do=do,
    )


def _thing(words: Words, register: Register, one: Laid, name: str) -> Thing:
    if name.startswith(SUBJECT):
        spelling = next((d.field for d in one.decisions if d.field), name.removeprefix(SUBJECT))
        return Thing(words.t("conflicts.spelling", spelling=phrases.quoted(spelling)), "/places#aliases")
    try:
        found = register.incident(name)
        return Thing(sentence(words, found), address("incidents", found.id))
    except RegisterError:
        pass
    try:
        stored = register.claim(name)
    except RegisterError:
        return Thing(words.t("conflicts.gone", id=name[:12]), None)
    return Thing(words.t("conflicts.claim", words=phrases.quoted(stored.claim.quote)), address("claims", stored.id))


def _where(words: Words, register: Register, one: Laid) -> tuple[str | None, Markup | None]:
    """Where the same is decided anew, and what that is called."""
    found = one.conflict
    if found.kind is ConflictKind.ALIAS:
        spelling = next((d.field for d in one.decisions if d.field), "")
        draft = Draft(kind=DecisionKind.ALIAS, subjects=(spelling,), next="/conflicts")
        return draft.address(), words.t("conflicts.do.alias")
    if found.kind in _OF_CLAIMS and _stands(register, found.subjects[0]):
        return address("claims", found.subjects[0]), words.t("conflicts.do.claim")
    if found.incidents:
        kind = "pair" if found.kind in _OF_PAIRS else "incident"
        return f"{address('incidents', found.incidents[0])}#decide", words.t(f"conflicts.do.{kind}")
    return None, None


def _stands(register: Register, name: str) -> bool:
    try:
        register.claim(name)
    except RegisterError:
        return False
    return True
