"""Spellings: for each place name those that may be spellings of it, found without comparing all with all.

What `incidents.places.variants` accepts differs by one letter or by whole words; so two names meet under what is left
of them without one letter, or under the rarest word of one of them, and only those that meet are compared.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tawthiq.incidents.places import variants


def spellings(names: Iterable[str]) -> dict[str, list[str]]:
    """For each name that has any, the other names that may be spellings of it, in order."""
    known = sorted(set(names))
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in _meeting(known):
        if one != other and variants(one, other):
            found[one].add(other)
            found[other].add(one)
    return {name: sorted(others) for name, others in found.items()}


def _meeting(known: Sequence[str]) -> Iterator[tuple[str, str]]:
    shorter: dict[str, list[str]] = defaultdict(list)
    worded: dict[str, list[str]] = defaultdict(list)
    for name in known:
        for key in _without_a_letter(name):
            yield from ((name, other) for other in shorter[key])
            shorter[key].append(name)
        for word in set(name.split()):
            worded[word].append(name)
    for name in known:
        rarest = min((worded[word] for word in name.split()), key=len, default=[])
        yield from ((name, other) for other in rarest)


def _without_a_letter(name: str) -> set[str]:
    """The name itself and without each of its letters: names one letter apart share at least one of these."""
    return {name} | {name[:at] + name[at + 1 :] for at in range(len(name))}
