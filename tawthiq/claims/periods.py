"""Tolls that only the whole report makes clear.

A report that opens with the toll of a period (خلال شهر شباط، منذ بداية العام) counts within it: people killed or
hurt in no place and on no day of their own are a part of that toll, and no event. So are figures of a whole province
that stand behind a toll, with neither an attack nor a day.
"""

from collections.abc import Sequence

from tawthiq.claims.drafts import Draft
from tawthiq.model.claim import Claim
from tawthiq.model.vocabulary import Kind, Precision
from tawthiq.records import replace
from tawthiq.text import edtf

_WEEK = 7  # days
_WIDE = frozenset((Precision.COUNTRY, Precision.REGION, Precision.GOVERNORATE))


def counted(drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts, parts of the toll that the report opens with told as tolls."""
    in_period = bool(drafts) and _opens_period(drafts[0].claim)
    found: list[Draft] = []
    for draft in drafts:
        after_toll = bool(found) and found[-1].claim.kind is Kind.TOTAL and bool(found[-1].claim.harms)
        part = (in_period and _is_part(draft)) or (after_toll and _is_of_province(draft))
        found.append(replace(draft, claim=replace(draft.claim, kind=Kind.TOTAL)) if part else draft)
    return found


def _opens_period(claim: Claim) -> bool:
    if claim.kind is not Kind.TOTAL or claim.when is None or not claim.harms:
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
