"""The history of an incident as sentences that a person can read aloud.

The register notes what a recomputation moved as a gist ("contested; killed civilian 7-14, injured unknown 3+; 7
claims"). Only what differs between the gist before and the one after is told.
"""

import re
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.decision import Decision
from tawthiq.register.records import Change
from tawthiq.web import days, figures, phrases
from tawthiq.web.words import Words

_RANGE = re.compile(r"^([a-z_]+) (civilian|combatant|unknown|not_combatant) (unquantified|(\d+)(?:-(\d+))?(\+?))$")
_CLAIMS = re.compile(r"^(\d+) claims$")


@dataclass(frozen=True, slots=True)
class Gist:
    """A gist taken apart: the grade's code, ranges by title, the number of claims."""

    grade: str
    ranges: tuple[tuple[str, str, str], ...]
    claims: int


def change(words: Words, value: Change) -> Markup:
    """One line: when, who, what, from what to what, why."""
    key = f"change.{value.change}"
    what = words.t(key) if words.has(key) else phrases.quoted(value.change)
    who = words.t("change.rules") if value.actor == "rules" else phrases.quoted(value.actor)
    told = words.t("change.line", when=days.moment(words, value.time), who=who, what=what)
    before, after = _gist(value.before), _gist(value.after)
    if after is not None:
        moved = _moved(words, before, after)
        told = (
            words.t("change.to", line=told, after=words.join(moved))
            if moved
            else words.t("change.same_figures", line=told)
        )
    elif value.before is not None and value.after is not None:
        told = words.t(
            "change.from_to", line=told, before=_value(words, value.before), after=_value(words, value.after)
        )
    elif value.after is not None:
        told = words.t("change.to", line=told, after=_value(words, value.after))
    return words.t("change.because", line=told, reason=phrases.quoted(value.reason)) if value.reason else told


def decision(words: Words, value: Decision) -> Markup:
    """What a person decided about a claim, with the field and the value before and after."""
    moved = Change(
        time=value.time,
        change=value.kind.value,
        actor=value.author,
        before=value.before,
        after=value.after,
        reason=value.reason,
    )
    told = change(words, moved)
    return words.t("change.of_field", line=told, field=days.ltr(value.field)) if value.field else told


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
        told.append(words.t("change.range_is", title=title, number=_number(words, number)))
    if before is None or before.claims != after.claims:
        told.append(words.t("count.claims", after.claims))
    return told


def _number(words: Words, text: str) -> Markup:
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


def _value(words: Words, value: str) -> Markup:
    for group in ("grade", "strike", "party", "method"):
        if words.has(f"{group}.{value}"):
            return words.t(f"{group}.{value}")
    return phrases.quoted(value)
