"""On what it rests that a party did it: `responsible.basis`, from the claim's own words and from who says it.

1. A party that says so itself. 2. Words: remnants of munitions, observers of flights, pictures placed on the map, the
place that fire came from, what is only inferred. 3. The root sources: survivors and residents, medics, officials; roots
of two such kinds, and monitors who documented it, are accounts checked against one another.
"""

from collections.abc import Sequence
from functools import lru_cache

from tawthiq.claims import party_context
from tawthiq.lexicon.chosen import Folders, chosen
from tawthiq.model.claim import Claim, Responsible, Source
from tawthiq.model.vocabulary import Basis, OriginKind, Stance, Verb
from tawthiq.records import replace
from tawthiq.text.tokens import tokenize

_REMEMBERED = 20_000
_BY_ORIGIN = {
    OriginKind.EYEWITNESS: Basis.SURVIVOR_WITNESS,
    OriginKind.SURVIVOR_FAMILY: Basis.SURVIVOR_WITNESS,
    OriginKind.LOCAL_RESIDENT: Basis.SURVIVOR_WITNESS,
    OriginKind.MEDICAL: Basis.MEDICAL_SOURCE,
    OriginKind.GOVERNMENT: Basis.OFFICIAL_STATEMENT,
    OriginKind.LOCAL_OFFICIAL: Basis.OFFICIAL_STATEMENT,
    OriginKind.SECURITY_SOURCE: Basis.OFFICIAL_STATEMENT,
    OriginKind.MILITARY_SPOKESPERSON: Basis.OFFICIAL_STATEMENT,
}
_MONITORS = frozenset({OriginKind.NGO_MONITOR, OriginKind.UN, OriginKind.LOCAL_MONITOR})


def with_bases(claim: Claim) -> Claim:
    """The claim, each party laid something to with what that rests on, where the words or the sources say it."""
    if not any(_is_open(party) for party in claim.responsible):
        return claim
    basis = _told(claim)
    if basis is None:
        return claim
    parties = tuple(replace(party, basis=basis) if _is_open(party) else party for party in claim.responsible)
    return replace(claim, responsible=parties)


def supports_basis(claim: Claim, party: Responsible) -> bool:
    """Whether the claim's words or sources give the basis of the party."""
    if party.basis is None or party.basis in _by_words(claim.quote, chosen())[1]:
        return True
    if party.basis is Basis.PARTY_SELF_CLAIM:
        return party.stance is Stance.ADMITTED
    return party.basis is _by_sources(claim.sources)


def _is_open(party: Responsible) -> bool:
    return party.basis is None and party.stance is Stance.ALLEGED


def _told(claim: Claim) -> Basis | None:
    evidence, _ = _by_words(claim.quote, chosen())
    return evidence[0] if evidence else _by_sources(claim.sources)


@lru_cache(maxsize=_REMEMBERED)
def _by_words(quote: str, folders: Folders) -> tuple[tuple[Basis, ...], frozenset[Basis]]:
    """Every basis told as evidence, and those that words tell only beside the party (من مناطق سيطرة س)."""
    found = [match.entry for match in party_context.words(folders).scan(tokenize(quote))]
    told = [entry for entry in found if "basis" in entry.attributes]
    evidence = tuple(Basis(entry.attributes["basis"]) for entry in told if entry.means == "basis")
    beside = {Basis(entry.attributes["basis"]) for entry in told}
    beside |= {Basis.LOCATION_CONTROL for entry in found if entry.means == "hold"}
    return evidence, frozenset(beside)


def _by_sources(sources: Sequence[Source]) -> Basis | None:
    roots = [source for at, source in enumerate(sources) if at + 1 == len(sources) or _is_root(sources, at)]
    found = {_BY_ORIGIN[source.kind] for source in roots if source.kind in _BY_ORIGIN}
    checked = any(source.kind in _MONITORS and source.verb is Verb.DOCUMENTED for source in roots)
    if checked or len(found) > 1:
        return Basis.CROSS_CHECKED_ACCOUNTS
    return next(iter(found), None)


def _is_root(sources: Sequence[Source], at: int) -> bool:
    """Whether nobody whom it quotes follows it."""
    return sources[at + 1].level <= sources[at].level
