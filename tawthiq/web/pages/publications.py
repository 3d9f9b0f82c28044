"""`/publications`: what a site of today would hold, what stands in its way, what moved, and the releases so far.

The site is the folder `site` beside the register's files, which `tawthiq publish` writes.
"""

from collections import Counter
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.errors import InputError, UsageError
from tawthiq.model.incident import Incident
from tawthiq.model.vocabulary import Grade
from tawthiq.publication.release import Moved, Release, difference, held, releases
from tawthiq.register import Register
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.drafts import address
from tawthiq.web.indexes import of_state
from tawthiq.web.views.parts import Link

FOLDER = "site"
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """What a release of today would hold: incidents by review, the contested, those whose decisions disagree."""

    reviewed: int
    unreviewed: int
    contested: int
    disputed: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Publications:
    """The page as JSON: the draft, the releases, and what moved since the last one."""

    draft: Draft
    releases: tuple[Release, ...]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at before a release: whether it is well, and where it is seen."""

    well: bool
    words: Markup
    link: Link


@dataclass(frozen=True, slots=True)
class PublicationsView:
    """The page."""

    draft: Draft
    checks: tuple[Check, ...]
    releases: tuple[Release, ...]
    moved: tuple[tuple[str, str, Markup, tuple[tuple[str, str, str], ...]], ...]
    more: int
    command: str


def publications(asked: Asked) -> Answer:
    """The draft, its checks, what would change, and the releases."""
    found = of_state(asked.register, "publications", lambda: _worked_out(asked.register))

    def view() -> PublicationsView:
        draft, words = found.draft, asked.words
        checks = (
            _check(asked, "unreviewed", draft.unreviewed, "/review"),
            _check(asked, "disputed", draft.disputed, "/log"),
            _check(asked, "contested", draft.contested, f"/incidents?grade={Grade.CONTESTED}"),
            _check(asked, "left_out", draft.left_out, "/issues"),
        )
        moved = tuple(
            (m.code, address("incidents", m.into or m.incident), words.t(f"publications.change.{m.change}"), m.what)
            for m in found.moved[:_SHOWN]
        )
        command = f"tawthiq publish {asked.register.folder / FOLDER} --register {asked.register.folder}"
        return PublicationsView(draft, checks, found.releases[::-1], moved, max(0, len(found.moved) - _SHOWN), command)

    def table() -> Table:
        columns = ("name", "number", "previous", "incidents", "claims", "rule_version", "unreviewed")
        return Table(columns, tuple(tuple(getattr(r, name) for name in columns) for r in found.releases))

    title = asked.words.t("nav.publications")
    return Answer("publications.html", title, view, found, "publications", table=table)


def _check(asked: Asked, name: str, number: int, href: str) -> Check:
    words = asked.words.t(f"publications.check.{name}", n=number)
    return Check(number == 0, words, Link(href, asked.words.t("publications.see")))


def _worked_out(register: Register) -> Publications:
    counted: Counter[str] = Counter()
    standing: dict[str, Incident] = {}
    made = _releases(register)
    for incident in register.all_incidents():
        counted["reviewed" if incident.review_state == "reviewed" else "unreviewed"] += 1
        counted["contested"] += incident.grade is Grade.CONTESTED
        counted["disputed"] += "decisions_conflict" in incident.flags
        if made and (made[-1].unreviewed or incident.review_state == "reviewed"):
            standing[incident.id] = incident
    draft = Draft(
        counted["reviewed"],
        counted["unreviewed"],
        counted["contested"],
        counted["disputed"],
        register.issues(limit=1, left_out=True).total,
    )
    moved: tuple[Moved, ...] = ()
    if made:
        try:
            moved = difference(held(register.folder / FOLDER, made[-1].name), standing)
        except (InputError, UsageError):  # a release whose files were taken away: it is listed, and nothing compared
            moved = ()
    return Publications(draft, made, moved)


def _releases(register: Register) -> tuple[Release, ...]:
    try:
        return releases(register.folder / FOLDER)
    except InputError:
        return ()
