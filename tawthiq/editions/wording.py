"""The words of reports and sites: those of the desk with their own (i18n/ar.yaml, i18n/en.yaml)."""

from functools import cache
from importlib.resources import files

from tawthiq.web.words import Words, entries, read


@cache
def words(lang: str) -> Words:
    """The words of "ar" or "en"; an own string stands before the desk's of the same key."""
    return Words(lang, {**entries(lang), **read(files("tawthiq.editions") / "i18n" / f"{lang}.yaml")})
