"""The history of an incident as sentences that a person can read aloud."""

from markupsafe import Markup

from tawthiq.register.records import Change
from tawthiq.web import days, phrases
from tawthiq.web.words import Words


def change(words: Words, value: Change) -> Markup:
    """One line: when, who, what, from what to what, why."""
    key = f"change.{value.change}"
    what = words.t(key) if words.has(key) else phrases.quoted(value.change)
    who = words.t("change.rules") if value.actor == "rules" else phrases.quoted(value.actor)
    told = words.t("change.line", when=days.moment(words, value.time), who=who, what=what)
    if value.before is not None and value.after is not None:
        told = words.t("change.from_to", line=told, before=_value(words, value.before), after=_value(words, value.after))
    elif value.after is not None:
        told = words.t("change.to", line=told, after=_value(words, value.after))
    return words.t("change.because", line=told, reason=phrases.quoted(value.reason)) if value.reason else told


def _value(words: Words, value: str) -> Markup:
    for group in ("grade", "strike", "party", "method"):
        if words.has(f"{group}.{value}"):
            return words.t(f"{group}.{value}")
    return phrases.quoted(value)
