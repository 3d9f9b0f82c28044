"""The summary of an incident and the versions of its assessment: from what a person wants to the decision's values.

1. `summarised`: both languages as JSON, or one of them with `field` `ar` or `en`, the other staying as it is.
2. `published`: what the assessment says now, as the next version; refused where nothing moved since the last one, where
   the incident is withheld, or where part of it is hidden from who publishes.
"""

from dataclasses import replace

from tawthiq.errors import UsageError
from tawthiq.model import wire
from tawthiq.model.decision import Decision, DecisionKind
from tawthiq.model.incident import Incident
from tawthiq.model.withholding import withheld
from tawthiq.model.written import LONGEST, Summary, Version, Written, held, summary_of, version_of, written
from tawthiq.register import Register
from tawthiq.register.assessed import assessed

LANGUAGES = ("ar", "en")


def summarised(
    register: Register, decision: Decision, incident: Incident, field: str | None, after: str | None
) -> Decision:
    """The decision with the summary before and after. Raises UsageError for one that is too long or changes nothing."""
    last = written(register.carried_decisions()).summary(incident)
    before = summary_of(last) if last else Summary()
    told = _told(before, field, after or "")
    for lang in LANGUAGES:
        if len(getattr(told, lang)) > LONGEST:
            raise UsageError(
                f"the summary in {lang} has more than {LONGEST:,} letters. Keep what the incident is about"
            )
    if told == before:
        raise UsageError("the summary says this already. Change it, or leave it as it is")
    return replace(
        decision,
        field=None,
        before=wire.encode(before).decode() if before else None,
        after=wire.encode(told).decode(),
    )


def _told(before: Summary, field: str | None, after: str) -> Summary:
    if field is not None:
        if field not in LANGUAGES:
            raise UsageError(f"--field {field}: a summary is written in ar or en. Name one of them")
        told = {lang: getattr(before, lang) for lang in LANGUAGES} | {field: after}
    else:
        try:
            both = wire.decode(after, Summary)
        except ValueError as error:
            raise UsageError("a summary needs its language: --field ar or --field en, and --after TEXT") from error
        told = {lang: getattr(both, lang) for lang in LANGUAGES}
    return Summary(**{lang: _clean(text) for lang, text in told.items()})


def _clean(text: str) -> str:
    """Lines without space around them and without letters that nobody sees, at most one empty line in a row."""
    lines = ["".join(c if c.isprintable() or c in "\u200c\u200d" else " " for c in line) for line in text.splitlines()]
    told = "\n".join(" ".join(line.split()) for line in lines).strip()
    while "\n\n\n" in told:
        told = told.replace("\n\n\n", "\n\n")
    return told


def published(register: Register, decision: Decision, incident: Incident, after: str | None) -> Decision:
    """The decision with what the assessment says now. Raises UsageError where it may not, or need not, be published."""
    if after is not None:
        raise UsageError("publish takes no --after: it keeps what the assessment says now. Leave it out")
    standing = register.carried_decisions()
    if withheld(standing).of(incident):
        raise UsageError(f"{incident.code} is withheld from publication. Take that back first")
    if register.whole.incident(incident.id) != incident:
        raise UsageError(f"part of {incident.code} is restricted from you. Whoever sees all of it publishes it")
    told = written(standing)
    last = told.version(incident)
    now = next_version(told, incident)
    if last is not None and unmoved(last, now, incident):
        raise UsageError(f"nothing moved in {incident.code} since version {version_of(last).number} was published")
    return replace(decision, after=wire.encode(now).decode())


def next_version(told: Written, incident: Incident) -> Version:
    """The version that an incident's assessment would be."""
    numbers = [version_of(d).number for d in told.of(incident) if d.kind is DecisionKind.PUBLISH]
    summary = told.summary(incident)
    return Version(
        number=max(numbers, default=0) + 1,
        values=tuple(assessed(incident).items()),
        summary=summary_of(summary) if summary else Summary(),
        rule_version=incident.rule_version,
    )


def unmoved(last: Decision, now: Version, incident: Incident) -> bool:
    """Whether an assessment says what it said in its last version, from the same claims."""
    before = version_of(last)
    same = (dict(before.values), before.summary) == (dict(now.values), now.summary)
    return same and held(last) == set(incident.claims)
