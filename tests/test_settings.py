import os
from pathlib import Path

import pytest

from tawthiq.errors import UsageError
from tawthiq.settings import Settings, documented


def test_nothing_said_gives_the_defaults() -> None:
    assert Settings.from_environment({}) == Settings()
    assert Settings.from_environment({"TAWTHIQ_PLACES": "", "TAWTHIQ_LANGUAGE": ""}) == Settings()


def test_the_environment_overrides() -> None:
    given = {
        "TAWTHIQ_PLACES": os.pathsep.join(["a.tsv", "b/c.tsv.gz"]),
        "TAWTHIQ_LEXICON": "words",
        "TAWTHIQ_LANGUAGE": "ar",
        "TAWTHIQ_DIGITS": "arabic",
        "TAWTHIQ_MAX_REPORT_MB": "100",
        "UNRELATED": "x",
    }
    settings = Settings.from_environment(given)
    assert settings.places == (Path("a.tsv"), Path("b/c.tsv.gz"))
    assert settings.lexicon == (Path("words"),)
    assert (settings.language, settings.digits, settings.max_report_bytes) == ("ar", "arabic", 100_000_000)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TAWTHIQ_MAX_REPORT_MB", "many"),
        ("TAWTHIQ_MAX_REPORT_MB", "-1"),
        ("TAWTHIQ_MAX_REPORT_MB", "0"),
        ("TAWTHIQ_LANGUAGE", "fr"),
        ("TAWTHIQ_DIGITS", "roman"),
    ],
)
def test_a_wrong_value_names_its_variable(name: str, value: str) -> None:
    with pytest.raises(UsageError, match=f"{name} is '{value}'. Give"):
        Settings.from_environment({name: value})


def test_every_setting_is_documented_with_its_default() -> None:
    table = {row.name: row for row in documented()}
    assert set(table) >= {"TAWTHIQ_PLACES", "TAWTHIQ_LEXICON", "TAWTHIQ_BENCH", "TAWTHIQ_MAX_REPORT_MB"}
    assert table["TAWTHIQ_MAX_REPORT_MB"].default == str(Settings().max_report_mb)
    assert table["TAWTHIQ_PLACES"].default == "none"
    assert all(row.meaning for row in table.values())
