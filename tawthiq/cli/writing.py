"""Arabic on a terminal: lines that come out in order whether the terminal orders them itself or not.

1. Text is wrapped before it is ordered: the last words of an Arabic sentence belong on the second line.
2. `isolate` (default) sets what runs from right to left between U+2068 and U+2069, so that a terminal with
   bidirectional text orders it by itself and leaves numbers, words and columns around it where they are.
3. `reorder` puts the letters in the order in which they are seen (python-bidi), for terminals without.

In an Arabic line everything is set apart as one; in a Latin line each Arabic stretch by itself, since a number after
an Arabic name would else be drawn to the name's other side.
"""

import re
from dataclasses import dataclass
from textwrap import wrap

from tawthiq.cli.options import Bidi

_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"
_LETTER = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
_RTL = re.compile(_LETTER)
_STRETCH = re.compile(rf"{_LETTER}(?:[^A-Za-z\u00c0-\u024f]*{_LETTER})?")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_STRONG = re.compile(rf"[A-Za-z\u00c0-\u024f]|{_LETTER}")
_HIDDEN = dict.fromkeys((0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069))


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes words for one terminal."""

    bidi: Bidi = Bidi.ISOLATE

    def write(self, text: object, width: int | None = None) -> str:
        """A line of the register's own, wrapped to `width` columns; control characters are made visible."""
        return "\n".join(map(self._mixed, _lines(str(text), width)))

    def quote(self, text: str, width: int | None = None) -> str:
        """A report's own words: whatever Latin words stand in an Arabic sentence, it is one sentence."""
        return "\n".join(map(self._whole, _lines(text, width)))

    def _mixed(self, line: str) -> str:
        if not _LATIN.search(line):
            return self._whole(line)
        strong = _STRONG.search(line)
        if strong and _RTL.match(strong[0]) and len(_RTL.findall(line)) > len(_LATIN.findall(line)):
            return self._whole(line)
        return line if self.bidi is Bidi.NONE else _STRETCH.sub(lambda found: self._whole(found[0]), line)

    def _whole(self, line: str) -> str:
        if self.bidi is Bidi.NONE or not has_rtl(line):
            return line
        return _isolated(line) if self.bidi is Bidi.ISOLATE else _reordered(line)


def has_rtl(text: str) -> bool:
    """Whether any letter runs from right to left."""
    return _RTL.search(text) is not None


def _isolated(text: str) -> str:
    return f"{_FIRST_STRONG_ISOLATE}{text}{_POP}"


def _reordered(text: str) -> str:
    from bidi import get_display

    return str(get_display(text, base_dir="R"))


def _lines(text: str, width: int | None) -> list[str]:
    lines = _without_controls(text).split("\n")
    if width is None:
        return lines
    return [part for line in lines for part in wrap(line, max(width, 8)) or [""]]


def _without_controls(text: str) -> str:
    # A report may carry escape sequences or direction overrides: shown raw they could rewrite the terminal.
    kept = "".join(" " if letter.isspace() and letter != "\n" else letter for letter in text.translate(_HIDDEN))
    return "".join(
        letter if letter == "\n" or letter.isprintable() or letter == "\u200c" else "\ufffd" for letter in kept
    )
