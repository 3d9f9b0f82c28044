"""Engines: where the pure stages run. `local` is this machine; each maps the same function over documents."""

from tawthiq.engine.local import map_batches
from tawthiq.engine.version import reading_version, resolving_version

__all__ = ["map_batches", "reading_version", "resolving_version"]
