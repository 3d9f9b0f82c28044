"""By which weights a register goes: those in its own folder, or those written by hand."""

from pathlib import Path

from tawthiq.engine.linking.choose import source
from tawthiq.incidents import Scoring
from tawthiq.incidents.weights import Weights, read, weights

OWN = "weights.yaml"
"""A register's own weights in its folder, as `tawthiq weights learn` writes them."""


def scoring(folder: Path) -> Scoring:
    """How the pairs of the register in this folder are scored: by which weights, and by whom. Raises InputError."""
    return Scoring(weights_of(folder), source(folder))


def weights_of(folder: Path) -> Weights:
    """The register's own weights where its folder holds some. Raises InputError in one line for a broken file."""
    own = own_rules(folder)
    return read(own[0]) if own else weights()


def own_rules(folder: Path) -> tuple[Path, ...]:
    """Files of the folder that its incidents hang on."""
    own = folder / OWN
    return (own,) if own.exists() else ()
