# Everything that is done with this checkout by hand or by the continuous integration. Needs Python 3.11 or newer,
# make and a package index; `make` alone lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO := demo
export TAWTHIQ_BENCH ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help venv dev demo lint types tests test test-all compile bench reference constraints wheel clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name one with make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make an environment: on Debian and Ubuntu, apt-get install python3-venv" >&2; exit 1; }

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints/py3.txt
	$(PIP) install --constraint constraints/py3.txt --editable .
	@touch $@

# In one go as far as it can be: each time pip resolves the whole set.
$(VENV)/.installed-dev: $(VENV)/bin/python pyproject.toml constraints/py3.txt
	@extras=dev,tables; \
	if command -v java >/dev/null || [ -x "$$JAVA_HOME/bin/java" ]; then extras=$$extras,spark; \
	else echo "There is no Java here (17 or newer): pyspark is left out, the tests of the spark engine are skipped."; fi; \
	$(PIP) install --constraint constraints/py3.txt --editable ".[$$extras]"
	@touch $(VENV)/.installed
	@$(PIP) install --constraint constraints/py3.txt --editable '.[interop]' >/dev/null 2>&1 || \
		echo "FollowTheMoney's library cannot be built here (libicu-dev, pkg-config, g++ are needed): its test is skipped."
	@touch $@

venv: $(VENV)/.installed ## the environment in .venv, with the program

dev: $(VENV)/.installed-dev ## the same with what the tests need

demo: $(VENV)/.installed ## read the five sample reports into the register ./demo and print its incidents
	@$(BIN)/tawthiq run samples/seeds/docs.jsonl --register $(DEMO)
	@$(BIN)/tawthiq incidents --register $(DEMO)
	@echo
	@echo "One incident, with its claims and how its figures were made:"
	@echo "  $(BIN)/tawthiq show TW-2017-0001 --register $(DEMO)"
	@echo "The desk, in a browser:"
	@echo "  $(BIN)/tawthiq serve --register $(DEMO)"

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: $(VENV)/.installed-dev
	$(BIN)/mypy

# One file of tests stays in one process: what its tests share is made once; which files come first, tests/conftest.py
# says. Three processes on two cores: tests wait for browsers, databases and programs. Those start faster from bytecode.
test: export PYTHONDONTWRITEBYTECODE =
test: lint types ## style, layers, types and all tests, those in the browser included
	$(BIN)/pytest --numprocesses 3 --dist loadfile --no-loadscope-reorder

test-all: lint types ## the same in full dose: large inputs, killed runs, long properties
	$(BIN)/pytest -m ''

compile: $(VENV)/.installed-dev ## the same program compiled, in build/compiled: needs a C compiler, takes minutes, reads faster
	$(BIN)/python scripts/compile.py

bench: $(VENV)/.installed-dev ## speed, and quality against the annotated reports beside the checkout
	@for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done
	@! command -v cc >/dev/null || { $(BIN)/python scripts/compile.py && PYTHONPATH=build/compiled $(BIN)/python benchmarks/extraction.py; }

reference: $(VENV)/.installed-dev ## write schemas/ and the generated parts of docs/reference anew from the program
	$(BIN)/python scripts/write_schemas.py
	$(BIN)/python scripts/write_reference.py

constraints: ## write constraints/py3.txt anew with the newest versions that pyproject.toml allows
	rm -rf build/constraints
	$(PYTHON) -m venv build/constraints
	build/constraints/bin/python -m pip --disable-pip-version-check --quiet install '.[dev,spark]'
	{ head -1 constraints/py3.txt; build/constraints/bin/python -m pip freeze --exclude tawthiq; } > build/py3.txt
	mv build/py3.txt constraints/py3.txt

wheel: $(VENV)/.installed ## the package in dist/
	$(PIP) wheel --no-deps --wheel-dir dist .

clean: ## remove what was made here: environment, demo register, caches
	rm -rf $(VENV) $(DEMO) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
