"""What Spark lacks is told in one line, before anything is started."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tawthiq.cli import app
from tawthiq.engine.spark import jobs, preflight
from tawthiq.errors import UsageError

from ...ports import free_port


@pytest.mark.parametrize(
    ("given", "settled"),
    [
        ("local", "local[*,4]"),
        ("local[2]", "local[2,4]"),
        ("local[*]", "local[*,4]"),
        ("local[3,7]", "local[3,7]"),
        ("spark://a:7077,b:7077", "spark://a:7077,b:7077"),
    ],
)
def test_a_failure_is_never_the_end_of_a_run_on_one_machine(given: str, settled: str) -> None:
    assert preflight.settled(given) == settled


@pytest.mark.parametrize("given", ["loca", "http://a", "local[x]", ""])
def test_what_is_no_master_is_told(given: str) -> None:
    with pytest.raises(UsageError, match="no master of Spark"):
        preflight.settled(given)


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "find_spec", lambda name: None if name == "pandas" else object())
    with pytest.raises(UsageError, match=r"needs pandas. Install it: pip install 'tawthiq\[spark\]'"):
        preflight.check("local[1,4]")


def test_a_missing_java_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(preflight, "find_spec", lambda _: object())
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(UsageError, match="needs Java 17 or newer, and there is none on this machine"):
        preflight.check("local[1,4]")


@pytest.mark.parametrize(
    ("told", "wrong"), [("1.8.0_392", "Java 8"), ("11.0.2", "Java 11"), ("17.0.1", None), ("21", None)]
)
def test_an_old_java_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str, wrong: str | None) -> None:
    java = tmp_path / "java"
    java.write_text(f"#!/bin/sh\necho 'openjdk version \"{told}\" 2024-01-01' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    fault = preflight.java_fault()
    assert (wrong is None and fault is None) or (wrong is not None and fault is not None and wrong in fault)


def test_a_master_that_does_not_answer_is_told_and_no_register_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds: Path
) -> None:
    monkeypatch.setattr(preflight, "find_spec", lambda _: object())
    monkeypatch.setattr(preflight, "java_fault", lambda: None)
    address, register = f"spark://127.0.0.1:{free_port()}", tmp_path / "register"
    given = ["run", str(seeds / "docs.jsonl"), "--register", str(register), "--engine", "spark", "--master", address]
    result = CliRunner().invoke(app, given)
    assert isinstance(result.exception, UsageError)
    assert str(result.exception).startswith(f"{address}: no master answers there")
    assert not register.exists()


def test_nothing_of_spark_is_loaded_where_it_is_not_asked_for(tmp_path: Path, seeds: Path) -> None:
    asked = (
        "import sys; from tawthiq.cli import main\n"
        f"sys.argv[1:] = ['run', {str(seeds / 'docs.jsonl')!r}, '--register', {str(tmp_path / 'r')!r}]\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('pyspark', 'py4j', 'pandas')])"
    )
    done = subprocess.run([sys.executable, "-c", asked], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_worker_on_which_the_program_is_not_is_told_in_one_line() -> None:
    said = (
        "Job aborted due to stage failure: Task 0 in stage 0.0 failed 4 times\nError from python worker:\n"
        "  python3: Error while finding module specification for 'tawthiq.engine.spark.daemon'\nPYTHONPATH was:\n  /x"
    )
    told = str(jobs.in_one_line(RuntimeError(said)))
    assert told.startswith("on a worker the program cannot be loaded. Install the same version")
    assert "\n" not in told
