"""Ports for servers that tests start."""

import random
import socket

# Beneath those that the system gives to connections of its own: between the asking and the listening nobody takes one.
_LOWEST, _HIGHEST = 12_000, 32_000


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    for port in random.sample(range(_LOWEST, _HIGHEST), 100):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise OSError("none of a hundred ports is free")
