"""The history of an incident as sentences that a person can read aloud.

The register notes what a recomputation moved as a gist ("contested; killed civilian 7-14, injured unknown 3+; 7
claims"). Only what differs between the gist before and the one after is told.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from tawthiq.model import wire
from tawthiq.model.alias import NamedPlace
from tawthiq.model.claim import Where
from tawthiq.model.conflicts import Conflict
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.written import WRITTEN, Summary, Version, Written
from tawthiq.register.records import Change
from tawthiq.web import days, figures, phrases
from tawthiq.web.views import values
from tawthiq.web.views.texts import Text, headline, texts
from tawthiq.web.views.voices import VoiceRow, sent_from
from tawthiq.web.words import Words

_RANGE = re.compile(r"^([a-z_]+) (civilian|combatant|unknown|not_combatant) (unquantified|(\d+)(?:-(\d+))?(\+?))$")
_NONE: Mapping[str, Any] = MappingProxyType({})
_CLAIMS = re.compile(r"^(\d+) claims$")


@dataclass(frozen=True, slots=True)
class Gist:
    """A gist taken apart: the grade's code, ranges by title, the number of claims."""

    grade: str
    ranges: tuple[tuple[str, str, str], ...]
    claims: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A line of a history; `decision` is the id of one that stands and can be taken back, `taken_back` one that was.

    `undoes`: it took another one back, and to take it back puts that one in force again. `texts` are what a person
    wrote.
    """

    words: Markup
    decision: str | None = None
    taken_back: bool = False
    undoes: bool = False
    texts: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What happened to an incident, oldest first, the codes of the incidents that it names, and who answered it."""

    changes: Sequence[Change] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    conflicts: Sequence[Conflict] = ()
    voices: tuple[VoiceRow, ...] = ()
    written: Written = field(default_factory=Written)


@dataclass(frozen=True, slots=True)
class DisputedLine:
    """One of several decisions that cannot all hold."""

    id: str
    words: Markup
    in_force: bool


@dataclass(frozen=True, slots=True)
class Dispute:
    """Decisions that cannot all hold: why, and each of them."""

    told: Markup
    lines: tuple[DisputedLine, ...]


def disputes(words: Words, past: Past) -> tuple[Dispute, ...]:
    """The conflicts of an incident with their decisions as sentences."""
    known = {change.decision: change for change in past.changes if change.decision}

    def lines(conflict: Conflict) -> tuple[DisputedLine, ...]:
        return tuple(
            DisputedLine(name, change(words, known[name], past.codes), name in conflict.in_force)
            for name in conflict.decisions
            if name in known
        )

    return tuple(Dispute(words.name("conflict", found.kind), lines(found)) for found in past.conflicts)


def line(
    words: Words, value: Change, codes: Mapping[str, str] = _NONE, others: Mapping[str, Change] = _NONE
) -> HistoryLine:
    """One line with what can be done about it; `others` are acts by the ids of their decisions."""
    told = change(words, value, codes, others)
    if value.decision is None:
        return HistoryLine(told)
    undoes = value.change == DecisionKind.UNDO
    own = texts(words, _summary_told(value)) if value.change in WRITTEN else ()
    return HistoryLine(told, value.decision if value.standing else None, not value.standing, undoes, own)


def whole(words: Words, past: Past) -> tuple[HistoryLine, ...]:
    """The whole history of an incident."""
    others = {change.decision: change for change in past.changes if change.decision}
    return tuple(line(words, change, past.codes, others) for change in past.changes)


def decided(
    words: Words,
    value: Decision,
    gone: Collection[str],
    codes: Mapping[str, str],
    others: Mapping[str, Decision] = _NONE,
) -> HistoryLine:
    """The line of a decision; `gone` are the ids of those taken back, `others` what it may have taken back."""
    return line(words, _as_change(value, value.id not in gone), codes, _undone(value, others))


def change(
    words: Words, value: Change, codes: Mapping[str, str] = _NONE, others: Mapping[str, Change] = _NONE
) -> Markup:
    """One line: when, who, what, from what to what, why. `codes` are the codes of incidents by their ids."""
    what = _what(words, value, others)
    who = words.t("change.rules") if value.actor == "rules" else phrases.quoted(value.actor)
    outside = _outside(words, value) or _spelled(words, value) or _wrote(words, value)
    told = words.t("change.line", when=days.moment(words, value.time), who=who, what=outside or what)
    if outside:
        return words.t("change.because", line=told, reason=phrases.quoted(value.reason)) if value.reason else told
    before, after = _gist(value.before), _gist(value.after)
    if after is not None:
        moved = _moved(words, before, after)
        told = (
            words.t("change.to", line=told, after=words.join(moved))
            if moved
            else words.t("change.same_figures", line=told)
        )
    else:
        told = _from_to(words, told, value, codes)
    return words.t("change.because", line=told, reason=phrases.quoted(value.reason)) if value.reason else told


def _what(words: Words, value: Change, others: Mapping[str, Change]) -> Markup:
    """What was done; of a decision that took another back, which one, where it is among `others`."""
    if value.field and value.change == DecisionKind.CORRECT:
        return words.t("correction.of_field", field=values.name(words, value.field))
    undone = others.get(value.subjects[0]) if value.change == DecisionKind.UNDO and value.subjects else None
    if undone is None:
        return (
            words.t(f"change.{value.change}") if words.has(f"change.{value.change}") else phrases.quoted(value.change)
        )
    first = others.get(undone.subjects[0]) if undone.change == DecisionKind.UNDO and undone.subjects else None
    if first is not None:
        return words.t("change.in_force_again", what=_what(words, first, _NONE))
    return words.t("change.undone", what=_what(words, undone, _NONE))


def _undone(value: Decision, others: Mapping[str, Decision]) -> dict[str, Change]:
    """The decision that this one took back, and the one that that one had."""
    found: dict[str, Change] = {}
    while value.kind is DecisionKind.UNDO and len(found) < 2 and value.subjects and value.subjects[0] in others:
        value = others[value.subjects[0]]
        found[value.id] = _as_change(value)
    return found


def _outside(words: Words, value: Change) -> Markup | None:
    """What came in from outside, or the answer to it, in words; None for any other act."""
    if value.change == DecisionKind.RECEIVE:
        by = words.t(f"voices.channel.{value.before}")
        return words.t(f"voices.took_in.{value.field}", who=sent_from(words, value.after), channel=by)
    return words.t(f"voices.answered.{value.field}") if value.change == DecisionKind.ANSWER else None


def _summary_told(value: Change) -> Summary:
    """The summary that an act wrote or published."""
    if value.change == DecisionKind.PUBLISH:
        return wire.decode(value.after or "", Version).summary
    return wire.decode(value.after or "{}", Summary)


def _wrote(words: Words, value: Change) -> Markup | None:
    """What was written of an incident, or which version of it was published; None for any other act."""
    if value.change == DecisionKind.PUBLISH:
        return words.t("version.published", number=words.number(wire.decode(value.after or "", Version).number))
    if value.change != DecisionKind.SUMMARY:
        return None
    told = _summary_told(value)
    if not told:
        return words.t("summary.removed")
    return words.t("summary.changed" if value.before else "summary.wrote", text=headline(words, told))


def _spelled(words: Words, value: Change) -> Markup | None:
    """Which place a spelling was said to stand for; None for any other act."""
    if value.change != DecisionKind.ALIAS or not value.after or not value.field:
        return None
    place = wire.decode(value.after, NamedPlace)
    where = Where(
        place=place.name, place_en=place.name_en or None, within=place.admin[::-1], country=place.country or None
    )
    told = words.t("alias.said", spelling=phrases.quoted(value.field), place=phrases.place(words, where))
    if place.lat is None or place.lon is None:
        return told
    return Markup("{} ({})").format(told, days.ltr(f"{place.lat:.3f}, {place.lon:.3f}"))  # namesakes differ by it alone


def _from_to(words: Words, told: Markup, value: Change, codes: Mapping[str, str]) -> Markup:
    texts = (None if _gist(value.before) else value.before, value.after)  # what a merged incident was is told before
    before, after = (_value(words, text, value.field, codes) for text in texts)
    if value.change == DecisionKind.CORRECT:
        return words.t("change.from_to", line=told, before=before or words.t("value.none"), after=after)
    if before is not None and after is not None:
        return words.t("change.from_to", line=told, before=before, after=after)
    return words.t("change.to", line=told, after=after) if after is not None else told


def decision(
    words: Words, value: Decision, codes: Mapping[str, str] = _NONE, others: Mapping[str, Decision] = _NONE
) -> Markup:
    """What a person decided about a claim, with the field and the value before and after."""
    return change(words, _as_change(value), codes, _undone(value, others))


def _as_change(value: Decision, standing: bool = True) -> Change:
    return Change(
        time=value.time,
        change=value.kind.value,
        actor=value.author,
        before=value.before,
        after=value.after,
        reason=value.reason,
        decision=value.id,
        field=value.field,
        subjects=value.subjects,
        standing=standing,
    )


def _moved(words: Words, before: Gist | None, after: Gist) -> list[Markup]:
    told = []
    if before is None or before.grade != after.grade:
        new = words.name("grade", after.grade)
        old = words.name("grade", before.grade) if before else None
        told.append(
            words.t("change.grade_from", before=old, after=new) if old else words.t("change.grade_is", after=new)
        )
    known = {(o, v): number for o, v, number in before.ranges} if before else {}
    for outcome, victims, number in after.ranges:
        if known.get((outcome, victims)) == number:
            continue
        title = words.t("range.title", outcome=words.t(f"outcome.{outcome}"), who=words.t(f"range_victims.{victims}"))
        told.append(words.t("change.range_is", title=title, number=range_number(words, number)))
    if before is None or before.claims != after.claims:
        told.append(words.t("count.claims", after.claims))
    return told


def range_number(words: Words, text: str) -> Markup:
    """A range as the history writes it ("7-14", "3+", "unquantified") in the reader's words."""
    if text == "unquantified":
        return words.t("figure.unquantified")
    low, dash, high = text.rstrip("+").partition("-")
    return figures.numbers(words, int(low), int(high) if dash else int(low), text.endswith("+"))


def _gist(text: str | None) -> Gist | None:
    """A gist taken apart; None for any other text."""
    parts = (text or "").split("; ")
    if len(parts) != 3 or not (claims := _CLAIMS.match(parts[2])):
        return None
    found = [_RANGE.match(part) for part in parts[1].split(", ")]
    return Gist(parts[0], tuple((m[1], m[2], m[3]) for m in found if m), int(claims[1]))


def _value(words: Words, value: str | None, field: str | None, codes: Mapping[str, str]) -> Markup | None:
    if value is None:
        return None
    if value in codes:
        return Markup('<a href="{}">{}</a>').format(f"/incidents/{quote(value, safe='')}", days.ltr(codes[value]))
    for group in ("showing", "grade", "finding", "strike", "party", "method", "ground", "showing"):
        if words.has(f"{group}.{value}"):
            return words.t(f"{group}.{value}")
    return values.shown(words, field or "", value)
