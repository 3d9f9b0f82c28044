"""A field of a claim and its value, as decisions keep them (text or JSON), in words."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from tawthiq.model import wire
from tawthiq.model.claim import Harm, Responsible, Source, When, Where
from tawthiq.web import days, phrases
from tawthiq.web.words import Words

_SLOTS = {
    "harms": "harm",
    "method": "means",
    "facilities": "facility",
    "responsible": "party",
    "sources": "source",
    "people": "person",
}
_PARTS = ("outcome", "victims", "group", "method", "kind", "stance", "precision", "country", "party", "part_of_day")


def slot_of(field: str) -> str:
    """The slot that a field belongs to, by the name that pages know it under."""
    root = field.partition(".")[0]
    return _SLOTS.get(root, root)


def name(words: Words, field: str) -> Markup:
    """The name of a field: «الضرر», "Place"; a field of one of several with its number, from 1."""
    key = f"field.{slot_of(field)}"
    told = words.t(key) if words.has(key) else days.ltr(field)
    steps = field.split(".")
    if len(steps) > 1 and steps[1].isdecimal() and int(steps[1]) > 0:
        told = Markup("{} {}").format(told, words.number(int(steps[1]) + 1))
    return told


def shown(words: Words, field: str, text: str | None) -> Markup:
    """A value in words; «لا يوجد» where there is none; as it stands where it is not understood."""
    if text is None or text in {"", "null", "[]"}:
        return words.t("value.none")
    try:
        value = wire.decode(text, object)
    except ValueError:
        value = text
    root, _, rest = field.partition(".")
    reader = _READERS.get(root)
    try:
        if reader is not None and (not rest or rest.isdecimal()):
            return reader(words, value)
    except (ValueError, KeyError, TypeError):
        pass
    return _plain(words, field, value)


def _plain(words: Words, field: str, value: Any) -> Markup:
    last = field.rpartition(".")[2]
    if isinstance(value, int):
        return Markup("{}").format(words.number(value))
    if isinstance(value, str):
        if last == "edtf":
            return days.edtf(words, value)
        if last in _PARTS and words.has(f"{last}.{value}"):
            return words.t(f"{last}.{value}")
        return phrases.quoted(value)
    return days.ltr(wire.encode(value).decode())


def _many(one: Callable[[Words, Any], Markup]) -> Callable[[Words, Any], Markup]:
    return lambda words, value: words.join([one(words, v) for v in (value if isinstance(value, list) else [value])])


def _harm(words: Words, value: Any) -> Markup:
    return phrases.harm(words, wire.convert(value, Harm))


def _party(words: Words, value: Any) -> Markup:
    told = wire.convert(value, Responsible)
    return words.t(f"responsible.{told.stance}", parties=words.name("party", told.actor))


def _source(words: Words, value: Any) -> Markup:
    told = wire.convert(value, Source)
    kind = words.t(f"origin_kind.{told.kind}")
    return Markup("{} ({})").format(phrases.quoted(told.quote), kind)


def _of(group: str) -> Callable[[Words, Any], Markup]:
    return lambda words, value: words.t(f"{group}.{value}")


_READERS: dict[str, Callable[[Words, Any], Markup]] = {
    "harms": _many(_harm),
    "responsible": _many(_party),
    "sources": _many(_source),
    "facilities": _many(_of("facility")),
    "response": _many(_of("response")),
    "method": _of("method"),
    "kind": _of("kind"),
    "where": lambda words, value: phrases.place(words, wire.convert(value, Where)),
    "when": lambda words, value: days.when(words, wire.convert(value, When)),
}
