"""What people wrote of an incident, in the reader's language first."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.model.written import Summary
from tawthiq.web import phrases
from tawthiq.web.words import Words

_BEGINS = 140  # letters


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one language, as paragraphs; `title` says which, where it is not the reader's."""

    lang: str
    dir: str
    paragraphs: tuple[str, ...]
    title: Markup


def texts(words: Words, summary: Summary) -> tuple[Text, ...]:
    """The texts of a summary, the one in the reader's language first."""
    found = []
    for lang in (words.lang, words.other):
        told = getattr(summary, lang)
        if told:
            title = words.t(f"summary.in.{lang}")
            found.append(Text(lang, "rtl" if lang == "ar" else "ltr", tuple(told.split("\n")), title))
    return tuple(found)


def headline(words: Words, summary: Summary) -> Markup:
    """A summary in a few words: how it begins, in the reader's language where it has one."""
    found = texts(words, summary)
    if not found:
        return words.t("value.none")
    first = " ".join(" ".join(found[0].paragraphs).split())
    return phrases.quoted(first if len(first) <= _BEGINS else first[: _BEGINS - 1].rstrip() + "…")
