"""The engine of one machine: its processes and what they share."""

from tawthiq.engine.local.mapping import BATCH, Workers, map_batches

__all__ = ["BATCH", "Workers", "map_batches"]
