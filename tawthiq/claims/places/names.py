"""Where the name of a place begins and ends.

1. A name in quotation marks ends with them; a name of the gazetteer ends where its longest spelling ends. Namesakes in
   countries that the report does not speak of do not count, unless everybody knows them.
2. A name that no gazetteer knows is read only after a word that announces a place (قرية، بلدة): one word, two where the
   first calls for a second (تل، كفر، أبو) or the second can be nothing else; it ends before function words, verbs, time
   words and whatever carries a clitic.
"""

import re
from typing import NamedTuple

from tawthiq.claims.places.name_words import CLOSE, SHORTEST_VERB, STOPS, NameWords
from tawthiq.claims.places.spelling import is_nisba, is_nunated, is_on, is_suffixed
from tawthiq.claims.places.words import Word
from tawthiq.gazetteer import NameMatch
from tawthiq.lexicon.known import is_listed
from tawthiq.text.tokens import Shape, Token

OPEN = frozenset("\"“«„'‘”")
_LONGEST_QUOTE, _LONGEST_NAME = 6, 3
_PAIR = 2
_COMMAS = frozenset("،,؛")
_INSIDE = frozenset({"في", "داخل", "ضمن"})
_FEMININE = re.compile(r"ال(?:م\w+ه|\wا\w\wه|\w\wي\wه)$")  # المجاورة، الواقعة، القريبة
_ENDS = frozenset(".،؛:!؟)")
_LIES_IN = frozenset({"cue", "direction", "near", "rural", "inner", "link"})
_ONTO = frozenset({"علي", "قرب", "داخل", "خارج", "وسط", "عموم", "انحاء", "كامل", "معظم", "امام"})
_LEADING = frozenset({"direction", "rural", "inner", "link", "locative", "away", "belongs", "end"})
_NO_NAMES = frozenset({"cue", "rural", "direction", "near", "side", "link", "end"})
BREAKS_BEFORE = ("بال", "لل", "وال", "فال", "كال")
_TOWNS = frozenset({"city", "governorate", "district"})
_SETTLEMENTS = frozenset({"city", "town", "village", "neighbourhood", "camp", "landmark", "other", "crossing"})


class Name(NamedTuple):
    """Tokens [first, last]; `end` is the last token consumed (a closing quotation mark); `ids` () when unknown.

    `clitics` came off the first token; `text` is the name as written, without them.
    """

    first: int
    last: int
    end: int
    clitics: str
    text: str
    ids: tuple[int, ...]


class Names(NameWords):
    """Reads names in one passage."""

    def known(self, i: int, clitics: tuple[str, ...] = ("",)) -> Name | None:
        """A name of the gazetteer at a token, quotation and hash marks before it skipped."""
        at = self._past_marks(i)
        if at is None:
            return None
        match = self._match(at)
        if match is None or match.clitics not in clitics:
            return None
        if match.last == at and not self._may_name(at, match.clitics):
            return None
        if match.last > at and (self._opens_clause(at) or self.tokens[match.last].folded == "ان"):
            return None  # وقال الشيخ إن …
        ids = self.prior.likely(match.ids)
        if not ids:
            return None
        end = self._past_closing(match.last) if at > i else match.last
        return Name(at, match.last, end, match.clitics, self.text(at, match.last, match.clitics), ids)

    def _match(self, i: int) -> NameMatch | None:
        """The longest name of the gazetteer at a token; قسطون غربي حماة is the village west of the city, though there
        is a place قسطون الغربي.
        """
        gazetteer = self.prior.gazetteer
        found = gazetteer.match(self.tokens, i)
        on = next((k for k in range(i + 1, found.last + 1) if is_on(self.tokens[k])), None) if found else None
        if on is not None:
            found = gazetteer.match(self.tokens[:on], i)
        if found is None or found.last == i or found.last + 1 >= len(self.tokens):
            return found
        direction = self.words.senses[self.tokens[found.last].folded].classes.get("direction")
        if direction is None or direction.definite or direction.clitics:
            return found
        after = self.tokens[found.last + 1]
        lies = gazetteer.starts[after.folded] or "cue" in self.words.senses[after.folded].classes
        shorter = gazetteer.match(self.tokens[: found.last], i) if lies else None
        return shorter or found

    def _opens_clause(self, i: int) -> bool:
        """Function words that together spell a name without its spaces (غير أن, غيران)."""
        classes = self.words.senses[self.tokens[i].folded].classes
        return "end" in classes and not classes["end"].clitics and "head" not in classes and "cue" not in classes

    def _may_name(self, i: int, clitics: str) -> bool:
        """Whether a single word may be a name by itself: never قرية, ريف, بيان, nor an accusative (منزلاً)."""
        if "\u064b" in self.tokens[i].text or self.words.never(self.tokens[i], clitics):
            return False
        classes = self.words.senses[self.tokens[i].folded].classes
        if "nation" in classes:  # إسرائيل ends other names
            return not self._describes_nation(i, clitics)
        if "cue" in classes and classes["cue"].clitics == clitics and self.is_called(i, classes["cue"]):
            return True
        return not any(kind in _NO_NAMES and word.clitics == clitics for kind, word in classes.items())

    def _describes_nation(self, i: int, clitics: str) -> bool:
        """مواقع هندية: the adjective of an indefinite noun, though a town is called so too; not في سورية."""
        word, before = self.tokens[i].folded, self.tokens[i - 1] if i else None
        if clitics or before is None or before.shape is not Shape.WORD or not is_nisba(word) or word.startswith("ال"):
            return False
        leads = self.words.senses[before.folded].classes
        return not before.folded.startswith("ال") and before.folded not in _ONTO and _LEADING.isdisjoint(leads)

    def is_called(self, i: int, cue: Word) -> bool:
        """الضاحية: a kind of place with the article by which people of the report's country mean one place."""
        country = cue.entry.attributes.get("called_in")
        if country is None or country != self.prior.main or not cue.definite or i + 1 >= len(self.tokens):
            return False
        return not self.tokens[i + 1].folded.startswith("ال") or self.tokens[i + 1].shape is not Shape.WORD

    def announced(self, i: int, cue: Word) -> Name | None:
        """A name after a word that announces one: quoted, known or unknown."""
        if i >= len(self.tokens) or (i and is_nunated(self.tokens[i - 1])):
            return None
        if self.tokens[i].folded.endswith("يه") and self.words.never(self.tokens[i], ""):
            return None  # قرى كردية
        if "nation" in self.words.senses[self.tokens[i].folded].classes and self._describes_nation(i, ""):
            return None
        quoted = self.quoted(i, cue)
        if quoted:
            return quoted
        if self.tokens[i].shape is Shape.NUMBER:
            return self._numbered(i, cue)
        known = self._announced_known(i, cue)
        unknown = self.unknown(i, "", cue) if not cue.has("known") or self._governed(i, cue) else None
        if known is None or unknown is None or unknown.last <= known.last:
            return known or unknown
        if known.first < known.last:  # خربة شيخ علي is no place خربة شيخ
            return unknown if self._may_go_on(known.last) and self._closes(unknown.last) else known
        longer = self._may_go_on(known.first) or self._is_whole(unknown) or self._lacks_article(known, cue)
        return unknown if longer else known

    def _lacks_article(self, name: Name, cue: Word) -> bool:
        """مخيم دوحة الخير: a word that no place bears without the article, before one that has it, names no place."""
        definite = self.tokens[name.first + 1].folded.startswith("ال")
        places = [self.prior.gazetteer.place(at) for at in name.ids]
        bare = not self.tokens[name.first].folded.startswith("ال") and not any(place.indefinite for place in places)
        return "camp" in cue.entry.id and definite and bare

    def _governed(self, i: int, cue: Word) -> bool:
        """في محلية س، بمحلية س: behind a preposition the word is a kind of place, and no adjective (مصادر محلية)."""
        before = self.tokens[i - 2].folded if i > 1 else ""
        return cue.has("governed") and ("ب" in cue.clitics or before in _INSIDE)

    def _is_whole(self, name: Name) -> bool:
        """Whether a name of two words can be nothing less, though its first is a name too: the second is no everyday
        word and no town, and the clause ends with it or goes on to say where it lies (قرية حوايج ذياب، …).
        """
        if name.last == name.first + 2:
            return True  # of three words only where none is of another use
        if name.last != name.first + 1 or not self._closes(name.last):
            return False
        first, second = self.tokens[name.first], self.tokens[name.last]
        towns = self.prior.gazetteer.match(self.tokens[: name.last + 1], name.last)
        large = towns is not None and any(self.prior.gazetteer.place(at).type in _TOWNS for at in towns.ids)
        definite = first.folded.startswith("ال") or second.folded.startswith("ال")
        called = "called" in self.words.senses[second.folded].classes and not first.folded.startswith("ال")
        everyday = definite or is_listed(second.folded) or is_nunated(second)
        return not large and (called or not everyday)  # مخيم كويت الرحمة

    def _closes(self, last: int) -> bool:
        """Whether the words end with token `last` or go on with where it lies or with a further place."""
        if last + 1 >= len(self.tokens) or self.tokens[last + 1].text in _ENDS:
            return True
        after = self.words.senses[self.tokens[last + 1].folded].classes
        further = "cue" in after and after["cue"].clitics == "و"
        return further or any(kind in _LIES_IN and word.clitics in {"", "ب"} for kind, word in after.items())

    def _may_go_on(self, i: int) -> bool:
        """تل الحجر is more than تل; الباب is a town whatever follows, unless that has the article too."""
        head = self.words.senses[self.tokens[i].folded].classes.get("head")
        return head is not None and (not head.definite or self.tokens[i + 1].folded.startswith("ال"))

    def _numbered(self, i: int, cue: Word) -> Name | None:
        """شارع 60، مربع 7: a number names what is called by numbers, with a month (ساحة 14 تموز) more than that."""
        dated = i + 1 < len(self.tokens) and "month" in self.words.senses[self.tokens[i + 1].folded].classes
        if not (cue.has("numbered") or (dated and (cue.has("keep") or cue.has("quarter")))):
            return None
        last = i + dated
        return Name(i, last, last, "", self.text(i, last, ""), ())

    def _announced_known(self, i: int, cue: Word) -> Name | None:
        """As `known`, of a type that the kind allows; after قرية even an everyday word may be a name."""
        at = self._past_marks(i)
        if at is None:
            return None
        match = self._match(at)
        if match is None or match.clitics:
            return None
        if match.last == at and cue.has("strict") and self.words.never(self.tokens[at], ""):
            return None
        ids = self._allowed(self.prior.likely(match.ids), cue)
        if match.last == at and self._is_stop(at, cue):
            ids = tuple(n for n in ids if self.prior.gazetteer.place(n).type == "city") if not cue.has("strict") else ()
        if not ids:
            return None
        end = self._past_closing(match.last) if at > i else match.last
        return Name(at, match.last, end, "", self.text(at, match.last, ""), ids)

    def _is_stop(self, at: int, cue: Word) -> bool:
        """Whether the word ends names elsewhere; a city may bear it all the same (مدينة صور)."""
        classes = self.words.senses[self.tokens[at].folded].classes
        return any(kind in STOPS and not (word.clitics or _bears(word, cue)) for kind, word in classes.items())

    def _allowed(self, ids: tuple[int, ...], cue: Word) -> tuple[int, ...]:
        kinds = set(cue.entry.attributes.get("kinds", "").split())
        if kinds & _SETTLEMENTS:
            kinds |= _SETTLEMENTS
        if cue.has("many"):  # قرى جبل الزاوية: villages of an area
            kinds |= {"region", "governorate", "district", "subdistrict", "city"}
        if "city" in kinds or "governorate" in kinds:
            kinds |= {"governorate", "district", "subdistrict", "city"}
        places = ((at, self.prior.gazetteer.place(at)) for at in ids)
        near = self.prior.countries  # a village of a report on Syria is not taken for the capital of elsewhere
        return tuple(at for at, p in places if p.decided or (p.type in kinds and (not near or p.country in near)))

    def unknown(self, i: int, clitics: str, cue: Word) -> Name | None:
        """A name that no gazetteer has, from its first token; `clitics` is taken off that."""
        at = self._past_marks(i)
        if at is None:
            return None
        if not clitics and self.tokens[at].folded.startswith("ب") and self.known(at, ("ب",)) and not self.known(at):
            return None  # في أحياء ببغداد: of the kind that stands before it, in the city
        if not self._names_quarter(at, clitics, cue) and (
            self._stops(at, clitics) or (self._describes(at, clitics, cue) and not self._begins_list(at, cue))
        ):
            return None
        last = at
        while last - at < _LONGEST_NAME and last + 1 < len(self.tokens) and self._goes_on(at, last, cue):
            last += 1
        if last == at and (len(self.tokens[at].folded) - len(clitics) < 3 or self._needs_second(at)):
            return None
        return Name(at, last, last, clitics, self.text(at, last, clitics), ())

    def _describes(self, i: int, clitics: str, cue: Word) -> bool:
        """Whether the word after a kind says what it is like (قرية حدودية, مناطق سيطرة) and does not name it."""
        folded = self.tokens[i].folded[len(clitics) :]
        if self._is_head(i):
            return False
        if is_nunated(self.tokens[i]) or is_suffixed(folded):
            return True
        if cue.has("bears") and folded.startswith("ال"):
            return False
        if (cue.has("strict") or cue.has("plain")) and self.words.never(self.tokens[i], clitics):
            return True
        if folded.startswith("ال"):
            return False
        unnamed = cue.has("strict") and not (self._stands_as_name(i, folded) or (cue.has("keep") and self._is_pair(i)))
        return unnamed or (folded.endswith("يه") if cue.has("feminine") else is_nisba(folded))

    def _begins_list(self, i: int, cue: Word) -> bool:
        """قرى س وص: a word that no list has, before a known place joined to it, is a name although built like an
        adjective.
        """
        if not cue.has("many") or i + 1 >= len(self.tokens) or is_listed(self.tokens[i].folded):
            return False
        known = self.known(i + 1, ("و",))
        return known is not None and known.clitics == "و" and not is_nunated(self.tokens[i])

    def _is_pair(self, i: int) -> bool:
        """Whether two words that no list has end the clause, or where they lie is told next (تلة مام رشو بمنطقة س)."""
        pair = self.tokens[i : i + 2]
        words = all(token.shape is Shape.WORD and not is_listed(token.folded) for token in pair)
        described = any(token.folded.endswith("ه") or token.folded.startswith("ال") for token in pair)
        return len(pair) == _PAIR and words and not described and self._closes(i + 1)

    def _stands_as_name(self, i: int, folded: str) -> bool:
        """Whether a word without the article after منطقة or معسكر can be nothing but a name: the clause ends with it or
        says where it lies, and it is no adjective (منطقة واسعة، معسكر محصن).
        """
        if folded.startswith("م") and folded.endswith("ه"):
            return False
        if i + 1 >= len(self.tokens) or self.tokens[i + 1].text in _ENDS:
            return not folded.endswith("ه")
        after = self.words.senses[self.tokens[i + 1].folded].classes
        if "end" in after and not after["end"].clitics and not folded.startswith("م"):
            return not folded.endswith("ه") and not self.words.senses[folded].classes
        lies = any(kind in _LIES_IN and word.clitics in {"", "ب"} for kind, word in after.items())
        return lies or any("ب" in clitics for clitics, _ in self.prior.gazetteer.starts[self.tokens[i + 1].folded])

    def _goes_on(self, first: int, last: int, cue: Word) -> bool:
        after = self.tokens[last + 1]
        if after.shape is Shape.NUMBER:
            return self._is_head(first) and last == first
        if "_" in {after.text, self.tokens[last].text}:
            return last + 2 < len(self.tokens)
        if after.shape is not Shape.WORD or after.folded.startswith("و") or _is_of_address(after):
            return False
        classes = self.words.senses[after.folded].classes
        if "qualifier" in classes and not classes["qualifier"].clitics:
            return classes.keys().isdisjoint({"direction", "side"})
        if self._stops(last + 1, "") or after.folded.startswith(BREAKS_BEFORE):
            return False
        if self._is_head(last):
            return True
        if after.folded.endswith("ت") or self._agrees(first, after.folded, cue) or self._has_known_stem(after.folded):
            return False
        return last == first or self._is_third(first, last + 1)

    def _is_third(self, first: int, i: int) -> bool:
        """قرية رسم حاج سالم في ريف س: a third word of a name, none of them an everyday word or with the article, where
        the clause ends behind it or says where the place lies.
        """
        words = [token.folded for token in self.tokens[first : i + 1]]
        plain = not any(word.startswith("ال") or is_listed(word) for word in words)
        return i == first + 2 and plain and not is_nunated(self.tokens[i]) and self._closes(i)

    def _agrees(self, first: int, folded: str, cue: Word) -> bool:
        """قرية س الآهلة: a definite feminine or -ي word after an indefinite name is its adjective."""
        if not folded.startswith("ال") or self.tokens[first].folded.startswith("ال"):
            return False
        if cue.has("feminine"):
            return folded.endswith("يه") or bool(_FEMININE.match(folded))
        return is_nisba(folded) or (folded.endswith("ه") and "camp" not in cue.entry.id)

    def _names_quarter(self, i: int, clitics: str, cue: Word) -> bool:
        """حي الثكنة، منطقة المطار: a quarter named after what stands in it."""
        word = self.words.senses[self.tokens[i].folded[len(clitics) :]].classes.get("cue")
        if word is None or not cue.has("quarter") or not word.has("keep") or word.clitics:
            return False
        return word.definite or self.tokens[i].folded.startswith("ال")  # الوحدة, which is listed with the article

    def quoted(self, i: int, cue: Word) -> Name | None:
        """A name in quotation marks, at most a few words long; several names in one pair of marks are no name."""
        tokens = self.tokens
        if tokens[i].text not in OPEN:
            return None
        for end in range(i + 2, min(len(tokens), i + 2 + _LONGEST_QUOTE)):
            if tokens[end].text in CLOSE:
                if self._lists(i + 1, end, cue):
                    return None
                if self.words.senses[tokens[i + 1].folded].phrase and self.words.phrase(tokens, i + 1) is not None:
                    return None
                match = self.prior.gazetteer.match(tokens, i + 1) if tokens[i + 1].shape is Shape.WORD else None
                whole = match is not None and match.last == end - 1 and not match.clitics
                ids = self.prior.likely(match.ids) if match is not None and whole else ()
                return Name(i + 1, end - 1, end, "", self.text(i + 1, end - 1, ""), ids)
        return None

    def _lists(self, first: int, end: int, cue: Word) -> bool:
        """Whether the tokens [first, end) name more than one place (قرى "س، وص وع")."""
        between = self.tokens[first + 1 : end]
        joined = any(token.folded.startswith("و") and len(token.folded) > SHORTEST_VERB for token in between)
        return any(token.text in _COMMAS for token in between) or (cue.has("many") and joined)


def _is_of_address(token: Token) -> bool:
    """pic.twitter.com، https://: a small Latin letter begins no name of a place."""
    return token.text.isascii() and token.text.islower()


def _bears(word: Word, cue: Word) -> bool:
    """بلدة الصور: with the article an everyday word may be the known name of a village or a town."""
    return word.definite and word.entry.means == "end" and not (cue.has("strict") or cue.has("plain"))
