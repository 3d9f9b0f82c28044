"""What a preview of other rules holds."""

from dataclasses import dataclass, field

from tawthiq.adoption.moves import Move
from tawthiq.model.incident import Title


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What rules would move: their version, the one in force (None before any), and the incidents before and after.

    `titles` by id, of incidents of either side; `codes` of those that have one.
    """

    version: str
    in_force: str | None
    before: int
    after: int
    moves: tuple[Move, ...]
    titles: dict[str, Title] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    reports: int | None = None  # that would be read otherwise, where they were read anew
