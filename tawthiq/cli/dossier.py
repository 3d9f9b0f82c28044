"""What is shown of an incident, with all that is needed to show it."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich import box
from rich.table import Table

from tawthiq.cli.wording import Speech
from tawthiq.cli.writing import Pen
from tawthiq.model.decision import Decision
from tawthiq.model.incident import Incident
from tawthiq.register import StoredClaim, StoredDocument

SHORT = 12
"""Letters of an id that are shown: enough to name it in another command."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """An incident with all that is needed to show it; `width` in columns."""

    incident: Incident
    claims: tuple[StoredClaim, ...]
    documents: dict[str, StoredDocument]
    words: Speech
    pen: Pen
    width: int
    decisions: tuple[Decision, ...] = ()

    def origin(self, id: str) -> str:
        """The name of an origin."""
        return next((item.name for item in self.incident.origin_tree if item.id == id), id[:SHORT])


def titled(dossier: Dossier, title: str, heads: Iterable[str]) -> Table:
    """A table under its heading, with its column heads in the language of the terminal."""
    words, pen = dossier.words, dossier.pen
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, title_justify="left", title_style="bold")
    table.title = "\n" + pen.write(words.say(title))
    for head in heads:
        table.add_column(pen.write(words.say(head)), overflow="fold")
    return table


def listed(parts: Iterable[str], words: Speech) -> str:
    """Parts with the comma of their language."""
    return ("، " if words.language == "ar" else ", ").join(parts)
