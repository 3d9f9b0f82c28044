"""`/add`: bringing reports in from the browser, as files or as pasted text."""

from dataclasses import dataclass

from tawthiq.register import Register
from tawthiq.settings import Settings
from tawthiq.web.answer import Answer, Asked
from tawthiq.web.batches import READ
from tawthiq.web.chores import is_busy
from tawthiq.web.forms import MOST_FILES, Form
from tawthiq.web.pages.doubts import Doubt
from tawthiq.web.words import Words


@dataclass(frozen=True, slots=True)
class AddView:
    """The form. `given` is what was filled in before; `lost` says that files have to be chosen once more."""

    given: Form
    endings: str
    most: int
    most_of_one: int
    most_files: int
    busy: bool
    doubt: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Taking:
    """The form as JSON: endings of what is read, the most that is taken at once and of one report, in megabytes."""

    endings: tuple[str, ...]
    most_mb: int
    most_report_mb: int
    most_files: int
    busy: bool


def add(asked: Asked) -> Answer:
    """The form."""
    return adding(asked.register, asked.words, asked.settings, Form({}))


def adding(register: Register, words: Words, settings: Settings, given: Form, doubt: Doubt | None = None) -> Answer:
    """The form, at first or once more."""
    busy = is_busy(register.whole)

    def view() -> AddView:
        return AddView(
            given=given,
            endings=",".join(READ),
            most=settings.max_upload_mb,
            most_of_one=settings.max_report_mb,
            most_files=MOST_FILES,
            busy=busy,
            doubt=doubt.key if doubt else "",
            lost=bool(given.files or given.too_much),
        )

    data = Taking(READ, settings.max_upload_mb, settings.max_report_mb, MOST_FILES, busy)
    return Answer("add.html", words.t("adding.title"), view, data, "documents", doubt.status if doubt else 200)
