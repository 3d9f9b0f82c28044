"""Victims told one by one: name, age, sex, kin, calling (استشهاد المسعف سالم الحسن (34 عاما) وابنته ليلى).

1. A figure of one person that is told by more than its noun gives one victim; so does each name of a roll, and of
   names that spell a figure out (ثلاثة مدنيين هم …). A noun alone (مقتل طفل) is a figure and no victim of its own.
2. `read` tells a victim from the words alone, so that the one door (`verify`) can read the same words again.
3. How old they are: person_ages.py.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from tawthiq.claims import named_together, victims
from tawthiq.claims.means import is_attack
from tawthiq.claims.mentions import At, HarmMention, PersonMention
from tawthiq.claims.people import begins_person, is_name, listed, named, one
from tawthiq.claims.person_ages import age_of, leads_to
from tawthiq.claims.victim_words import announces
from tawthiq.lexicon.chosen import Folders, by_folders, chosen
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.lexicon.victims import accusatives
from tawthiq.model.claim import Person
from tawthiq.model.passage import Passage
from tawthiq.model.vocabulary import Outcome
from tawthiq.records import Record
from tawthiq.text import quantities
from tawthiq.text.quantities import Quantity
from tawthiq.text.tokens import Shape, Token, tokenize

_OUTCOMES = frozenset((Outcome.KILLED, Outcome.INJURED, Outcome.MISSING, Outcome.DETAINED, Outcome.KILLED_OR_INJURED))
_SPELLED = 4  # tokens between a figure and the first of the names that spell it out
_OPENERS = frozenset("\"'“”«»„:：#")
_ONE_OF = frozenset(("احد", "احدي", "واحد", "واحدي"))
_SPELLING = frozenset(("هم", "هما", "وهم", "وهما", "هن", "وهن"))
_ALL_OF = ["كل", "من"]
_NOUNS = 4  # tokens of a person's words at which the nouns that tell of it may begin
_REMEMBERED = 20_000


class Told(Record, frozen=True):
    """What the words say of one person, who stands at tokens [first, last]."""

    first: int
    last: int
    name: str | None = None
    age: int | None = None
    sex: str | None = None
    kin: str | None = None
    role: str | None = None

    @property
    def slots(self) -> tuple[str | None, int | None, str | None, str | None, str | None]:
        """Name, age, sex, kin, role."""
        return self.name, self.age, self.sex, self.kin, self.role


@by_folders
def _about(folders: Folders) -> Matcher:
    """Words that say whose kin somebody is, or of which sex."""
    return Matcher(entry for entry in load("persons", folders) if entry.means in ("kin", "sex"))


@cache
def _general_nouns(folders: Folders) -> frozenset[str]:
    forms = [form for entry in load("persons", folders) if entry.means == "general" for form in entry.forms]
    return frozenset([*forms, *(accusative for form in forms for accusative in accusatives(form))])


def _general() -> frozenset[str]:
    """Nouns of people that are no calling."""
    return _general_nouns(chosen())


def find(passage: Passage, harms: Sequence[HarmMention], figures: Sequence[Quantity]) -> tuple[PersonMention, ...]:
    """The victims of a passage told one by one, in text order, each once."""
    tokens = passage.tokens
    found: dict[int, PersonMention] = {}
    for mention in harms:
        if mention.harm.outcome not in _OUTCOMES or mention.harm.min is None:
            continue
        for told in _of_figure(tokens, mention, figures):
            found.setdefault(told.first, _mention(passage, told, mention.harm.outcome))
    return tuple(found[at] for at in sorted(found))


def supports(quote: str, person: Person) -> bool:
    """Whether the quote, read on its own, tells the person so."""
    slots = (person.name, person.age, person.sex, person.kin, person.role)
    return any(told.slots == slots for told in _readings(quote, chosen()))


@lru_cache(maxsize=_REMEMBERED)
def _readings(quote: str, _: Folders) -> tuple[Told, ...]:
    tokens = tokenize(quote)
    figures = quantities.find(tokens)
    nouns = (victims.noun_at(tokens, at) for at in range(_NOUNS))
    ends = {noun.last for noun in nouns if noun} or {0}
    found = (read(tokens, 0, end, figures) for end in ends)
    return tuple(told for told in (*found, _of_name(tokens, 0, figures)) if told)


def _of_figure(tokens: Sequence[Token], mention: HarmMention, figures: Sequence[Quantity]) -> Iterable[Told]:
    first, last = mention.at.first, mention.at.last
    single = mention.harm.min == 1 and mention.harm.max == 1
    if single and victims.noun_at(tokens, first + (tokens[first].folded in _ONE_OF)):
        told = read(tokens, first, last, figures)
        return [told] if told else _titled(tokens, first, last, figures)
    run = listed(tokens, first) if mention.is_roll else named(tokens, first)
    if run and run.first - first <= 1 and run.last >= last:
        return _each(tokens, [person.first for person in run.people], figures)
    start = _spelled_out(tokens, last)
    run = listed(tokens, start) if start is not None else named_together.behind(tokens, first)
    if run is None or (start is None and run.count != mention.harm.min):
        return _titled(tokens, first, last, figures)
    return _each(tokens, [person.first for person in run.people], figures)


def _titled(tokens: Sequence[Token], first: int, last: int, figures: Sequence[Quantity]) -> list[Told]:
    """الشهيد سالم حسن: a figure that holds its noun and the name."""
    nouns = _nouns_of_one(tokens, first, last)
    return [told for told in (read(tokens, at, end, figures) for at, end in nouns) if told]


def _nouns_of_one(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """المواطن سالم حسن وزوجته: where one figure begins with a noun of one person, all such nouns of it."""
    nouns = [noun for at in range(first, last + 1) if (noun := victims.noun_at(tokens, at))]
    ones = [(noun.first, noun.last) for noun in nouns if noun.entry.attributes["number"] == "singular"]
    begins = bool(ones) and ones[0][0] == first
    followed = {at - 1 for at, _ in ones}  # الشهيد الطفل: one person, whom the second noun tells better
    return [(at, end) for at, end in ones if end not in followed] if begins else []


def _each(tokens: Sequence[Token], starts: Iterable[int], figures: Sequence[Quantity]) -> list[Told]:
    return [told for told in (_of_name(tokens, at, figures) for at in starts) if told]


def _spelled_out(tokens: Sequence[Token], last: int) -> int | None:
    """Where the names begin that spell a figure out (ثلاثة مدنيين هم …), None where none do."""
    for at in range(last + 1, min(last + 1 + _SPELLED, len(tokens) - 1)):
        if tokens[at].folded in _SPELLING:
            of_all = [token.folded for token in tokens[at + 1 : at + 3]] == _ALL_OF  # هما كل من سالم حسن وماهر علي
            start = at + 1 + 2 * of_all
            return start + (start < len(tokens) and tokens[start].text in _OPENERS)
        if tokens[at].shape is not Shape.WORD:
            return None
    return None


def read(tokens: Sequence[Token], first: int, last: int, figures: Sequence[Quantity]) -> Told | None:
    """The person whose noun is tokens [first, last]; None where no more than the noun is told."""
    sex, kin, role = _noun(tokens, first, last)
    related = _about().at(tokens, first) if kin else None
    last = max(last, related.last) if related else last
    at, led = _after_leads(tokens, last + 1)
    closing = _closing(tokens, at)
    at += closing is not None
    definite = _is_definite(tokens[first]) or kin is not None or led or closing is not None
    name = _name(tokens, at) if definite else None
    end = closing or (name if name is not None else last)
    age, age_end = age_of(tokens, end, figures)
    if name == at and age is None and kin is None:
        name, end = None, last  # one word alone may be any verb (مقتل الطفل جاء …)
    if name is None and age is None and kin is None and role is None:
        return None
    text = _text(tokens, at, name) if name is not None else None
    return Told(first, max(end, age_end), text, age, sex, kin, role)


def _closing(tokens: Sequence[Token], at: int) -> int | None:
    """The last token of a name of two words or more in brackets (مدني (سالم حسن)), the bracket with it unless an age
    stands between; None where no such name opens at `at`.
    """
    if at + 1 >= len(tokens) or tokens[at].text != "(":
        return None
    name = _name(tokens, at + 1)
    if name is None or name == at + 1 or name + 1 == len(tokens):
        return None
    after = tokens[name + 1]
    return name + 1 if after.text == ")" else name if after.shape is Shape.NUMBER else None


def _after_leads(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """The token after words that lead to a name (يدعى، المواطن) and quotation marks, and whether any are there."""
    led = False
    while at < len(tokens):
        leads = leads_to(tokens, at, "lead")
        if not leads and tokens[at].text not in _OPENERS:
            break
        led, at = led or leads, at + 1
    return at, led


def _of_several(tokens: Sequence[Token], at: int) -> bool:
    """سالم حسن وأطفاله الثلاثة: kin who are several and no name."""
    noun = victims.noun_at(tokens, at)
    return noun is not None and "kin" in noun.entry.attributes and noun.entry.attributes["number"] == "plural"


def _of_name(tokens: Sequence[Token], at: int, figures: Sequence[Quantity]) -> Told | None:
    """A person who is told by the name alone, or by a word of kin with or without a name."""
    person = one(tokens, at)
    if person is None or _of_several(tokens, at):
        return None
    sex, kin, _ = _noun(tokens, at, at)
    related = _about().at(tokens, at) if kin else None
    start, _ = _after_leads(tokens, related.last + 1 if related else at)
    age, age_end = age_of(tokens, person.name_last, figures)
    name_last = _name(tokens, start) if person.name_last >= start else None
    name = _text(tokens, start, name_last) if name_last is not None else None
    last = start - 1 if name_last is None else name_last
    if name is None and kin is None:
        return None
    return Told(at, max(last, age_end), name, age, sex, kin, None)


def _noun(tokens: Sequence[Token], first: int, last: int) -> tuple[str | None, str | None, str | None]:
    """Sex, kin and calling that the noun says."""
    sex = kin = role = None
    for at in range(first, last + 1):
        match = _about().at(tokens, at) if tokens[at].shape is Shape.WORD else None
        if match:
            feminine = tokens[at].text.endswith("ة")  # ابنة is folded like ابنه
            sex = sex or ("female" if feminine else match.entry.attributes["sex"])
            told = match.entry.attributes.get("feminine" if feminine else "relation")
            kin = kin or told or None
        noun = victims.noun_at(tokens, at)
        one_of = at > first and tokens[at - 1].folded in _ONE_OF
        if role is None and kin is None and not one_of and noun and _is_calling(noun):
            off = len(tokens[at].folded) - len(noun.stem.text)
            rest = [token.text for token in tokens[at + 1 : min(noun.last, last) + 1]]
            role = " ".join([tokens[at].text[off:], *rest])
    return sex, kin, role


def _is_calling(noun: Match) -> bool:
    """Whether a noun says what somebody is by work or rank, not only that it is a person, a man or a victim."""
    attributes = noun.entry.attributes
    general = noun.stem.text in _general() or noun.entry.means == "other"
    return attributes.get("number") == "singular" and "frame" not in attributes and not general


def _name(tokens: Sequence[Token], at: int) -> int | None:
    """The last token of the name that begins at token `at`; one word is a name before what cannot be of one."""
    person = one(tokens, at)
    if (person and person.kin) or (at < len(tokens) and tokens[at].folded.startswith("ال")):
        return None
    end = person.name_last if person else at
    if person is None and (at >= len(tokens) or not _is_single_name(tokens, at)):
        return None
    stop = next((k for k in range(at, end + 1) if _ends_name(tokens, k)), end + 1)
    return stop - 1 if stop - 1 > at or (stop - 1 == at and _is_single_name(tokens, at)) else None


def _is_single_name(tokens: Sequence[Token], at: int) -> bool:
    word = tokens[at].folded
    if tokens[at].shape is not Shape.WORD or len(word) < 3 or word.startswith(("ال", "و", "ب", "ل", "ف")):
        return False
    if at + 1 < len(tokens) and not begins_person(tokens[at + 1]):
        ends = not is_name(tokens, at + 1, after_name=True) or _ends_name(tokens, at + 1)
        return ends and is_name(tokens, at, after_name=False)
    return is_name(tokens, at, after_name=False)


def _ends_name(tokens: Sequence[Token], at: int) -> bool:
    """Words of attack and of places are of no name (سالم الحسن بغارتين، مدينة)."""
    return tokens[at].shape is not Shape.WORD or is_attack(tokens, at) or announces(tokens, at)


def _is_definite(token: Token) -> bool:
    return token.folded.removeprefix("و").startswith(("ال", "لل"))


def _text(tokens: Sequence[Token], first: int, last: int) -> str:
    """A name as written, its words apart by one space, و before the first taken off."""
    words = [token.text for token in tokens[first : last + 1] if token.shape is Shape.WORD]  # سالم_حسن
    if begins_person(tokens[first]):
        words[0] = words[0].removeprefix("و")
    return " ".join(words)


def _mention(passage: Passage, told: Told, outcome: Outcome) -> PersonMention:
    start, end = passage.tokens[told.first].start, passage.tokens[told.last].end
    person = Person(
        name=told.name,
        age=told.age,
        sex=told.sex,
        kin=told.kin,
        role=told.role,
        outcome=outcome,
        quote=passage.text[start - passage.start : end - passage.start],
        start=start,
        end=end,
    )
    return PersonMention(at=At(first=told.first, last=told.last, start=start, end=end), person=person)
