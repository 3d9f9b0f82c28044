"""Figures in words: a range in prose, counted people, and the two numbers of a table cell.

In an Arabic sentence "120-260" shows the larger number first, so prose says «من 120 إلى 260» and tables keep two
columns.
"""

from dataclasses import dataclass

from markupsafe import Markup, escape

from tawthiq.model.claim import Harm
from tawthiq.model.incident import Range
from tawthiq.model.vocabulary import Bound, Group
from tawthiq.web.words import Words

_VAGUE = {10: "tens", 100: "hundreds", 1000: "thousands", 10_000: "ten_thousands", 100_000: "hundred_thousands"}


@dataclass(frozen=True, slots=True)
class Cell:
    """The two numbers of a range in a table: what stands under "min" and under "max", and both in words."""

    low: str | Markup
    high: str | Markup
    words: Markup

    @property
    def numbered(self) -> bool:
        """Whether there is a number on either side."""
        return (self.low, self.high) != ("–", "–")


def numbers(words: Words, low: int | None, high: int | None, open_above: bool = False) -> Markup:
    """A range in prose: «من 120 إلى 260», «5», «10 فأكثر», «حتى 9»."""
    if low is None and high is None:
        return words.t("figure.none")
    if open_above or high is None:
        if low is None or low == high or high is None:
            return words.t("figure.at_least", low=high if low is None else low)
        return words.t("figure.range_open", low=low, high=high)
    if low is None:
        return words.t("figure.at_most", high=high)
    if low == high:
        return escape(words.number(low))
    return words.t("figure.range", low=low, high=high)


def cell(words: Words, low: int | None, high: int | None, open_above: bool = False) -> Cell:
    """The same as two numbers; an unknown side is a dash, an open one carries a plus."""
    top = escape(words.number(high)) if high is not None else Markup("–")
    if open_above and high is not None:
        top = Markup('<bdi dir="ltr">{}+</bdi>').format(top)  # in Arabic the plus would jump to the other side
    return Cell(words.number(low) if low is not None else "–", top, numbers(words, low, high, open_above))


def range_cell(words: Words, row: Range) -> Cell:
    """Cell of a derived range; without a figure both sides are dashes and the words say so."""
    if row.unquantified and row.max is None:
        return Cell("–", "–", words.t("figure.unquantified"))
    return cell(words, row.min, row.max, row.open_above)


def harm_cell(words: Words, harm: Harm) -> Cell:
    """Cell of a claim's figure."""
    if harm.bound in {Bound.NONE, Bound.NONE_REPORTED}:
        return Cell(words.number(0), words.number(0), words.t(f"harm.{harm.bound}"))
    if harm.min is None and harm.max is None:
        return Cell("–", "–", words.t("figure.unquantified"))
    if harm.max is None and harm.min is not None:
        return Cell(words.number(harm.min), words.t("figure.or_more"), numbers(words, harm.min, None))
    return cell(words, harm.min, harm.max)


def noun_key(harm: Harm) -> str:
    """Which noun counts the victims of a figure: their group, else their status."""
    return harm.group.value if harm.group is not Group.ALL else harm.victims.value


def people(words: Words, harm: Harm, subject: bool = False) -> Markup:
    """Counted people: «من 120 إلى 260 مدنيًا», «عشرات المدنيين». Arabic has one form after a verbal noun (مقتل
    طفلين) and another as the subject (بينهم طفلان).
    """
    low, high, bound = harm.min, harm.max, harm.bound
    key = noun_key(harm)
    if low is None and high is None:
        return words.t("people.uncounted", who=words.t(f"noun.{key}.{'plural_subject' if subject else 'plural'}"))
    if bound is Bound.VAGUE and low in _VAGUE and high is None:
        return words.t(f"people.{_VAGUE[low]}", who=words.t(f"noun.{key}.definite"))
    last = high if high is not None else low or 0
    figure = counted(words, key, last, subject)
    if low is not None and high is not None and low != high:
        return words.t("people.range", low=low, counted=figure)
    frame = {Bound.ABOUT: "about", Bound.AT_LEAST: "at_least", Bound.AT_MOST: "at_most"}.get(bound)
    if frame is None:
        frame = "at_least" if high is None else "at_most" if low is None else None
    return words.t(f"people.{frame}", counted=figure) if frame else figure


def counted(words: Words, key: str, n: int, subject: bool = False) -> Markup:
    """A number with its noun: «مدني واحد», «طفلين», «5 مدنيين», "5 civilians"."""
    name = words.t(f"noun.{key}.{'subject' if subject else 'n'}", n)
    if words.lang == "ar" and n in {1, 2}:
        return name
    return Markup("{} {}").format(words.number(n), name)
