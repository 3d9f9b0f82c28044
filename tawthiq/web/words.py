"""The interface's own words in one language: strings, plurals and numbers.

1. `words(lang)` reads `i18n/<lang>.yaml` and beside it `acts.` (what is decided with), `people.` (accounts,
   restrictions, second readings), `pages.` (search, sources, parties, places, runs) and `voices.` (what comes from
   outside) once; nested keys become dotted ones.
2. `Words.t(key, **values)` fills a string. Values are escaped unless they are Markup; whole numbers are written in the
   reader's digits. A mapping with the plural categories of CLDR is chosen by `n`.
3. A key that is missing is an error, never an empty place on the page.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Formatter

import yaml
from markupsafe import Markup, escape

from tawthiq.assessment.rules import codes, wording
from tawthiq.lexicon.parties import load as load_parties

LANGUAGES = ("ar", "en")
FILES = ("{lang}.yaml", "acts.{lang}.yaml", "people.{lang}.yaml", "pages.{lang}.yaml", "voices.{lang}.yaml",
         "written.{lang}.yaml")  # fmt: skip
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
_ARABIC_INDIC = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")

Entry = str | Mapping[str, str] | tuple[str, ...]


def plural(lang: str, n: int) -> str:
    """The CLDR plural category of a whole number in Arabic or English."""
    if lang != "ar":
        return "one" if n == 1 else "other"
    if n <= 2:
        return ("zero", "one", "two")[n]
    rest = n % 100
    if 3 <= rest <= 10:
        return "few"
    return "many" if rest >= 11 else "other"


@cache
def _pieces(entry: str) -> tuple[tuple[Markup, ...], tuple[str, ...]]:
    """The escaped pieces of a string around its `{name}`s, one more than there are names, and those names.

    Taken apart once: a site says the same strings a million times.
    """
    told, names, piece = [], [], ""
    for text, name, spec, conversion in Formatter().parse(entry):
        piece += text
        if name is not None:
            if not name.isidentifier() or spec or conversion:
                raise KeyError(f"{entry}: only names stand in braces")
            told.append(piece)
            names.append(name)
            piece = ""
    return tuple(Markup(escape(text)) for text in (*told, piece)), tuple(names)  # noqa: S704 - escaped


@dataclass(frozen=True, slots=True, eq=False)  # one object is one wording, so that what is said in it can be kept
class Words:
    """Strings of one language; `digits` is "latin" or "arabic" (Arabic-Indic), for numbers of the interface only."""

    lang: str
    entries: Mapping[str, Entry]
    digits: str = "latin"

    @property
    def dir(self) -> str:
        """Direction of the interface."""
        return "rtl" if self.lang == "ar" else "ltr"

    @property
    def other(self) -> str:
        """The other language of the interface."""
        return "en" if self.lang == "ar" else "ar"

    def has(self, key: str) -> bool:
        """Whether the key exists."""
        return key in self.entries

    def t(self, key: str, n: int | None = None, **values: object) -> Markup:
        """The string of a key with its values; raises KeyError for an unknown key."""
        entry = self.entries[key]
        if isinstance(entry, tuple):
            raise KeyError(f"{key} is a list")
        if not isinstance(entry, str):
            forms = entry
            if n is None:
                raise KeyError(f"{key} needs a number")
            entry = forms.get(plural(self.lang, n), forms["other"])
        pieces, names = _pieces(entry)
        if not names:
            return pieces[0]
        if n is not None:
            values.setdefault("n", n)
        filled: list[str] = [pieces[0]]
        for name, after in zip(names, pieces[1:], strict=True):
            value = values[name]
            if type(value) is not Markup:
                value = escape(self.number(value) if isinstance(value, int) else value)
            filled += (value, after)
        return Markup("".join(filled))  # noqa: S704 - pieces are escaped, and values on insertion

    def items(self, key: str) -> tuple[str, ...]:
        """A list of strings, such as the months."""
        entry = self.entries[key]
        if not isinstance(entry, tuple):
            raise KeyError(f"{key} is no list")
        return entry

    def number(self, n: int) -> str:
        """A whole number with thousands apart, in the reader's digits."""
        return self.figures(f"{n:,}")

    def figures(self, text: str) -> str:
        """Digits of an ungrouped number (a year, a day) in the reader's digits."""
        return text.translate(_ARABIC_INDIC) if self.digits == "arabic" else text

    def join(self, parts: Sequence[str]) -> Markup:
        """Parts as a list in prose: «a، b» or "a, b"."""
        comma = _pieces(str(self.entries["list.comma"]))[0][0]
        return Markup(str.join(comma, [part if type(part) is Markup else escape(part) for part in parts]))  # noqa: S704

    def all_names(self, group: str, code: str) -> tuple[str, ...]:
        """A code's words in every language of the interface."""
        found = (entries(lang).get(f"{group}.{code}") for lang in LANGUAGES)
        return tuple(text for text in found if isinstance(text, str))

    def name(self, group: str, code: str | None) -> Markup:
        """The word for a code of a vocabulary (party, country, grade …); an unknown code is shown readably."""
        if code is None:
            return self.t("value.unknown")
        key = f"{group}.{code}"
        if key in self.entries:
            return self.t(key)
        return Markup("<bdi>{}</bdi>").format(code.replace("_", " ").replace("-", " "))


def _flat(node: object, prefix: str, into: dict[str, Entry]) -> None:
    if isinstance(node, Mapping):
        if "other" in node and set(node) <= PLURALS:
            into[prefix] = {str(k): str(v) for k, v in node.items()}
            return
        for key, value in node.items():
            _flat(value, f"{prefix}.{key}" if prefix else str(key), into)
    elif isinstance(node, list):
        into[prefix] = tuple(str(item) for item in node)
    else:
        into[prefix] = str(node)


def _borrowed(lang: str) -> dict[str, Entry]:
    """Words that other rooms own: names of parties, reasons of the rules. An own string of the same key wins."""
    parties = {f"party.{p.id}": p.ar if lang == "ar" else p.en for p in load_parties().parties.values()}
    reasons = {f"reason.{code}": getattr(wording(code), lang) for code in codes()}
    return {**parties, **reasons}


@cache
def entries(lang: str) -> Mapping[str, Entry]:
    """All strings of a language by dotted key."""
    into = _borrowed(lang)
    for name in FILES:
        into |= read(files("tawthiq.web") / "i18n" / name.format(lang=lang))
    return into


def read(file: Traversable) -> dict[str, Entry]:
    """The strings of one YAML file by dotted key."""
    into: dict[str, Entry] = {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    _flat(yaml.load(file.read_text(encoding="utf-8"), Loader=loader), "", into)  # noqa: S506 - a safe loader
    return into


@cache
def words(lang: str, digits: str = "latin") -> Words:
    """The words of a language in the reader's digits."""
    return Words(lang, entries(lang), digits)
