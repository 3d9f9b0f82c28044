"""What a page that asks for a decision has to say: why a form was not taken, and as JSON what would change."""

from dataclasses import dataclass

from tawthiq import decisions


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a form was not taken: a key of the interface's words, the status, the program's own words."""

    key: str
    status: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Previewed:
    """A preview as JSON: what would change, before and after; of a restriction, the ids of the other reports that carry
    the words; of a spelling, which reports would be read otherwise.
    """

    verdict: str
    subjects: tuple[str, ...]
    changes: tuple[decisions.Moved, ...]
    copies: tuple[str, ...] = ()
    effect: decisions.Effect | None = None
