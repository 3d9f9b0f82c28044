from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tawthiq.register import Register, verify
from tawthiq.register.originals import AT_ONCE

Forge = Callable[..., None]


def faults(folder: Path) -> tuple[str, ...]:
    with Register.open(folder) as register:
        return verify(register)


def test_a_whole_register_has_no_fault(filled: Any) -> None:
    assert faults(filled.folder) == ()


def an_original(folder: Path) -> str:
    with Register.open(folder) as register:
        return next(iter(register.originals.all()))


def test_a_flipped_byte_in_an_original_is_named(filled: Any, spoil: Callable[[str], None]) -> None:
    spoil(an_original(filled.folder))
    (fault,) = faults(filled.folder)
    assert "its bytes were changed" in fault
    assert "document d" in fault


def test_a_missing_original_is_named(filled: Any) -> None:
    with Register.open(filled.folder) as register:
        register.originals.remove(next(iter(register.originals.all())))
    (fault,) = faults(filled.folder)
    assert "missing" in fault


def test_among_many_originals_each_fault_is_named_once(filled: Any, spoil: Callable[[str], None]) -> None:
    with Register.open(filled.folder) as register:
        with register.transaction() as connection:
            kept = [register.originals.add(f"page {n}".encode(), connection) for n in range(2 * AT_ONCE + 3)]
        changed, gone = kept[1], kept[-1]
        register.originals.remove(gone)
    spoil(changed)
    with Register.open(filled.folder) as register:
        found = register.originals.faults([*kept, *kept])
    assert found == {changed: f"original {changed}: its bytes were changed", gone: f"original {gone}: missing"}


def test_a_changed_text_is_named(filled: Any, forge: Forge) -> None:
    forge("UPDATE documents SET text = replace(text, '5', '50') WHERE id = 'd1'")
    found = faults(filled.folder)
    assert "document d1: its text was changed" in found
    assert any("is not what it quotes" in fault for fault in found)


def test_a_text_changed_together_with_its_hash_is_named(filled: Any, forge: Forge) -> None:
    forge("UPDATE documents SET sha256 = 'ab' WHERE id = 'd1'")
    assert any("document d1" in fault for fault in faults(filled.folder))


def test_a_changed_claim_is_named(filled: Any, forge: Forge) -> None:
    forge("""UPDATE claims SET json = replace(json, '"max":5', '"max":50') WHERE document = 'd1'""")
    found = faults(filled.folder)
    assert "claims of d1#1: were changed" in found
    assert any("its id is not what it says" in fault for fault in found)


def test_a_changed_column_of_a_claim_is_named(filled: Any, forge: Forge) -> None:
    forge("UPDATE claims SET method = 'shelling' WHERE document = 'd2'")
    (fault,) = faults(filled.folder)
    assert "its columns are not what it says" in fault


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM claims WHERE document = 'd1'", "claims of d1#1: 0 stand, 1 were added"),
        ("DELETE FROM generations WHERE document = 'd2'", "claims of d2#1: are missing"),
        ("DELETE FROM documents WHERE id = 'd2'", "document d2: is missing"),
        ("DELETE FROM incident_names", "incident name i1: is missing"),
        ("DELETE FROM incidents", "incidents: the snapshot is not the one that was logged"),
        ("DELETE FROM ledger", "incidents: the snapshot is not the one that was logged"),
        ("DELETE FROM incident_changes", "incident changes of"),
    ],
)
def test_a_removed_row_is_named(filled: Any, forge: Forge, statement: str, words: str) -> None:
    forge("PRAGMA foreign_keys=OFF", statement)
    assert any(words in fault for fault in faults(filled.folder))


def test_a_row_slipped_in_is_named(filled: Any, forge: Forge) -> None:
    forge(
        "INSERT INTO generations (document, generation, pipeline_version, claims, time) VALUES ('d1', 2, 'x', 0, 'now')"
    )
    assert "claims of d1#2: are not in the log" in faults(filled.folder)


def test_an_edited_log_entry_is_named(filled: Any, forge: Forge) -> None:
    forge("UPDATE log SET actor = 'somebody' WHERE seq = 2")
    assert any("log: entry 2 (document d1) was changed" in fault for fault in faults(filled.folder))


def test_a_reordered_log_is_named(filled: Any, forge: Forge) -> None:
    forge(
        "UPDATE log SET seq = -1 WHERE seq = 2",
        "UPDATE log SET seq = 2 WHERE seq = 4",
        "UPDATE log SET seq = 4 WHERE seq = -1",
    )
    found = faults(filled.folder)
    assert any("does not follow" in fault for fault in found)


def test_a_dropped_log_entry_is_named(filled: Any, forge: Forge) -> None:
    forge("DELETE FROM log WHERE seq = 3")
    assert "log: entry 3 is missing (the next is 4)" in faults(filled.folder)


def test_a_log_cut_off_at_its_end_is_named(filled: Any, forge: Forge) -> None:
    forge("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)")
    assert any("seen before, is missing" in fault for fault in faults(filled.folder))


def test_a_removed_guard_is_named(filled: Any, database: str) -> None:
    with Register.open(filled.folder) as register, register.transaction() as connection:
        where = " ON log" if database == "postgresql" else ""
        connection.exec_driver_sql(f"DROP TRIGGER log_no_delete{where}")
    assert faults(filled.folder) == ("database: the guard log_no_delete is missing",)
