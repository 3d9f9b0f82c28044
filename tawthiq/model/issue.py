"""An issue: what could not be read or understood, in one line that says what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """`file` and `line` (1-based) say where; `reason` what is wrong; `remedy` what a person can do.

    `left_out` is True where an input or part of it did not enter (exit status 3), False for a mere notice.
    """

    code: str
    reason: str
    remedy: str
    file: str | None = None
    line: int | None = None
    document: str | None = None
    left_out: bool = True

    def __str__(self) -> str:
        place = self.file or self.document or "-"
        at = f"{place}:{self.line}" if self.line is not None else place
        return f"{at}: {self.reason}. {self.remedy}"
