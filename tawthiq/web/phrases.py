"""Sentences about a claim or an incident, in the register's own sober words.

Arabic sentences are nominal («مقتل … في …، بحسب …»), so that they agree whatever the source's number and gender.
Words of a report inside them stay in their own language and direction (`quoted`).
"""

import re
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from tawthiq import gazetteer
from tawthiq.model.claim import Claim, Harm, Person, Source, Where
from tawthiq.model.vocabulary import Bound, Kind, Precision, Stance
from tawthiq.text.folding import fold
from tawthiq.web import days, figures
from tawthiq.web.words import Words

_KNOWN_BY_NAME = frozenset({"country", "region", "governorate", "city"})
_COARSE = frozenset({Precision.DISTRICT, Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY})
_ARABIC_LETTER, _LATIN_LETTER = re.compile(r"[\u0600-\u06ff]"), re.compile(r"[A-Za-z]")
_ARABIC = re.compile(r"[\u0600-\u06ff]+(?:[ \u00a0]+[\u0600-\u06ff]+)*")


@lru_cache(maxsize=20_000)
def language(text: str) -> str:
    """The language of a text by its letters: Arabic ("ar") where most of them are, else "en"."""
    return "ar" if len(_ARABIC_LETTER.findall(text)) >= len(_LATIN_LETTER.findall(text)) else "en"


@lru_cache(maxsize=10_000)
def quoted(text: str) -> Markup:
    """A report's own words inside a line of the interface."""
    lang = language(text)
    told = f'<bdi lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">{escape(text)}</bdi>'
    return Markup(told)  # noqa: S704 - escaped


def english(text: str) -> Markup:
    """A message of the program, which speaks English; a report's words inside it keep their own direction."""
    told = str(escape(text))
    return Markup('<span class="english" lang="en" dir="ltr">{}</span>').format(
        Markup(_ARABIC.sub(r'<bdi lang="ar" dir="rtl">\g<0></bdi>', told))  # noqa: S704 - escaped before
    )


@lru_cache(maxsize=20_000)
def place(words: Words, where: Where | None) -> Markup:
    """«الموصل الجديدة، الموصل، العراق»; says so when it is unknown."""
    if where is None:
        return words.t("place.unknown")
    names = [named(words, where.place, where.place_en, where.country)]
    names += [named(words, name, None, where.country) for name in where.within if name != where.place]
    if where.country is None:
        return words.join([quoted(name) for name in names])
    own = _folded_names(words, where.country)
    country = words.name("country", where.country)
    return words.join([*(quoted(name) for name in names if _folded(name) not in own), country])


@lru_cache(maxsize=5_000)
def _folded(name: str) -> str:
    return fold(name)


def _folded_names(words: Words, country: str) -> frozenset[str]:
    return frozenset(_folded(text) for text in words.all_names("country", country))


def named(words: Words, name: str, english: str | None, country: str | None) -> str:
    """A place's name in the interface's language where the gazetteer has one, else as the report writes it."""
    if words.lang == "ar":
        return name
    return english or _english_division(name, country) or name


@lru_cache(maxsize=5_000)
def of_key(words: Words, key: str) -> str | None:
    """The name of the best known place under a key of the gazetteer, in the interface's language."""
    known = gazetteer.load()
    found = sorted(map(known.place, known.of_key(key)), key=lambda place: -place.population)
    return next((name for place in found if (name := place.name_en if words.lang == "en" else place.name)), None)


@lru_cache(maxsize=5_000)
def of_id(words: Words, id: str, packs: tuple[Path, ...]) -> Markup | None:
    """The place under an id of the gazetteer with the areas around it; None where no pack has it."""
    place = gazetteer.load(packs).of_id(id)
    if place is None:
        return None
    within = tuple(dict.fromkeys(name for name in reversed(place.admin) if name != place.name))
    told = Where(place=place.name, place_en=place.name_en or None, within=within, country=place.country or None)
    kind = words.t(f"place_kind.{place.type}")
    return Markup('{} <span class="soft">({})</span>').format(_place(words, told), kind)


_place = place  # within `of_id` a place of the gazetteer


@lru_cache(maxsize=5_000)
def _english_division(name: str, country: str | None) -> str | None:
    """The English name of a division or city told only by its Arabic one."""
    for place in gazetteer.load().candidates(name):
        if place.type in _KNOWN_BY_NAME and country in (None, place.country):
            return place.name_en or None
    return None


def coarse(where: Where | None) -> bool:
    """Whether a place is known no better than its district."""
    return where is not None and where.precision in _COARSE


def harm(words: Words, value: Harm) -> Markup:
    """One figure as a phrase: «مقتل من 120 إلى 260 مدنيًا»."""
    if value.bound in {Bound.NONE, Bound.NONE_REPORTED}:
        return words.t(f"harm.{value.bound}")
    return words.t(f"harm.{value.outcome}", people=figures.people(words, value))


def person(words: Words, value: Person) -> Markup:
    """A victim in one line: «سالم الحسن، مسعف، العمر 34 سنة، مقتل»; the calling in the report's own words."""
    parts = [quoted(value.name)] if value.name else []
    parts += [words.t(f"victim.kin.{value.kin}")] if value.kin else []
    parts += [quoted(value.role)] if value.role else []
    if value.age is not None:
        parts.append(words.t("victim.age", n=value.age) if value.age else words.t("victim.under_a_year"))
    if value.sex and not value.kin:
        parts.append(words.t(f"victim.sex.{value.sex}"))
    return words.join([*parts, words.t(f"victim.outcome.{value.outcome}")])


def harms(words: Words, claim: Claim) -> Markup:
    """All figures of a claim; parts follow their whole in brackets («بينهم 3 أطفال»)."""
    wholes = [(i, h) for i, h in enumerate(claim.harms) if h.subset_of is None]
    shown: list[Markup] = []
    for index, whole in wholes:
        parts = [figures.people(words, h, subject=True) for h in claim.harms if h.subset_of == index]
        phrase = harm(words, whole)
        shown.append(words.t("harm.among", harm=phrase, parts=words.join(parts)) if parts else phrase)
    if claim.attacks is not None:
        value = claim.attacks
        shown.append(words.t("harm.attacks", number=figures.numbers(words, value.min, value.max)))
    return words.join(shown)


def roots(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """The nodes of a chain with none deeper directly after them: who knows."""
    return tuple(s for i, s in enumerate(sources) if i + 1 == len(sources) or sources[i + 1].level <= s.level)


def chain(words: Words, claim: Claim, publisher: str | None) -> Markup:
    """Who says it, outermost first: "A, quoting B and C"; the publisher where no source is named."""
    if not claim.sources:
        return quoted(publisher) if publisher else words.t("source.unnamed")
    levels = sorted({s.level for s in claim.sources})
    steps = [words.join([quoted(s.quote) for s in claim.sources if s.level == level]) for level in levels]
    shown = steps[0]
    for step in steps[1:]:
        shown = words.t("source.quoting", outer=shown, inner=step)
    return shown


def responsibility(words: Words, claim: Claim) -> Markup | None:
    """Who is named as the doer and how: «يُنسب إلى …», «أقرّ به …», «نفى … مسؤوليته»."""
    shown: list[Markup] = []
    for stance in Stance:
        parties = tuple(dict.fromkeys(r.actor for r in claim.responsible if r.stance is stance))
        if parties:
            shown.append(
                words.t(f"responsible.{stance}", parties=words.join([words.name("party", p) for p in parties]))
            )
    return words.join(shown) if shown else None


def claim(words: Words, value: Claim, publisher: str | None) -> Markup:
    """A claim restated in one sentence: who says, what, with what, where, when, who did it."""
    what = _what(words, value)
    key = value.kind if value.kind in {Kind.FORECAST, Kind.CONDITIONAL, Kind.TOTAL} else Kind.INCIDENT
    return capital(words.t(f"claim.sentence.{key}", source=chain(words, value, publisher), what=what))


def capital(text: Markup) -> Markup:
    """A sentence begins with a capital letter, where its script has them."""
    return Markup(text[:1].upper()) + text[1:] if text[:1].isalpha() else text  # noqa: S704 - a letter of safe text


def _what(words: Words, value: Claim) -> Markup:
    parts: list[Markup] = []
    if value.harms or value.attacks:
        parts.append(harms(words, value))
    if value.response:
        parts.append(words.join([words.t(f"response.{r}") for r in value.response]))
    means = words.t(f"method.{value.method}") if value.method else None
    if not parts:
        parts.append(means or words.t("claim.an_event"))
        means = None
    shown = words.join(parts)
    if means:
        shown = words.t(
            "claim.by_means" if value.harms or value.attacks else "claim.about_means", what=shown, means=means
        )
    if value.where:
        shown = words.t("claim.at", what=shown, place=place(words, value.where))
    if value.when:
        shown = words.t("claim.when", what=shown, when=days.when(words, value.when))
    done = responsibility(words, value)
    return words.t("claim.doer", what=shown, doer=done) if done else shown
