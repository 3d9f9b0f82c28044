"""Names of people that a publication keeps back: those of victims, and of witnesses, relatives, medics and residents.

1. A victim's name stands in the claim's `people`.
2. A witness's is what the words of a source say beyond who that is: «شاهد عيان يدعى خالد العلي» keeps back خالد العلي.
   Sources that are bodies or hold an office (a ministry, a spokesman) are named by that office and stay.
3. Who wrote or sent what was published nowhere (a mail, a file of one's own) is named by what the file says of it.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import yaml

from tawthiq.claims import source_names
from tawthiq.model.claim import Claim
from tawthiq.model.vocabulary import OriginKind
from tawthiq.text.tokens import Shape, Token, tokenize

Name = tuple[str, ...]
"""A name as its folded words."""

PROTECTED = frozenset(
    {
        OriginKind.EYEWITNESS,
        OriginKind.SURVIVOR_FAMILY,
        OriginKind.LOCAL_RESIDENT,
        OriginKind.MEDICAL,
        OriginKind.CIVIL_DEFENCE,
        OriginKind.NAMED_PERSON,
        OriginKind.ANONYMOUS_SOURCE,
    }
)
_ADJECTIVE = ("يه", "يين", "يون", "يات", "يا")


@cache
def _words(kind: str) -> frozenset[str]:
    """Words of names.yaml, "passed", "ends" or "bodies"."""
    return frozenset(yaml.safe_load((Path(__file__).parent / "names.yaml").read_text("utf-8"))[kind])


def protected_names(claims: Iterable[Claim]) -> frozenset[Name]:
    """The names that the claims' victims and witnesses bear."""
    return frozenset(name for claim in claims for name in _names(claim))


def _names(claim: Claim) -> Iterator[Name]:
    for person in claim.people:
        if person.name:
            yield words_of(person.name)
    for source in claim.sources:
        if source.kind in PROTECTED:
            yield from name_in(source.quote)


def persons(author: str) -> tuple[Name, ...]:
    """The names of people in the author of a file; a desk, an agency or an office is none."""
    tokens = tokenize(author)
    if "@" in author:  # an address of mail stands for its owner
        return (words_of(author),)
    if source_names.heads(tokens) or any(token.folded in _words("bodies") for token in tokens):
        return ()
    name = words_of(author)
    return (name,) if name else ()


def words_of(text: str) -> Name:
    """The folded words of a name."""
    return tuple(token.folded for token in tokenize(text) if token.shape is Shape.WORD)


@lru_cache(maxsize=20_000)
def name_in(quote: str) -> tuple[Name, ...]:
    """The runs of words of a source's name that are a person's own."""
    return tuple(_runs(quote))


def _runs(quote: str) -> Iterator[Name]:
    tokens = tokenize(quote)
    heads = source_names.heads(tokens)
    held = {i for match in heads.values() for i in range(match.first, match.last + 1)}
    run: list[str] = []
    for i, token in enumerate(tokens):
        if i in held or not _may_name(token):
            if run and _is_name(run):
                yield tuple(run)
            run = []
            if token.folded in _words("ends"):
                return
            continue
        run.append(token.folded)
    if run and _is_name(run):
        yield tuple(run)


def _may_name(token: Token) -> bool:
    own = token.folded.removeprefix("و") if len(token.folded) > 4 else token.folded  # واسمه
    return (
        token.shape is Shape.WORD
        and own not in _words("passed")
        and token.folded not in _words("passed") | _words("ends")
    )


def _is_name(run: list[str]) -> bool:
    """Adjectives alone (محلية، ميدانيون) name nobody; nor does a single word with the article (الطبي)."""
    own = [word for word in run if not (len(word) > 4 and word.endswith(_ADJECTIVE))]
    return len(own) > 1 or (len(own) == 1 and (not own[0].startswith("ال") or len(run) > 1))
