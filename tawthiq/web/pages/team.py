"""`/log-in`, `/people` and `/account`: who the team is, who one is oneself."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.team import Account, Role, rights, wording
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.drafts import within
from tawthiq.web.people import Person
from tawthiq.web.phrases import english
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class LogInView:
    """The page. `doubt` is a key of the interface's words, empty at first; `wait` in seconds."""

    team: bool
    next: str
    name: str = ""
    doubt: str = ""
    wait: int = 0


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role in words, with the rights that it has."""

    value: str
    name: str
    rights: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The accounts, the roles to choose from, and what was just done or stands in the way."""

    accounts: tuple[tuple[Account, str], ...]
    roles: tuple[RoleRow, ...]
    told: Markup | None = None
    password: str = ""
    doubt: Markup | None = None


@dataclass(frozen=True, slots=True)
class AccountView:
    """One's own account. `doubt` and `done` are keys of the interface's words."""

    name: str
    role: RoleRow | None
    doubt: str = ""
    detail: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """One's own account as JSON."""

    name: str
    role: Role


def role_row(words: Words, role: Role) -> RoleRow:
    """A role in the reader's words."""
    told = tuple(wording(right, words.lang) for right, roles in rights().items() if role in roles)
    return RoleRow(role.value, wording(role, words.lang), told)


def log_in(asked: Asked) -> Answer:
    """The page on which one logs in; on a register without accounts it says so."""
    team = asked.office.team() if asked.office else False
    return log_in_page(asked.words, LogInView(team, within(asked.query.get("next", ""))))


def log_in_page(words: Words, view: LogInView, status: int = 200) -> Answer:
    """The same with what stands in the way."""
    return Answer("log_in.html", words.t("log_in.title"), lambda: view, None, "", status)


def people(asked: Asked) -> Answer:
    """The accounts of the team."""
    accounts = asked.office.accounts.all() if asked.office else ()
    return people_page(asked.words, accounts)


def people_page(
    words: Words, accounts: tuple[Account, ...], told: Markup | None = None, password: str = "", doubt: str = ""
) -> Answer:
    """The same with what was done, a password that is shown this once, or what stands in the way."""

    def view() -> PeopleView:
        rows = tuple((account, wording(account.role, words.lang)) for account in accounts)
        return PeopleView(
            rows, tuple(role_row(words, role) for role in Role), told, password, english(doubt) if doubt else None
        )

    return Answer("people.html", words.t("people.title"), view, accounts, "people", 422 if doubt else 200)


def account(asked: Asked) -> Answer:
    """One's own account."""
    return account_page(asked.words, asked.person)


def account_page(words: Words, person: Person | None, doubt: str = "", detail: str = "", done: str = "") -> Answer:
    """The same with what was done or stands in the way."""
    role = role_row(words, person.role) if person and person.role else None
    data = Own(person.name, person.role) if person and person.role else None
    view = AccountView(person.name if person else "", role, doubt, detail, done)
    return Answer("account.html", words.t("account.title"), lambda: view, data, "account", 422 if doubt else 200)
