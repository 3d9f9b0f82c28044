"""Tolls that only the whole report makes clear.

A report that opens with the toll of a period (خلال شهر شباط، منذ بداية العام) counts within it: people killed or
hurt in no place and on no day of their own are a part of that toll, and no event. So are figures of a whole province
that stand behind a toll, with neither an attack nor a day, and what "these attacks" did whose number over a period
was told just before.
"""

from collections.abc import Sequence

from tawthiq.claims.carrying import carried_when, carried_where
from tawthiq.claims.drafts import Draft
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.model.claim import Claim
from tawthiq.model.vocabulary import Kind, Precision
from tawthiq.records import replace
from tawthiq.text import edtf
from tawthiq.text.tokens import Shape, tokenize

_WEEK = 7  # days
_WIDE = frozenset((Precision.COUNTRY, Precision.REGION, Precision.GOVERNORATE))
_THESE = frozenset(("هذه", "تلك"))
_OPENING = 3  # words of a claim among which it names the attacks: وقتلت هذه الصواريخ


def counted(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts, parts of the toll that the report opens with told as tolls."""
    in_period = bool(drafts) and _opens_period(drafts[0].claim)
    found: list[Draft] = []
    for draft in drafts:
        before = found[-1] if found else None
        if before is not None and _goes_on(before, draft):
            found.append(replace(draft, claim=_as_toll(draft.claim, before.claim)))
        elif in_period and _is_part(draft):
            found.append(replace(draft, claim=replace(draft.claim, kind=Kind.TOTAL)))
        else:
            found.append(draft)
    return found


def _as_toll(claim: Claim, before: Claim) -> Claim:
    """A claim that tells more of the toll before it: of its period, and of its place where none is named."""
    when = claim.when or (carried_when(before.when) if before.when else None)
    where = claim.where or (carried_where(before.where) if before.where else None)
    return replace(claim, kind=Kind.TOTAL, when=when, where=where)


def _goes_on(before: Draft, draft: Draft) -> bool:
    """Whether a draft tells more of the toll just before it."""
    if before.claim.kind is not Kind.TOTAL:
        return False
    if before.claim.harms and _is_of_province(draft):
        return True
    near = draft.passage - before.passage <= 1 and is_over_period(before.claim)
    return near and _is_part(draft) and _names_attacks(draft.claim)


@by_folders
def _attacks(folders: Folders) -> Matcher:
    """The words for several attacks (هجمات)."""
    return Matcher(entry for entry in load("breaks", folders) if entry.means == "attacks")


def _names_attacks(claim: Claim) -> bool:
    """الهجمات، وأدت هذه الغارات والانفجارات: attacks named as known, by the first words or as these."""
    tokens = tokenize(claim.quote)
    named = [at for at in range(len(tokens)) if at < _OPENING or tokens[at - 1].folded in _THESE]
    found = (_attacks().at(tokens, at) for at in named if tokens[at].shape is Shape.WORD)
    return any(match is not None and match.stem.definite for match in found)


def _opens_period(claim: Claim) -> bool:
    return claim.kind is Kind.TOTAL and bool(claim.harms) and is_over_period(claim)


def is_over_period(claim: Claim) -> bool:
    """Dated by a week or more, or by a stretch whose one end is not told."""
    if claim.when is None:
        return False
    span = edtf.days(claim.when.edtf)
    return span is None or edtf.is_open(claim.when.edtf) or (span[1] - span[0]).days >= _WEEK


def _is_of_province(draft: Draft) -> bool:
    """الجنوب: 9 شهداء و38 جريحا: the figures of a whole province, with neither an attack nor a day."""
    claim = draft.claim
    wide = claim.where is not None and claim.where.precision in _WIDE
    return claim.kind is Kind.INCIDENT and wide and bool(claim.harms) and claim.method is None and claim.when is None


def _is_part(draft: Draft) -> bool:
    claim = draft.claim
    placed = claim.where is not None and not draft.weak_place and claim.where.precision not in _WIDE
    return claim.kind is Kind.INCIDENT and bool(claim.harms) and claim.when is None and not placed
