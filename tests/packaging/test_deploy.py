"""The files of deploy/ are right as far as this machine can tell: units for systemd, commands, what an image copies."""

import configparser
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import typer

from tawthiq.cli import app

ROOT = Path(__file__).parent.parent.parent
DEPLOY = ROOT / "deploy"
PROGRAM = "/opt/tawthiq/bin/tawthiq"
UNITS = sorted(path.name for path in DEPLOY.iterdir() if path.suffix in {".service", ".timer"})


def commands() -> dict[str, set[str]]:
    """The options of each verb."""
    group = typer.main.get_command(app)
    return {
        name: {option for parameter in verb.params for option in parameter.opts}
        for name, verb in group.commands.items()  # type: ignore[attr-defined]
    }


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
@pytest.mark.parametrize("unit", UNITS)
def test_systemd_takes_the_units(unit: str, tmp_path: Path) -> None:
    for name in UNITS:
        (tmp_path / name).write_text((DEPLOY / name).read_text("utf-8").replace(PROGRAM, "/bin/true"), "utf-8")
    found = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / unit)], check=False, capture_output=True, text=True
    )
    assert (found.returncode, [line for line in found.stderr.splitlines() if "tawthiq" in line]) == (0, [])


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_says_what_is_wrong_with_a_unit(tmp_path: Path) -> None:
    text = (DEPLOY / "tawthiq.service").read_text("utf-8").replace(PROGRAM, "/bin/true")
    (tmp_path / "tawthiq.service").write_text(text.replace("ProtectHome=yes", "ProtectHouse=yes"), "utf-8")
    command = ["systemd-analyze", "verify", "--man=no", str(tmp_path / "tawthiq.service")]
    assert "ProtectHouse" in subprocess.run(command, check=False, capture_output=True, text=True).stderr


@pytest.mark.parametrize("unit", [name for name in UNITS if name.endswith(".service")])
def test_the_units_ask_for_verbs_and_options_that_there_are(unit: str) -> None:
    said = re.findall(rf"{PROGRAM} ([^\n']+)", (DEPLOY / unit).read_text("utf-8"))
    assert said, unit
    for line in said:
        verb, *words = shlex.split(line.replace('"', ""))
        assert {word for word in words if word.startswith("--")} <= commands()[verb], line


def test_a_timer_starts_the_unit_of_its_name_each_night() -> None:
    timer = configparser.ConfigParser(strict=False, interpolation=None)
    timer.read(DEPLOY / "tawthiq-backup.timer", "utf-8")
    assert timer["Timer"]["OnCalendar"]
    assert (DEPLOY / timer["Timer"].get("Unit", "tawthiq-backup.service")).exists()


def test_the_image_is_made_of_what_is_there_and_starts_a_verb() -> None:
    text = (DEPLOY / "Containerfile").read_text("utf-8").replace("\\\n", " ")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    (extras,) = re.findall(r"'/src\[([a-z,]+)\]'", text)
    assert set(extras.split(",")) <= project["optional-dependencies"].keys()
    (constraints,) = re.findall(r"--constraint /src/(\S+)", text)
    assert (ROOT / constraints).exists()
    (version,) = set(re.findall(r"FROM docker.io/library/python:3\.(\d+)", text))
    assert f"Programming Language :: Python :: 3.{version}" in project["classifiers"]
    (started,) = re.findall(r"CMD \[(\"serve\"[^\]]*)\]", text)
    verb, *options = re.findall(r'"([^"]+)"', started)
    assert set(options) <= commands()[verb]
    instructions = {line.split(" ")[0] for line in text.splitlines() if line and not line.startswith("#")}
    assert instructions <= {
        "FROM",
        "COPY",
        "RUN",
        "ENV",
        "USER",
        "WORKDIR",
        "VOLUME",
        "ENTRYPOINT",
        "CMD",
        "HEALTHCHECK",
    }
