"""The terminal's words in Arabic and English: headings of its own (words.yaml), vocabulary and reasons of the desk."""

from functools import cache
from pathlib import Path

import yaml

from tawthiq.cli.options import Language


class Speech:
    """Words of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language.value

    def say(self, key: str) -> str:
        """A heading of the terminal's own. Raises KeyError for an unknown one."""
        return _headings()[self.language][key]

    def count(self, key: str, n: int) -> str:
        """So many of something, in the form that its number asks for: 3 incidents, 12 حادثة."""
        from tawthiq.web.words import words

        return words(self.language).t(f"count.{key}", n).striptags()

    def name(self, group: str, code: str | None) -> str:
        """The word for a code of a vocabulary: grade, method, party, response …; an unknown one readably."""
        from tawthiq.web.words import words

        return words(self.language).name(group, code).striptags()

    def known(self, group: str, code: str) -> str | None:
        """The word for a code of a vocabulary, None where the vocabulary does not have it."""
        from tawthiq.web.words import words

        return self.name(group, code) if words(self.language).has(f"{group}.{code}") else None

    def key(self, by: str, key: str) -> str:
        """A key that totals are split by."""
        from tawthiq.web.views.splits import key_name
        from tawthiq.web.words import words

        return key_name(words(self.language), by, key).striptags()

    def slot(self, code: str) -> str:
        """The word for a slot of a claim: an outcome, or when, where, means, who."""
        own = {"when": "when", "where": "where", "method": "means", "responsible": "who"}
        return self.say(own[code]) if code in own else self.name("outcome", code)

    def value(self, code: str) -> str:
        """The word for a party, grade or means where the text is the code of one; else the text as it is."""
        from tawthiq.web.words import words

        groups = ("party", "grade", "method", "outcome")
        group = next((group for group in groups if words(self.language).has(f"{group}.{code}")), None)
        return self.name(group, code) if group else code

    def reason(self, code: str) -> str:
        """The words for a reason, flag or need of the rules; an unknown code readably."""
        from tawthiq.assessment import wording

        try:
            return str(getattr(wording(code), self.language))
        except KeyError:
            return code.replace("_", " ")


@cache
def _headings() -> dict[str, dict[str, str]]:
    text = Path(__file__).with_name("words.yaml").read_text("utf-8")
    loaded: dict[str, dict[str, str]] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return loaded


def speech(language: Language | None) -> Speech:
    """Speech in the language asked for, else the setting's, else English."""
    from tawthiq.settings import Settings

    return Speech(language or Language(Settings.from_environment().language or "en"))
