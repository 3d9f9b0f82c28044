"""`/publications`: what a site of today would hold, what stands in its way, what moved, and the releases so far.

The site is the folder `site` beside the register's files, which `tawthiq publish` writes.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from tawthiq.errors import InputError, UsageError
from tawthiq.model.decision import Decision
from tawthiq.model.vocabulary import Grade
from tawthiq.model.withholding import withheld
from tawthiq.model.written import Summary, summary_of, version_of, written
from tawthiq.publication.reasons import Led, between, led
from tawthiq.publication.release import Gone, Release, Why, difference, held, releases
from tawthiq.register import Register
from tawthiq.register.assessed import assessed, moved
from tawthiq.register.chain import LogEntry
from tawthiq.web import days, phrases
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.drafts import address
from tawthiq.web.indexes import of_state, outlines_of
from tawthiq.web.views import history
from tawthiq.web.views import moved as moved_view
from tawthiq.web.views.parts import Link
from tawthiq.web.words import Words

FOLDER = "site"
_SHOWN = 200
_NAMED = 20  # incidents whose decisions disagree
_LAST = 50  # exports


@dataclass(frozen=True, slots=True)
class Draft:
    """What a release of today would hold: incidents by review, the contested, those whose decisions disagree."""

    reviewed: int
    unreviewed: int
    contested: int
    disputed: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An incident that a person withholds from publication."""

    incident: str
    code: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Disputed:
    """An incident on which decisions disagree."""

    incident: str
    code: str


@dataclass(frozen=True, slots=True)
class Signed:
    """An incident whose assessment was published: the number of its last version, and what moved since."""

    incident: str
    code: str
    number: int
    time: str
    author: str
    moved: tuple[tuple[str, str, str], ...]
    summary_moved: bool


@dataclass(frozen=True, slots=True)
class Publications:
    """The page as JSON: the draft, the releases, what moved since the last one with the decisions, what is withheld."""

    draft: Draft
    releases: tuple[Release, ...]
    moved: tuple[Led, ...]
    withheld: tuple[Kept, ...]
    exports: tuple[LogEntry, ...] = ()
    disputed: tuple[Disputed, ...] = ()
    signed: tuple[Signed, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at before a release: whether it is well, and where it is seen."""

    well: bool
    words: Markup
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class MovedView:
    """A change: the incident's code and address, what would happen to it, its values, why, and the decisions."""

    code: str
    href: str
    change: Markup
    values: tuple[Markup, ...]
    why: Markup
    decisions: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class PublicationsView:
    """The page."""

    draft: Draft
    checks: tuple[Check, ...]
    releases: tuple[Release, ...]
    moved: tuple[MovedView, ...]
    withheld: tuple[tuple[str, str, Markup], ...]
    signed: tuple[tuple[str, str, Markup, tuple[Markup, ...]], ...]
    exports: tuple[tuple[Markup, Markup, str], ...]
    more: int
    command: str


def publications(asked: Asked) -> Answer:
    """The draft, its checks, what would change, and the releases."""
    worked_out = of_state(asked.register, "publications", lambda: _worked_out(asked.register))
    found = replace(worked_out, exports=asked.register.log_of("export", _LAST))

    def view() -> PublicationsView:
        draft, words = found.draft, asked.words
        checks = (
            _check(asked, "unreviewed", draft.unreviewed, "/review"),
            _disputed(words, found.disputed),
            _outdated(words, found.signed),
            _check(asked, "contested", draft.contested, f"/incidents?grade={Grade.CONTESTED}"),
            _check(asked, "left_out", draft.left_out, "/issues"),
        )
        shown = tuple(_moved(words, one) for one in found.moved[:_SHOWN])
        kept = tuple(
            (k.code, address("incidents", k.incident), history.decision(words, k.decision)) for k in found.withheld
        )
        signed = tuple(_shown(words, one) for one in found.signed[:_SHOWN])
        command = f"tawthiq publish --out {asked.register.folder / FOLDER} --register {asked.register.folder}"
        more = max(0, len(found.moved) - _SHOWN)
        taken = tuple((days.moment(words, e.time), phrases.quoted(e.actor), e.subject) for e in found.exports)
        return PublicationsView(draft, checks, found.releases[::-1], shown, kept, signed, taken, more, command)

    def table() -> Table:
        columns = ("name", "number", "previous", "incidents", "claims", "rule_version", "unreviewed")
        return Table(columns, tuple(tuple(getattr(r, name) for name in columns) for r in found.releases))

    title = asked.words.t("nav.publications")
    return Answer("publications.html", title, view, found, "publications", table=table)


def _moved(words: Words, one: Led) -> MovedView:
    moved = one.moved
    return MovedView(
        code=moved.code,
        href=address("incidents", moved.into or moved.incident),
        change=words.t(f"publications.change.{moved.change}"),
        values=moved_view.values(words, moved),
        why=words.join(list(moved_view.reasons(words, moved))),
        decisions=tuple(history.decision(words, decision) for decision in one.decisions),
    )


def _check(asked: Asked, name: str, number: int, href: str) -> Check:
    words = asked.words.t(f"publications.check.{name}", n=number)
    return Check(number == 0, words, (Link(href, asked.words.t("publications.see")),))


def _disputed(words: Words, found: Sequence[Disputed]) -> Check:
    """The incidents whose decisions disagree, each with the way to where they are laid side by side."""
    told = words.t("publications.check.disputed", n=len(found))
    links = tuple(Link(address("incidents", one.incident) + "#conflicts", days.ltr(one.code)) for one in found[:_NAMED])
    return Check(not found, told, links)


def _worked_out(register: Register) -> Publications:
    every = outlines_of(register)
    reviewed = sum(row.reviewed for row in every)
    disputed = tuple(Disputed(row.id, row.code) for row in every if row.disputed)
    draft = Draft(
        reviewed,
        len(every) - reviewed,
        sum(row.grade == Grade.CONTESTED for row in every),
        len(disputed),
        register.issues(limit=1, left_out=True).total,
    )
    made, kept = _releases(register), _withheld(register)
    return Publications(draft, made, _since(register, made, kept), kept, disputed=disputed, signed=_signed(register))


def _signed(register: Register) -> tuple[Signed, ...]:
    """The incidents whose assessment was published; only those that such a decision names or is about are read."""
    told = written(register.carried_decisions())
    names = {*told.incidents, *register.targets(told.incidents).values()}
    names |= register.incidents_with(told.claims)
    found = []
    for one in register.incidents_named(sorted(names)):
        decision, summary = told.version(one), told.summary(one)
        if decision is not None:
            version = version_of(decision)
            since = tuple(moved(dict(version.values), assessed(one)))
            other = version.summary != (summary_of(summary) if summary else Summary())
            found.append(Signed(one.id, one.code, version.number, decision.time, decision.author, since, other))
    return tuple(sorted(found, key=lambda one: (one.time, one.code), reverse=True))


def _outdated(words: Words, signed: Sequence[Signed]) -> Check:
    """The incidents that are not what they were when their assessment was published."""
    found = [one for one in signed if one.moved or one.summary_moved]
    links = tuple(Link(address("incidents", one.incident) + "#summary", days.ltr(one.code)) for one in found[:_NAMED])
    return Check(not found, words.t("version.check", n=len(found)), links)


def _shown(words: Words, one: Signed) -> tuple[str, str, Markup, tuple[Markup, ...]]:
    number, when = words.number(one.number), days.moment(words, one.time)
    told = words.t("version.last", number=number, who=phrases.quoted(one.author), when=when)
    lines = moved_view.lines(words, one.moved)
    return one.code, address("incidents", one.incident), told, (
        *lines, *((words.t("version.summary_moved"),) if one.summary_moved else ())
    )  # fmt: skip


def _withheld(register: Register) -> tuple[Kept, ...]:
    """The incidents that a decision withholds; only those that it names, or the claims that it is about, are read."""
    kept_back = withheld(register.carried_decisions())
    names = {*kept_back.incidents, *register.targets(kept_back.incidents).values()}
    names |= register.incidents_with(kept_back.claims)
    found = register.incidents_named(sorted(names))
    return tuple(Kept(one.id, one.code, decision) for one in found if (decision := kept_back.of(one)))


def _since(register: Register, made: Sequence[Release], kept: Sequence[Kept]) -> tuple[Led, ...]:
    """What moved since the last release, with the decisions that led to it."""
    if not made:
        return ()
    site, last = register.folder / FOLDER, made[-1].name
    try:
        before = held(site, last)
    except (InputError, UsageError):  # a release whose files were taken away: it is listed, and nothing compared
        return ()
    out = {one.incident for one in kept}
    wanted = (one for one in register.all_incidents() if made[-1].unreviewed or one.review_state == "reviewed")
    standing = {one.id: one for one in wanted if one.id not in out}
    names = {old: k for k in kept for old in (k.incident, *register.incident(k.incident).redirects)}
    left = [_left(name, names[name]) for name in before if name in names]
    known = {decision.id: decision for decision in register.carried_decisions(standing=False)}
    new = between(register, site, last) or ()
    return led(difference(before, standing, left), before, standing, new, known)


def _left(name: str, kept: Kept) -> Gone:
    why = (Why(kept.decision.after),) if kept.decision.after else ()
    return Gone(incident=name, code=kept.code, change="withheld", why=why)


def _releases(register: Register) -> tuple[Release, ...]:
    try:
        return releases(register.folder / FOLDER)
    except InputError:
        return ()
