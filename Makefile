# The two commands: `make site` sets up and builds the bundled archive, `make test` sets up and runs all tests.
# On Windows the README's `py -m` commands do the same.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site serve test check bench clean

site: $(VENV)/ready
	$(BIN)/referat build
	@echo "See it: make serve (or put the folder site/ on any web server)"

serve: $(VENV)/ready
	$(BIN)/referat serve

test: $(VENV)/ready-dev
	$(BIN)/pytest

check: $(VENV)/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/ready-dev
	$(BIN)/python -m tests.benchmarks

clean:
	rm -rf $(VENV) .referat
	find site -mindepth 1 -not -name .gitkeep -delete

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@
