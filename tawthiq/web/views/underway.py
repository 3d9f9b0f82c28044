"""What goes on just now, and what could be begun: reports to read again, other rules to look at and adopt."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from tawthiq import adoption, decisions
from tawthiq.adoption import Move, MoveKind
from tawthiq.errors import RegisterError
from tawthiq.model.alias import Alias
from tawthiq.register import Register
from tawthiq.register.underway import PREVIEWING, Progress, RunState, is_under_way, progress
from tawthiq.settings import Settings
from tawthiq.web import days, phrases
from tawthiq.web.chores import Stage, last_words, stage
from tawthiq.web.drafts import address
from tawthiq.web.indexes import of_state
from tawthiq.web.views import moved
from tawthiq.web.words import Words

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A run that goes on, or the last one where it failed: what it is at in words, how much of it is done, and what
    to do where it failed.
    """

    goes_on: bool
    words: Markup
    began: Markup | None = None
    done: int | None = None
    parts: int | None = None
    said: str = ""
    remedy: Markup | None = None


@dataclass(frozen=True, slots=True)
class BehindRow:
    """A spelling with the number of reports that were read before it was decided on."""

    spelling: str
    reports: int
    words: Markup


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One thing that other rules would move."""

    code: str
    href: str | None
    title: Markup
    words: Markup


@dataclass(frozen=True, slots=True)
class RulesView:
    """Rules that are others than those in force, with what they would move, once that was worked out.

    `stale` where the register changed since; `counts` what moves by kind, `rest` how many are not listed.
    """

    before: str
    today: str
    time: Markup | None = None
    stale: bool = False
    counts: tuple[Markup, ...] = ()
    rows: tuple[MoveRow, ...] = ()
    rest: int = 0


def under_way(words: Words, register: Register) -> UnderWay | None:
    """What goes on; also what failed last, until something else is done."""
    found = progress(register)
    begun = stage(register, found)
    if begun is Stage.STARTING:
        return UnderWay(True, words.t("underway.starting"))
    if begun is Stage.FAILED:
        return UnderWay(False, words.t("underway.failed"), said=last_words(register.folder))
    if found is None:
        return None
    goes_on = is_under_way(found)
    if not goes_on and found.state not in {RunState.FAILED, RunState.KILLED}:
        return None
    told = _told(words, found) if goes_on else words.t("underway.failed")
    done, parts = _share(found)
    said = "" if goes_on else last_words(register.folder)
    return UnderWay(goes_on, told, days.moment(words, found.started), done, parts, said)


def _told(words: Words, found: Progress) -> Markup:
    if found.engine == PREVIEWING:
        return words.t("underway.preview")
    if found.state is RunState.RESOLVING:
        step = f"underway.step.{found.step}"
        return words.t(step) if found.step and words.has(step) else words.t("underway.resolving")
    return words.t("underway.reading", found.tally.added + found.tally.known)


def _share(found: Progress) -> tuple[int | None, int | None]:
    if found.state is RunState.READING and found.parts:
        return min(found.tally.added + found.tally.known, found.parts), found.parts
    return (found.done, found.parts) if found.parts else (None, None)


def behind(words: Words, register: Register) -> tuple[BehindRow, ...]:
    """The spellings of which reports stand as they were read before."""
    found = of_state(register, "behind", lambda: decisions.behind(register))
    return tuple(
        BehindRow(
            one.spelling,
            len(one.documents),
            words.t("alias.behind", len(one.documents), name=one.spelling, place=_meant(words, one.alias)),
        )
        for one in found
    )


def _meant(words: Words, said: Alias | None) -> Markup:
    from tawthiq.web.pages.alias import place_of  # noqa: PLC0415 # that page shows these rows as well

    return place_of(words, said) if said else words.t("alias.taken_back")


def rules(words: Words, register: Register, settings: Settings) -> RulesView | None:
    """What is to be said of rules that changed; None where they did not."""
    whole = register.whole
    if not adoption.rules_changed(whole, settings):
        return None
    today = adoption.rules_of_today(whole, settings)
    view = RulesView((whole.rules_in_force() or "")[:12], today[:12])
    last = adoption.kept(whole)
    if last is None or last.preview.version != today:
        return view
    kinds = Counter(move.kind for move in last.preview.moves)
    rows = tuple(_rows(words, register, last.preview.moves[:_SHOWN]))
    return RulesView(
        before=view.before,
        today=view.today,
        time=days.moment(words, last.time),
        stale=last.mark != adoption.mark_of(whole, today),
        counts=tuple(words.t(f"rules.count.{kind}", n) for kind, n in kinds.items()),
        rows=rows,
        rest=len(last.preview.moves) - len(rows),
    )


def _rows(words: Words, register: Register, moves: tuple[Move, ...]) -> Iterator[MoveRow]:
    """The moves of incidents that the reader may see."""
    for move in moves:
        told = _values(words, move)
        try:
            found = register.incident(move.incident)
        except RegisterError:
            if not register.hidden:
                yield MoveRow("", None, words.t("rules.new"), told)
            continue
        title = phrases.quoted(found.title.ar if words.lang == "ar" else found.title.en)
        yield MoveRow(found.code, address("incidents", found.id), title, told)


def _values(words: Words, move: Move) -> Markup:
    if move.kind in {MoveKind.JOINED, MoveKind.SPLIT, MoveKind.MOVED, MoveKind.FOUNDED, MoveKind.WITHDRAWN}:
        return words.t(f"rules.move.{move.kind}", claims=words.t("count.claims", len(move.claims)))
    sides = [value or "" for value in (move.before, move.after)]
    name = move.kind.value
    if move.kind is MoveKind.RANGE:
        name = " ".join(next(side for side in sides if side).split(" ")[:2])
        sides = [side.rpartition(" ")[2] for side in sides]
    before, after = (moved.value_of(words, name, side) for side in sides)
    return words.t("rules.value", name=moved.name_of(words, name), before=before, after=after)
