"""The values that totals are split by, in words: a month, a governorate, a party."""

from markupsafe import Markup

from tawthiq.assessment import governorates
from tawthiq.assessment.totals import By
from tawthiq.web import days
from tawthiq.web.words import Words

_GROUPS = {
    By.COUNTRY: "country",
    By.PARTY: "party",
    By.MEANS: "method",
    By.FACILITY: "facility",
    By.OUTCOME: "outcome",
    By.GRADE: "grade",
}


def key_name(words: Words, by: str, key: str) -> Markup:
    """One key in the interface's language; what an incident does not say is said to be not said."""
    split = By(by)
    if not key:
        return words.t(f"split_none.{split}")
    if split in _GROUPS:
        return words.name(_GROUPS[split], key)
    if split is By.GOVERNORATE:
        return Markup("<bdi>{}</bdi>").format(governorates.name(key, words.lang))
    return days.edtf(words, key)
