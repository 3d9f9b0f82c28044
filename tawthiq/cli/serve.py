"""tawthiq serve: the desk in a browser, on this machine or, with accounts, for a team."""

import socket
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, say
from tawthiq.errors import TawthiqError, UsageError

if TYPE_CHECKING:
    from tawthiq.web.serving import Serving

HOST = "127.0.0.1"
_LOOPBACK = frozenset({HOST, "localhost", "::1"})


PortOption = Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")]
HostOption = Annotated[
    str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; another than this needs accounts.")
]
NamesOption = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="HOST", help="A name under which browsers reach the desk; may be repeated."),
]
CertificateOption = Annotated[
    Path | None, typer.Option("--certificate", metavar="FILE", help="Certificate for HTTPS (PEM).")
]
KeyOption = Annotated[Path | None, typer.Option("--key", metavar="FILE", help="Its private key (PEM).")]
ProxiedOption = Annotated[
    bool, typer.Option("--proxied", help="A proxy on this machine ends HTTPS and passes requests on.")
]
TrustedOption = Annotated[
    list[str] | None,
    typer.Option("--trusted-proxy", metavar="ADDRESS", help="The same of a proxy elsewhere; may be repeated."),
]
AnsweringOption = Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that answer.")]
LogOption = Annotated[bool, typer.Option("--log", help="Write a line of JSON for each request, without names.")]
LogAddressesOption = Annotated[
    bool, typer.Option("--log-addresses", help="With --log: the network address that asked as well.")
]
MetricsOption = Annotated[
    int | None,
    typer.Option("--metrics", metavar="PORT", min=1, max=65535, help="Figures for Prometheus, on 127.0.0.1."),
]


def serve(
    register: RegisterOption = REGISTER,
    port: PortOption = 8765,
    host: HostOption = HOST,
    names: NamesOption = None,
    certificate: CertificateOption = None,
    key: KeyOption = None,
    proxied: ProxiedOption = False,
    trusted: TrustedOption = None,
    workers: AnsweringOption = 1,
    log: LogOption = False,
    log_addresses: LogAddressesOption = False,
    metrics: MetricsOption = None,
    json: JsonOption = False,
) -> None:
    """Open the desk over the register at http://127.0.0.1:PORT/, reachable from this machine only.

    With accounts (tawthiq people add) a team can reach it: by --host, --name, --certificate and --key, or --proxied.
    """
    from tawthiq.web.serving import Serving, run

    serving = Serving(
        register=register,
        host=host,
        port=port,
        workers=workers,
        proxies=(*((HOST,) if proxied else ()), *(trusted or ())),
        names=tuple(name.lower() for name in names or ()),
        log=log or log_addresses,
        addresses=log_addresses,
        metrics=metrics,
    )
    certified = _certified(certificate, key)
    _check(serving, secure=bool(serving.proxies or certified))
    address = f"{'https' if certified else 'http'}://{f'[{host}]' if ':' in host else host}:{port}/"
    if json:
        answer({"address": address, "register": str(register)})
    say(f"the desk over {register} is at {address} (Ctrl-C to close it)")
    run(serving, certified)


def _certified(certificate: Path | None, key: Path | None) -> dict[str, Path]:
    """What the server is told of both files; empty where neither is given."""
    if certificate is None and key is None:
        return {}
    if certificate is None or key is None:
        raise UsageError("--certificate and --key go together. Give both files")
    return {"ssl_certfile": certificate, "ssl_keyfile": key}


def _check(serving: "Serving", secure: bool) -> None:
    """Raise UsageError where the desk would be open to others than it should be."""
    from tawthiq.register import Register
    from tawthiq.web.people import Office

    with Register.open(serving.register) as opened:  # before any process starts: an older one is brought forward once
        if not Office(opened).team():
            _check_alone(serving.register, serving.host, serving.names)
    _check_covered(serving.host, secure)
    _check_free(serving.host, serving.port)


def _check_alone(register: str, host: str, names: Sequence[str]) -> None:
    """Nobody from elsewhere reaches a desk that has no accounts."""
    if host not in _LOOPBACK or names:
        raise UsageError(
            "without accounts the desk answers this machine only. Leave out --host and --name, or add the first "
            f"account: tawthiq people add NAME --role admin --register {register}"
        )


def _check_covered(host: str, secure: bool) -> None:
    """No password crosses a network in the clear."""
    if host not in _LOOPBACK and not secure:
        raise UsageError(
            f"at {host} passwords would cross the network in the clear. Give --certificate and --key, or listen on "
            f"{HOST} behind a proxy that speaks HTTPS (--proxied)"
        )


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise TawthiqError(f"port {port} cannot be used ({error.strerror}). Name another with --port") from error
