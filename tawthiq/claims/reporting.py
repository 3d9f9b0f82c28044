"""Marks of reported speech in a passage: reporting verbs, according-to phrases and the words where a name ends.

1. `marks` looks every word of a passage up once and says which of them begin such a mark, and of which role.

The words stand in lexicon/data/reporting.yaml; docs/explanation/sources-and-stance.md explains the roles.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import Entry, load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.vocabulary import Verb
from tawthiq.text.tokens import Token


class Role(StrEnum):
    """What a marked word does for reported speech."""

    VERB = "verb"
    VERB_THAT = "verb_that"
    WEAK = "weak"
    SAYING = "saying"
    RELAY = "relay"
    ACCUSE = "accuse"
    ACCUSE_WEAK = "accuse_weak"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    ACCORDING = "according"
    ACCORDING_CLAUSE = "according_clause"
    OWN_WORDS = "own_words"
    NARRATOR = "narrator"
    THAT = "that"
    ABOUT = "about"
    VIA = "via"
    VENUE = "venue"
    TIME = "time"
    EVENT_NOUN = "event_noun"
    ISSUED_BY = "issued_by"
    STATED_IN = "stated_in"
    ALSO = "also"
    WHICH = "which"
    NOT = "not"
    SIBLING = "sibling"
    UNNAMED = "unnamed"
    FIRE = "fire"


VERBS = frozenset(
    {Role.VERB, Role.VERB_THAT, Role.WEAK, Role.SAYING, Role.RELAY, Role.ACCUSE, Role.ACCUSE_WEAK}
)  # fmt: skip
OPENERS = VERBS | {
    Role.PARTICIPLE, Role.NARRATOR, Role.ACCORDING, Role.ACCORDING_CLAUSE, Role.RELATIVE, Role.STATED_IN,
    Role.ISSUED_BY,
}  # fmt: skip
_WATCHING = {
    "رصد": frozenset({"بعثه", "شبكه", "منظمه", "مركز", "لجنه", "فريق", "وحده", "لبعثه", "لشبكه", "لمنظمه"}),
    "النزوح": frozenset({"تتبع"}),
}
_ARRIVED, _ARRIVING = frozenset({"ورد", "وردت"}), frozenset({"بيان", "تقرير", "خبر", "تصريح", "رساله", "برقيه", "نبا"})
_GOVERNOR = "والي"
_SAW = "شاهد"
_WITNESSES = frozenset(
    (
        "مراسل",
        "مراسلو",
        "مراسلون",
        "مراسلان",
        "مراسله",
        "مراسلنا",
        "صحفي",
        "صحافي",
        "صحفيون",
        "صحافيون",
        "صحافيو",
        "موفد",
    )
) | {"مصور", "مصورو", "مندوب"}
_PREFIXES = frozenset({"", "و", "ف"})
_NOUN_PREFIXES = _PREFIXES | {"ب", "ل", "وب", "ول"}


class Mark(NamedTuple):
    """Words [first, last] with their role; `verb` None unless they report; `prep` what a verb takes."""

    role: Role
    first: int
    last: int
    clitics: str
    verb: Verb | None
    prep: str
    id: str


def marks(tokens: Sequence[Token]) -> list[Mark | None]:
    """For each token the mark that begins there, else None; a mark's later words begin none."""
    found: list[Mark | None] = [None] * len(tokens)
    free, senses = 0, _senses()
    for match in _matcher().scan(tokens, overlapping=True):
        free_here = (
            match.first >= free and not _is_in_name(tokens, match.first) and not _governs(tokens, found, match.first)
        )
        mark = _mark(match, *senses[match.entry.id]) if free_here else None
        if mark:
            found[match.first] = mark
            free = mark.last + 1
    return found


def _governs(tokens: Sequence[Token], found: Sequence[Mark | None], at: int) -> bool:
    """قال والي س، والي س: …, the governor, who is written like وإلى without its mark."""
    before = found[at - 1] if at else None
    return tokens[at].text == _GOVERNOR and (at == 0 or (before is not None and before.role in VERBS))


def _is_in_name(tokens: Sequence[Token], at: int) -> bool:
    """بعثة رصد حقوق الإنسان، مصفوفة تتبع النزوح: a word of reporting in the name of who watches."""
    if tokens[at].folded.removeprefix("و") == _SAW:  # شاهد مراسلو س; elsewhere the witness himself
        return at + 1 >= len(tokens) or tokens[at + 1].folded not in _WITNESSES
    if tokens[at].folded in _ARRIVED:  # بيان ورد لوكالة س; who answers does so where a clause begins (ورد المتحدث)
        return at > 0 and tokens[at - 1].folded.removeprefix("ال") in _ARRIVING
    before = tokens[at - 1].folded.removeprefix("و") if at else ""
    return before in _WATCHING.get(tokens[at].folded, ())


def _mark(match: Match, role: Role, verb: Verb | None, prep: str) -> Mark | None:
    nominal = role is Role.EVENT_NOUN or role is Role.TIME
    stem = match.stem
    if stem.clitics not in (_NOUN_PREFIXES if nominal else _PREFIXES) or (stem.definite and not nominal):
        return None
    return Mark(role, match.first, match.last, stem.clitics, verb, prep, match.entry.id)


@by_folders
def _senses(folders: Folders) -> dict[str, tuple[Role, Verb | None, str]]:
    return {ident: _sense(entry) for ident, entry in _by_id(folders).items()}


def _sense(entry: Entry) -> tuple[Role, Verb | None, str]:
    role = Role(entry.attributes["role"])
    reports = role in VERBS or role in (Role.RELATIVE, Role.PARTICIPLE)
    return role, Verb(entry.means) if reports else None, entry.attributes.get("prep", "")


@cache
def _by_id(folders: Folders) -> dict[str, Entry]:
    return {entry.id: entry for entry in load("reporting", folders)}


@by_folders
def _matcher(folders: Folders) -> Matcher:
    return Matcher(_by_id(folders).values())
