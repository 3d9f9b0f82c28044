"""Engines: where the pure stages run. `local` is this machine; each maps the same function over documents.

`resolve` works out a register's incidents as far as anything changed since the last time.
"""

from tawthiq.engine.local import map_batches
from tawthiq.engine.resolving import Manner, is_settled, resolve
from tawthiq.engine.version import intake_version, reading_version, resolving_version

__all__ = ["Manner", "intake_version", "is_settled", "map_batches", "reading_version", "resolve", "resolving_version"]
