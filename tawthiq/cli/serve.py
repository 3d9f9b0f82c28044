"""tawthiq serve: the desk in a browser, on this machine or, with accounts, for a team."""

import socket
from pathlib import Path
from typing import Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, say
from tawthiq.errors import TawthiqError, UsageError

HOST = "127.0.0.1"
_LOOPBACK = frozenset({HOST, "localhost", "::1"})


def serve(
    register: RegisterOption = REGISTER,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port to listen on.")] = 8765,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on; another than this needs accounts.")
    ] = HOST,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="A name under which browsers reach the desk; may be repeated."),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help="Certificate for HTTPS (PEM).")
    ] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="Its private key (PEM).")] = None,
    proxied: Annotated[
        bool, typer.Option("--proxied", help="A proxy on this machine ends HTTPS and passes requests on.")
    ] = False,
    trusted: Annotated[
        list[str] | None,
        typer.Option("--trusted-proxy", metavar="ADDRESS", help="The same of a proxy elsewhere; may be repeated."),
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that answer.")] = 1,
    log: Annotated[bool, typer.Option("--log", help="Write a line of JSON for each request, without names.")] = False,
    log_addresses: Annotated[
        bool, typer.Option("--log-addresses", help="With --log: the network address that asked as well.")
    ] = False,
    metrics: Annotated[
        int | None,
        typer.Option("--metrics", metavar="PORT", min=1, max=65535, help="Figures for Prometheus, on 127.0.0.1."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Open the desk over the register at http://127.0.0.1:PORT/, reachable from this machine only.

    With accounts (tawthiq people add) a team can reach it: by --host, --name, --certificate and --key, or --proxied.
    """
    from tawthiq.register import Register
    from tawthiq.web.people import Office
    from tawthiq.web.serving import Serving, run

    proxies = (*((HOST,) if proxied else ()), *(trusted or ()))
    with Register.open(register) as opened:  # before any process starts: an older one is brought forward once
        if not Office(opened.folder).team():
            _check_alone(register, host, names or [])
    _check_covered(host, bool(proxies) or certificate is not None)
    if (certificate is None) is not (key is None):
        raise UsageError("--certificate and --key go together. Give both files")
    _check_free(host, port)
    scheme = "https" if certificate else "http"
    address = f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}/"
    if json:
        answer({"address": address, "register": str(register)})
    say(f"the desk over {register} is at {address} (Ctrl-C to close it)")
    run(
        Serving(
            register=register,
            host=host,
            port=port,
            workers=workers,
            proxies=proxies,
            names=tuple(name.lower() for name in names or ()),
            log=log or log_addresses,
            addresses=log_addresses,
            metrics=metrics,
        ),
        {"ssl_certfile": certificate, "ssl_keyfile": key} if certificate else {},
    )


def _check_alone(register: str, host: str, names: list[str]) -> None:
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
