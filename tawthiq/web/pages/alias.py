"""`/decide` for a spelling: which place it stands for, with how many reports would be read otherwise, then the reason.

1. Without a place it offers those that bear the name or one a letter away, others by words, and a new one by its point.
2. With one it reads some reports that hold the spelling both ways and shows where they differ.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq import decisions, gazetteer
from tawthiq.errors import UsageError
from tawthiq.gazetteer.aliases import place_of as gazetteer_place
from tawthiq.gazetteer.aliases import subject
from tawthiq.gazetteer.places import TYPES
from tawthiq.model.alias import Alias, alias
from tawthiq.model.claim import Where
from tawthiq.model.conflicts import ConflictKind
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.vocabulary import Precision
from tawthiq.register import Register
from tawthiq.settings import Settings
from tawthiq.web import days, phrases
from tawthiq.web.answer import Answer
from tawthiq.web.drafts import Draft, address
from tawthiq.web.indexes import conflicts_of
from tawthiq.web.pages.doubts import Doubt, Previewed
from tawthiq.web.versions import version
from tawthiq.web.views import deciding, history
from tawthiq.web.views.sources import paper
from tawthiq.web.words import Words

_SHOWN = 15
_READ = 20  # reports, both ways: some tenths of a second


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that may be meant, with the address of the preview with it."""

    href: str
    place: deciding.PlaceChoice


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report that would be read otherwise."""

    title: Markup
    href: str
    before: Markup
    after: Markup


@dataclass(frozen=True, slots=True)
class AliasRow:
    """A spelling with its place, as a sentence that can be taken back, and what others decided of it."""

    spelling: str
    place: Markup
    line: history.HistoryLine
    change: str
    others: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class AliasView:
    """The page. `chosen` and `effect` once a place is named."""

    spelling: str
    standing: tuple[AliasRow, ...]
    q: str
    choices: tuple[Choice, ...]
    chosen: deciding.PlaceChoice | None
    effect: decisions.Effect | None
    reports: tuple[ReportRow, ...]
    kinds: tuple[tuple[str, Markup], ...]
    widths: tuple[tuple[str, Markup], ...]
    again: str
    doubt: str
    detail: Markup | None
    hidden: tuple[tuple[str, str], ...]
    next: str
    reason: str
    back: str


def aliasing(register: Register, words: Words, settings: Settings, asked: Draft, doubt: Doubt | None = None) -> Answer:
    """The page that asks which place a spelling stands for. `doubt` says why it asks again."""
    made: Decision | None = None
    seen: decisions.Effect | None = None
    detail = doubt.detail if doubt else ""
    wanted = decisions.Wanted(
        kind=asked.kind, subjects=asked.subjects, author="-", reason="-", after=asked.after or _EMPTY
    )
    if asked.after:
        try:
            made = decisions.decide(register, wanted, settings.places)
            seen = decisions.effect(register, settings, made, _READ)
        except UsageError as error:
            detail = detail or str(error)
    doubt = doubt or (Doubt("alias" if asked.after else "error", 422, detail) if detail else None)

    def view() -> AliasView:
        builder = _Builder(register, words, settings, asked)
        chosen = alias(made) if made else None
        return AliasView(
            spelling=asked.subjects[0],
            standing=tuple(row for row in alias_rows(register, words) if subject(row.spelling) in asked.about),
            q=builder.q,
            choices=() if chosen else tuple(builder.choices()),
            chosen=_choice(words, chosen) if chosen else None,
            effect=seen,
            reports=tuple(_report(register, words, one) for one in seen.reports) if seen else (),
            kinds=tuple((kind, words.t(f"place_kind.{kind}")) for kind in TYPES),
            widths=tuple((width.value, words.t(f"precision.{width}")) for width in Precision),
            again=asked.address(after=None),
            doubt=doubt.key if doubt else "",
            detail=phrases.english(detail) if detail else None,
            hidden=tuple(builder.hidden(version(register, asked.about), bool(doubt and doubt.key == "changed"))),
            next=asked.next,
            reason=asked.reason,
            back=asked.next or "/places",
        )

    data = Previewed(asked.kind.value, asked.subjects, (), effect=seen)
    return Answer("alias.html", words.t("verdict.alias"), view, data, "places", doubt.status if doubt else 200)


_EMPTY = "-"


def alias_rows(register: Register, words: Words) -> tuple[AliasRow, ...]:
    """Every spelling that people said the place of, with what of it is disputed."""
    found = register.aliases()
    if not found:
        return ()
    known = {item.id: item for item in register.decisions(standing=True)}
    disputes = {c.subjects[0]: c for c in conflicts_of(register) if c.kind is ConflictKind.ALIAS}

    def row(one: Alias) -> AliasRow:
        against = disputes.get(one.key)
        others = [known[name] for name in against.decisions if name != one.decision.id] if against else []
        again = Draft(kind=DecisionKind.ALIAS, subjects=(one.spelling,), next="/places#aliases").address()
        told = history.decided(words, one.decision, (), {})
        return AliasRow(
            one.spelling, place_of(words, one), told, again, tuple(history.decision(words, other) for other in others)
        )

    return tuple(row(one) for one in found)


def place_of(words: Words, one: Alias) -> Markup:
    """The place of a spelling in words."""
    return _choice(words, one).words


def _choice(words: Words, one: Alias) -> deciding.PlaceChoice:
    return deciding.place_choice(words, gazetteer_place(one.place))


def _report(register: Register, words: Words, one: decisions.Differently) -> ReportRow:
    told = paper(words, register.document(one.document).document)
    return ReportRow(
        told.title, address("documents", one.document), _places(words, one.before), _places(words, one.after)
    )


def _places(words: Words, found: tuple[Where, ...]) -> Markup:
    if not found:
        return words.t("alias.not_read")
    return Markup("<br>").join(dict.fromkeys(_known(words, where) for where in found))


def _known(words: Words, where: Where) -> Markup:
    told = phrases.place(words, where)
    known = words.t(f"precision.{where.precision}") if where.precision else words.t("precision.unknown")
    point = f"{where.lat:.4f}, {where.lon:.4f}" if where.lat is not None and where.lon is not None else None
    if point is None:
        return Markup('{} <span class="soft">{}</span>').format(told, words.t("alias.no_point"))
    return Markup('{} <span class="soft">{}</span>').format(told, words.join([known, days.ltr(point)]))


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds the parts of the page."""

    register: Register
    words: Words
    settings: Settings
    asked: Draft

    @property
    def q(self) -> str:
        """The words by which a place is looked for."""
        return dict(self.asked.search).get("q", "") or self.asked.subjects[0]

    def choices(self) -> Iterator[Choice]:
        """Places of the name that is looked for, then those whose name is a letter away."""
        packs = gazetteer.load((*self.settings.places, *self.register.place_packs()))
        found = {place.id: place for place in (*packs.candidates(self.q), *packs.similar(self.q))}
        for place in list(found.values())[:_SHOWN]:
            yield Choice(self.asked.address(after=place.id), deciding.place_choice(self.words, place))

    def hidden(self, fresh: str, changed: bool) -> Iterator[tuple[str, str]]:
        """The fields that the form carries on."""
        asked = self.asked
        yield "verdict", asked.kind.value
        yield "subject", asked.subjects[0]
        yield from ((name, value) for name, value in (("after", asked.after), ("next", asked.next)) if value)
        yield "version", fresh if changed or not asked.version else asked.version
