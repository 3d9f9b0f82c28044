"""Where passages begin and end.

1. Lines are paragraphs. 2. The buttons of social pages (Shared with Public, All reactions) are cut off the words they
are glued to, and so are lines of a post that are glued to one another.
3. A line is cut before the hashtags that end it, and after a stop, unless the stop belongs to a number, an initial or a
disguised word, or what stands before it leans on what follows (بينهم طفلة.. إصابة خمسة).
4. What is longer than any sentence is cut at a comma or space: reading takes time with the square of a passage.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tawthiq.records import Record
from tawthiq.text.disguise import unveiled

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c]+")
_STOP = re.compile(
    r"(?:[.!؟?…]+[\"”“»’)\]]*|[؛;](?=\s*$))(?=\s|$)"  # a stop, with closing quotes, before a space
    r"|(?<=\s)\.(?=[^\W\d_ـ])"  # "الدولي .وقد": the space stands on the wrong side; not in a disguise (قصـ .ـف)
    r"|(?<=[^\W\d_ـ]{3})[.؟!]+(?=[“«\"]?[^\W\d_ـ]{3}|#[^\s#]+\s*#)"  # "المدينة.وقال": the space is missing
)
_TAGS = re.compile(r"(?<=\s)#[^\s#]+(?:\s*#[^\s#]+){2,}\s*$")  # slogans behind the words of a post
_MARK = re.compile(r"[.!؟?…؛;]")  # what every stop begins with
_INITIAL = re.compile(r"(?:^|[\s(\"“«.])[^\W\d_]$")
_BUTTONS = re.compile(
    r"Shared with (?:Public|Your friends)|All reactions:|Most relevant|Translate (?:Tweet|post)|Show more"
    r"|See (?:more|translation)|Verified account|View (?:all|more) [a-z ]*|Log in|Sign up"
    r"|\d{1,2}:\d\d [AP]M · [A-Z][a-z]{2} \d{1,2}, \d{4}"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2}, \d{4} ·"
)
# Where such a page has lost the ends of lines: ة ends a word, and a headline's last word may hold the next line's verb.
_GLUED = re.compile(
    r"(?<=ة)(?=[\u0621-\u064a])"
    r"|(?<=[\u0621-\u064a]{4})(?=(?:استشهدت?|ارتكبت?|استهدفت?|أصيبت?|انتقلت? إلى)(?![\u0621-\u064a]))"
)
_CAPITAL = re.compile(r"[A-Z]")  # every button has one: most lines of Arabic need no look at the buttons
_LONGEST = 2_000  # characters; the longest sentence without a stop met in Arabic news has about 1,300
_FRONTED = re.compile(  # what a headline tells ahead of its event: بينهم طفلة.. إصابة خمسة، بقصف مدفعي.. مقتل رجل
    r"(?:من )?(?:بينهم|بينهما|بينهن|بينها|معظمهم|غالبيتهم|أغلبهم|جميعهم)\s|(?:جراء|إثر|نتيجة|بسبب)\s"
    r"|ب(?:قصف|غارة|غارات|ضربة|ضربات|انفجار|تفجير|صاروخ|صواريخ|قذيفة|قذائف|رصاص|نيران|هجوم|لغم|عبوة|طائرة|مسيرة|مسيّرة)\s"
)
_LONGEST_ITEM = 5  # digits of the number that a piece begins with: lists of the dead of a war are long
# مقتل امرأة وطفلين.. غارة على منزل في س: the toll, at no place of its own, ahead of the attack that it came of.
_TOLL = re.compile(
    r"(?:مقتل|استشهاد|ارتقاء|إصابة|اصابة|جرح|قتلى|شهداء|جرحى|قتيل|شهيد|ضحايا|تدمير"
    r"|\d+ (?:قتلى|شهداء|جرحى|قتيلا|جريحا))\s"
    r"(?!.*(?:\sفي\s|\sعلى\s|\sب(?:ريف|مدينة|بلدة|قرية)|شمال|جنوب|شرق|غرب))"
)
_ATTACK = re.compile(
    r"(?:قصف|غارة|غارات|غارتان|ضربة|ضربات|انفجار|تفجير|هجوم|توغل|استهداف|صاروخ|قذيفة|قذائف|مسيرة|مسيّرة)\s"
)
# غارة على بلدة س.. مقتل مدني وإصابة خمسة
_ATTACKED = re.compile(
    r"(?:^|\s)(?:قصف|غارة|غارات|غارتان|غارتين|ضربة|ضربات|انفجار|تفجير|هجوم|استهداف|تستهدف|يستهدف|استهدفت|تقصف|يقصف|قصفت)\s"
)
_TOLL_LONGEST, _HEADLINE_LONGEST = 60, 100  # characters
_FRONTED_LONGEST = 40  # characters
# ريف حلب.. مقتل خمسة: where it happened, ahead of the news; the country alone says less than the news itself will.
_PLACED = re.compile(
    r"(?!(?:سوري[اة]|العراق|اليمن|لبنان|فلسطين|ليبيا|السودان|مصر|إيران|تركيا|إسرائيل)\s*$)"
    r"(?:(?:ريف|محافظة|مدينة|بلدة|قرية|شمال|شمالي|جنوب|جنوبي|شرق|شرقي|غرب|غربي|في)\s+)?"
    r"(?:(?:أم|أبو|بني|بنت|بيت|تل|دير|عين|خان|رأس|وادي|جبل|كفر|حي|مخيم|ود|ذي|دار|بئر|سد)\s+)?[\u0620-\u064a]{3,}\s*$"
)
# A line that only goes on with the one above it: where it was, what it came of, what came of it; or one below a word
# that cannot be the last of a sentence (ارتقاء، المدعو).
_GOES_ON = re.compile(
    r"\n *(?:على (?:#|قرية|قرى|بلدة|بلدات|مدينة|ريف|أطراف|محيط|حي|أحياء|مخيم|ناحية|محور)|"
    r"ب(?:ريف|مدينة|بلدة|قرية|محافظة|حي|محيط)\s|(?:ما|مما) (?:أدى|أسفر|تسبب|أوقع|خلف)\s|"
    r"(?:جراء|جرّاء|إثر|اثر|أثر|نتيجة|بقصف|بغارة|بغارات|بانفجار)\s)"
    r"|(?:(?<=\sالمدعو)|(?<=\sارتقاء)|(?<=\sاستشهاد)|(?<=\sمقتل)|(?<=\sإصابة)|(?<=\sبمقتل))"
    r"\n(?!ال(?:شهداء|قتلى|ضحايا) *(?:\n|$))(?=[\u0620-\u064a#\"“«(])"
)
_TITLE = "الشهيد"
_LONGEST_NAMES = 60  # characters of a line with a title, a name and a blessing
_SHORTEST_TOLD = 20  # characters of a line that may break off within its sentence
_DOTS = ("..", "…")
_ARABIC = re.compile(r"[\u0620-\u064a]")


class Piece(Record, frozen=True):
    """Text without white space at its ends; `paragraph` numbers its line, `closed` is True after a stop."""

    start: int
    end: int
    paragraph: int
    closed: bool


def spans(text: str) -> list[Piece]:
    """All pieces of the text in order."""
    text = unveiled(text)  # of the same length: a mark within a word is no stop
    pieces = []
    for number, line in enumerate(_LINE.finditer(text)):
        for start, end in _between_buttons(text, line.start(), line.end()):
            pieces += _sentences(text, start, end, number)
    pieces = _lines_joined(text, pieces) if _GOES_ON.search(text) else pieces
    return _rolls_joined(text, pieces) if _TITLE in text else pieces


def _lines_joined(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, a line that goes on with the unclosed one right above it joined to it."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before is not None and not before.closed and _goes_on(text, before, piece):
            found[-1] = Piece(before.start, piece.end, before.paragraph, piece.closed)
        else:
            found.append(piece)
    return found


def _goes_on(text: str, before: Piece, piece: Piece) -> bool:
    """Whether a single line break parts them, the upper tells more than a heading does and the lower only goes on."""
    told = before.end - before.start >= _SHORTEST_TOLD and text[before.end - 1] not in ":؛"
    return told and not text[before.end : piece.start].strip(" \r\n") and bool(_GOES_ON.match(text, before.end))


def _rolls_joined(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, lines that name one of the dead each (الشهيد سالم حسن) joined to one: together they are one toll."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before is not None and _names_dead(text, before) and _names_dead(text, piece):
            found[-1] = Piece(before.start, piece.end, before.paragraph, piece.closed)
        else:
            found.append(piece)
    return found


def _names_dead(text: str, piece: Piece) -> bool:
    last = max(text.rfind("\n", piece.start, piece.end) + 1, piece.start)
    return text.startswith(_TITLE, last) and piece.end - last <= _LONGEST_NAMES


def _between_buttons(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if not _CAPITAL.search(text, start, end) or not _ARABIC.search(text, start, end):
        return [(start, end)]
    cuts = [start]
    for button in _BUTTONS.finditer(text, start, end):
        cuts += [button.start(), button.end()]
    if len(cuts) > 1:
        cuts += [glue.start() for glue in _GLUED.finditer(text, start, end)]
    cuts.append(end)
    return [(a, b) for a, b in pairwise(sorted(cuts)) if a < b]


def _sentences(text: str, start: int, end: int, paragraph: int) -> list[Piece]:
    found: list[Piece | None] = []
    at = start
    for stop in _stops(text, start, end):
        if text[stop.start()] == "." and _is_initial(text, at, stop.start()):
            continue
        if (
            at == start
            and stop.group().startswith(_DOTS)
            and stop.end() < end
            and (_is_fronted(text, at, stop.start()) or _is_toll_of(text, at, stop))
        ):
            continue
        at = _shortened(text, at, stop.end(), paragraph, found)
        found.append(_piece(text, at, stop.end(), paragraph, closed=True))
        at = stop.end()
    at = _shortened(text, at, end, paragraph, found)
    tags = _TAGS.search(text, at, end)
    for last in (tags.start(), end) if tags else (end,):
        found.append(_piece(text, at, last, paragraph, closed=False))
        at = last
    return [piece for piece in found if piece]


def _stops(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """As `_STOP.finditer`, which tries all of its cases at every letter."""
    while mark := _MARK.search(text, start, end):
        stop = _STOP.match(text, mark.start(), end)
        start = stop.end() if stop else mark.end()
        if stop:
            yield stop


def _shortened(text: str, at: int, end: int, paragraph: int, found: list[Piece | None]) -> int:
    """Cut pieces off until what is left is no longer than the longest sentence; returns where that begins."""
    while end - at > _LONGEST:
        comma, space = (max(text.rfind(mark, at, at + _LONGEST) for mark in marks) for marks in ("،,؛;", " \t"))
        cut = comma + 1 if comma > at + _LONGEST // 2 else space + 1 if space > at else at + _LONGEST
        found.append(_piece(text, at, cut, paragraph, closed=False))
        at = cut
    return at


def _is_fronted(text: str, start: int, stop: int) -> bool:
    """Whether the words before two dots lean on the news behind them."""
    words = text[start:stop].lstrip()
    return len(words) <= _FRONTED_LONGEST and bool(_FRONTED.match(words) or _PLACED.match(words))


def _is_toll_of(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether two dots part a toll without a place from the attack told right before or behind them."""
    words, behind = text[start : stop.start()].lstrip(), text[stop.end() :].split("\n", 1)[0].lstrip(" .…")
    if len(words) <= _FRONTED_LONGEST and _TOLL.match(words) and _ATTACK.match(behind):
        return True
    toll = _TOLL.match(behind.removeprefix("و")) and len(behind) <= _TOLL_LONGEST and not _STOP.search(behind[:-1])
    return bool(toll and len(words) <= _HEADLINE_LONGEST and _ATTACKED.search(words))


def _is_initial(text: str, start: int, stop: int) -> bool:
    """A single letter or a list number before the stop: د. أحمد, 1. قرية."""
    before = text[start:stop].lstrip()
    return bool(_INITIAL.search(text[max(start, stop - 2) : stop])) or (
        before.isdigit() and len(before) <= _LONGEST_ITEM
    )


def _piece(text: str, start: int, end: int, paragraph: int, *, closed: bool) -> Piece | None:
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip())
    right = len(inside.rstrip())
    return Piece(start + left, start + right, paragraph, closed) if left < right else None
