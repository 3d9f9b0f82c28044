"""Arms named without their party: aircraft alone (الطيران), armed men (مسلحون), the speaker's own forces (قواته)."""

from collections.abc import Sequence

from tawthiq.claims.party_phrase import ALONE, Name, headed
from tawthiq.claims.party_reading import Reading
from tawthiq.lexicon import parties
from tawthiq.lexicon.matcher import Match

_SPEECH = ("say", "admit", "deny")


def by_speaker(reading: Reading, match: Match, found: Sequence[Name]) -> Name | None:
    """قال المتحدث باسم س إن قواته قصفت: forces told by a pronoun or by الـ alone are those of the party that speaks."""
    speaker = found[-1] if found else None
    if speaker is None or speaker.kind in ALONE or not _speaks(reading, speaker):
        return None
    reported = any(
        reading.tokens[at].text == ":" or _is_that(reading.cover.get(at)) for at in range(speaker.last + 1, match.first)
    )
    follower = reading.match_after(match.last)
    whose = follower is not None and (reading.party(follower) or follower.entry.means == "belongs")
    if not reported or whose:
        return None
    named_by = speaker.named_by or (speaker.first, speaker.last)
    return headed(reading, match, Name(actor=speaker.actor, first=0, last=match.last, kind="own", named_by=named_by))


def _speaks(reading: Reading, name: Name) -> bool:
    after = reading.after(name.last)
    while reading.is_a(after, "gap"):
        after = reading.after(after)
    beside = (reading.match_before(name.first), reading.cover.get(after))
    return name.kind == "office" or any(match is not None and match.entry.means in _SPEECH for match in beside)


def _is_that(match: Match | None) -> bool:
    return match is not None and match.entry.attributes.get("type") == "that"


def by_anyone(reading: Reading, match: Match) -> Name | None:
    """مسلحون، انتحاري: an armed man; not هجوم انتحاري, which only says what kind of attack it was."""
    if match.entry.means == "modifier" and _describes(reading, match):
        return None
    return Name(
        actor=parties.UNKNOWN,
        first=match.first,
        last=match.last,
        kind="anyone",
        clitics=reading.clitics(match),
        head=match.entry.attributes["type"],
        definite=match.stem.definite,
    )


def bomber_before(reading: Reading, first: int) -> int | None:
    """انتحاري من تنظيم س: the token right before `first`, where it is a man and does not only describe an attack."""
    match = reading.match_before(first)
    return match.last if match is not None and is_anyone(match) and not _describes(reading, match) else None


def is_anyone(match: Match) -> bool:
    """انتحاري: a word of how an attack was that also means whoever did it."""
    return match.entry.means == "modifier" and "anyone" in match.entry.attributes


def _describes(reading: Reading, match: Match) -> bool:
    """Whether the word is the adjective of what stands before it (هجوم انتحاري، منفذ الهجوم الانتحاري)."""
    at = reading.before(match.first)
    before = reading.cover.get(at)
    noun = before is not None and before.entry.means in ("attack", "force", "agent", "claim")
    return noun or (match.stem.definite and reading.folded(at).startswith("ال"))


def is_known(reading: Reading, match: Match) -> bool:
    """الطيران، طائرات الأباتشي."""
    return match.stem.definite or reading.folded(match.last).startswith("ال")


def by_craft(reading: Reading, match: Match) -> Name | None:
    """الطيران: of the one party that flies; None where several do or a party of its own follows."""
    follower = reading.match_after(match.last)
    while follower is not None and follower.entry.means == "modifier":
        follower = reading.match_after(follower.last)
    whose = follower is not None and (reading.party(follower) or follower.entry.means == "belongs")
    drone = "drone" in match.entry.attributes
    flyer = reading.context.flyer or (None if drone else reading.context.usual_flyer)
    if flyer is None or whose:
        return None
    return headed(reading, match, Name(actor=flyer, first=0, last=match.last, kind="craft"))
