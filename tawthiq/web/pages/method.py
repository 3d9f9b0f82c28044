"""`/method`: the rules as the program follows them, read from the very data that the code reads."""

from dataclasses import dataclass

from markupsafe import Markup

from tawthiq.assessment import rules
from tawthiq.model.vocabulary import Grade, StrikeStatus
from tawthiq.web.answer import Answer, Asked, Table
from tawthiq.web.views.parts import GradeMark, grade


@dataclass(frozen=True, slots=True)
class Definition:
    """A word of the register with its meaning."""

    word: Markup
    gloss: Markup


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule in the reader's language."""

    id: str
    title: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """The method page."""

    grades: tuple[GradeMark, ...]
    strikes: tuple[Definition, ...]
    readings: tuple[Definition, ...]
    flags: tuple[Definition, ...]
    rules: tuple[RuleView, ...]


def method(asked: Asked) -> Answer:
    """Definitions and rules."""
    known = rules()

    def view() -> MethodView:
        words = asked.words
        rows = ("civilian", "not_combatant")
        flags = ("provisional", "contested_by_accused", "status_unknown", "unquantified")
        return MethodView(
            grades=tuple(grade(words, g) for g in Grade),
            strikes=tuple(Definition(words.t(f"strike.{s}"), words.t(f"strike_gloss.{s}")) for s in StrikeStatus),
            readings=tuple(Definition(words.t(f"range_victims.{r}"), words.t(f"range_gloss.{r}")) for r in rows),
            flags=tuple(Definition(words.t(f"flag.{f}"), words.t(f"flag_gloss.{f}")) for f in flags),
            rules=tuple(
                RuleView(r.id, getattr(r.title, words.lang), getattr(r.text, words.lang), r.source) for r in known
            ),
        )

    def table() -> Table:
        lang = asked.words.lang
        rows = tuple((r.id, getattr(r.title, lang), getattr(r.text, lang), r.source) for r in known)
        return Table(("id", "title", "text", "source"), rows)

    return Answer("method.html", asked.words.t("nav.method"), view, known, "method", table=table)
