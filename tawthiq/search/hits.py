"""What is asked of hits, and what is found."""

from dataclasses import dataclass

from tawthiq.search.question import Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What hits must be; None asks nothing. `governorate` is the name of any division; days are ISO."""

    first: str | None = None
    last: str | None = None
    governorate: str | None = None
    party: str | None = None
    kind: str | None = None
    grade: str | None = None

    @property
    def any(self) -> bool:
        """Whether anything is asked."""
        return any(getattr(self, name) is not None for name in self.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Why:
    """A reason of a hit: the question's words `said` were found as a concept (`slot`, `value`) or as words."""

    slot: str
    value: str
    said: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit: an id, what was found of it (a claim's id, or [start, end) of a report), and why."""

    id: str
    score: float
    claim: str | None = None
    document: str | None = None
    start: int = 0
    end: int = 0
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, best first. A list that is full may go on: `more` are the names of those."""

    question: Question
    incidents: tuple[Hit, ...] = ()
    claims: tuple[Hit, ...] = ()
    documents: tuple[Hit, ...] = ()
    more: tuple[str, ...] = ()
