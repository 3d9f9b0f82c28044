"""How a stretch of a passage stands to fact: cumulative, foretold, hypothetical, or no event at all.

1. The words of lexicon/data/modality.yaml are looked up in the passage. 2. Each takes its stretch along: the clause it
stands in, what follows it, or the words near it. A clause ends where another event is turned to (فيما، بينما، كما).

Stretches are document offsets. Where two overlap, the one that begins later is the closer one.
"""

from collections.abc import Callable, Sequence
from functools import cache

from tawthiq.claims import stretches, victims
from tawthiq.claims.aside import turns_to_one
from tawthiq.claims.hitting import is_present
from tawthiq.claims.mentions import At, Modality, ModalityMention
from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.lexicon.matcher import Match, Matcher
from tawthiq.model.passage import Passage
from tawthiq.text import quantities
from tawthiq.text.tokens import Shape, Token

_NEAR = 7
_SOON = 6
_MANY = 10
_SEVERAL = 3  # attacks told by their number, each an event of its own
_YEARS = 1900
_THREATS = ("بتشريد", "بنزوح", "بتهجير", "بمقتل", "بموت")
_DEEDS, _NEXT = frozenset({"استهداف", "قصف", "ضرب", "قتل", "اغتيال", "تدمير"}), 2  # يعد استهداف المستشفيات جريمة
_ATTACKS = ("هجمات", "غارات", "ضربات", "اعتداءات", "قصف", "استهداف")  # with whose they are: هجماتها
_TURNS = frozenset({"فيما", "بينما", "كما", "وكما", "بالمقابل", "وبالمقابل"})
_TURNS_BEHIND_IN = frozenset({"حين", "المقابل"})
_RELATIVE = frozenset({"الذي", "التي", "الذين", "اللذين", "اللتين"})
_TOWARDS = frozenset({"الي"})
_AIMS = ("ل", "ب", "الي")
_KNOWN = frozenset({"بعد", "عقب", "اثر"})
_BACK = 8
_WARNED_OF = 10
_COMMAS = frozenset("،,؛;")
_THAT = frozenset({"ان", "بان"})
_FRAMES = frozenset({"بالتزامن", "تزامنا", "ضمن", "بعد", "عقب", "غداه", "قبل", "وسط"})
_FRAMES_WITHIN = frozenset({"اطار", "سياق", "ظل", "وقت", "خضم", "اعقاب", "ذروه"})  # behind في
_CAUSES = frozenset({"اطار", "سياق", "ضمن"})  # what stands behind them goes on with the frame
_FRAMED = 12  # words between the verb and the frame: يأتي قصف قوات س على قرية ص في ظل
_LASTING = frozenset({"مستمر", "مستمرا", "مستمره", "متواصل", "متواصلا", "متواصله"})
_LASTING_REACH = 14  # words from the verb to what goes on: تتعرض مناطق س وص من قبل ع لقصف بري وجوي متواصل
_TALLIES = frozenset({"عدد", "العدد", "حصيله", "الحصيله", "اعداد", "الرقم", "الارقام"})
_FOR = frozenset({"لوجود", "بسبب", "نتيجه", "جراء", "نظرا"})
_TALLY = 4  # words between the word of the tally and that it may rise
_CLITICS = frozenset({"", "و", "ف", "ل", "ب", "ول", "وب"})


def find(passage: Passage, listed: Modality | None = None) -> tuple[ModalityMention, ...]:
    """The modalities of a passage in text order; `listed` is that of the list whose item the passage is."""
    tokens = passage.tokens
    found = [_whole(passage, listed)] if listed and tokens else []
    for match in _matcher().scan(tokens):
        definite = match.stem.definite and "indefinite" in match.entry.attributes
        if match.stem.clitics in _CLITICS and not definite:
            complete = _complete(tokens, match)
            if complete or "else" in match.entry.attributes:
                found.append(_mention(tokens, match, complete=complete))
    return tuple(found)


def is_foretold(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words just before token `at` foretell it (يخشى ارتفاع عدد الضحايا), or the one behind it (عدد القتلى
    مرشح للزيادة).
    """
    found = _matcher().scan(tokens[max(0, at - _SOON) : at])
    behind = _matcher().at(tokens, at + 1) if at + 1 < len(tokens) and tokens[at + 1].shape is Shape.WORD else None
    return any(match.entry.means == Modality.FORECAST for match in (*found, *([behind] if behind else ())))


def opens(mentions: Sequence[ModalityMention]) -> Modality | None:
    """The modality that a list takes over from the passage that opens it: a toll over a period stays one."""
    return Modality.TOTAL if any(mention.modality is Modality.TOTAL for mention in mentions) else None


def _whole(passage: Passage, modality: Modality) -> ModalityMention:
    last = len(passage.tokens) - 1
    at = At(first=0, last=last, start=passage.start, end=passage.end)
    return ModalityMention(
        at=at, modality=modality, scope_start=passage.start, scope_end=passage.end, rule="modality.list-item"
    )


def _complete(tokens: Sequence[Token], match: Match) -> bool:
    needs = match.entry.attributes.get("needs")
    if needs == "many":
        at = match.first - 1 - (match.first > 1 and tokens[match.first - 1].text == ")")  # (214) انتهاكا
        return at >= 0 and _is_many(tokens[at])
    if needs == "several":
        return match.first > 0 and (quantities.value(tokens[match.first - 1].text) or 0) >= _SEVERAL
    if needs == "number":
        return _are_years(tokens, match.last + 1)
    if needs == "aim":  # يخطط لاغتيال، هدد بقصف
        after = tokens[match.last + 1].folded if match.last + 1 < len(tokens) else ""
        return tokens[match.last].folded in _TOWARDS or after.startswith(_AIMS)
    if needs in _OBJECTS:
        object_, within = _OBJECTS[needs]
        return any(object_(token.folded) for token in tokens[match.last + 1 : match.last + within])
    if needs in ("lasting", "frame"):
        return _lasts(tokens, match.last + 1) if needs == "lasting" else _frame(tokens, match) is not None
    if needs in ("length", "period"):
        before = [token.folded for token in tokens[max(0, match.first - 4) : match.first]]
        in_period = needs == "period" and any(word in _periods() for word in before)
        return in_period or (needs == "length" and _stretch(tokens, match) is not None)
    return needs != "told" or not _is_figure(tokens, match.last + 1)  # غارة توقع قتيلين, of أوقع


def _stretch(tokens: Sequence[Token], match: Match) -> int | None:
    return stretches.start(tokens, match.first, definite=match.stem.definite)


# What a verb needs behind it, within how many tokens: حذرت المنظمة من أن، رحب المتحدث بالهجمات
_OBJECTS: dict[str, tuple[Callable[[str], bool], int]] = {
    "of": (lambda word: word == "من", _WARNED_OF),
    "object": (lambda word: word.startswith("بال"), _SOON),
    "attacking": (is_present, _SOON),
    "threat": (lambda word: word.startswith(_THREATS), _SOON),
    "deed": (lambda word: word in _DEEDS, _NEXT),
    "attacks": (lambda word: word.startswith(_ATTACKS), _SOON),
}


def _lasts(tokens: Sequence[Token], at: int) -> bool:
    """لقصف مدفعي متواصل، لهجمات شبه يومية: whether what a place comes under goes on, up to the end of the clause."""
    for k in range(at, min(at + _LASTING_REACH, len(tokens))):
        if tokens[k].text in _COMMAS or _turns(tokens, k):
            return False
        if tokens[k].folded in _LASTING:
            return True
    return False


def _is_figure(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    counted = quantities.value(tokens[at].text) is not None and victims.noun_at(tokens, at + 1) is not None
    noun = victims.noun_at(tokens, at)
    return counted or (noun is not None and "frame" in noun.entry.attributes)


def _is_many(token: Token) -> bool:
    """So many attacks or places are several events; fewer may be one."""
    return token.shape is Shape.NUMBER and token.folded.isdigit() and _MANY <= int(token.folded) < _YEARS


def _are_years(tokens: Sequence[Token], begin: int) -> bool:
    """منذ 2011، بين عامي 2011 و2013; not بين 2000 و2100 مدني."""
    at = next((at for at in range(begin, min(begin + 2, len(tokens))) if _is_year(tokens[at])), None)
    if at is None:
        return False
    at += 2 * (at + 2 < len(tokens) and tokens[at + 1].folded == "و" and _is_year(tokens[at + 2]))
    return victims.noun_at(tokens, at + 1) is None


def _is_year(token: Token) -> bool:
    return token.shape is Shape.NUMBER and token.folded.isdigit() and _YEARS <= int(token.folded) <= 2100


@cache
def _periods() -> frozenset[str]:
    return frozenset({"شهر", "الشهر", "عام", "العام", "الاسبوع", "اسبوع", "سنه"})


def _mention(tokens: Sequence[Token], match: Match, *, complete: bool) -> ModalityMention:
    reach = match.entry.attributes.get("reach", "clause")
    first, last = _REACHES[reach](tokens, match)
    begins = _stretch(tokens, match) if match.entry.attributes.get("needs") == "length" else None
    begins = match.first if begins is None else begins
    return ModalityMention(
        at=At(first=begins, last=match.last, start=tokens[begins].start, end=tokens[match.last].end),
        modality=Modality(match.entry.means if complete else match.entry.attributes["else"]),
        scope_start=tokens[first].start,
        scope_end=tokens[last].end,
        rule=f"modality.{match.entry.id}",
        only=frozenset(match.entry.attributes.get("only", "").split("-")) - {""},
    )


def _clause(tokens: Sequence[Token], match: Match) -> tuple[int, int]:
    first = next((k for k in range(match.first, 0, -1) if _turns(tokens, k) or tokens[k].folded in _RELATIVE), 0)
    last = next((k - 1 for k in range(match.last + 1, len(tokens)) if _turns(tokens, k)), len(tokens) - 1)
    return first, last


def _statement(tokens: Sequence[Token], match: Match) -> tuple[int, int]:
    """As `_clause`, up to a further verb joined by و after a comma: it tells an event of its own."""
    first, last = _clause(tokens, match)
    for k in range(match.last + 2, last + 1):
        if tokens[k - 1].text in _COMMAS and tokens[k].folded.startswith(("و", "ف")):
            return first, k - 1
    return first, last


def _turns(tokens: Sequence[Token], k: int) -> bool:
    word, after = tokens[k].folded, tokens[k + 1].folded if k + 1 < len(tokens) else ""
    return word in _TURNS or (word in ("في", "وفي") and after in _TURNS_BEHIND_IN) or turns_to_one(tokens, k)


def _onward(tokens: Sequence[Token], match: Match) -> tuple[int, int]:
    for k in range(match.last + 1, len(tokens)):
        if tokens[k].folded in _RELATIVE or tokens[k].folded in _KNOWN or _turns(tokens, k):
            return match.first, k - 1
        if tokens[k].text in _COMMAS and k > match.last + 3:
            return match.first, k
    return match.first, len(tokens) - 1


def _subject(tokens: Sequence[Token], match: Match) -> tuple[int, int]:
    """As `_onward`, with the subject before the verb (آلاف المدنيين قد يقتلون)."""
    start = max(0, match.first - _BACK)
    cut = next((k for k in range(match.first - 1, start - 1, -1) if tokens[k].text in _COMMAS), start - 1)
    return cut + 1, _onward(tokens, match)[1]


def _toll(tokens: Sequence[Token], match: Match) -> tuple[int, int]:
    """As `_onward`, with the tally that may rise (عدد القتلى مرشح للزيادة); not a toll that is told as it stands."""
    near = range(match.first - 1, max(-1, match.first - 1 - _TALLY), -1)
    begins = (at for at in near if tokens[at].folded.removeprefix("و") in _TALLIES)
    last = _onward(tokens, match)[1]
    causes = (k - 1 for k in range(match.last + 1, last + 1) if tokens[k].folded in _FOR)
    return next(begins, match.first), next(causes, last)  # مرشح للارتفاع لوجود جريحين: those are known


def _near(tokens: Sequence[Token], match: Match) -> tuple[int, int]:
    return max(0, match.first - _NEAR), min(len(tokens) - 1, match.last + _NEAR)


def _soon(tokens: Sequence[Token], match: Match) -> tuple[int, int]:
    return match.first, min(len(tokens) - 1, match.last + _SOON)


def _frame(tokens: Sequence[Token], match: Match) -> int | None:
    """The token of the frame that the verb sets an attack into (يأتي القصف في سياق); None where none follows."""
    for k in range(match.last + 1, min(match.last + 1 + _FRAMED, len(tokens))):
        if tokens[k].text in _COMMAS or tokens[k].folded in _THAT or _turns(tokens, k):
            return None
        if tokens[k].folded in _FRAMES or (tokens[k].folded in _FRAMES_WITHIN and tokens[k - 1].folded == "في"):
            return k
    return None


def _framed(tokens: Sequence[Token], match: Match) -> tuple[int, int]:
    """What is set into the frame, before the verb or behind it, up to the frame; a cause is told with it."""
    frame = _frame(tokens, match) or match.last
    first = match.first
    while first and not (tokens[first - 1].text in _COMMAS or tokens[first - 1].folded in _THAT):
        first -= 1
    if tokens[frame].folded not in _CAUSES:
        return first, frame
    after = (k for k in range(frame + 1, len(tokens)) if tokens[k].text in _COMMAS or _turns(tokens, k))
    return first, next(after, len(tokens)) - 1


_REACHES = {
    "framed": _framed,
    "clause": _clause,
    "statement": _statement,
    "onward": _onward,
    "subject": _subject,
    "toll": _toll,
    "near": _near,
    "soon": _soon,
}


@by_folders
def _matcher(folders: Folders) -> Matcher:
    return Matcher(load("modality", folders))
