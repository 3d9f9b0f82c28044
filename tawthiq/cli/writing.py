"""Arabic on a terminal: lines that come out in order whether the terminal orders them itself or not.

1. `isolate` (default) sets each line of Arabic between U+2068 and U+2069, so that a terminal with bidirectional text
   orders it by itself and leaves the columns around it where they are.
2. `reorder` puts the letters in the order in which they are seen (python-bidi), for terminals without.
3. Text is wrapped before it is ordered: the last words of an Arabic sentence belong on the second line.
"""

from dataclasses import dataclass
from textwrap import wrap

from tawthiq.cli.options import Bidi

_FIRST_STRONG_ISOLATE, _POP = "\u2068", "\u2069"
_RTL = (("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc"))
_HIDDEN = dict.fromkeys((0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069))


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes words for one terminal."""

    bidi: Bidi = Bidi.ISOLATE

    def write(self, text: object, width: int | None = None) -> str:
        """The text as lines of at most `width` columns, each in order; control characters are made visible."""
        plain = _without_controls(str(text))
        lines = plain.split("\n") if width is None else _wrapped(plain, width)
        return "\n".join(self._line(line) for line in lines)

    def quote(self, text: str, width: int | None = None) -> str:
        """The text between the quotation marks of its language."""
        return self.write(f"«{text}»", width)

    def _line(self, line: str) -> str:
        if self.bidi is Bidi.NONE or not has_rtl(line):
            return line
        if self.bidi is Bidi.ISOLATE:
            return f"{_FIRST_STRONG_ISOLATE}{line}{_POP}"
        from bidi import get_display

        return str(get_display(line))


def has_rtl(text: str) -> bool:
    """Whether any letter runs from right to left."""
    return any(first <= letter <= last for letter in text for first, last in _RTL)


def _wrapped(text: str, width: int) -> list[str]:
    lines = (part for line in text.split("\n") for part in wrap(line, max(width, 8)) or [""])
    return list(lines)


def _without_controls(text: str) -> str:
    # A report may carry escape sequences or direction overrides: shown raw they could rewrite the terminal.
    kept = text.replace("\t", " ").translate(_HIDDEN)
    return "".join(
        letter if letter == "\n" or letter.isprintable() or letter == "\u200c" else "\ufffd" for letter in kept
    )
