"""The one pure function that every engine maps: a batch of documents in, what each of them says out.

It needs nothing but the documents and the settings, reads no register and writes nothing, so that it may be called in
any process of any machine, any number of times: the same document under the same version gives the same reading.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tawthiq import claims, gazetteer, passages
from tawthiq.claims.places import prior
from tawthiq.claims.unknown import Sighting
from tawthiq.errors import InputError
from tawthiq.lexicon import checking
from tawthiq.lexicon.chosen import using
from tawthiq.model.claim import Claim
from tawthiq.model.document import Document
from tawthiq.model.issue import Issue
from tawthiq.settings import Settings


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says: its claims in text order, what could not be made out, words that no list knows."""

    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...] = ()
    unknown: tuple[Sighting, ...] = ()


def read_batch(documents: Sequence[Document], settings: Settings, spotting: bool = False) -> tuple[Reading, ...]:
    """What each of these documents says, in their order; `spotting` also looks for words that no list knows.

    A document on which a rule fails gives an issue that says so. Raises InputError for a word list with a fault.
    """
    return tuple(_read(document, resources(settings), spotting) for document in documents)


@lru_cache(maxsize=2)
def resources(settings: Settings) -> claims.Resources:
    """Word lists and places for these settings, loaded once a process. Raises InputError for a list with a fault."""
    for folder in settings.lexicon:
        for fault in checking.faults(folder):
            raise InputError(f"{fault}. See them all with tawthiq lexicon check {folder}")
    return claims.Resources(gazetteer=gazetteer.load(settings.places), lexicons=settings.lexicon)


def forget() -> None:
    """Let go of word lists and places, and of what was kept of them while reading."""
    resources.cache_clear()
    prior.forget()


def _read(document: Document, resources: claims.Resources, spotting: bool) -> Reading:
    try:
        with using(resources.lexicons):
            found = claims.read(passages.split(document), resources, spotting)
        return Reading(found.claims, found.issues, found.unknown)
    except Exception as error:  # the outermost door: one report that breaks a rule must not end the run of the others
        reason = f"a rule failed on this report ({type(error).__name__}: {error})"
        remedy = "Enter its claims by hand and report the text, so that the rule can be mended"
        return Reading((), (Issue(code="rule-failed", document=document.id, reason=reason, remedy=remedy),))
