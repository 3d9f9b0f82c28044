"""What was published once and is not any more: where it went, and what its readers are told of why."""

from collections.abc import Iterator, Mapping, Sequence

from tawthiq.errors import RegisterError
from tawthiq.model.incident import Incident
from tawthiq.publication.gathering import Gathered
from tawthiq.publication.release import Gone, Why
from tawthiq.register import Register

_REVIEWED = "reviewed"


def gone(
    gathered: Gathered, before: Mapping[str, Incident], earlier: Sequence[Gone], now: Mapping[str, Incident]
) -> tuple[Gone, ...]:
    """Every id that was ever published, or was merged into one that is, and is not one of `now`.

    `before` are the incidents of the last release, `earlier` what was gone in it already.
    """
    codes = {one.incident: one.code for one in earlier} | {one.id: one.code for one in before.values()}
    for new in now.values():
        codes |= {old: codes.get(old, "") for old in new.redirects}
    return tuple(_one(gathered, name, codes[name], now) for name in sorted(codes) if name not in now)


def _one(gathered: Gathered, name: str, code: str, now: Mapping[str, Incident]) -> Gone:
    stands = _standing(gathered.register, name)
    home = next((new.id for new in now.values() if name in new.redirects), None) if stands is None else stands.id
    if home in now:
        return Gone(incident=name, code=code, change="merged", into=home, why=(Why.MERGED,))
    if stands is None:
        # what is restricted stands in the register and is not told apart from what somebody withholds
        change = "withheld" if _standing(gathered.register.whole, name) else "withdrawn"
        return Gone(incident=name, code=code, change=change, why=() if change == "withheld" else (Why.UNSAID,))
    return Gone(
        incident=name,
        code=code,
        change="withheld" if gathered.withheld(stands) else "withdrawn",
        why=tuple(_why(gathered, stands)),
    )


def _why(gathered: Gathered, stands: Incident) -> Iterator[Why]:
    decision = gathered.withheld(stands)
    if decision:
        yield from (Why(decision.after),) if decision.after else ()
    elif gathered.rejected(stands):
        yield Why.REJECTED
    elif stands.review_state != _REVIEWED:
        yield Why.UNREVIEWED


def _standing(register: Register, name: str) -> Incident | None:
    try:
        return register.incident(name)
    except RegisterError:
        return None
