"""Totals split by month, governorate, party …: a line for each bucket of grades under its keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from markupsafe import Markup

from tawthiq.assessment.totals import By
from tawthiq.model.vocabulary import Outcome, RangeVictims
from tawthiq.register.records import Bucket, Totals
from tawthiq.register.sums import Line, lines
from tawthiq.web import figures
from tawthiq.web.views.lists import Pager, pager
from tawthiq.web.views.splits import key_name
from tawthiq.web.words import Words

PATH = "/totals"
LINES = 100
_READINGS = (RangeVictims.CIVILIAN, RangeVictims.NOT_COMBATANT)
_SHOWN = (Outcome.KILLED, Outcome.INJURED)
# Splits whose keys are filters of the list of incidents, by the filter's name.
_FILTERS = {By.PARTY: "party", By.COUNTRY: "country", By.MEANS: "means", By.GRADE: "grade"}


@dataclass(frozen=True, slots=True)
class Split:
    """A split that can be put on or taken off, with the address that does so."""

    words: Markup
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class PivotLine:
    """One line: `cells` are the sums under each heading, shares are in per cent of `incidents`."""

    keys: tuple[Markup, ...]
    grade: Markup
    incidents: int
    href: str | None
    cells: tuple[figures.Cell, ...]
    without: int
    single_source: int
    coarse: int
    undated: int
    apart: bool


@dataclass(frozen=True, slots=True)
class PivotView:
    """The table of split totals; `heads` are the keys' headings, `figures` those of the sums."""

    heads: tuple[Markup, ...]
    figures: tuple[Markup, ...]
    rows: tuple[PivotLine, ...]
    pager: Pager
    additive: bool


def splits(words: Words, by: Sequence[By], query: Mapping[str, str]) -> tuple[Split, ...]:
    """Every split with the address that puts it on after the others, or takes it off."""
    made = []
    for split in By:
        wanted = [s for s in by if s is not split] if split in by else [*by, split]
        asked = {**query, "by": ",".join(wanted)} if wanted else dict(query)
        href = f"{PATH}?{urlencode(asked)}" if asked else PATH
        made.append(Split(words.t(f"split.{split}"), href, split in by))
    return tuple(made)


def pivot(words: Words, found: Totals, query: Mapping[str, str], page: int) -> PivotView:
    """One page of the lines."""
    by = tuple(map(By, found.by))
    shown: tuple[Outcome | None, ...] = (None,) if By.OUTCOME in by else _SHOWN
    heads = [words.t(f"split.{split}") for split in by if split is not By.GRADE]
    every = lines(found)
    return PivotView(
        heads=(*heads, words.t("split.grade")),
        figures=tuple(_head(words, outcome, victims) for outcome in shown for victims in _READINGS),
        rows=tuple(_line(words, by, line, query) for line in every[(page - 1) * LINES : page * LINES]),
        pager=pager(PATH, {**query, "by": ",".join(by)}, page, LINES, len(every)),
        additive=found.additive,
    )


def _head(words: Words, outcome: Outcome | None, victims: RangeVictims) -> Markup:
    who = words.t(f"range_victims.{victims}")
    return words.t("range.title", outcome=words.t(f"outcome.{outcome}"), who=who) if outcome else who


def _line(words: Words, by: Sequence[By], line: Line, query: Mapping[str, str]) -> PivotLine:
    told = dict(zip(by, line.keys, strict=True))
    outcomes = (Outcome(told[By.OUTCOME]),) if By.OUTCOME in told else _SHOWN
    graded = told.get(By.GRADE)
    return PivotLine(
        keys=tuple(key_name(words, split, key) for split, key in told.items() if split is not By.GRADE),
        grade=words.t(f"grade.{graded}") if graded else words.name("bucket_short", line.name),
        incidents=line.of,
        href=_href(told, query),
        cells=tuple(_cell(words, line.figures.get((o, victims))) for o in outcomes for victims in _READINGS),
        without=line.without_figure,
        single_source=round(100 * line.single_source / line.of),
        coarse=round(100 * line.coarse / line.of),
        undated=line.undated,
        apart=line.name == "discounted",
    )


def _cell(words: Words, bucket: Bucket | None) -> figures.Cell:
    if bucket is None:
        return figures.cell(words, None, None)
    return figures.cell(words, bucket.min, bucket.max, bucket.open_above)


def _href(told: Mapping[By, str], query: Mapping[str, str]) -> str | None:
    """The list of exactly these incidents; None where no filter of that list says it."""
    if By.GRADE not in told or any(split not in _FILTERS or not key for split, key in told.items()):
        return None
    return f"/incidents?{urlencode({**query, **{_FILTERS[split]: key for split, key in told.items()}})}"
