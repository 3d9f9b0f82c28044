"""Modules of benchmarks/, for tests that read their invented reports and pages."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).parent.parent / "benchmarks"


def bench(name: str) -> ModuleType:
    """benchmarks/NAME.py. The folder stays among those that modules are looked for in, as where a benchmark is run."""
    if str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))
    return importlib.import_module(name)
