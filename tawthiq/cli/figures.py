"""Ranges and claimed figures as a terminal shows them: `120–260`, `200+`, `up to 9`, `no number`."""

from tawthiq.cli.wording import Speech
from tawthiq.model.claim import Claim, Harm
from tawthiq.model.incident import Incident, Range
from tawthiq.model.vocabulary import Bound, Group, Outcome, RangeVictims, Victims

DASH = "–"


def of_range(row: Range | None, speech: Speech) -> str:
    """A derived range; an en dash where there is none."""
    if row is None:
        return DASH
    if row.unquantified or row.max is None:
        return speech.say("unquantified")
    low = row.min or 0
    return span(low, row.max, open_above=row.open_above)


def span(low: int, high: int, open_above: bool = False) -> str:
    """From the smallest to the largest; one number where they are the same."""
    tail = "+" if open_above else ""
    return f"{low:,}{tail}" if low == high else f"{low:,}{DASH}{high:,}{tail}"


def row_of(incident: Incident, outcome: Outcome, victims: RangeVictims) -> Range | None:
    """The incident's range for an outcome and a reading of "civilian", over everybody."""
    rows = (row for row in incident.ranges if row.outcome is outcome and row.group is Group.ALL)
    return next((row for row in rows if row.victims is victims), None)


def counted(incident: Incident, outcome: Outcome, speech: Speech) -> str:
    """What a list shows: everybody not said to be a combatant, else what there is."""
    order = (RangeVictims.NOT_COMBATANT, RangeVictims.CIVILIAN, RangeVictims.COMBATANT)
    found = next((row for victims in order if (row := row_of(incident, outcome, victims)) is not None), None)
    shown = of_range(found, speech)
    if found is not None and found.victims is RangeVictims.COMBATANT:
        return f"{shown} ({speech.name('range_victims', 'combatant')})"
    return shown


def others(incident: Incident, speech: Speech) -> list[str]:
    """The outcomes that have no column of a list: killed or injured without saying which, displaced …"""
    rest = [outcome for outcome in Outcome if outcome not in {Outcome.KILLED, Outcome.INJURED}]
    told = {outcome: counted(incident, outcome, speech) for outcome in rest}
    return [f"{speech.name('outcome', outcome)}: {shown}" for outcome, shown in told.items() if shown != DASH]


def stated(claim: Claim, speech: Speech) -> str:
    """What a cumulative claim says, a line for each figure."""
    lines = [f"{speech.name('outcome', harm.outcome)}: {_harm(harm, speech)}" for harm in claim.harms]
    if claim.attacks is not None:
        low, high = claim.attacks.min, claim.attacks.max
        shown = speech.say("unquantified") if low is None else span(low, low if high is None else high, high is None)
        lines.append(f"{speech.say('attacks')}: {shown}")
    return "\n".join(lines) or speech.say("unquantified")


def of_claim(claim: Claim, outcome: Outcome, speech: Speech) -> str:
    """What one claim says of an outcome, a line for each figure; parts are marked as such."""
    lines = [_harm(harm, speech) for harm in claim.harms if harm.outcome is outcome]
    return "\n".join(lines)


def _harm(harm: Harm, speech: Speech) -> str:
    who = [] if harm.victims is Victims.UNKNOWN else [speech.name("range_victims", harm.victims)]
    who += [] if harm.group is Group.ALL else [speech.name("group", harm.group)]
    part = f"{speech.say('among')} " if harm.subset_of is not None else ""
    return part + " ".join([figure(harm, speech), *who])


def figure(harm: Harm, speech: Speech) -> str:
    """One claimed figure as the words bound it."""
    if harm.bound in {Bound.NONE, Bound.NONE_REPORTED}:
        return "0"
    if harm.min is None and harm.max is None:
        return speech.say("unquantified")
    if harm.max is None:
        return f"{harm.min:,}+"
    if harm.min is None:
        return f"≤{harm.max:,}"
    sign = "~" if harm.bound is Bound.ABOUT else ""
    return sign + span(harm.min, harm.max)
