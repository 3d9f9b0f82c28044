"""How each range was made: which origin gave what, what a later word replaced, what was left out and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.claim import Claim, Harm
from tawthiq.model.incident import Incident, Origin, Range
from tawthiq.model.vocabulary import Bound, Group, Outcome, RangeVictims
from tawthiq.web import days, figures, phrases
from tawthiq.web.views.claims_table import reason
from tawthiq.web.views.parts import Bar, bar, find_range
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class Given:
    """One figure of one claim on the way to a range; `status` counted, superseded or left_out."""

    claim: str
    who: Markup
    figure: Markup
    quote: str
    bar: Bar | None
    status: str
    note: Markup | None


@dataclass(frozen=True, slots=True)
class Making:
    """One range with its bar and everything that went into it or not."""

    title: Markup
    gloss: Markup
    cell: figures.Cell
    bar: Bar | None
    scale: str
    given: tuple[Given, ...]
    empty: bool
    main: bool


def shown_ranges(incident: Incident) -> tuple[Range, ...]:
    """The ranges worth a reader's place: those with a number or known to be without one, `all` groups first."""
    kept = [r for r in incident.ranges if r.max is not None or r.min is not None or r.unquantified]
    outcomes, victims, groups = list(Outcome), list(RangeVictims), list(Group)
    order = [RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT, RangeVictims.UNKNOWN, RangeVictims.COMBATANT]
    assert len(order) == len(victims)  # noqa: S101 - a new row must get a place here
    return tuple(sorted(kept, key=lambda r: (outcomes.index(r.outcome), groups.index(r.group), order.index(r.victims))))


def title(words: Words, row: Range) -> Markup:
    """«القتلى: المدنيون» / "Killed: civilians"."""
    who = words.t(f"range_victims.{row.victims}")
    if row.group is not Group.ALL:
        who = words.t("range.of_group", group=words.t(f"group.{row.group}"), who=who)
    return words.t("range.title", outcome=words.t(f"outcome.{row.outcome}"), who=who)


def makings(words: Words, incident: Incident, claims: Sequence[Claim]) -> tuple[Making, ...]:
    """How every shown range was made."""
    known = {c.id: c for c in claims}
    return tuple(_making(words, row, incident, known) for row in shown_ranges(incident))


def _making(words: Words, row: Range, incident: Incident, claims: Mapping[str, Claim]) -> Making:
    superseded = {s.claim: s.by for s in row.superseded}
    left_out = {s.claim: s.reason for s in row.left_out}
    entries: list[tuple[str, Harm | None, str, Markup | None, Markup]] = []
    for origin in incident.origin_tree:
        if origin.id not in row.origins:
            continue
        for name in origin.claims:
            claim = claims.get(name)
            if claim is None or name in left_out:
                continue
            status = "superseded" if name in superseded else "counted"
            note = _superseded_note(words, claims.get(superseded.get(name, "")))
            entries.extend(
                (
                    name,
                    h,
                    status,
                    note if status == "superseded" else None,
                    phrases.chain(words, claim, None)
                    if claim.sources
                    else origin_name(words, origin, incident.documents),
                )
                for h in _figures_for(row, claim)
            )
    seen = {(name, h.start if h else 0) for name, h, *_ in entries}
    for name in (*superseded, *left_out):
        claim = claims.get(name)
        if claim is None or any(name == other for other, _ in seen):
            continue
        status = "left_out" if name in left_out else "superseded"
        note = (
            reason(words, left_out[name]) if name in left_out else _superseded_note(words, claims.get(superseded[name]))
        )
        harms: Sequence[Harm | None] = _figures_for(row, claim) or (None,)
        entries.extend((name, h, status, note, phrases.chain(words, claim, None)) for h in harms)
    tops = [t for _, h, *_ in entries if h is not None for t in (h.min, h.max) if t is not None]
    scale = max([row.max or 0, *tops, 1])
    return Making(
        title=title(words, row),
        gloss=words.t(f"range_gloss.{row.victims}"),
        cell=figures.range_cell(words, row),
        bar=bar(words, row.min, row.max, row.open_above, scale) if row.max is not None else None,
        scale=words.number(scale),
        given=tuple(_given(words, claims, entry, scale) for entry in entries),
        empty=not entries,
        main=_main(incident, row),
    )


def _main(incident: Incident, row: Range) -> bool:
    """Whether a row is told at once: whole groups of civilians, and of not combatants where their numbers differ."""
    if row.group is not Group.ALL or row.victims not in {RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT}:
        return False
    civilian = find_range(incident, row.outcome, RangeVictims.CIVILIAN)
    if row.victims is RangeVictims.CIVILIAN or civilian is None:
        return True
    return (row.min, row.max, row.open_above) != (civilian.min, civilian.max, civilian.open_above)


def _given(
    words: Words,
    claims: Mapping[str, Claim],
    entry: tuple[str, Harm | None, str, Markup | None, Markup],
    scale: int,
) -> Given:
    name, harm, status, note, who = entry
    if harm is None:
        return Given(name, who, words.t("figure.no_number"), claims[name].quote, None, status, note)
    drawn = None
    if harm.min is not None or harm.max is not None:
        open_above = harm.max is None
        drawn = bar(words, harm.min, harm.max if harm.max is not None else harm.min, open_above, scale)
    shown = phrases.harm(words, harm) if harm.bound is not Bound.NONE else words.t("harm.none")
    return Given(name, who, shown, harm.quote, drawn, status, note)


def _figures_for(row: Range, claim: Claim) -> tuple[Harm, ...]:
    """The figures of a claim that speak to a range: same outcome and group; a civilian row takes civilian parts too."""
    fits = [h for h in claim.harms if h.outcome is row.outcome and h.group is row.group]
    if row.outcome in {Outcome.KILLED, Outcome.INJURED}:
        fits += [h for h in claim.harms if h.bound in {Bound.NONE, Bound.NONE_REPORTED} and h not in fits]
    if not fits and row.group is Group.ALL:
        fits = [h for h in claim.harms if h.outcome is row.outcome]
    return tuple(fits)


def _superseded_note(words: Words, by: Claim | None) -> Markup:
    if by is None:
        return words.t("making.superseded")
    return words.t(
        "making.superseded_by",
        claim=Markup('<a href="#claim-{}">{}</a>').format(by.id[:12], words.t("making.later_claim")),
    )


def origin_name(words: Words, origin: Origin, documents: Sequence[str]) -> Markup:
    """An origin's name in its own words; a publisher that is not known is named by its document."""
    name = origin.name.removeprefix("unknown:")
    if name in documents:
        return words.t("source.unknown_publisher_of", document=days.ltr(name))
    return phrases.quoted(name) if name else words.t("source.unnamed")
