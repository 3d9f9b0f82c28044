"""What evidence would change a grade, and to what.

The rules are applied again to the inputs as that evidence would leave them; nothing is listed that would leave the
grade as it is. `values` name the parties of an answer where the evidence is about one of several.

Rule ids: grade.change, and those of grades.py.
"""

from collections.abc import Iterable

from tawthiq.assessment.answers import Answer, different
from tawthiq.assessment.grades import Weights, grade, strike_status
from tawthiq.assessment.origins import Knower
from tawthiq.model.incident import GradeChange
from tawthiq.model.vocabulary import Grade, StrikeStatus
from tawthiq.records import replace

_SOMEBODY = Answer(frozenset({""}), (Knower("\x1f", None),))  # an answer and an origin that no incident has
_ESTABLISHED = frozenset({StrikeStatus.DECLARED, StrikeStatus.LIKELY})
# Origins of civilian harm that are missing to two, and of the strike where no party claims it -> code.
_MISSING = {
    (0, 1): "second_origin_of_strike_or_claim",
    (0, 2): "two_origins_of_strike_or_claim",
    (1, 0): "second_independent_origin",
    (1, 1): "second_origin_of_harm_and_strike",
    (1, 2): "second_origin_of_harm_and_two_of_strike",
    (2, 0): "two_independent_origins",
    (2, 1): "two_origins_of_harm_one_of_strike",
    (2, 2): "two_origins_of_harm_and_strike",
}
_CORROBORATING = frozenset(_MISSING.values())


def would_change(weights: Weights) -> tuple[GradeChange, ...]:
    """What would move the grade that the rules propose for these inputs."""
    now, _ = grade(weights, strike_status(weights))
    found = []
    for needs, parties, then in _evidence(weights, now):
        to, _ = grade(then, strike_status(then))
        if to is not now and (needs not in _CORROBORATING or to is Grade.FAIR):
            found.append(GradeChange(to, needs, tuple(sorted(parties))))
    return tuple(dict.fromkeys(found))


def _evidence(weights: Weights, now: Grade) -> Iterable[tuple[str, frozenset[str], Weights]]:
    """Each piece of evidence that may come, with the inputs that it would leave."""
    nobody: frozenset[str] = frozenset()
    if weights.n == 0:
        yield "origin_asserts_civilian_harm", nobody, replace(weights, n=1)
    yield (
        "doer_admits_civilian_harm",
        nobody,
        replace(weights, admits_harm=("",), admits_strike=("",), n=max(1, weights.n)),
    )
    if now is Grade.NONE_REPORTED:
        return
    if now is Grade.CONFIRMED:
        yield "admission_withdrawn", nobody, replace(weights, admits_harm=())
        return
    if now is Grade.DISCOUNTED:
        yield "finding_withdrawn", nobody, replace(weights, finding=None)
        return
    if now is Grade.WEAK and len(weights.found) < 2:
        yield _corroborated(weights)
    if weights.found and not different(weights.found):
        then = replace(weights, found=(*weights.found, _SOMEBODY), of_answer=(*weights.of_answer, 1))
        yield "different_answer_from_other_origin", nobody, then
    if now is Grade.CONTESTED:
        for answer, origins in zip(weights.found, weights.of_answer, strict=True):
            then = replace(weights, found=(answer,), of_answer=(origins,), s=origins)
            yield "only_this_answer_left", answer.parties, then
    yield "person_finds_combatants_or_another_party", nobody, replace(weights, finding="all_combatants")


def _corroborated(weights: Weights) -> tuple[str, frozenset[str], Weights]:
    """What a weak grade is short of: origins of civilian harm, origins of the strike or a party's claim of it."""
    harm = max(0, 2 - weights.n)
    strike = 0 if strike_status(weights) in _ESTABLISHED else max(0, 2 - weights.s)
    then = replace(weights, n=max(2, weights.n), s=weights.s + strike)
    return _MISSING[harm, strike], frozenset(), then
