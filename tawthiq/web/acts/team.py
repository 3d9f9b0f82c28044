"""Logging in and out, changing one's password, and what an admin does with the accounts of others."""

from tawthiq.errors import UsageError
from tawthiq.register.chain import digest
from tawthiq.team import Role
from tawthiq.team.passwords import made as made_password
from tawthiq.web.acts.acting import Done, Sent
from tawthiq.web.answer import Answer
from tawthiq.web.drafts import within
from tawthiq.web.forms import RefusedError
from tawthiq.web.pages.team import LogInView, account_page, log_in_page, people_page

ACTS_ON_PEOPLE = frozenset({"add", "role", "disable", "enable", "password"})


def log_in(sent: Sent) -> Done | Answer:
    """Begin a session; whatever is wrong is told in the same words, after the same time."""
    to, name = within(sent.form.one("next")), sent.form.one("name")
    team = sent.office.team()

    def again(doubt: str, status: int, wait: int = 0) -> Answer:
        return log_in_page(sent.words, LogInView(team, to, name, doubt, wait), status)

    if not team:
        return again("", 200)
    if not sent.sealed:
        return again("seal", 403)
    account = sent.office.log_in(name, sent.form.raw("password"), sent.address)
    if isinstance(account, int):
        return again("wait", 429, account)
    if account is None:
        return again("wrong", 403)
    return Done(to or "/", session=sent.office.sessions.begin(account, sent.session))


def log_out(sent: Sent) -> Done | Answer:
    """End the session."""
    if sent.sealed and sent.session and sent.office.team():
        sent.office.sessions.end(sent.session)
        return Done("/log-in", session="")
    return Done("/")


def account(sent: Sent) -> Done | Answer:
    """Change one's own password, which is asked for first."""
    person = sent.person
    if person is None or person.role is None:
        return account_page(sent.words, person)
    if not sent.sealed:
        return account_page(sent.words, person, "seal")
    known = sent.office.log_in(person.name, sent.form.raw("before"), sent.address)
    if known is None or isinstance(known, int):
        return account_page(sent.words, person, "wrong")
    try:
        changed = sent.office.accounts.set_password(person.name, sent.form.raw("password"))
    except UsageError as error:
        return account_page(sent.words, person, "weak", str(error))
    return Done("/account", session=sent.office.sessions.begin(changed, sent.session))


def people(sent: Sent) -> Done | Answer:
    """Add somebody, give a role, shut out, let in, or make a new password; each is noted in the log."""
    accounts, what, name = sent.office.accounts, sent.form.one("act"), sent.form.one("name")
    if what not in ACTS_ON_PEOPLE:
        raise RefusedError(400)
    if not sent.sealed:
        return people_page(sent.words, accounts.all(), doubt="This page was opened before the desk was last started")
    password = ""
    try:
        if what == "add":
            password = made_password()
            accounts.add(name, _role(sent), password)
        elif what == "role":
            accounts.set_role(name, _role(sent))
        elif what == "password":
            password = made_password()
            accounts.set_password(name, password)
        else:
            accounts.disable(name, what == "disable")
    except UsageError as error:
        return people_page(sent.words, accounts.all(), doubt=str(error))
    with sent.register.writing(sent.person.name if sent.person else None) as writer:
        told = f"{what} {accounts.find(name).name}"
        writer.note("people", told, digest(told))
    words = sent.words.t(f"people.done.{what}", name=accounts.find(name).name)
    return people_page(sent.words, accounts.all(), words, password)


def _role(sent: Sent) -> Role:
    try:
        return Role(sent.form.one("role"))
    except ValueError as error:
        raise RefusedError(400) from error
