"""How old a victim is: the age told right behind a name or a noun ((34 عاما)، البالغ من العمر 12 عاما، رضيع 3 أشهر).

Ages are in full years; months and days are 0.
"""

from collections.abc import Sequence

from tawthiq.claims.victim_words import is_word
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Matcher
from tawthiq.text.quantities import Kind, Quantity, Role
from tawthiq.text.tokens import Shape, Token

_AGE_REACH = 5  # tokens between a person and the age told
_OLDEST = 120
_UNDER_A_YEAR = frozenset(("شهر", "شهرا", "شهور", "اشهر", "شهرين", "شهران", "يوم", "يوما", "ايام", "اسبوع", "اسابيع"))


@by_folders
def _leads(folders: Folders) -> Matcher:
    """Words that lead to a name or to an age."""
    return Matcher(entry for entry in load("persons", folders) if entry.means in ("lead", "aged"))


def age_of(tokens: Sequence[Token], last: int, figures: Sequence[Quantity]) -> tuple[int | None, int]:
    """The age told right after token `last`, in years, and the token at which it ends; -1 where none is told."""
    bracket = last + 1 < len(tokens) and tokens[last + 1].text == "("
    for figure in figures:
        if figure.kind is Kind.ORDINAL or figure.first <= last or figure.first - last > _AGE_REACH:
            continue
        between = tokens[last + 1 : figure.first]
        led = any(leads_to(tokens, at, "aged") for at in range(last + 1, figure.first))
        aged = figure.role is Role.AGE and (led or bracket or figure.first == last + 1)
        in_bracket = bracket and figure.first == last + 2
        closed = any(token.text in "،,." for token in between) and not led
        if not (aged or in_bracket) or closed or figure.min is None or not 0 <= figure.min <= _OLDEST:
            return None, -1
        after = figure.last + 1
        unit = tokens[after].folded if after < len(tokens) else ""
        years = 0 if unit in _UNDER_A_YEAR else figure.min
        end = after if unit in _UNDER_A_YEAR or is_word(tokens, after, "unit") else figure.last
        return years, min(end + (bracket and end + 1 < len(tokens) and tokens[end + 1].text == ")"), len(tokens) - 1)
    return None, -1


def leads_to(tokens: Sequence[Token], at: int, means: str) -> bool:
    """Whether a word at token `at` leads to a name (`lead`) or to an age (`aged`)."""
    match = _leads().at(tokens, at) if at < len(tokens) and tokens[at].shape is Shape.WORD else None
    return match is not None and match.entry.means == means
