"""`/decide`: one decision before it is taken, with what it would change; the page that asks where anything is missing.

1. Of a merge or a move with one side only it asks for the other: likely ones first, others by words, code and days.
2. Else it shows what would change, before and after, and asks for the reason (and, once, for the name).
3. Sent by POST to the same address; what stands in the way comes back as a Doubt on this page, nothing lost.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from tawthiq import decisions
from tawthiq.errors import RegisterError, UsageError
from tawthiq.gazetteer import Place
from tawthiq.model.claim import Claim
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.document import Document
from tawthiq.model.incident import Incident
from tawthiq.model.withholding import SILENT
from tawthiq.model.written import WRITTEN
from tawthiq.register import IncidentFilter, IncidentSort, Register
from tawthiq.text import edtf
from tawthiq.web import phrases
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.drafts import MOST_SUBJECTS, Draft, draft
from tawthiq.web.pages.alias import aliasing
from tawthiq.web.pages.doubts import Doubt, Previewed
from tawthiq.web.pages.incidents import filters
from tawthiq.web.pages.writing import WritingView, writing
from tawthiq.web.versions import since, version
from tawthiq.web.views import deciding, history, values
from tawthiq.web.words import Words

_SHOWN = 12
_AROUND = timedelta(days=3)
_PAIRED = frozenset({DecisionKind.MERGE, DecisionKind.SAME, DecisionKind.DIFFERENT})


@dataclass(frozen=True, slots=True)
class Choosing:
    """Several places bear a name: which of them is meant; `words` and `start` are the words it was read from."""

    name: str
    places: tuple[Place, ...]
    words: str = ""
    start: str = ""


@dataclass(frozen=True, slots=True)
class DecideView:
    """The page. `needs` is what is missing ("other" incident, a "place", a "value"), empty where it can be taken."""

    kind: str
    subjects: tuple[deciding.Subject, ...]
    field: Markup | None
    before: Markup | None
    after: Markup | None
    target: deciding.Subject | None
    copies: deciding.Copies | None
    writing: WritingView | None
    needs: str
    candidates: tuple[deciding.Candidate, ...]
    places: tuple[deciding.PlaceChoice, ...]
    changes: tuple[deciding.Change, ...]
    doubt: str
    detail: Markup | None
    happened: tuple[Markup, ...]
    theirs: tuple[deciding.Side, ...]
    mine: deciding.Side | None
    hidden: tuple[tuple[str, str], ...]
    search: dict[str, str]
    reason: str
    back: str


def decide(asked: Asked) -> Answer | None:
    """The page of a decision that the query string describes."""
    wanted = draft(asked.many)
    if wanted is None or not wanted.subjects:
        return None
    if wanted.kind is DecisionKind.ALIAS:
        return aliasing(asked.register, asked.words, asked.settings, wanted)
    return asking(asked.register, asked.words, wanted)


def asking(
    register: Register, words: Words, asked: Draft, doubt: Doubt | None = None, choosing: Choosing | None = None
) -> Answer:
    """The page that asks for a decision. `doubt` says why it asks again."""
    needs = "place" if choosing else _needs(asked, doubt)
    moved: tuple[decisions.Moved, ...] = ()
    fresh = version(register, asked.about)
    detail = doubt.detail if doubt else ""
    if not needs and asked.kind not in {DecisionKind.UNDO, *SILENT} and not _unread(asked):
        try:
            moved = decisions.preview(register, _proposed(register, asked), [asked.beside])
        except UsageError as error:
            detail = detail or str(error)
    doubt = doubt or (Doubt("error", 422) if detail else None)
    carrying = _carrying(register, asked)

    def view() -> DecideView:
        builder = _Builder(register, words, asked)
        changed = since(register, asked.about, asked.version) if doubt and doubt.key == "changed" else ()
        theirs = tuple(deciding.theirs(words, one) for one in changed)
        return DecideView(
            kind=asked.kind.value,
            subjects=tuple(builder.subjects()),
            field=values.name(words, asked.field) if asked.field and asked.kind is DecisionKind.CORRECT else None,
            before=builder.before(),
            after=builder.after(),
            target=builder.target(),
            copies=builder.copies(carrying) if asked.kind is DecisionKind.RESTRICT else None,
            writing=writing(register, words, asked, builder.own()),
            needs=needs,
            candidates=tuple(builder.candidates()) if needs == "other" else (),
            places=tuple(deciding.place_choice(words, place) for place in choosing.places) if choosing else (),
            changes=deciding.changes(words, moved),
            doubt=doubt.key if doubt else "",
            detail=phrases.english(detail) if detail else None,
            happened=tuple(builder.happened()) if doubt and doubt.key == "changed" else (),
            theirs=theirs,
            mine=deciding.mine(words, asked) if theirs else None,
            hidden=tuple(builder.hidden(fresh, bool(doubt and doubt.key == "changed"), choosing)),
            search=dict(asked.search),
            reason=asked.reason,
            back=asked.next or builder.home(),
        )

    data = Previewed(asked.kind.value, asked.subjects, moved, tuple(report.id for report in carrying.reports))
    title = words.t(f"verdict.{asked.kind}")
    return Answer("decide.html", title, view, data, "", doubt.status if doubt else 200)


def _carrying(register: Register, asked: Draft) -> decisions.Copies:
    """The other reports that carry the words of what is to be restricted; what is not there is said elsewhere."""
    with suppress(UsageError):
        if asked.kind is DecisionKind.RESTRICT:
            return decisions.copies(register, asked.subjects)
    return decisions.Copies()


def _unread(asked: Draft) -> bool:
    """Whether it is a correction whose form did not yield a value: there is nothing to preview."""
    return asked.kind is DecisionKind.CORRECT and asked.after is None


def _needs(asked: Draft, doubt: Doubt | None) -> str:
    if doubt and doubt.key != "seal" and _unread(asked):
        return "value"
    if asked.kind in _PAIRED and len(asked.subjects) < 2:
        return "other"
    return "other" if asked.kind is DecisionKind.MOVE and not asked.after else ""


def _proposed(register: Register, asked: Draft) -> Decision:
    """The decision as it would be, signed by nobody: it never enters the record."""
    wanted = decisions.Wanted(
        kind=asked.kind, subjects=asked.subjects, author="-", reason="-", field=asked.field, after=asked.after
    )
    return decisions.decide(register, wanted)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds the parts of the page from the register."""

    register: Register
    words: Words
    asked: Draft

    def subjects(self) -> Iterator[deciding.Subject]:
        """What it is about."""
        for name in self.asked.subjects:
            found = self._subject(name)
            if found is not None:
                yield found

    def _subject(self, name: str) -> deciding.Subject | None:
        if self.asked.kind is DecisionKind.UNDO:
            try:
                taken = self.register.decision(name)
            except RegisterError:
                return None
            return deciding.Subject(history.decision(self.words, taken), "", None)
        try:
            what = decisions.find(self.register, name).what
        except UsageError:
            return None
        if isinstance(what, Incident):
            return deciding.about_incident(self.words, what)
        if isinstance(what, Claim):
            publisher = self.register.document(what.document).document.publisher
            return deciding.about_claim(self.words, what, publisher)
        if isinstance(what, Document):
            return deciding.about_document(self.words, what)
        return deciding.about_origin(self.words, what)

    def before(self) -> Markup | None:
        """The value that stands, of a correction."""
        if self.asked.kind is not DecisionKind.CORRECT or not self.asked.field:
            return None
        try:
            return values.shown(self.words, self.asked.field, _proposed(self.register, self.asked).before)
        except UsageError:
            return None

    def after(self) -> Markup | None:
        """The value that it would be."""
        if self.asked.after is None or self.asked.kind in {DecisionKind.MOVE, *WRITTEN}:
            return None
        if self.asked.kind is DecisionKind.GRADE:
            return self.words.name(self.asked.field or "grade", self.asked.after)
        if self.asked.kind is DecisionKind.WITHHOLD:
            return self.words.name("ground", self.asked.after)
        return values.shown(self.words, self.asked.field or "", self.asked.after)

    def target(self) -> deciding.Subject | None:
        """The incident that claims would go to."""
        if self.asked.kind is not DecisionKind.MOVE or not self.asked.after:
            return None
        return self._subject(self.asked.after)

    def copies(self, found: decisions.Copies) -> deciding.Copies:
        """Other reports that carry the words; whoever restricts a whole report may restrict these with it."""
        subjects = (*self.asked.subjects, *(report.id for report in found.reports))
        offered = found.of_report and len(subjects) <= MOST_SUBJECTS
        return deciding.copies(self.words, found.reports, self.asked.address(subjects=subjects) if offered else None)

    def candidates(self) -> Iterator[deciding.Candidate]:
        """Incidents that may be the other one: those that were looked for, else those of the days around."""
        own = self.own()
        for incident in self._found(own)[: _SHOWN + 1]:
            if own is None or incident.id != own.id:
                yield deciding.candidate(self.words, incident, self._with(incident))

    def _with(self, incident: Incident) -> str:
        if self.asked.kind is DecisionKind.MOVE:
            return self.asked.address(after=incident.id)
        return self.asked.address(subjects=(*self.asked.subjects, incident.id))

    def own(self) -> Incident | None:
        """The incident that it is about, or that its claim stands in."""
        try:
            return self.register.incident(self.asked.subjects[0])
        except RegisterError:
            pass
        try:
            return self.register.incident(self.register.claim(self.asked.subjects[0]).incident or "")
        except RegisterError:
            return None

    def _found(self, own: Incident | None) -> tuple[Incident, ...]:
        if self.asked.search:
            wanted, _ = filters(dict(self.asked.search))
            return self.register.incidents(wanted, IncidentSort.NEWEST, 0, _SHOWN + 1).rows
        days = edtf.days(own.when.edtf) if own and own.when else None
        names = (own.where.place, *own.where.within[:1]) if own and own.where else ()
        place = names[0] if names else None
        found: dict[str, Incident] = {}
        if days:
            first, last = (days[0] - _AROUND).isoformat(), (days[1] + _AROUND).isoformat()
            for asked in (IncidentFilter(first=first, last=last, q=place), IncidentFilter(first=first, last=last)):
                found |= {i.id: i for i in self.register.incidents(asked, IncidentSort.NEWEST, 0, _SHOWN).rows}
        for name in names:
            rows = self.register.incidents(IncidentFilter(q=name), IncidentSort.NEWEST, 0, _SHOWN).rows
            found |= {i.id: i for i in rows}
        return tuple(found.values())

    def happened(self) -> Iterator[Markup]:
        """The last things that happened to what it is about."""
        for name in self.asked.about:
            try:
                lines = self.register.history(name)
            except RegisterError:
                yield from (history.decision(self.words, d) for d in self.register.decisions(name)[-3:])
            else:
                yield from (history.change(self.words, line) for line in lines[-3:])

    def hidden(self, fresh: str, changed: bool, choosing: Choosing | None) -> Iterator[tuple[str, str]]:
        """The fields that the form carries on."""
        asked = self.asked
        yield "verdict", asked.kind.value
        yield from (("subject", name) for name in asked.subjects)
        if choosing:
            yield from (("slot", "where"), ("place", choosing.name))
            yield from ((n, v) for n, v in (("words", choosing.words), ("words_start", choosing.start)) if v)
        named = (("field", asked.field), ("after", asked.after), ("beside", asked.beside), ("next", asked.next))
        written = asked.kind in WRITTEN  # stands in inputs of its own
        yield from ((name, value) for name, value in named if value and not (written and name == "after"))
        # what was sent from a page keeps that page's mark until its sender has been shown what changed since
        yield "version", fresh if changed or not asked.version else asked.version

    def home(self) -> str:
        """Where to go without deciding."""
        own = self.own()
        return f"/incidents/{own.id}" if own else "/"
