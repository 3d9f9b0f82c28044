"""What a server tells of itself: enough to run it, and nothing of who asked for what."""

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request as Asked
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from tawthiq.errors import RegisterError
from tawthiq.register import Register
from tawthiq.web import create_app
from tawthiq.web.observed import Observed, Request, logging_requests

from ..ports import free_port

HOST = "http://127.0.0.1"


def told(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines() if line.startswith("{")]


def test_a_request_is_told_by_its_pattern(register: Register, capsys: pytest.CaptureFixture[str]) -> None:
    desk = create_app(register)
    client = TestClient(Observed(desk, desk.routes, logging_requests()), base_url=HOST)
    secret = next(iter(register.all_documents())).id
    assert client.get(f"/documents/{secret}", params={"q": "Layla"}).status_code == 200
    client.get("/nothing/of/Layla")
    client.get("/static/base.css")
    found = told(capsys.readouterr().err)
    assert [line["route"] for line in found] == ["/documents/{id:path}", "-", "/static/…"]
    assert found[0]["status"] == 200
    assert found[0]["ms"] > 0
    assert not any(word in json.dumps(line, ensure_ascii=False) for line in found for word in (secret, "Layla"))
    assert not any("address" in line for line in found)


def test_an_error_is_told_by_its_kind_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_: Asked) -> Response:
        raise ValueError("the words of a report")

    app = Starlette(routes=[Route("/x/{id}", broken), Route("/y", lambda _: PlainTextResponse("y"))])
    seen: list[Request] = []
    with pytest.raises(ValueError, match="words"):
        TestClient(Observed(app, app.routes, seen.append)).get("/x/1")
    (line,) = told(capsys.readouterr().err)
    assert (line["event"], line["error"]) == ("failed", "ValueError")
    assert line["at"].endswith(f"test_observed.py:{broken.__code__.co_firstlineno + 1}")
    assert "words" not in json.dumps(line)
    assert (seen[0].route, seen[0].status) == ("/x/{id}", 500)


def test_ready_says_whether_the_register_can_be_read(small: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    client = TestClient(create_app(small), base_url=HOST)
    assert client.get("/ready").json() == {"status": "ready"}

    def gone() -> None:
        raise RegisterError("postgresql://tawthiq@db/register: the database cannot be reached. Check the address")

    monkeypatch.setattr(small, "check", gone)
    answer = client.get("/ready")
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready"})
    assert client.get("/health").status_code == 200


# ---- the server itself


@contextmanager
def serving(register: Path, *options: str) -> Iterator[tuple[str, Callable[[], list[dict[str, Any]]]]]:
    """A server in processes of its own; its address, and what ends it and gives its log."""
    port = free_port()
    command = [sys.executable, "-m", "tawthiq", "serve", "--register", str(register), "--port", str(port), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as running:

        def ended() -> list[dict[str, Any]]:
            running.terminate()
            return told(running.communicate(timeout=60)[1])

        address = f"{HOST}:{port}"
        try:
            for _ in range(600):
                assert running.poll() is None, running.communicate()[1]  # what answers there would be another's
                try:
                    if read(f"{address}/ready"):
                        break
                except OSError:
                    time.sleep(0.1)
            yield address, ended
        finally:
            if running.poll() is None:
                running.terminate()  # killed, it would leave its processes behind


def read(address: str, **headers: str) -> str:
    asked = urllib.request.Request(address, headers={name.replace("_", "-"): text for name, text in headers.items()})  # noqa: S310
    with urllib.request.urlopen(asked, timeout=60) as answer:  # noqa: S310
        return str(answer.read().decode())


def figures(text: str) -> dict[str, float]:
    lines = [line.rpartition(" ") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(value) for name, _, value in lines}


def test_processes_are_counted_together_and_logged_as_lines(small: Register) -> None:
    port = free_port()
    with serving(small.folder, "--workers", "2", "--log", "--metrics", str(port)) as (address, ended):
        for _ in range(8):
            assert "<html" in read(f"{address}/incidents?q=Layla")
        found = figures(read(f"http://127.0.0.1:{port}/metrics"))
        with pytest.raises(urllib.error.HTTPError, match="421"):
            read(f"{address}/incidents", Host="elsewhere.example")
        lines = ended()
    assert found['tawthiq_requests_total{method="GET",route="/incidents",status="200"}'] == 8
    assert found['tawthiq_request_seconds_count{route="/incidents"}'] == 8
    assert found["tawthiq_register_up"] == 1
    assert found['tawthiq_register_rows{kind="incidents"}'] == 3
    answered = [line for line in lines if line["event"] == "answered" and line["route"] == "/incidents"]
    assert [line["status"] for line in answered] == [200] * 8 + [421]
    assert "Layla" not in json.dumps(lines)
    assert any(line["event"] == "server" for line in lines)


@pytest.mark.parametrize(
    ("options", "address"), [(("--proxied",), "203.0.113.9"), ((), "127.0.0.1")], ids=["trusted", "not trusted"]
)
def test_forwarded_headers_are_believed_from_a_named_proxy_only(
    small: Register, options: tuple[str, ...], address: str
) -> None:
    with serving(small.folder, "--log", "--log-addresses", *options) as (place, ended):
        read(f"{place}/incidents", X_Forwarded_For="203.0.113.9")
        lines = ended()
    assert [line["address"] for line in lines if line.get("route") == "/incidents"] == [address]
