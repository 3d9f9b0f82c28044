"""An issue in the reader's words: the program writes its reasons in English; in Arabic each code has its sentence."""

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from markupsafe import Markup

from tawthiq.claims.unknown import word_told
from tawthiq.model.issue import Issue
from tawthiq.web import phrases
from tawthiq.web.words import Entry, Words, read

FILE = "issues.{lang}.yaml"


class Told(NamedTuple):
    """What is wrong, and what to do about it; `own` is what the program wrote, where that says more."""

    reason: Markup
    remedy: Markup
    own: Markup | None


def told(words: Words, issue: Issue) -> Told:
    """The issue in the reader's language; in the program's words where the language has none for its code."""
    reason, remedy = in_words(words.lang, issue.code) or ("", "")
    if not reason:
        return Told(phrases.english(issue.reason), phrases.english(issue.remedy), None)
    word = word_told(issue)
    told = Markup("{}").format(reason) if word is None else Markup("{}: {}").format(phrases.quoted(word), reason)
    return Told(told, Markup("{}").format(remedy), phrases.english(f"{issue.reason}. {issue.remedy}"))


def in_words(lang: str, code: str) -> tuple[str, str] | None:
    """Reason and remedy of a code in a language, None where it has none."""
    known = _sentences(lang)
    reason, remedy = known.get(f"{code}.reason"), known.get(f"{code}.remedy")
    return (reason, remedy) if isinstance(reason, str) and isinstance(remedy, str) else None


@cache
def _sentences(lang: str) -> dict[str, Entry]:
    file = files("tawthiq.web") / "i18n" / FILE.format(lang=lang)
    return read(file) if file.is_file() else {}
