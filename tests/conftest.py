"""What tests of every room share: the annotated reports beside the checkout, the samples in it, and the browser."""

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five sample reports with their annotated claims: docs.jsonl and gold.jsonl."""
    return ROOT / "samples" / "seeds"


@pytest.fixture(scope="session")
def bench() -> Path:
    """The folder with the annotated reports, named by TAWTHIQ_BENCH relative to the checkout; skips without it."""
    folder = ROOT / os.environ.get("TAWTHIQ_BENCH", "../shared")
    if not folder.is_dir():
        pytest.skip(f"TAWTHIQ_BENCH: no folder {folder} with annotated reports")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The Chromium or Chrome of this machine; skips without one."""
    for name in ("chromium", "chromium-browser", "google-chrome", "chrome"):
        if path := shutil.which(name):
            return path
    pytest.skip("no Chromium on this machine: install it to run the browser tests")
