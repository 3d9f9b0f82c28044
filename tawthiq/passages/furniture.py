"""What each piece of a page is: headline, sentence, caption, repeat, or furniture that is not the report.

1. A line that only says "related articles", "previous", "read also" opens a list of other reports: the unclosed lines
   after it are furniture; a full paragraph ends the list. A line that says so before a title (اقرأ أيضا: …) names
   one other report in the middle of this one. 2. "Leave a comment" ends a report once anything was told,
   "contact us" and "all rights reserved" once a sentence was: above it they are the page's menu.
3. Unclosed lines after the last closed sentence are headlines of other reports, when the report has closed sentences.
4. A piece that stands earlier in the text word for word is a repeat: counted once. So is a line
   that says only that its report takes no comments, and a title cut short (مقتل شخص بغارة...) that is told whole below.
5. The name of the account above the date of its post is furniture. 6. An unclosed line that says of itself that it is
   a picture from the archive or from elsewhere is a caption. 7. So is a title that promises a film or pictures, below
   what the report tells, another report's; and an unclosed line alone between two full paragraphs that shares few words
   with the one below it. A sub-heading says what is told below it.
"""

import re
from collections.abc import Sequence

from tawthiq.lexicon.chosen import Folders, by_folders
from tawthiq.lexicon.entries import load
from tawthiq.model.passage import Role
from tawthiq.passages.boundaries import Piece
from tawthiq.text.folding import fold

_FULL_PARAGRAPH = 180  # characters: a line as long as this is told, not listed
_MARKER_LONGEST = 45
_SHORTEST_SENTENCE = 30
_STOPS = re.compile(r"[،,.؛:!؟]")  # what a line of told words has, and a menu whose words are glued together has not
_BULLETS = ("-", "–", "—", "•", "*", "ـ", "·")  # items of the report's own list
_NUMBERED = re.compile(r"^[\d٠-٩]{1,3}\s?[-–_.)/]\s*\D")
_SHORTEST_REPEAT = 20
_CREDIT = 4  # words at the end of a line in which a caption says what the picture is
_CLOSED = re.compile(r"التعليقات على .{10,} مغلقة$")  # a blog's note under the headline that it repeats
_NOTE = re.compile(r"\([^()]{1,40}\)\s*$")
_FORMER = re.compile(r"\b(?:قصف|غاره|غارات|استهداف|هجوم|انفجار|تفجير)(?: \w+){0,2} سابقه?\b")  # قصف تركي سابق
_POINTER = re.compile(r"^([^:：|]{3,30} [^:：|]{2,30})[:：|]\s*\S")  # اقرأ أيضا: …
_SHOWN = re.compile(r"(?:\|\s*(?:بال)?|\((?:بال)?)(?:فيديو|صور|شاهد|صوره|صورة)\s*\)?$")  # … على بلدة س |فيديو
_LISTS_NAMES = re.compile(r"و?اسماء\s[^:]{3,60}:$")  # أسماء الشهداء هي كالتالي:
_BRACKETS = re.compile(r"\([^()]*\)")
_LONGEST_NAME = 4  # words of a line that holds a name and no title of another report
_TRAILING_OFF = ("…", "..")  # a headline cut short in a list
_PARAGRAPH = 60  # characters
_LONGEST_TITLE = 100
_SHORTEST_WORD, _WORDS_OF_TITLE = 3, 4  # letters; words
_SHARED = 0.6  # part of a sub-heading's words that what is told below it has too
_TITLES = 6  # pieces at the top of a page among which its title stands, cut short
_CUT_SHORT = re.compile(r"^(.{15,}?)\s*(?:…|\.{2,})(?:\s*[-–|].*)?$", re.DOTALL)
_ACCOUNT = re.compile(r"\s[-–|]\s")  # who posts it, before the title
_SHORTEST_TITLE = 15
_POST_OF = re.compile(r"['’]s [Pp]ost$")
_POSTED = re.compile(r"^[A-Z][a-z]+ \d{1,2}, \d{4} ·$")


@by_folders
def _lines(folders: Folders) -> dict[str, str]:
    return {form: entry.means for entry in load("furniture", folders) for form in entry.forms}


def _line_means(text: str) -> str | None:
    if len(text) > _MARKER_LONGEST:
        return None
    return _lines().get(" ".join(fold(text).strip(" :：.|»«-•*[]()#…").split()))


def roles(pieces: Sequence[Piece], texts: Sequence[str]) -> list[Role]:
    """The role of each piece; as long as `pieces`."""
    tail = _first_of_tail(pieces, texts)
    seen: set[str] = set()
    cut_short = _cut_short(texts)
    found: list[Role] = []
    listing = ended = begun = False
    for at, (piece, text) in enumerate(zip(pieces, texts, strict=True)):
        means = _line_means(text)
        told = (piece.closed and len(text) >= 60) or len(text) >= _FULL_PARAGRAPH
        resumed = told and not (text.endswith((*_TRAILING_OFF, "؟")) and len(text) < _FULL_PARAGRAPH)
        listing = means == "list_of_others" or (listing and not resumed)
        ended = ended or _ends(means, begun=begun, titled=_tells(texts, found))
        begun = begun or (told and not listing and bool(_STOPS.search(text)))
        key = fold(_without_note(text))
        aside = _points_elsewhere(pieces, texts, at) or (not told and _heads_post(pieces, texts, at))
        aside = aside or (begun and not (told or piece.closed) and bool(_SHOWN.search(text)))
        aside = aside or (begun and not told and _is_title_of_another(pieces, texts, at))
        if means or listing or ended or at >= tail or aside:
            found.append(Role.FURNITURE)
        elif (len(key) > _SHORTEST_REPEAT and key in seen) or _CLOSED.match(text) or at in cut_short:
            found.append(Role.REPEAT)
        elif not told and not piece.closed and _is_caption(text, key):
            found.append(Role.CAPTION)
        else:
            found.append(Role.SENTENCE if piece.closed or told else Role.HEADLINE)
        if at not in cut_short:  # what it repeats is told whole below, often in the same words
            seen.add(key)
    return found


def _ends(means: str | None, *, begun: bool, titled: bool) -> bool:
    """Whether a line ends the report, of which a sentence was told before (`begun`) or a title at least (`titled`)."""
    return means == "end_of_report" or (means == "end_of_page" and begun) or (means == "comments" and titled)


def _tells(texts: Sequence[str], found: Sequence[Role]) -> bool:
    """Whether a line before says anything, be it a title only, as a short post does."""
    said = (Role.HEADLINE, Role.SENTENCE, Role.CAPTION)
    return any(role in said and len(text) >= _SHORTEST_SENTENCE for role, text in zip(found, texts, strict=False))


def _cut_short(texts: Sequence[str]) -> set[int]:
    """The titles at the top that break off and are told whole further down, as a network's copy of a post has them."""
    found = _copy(texts)
    for at, text in enumerate(texts[:_TITLES]):
        title = _CUT_SHORT.match(text)
        later = [fold(text) for text in texts[at + 1 :]] if title else []
        if title and any(words in text for words in _titles(title.group(1)) for text in later):
            found.add(at)
    return found


def _copy(texts: Sequence[str]) -> set[int]:
    """The lines of a post with a list that breaks off (1- سالم الحسن 2-...) and is told whole right behind."""
    for at, text in enumerate(texts[: len(texts) // 2]):
        lists = at and any(_NUMBERED.match(line) for line in texts[: at + 1])
        again = lists and text.endswith(_TRAILING_OFF) and list(texts[:at]) == list(texts[at + 1 : 2 * at + 1])
        if again and texts[2 * at + 1].startswith(text.rstrip(".… ")):
            return set(range(at + 1))
    return set()


def _titles(line: str) -> list[str]:
    """What the title may be, with and without who posts it and the signs before it, folded."""
    starts = [0, *(mark.end() for mark in _ACCOUNT.finditer(line))]
    titles = (fold(re.sub(r"^\W+", "", line[start:])) for start in starts)
    return [title for title in titles if len(title) >= _SHORTEST_TITLE]


def _points_elsewhere(pieces: Sequence[Piece], texts: Sequence[str], at: int) -> bool:
    """Whether a line, or what goes on after its pointer, names another report to read (اقرأ أيضا: …)."""
    first, length = at, len(texts[at])
    while first and pieces[first - 1].paragraph == pieces[at].paragraph and length < _FULL_PARAGRAPH:
        first -= 1
        length += len(texts[first])
    if length >= _FULL_PARAGRAPH:
        return False
    pointer = _POINTER.match(texts[first])
    return pointer is not None and _line_means(pointer.group(1)) == "list_of_others"


def _is_title_of_another(pieces: Sequence[Piece], texts: Sequence[str], at: int) -> bool:
    """Whether an unclosed line stands alone between two full paragraphs and says little of what is told below it."""
    text, line = texts[at], pieces[at].paragraph
    if pieces[at].closed or _is_item(text) or text.endswith((":", "：")) or not 0 < at < len(pieces) - 1:
        return False
    before, after = pieces[at - 1], pieces[at + 1]
    paragraphs = all(
        piece.closed and piece.paragraph != line and len(words) >= _PARAGRAPH
        for piece, words in ((before, texts[at - 1]), (after, texts[at + 1]))
    )
    words = [word for word in fold(text).split() if len(word) >= _SHORTEST_WORD]
    if not paragraphs or len(words) < _WORDS_OF_TITLE or len(text) > _LONGEST_TITLE or _tells_on(words[0]):
        return False
    below = " ".join(fold(texts[k]) for k in range(at + 1, len(texts)) if pieces[k].paragraph == after.paragraph)
    return sum(_root(word) in below for word in words) < _SHARED * len(words)


def _tells_on(first: str) -> bool:
    """وفي اليوم نفسه، استهدفت الطائرات: a sentence that goes on or opens with its verb, which no title does."""
    return first.startswith("و") or _lines().get(first) == "verb"


def _root(word: str) -> str:
    """A word without what is commonly joined to it, before or behind."""
    for joined in ("وال", "بال", "لل", "ال", "و", "ب", "ل"):
        if word.startswith(joined) and len(word) - len(joined) >= _SHORTEST_WORD:
            word = word.removeprefix(joined)
            break
    return re.sub(r"(?<=...)(?:ات|ون|ين|ها|هم|يه|ه|ا|ي)$", "", word)


def _heads_post(pieces: Sequence[Piece], texts: Sequence[str], at: int) -> bool:
    """Whether words are the name of the account that posts (in one line with its date, or told in the page's title and
    above its date), or say whose post it is.
    """
    if _POST_OF.search(texts[at]):
        return True
    line = pieces[at].paragraph
    titled = any(texts[at] in title and texts[at] != title for title in texts[:_TITLES])
    beside = [k for k in range(at + 1, min(at + 3, len(texts))) if titled or pieces[k].paragraph == line]
    ahead = [texts[k] for k in beside if _line_means(texts[k]) != "button"]
    return bool(ahead) and bool(_POSTED.match(ahead[0]))


def _without_note(text: str) -> str:
    """The line without a note in brackets at its end that it comes with a picture: (الصورة توضيحية)."""
    note = _NOTE.search(text)
    return text[: note.start()].rstrip() if note and _names_picture(note.group()) else text


def _names_picture(text: str) -> bool:
    return any(_lines().get(word) == "picture" for word in fold(text).strip(" ()").replace("/", " ").split())


def _is_caption(text: str, key: str) -> bool:
    """Whether a line says at its end, or of the attack that it names, that it shows something else than the news."""
    end = " ".join(text.split()[-_CREDIT:])
    return key != fold(text) or _names_picture(end) or bool(_FORMER.search(key))


def _is_item(text: str) -> bool:
    """An item of the report's own list (- سالم الحسن، 2- ليلى العلي)."""
    return text.startswith(_BULLETS) or bool(_NUMBERED.match(text))


def _names(texts: Sequence[str], after: Sequence[int]) -> int:
    """How many of the lines are a list of people and what opens it (أسماء المصابين: … سالم حسن (30 عاما))."""
    opened = bool(after) and bool(_LISTS_NAMES.match(fold(texts[after[0]])))
    if not opened:
        return 0
    beyond = (n for n, at in enumerate(after) if n and len(_BRACKETS.sub("", texts[at]).split()) > _LONGEST_NAME)
    return next(beyond, len(after))


def _first_of_tail(pieces: Sequence[Piece], texts: Sequence[str]) -> int:
    """Index of the first of the unclosed lines at the end of a report that otherwise closes its sentences."""
    closed = [
        at
        for at, (piece, text) in enumerate(zip(pieces, texts, strict=True))
        if (
            (text.startswith(_BULLETS) or _NUMBERED.match(text))
            and (at == 0 or pieces[at - 1].paragraph != piece.paragraph)
        )
        or (piece.closed and len(text) > _SHORTEST_SENTENCE and not text.endswith(_TRAILING_OFF))
    ]
    if not closed:
        return len(pieces)
    paragraph = pieces[closed[-1]].paragraph
    after = [at for at in range(closed[-1] + 1, len(pieces)) if pieces[at].paragraph != paragraph]
    after = after[_names(texts, after) :]
    short = [at for at in after if len(texts[at]) < _FULL_PARAGRAPH]
    return after[0] if len(short) >= 2 and len(short) == len(after) else len(pieces)
