"""A decision on its way: what a page or a form asks to be decided, not yet checked against the register."""

import re
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from tawthiq.errors import RegisterError
from tawthiq.gazetteer.aliases import subject as spelled
from tawthiq.model import wire
from tawthiq.model.decision import DecisionKind
from tawthiq.model.written import Summary
from tawthiq.register import Register
from tawthiq.web.forms import Form

_WITHIN = re.compile(r"^/(?![/\\])[^\\\x00-\x20]*$")
MOST_SUBJECTS = 200
# a claim is entered with its words, and what came from outside is taken in and answered, on pages of their own
_TAKEN = frozenset(DecisionKind) - {DecisionKind.ENTER, DecisionKind.RECEIVE, DecisionKind.ANSWER}
_GRADED = {"all_combatants": "finding", "another_party": "finding", "reasonable_grounds": "flag"}


def address(section: str, id: str) -> str:
    """The path of one object; ids are escaped whole, slashes too."""
    return f"/{section}/{quote(id, safe='')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`version` is the mark of the page that it was sent from, `next` where to go afterwards, `beside` the incident in
    which an origin is judged; `search` are the words and days by which another incident is looked for.
    """

    kind: DecisionKind
    subjects: tuple[str, ...] = ()
    field: str | None = None
    after: str | None = None
    reason: str = ""
    version: str = ""
    next: str = ""
    beside: str = ""
    search: tuple[tuple[str, str], ...] = ()

    @property
    def about(self) -> tuple[str, ...]:
        """Everything whose change since the page was read is to be noticed."""
        if self.kind is DecisionKind.ALIAS:
            return tuple(filter(None, map(spelled, self.subjects)))
        return (*self.subjects, self.after) if self.kind is DecisionKind.MOVE and self.after else self.subjects

    def address(self, **changed: object) -> str:
        """The page of this decision with its preview."""
        other = replace(self, **changed)  # type: ignore[arg-type]
        pairs = [("verdict", other.kind.value), *(("subject", name) for name in other.subjects)]
        named = (("field", other.field), ("after", other.after), ("beside", other.beside), ("next", other.next))
        return "/decide?" + urlencode([*pairs, *((name, value) for name, value in named if value)])


def draft(form: Form) -> Draft | None:
    """The draft that fields ask for; None where they name nothing that can be decided."""
    verdict = form.one("verdict")
    if verdict not in _TAKEN or len(form.all("subject")) > MOST_SUBJECTS:
        return None
    field, after = form.one("field") or None, form.one("after") or None
    if verdict == DecisionKind.GRADE and field is None:
        field = _GRADED.get(after or "", "grade")
    if verdict == DecisionKind.RESTRICT:
        after = ", ".join((*form.all("may"), *form.all("names"))) or after
    if verdict == DecisionKind.SUMMARY and {"summary_ar", "summary_en"} & set(form.fields):
        after = wire.encode(Summary(ar=form.one("summary_ar"), en=form.one("summary_en"))).decode()
    if verdict == DecisionKind.ALIAS and not after and form.one("point"):
        width = f"/{form.one('width')}" if form.one("width") else ""
        after = f"{form.one('point')} {form.one('type')}{width} {form.one('name')}".strip()
    return Draft(
        kind=DecisionKind(verdict),
        subjects=tuple(dict.fromkeys(form.all("subject"))),
        field=field,
        after=after,
        reason=form.one("reason"),
        version=form.one("version"),
        next=within(form.one("next")),
        beside=form.one("beside"),
        search=tuple((name, form.one(name)) for name in ("q", "from", "to") if form.one(name)),
    )


def within(address: str) -> str:
    """The address where it is one of this desk, else nothing."""
    return address if _WITHIN.match(address) else ""


def home(register: Register, asked: Draft, decided: str) -> str:
    """Where to go after a decision: where the form says, else to what it was about, saying what was recorded."""
    to = asked.next or _subject(register, asked.beside or (asked.subjects[0] if asked.subjects else ""))
    return to + ("&" if "?" in to else "?") + urlencode({"decided": decided})


def _subject(register: Register, name: str) -> str:
    try:
        return address("incidents", register.incident(name).id)
    except RegisterError:
        pass
    try:
        return address("claims", register.claim(name).id)
    except RegisterError:
        return "/log"
