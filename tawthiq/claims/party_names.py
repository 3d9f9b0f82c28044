"""The names of parties in a passage as whole phrases: طائرة حربية روسية، مليشيات الأسد، طيران التحالف الدولي.

1. A party's own word is the core: a name, a word that the context decides, an adjective (روسي) of a force or attack.
2. To its left the forces that it owns belong to the phrase (قوات، طائرات مسيرة تابعة لـ), to its right what only
   describes it (the same party again in brackets, السوري after النظام, بقيادة الولايات المتحدة).
3. Aircraft named alone (الطيران) are those of the one party whose aircraft the report names, else of the one that
   flies where it plays; gunmen told by nothing else (مسلحون، انتحاري) are unknown.
"""

from tawthiq.claims import party_arms
from tawthiq.claims.party_context import resolve, words
from tawthiq.claims.party_phrase import Name, headed
from tawthiq.claims.party_reading import Reading
from tawthiq.lexicon import parties
from tawthiq.lexicon.matcher import Match
from tawthiq.records import replace

_PARTY_KINDS = frozenset({"name", "word", "demonym", "office"})
_OF_A_STATE = frozenset({"body", "craft", "vehicle"})
_MILITIAS = frozenset({"militia", "person"})
_OF_ANYONE = frozenset({"العدو", "العدوان"})  # whom the adjective behind them names
_OWNED = ("belongs", "hold")  # تابعة لـ stands for either
_ARMS = frozenset({"craft", "vehicle"})
_JOINS_WITHIN = 3
_PLACEWARD = frozenset(
    ("قرب", "امام", "جوار", "بجوار", "محيط", "داخل", "خارج", "مبني", "مباني", "مقر", "بوابه", "ساحه")
)
_TOWNWARD = frozenset(("في", "وسط", "قلب", "ضواحي", "مدينه", "بمدينه", "العاصمه", "بالعاصمه", "احياء", "شوارع", "سماء"))
_DONE_TO_PEOPLE = frozenset(("قتل", "اعدام", "اغتيال", "تصفيه", "اعتقال", "خطف", "اختطاف", "احتجاز", "تعذيب"))
_BACK = frozenset({"له", "لها", "لهم", "به", "بها", "لهما"})


def names(reading: Reading) -> list[Name]:
    """All parties of a passage, in text order."""
    found: list[Name] = []
    for match in reading.matches:
        if found and match.first <= found[-1].last:
            continue
        kind = match.entry.attributes.get("kind")
        name: Name | None = None
        if kind == "demonym":
            name = _by_adjective(reading, match, found)
        elif kind in _PARTY_KINDS:
            name = _by_name(reading, match, str(kind), found)
        elif "anyone" in match.entry.attributes:
            name = party_arms.by_anyone(reading, match)
        elif match.entry.means == "force" and match.entry.attributes["type"] != "person":
            name = _by_arms(reading, match, found)
        elif match.entry.means == "belongs" and found:
            name = _loyal_to_last(reading, match, found)
        if name:
            if found and found[-1].kind == "anyone" and name.first <= found[-1].last:
                found.pop()  # "مسلحون من تنظيم س": whose they are is told after all
            found.append(_to_the_right(reading, name))
    return found


def _by_arms(reading: Reading, match: Match, found: list[Name]) -> Name | None:
    if not ("own" in match.entry.attributes or party_arms.is_known(reading, match)):
        return None
    name = party_arms.by_speaker(reading, match, found)
    if name is None and match.entry.attributes["type"] == "craft" and "own" not in match.entry.attributes:
        name = party_arms.by_craft(reading, match)
    return name


# --- the core
def _by_name(reading: Reading, match: Match, kind: str, found: list[Name]) -> Name | None:
    attributes = match.entry.attributes
    if kind == "office" and _is_a_place(reading, match):
        return None
    actor: str | None = match.entry.means
    if kind == "word":
        actor = _beside_its_owner(reading, match, found) or resolve(match.entry, reading.context, reading.near)
    if "joins" in attributes:
        near = bool(found) and match.first - found[-1].last <= _JOINS_WITHIN
        actor = actor if near and found[-1].actor == attributes["joins"] else None
    if actor is None:
        return None
    gender = words(reading.context.folders).genders.get(match.stem.text) or attributes.get("gender")
    if kind == "office" and reading.tokens[match.first].text.endswith("ة"):
        gender = "f"  # هجوم استهدف وزارة الداخلية: a ministry is no subject of استهدف
    name = Name(
        actor=actor,
        first=match.first,
        last=match.last,
        kind=kind,
        clitics=reading.clitics(match),
        gender=gender,
        definite=match.stem.definite,
        attack=match if "reads" in attributes else None,
    )
    return _belongs_to_last(reading, name, found) or _to_the_left(reading, name)


def _is_a_place(reading: Reading, match: Match) -> bool:
    """قرب وزارة الدفاع الروسية, and of a government's seat في طهران، بموسكو: where it happened, nobody who speaks."""
    before = reading.folded(reading.before(match.first))
    town = "seat" in match.entry.attributes and (before in _TOWNWARD or reading.clitics(match).endswith("ب"))
    return town or before in _PLACEWARD


def _by_adjective(reading: Reading, match: Match, found: list[Name]) -> Name | None:
    if found and _joins_adjective(reading, match, found[-1]):
        return _of_both(reading, match, found[-1])
    if found and reading.before(match.first) == found[-1].last and found[-1].kind != "anyone":
        return _describes(reading, match, found)
    at = reading.noun_before(match.first, definite=match.stem.definite)
    head = reading.cover.get(at)
    actor = _actor(reading, match)
    if head is None and match.stem.definite and reading.folded(at).startswith("ال"):
        head = reading.match_before(at)
        at = reading.before(at)
    if head is None or head.last != at or actor is None or _only_made_there(reading, match) or _kills(reading, head):
        return None
    if head.entry.means == "agent" and "basis" in head.entry.attributes:  # طيران نعتقد أنه روسي
        return Name(actor=actor, first=match.first, last=match.last, kind="demonym")
    head = reading.as_force(head)
    if head.entry.means == "spokes":
        return Name(actor=actor, first=head.first, last=match.last, kind="office", clitics=reading.clitics(head))
    if head.entry.means == "force":
        return _force_of_nation(reading, match, head, actor)
    if head.entry.means == "attack" and head.stem.definite == match.stem.definite:
        clitics = reading.clitics(head)
        return Name(actor=actor, first=head.first, last=match.last, kind="demonym", clitics=clitics, attack=head)
    return None


def _kills(reading: Reading, head: Match) -> bool:
    """قتل فلسطيني برصاص س، اعتقال سوري: what is done to people alone, so that one of them is named behind it."""
    return (
        not head.stem.definite and reading.folded(head.last) in _DONE_TO_PEOPLE and not head.stem.clitics.endswith("ب")
    )


def _only_made_there(reading: Reading, match: Match) -> bool:
    """طائرة إيرانية الصنع: who made it, not who flies it."""
    return reading.is_a(reading.after(match.last), "made")


def _force_of_nation(reading: Reading, match: Match, head: Match, actor: str) -> Name | None:
    attributes = head.entry.attributes
    # A force told by a definite noun takes a definite adjective: شرطة الحدود التركية، جيش الدفاع الإسرائيلي.
    in_idafa = match.stem.definite and reading.folded(reading.noun_before(match.first)).startswith("ال")
    if head.stem.definite != match.stem.definite and "owned" not in attributes and not in_idafa:
        return None
    if "weak" in match.entry.attributes and attributes["type"] not in _OF_A_STATE:
        return None
    if attributes["type"] == "militia":
        actor = _proxy(reading, actor)
    return _to_the_left(reading, headed(reading, head, Name(actor=actor, first=0, last=match.last, kind="demonym")))


def _joins_adjective(reading: Reading, match: Match, last: Name) -> bool:
    """القوات الأميركية والبريطانية, النظام السوري والروسي: a second adjective joined to the first."""
    if match.first - last.last != 1 or match.stem.clitics != "و":
        return False
    end = reading.folded(last.last)
    by_adjective = last.kind == "name" and last.last > last.first and end.startswith("ال") and end.endswith(("ي", "يه"))
    return by_adjective or last.kind in ("demonym", "word")


def _of_both(reading: Reading, match: Match, last: Name) -> Name | None:
    actor = _actor(reading, match)
    if actor is None or actor == last.actor:
        return None
    return replace(last, actor=actor, first=match.first, last=match.last, clitics="و")


def _actor(reading: Reading, match: Match) -> str | None:
    if "by_country" in match.entry.attributes:
        return resolve(match.entry, reading.context, reading.near)
    return match.entry.means


def _proxy(reading: Reading, actor: str) -> str:
    """Whom militias loyal to the party are counted as."""
    party = parties.load(reading.context.folders).get(actor)
    return party.proxies or actor if party else actor


def _describes(reading: Reading, match: Match, found: list[Name]) -> Name | None:
    """An adjective right after a party describes it (النظام السوري) or says whose it is (النظام الإيراني)."""
    last, actor = found[-1], _actor(reading, match)
    weak = "weak" in match.entry.attributes
    if actor and actor != last.actor and not weak:
        if last.kind == "demonym" and last.attack:
            # "غارات أميركية بريطانية": both did it.
            return replace(last, actor=actor, first=match.first, last=match.last, clitics="")
        if last.kind == "word" or reading.folded(last.last) in _OF_ANYONE:
            last = replace(last, actor=actor, kind="name")  # جيش العدو السعودي
    found[-1] = replace(last, last=match.last)
    return None


# --- to the left
def _to_the_left(reading: Reading, name: Name) -> Name:
    """Take in the forces that the party owns: قوات النظام، عناصر من قسد، طائرات مسيرة تابعة لسلاح الجو التركي."""
    while True:
        link = reading.match_before(name.first)
        if link is None and "ل" not in name.clitics:
            return name
        loyal = False
        if link is not None and link.entry.means in _OWNED:
            loyal = link.entry.attributes.get("type") == "loyal"
            at = party_arms.bomber_before(reading, link.first) or reading.noun_before(link.first)
        elif "ل" in name.clitics:
            at = reading.noun_before(name.first)
        elif name.clitics:
            return name
        else:
            at = reading.before(name.first)
        head = reading.cover.get(at)
        if head is not None and head.last == at and head.entry.means == "spokes":
            return replace(name, first=head.first, clitics=reading.clitics(head), kind="office", gender=None)
        head = reading.as_force(head) if head is not None else None
        if head is None or head.last != at or not (head.entry.means == "force" or party_arms.is_anyone(head)):
            return name
        if _stands_apart(reading, head, name, link):
            return name
        if loyal or (link is not head and head.entry.attributes["type"] == "militia"):
            name = replace(name, actor=_proxy(reading, name.actor))
        name = headed(reading, head, name)


def _stands_apart(reading: Reading, head: Match, name: Name, link: Match | None) -> bool:
    """Whether a force before the phrase is another's, or what hit it."""
    if link is head and head.stem.definite and not name.clitics:
        return True
    return head.entry.attributes["type"] in _ARMS and _hits_it(reading, head, name, link)


def _hits_it(reading: Reading, arm: Match, name: Name, link: Match | None) -> bool:
    """استهدفت طائرة مسيرة دورية لقوات س: what stands between the aircraft and the owner may be what it hit; and with
    its adjective (unlike طائرات التحالف) it is nobody's, so that what stands beside it was hit.
    """
    belongs = link is not None and link is not arm
    whose = link.first if link is not None and belongs else name.first
    between = reading.noun_before(whose) == arm.last != reading.noun_before(whose, listed=True)
    described = arm.first < arm.last and reading.folded(arm.last).endswith(("ه", "ي"))
    return between or (described and not belongs and not name.clitics)


def _belongs_to_last(reading: Reading, name: Name, found: list[Name]) -> Name | None:
    """الفصائل الموالية لتركيا: the vague party before it is told by the one it belongs to."""
    link = reading.match_before(name.first)
    if not found or link is None or link.entry.means != "belongs":
        return None
    loyal = link.entry.attributes.get("type") == "loyal" and _proxy(reading, name.actor) != name.actor
    if found[-1].kind != "word" and not loyal:
        return None
    if reading.noun_before(link.first) != found[-1].last or reading.folded(link.first) == "من":
        return None
    last = found.pop()
    return replace(last, actor=_proxy(reading, name.actor), last=name.last, kind="name")


def _loyal_to_last(reading: Reading, match: Match, found: list[Name]) -> Name | None:
    """النظام والميليشيات الموالية له، قوات س والمسلحون المرتبطون بها: told by whom they point back to."""
    at = reading.noun_before(match.first)
    vague = found[-1] if found[-1].first <= at <= found[-1].last and found[-1].kind in ("word", "anyone") else None
    last = found[-1] if vague is None else found[-2] if len(found) > 1 else None
    head = reading.cover.get(at)
    head = _militia(reading, head) if head is not None else None
    if last is None or head is None or head.entry.means != "force" or head.entry.attributes["type"] not in _MILITIAS:
        return None
    proxy = _proxy(reading, last.actor)
    points_back = reading.folded(reading.after(match.last)) in _BACK
    end = reading.after(match.last) if points_back else match.last
    beside = 0 < head.first - last.last <= _JOINS_WITHIN
    loyal = match.entry.attributes.get("type") == "loyal" and reading.starts_joined(head)
    if proxy == last.actor or not beside or not (points_back or loyal):
        return None
    if vague is not None:
        found.pop()
    return headed(reading, head, Name(actor=proxy, first=0, last=end, kind="name"))


def _militia(reading: Reading, match: Match) -> Match:
    """الفصائل المسلحة as the force that it begins with."""
    head = reading.as_force(match)
    first = words(reading.context.folders).deeds.at(reading.tokens, match.first) if head is match else None
    return head if first is None or match.entry.means == "force" else first


def _beside_its_owner(reading: Reading, match: Match, found: list[Name]) -> str | None:
    """قوات النظام والميليشيات: militias told beside a party that has some are its own."""
    head = reading.as_force(match)
    if not found or head.entry.means != "force" or head.entry.attributes["type"] != "militia":
        return None
    beside = match.first - found[-1].last <= _JOINS_WITHIN - 1 and reading.starts_joined(match)
    opposed = reading.match_before(found[-1].first)  # بين قوات النظام والفصائل: those who fight it
    beside = beside and (opposed is None or opposed.entry.means != "between")
    proxy = _proxy(reading, found[-1].actor)
    return proxy if beside and proxy != found[-1].actor and not found[-1].attack else None


# --- to the right
def _to_the_right(reading: Reading, name: Name) -> Name:
    """Take in what only says the same party again: قوات سوريا الديمقراطية "قسد"، التحالف بقيادة الولايات المتحدة."""
    while True:
        match = reading.match_after(name.last)
        if match is None or match.first != reading.after(name.last):
            return name
        end = _says_again(reading, name, match)
        if end is None:
            return name
        name = replace(name, last=end)


def _says_again(reading: Reading, name: Name, match: Match) -> int | None:
    kind = match.entry.attributes.get("kind")
    if match.entry.means == "led":
        leader = reading.match_after(match.last)
        led = leader is not None and leader.entry.attributes.get("kind") in _PARTY_KINDS
        return leader.last if led and leader else None
    if kind in ("name", "demonym") and match.entry.means == name.actor and not match.stem.clitics:
        return match.last
    if kind == "demonym" and "weak" in match.entry.attributes and match.stem.definite and not match.stem.clitics:
        return match.last
    return None
