"""A filing: one incident as a team keeps it in a sheet of its own, with the reports filed under it and who decided."""

from dataclasses import dataclass

from tawthiq.model.incident import MinMax
from tawthiq.model.vocabulary import Grade

UNKNOWN = MinMax()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """One row of a sheet. `code` is the team's own name for the incident, `date` EDTF, degrees are WGS84.

    `killed` and `injured` count as the team counts; `party` and `means` stand in the team's words. `reports` name
    reports by address, id or SHA-256. `author` and `time` (ISO 8601, UTC) are those of the team's decision. `file`,
    `sha256`, `sheet` and `row` (1-based, the heading is row 1) say where it was read.
    """

    id: str
    code: str
    author: str
    time: str
    file: str
    sha256: str
    sheet: str
    row: int
    date: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    killed: MinMax = UNKNOWN
    injured: MinMax = UNKNOWN
    grade: Grade | None = None
    party: str | None = None
    means: str | None = None
    reports: tuple[str, ...] = ()
    notes: str = ""

    @property
    def source(self) -> str:
        """Where it was read, as the reason of a decision tells it."""
        sheet = f", {self.sheet}" if self.sheet else ""
        return f"{self.file} (SHA-256 {self.sha256[:12]}){sheet}, row {self.row}, {self.code}"
