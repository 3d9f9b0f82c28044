"""Words of harm that name what is counted beside them and add no people: losses, a massacre, tens, the victims.

`told_apart` leaves them out of the harms of one segment.
"""

from collections.abc import Sequence

from tawthiq.claims.mentions import HarmMention
from tawthiq.model.vocabulary import Bound, Group, Outcome, Victims
from tawthiq.text.folding import fold

CASUALTIES = (Outcome.KILLED, Outcome.INJURED, Outcome.KILLED_OR_INJURED)
_DEAD = (Outcome.KILLED, Outcome.KILLED_OR_INJURED)
_MASSACRE = ("مجزر", "مجازر", "مذبح", "مذابح")


def told_apart(found: Sequence[HarmMention]) -> tuple[HarmMention, ...]:
    """The harms without those that only name what others of them count."""
    counted = [mention for mention in found if mention.harm.outcome in _DEAD and mention.harm.min]
    exact = {_people(mention) for mention in found if mention.harm.bound is not Bound.VAGUE}
    return tuple(
        mention
        for mention in found
        if not (counted and (is_loss(mention) or _only_names(mention, counted)))
        and not (_is_tens(mention) and _people(mention) in exact)
    )


def _people(mention: HarmMention) -> tuple[str, str, str]:
    return mention.harm.outcome, mention.harm.victims, mention.harm.group


def _is_tens(mention: HarmMention) -> bool:
    """عشرات، مئات: how many of the people that are counted beside them, and not added to these."""
    return mention.harm.bound is Bound.VAGUE and mention.harm.min is not None and not mention.is_subset


def is_loss(mention: HarmMention) -> bool:
    """خسائر بشرية، خسائر في الأرواح: losses told without a number."""
    return mention.harm.min is None and fold(mention.harm.quote).startswith(fold("خسائر"))


def _only_names(mention: HarmMention, counted: Sequence[HarmMention]) -> bool:
    """مجزرة، ضحايا الهجوم: what happened, named beside the dead that are counted, and no further dead."""
    harm = mention.harm
    named = harm.outcome is Outcome.KILLED_OR_INJURED or fold(harm.quote).removeprefix("ال").startswith(_MASSACRE)
    if not named or mention.is_subset or harm.min is not None or harm.max is not None:
        return False
    return any(_may_hold(one, mention) for one in counted)


def _may_hold(counted: HarmMention, named: HarmMention) -> bool:
    """Whether those who are named can be among the counted: civilian victims are none of three soldiers."""
    a, b = counted.harm, named.harm
    status = a.victims is b.victims or Victims.UNKNOWN in (a.victims, b.victims)
    return status and (a.group is b.group or Group.ALL in (a.group, b.group))


def is_general_loss(mention: HarmMention) -> bool:
    """خسائر بشرية كبيرة: losses of no one event, where the words name neither the dead nor a day."""
    return is_loss(mention) and mention.harm.outcome is Outcome.KILLED_OR_INJURED
