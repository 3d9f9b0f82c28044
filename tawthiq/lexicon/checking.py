"""Checking a folder of a user's own word lists before anything is read with it.

What an entry may say is taken from the package's own lists, so that a list that grows needs no second description here:
a value of `means` or of a closed attribute is good where the package's list of that name uses it or the model has it.
Every fault is one issue that names file, line and entry, the reason and the remedy; nothing is mended silently.
"""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tawthiq.errors import InputError
from tawthiq.lexicon.entries import DATA, read_raw
from tawthiq.lexicon.sections import read_section
from tawthiq.model.issue import Issue
from tawthiq.model.vocabulary import Facility, Group, Method, OriginKind, Outcome, Response, Verb, Victims
from tawthiq.text.folding import fold

WORDS = ("forms", "nouns", "verbs", "singular", "dual", "plural", "collective", "past", "present")
"""Keys that hold words."""

_FREE = frozenset({"id", "means", "examples", "source", *WORDS})
_OPEN_LISTS = frozenset({"parties", "theatres", "bearings", "origins"})  # their `means` is anybody's
_OPEN_KEYS = frozenset({"family", "by_country", "by_party", "joins", "needs", "country", "kinds", "weight", "bearing"})
_KNOWN: dict[str, frozenset[str]] = {
    "means": frozenset(Method),
    "facilities": frozenset(Facility),
    "outcomes": frozenset(Outcome),
    "victims": frozenset(Victims),
    "sources": frozenset(OriginKind),
    "reporting": frozenset(Verb),
    "responses": frozenset(Response),
}
_GUIDE = "See docs/how-to/extend-the-lexicon.md"
_SAYS_NOTHING = "lexicon-no-effect"


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the package's list of one name holds."""

    ids: frozenset[str]
    means: frozenset[str]
    required: frozenset[str]
    values: Mapping[str, frozenset[str]]
    words: frozenset[str]
    forms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an entry stands."""

    file: Path
    line: int
    name: str

    def issue(self, reason: str, remedy: str, code: str = "lexicon-entry", left_out: bool = True) -> Issue:
        """An issue about this entry."""
        said = f"entry {self.name}: {reason}"
        return Issue(code=code, file=str(self.file), line=self.line, reason=said, remedy=remedy, left_out=left_out)


def names() -> tuple[str, ...]:
    """The lists that a folder can add to."""
    return tuple(sorted(path.stem for path in DATA.glob("*.yaml")))


def check(folder: Path) -> tuple[Issue, ...]:
    """Every fault of the folder's files. Raises InputError where it is no folder or holds no list."""
    files = sorted(path for path in folder.glob("*") if path.suffix in (".yaml", ".yml")) if folder.is_dir() else []
    if not files:
        raise InputError(f"{folder}: no folder with word lists (*.yaml). {_GUIDE}")
    return tuple(issue for path in files for issue in _file(path))


def faults(folder: Path) -> tuple[Issue, ...]:
    """Those that make reading wrong; words that have no effect are not among them."""
    return tuple(issue for issue in check(folder) if issue.left_out)


def _file(path: Path) -> Iterator[Issue]:
    if path.stem not in names() or path.suffix != ".yaml":
        near = difflib.get_close_matches(path.stem, names(), 1)
        hint = f" (did you mean {near[0]}.yaml?)" if near else ""
        yield Issue(
            code="lexicon-file",
            file=str(path),
            reason=f"there is no list of this name{hint}, so it is never read",
            remedy=f"Name it one of {', '.join(names())}, with .yaml",
        )
        return
    try:
        root = yaml.compose(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        yield _unreadable(path, error)
        return
    if not isinstance(_child(root, "entries"), yaml.SequenceNode):
        reason = "it holds no list `entries`"
        yield Issue(
            code="lexicon-file", file=str(path), line=1, reason=reason, remedy=f"Begin it with entries:. {_GUIDE}"
        )
        return
    if path.stem == "parties":
        yield from _parties(path, _child(root, "parties"))
    yield from _entries(path, _child(root, "entries"))


def _parties(path: Path, listed: yaml.Node | None) -> Iterator[Issue]:
    for number, node in enumerate(listed.value if isinstance(listed, yaml.SequenceNode) else (), 1):
        raw = _plain(node)
        told = raw if isinstance(raw, dict) else {}
        place = _Place(path, node.start_mark.line + 1, str(told.get("id") or number))
        missing = [key for key in ("id", "ar", "en") if not told.get(key)]
        if missing:
            yield place.issue(f"a party without {', '.join(missing)}", "Give every party id, ar and en")


def _unreadable(path: Path, error: Exception) -> Issue:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    return Issue(
        code="lexicon-file",
        file=str(path),
        line=mark.line + 1 if mark else None,
        reason=f"it is not YAML ({' '.join(str(problem).split())})",
        remedy="Mind colons, brackets and indentation there; save it as UTF-8",
    )


def _child(node: object, key: str) -> yaml.Node | None:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for name, value in pairs if name.value == key), None)


def _entries(path: Path, listed: yaml.Node | None) -> Iterator[Issue]:
    seen: dict[str, int] = {}
    for number, node in enumerate(listed.value if isinstance(listed, yaml.SequenceNode) else (), 1):
        raw = _plain(node)
        line = node.start_mark.line + 1
        if not isinstance(raw, dict):
            yield _Place(path, line, str(number)).issue("it is no entry", f"Give it id, means and forms. {_GUIDE}")
            continue
        place = _Place(path, line, str(raw.get("id") or number))
        yield from _entry(place, raw, _shape(path.stem), seen)


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {_plain(key): _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value


def _entry(place: _Place, raw: Mapping[str, Any], shape: _Shape, seen: dict[str, int]) -> Iterator[Issue]:
    ident = raw.get("id")
    if not isinstance(ident, str) or not ident:
        yield place.issue("it has no id", "Give it one of its own, such as own.word")
    elif ident in shape.ids:
        yield place.issue("the package's list has an entry of this id", "Give it an id of its own")
    elif ident in seen:
        yield place.issue(f"the entry in line {seen[ident]} has the same id", "Give each an id of its own")
    seen.setdefault(str(ident), place.line)
    yield from _meaning(place, raw, shape)
    yield from _attributes(place, raw, shape)
    yield from _words(place, raw, shape)


def _meaning(place: _Place, raw: Mapping[str, Any], shape: _Shape) -> Iterator[Issue]:
    name = place.file.stem
    means = raw.get("means")
    if means is None:
        yield place.issue("it does not say what it means", f"Give it means: one of {_some(shape.means)}")
    elif name == "parties":
        parties = _party_ids(place.file.parent)
        if str(means) not in parties | shape.means:
            yield place.issue(
                f"there is no party {means}", f"Add it under parties: (id, ar, en), or {_like(means, parties)}"
            )
    elif name not in _OPEN_LISTS and str(means) not in shape.means:
        yield place.issue(f"means {means} is unknown here", f"Write {_like(means, shape.means)}")


def _party_ids(folder: Path) -> set[str]:
    try:
        return {str(row.get("id")) for row in read_section("parties", "parties", [folder])}
    except InputError:  # told as a fault of the parties themselves
        return {str(row.get("id")) for row in read_section("parties", "parties")}


def _attributes(place: _Place, raw: Mapping[str, Any], shape: _Shape) -> Iterator[Issue]:
    for key in sorted(shape.required - set(raw) - {"id", "means"}):
        yield place.issue(f"it has no {key}", f"Give it {key}: one of {_some(shape.values.get(key, frozenset()))}")
    for key, value in raw.items():
        if key in _FREE:
            continue
        if key not in shape.values:
            yield place.issue(f"{key} is no attribute of this list", f"Write {_like(key, {*shape.values, *WORDS})}")
        elif key not in _OPEN_KEYS and _said(value) not in shape.values[key]:
            yield place.issue(f"{key}: {value} is unknown", f"Write {_like(value, shape.values[key])}")


def _words(place: _Place, raw: Mapping[str, Any], shape: _Shape) -> Iterator[Issue]:
    told = [key for key in WORDS if key in raw]
    for key in told:
        if key not in shape.words:
            yield place.issue(f"this list reads no {key}", f"Write {_some(shape.words)}")
        elif not isinstance(raw[key], list) or not all(isinstance(word, str) for word in raw[key]):
            yield place.issue(f"{key} is no list of words", f"Write {key}: [one, two]")
        else:
            yield from _forms(place, raw, key, shape)
    if not any(raw.get(key) for key in told):
        yield place.issue("it has no words", f"Give it {_some(shape.words)}: a list of words")


def _forms(place: _Place, raw: Mapping[str, Any], key: str, shape: _Shape) -> Iterator[Issue]:
    for word in raw[key]:
        folded = " ".join(fold(word).split())
        if folded not in shape.forms and not re.search(r"[^\W\d_]", folded):
            yield place.issue(f"{word!r} is no word", "Write a word in letters, or take it out")
        elif folded in shape.forms:
            means = shape.forms[folded]
            same = means == str(raw.get("means"))
            said = f"the package's list has {word} already" + ("" if same else f", as {means}, which is read first")
            remedy = (
                "It has no effect: leave it out"
                if same
                else "Leave it out, or ask for the package's entry to be changed"
            )
            yield place.issue(said, remedy, _SAYS_NOTHING, left_out=False)


@cache
def _shape(name: str) -> _Shape:
    raws = read_raw(name)
    keys = {key for raw in raws for key in raw}
    values = {key: frozenset(_said(raw[key]) for raw in raws if key in raw) for key in keys - _FREE}
    words = frozenset(key for key in WORDS if key in keys)
    return _Shape(
        ids=frozenset(str(raw["id"]) for raw in raws),
        means=frozenset(str(raw.get("means", raw["id"])) for raw in raws) | _KNOWN.get(name, frozenset()),
        required=frozenset(key for key in keys - set(WORDS) if all(key in raw for raw in raws)),
        values=values | ({"group": values["group"] | frozenset(Group)} if "group" in values else {}),
        words=words | ({"dual", "collective"} if "plural" in words else frozenset[str]()),
        forms=_forms_of(raws),
    )


def _forms_of(raws: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw in raws:
        for key in WORDS:
            for word in raw.get(key, ()):
                found.setdefault(" ".join(fold(str(word)).split()), str(raw.get("means", raw["id"])))
    return found


def _said(value: object) -> str:
    """YAML's yes, true and on are one."""
    text = str(value)
    return "yes" if text.lower() in ("yes", "true", "on") else text


def _like(wrong: object, right: Iterable[str]) -> str:
    near = difflib.get_close_matches(str(wrong), sorted(right), 1)
    return near[0] if near else f"one of {_some(right)}"


def _some(words: Iterable[str]) -> str:
    shown = sorted(words)
    return ", ".join(shown[:30]) + (" …" if len(shown) > 30 else "")
