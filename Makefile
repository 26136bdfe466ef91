# Two commands do all the set-up: `make demo` and `make test`. `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help demo test lint lock docs bench examples clean

help:  ## Say what each target does
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' $(MAKEFILE_LIST)

$(VENV)/.run: requirements/run.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements/run.lock
	$(BIN)/pip install --quiet --no-deps -e .
	touch $@

$(VENV)/.dev: requirements/dev.lock pyproject.toml | $(VENV)/.run
	$(BIN)/pip install --quiet --require-hashes -r requirements/dev.lock
	$(BIN)/pip install --quiet --no-deps -e .
	touch $@

demo: $(VENV)/.run  ## Install, and merge the example files of eleven agencies into one chronology
	$(BIN)/python examples/run_demo.py

test: $(VENV)/.dev  ## Install all that the tests need, and run them
	tools/install-system-packages
	$(BIN)/pytest -n 2

lint: $(VENV)/.dev  ## Formatter, linter, type checker and import contract
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock:  ## Resolve the two lock files again, for Python 3.11 to 3.13
	$(PYTHON) -m venv $(VENV)/lock && $(VENV)/lock/bin/pip install --quiet uv
	$(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements/run.lock
	$(VENV)/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -c requirements/run.lock -o requirements/dev.lock

docs: $(VENV)/.dev  ## Write docs/reference again from the data and the tests
	$(BIN)/python -m tools.make_docs

bench: $(VENV)/.dev  ## Measure; JSON on standard output
	$(BIN)/python -m benchmarks.start
	$(BIN)/python -m benchmarks.dates
	$(BIN)/python -m benchmarks.merge
	$(BIN)/python -m benchmarks.words
	$(BIN)/python -m benchmarks.checks
	$(BIN)/python -m benchmarks.population

examples: $(VENV)/.dev  ## Make the example files again
	$(BIN)/python examples/make_agency_files.py

clean:  ## Remove the virtual environment and what was made
	rm -rf $(VENV) demo build dist
