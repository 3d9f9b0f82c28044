"""A party's phrase as it was read: which words, whose, and what heads them."""

from tawthiq.claims.party_reading import Reading
from tawthiq.lexicon.matcher import Match
from tawthiq.records import Record, replace

ALONE = frozenset({"craft", "anyone", "own"})  # kinds that are a party only where they strike


class Name(Record, frozen=True, kw_only=True):
    """A party's phrase over tokens [first, last]. `attack` is the attack that an adjective makes a party's (قصف تركي).

    `head` is the type of the outermost force (body, craft, militia …) or None; `gender` f, m or None;
    `clitics` what is written before its first word (ل، ب، و); `kind` the core word's, `craft` for aircraft alone,
    `anyone` for people of whom only is said that they are armed, `own` for forces told as the speaker's, whom
    the tokens `named_by` name.
    """

    actor: str
    first: int
    last: int
    kind: str
    clitics: str = ""
    head: str | None = None
    gender: str | None = None
    definite: bool = False
    attack: Match | None = None
    named_by: tuple[int, int] | None = None


def headed(reading: Reading, head: Match, name: Name) -> Name:
    """The phrase with the force that heads it (قوات، طائرة); an office that owns a force is a party that fights."""
    attributes = head.entry.attributes
    return replace(
        name,
        first=head.first,
        clitics=reading.clitics(head),
        head=attributes["type"],
        kind="name" if name.kind == "office" else name.kind,
        gender=attributes.get("gender"),
        definite=head.stem.definite,
    )
