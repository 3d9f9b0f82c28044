"""tawthiq serve: the desk in a browser on this machine."""

import socket
from typing import Annotated

import typer

from tawthiq.cli.options import REGISTER, JsonOption, RegisterOption
from tawthiq.cli.terminal import answer, say
from tawthiq.errors import TawthiqError

HOST = "127.0.0.1"


def serve(
    register: RegisterOption = REGISTER,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Port on 127.0.0.1.")] = 8765,
    json: JsonOption = False,
) -> None:
    """Open the desk over the register at http://127.0.0.1:PORT/, reachable from this machine only."""
    import uvicorn

    from tawthiq.web.app import create_app

    application = create_app(register)
    _check_free(port)
    address = f"http://{HOST}:{port}/"
    if json:
        answer({"address": address, "register": str(register)})
    say(f"the desk over {register} is at {address} (Ctrl-C to close it)")
    uvicorn.run(application, host=HOST, port=port, log_level="warning", access_log=False, server_header=False)


def _check_free(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise TawthiqError(f"port {port} cannot be used ({error.strerror}). Name another with --port") from error
