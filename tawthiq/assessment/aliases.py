"""Names that are one source within one incident, beyond the aliases of the lexicon (rule origin.root).

1. A publisher's own correspondent (مراسل صوت الوادي) is that publisher, in whatever letters its name is written.
2. A short name is the one organisation here whose names begin with it (الدفاع المدني، الدفاع المدني السوري).
3. A short name is the longer one that begins or ends with it and speaks for the same party (ميلي، مارك ميلي).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tawthiq.assessment.names import forms_of, name_of, plain
from tawthiq.model.claim import Claim


def folded_names(claims: Sequence[Claim], publishers: Mapping[str, str]) -> dict[str, str]:
    """Name keys onto the key that they stand for; `publishers` are the keys of the publishers by document."""
    parties: dict[str, set[str | None]] = defaultdict(set)
    organisations: dict[str, set[str]] = {
        key: set(forms_of(key)) for key in publishers.values() if key.startswith("org:")
    }
    for claim in claims:
        for source in claim.sources:
            name = name_of(source.quote, source.kind)
            if name.key.startswith("org:"):
                organisations.setdefault(name.key, set(forms_of(name.key))).add(plain(source.quote))
            elif name.named:
                parties[name.key].add(source.party)
    folded = _correspondents(claims, publishers)
    longest_first = sorted(parties.keys() - folded.keys(), key=lambda k: (-len(k.split()), k))
    for i, short in enumerate(longest_first):
        owners = [o for o, names in organisations.items() if any(_begins(short, name) for name in names)]
        longer = [long for long in longest_first[:i] if long not in folded and parties[short] == parties[long]]
        found = next((long for long in longer if _abbreviates(short.split(), long.split())), None)
        if found or len(owners) == 1:
            folded[short] = owners[0] if len(owners) == 1 else found or short
    return folded


def _correspondents(claims: Iterable[Claim], publishers: Mapping[str, str]) -> dict[str, str]:
    """Names whose correspondents speak in one publisher's reports only, and that no other publisher quotes."""
    speaking: dict[str, set[str]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        for source in claim.sources:
            name = name_of(source.quote, source.kind)
            if name.named and not name.key.startswith("org:"):
                (speaking if name.correspondent else named)[name.key].add(publishers[claim.document])
    return {
        key: next(iter(outlets))
        for key, outlets in speaking.items()
        if len(outlets) == 1 and named.get(key, set()) <= outlets
    }


def _begins(short: str, name: str) -> bool:
    """Whether an organisation's name begins so, at once or after a word of its kind (مؤسسة الدفاع المدني)."""
    return name.startswith(f"{short} ") or f" {short} " in name


def _abbreviates(short: Sequence[str], long: Sequence[str]) -> bool:
    if len(short) >= len(long):
        return False
    # One word at the head of a longer name (الجيش، الجيش الروسي) is as often somebody else.
    return (len(short) > 1 and long[: len(short)] == short) or long[-len(short) :] == short
