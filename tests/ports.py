"""Ports for servers that tests start in processes of their own."""

import os
import socket
from random import SystemRandom

# Beneath those that the system gives to connections of its own: between the asking and the listening nobody takes one.
_LOWEST, _HIGHEST = 12_000, 32_000
_CROWD = 16  # test processes at most that share a machine: each asks for every sixteenth port, so no two for one


def free_port() -> int:
    """A port of this machine that nobody listens on, and that no other test process asks for."""
    mine = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % _CROWD
    for port in SystemRandom().sample(range(_LOWEST + mine, _HIGHEST, _CROWD), 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("none of a hundred ports is free")
