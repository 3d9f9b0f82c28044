"""Modules of benchmarks/, for tests that read their invented reports and pages."""

import importlib
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

from tawthiq.register import Register

FOLDER = Path(__file__).parent.parent / "benchmarks"


def bench(name: str) -> ModuleType:
    """benchmarks/NAME.py. The folder stays among those that modules are looked for in, as where a benchmark is run."""
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))
    return importlib.import_module(name)


def record(register: Register, told: Iterable[Any]) -> None:
    """Put invented reports (invented.py's Told) with their claims into a register."""
    with register.writing() as writer:
        for one in told:
            writer.add_document(one.document)
            writer.add_claims(one.document, one.claims, "v1")
