"""Mentions of places as the assembler takes them: words, offsets, a `Where`, and what part they play."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tawthiq.claims.mentions import At, PlaceMention
from tawthiq.claims.places.coordinates import Point, points
from tawthiq.claims.places.framing import Framing
from tawthiq.claims.places.home import capital
from tawthiq.claims.places.locating import Background, Located, locate, locate_around, same_name
from tawthiq.claims.places.parts import Part
from tawthiq.claims.places.reading import Reading
from tawthiq.claims.places.spelling import clitic_length
from tawthiq.claims.places.topics import inside, may_lie_around, topic
from tawthiq.claims.places.words import Word
from tawthiq.gazetteer.boundaries import area_at
from tawthiq.gazetteer.keys import without_kind
from tawthiq.gazetteer.places import AREAS
from tawthiq.model.claim import Span, Where
from tawthiq.model.passage import Passage, Role
from tawthiq.model.vocabulary import Precision
from tawthiq.records import replace
from tawthiq.text.folding import fold

_WIDE = frozenset({Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY})
_REMEMBERED = 40
_MANY_AREAS = 4


class _Found(NamedTuple):
    mention: PlaceMention
    framing: Framing
    wide: bool

    def promoted(self) -> "_Found":
        """Where the victims are from is where it happened, when the passage says nothing else."""
        if self.framing is not Framing.NATIVE:
            return self
        return self._replace(mention=replace(self.mention, is_event_place=True))


class Mentioner:
    """Goes through the passages of one report in order, remembering what القرية may point back to."""

    def __init__(self, text: str, background: Background, home: Where | None = None) -> None:
        self.text = text
        self.background = background
        self.home = home
        self._named: list[tuple[PlaceMention, Located]] = []
        self._begun = False  # whether a sentence was read
        self._heading: list[tuple[PlaceMention, Located]] = []  # what a line between the sentences named

    def mentions(self, passage: Passage, readings: Sequence[Reading]) -> tuple[PlaceMention, ...]:
        """All mentions of a passage, areas that only frame finer places marked."""
        told = len(self._named)
        found = self._mentions(passage, readings)
        self._forget_heading(passage, self._named[told:])
        del self._named[:-_REMEMBERED]
        return found

    def _forget_heading(self, passage: Passage, new: list[tuple[PlaceMention, Located]]) -> None:
        """A line between the sentences (احتجاجات في س) may be another report's: what it names is what القرية means no
        further than in the sentence right behind it, unless that one names it too.
        """
        if passage.role is Role.HEADLINE:
            self._heading += new if self._begun else []
            return
        self._begun = self._begun or passage.role is Role.SENTENCE
        again = {fold(mention.where.place) for mention, _ in new}
        gone = {id(one) for one in self._heading if fold(one[0].where.place) not in again}
        if gone:
            self._named = [one for one in self._named if id(one) not in gone]
        self._heading = []

    def _mentions(self, passage: Passage, readings: Sequence[Reading]) -> tuple[PlaceMention, ...]:
        found = [_Found(self._exact(passage, point), Framing.EVENT, False) for point in points(passage.tokens)]
        earlier: list[Located] = []
        for reading in readings:
            read = self._of(passage, reading, earlier)
            finer = any(not _is_wide(*one) for one in read)
            for mention, located in read:
                wide = _is_wide(mention, located) and not (finer and _is_ground(located))
                wide = wide or (located is not None and located.part not in reading.items)
                wide = wide or (located is None and self._frames_last(reading, found))
                found.append(_Found(mention, reading.framing, wide))
                if located is not None:
                    self._named.append((mention, located))
                    if reading.framing is Framing.EVENT:
                        earlier += [located] * may_lie_around(located, passage.tokens, reading.first)
        found.sort(key=lambda one: one.mention.at.first)
        if not any(one.mention.is_event_place and not one.wide for one in found):
            found = [one.promoted() for one in found]
        finer = any(one.mention.is_event_place and not one.wide for one in found)
        return tuple(replace(one.mention, is_area=True) if one.wide and finer else one.mention for one in found)

    def _frames_last(self, reading: Reading, found: Sequence[_Found]) -> bool:
        """مسجد س وسط المخيم: the camp told before, which only says where the place right before it stands."""
        last = found[-1].mention if found else None
        return reading.items[0].near and last is not None and last.is_event_place and last.at.last + 1 == reading.first

    def _of(
        self, passage: Passage, reading: Reading, earlier: Sequence[Located]
    ) -> list[tuple[PlaceMention, Located | None]]:
        """The mentions of a reading; `earlier` are the places of the passage before it, in text order."""
        if reading.items[0].name is None:
            back = self._back(passage, reading)
            return [(back, None)] if back else []
        around = locate_around(tuple(part for part in reading.around if not part.is_far), self.background)
        outer = tuple(item.place for item in around if item.place is not None)
        found: list[tuple[PlaceMention, Located | None]] = []
        told, joint = around, self._joint(reading)
        for part in reading.items:
            located, around = locate(part, outer, told, self.background), told
            lies_in = None if told else topic(part, earlier)
            within = inside(part, lies_in, self.background) if lies_in else None
            if within is not None and lies_in is not None:
                located, around = within, (lies_in,)
            if self._usable(located):
                found.append((self._mention(passage, reading, located, around, is_joint=part in joint), located))
        return found or self._larger(passage, reading, told)

    def _larger(
        self, passage: Passage, reading: Reading, around: tuple[Located, ...]
    ) -> list[tuple[PlaceMention, Located | None]]:
        """سوق الجملة بمدينة إدلب: what is named inside a place turns out to be a word, and the place itself is
        meant, unless a finer one is told beside it.
        """
        at = next((n for n, located in enumerate(around) if located.place is not None), None)
        if at is None:
            return []
        return [(self._mention(passage, reading, around[at], around[at + 1 :]), around[at])]

    def _mention(
        self,
        passage: Passage,
        reading: Reading,
        located: Located,
        around: tuple[Located, ...],
        *,
        is_joint: bool = False,
    ) -> PlaceMention:
        at = self._at(passage, reading, located.part)
        return PlaceMention(
            at=at,
            where=self._where(at, located, around, passage),
            is_event_place=self._is_event_place(reading, located),
            is_joint=is_joint,
            is_goal=reading.framing is Framing.GOAL,
            is_native=reading.framing is Framing.NATIVE,
        )

    def _joint(self, reading: Reading) -> Sequence[Part]:
        """ريفي س وص, four governorates and more in one breath: all but the first of areas told as one."""
        first, *others = reading.items
        if first.rural:
            return [part for part in others if part.rural]
        names = [item.name for item in reading.items if item.name is not None and item.cue is None]
        gazetteer = self.background.gazetteer
        many = len(names) == len(reading.items) >= _MANY_AREAS
        areas = many and all(any(gazetteer.place(at).type == "governorate" for at in name.ids) for name in names)
        return others if areas else []

    def _exact(self, passage: Passage, point: Point) -> PlaceMention:
        start, end = passage.tokens[point.first].start, passage.tokens[point.last].end
        words = self.text[start:end]
        area = area_at(point.lat, point.lon)
        where = Where(quote=words, start=start, end=end, place=words, lat=point.lat, lon=point.lon,
                      precision=Precision.EXACT, within=(area.ar,) if area else (),
                      country=area.country if area else None)  # fmt: skip
        return PlaceMention(at=At(first=point.first, last=point.last, start=start, end=end), where=where)

    def _usable(self, located: Located) -> bool:
        """A bare name that resolves to nothing is a word, not a place, unless several others are listed with it."""
        part = located.part
        return located.place is not None or part.cue is not None or part.listed

    def _is_event_place(self, reading: Reading, located: Located) -> bool:
        """Capitals and countries that the report is not about are seats of those who speak."""
        if reading.framing is not Framing.EVENT:
            return False
        countries, place = self.background.countries, located.place
        return place is None or not countries or place.country in countries

    def _at(self, passage: Passage, reading: Reading, part: Part) -> At:
        alone = len(reading.items) == 1
        first = reading.first if part is reading.items[0] else part.first
        last = reading.last if alone else part.last
        tokens = passage.tokens
        start = tokens[first].start + clitic_length(tokens[first], part.clitics)
        return At(first=first, last=last, start=start, end=tokens[last].end)

    def _where(self, at: At, located: Located, around: tuple[Located, ...], passage: Passage) -> Where:
        place = located.place
        name = located.part.name
        text = name.text if name else ""
        if place is not None and place.type == "country" and located.part.bearing is not None and name is not None:
            start = passage.tokens[located.part.first].start
            start += clitic_length(passage.tokens[located.part.first], located.part.clitics)
            text = self.text[start : passage.tokens[name.last].end]
        return Where(
            quote=self.text[at.start : at.end],
            start=at.start,
            end=at.end,
            place=text,
            place_en=_english(located, text),
            within=_within(text, located, around),
            country=self._country(located, around),
            lat=located.lat,
            lon=located.lon,
            precision=located.precision,
            place_id=place.id if place else None,
            alternatives=located.alternatives,
        )

    def _country(self, located: Located, around: tuple[Located, ...]) -> str | None:
        for item in (located, *around):
            if item.place is not None:
                return item.place.country or None
        return self.background.countries[0] if len(self.background.countries) == 1 else None

    def _back(self, passage: Passage, reading: Reading) -> PlaceMention | None:
        """القرية، المدينة، المنطقة: the nearest place before that the word can mean."""
        part = reading.items[0]
        if part.cue is None:
            return None
        was = self._meant(part.cue)
        if was is None:
            return None
        at = self._at(passage, reading, part)
        source = was.carried_from
        if was.quote and was.start is not None and was.end:
            source = Span(was.quote, was.start, was.end)
        where = replace(was, quote=self.text[at.start : at.end], start=at.start, end=at.end, carried_from=source)
        return PlaceMention(at=at, where=where, is_event_place=reading.framing is Framing.EVENT)

    def _meant(self, cue: Word) -> Where | None:
        """What القرية، العاصمة، البلاد mean where they stand."""
        kind = _family(cue)
        if kind == "country":
            return self.home
        for mention, located in reversed(self._named):
            meant = mention.is_event_place or (mention.is_native and kind != "area")  # أهالي قرية س … في القرية
            if meant and _can_mean(cue, located):
                return mention.where
        if kind == "capital" and self.background.countries:
            return capital(self.background.countries[0], self.background)
        return None


def _can_mean(cue: Word, located: Located) -> bool:
    """Whether a word that points back (القرية) can mean a place named before: by what it was called, else its type."""
    kind = _family(cue)
    own = located.part.cue
    if own is None and (located.part.rural or located.part.bearing is not None) and kind != "area":
        return False  # شمال حلب: an area beside the city, which المدينة does not mean
    if kind == "capital":
        return own is not None and _family(own) == kind
    if kind == "area":
        return located.place is None or located.place.type not in {"country", "region"}
    if own is not None and _family(own) in _CALLED_ALIKE:
        return kind in _CALLED_ALIKE[_family(own)]
    if own is not None and kind == _family(own):
        return True
    place = located.place
    return place is not None and own is None and place.type in cue.entry.attributes.get("kinds", "").split()[:2]


def _family(cue: Word) -> str:
    """Village for cue.village and cue.villages."""
    name = cue.entry.id.split(".")[-1]
    return _SINGULAR.get(name, name.removesuffix("s"))


_SINGULAR = {"cities": "city"}
_CALLED_ALIKE = {
    "village": frozenset({"village", "town"}),
    "town": frozenset({"town", "village", "city"}),
    "city": frozenset({"city", "town"}),
    "capital": frozenset({"city"}),
}


def _is_wide(mention: PlaceMention, located: Located | None) -> bool:
    """An area as the words have it: a village without a point of its own is still no area."""
    if located is not None:
        cue = located.part.cue
        if located.part.rural or (located.part.bearing is not None and cue is None):
            return True
        if located.place is None and located.part.listed and cue is None:
            return False
        if located.place is None and cue is not None:
            return Precision(cue.entry.attributes["precision"]) in _WIDE
    return mention.where.precision in _WIDE


def _is_ground(located: Located | None) -> bool:
    """A mountain or a plain, which is hit like the villages that are listed beside it (قرية س وسهل ص)."""
    cue = located.part.cue if located is not None else None
    return cue is not None and cue.has("keep") and Precision(cue.entry.attributes["precision"]) is Precision.REGION


_around = lru_cache(maxsize=10_000)(area_at)


def _english(located: Located, text: str) -> str | None:
    """The gazetteer's English name of the place itself; None where only the area around it is known."""
    place = located.place
    own = place is not None and (place.decided or _bears(place.name, text))
    return place.name_en or None if place is not None and own else None


def _bears(name: str, text: str) -> bool:
    """Whether a place of the gazetteer is called so, with or without its kind (حي الصحة, الصحة)."""
    bare = without_kind(fold(name))
    return same_name(name, text) or (bare is not None and same_name(bare, text))


def _within(text: str, located: Located, around: tuple[Located, ...]) -> tuple[str, ...]:
    """Larger places named with it, then the governorate that the gazetteer has it in."""
    names = [item.part.name.text for item in around if item.part.name is not None]
    place = located.place or next((item.place for item in around if item.place is not None), None)
    if place is not None and place.type == "neighbourhood" and len(place.admin) > 1:
        names.append(place.admin[-1])  # the town that it is a quarter of
    if place is not None and place.admin:
        names.append(place.admin[0])
    elif place is not None and place.type not in AREAS and place.lat is not None and place.lon is not None:
        area = _around(place.lat, place.lon)
        names += [area.ar] if area else []
    found: list[str] = []
    for name in names:
        if not same_name(name, text) and not any(same_name(name, other) for other in found):
            found.append(name)
    return tuple(found)
