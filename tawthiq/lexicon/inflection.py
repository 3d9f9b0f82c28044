"""Forms of a lexicon entry made by rule: persons of a verb, pronouns attached to verbs and nouns.

An entry may have three lists: `forms` stand as they are; `verbs` hold the third person masculine of the perfect and of
the imperfect (قصف، يقصف); `nouns` hold nouns; their accusative and attached pronouns are made (قصف → قصفا، قصفه).
`entries` reads a file of such entries. What is made of `verbs` carries the attributes `person` (m, f, p: masculine or
feminine singular, dual or plural) and `object: yes` where a pronoun is attached.

Only regular formation; forms that break the rule are listed under `forms`.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tawthiq.lexicon.entries import Entry, read_raw
from tawthiq.text.folding import fold

_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")
_KEYS = frozenset({"id", "means", "forms", "verbs", "nouns", "examples", "source"})


def entries(name: str, folders: Sequence[Path] = ()) -> tuple[Entry, ...]:
    """Entries of `data/NAME.yaml` and of the same file in each further folder, with the forms made by rule."""
    return tuple(entry for raw in read_raw(name, folders) for entry in _expand(raw))


def _expand(raw: Mapping[str, Any]) -> Iterator[Entry]:
    attributes = {key: str(value) for key, value in raw.items() if key not in _KEYS}
    ident, means = str(raw["id"]), str(raw.get("means", raw["id"]))
    plain = [fold(str(form)) for form in raw.get("forms", ())]
    for noun in raw.get("nouns", ()):
        plain += _with_pronouns(fold(str(noun)))
    if plain:
        yield Entry(ident, means, tuple(dict.fromkeys(plain)), attributes)
    verbs = [fold(str(verb)) for verb in raw.get("verbs", ())]
    for person in "mfp":
        bare = [form for verb in verbs for form in persons(verb)[person]]
        if bare:
            yield Entry(ident, means, tuple(dict.fromkeys(bare)), {**attributes, "person": person})
            attached = tuple(dict.fromkeys(form for verb in bare for form in _objects(verb)))
            yield Entry(ident, means, attached, {**attributes, "person": person, "object": "yes"})


def _with_pronouns(noun: str) -> list[str]:
    """قصف → قصف، قصفا، قصفه …; غارة → غارة، غارته …; several words take none."""
    if " " in noun:
        return [noun]
    if noun.endswith("ه"):
        return [noun, *(noun[:-1] + "ت" + pronoun for pronoun in _PRONOUNS)]
    accusative = [] if noun.endswith(("ات", "ين", "ان", "ون", "ا", "ي")) else [noun + "ا"]
    return [noun, *accusative, *(noun + pronoun for pronoun in _PRONOUNS)]


def persons(verb: str) -> dict[str, list[str]]:
    """Folded third persons of a folded perfect or imperfect, by `m`, `f` and `p` (dual and plural)."""
    if verb.startswith("ي") and len(verb) > 2:
        she, weak = "ت" + verb[1:], verb.endswith("ي")
        base, her = (verb[:-1], she[:-1]) if weak else (verb, she)
        many = [base + "ون", base + "وا", verb + "ان", her + "ون", she + "ان", base + "ن"]
        return {"m": [verb, "س" + verb], "f": [she, "س" + she], "p": [*many, *("س" + form for form in many[:1])]}
    base = verb[:-1] if verb.endswith("ي") else verb
    return {"m": [verb], "f": [base + "ت"], "p": [base + "وا", base + "تا", verb + "ن", verb + "ا"]}


def _objects(verb: str) -> Iterator[str]:
    stem = verb[:-1] if verb.endswith("وا") else verb[:-1] + "ا" if verb.endswith("ي") else verb
    return (stem + pronoun for pronoun in _PRONOUNS)
