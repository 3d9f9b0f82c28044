"""`/settings`: the reader's language and digits, and the versions behind the pages."""

from dataclasses import dataclass

from tawthiq import __version__
from tawthiq.register.records import Run
from tawthiq.web.answer import Answer, Asked


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What the reader may choose, and the last run."""

    digits: str
    version: str
    run: Run | None


def settings(asked: Asked) -> Answer:
    """Language and digits."""
    runs = asked.register.runs()

    def view() -> SettingsView:
        return SettingsView(asked.words.digits, __version__, runs[0] if runs else None)

    return Answer("settings.html", asked.words.t("nav.settings"), view, runs, "settings")
