"""What a quantity is: a figure with its bound, as the words give it.

`first`/`last` are token indexes (inclusive) of the figure with the words that bound it in front (أكثر من 20),
`start`/`end` the document offsets of the same words. `figure` is the token where the number itself begins, `reach` the
last token that still belongs to the bound when it stands behind the noun (22 من عناصرها على الأقل), else `last`.

Convention of the public contract: N → N,N exact · at least N → N,None · about N → N,N · at most N → None,N ·
a range → a,b · عشرات → 10,None vague · عدد من → None,None vague.
"""

from enum import StrEnum

from tawthiq.records import Record


class Bound(StrEnum):
    """How the words bound a figure; the values are those of the public contract."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"


class Kind(StrEnum):
    """What sort of number it is. FRACTION and MULTIPLE are no counts of things."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    VAGUE = "vague"
    FRACTION = "fraction"


class Role(StrEnum):
    """What the number counts or names where its neighbours show that it counts no people."""

    PERCENT = "percent"
    AGE = "age"
    LENGTH = "length"
    WEIGHT = "weight"
    CALIBRE = "calibre"
    MEASURE = "measure"
    MONEY = "money"
    DURATION = "duration"
    CLOCK = "clock"
    DATE = "date"
    UNIT_NAME = "unit_name"
    MODEL = "model"
    TIMES = "times"
    VIEWS = "views"
    PHONE = "phone"
    ITEM = "item"
    FORMER = "former"


class Quantity(Record, frozen=True, kw_only=True):
    """A figure of the text. `min`/`max` are inclusive and None where open or unknown."""

    first: int
    last: int
    figure: int
    reach: int
    start: int
    end: int
    min: int | None
    max: int | None
    bound: Bound
    kind: Kind
    role: Role | None = None
    definite: bool = False

    @property
    def is_count(self) -> bool:
        """Whether it can be a number of people: no ordinal, no fraction and nothing that its neighbours rule out."""
        return self.role is None and self.kind in {Kind.CARDINAL, Kind.VAGUE}
