"""Victims and outcomes: the words that say who suffered and what.

1. `victim_nouns` reads lexicon/data/victims.yaml: singulars, duals made from them, plurals and collectives.
2. `outcome_words` reads lexicon/data/outcomes.yaml: verbs inflected from their stems, verbal nouns, outcome nouns.

Both give plain lexicon entries whose `number`, `group`, `frame` … are attributes.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tawthiq.lexicon.entries import Entry, read_raw
from tawthiq.text.folding import fold

_PAST = ("", "ت", "ا", "تا", "وا", "و", "ن")  # أصيبو: as it is often spelled
_PRESENT = ("", "ون", "وا", "ان", "ا", "ن")
_PAST_WITH_OBJECT = ("وه", "ته", "ه", "هم", "ها", "تهم", "هما", "وهم")
_PAST_WITH_HER = ("وها", "وهما", "تها", "تهما")
_PRESENT_WITH_OBJECT = ("ه", "هم", "ها", "هما")
_PRONOUNS = ("ه", "ها", "هم", "نا")
_NUMBERS = ("singular", "dual", "plural", "collective")
_SHORTEST_BROKEN = 4  # letters
_KEYS = frozenset({"id", "means", "forms", "no_accusative", "past", "present", "examples", "source", *_NUMBERS})


def victim_nouns(folders: Sequence[Path] = ()) -> tuple[Entry, ...]:
    """Entries with attributes `group` and `number` (singular, dual, plural, possessed …); `means` is the status."""
    raws = read_raw("victims", folders)
    nouns = [entry for raw in raws for entry in _by_number(raw)]  # محامية before محاميه, his lawyers
    return (*nouns, *(entry for raw in raws for entry in _possessed(raw)))


def outcome_words(folders: Sequence[Path] = ()) -> tuple[Entry, ...]:
    """Entries with attributes `frame` (verb, noun, self, event) and, for outcome nouns, `number`; means: outcome."""
    found: list[Entry] = []
    for raw in read_raw("outcomes", folders):
        found += _by_number(raw)
        forms = [fold(str(form)) for form in raw.get("forms", ())] + _inflected(raw)
        if forms:
            found.append(Entry(str(raw["id"]), str(raw["means"]), tuple(dict.fromkeys(forms)), _attributes(raw)))
    return tuple(found)


def _attributes(raw: Mapping[str, Any]) -> dict[str, str]:
    return {key: str(value) for key, value in raw.items() if key not in _KEYS}


def _by_number(raw: Mapping[str, Any]) -> list[Entry]:
    forms = {number: [fold(str(form)) for form in raw.get(number, ())] for number in _NUMBERS}
    plurals = [*forms["plural"], *(made for form in forms["plural"] for made in constructs(form))]
    # مدنيين is the plural in news far more often than the dual that is written alike.
    if "no_dual" not in raw:
        forms["dual"] += [made for form in forms["singular"] for made in duals(form) if made not in plurals]
    other_words = {*plurals, *(fold(word) for word in raw.get("no_accusative", ()))}
    forms["singular"] += [made for form in forms["singular"] for made in accusatives(form) if made not in other_words]
    forms["plural"] = [
        *plurals,
        *(made for form in plurals for made in broken_accusatives(form) if made not in plurals),
    ]
    singulars = [form for form in forms["singular"] if " " not in form and not form.endswith("ا")]
    forms["dual_construct"] = [f"{form[:-1]}تي" if form.endswith("ه") else f"{form}ي" for form in singulars]
    return [
        Entry(str(raw["id"]), str(raw["means"]), tuple(dict.fromkeys(words)), {**_attributes(raw), "number": number})
        for number, words in forms.items()
        if words
    ]


def _possessed(raw: Mapping[str, Any]) -> list[Entry]:
    """Plurals with a pronoun, told as somebody's (أحد عناصره، ثلاثة من عامليها)."""
    plurals = [str(form) for form in raw.get("plural", ())]
    forms = [stem + pronoun for form in plurals for stem in _before_pronoun(form) for pronoun in _PRONOUNS]
    new = tuple(dict.fromkeys(form for form in forms if form not in {fold(form) for form in plurals}))
    named = f"{raw['id']}.possessed", str(raw["means"])
    return [Entry(*named, new, {**_attributes(raw), "number": "possessed"})] if new else []


def _before_pronoun(plural: str) -> list[str]:
    """What a plural becomes before a pronoun, folded: مقاتلين → مقاتلي, قادة → قادت; nothing where it has one."""
    if " " in plural or plural.endswith(("ون", "ات", "ا", "ي", "ه", "هم")):
        return []
    folded = fold(plural)
    return constructs(folded) if plural.endswith("ين") else [folded[:-1] + "ت" if plural.endswith("ة") else folded]


def _stem_and_rest(folded: str) -> tuple[str, str]:
    first, *rest = folded.split()
    return first, "".join(f" {word}" for word in rest)


def duals(folded: str) -> list[str]:
    """The dual forms of a folded singular: طفل → طفلان، طفلين; of two words the first only is inflected."""
    first, rest = _stem_and_rest(folded)
    stem = first[:-1] + "ت" if first.endswith("ه") else first
    return [stem + "ان" + rest, stem + "ين" + rest]


def accusatives(folded: str) -> list[str]:
    """The accusative of a folded masculine singular: قتيل → قتيلا."""
    first, rest = _stem_and_rest(folded)
    return [] if rest or first.endswith(("ه", "ا")) else [first + "ا"]


def broken_accusatives(folded: str) -> list[str]:
    """The accusative of a broken plural of one word: أشخاص → أشخاصا, اطفال → اطفالا; no sound plural."""
    sound = folded.endswith(("ين", "ون", "ات", "ا", "ه", "ي", "ء"))
    return [] if sound or " " in folded or len(folded) < _SHORTEST_BROKEN else [folded + "ا"]


def constructs(folded: str) -> list[str]:
    """The construct of a sound masculine plural: مقاتلين → مقاتلي (الفصائل)."""
    first, rest = _stem_and_rest(folded)
    return [first[:-1] + rest] if first.endswith("ين") and len(first) > 4 else []


def _past(stem: str, endings: Sequence[str]) -> list[str]:
    """The past of a folded stem; a weak last letter gives way to the endings: أردى → أردت، أردوا، أرداه."""
    if not stem.endswith("ي"):
        return [stem + ending for ending in endings]
    forms = [stem, stem + "ا", *(stem[:-1] + ending for ending in ("ت", "تا", "وا"))]
    return forms + [stem[:-1] + ("ا" + end if end in _PRONOUNS else end) for end in endings if end not in _PAST]


def _inflected(raw: Mapping[str, Any]) -> list[str]:
    """Forms of a verb; those with an object only where the verb can be active (قتلهم, not استشهدهم), and not those that
    are written like a noun with a pronoun (أصابتها like إصابتها).
    """
    active = "active" in raw
    past_endings = _PAST + _PAST_WITH_OBJECT * active + _PAST_WITH_HER * (active and "like_noun" not in raw)
    present_endings = _PRESENT + _PRESENT_WITH_OBJECT * active
    past = [form for stem in raw.get("past", ()) for form in _past(fold(str(stem)), past_endings)]
    present = [
        prefix + fold(str(stem)) + ending
        for stem in raw.get("present", ())
        for prefix in "يت"
        for ending in present_endings
    ]
    return past + present
