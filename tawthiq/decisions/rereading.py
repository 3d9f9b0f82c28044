"""Reports that were read before people said of a spelling which place it is, or took that back.

1. A reading is of its time: it took a spelling for what was in force then.
2. Where something else is in force now, the report is behind; reading it again makes that good.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawthiq.decisions.aliasing import written
from tawthiq.gazetteer.aliases import subject
from tawthiq.model.alias import Alias, alias, aliases
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.standing import standing
from tawthiq.register import Register


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A spelling with the reports (ids, in their order) that were read before its last decision.

    `alias` is what is in force of it; None where it was taken back.
    """

    spelling: str
    alias: Alias | None
    documents: tuple[str, ...]


def behind(register: Register) -> tuple[Behind, ...]:
    """The spellings of which reports are behind, the latest decided first."""
    found = []
    for key, told in _by_spelling(register.decisions()).items():
        course = _course(told, key)
        spelling = next(one.spelling for one in map(alias, reversed(told)) if one is not None)
        documents = _behind(register, spelling, course) if course else ()
        if documents:
            found.append((course[-1][0], Behind(spelling=spelling, alias=course[-1][1], documents=documents)))
    return tuple(one for _, one in sorted(found, key=lambda item: item[0], reverse=True))


def holding(register: Register, spelling: str) -> tuple[str, ...]:
    """The ids of the reports that hold a spelling, in their order; none for what is no spelling."""
    if not subject(spelling):
        return ()
    return tuple({name: None for words in written(spelling) for name in register.read_last(words)})


def _by_spelling(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """By its key what was said of a spelling, what took that back, what took back the taking back …, as time went."""
    keys: dict[str, set[str]] = {}  # by decision, the spellings that it is about
    told: dict[str, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda d: (d.time, d.id)):
        said = alias(decision)
        if said is not None:
            about = {said.key}
        elif decision.kind is DecisionKind.UNDO:
            about = set().union(*(keys.get(subject, ()) for subject in decision.subjects))
        else:
            continue
        keys[decision.id] = about
        for key in about:
            told.setdefault(key, []).append(decision)
    return told


_Course = Sequence[tuple[str, Alias | None]]
"""What was in force of a spelling, from which time on."""


def _course(told: Sequence[Decision], key: str) -> _Course:
    """How what is in force of a spelling changed, in order of time."""
    course: list[tuple[str, Alias | None]] = []
    for number, decision in enumerate(told, 1):
        said = next((one for one in aliases(standing(told[:number])) if one.key == key), None)
        if (said and said.place) != (course[-1][1] and course[-1][1].place if course else None):
            course.append((decision.time, said))
    return course


def _behind(register: Register, spelling: str, course: _Course) -> tuple[str, ...]:
    """The reports whose last reading took the spelling for another place than it stands for now."""
    times = [time for time, _ in course]
    now = course[-1][1]
    found = {}
    for words in written(spelling):
        for name, time in register.read_last(words, times[-1]).items():
            at = bisect_right(times, time)
            then = course[at - 1][1] if at else None
            if (then and then.place) != (now and now.place):
                found[name] = time
    return tuple(found)
