"""A decision: what a person held to be so; append-only, dated, signed and undone only by a later one."""

from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What a decision says."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    CORRECT = "correct"
    ACCEPT = "accept"
    REJECT = "reject"
    GRADE = "grade"
    DEPENDENT = "dependent"
    INDEPENDENT = "independent"
    CREDIBLE = "credible"
    NOT_CREDIBLE = "not_credible"
    ENTER = "enter"
    NO_CLAIM = "no_claim"
    RESTRICT = "restrict"
    WITHHOLD = "withhold"
    SUMMARY = "summary"
    PUBLISH = "publish"
    SECOND = "second"
    READING = "reading"
    SETTLE = "settle"
    NAME = "name"
    RECEIVE = "receive"
    ANSWER = "answer"
    ALIAS = "alias"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The claims that an incident held when a decision named it, by id."""

    incident: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """`subjects` are ids (claims, incidents, origins, a decision for UNDO, a document for NO_CLAIM); `before`/`after`
    are values as text. ENTER is about the claim that a person entered. RESTRICT, SECOND, READING and SETTLE move no
    figure: see `restriction`; nor do WITHHOLD (`withholding`), SUMMARY and PUBLISH (`written`), NAME (`showing`),
    RECEIVE and ANSWER, which are about what came in from outside (`voice`), and ALIAS, which is about a spelling
    (`alias`).

    `anchors` say of each incident among subjects, `before` and `after` which claims it held: the decision is about
    these, wherever later rules would put them. The register fills them in.
    """

    id: str
    kind: DecisionKind
    subjects: tuple[str, ...]
    author: str
    time: str
    reason: str = ""
    field: str | None = None
    before: str | None = None
    after: str | None = None
    anchors: tuple[Anchor, ...] = ()
