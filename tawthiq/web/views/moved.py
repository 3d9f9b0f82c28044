"""What moved in an incident between two releases, in words: each value before and after, and why."""

from collections.abc import Iterable

from markupsafe import Markup

from tawthiq.model.decision import DecisionKind
from tawthiq.publication.release import Moved, Why
from tawthiq.web import days, phrases
from tawthiq.web.views.history import range_number
from tawthiq.web.words import Words

_NAMED = {"grade": "grade", "means": "method"}
_SAID = {
    "withheld": DecisionKind.WITHHOLD,
    "merged": DecisionKind.MERGE,
    Why.MERGED: DecisionKind.MERGE,
    Why.REJECTED: DecisionKind.REJECT,
}
"""The kind of decision that a change or a reason names already."""


def values(words: Words, moved: Moved) -> tuple[Markup, ...]:
    """The values that moved, each from what to what."""
    return lines(words, moved.what)


def lines(words: Words, moved: Iterable[tuple[str, str, str]]) -> tuple[Markup, ...]:
    """Name, value before and value after of each, in words."""
    return tuple(
        words.t(
            "moved.from_to", name=name_of(words, name), before=value_of(words, name, a), after=value_of(words, name, b)
        )
        for name, a, b in moved
    )


def reasons(words: Words, moved: Moved) -> tuple[Markup, ...]:
    """Why, as a reader is told: by rule, by ground, by the kinds of decisions; nothing is told twice."""
    why = [reason for reason in moved.why if not (reason is Why.DECISION and moved.decided) and reason != moved.change]
    said = {_SAID.get(name) for name in (moved.change, *moved.why)}
    return (
        *(words.t(f"moved.why.{reason}") for reason in why),
        *(words.t(f"change.{kind}") for kind in moved.decided if kind not in said),
    )


def name_of(words: Words, name: str) -> Markup:
    """What a value is, as a release names it ("grade", "killed not_combatant")."""
    outcome, _, victims = name.partition(" ")
    if not victims:
        return words.t(f"moved.value.{name}")
    return words.t("range.title", outcome=words.t(f"outcome.{outcome}"), who=words.t(f"range_victims.{victims}"))


def value_of(words: Words, name: str, value: str) -> Markup:
    """A value of this name; "" for none."""
    if not value:
        return words.t("value.none")
    if name in _NAMED:
        return words.name(_NAMED[name], value)
    if name == "parties":
        return words.join([words.name("party", party) for party in value.split()])
    if name == "date":
        return days.edtf(words, value)
    return phrases.quoted(value) if name == "place" else range_number(words, value)
