"""No address inside the network is asked, in whatever dress it comes."""

import socket
from ipaddress import ip_address
from typing import Any

import pytest

from tawthiq.fetching.client import Client, checked_url
from tawthiq.fetching.guard import RefusedError, checked, is_public
from tawthiq.fetching.limits import Limits


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "255.255.255.255",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "fd00:ec2::254",
    ],
)
def test_inside(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_outside(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]", "127.1"])
def test_a_host_by_any_name_of_this_machine_is_refused(host: str) -> None:
    with Client(Limits()) as client, pytest.raises(RefusedError) as refused:
        client.ask(f"http://{host}:9/")
    assert refused.value.code == "refused-address" or "no address" in refused.value.reason


def test_a_host_with_one_inner_address_among_outer_ones_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(RefusedError, match="inside the network"):
        checked("example.org", 80, frozenset())


def test_the_name_is_looked_up_once_and_the_checked_address_connected_to(
    site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def lookup(host: str, *rest: Any, **more: Any) -> Any:
        looked_up.append(host)
        # The second answer for the name leads elsewhere: who asks twice is led inside.
        return real("127.0.0.1" if looked_up.count("name.test") == 1 else "127.0.0.9", *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    port = site.base.rpartition(":")[2]
    with Client(site.limits(allow=frozenset({"name.test"}))) as client:
        answer = client.ask(f"http://name.test:{port}/page")
    assert (answer.status, answer.address) == (200, "127.0.0.1")
    assert looked_up.count("name.test") == 1


def test_a_proxy_of_the_environment_is_not_used(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with Client(site.limits()) as client:
        assert client.ask(f"{site.base}/page").status == 200


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://example.org/", "http://user:secret@example.org/", "//x", "no address", "http://"],
)
def test_other_schemes_and_passwords_are_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        checked_url(url)


def test_the_fragment_is_left_out() -> None:
    assert checked_url("https://example.org/a#b") == "https://example.org/a"
