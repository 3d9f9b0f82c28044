"""A question's words as a query of the index: for each word every form in the reports that may be the same word."""

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice, product

from tawthiq.search.question import Question
from tawthiq.text.terms import readings

_FORMS = 120  # of one word
_PHRASES = 200  # ways to write one phrase
_LOOSE = 8_000  # reports that hold the words of a query of any word; commoner ones would rank nothing


def forms(connection: sqlite3.Connection, word: str) -> tuple[str, ...]:
    """The forms in the reports that may be this word, itself first.

    They share a reading with it that is sure in one of the two (text.terms).
    """
    sure = [reading.text for reading in readings(word) if reading.sure]
    unsure = [reading.text for reading in readings(word) if not reading.sure]
    asked = "SELECT form FROM forms WHERE reading IN"
    found = dict.fromkeys([word, *_read(connection, asked, sure), *_read(connection, asked, unsure, "AND sure = 1")])
    return tuple(islice(found, _FORMS))


def _read(connection: sqlite3.Connection, asked: str, values: Sequence[str], rest: str = "") -> Iterable[str]:
    if not values:
        return []
    rows = connection.execute(f"{asked} ({','.join('?' * len(values))}) {rest} ORDER BY length(form), form", values)
    return [row[0] for row in rows]


def expression(connection: sqlite3.Connection, question: Question) -> str:
    """The query that all words and phrases must pass; empty where the question has none."""
    groups = [_any(forms(connection, word)) for word in question.words]
    groups += [_phrase(connection, phrase) for phrase in question.phrases]
    return " AND ".join(groups)


def loose(connection: sqlite3.Connection, question: Question) -> str:
    """The query that any of the rarer words passes: the rarest first, as long as they are in few reports together.

    Numbers alone say nothing: they stand in dates and figures of any report.
    """
    telling = [word for word in question.words if not word.isdecimal()]
    counted = sorted((_reports(connection, found), found) for found in (forms(connection, w) for w in telling))
    chosen: list[str] = []
    reports = 0
    for number, found in counted:
        reports += number
        if number and reports <= _LOOSE:
            chosen.append(_any(found))
    return " OR ".join(chosen)


def rarest(connection: sqlite3.Connection, question: Question) -> int:
    """How many reports hold the rarest word of a question."""
    words = [*question.words, *(word for phrase in question.phrases for word in phrase)]
    return min((_reports(connection, forms(connection, word)) for word in words), default=0)


def _reports(connection: sqlite3.Connection, found: Sequence[str]) -> int:
    marks = ",".join("?" * len(found))
    row = connection.execute(f"SELECT sum(doc) FROM report_terms WHERE term IN ({marks})", found).fetchone()  # noqa: S608
    return int(row[0] or 0)


def _any(found: Sequence[str]) -> str:
    return "(" + " OR ".join(_quoted(form) for form in found) + ")"


def _phrase(connection: sqlite3.Connection, words: Sequence[str]) -> str:
    """A phrase: its words as they are, each with its own clitics where the reports have such."""
    ways = product(*(_clitics(word, forms(connection, word)) for word in words))
    return "(" + " OR ".join(_quoted(" ".join(way)) for way in islice(ways, _PHRASES)) + ")"


def _clitics(word: str, found: Sequence[str]) -> tuple[str, ...]:
    """Of the forms those that are the word with clitics before it, or it without its own; endings are kept."""
    own = {reading.text for reading in readings(word)}
    return tuple(f for f in found if f == word or f.endswith(word) or (f in own and word.endswith(f)))[:8]


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
