"""Compile the packages that read reports with mypyc, into build/compiled: the same program, faster.

usage: python scripts/compile.py [--out build/compiled]

1. Copies tawthiq/ to the folder; nothing is written beside the sources, so an edited module is never shadowed by what
   was compiled of its last version. 2. Declares in the copy what Python has no word for, but mypyc makes use of: a name
   in capitals that a module assigns once is final. 3. Compiles the copy in place; needs a C compiler, Python's headers
   and the dev requirements, and takes a few minutes. Nothing is done where nothing changed.

Run with it by PYTHONPATH=build/compiled; tests/packaging/test_compiled.py holds that claims are the same to a byte.
"""

import argparse
import ast
import hashlib
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("text", "lexicon", "passages", "gazetteer", "claims")
LEFT_OUT = ("text/row.py",)  # a kind of tuple
STAMP = "compiled.sha256"
SETUP = """\
from mypyc.build import mypycify
from setuptools import setup

modules = mypycify({arguments!r}, opt_level="2", debug_level="0", multi_file=True)
setup(name="compiled", packages=[], ext_modules=modules)
"""


def compiled_modules(package: Path) -> list[Path]:
    """The modules to compile of a copy of the package."""
    left_out = {package / name for name in LEFT_OUT}
    return [file for name in PACKAGES for file in sorted((package / name).rglob("*.py")) if file not in left_out]


def with_finals(source: str) -> str:
    """The module with its constants declared final: their values need no look-up by name."""
    tree, lines = ast.parse(source), source.split("\n")
    assigned = Counter(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    for node in tree.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else getattr(node, "target", None)
        if not isinstance(target, ast.Name) or not target.id.isupper() or assigned[target.id] > 1:
            continue
        if isinstance(node, ast.Assign) and not _is_type_variable(node.value):
            lines[node.lineno - 1] = lines[node.lineno - 1].replace(f"{target.id} =", f"{target.id}: _Final =", 1)
        elif isinstance(node, ast.AnnAssign):
            told = ast.unparse(node.annotation)
            lines[node.lineno - 1] = lines[node.lineno - 1].replace(f": {told} =", f": _Final[{told}] =", 1)
    first = next((node.lineno for node in tree.body if not isinstance(node, ast.Expr)), 1)
    return "\n".join([*lines[: first - 1], "from typing import Final as _Final", *lines[first - 1 :]])


def _is_type_variable(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and getattr(value.func, "id", "") == "TypeVar"


def state() -> str:
    """A hash over all that goes into the compiled program."""
    found = hashlib.sha256(f"{sys.version} {Path(__file__).read_text('utf-8')}".encode())
    for file in sorted(file for file in (ROOT / "tawthiq").rglob("*") if file.is_file() and file.suffix != ".pyc"):
        found.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return found.hexdigest()


def compile_into(out: Path) -> bool:
    """Compile into a folder; False where it held the same already."""
    stamp, now = out / STAMP, state()
    if stamp.exists() and stamp.read_text("ascii") == now:
        return False
    shutil.rmtree(out, ignore_errors=True)
    package = out / "tawthiq"
    shutil.copytree(ROOT / "tawthiq", package, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    modules = compiled_modules(package)
    for module in modules:
        module.write_text(with_finals(module.read_text("utf-8")), "utf-8")
    arguments = ["--ignore-missing-imports", *(str(module.relative_to(out)) for module in modules)]
    (out / "setup.py").write_text(SETUP.format(arguments=arguments), "utf-8")
    command = [sys.executable, "setup.py", "--quiet", "build_ext", "--inplace"]
    subprocess.run(command, cwd=out, check=True, env={**os.environ, "PYTHONPATH": "."})
    shutil.rmtree(out / "build")
    stamp.write_text(now, "ascii")
    return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "compiled")
    out = parser.parse_args().out.resolve()
    print("compiled" if compile_into(out) else "nothing changed", file=sys.stderr)
    print(f"PYTHONPATH={out} runs the compiled program", file=sys.stderr)


if __name__ == "__main__":
    main()
