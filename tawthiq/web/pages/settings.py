"""`/settings`: the reader's language and digits, and the versions behind the pages."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq import __version__
from tawthiq.register.records import Run
from tawthiq.web import days
from tawthiq.web.answer import Answer, Asked


@dataclass(frozen=True, slots=True)
class SettingsView:
    """What the reader may choose, and the last run."""

    digits: str
    version: str
    run: Run | None
    started: Markup | None


def settings(asked: Asked) -> Answer:
    """Language and digits."""
    runs = asked.register.runs()

    def view() -> SettingsView:
        last = runs[0] if runs else None
        started = days.moment(asked.words, last.started) if last else None
        return SettingsView(asked.words.digits, __version__, last, started)

    return Answer("settings.html", asked.words.t("nav.settings"), view, runs, "settings")
