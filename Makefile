# Two commands do everything: `make demo` and `make test`. Each installs what it needs into .venv, from the hash-locked files only.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes
SOURCES := bot knowledge policies slm evaluation tests
.DEFAULT_GOAL := help
.PHONY: help demo test check bench lock clean format

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.11 ...") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

# What runs in production: no compiler, no torch.
$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the demonstration needs into $(VENV) (about 700 MB on disk; a few minutes the first time) ..."
	@$(PIP) -r requirements.lock
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	@echo "Installing what the tests need into $(VENV) ..."
	@$(PIP) -r requirements-dev.lock
	@touch $@

demo: $(VENV)/.runtime ## the whole product on the demonstration brand, then a chat in the terminal
	@$(BIN)/clearance demo

test: $(VENV)/.dev ## the fast tests
	$(BIN)/pytest -m "not slow"

format: $(VENV)/.dev ## format and sort imports
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

check: $(VENV)/.dev ## all that CI checks: format, lint, types, import contracts, links, tests, the built wheel
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python tests/links.py
	$(BIN)/python tests/wheel.py
	$(BIN)/pytest

bench: $(VENV)/.dev ## speed and memory; writes evaluation/results/*.json
	$(BIN)/python -m evaluation.bench

# Hashes pin what is installed; where it is downloaded from is the machine's own setting, so no address is written.
COMPILE := $(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet
lock: $(VENV)/.dev ## resolve the dependencies anew (add UPGRADE=--upgrade for the newest versions)
	$(COMPILE) $(UPGRADE) pyproject.toml requirements-build.in -o requirements.lock
	$(COMPILE) $(UPGRADE) pyproject.toml requirements-build.in --extra dev --extra postgres -c requirements.lock -o requirements-dev.lock

clean: ## remove what was built or installed here
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
