"""Captures and erasures are kept, proved by the log, and found out when they are touched."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tawthiq.errors import InputError, RegisterError, UsageError
from tawthiq.intake.originals import Capture, Original
from tawthiq.register import Admission, Custody, Register, Taker, verify

Forge = Callable[..., None]
TAKER = Taker("0.1+abc", "Huda")


def original(data: bytes, record: str = "<urn:uuid:1>", archive: str = "a.warc") -> Original:
    capture = Capture(
        uri="https://example.org/final",
        asked="https://example.org/d1",
        time="2024-03-01T10:00:00+00:00",
        record=record,
        archive=archive,
        offset=812,
        status=200,
        media_type="text/html",
        headers=(("Content-Type", "text/html"), ("ETag", '"x"')),
        tool="crawler 3",
        operator="Sami",
    )
    return Original(sha256(data).hexdigest(), data, f"{archive}#page", "text/html; charset=utf-8", None, capture)


@pytest.fixture
def captured(filled: Any, make: Any) -> Path:
    """The register of two documents, the first captured twice, the second time in other bytes."""
    with Register.open(filled.folder) as register, register.writing() as writer:
        assert writer.add_custody("d1", original(f"<p>{make.text}</p>".encode()), TAKER)
        assert writer.add_custody("d1", original(b"other bytes, same text", "<urn:uuid:2>"), TAKER)
    return Path(filled.folder)


def faults(folder: Path) -> tuple[str, ...]:
    with Register.open(folder) as register:
        return verify(register)


def test_a_capture_says_all_that_is_known(captured: Path) -> None:
    with Register.open(captured) as register:
        first, second = register.custody("d1")
        assert register.originals.read(second.sha256) == b"other bytes, same text"
        assert register.custody("d2") == ()
        text = register.document("d1").sha256
        entry = register.log(newest_first=True).rows[0]
    assert (first.uri, first.final_uri, first.captured) == (
        "https://example.org/d1",
        "https://example.org/final",
        "2024-03-01T10:00:00+00:00",
    )
    assert (first.tool, first.operator, first.taken_in_by, first.status, first.offset) == (
        "crawler 3",
        "Sami",
        "Huda",
        200,
        812,
    )
    assert first.headers[1] == ("ETag", '"x"')
    assert (first.text_sha256, first.extractor, first.extractor_version) == (text, "tawthiq.intake", "0.1+abc")
    assert (entry.action, entry.subject, entry.actor) == ("capture", second.id, "Huda")
    assert faults(captured) == ()


def test_the_same_record_again_is_the_same_capture_wherever_the_archive_lies(captured: Path) -> None:
    with Register.open(captured) as register, register.writing() as writer:
        assert not writer.add_custody("d1", original(b"other bytes, same text", "<urn:uuid:2>", "/moved/b.warc"), TAKER)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE captures SET json = replace(json, 'Sami', 'Rana') WHERE seq = 1", "was changed"),
        ("UPDATE captures SET document = 'd2' WHERE seq = 1", "its columns are not what it says"),
        ("UPDATE captures SET time = '2001-01-01' WHERE seq = 1", "its columns are not what it says"),
        ("DELETE FROM captures WHERE seq = 2", "is missing"),
        (
            "INSERT INTO captures (id, document, sha256, time, json) SELECT 'z', document, sha256, time, json"
            " FROM captures WHERE seq = 1",
            "capture z of d1: is not in the log",
        ),
    ],
)
def test_a_capture_changed_removed_or_slipped_in_is_named(
    captured: Path, forge: Forge, statement: str, words: str
) -> None:
    forge(statement)
    assert any(fault.startswith("capture ") and words in fault for fault in faults(captured))


def test_a_flipped_byte_of_a_second_capture_is_named(captured: Path, spoil: Callable[[str], None]) -> None:
    with Register.open(captured) as register:
        second = register.custody("d1")[1].sha256
    spoil(second)
    (fault,) = faults(captured)
    assert "capture" in fault
    assert "its bytes were changed" in fault


def test_a_text_changed_under_a_capture_is_named(captured: Path, forge: Forge) -> None:
    forge("UPDATE documents SET sha256 = 'ab' WHERE id = 'd1'")
    assert any("the text that it speaks of does not stand" in fault for fault in faults(captured))


def test_a_register_without_captures_gets_room_for_them(filled: Any, forge: Forge) -> None:
    forge("DROP TABLE captures", "DROP TABLE erasures", "UPDATE meta SET value = '3' WHERE name = 'schema'")
    with Register.open(filled.folder) as register:
        assert register.custody("d1") == ()
        with register.writing() as writer:
            assert writer.add_custody("d1", original(b"bytes"), TAKER)
        assert verify(register) == ()


def erased(folder: Path) -> None:
    with Register.open(folder) as register:
        register.erase("d1", "Huda", "Rana", "a witness asked for it")
        register.replace_incidents([], [])
        register.rewrite()


def test_an_erased_report_leaves_no_word_and_a_whole_register(
    captured: Path, make: Any, on_disk: Callable[[], list[Path]]
) -> None:
    words = make.text[:20].encode()
    assert [path for path in on_disk() if words in path.read_bytes()]
    with Register.open(captured) as register:
        held = [item.sha256 for item in register.custody("d1")]
        register.erase("d2", "Huda", "Rana", "its text holds the first one's words")
    erased(captured)
    assert faults(captured) == ()
    assert [path for path in on_disk() if words in path.read_bytes()] == []
    with Register.open(captured) as register:
        assert [register.originals.holds(name) for name in held] == [False, False]
        gone = register.erasures()[1]
        assert (gone.document, gone.author, gone.agreed, gone.claims) == ("d1", "Huda", "Rana", 1)
        assert ("claims", "d1#1") in gone.gone
        with pytest.raises(RegisterError, match=r"d1: was erased by Huda on .*a witness asked for it"):
            register.document("d1")
        with pytest.raises(RegisterError, match="was erased"):
            register.erase("d1", "Huda", "Rana", "again")
        assert register.log(newest_first=True).rows[0].seq > 10


def test_an_erased_report_stays_out_and_its_id_is_not_given_again(captured: Path, make: Any) -> None:
    erased(captured)
    with Register.open(captured) as register:
        assert register.is_erased(make.document())
        with pytest.raises(InputError, match="was erased"):
            register.add_document(make.document())
        other = register.add_document(make.document("d1", "نص آخر لا صلة له بالأول."))
        assert other.admission is Admission.RENAMED
        assert verify(register) == ()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE erasures SET json = replace(json, 'Huda', 'Rana')", "erasure of d1: was changed"),
        ("UPDATE erasures SET author = 'Rana'", "erasure of d1: its columns are not what it says"),
        ("DELETE FROM erasures", "erasure of d1: is missing"),
    ],
)
def test_a_forged_tombstone_is_named(captured: Path, forge: Forge, statement: str, words: str) -> None:
    erased(captured)
    forge(statement)
    assert words in faults(captured)


def test_a_tombstone_of_ones_own_making_excuses_nothing(captured: Path, forge: Forge) -> None:
    forge(
        "PRAGMA foreign_keys=OFF",
        "INSERT INTO erasures (document, identity, author, time, json) VALUES ('d2', 'x', 'x', 'x', '{}')",
        "DELETE FROM documents WHERE id = 'd2'",
    )
    found = faults(captured)
    assert "erasure of d2: is not in the log" in found
    assert "document d2: is missing" in found


def test_bytes_that_another_report_was_read_from_stay(captured: Path) -> None:
    with Register.open(captured) as register:
        shared = register.custody("d1")[1].sha256
        with register.writing() as writer:
            writer.add_custody("d2", original(b"other bytes, same text", "<urn:uuid:3>"), TAKER)
        gone = register.erase("d1", "Huda", "Rana", "why")
        assert gone.kept_sha256 == (shared,)
        assert register.originals.read(shared)
        register.replace_incidents([], [])
        assert verify(register) == ()


@pytest.mark.parametrize(
    ("author", "agreed", "reason", "told"),
    [(" ", "Rana", "why", "an author"), ("Huda", "Rana", "", "a reason"), ("Huda", " ", "why", "a second person"),
     ("Huda Karam", "huda  karam ", "why", "two people")],
)  # fmt: skip
def test_an_erasure_needs_two_people_and_a_reason(
    captured: Path, author: str, agreed: str, reason: str, told: str
) -> None:
    with Register.open(captured) as register:
        with pytest.raises(UsageError, match=f"needs {told}"):
            register.erase("d1", author, agreed, reason)
        assert isinstance(register.custody("d1")[0], Custody)
