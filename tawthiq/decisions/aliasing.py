"""Which place a spelling stands for: from what a person wrote to the decision, and what it would make of reports.

1. `named` reads the place: the id of a place of the packs, or a point with what is there ("36.12, 36.78 village NAME").
2. `effect` reads the reports that hold the spelling twice, as today and with the decision, and tells which differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tawthiq import gazetteer, pipeline
from tawthiq.errors import UsageError
from tawthiq.gazetteer.aliases import held, subject, table
from tawthiq.gazetteer.boundaries import area_at
from tawthiq.gazetteer.keys import word_key
from tawthiq.gazetteer.places import AREAS, TYPES, precision_of
from tawthiq.model import coordinates, wire
from tawthiq.model.alias import Alias, NamedPlace, alias, aliases
from tawthiq.model.claim import Claim, Where
from tawthiq.model.decision import Decision
from tawthiq.model.document import Document
from tawthiq.model.vocabulary import Precision
from tawthiq.register import Register
from tawthiq.settings import Settings
from tawthiq.text.folding import fold

_LONGEST = 80
_OWN = "own:"  # what ids of places that people added begin with
_FORM = "the id of a place (tawthiq places find NAME lists them) or a point: 36.1234, 36.5678 village NAME"


def aliasing(register: Register, decision: Decision, spelling: str, after: str, places: Sequence[Path]) -> Decision:
    """The decision that a spelling stands for a place; `places` are packs besides the register's own.

    Raises UsageError where the spelling is none, or the place cannot be made out.
    """
    spelling = " ".join(spelling.split())
    about = subject(spelling)
    if not about or len(spelling) > _LONGEST or not _is_arabic(spelling):
        raise UsageError(
            f"{spelling[:_LONGEST]}: no name of a place in Arabic letters. Give it as the reports write it"
        )
    standing = {one.key: one.place for one in register.aliases()}
    place = named(register, spelling, after, places)
    if place == standing.get(about):
        raise UsageError(f"{spelling}: stands for this place already. See tawthiq places aliases")
    before = standing[about].id if about in standing else None
    return replace(decision, subjects=(about,), field=spelling, before=before, after=wire.encode(place).decode())


def _is_arabic(spelling: str) -> bool:
    return any("\u0621" <= char <= "\u06d3" for char in spelling) and "\u0621" <= spelling[0] <= "\u06d3"


def named(register: Register, spelling: str, after: str, places: Sequence[Path]) -> NamedPlace:
    """The place that a person named. Raises UsageError where there is none of this id, or the words are no point."""
    point = coordinates.read(after)
    if point is not None:
        return _new(spelling, *point)
    known = _by_id(register, after.strip(), places)
    if known is None:
        raise UsageError(f"--after {after}: is no place. Write {_FORM}")
    return known


def _by_id(register: Register, id: str, places: Sequence[Path]) -> NamedPlace | None:
    """A place of the packs, or one that people added before."""
    added = next((one.place for one in register.aliases() if one.place.id == id), None)
    found = gazetteer.load((*places, *register.place_packs())).of_id(id)
    return held(found) if found is not None else added


def _new(spelling: str, lat: float, lon: float, rest: str) -> NamedPlace:
    """A place that no pack has; its divisions follow from the point."""
    words = rest.split()
    kind, _, told = words[0].partition("/") if words else ("", "", "")
    if kind not in TYPES or (told and told not in set(Precision)):
        kinds, widths = ", ".join(TYPES), ", ".join(Precision)
        raise UsageError(
            f"--after: say what is at the point, one of {kinds}; where the point is known less well than that, add it "
            f"with a slash (village/subdistrict), one of {widths}"
        )
    name = " ".join(words[1:]) or spelling
    area = area_at(lat, lon)
    admin = (area.ar,) if area and kind not in AREAS else ()
    own = sha256(f"{lat:.6f} {lon:.6f} {kind} {name}".encode()).hexdigest()[:12]
    return NamedPlace(
        id=f"{_OWN}{own}",
        name=name,
        type=kind,
        country=area.country if area else "",
        admin=admin,
        lat=lat,
        lon=lon,
        precision=precision_of(kind, told),
    )


@dataclass(frozen=True, slots=True)
class Differently:
    """A report, by its id, that would be read otherwise: places of its claims as read today, and with the decision."""

    document: str
    before: tuple[Where, ...]
    after: tuple[Where, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision about a spelling would do: how many reports hold it, how many of them were read to see (the
    newest), and which of these would be read otherwise.
    """

    holding: int
    looked: int
    reports: tuple[Differently, ...]


def effect(register: Register, settings: Settings, decision: Decision, most: int) -> Effect:
    """What reports say today and what they would say, of at most so many that hold the spelling."""
    said = alias(decision)
    if said is None:
        return Effect(0, 0, ())
    found = _holding(register, said.spelling)
    chosen = tuple(stored.document for stored in register.documents_numbered(found, 0, most).rows)
    with TemporaryDirectory() as folder:
        today = replace(settings, places=(*settings.places, *register.place_packs()))
        pack = Path(folder) / "aliases.tsv"
        pack.write_text(table(_with(register, said, decision)), "utf-8")
        then = replace(settings, places=(*settings.places, *_without_aliases(register), pack))
        try:
            before, after = (pipeline.read_batch(chosen, how) for how in (today, then))
        finally:
            pipeline.forget()  # the gazetteer of a preview is asked once
    told = (
        _differently(document, one.claims, other.claims)
        for document, one, other in zip(chosen, before, after, strict=True)
    )
    return Effect(len(found), len(chosen), tuple(one for one in told if one is not None))


def _without_aliases(register: Register) -> tuple[Path, ...]:
    packs = register.place_packs()
    return packs[:-1] if register.whole.aliases() else packs


def _with(register: Register, said: Alias, decision: Decision) -> tuple[Alias, ...]:
    """What would be in force with one more decision."""
    standing = [one.decision for one in register.whole.aliases() if one.key != said.key]
    return aliases((*standing, decision))


def _holding(register: Register, spelling: str) -> tuple[int, ...]:
    """The numbers of the reports that hold the words of a spelling, newest first."""
    found = {seq for words in written(spelling) for seq in register.documents_holding(words)}
    return tuple(sorted(found, reverse=True))


def written(spelling: str) -> set[str]:
    """The words of a spelling as texts are searched for them: apart, and run together."""
    words = [word_key(word) for word in fold(spelling).split()]
    return {" ".join(words), "".join(words)}


def _differently(document: Document, one: Sequence[Claim], other: Sequence[Claim]) -> Differently | None:
    before, after = _places(one), _places(other)
    if before == after:
        return None
    gone = {_mark(where) for where in before} & {_mark(where) for where in after}
    return Differently(
        document.id,
        tuple(where for where in before if _mark(where) not in gone),
        tuple(where for where in after if _mark(where) not in gone),
    )


def _places(claims: Sequence[Claim]) -> tuple[Where, ...]:
    return tuple({_mark(claim.where): claim.where for claim in claims if claim.where is not None}.values())


def _mark(where: Where) -> tuple[object, ...]:
    return where.start, where.place, where.place_id, where.lat, where.lon, where.precision, where.country
