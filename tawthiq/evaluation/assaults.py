"""Whether a sentence tells an assault, judged from the claims that are made of it.

The class of the annotated sentences (docs/reference/numbers-and-dates.md) is narrower than "a claim is made": it wants
the attack to be the sentence's own news. A trial for an old killing or an attack named in passing is none.

1. `marks` reads abstract marks off the claims: people counted, the means, who and where, how much of the sentence they
take up. No word of a sentence is a mark, only a question mark and the relative pronouns.
2. Each mark has a weight (assaults.yaml); their sum decides.
"""

from collections.abc import Iterable, Sequence

from tawthiq.evaluation.wordlists import read
from tawthiq.model.claim import Claim, Harm
from tawthiq.model.vocabulary import Kind, Method, Outcome
from tawthiq.text.tokens import Shape, Token, tokenize

_TOLD = (Kind.INCIDENT, Kind.TOTAL, Kind.ATTRIBUTION, Kind.RESPONSE)
_ANSWERS = (Kind.ATTRIBUTION, Kind.RESPONSE)
_CASUALTIES = (Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED)
_BOMBS = (
    Method.SUICIDE_BOMBING,
    Method.VEHICLE_BOMB,
    Method.EXPLOSIVE_DEVICE,
    Method.AIRSTRIKE,
    Method.DRONE_STRIKE,
    Method.SHELLING,
)
_FIGHTING = (*_BOMBS, Method.SHOOTING, Method.CLASHES, Method.EXPLOSION)
_RELATIVES = frozenset(("الذي", "التي", "الذين", "اللذين", "اللذان"))
_BY_NAME = "harms:killed.noun"
_ABDUCTED = "harms:abducted.verb"
_ASSASSINATED = ("harms:killed.verb.assassinate", "harms:killed.verb.assassinated")
_TEN = 10  # words
_MOST_ASIDE = 40  # words beyond which more of them say nothing more
_MOST_BEFORE = 20
_NEAR = 6  # words between a relative pronoun and the claim in its clause


def tells_assault(text: str, claims: Sequence[Claim]) -> bool:
    """Whether the sentence `text` tells an assault, `claims` being those made of it alone."""
    found = marks(text, claims)
    return bool(found) and score(found) >= 0


def score(found: dict[str, float]) -> float:
    """The sum of the marks by their weights; 0 and more is an assault."""
    weights = read("assaults")["weights"]
    return sum(float(weights[name]) * value for name, value in found.items())


def marks(text: str, claims: Sequence[Claim]) -> dict[str, float]:
    """The marks of a sentence by name: 0 or 1, tens of words for `aside` and `before`. Empty where nothing is told."""
    told = [claim for claim in claims if claim.kind in _TOLD]
    if not told:
        return {}
    counted = [(claim, harm) for claim in told for harm in claim.harms if _is_counted(harm)]
    by_name = all(_is_named_death(claim, harm) for claim, harm in counted)
    people = [] if by_name else counted
    seized = any(_ABDUCTED in claim.origin.split() for claim in told)
    by_hand = any(rule in _ASSASSINATED for claim in told for rule in claim.origin.split())
    bombed = any(claim.method in _BOMBS for claim in told)
    found = {
        "always": True,
        "people": bool(people),
        "people_by_fighting": any(claim.method in _FIGHTING for claim, _ in people),
        "dead_and_wounded": len({harm.outcome for _, harm in people}) > 1,
        "abducted": seized,
        "assassinated": by_hand,
        "no_bomb": not (bombed or seized or by_hand),
        "only_answers": all(claim.kind in _ANSWERS for claim in told),
        "relative": _is_relative(text, told, [harm for _, harm in counted]),
        "place": any(claim.where for claim in told),
        "doer": any(claim.responsible for claim in told),
        "no_day": any(claim.when is not None and _names_no_day(claim.when.edtf) for claim in told),
        "question": "؟" in text,
    }
    before, aside = _aside(text, told)
    return {name: float(value) for name, value in found.items()} | {"before": before, "aside": aside}


def _is_counted(harm: Harm) -> bool:
    return harm.outcome in _CASUALTIES and (harm.min or 0) >= 1


def _is_named_death(claim: Claim, harm: Harm) -> bool:
    """اغتيال الرئيس، مقتل الزعيم: one person's death as a noun, mostly one that is known already."""
    return harm.min == 1 and _BY_NAME in claim.origin.split() and ".verb" not in claim.origin


def _names_no_day(when: str) -> bool:
    """2006, 2001/..: a year and nothing finer."""
    return "-" not in when


def _is_relative(text: str, claims: Iterable[Claim], harms: Sequence[Harm]) -> bool:
    """Whether a relative clause leads to the harm (القائد الذي قتل …): it says who someone is."""
    words = _words(text)
    start = min(claim.start for claim in claims)
    first = next((at for at, word in enumerate(words) if word.start >= start), 0)
    until = min((harm.start for harm in harms), default=min(claim.end for claim in claims))
    return any(word.folded in _RELATIVES and word.start < until for word in words[max(0, first - _NEAR) :])


def _aside(text: str, claims: Sequence[Claim]) -> tuple[float, float]:
    """Tens of words before the first claim or its source, and of those that belong to neither."""
    spans = [(claim.start, claim.end) for claim in claims]
    for claim in claims:
        spans += [(source.start, source.end) for source in claim.sources]
    inside = [any(start <= word.start < end for start, end in spans) for word in _words(text)]
    before = inside.index(True) if True in inside else len(inside)
    return min(before, _MOST_BEFORE) / _TEN, min(inside.count(False), _MOST_ASIDE) / _TEN


def _words(text: str) -> list[Token]:
    return [token for token in tokenize(text) if token.shape in (Shape.WORD, Shape.NUMBER)]
