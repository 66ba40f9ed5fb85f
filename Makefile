# make run   the app on http://127.0.0.1:8501      make test   checks and all tests
# make quick the fast tests only                   make bench  speed, as ratios to other libraries
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
PDFS ?= data/samples/finance

.PHONY: run test test-library test-screens quick check format bench samples clean

run: $(VENV)/.app
	$(BIN)/python -m components.server --port $(PORT)

# Two halves side by side: neither alone keeps two cores busy.
test: check
	$(MAKE) --jobs=2 --output-sync=target test-library test-screens

test-library: $(VENV)/.dev
	$(BIN)/python -m pytest tests/bench tests/data tests/hostile tests/model tests/quality tests/reliability

test-screens: $(VENV)/.dev
	$(BIN)/python -m pytest tests/browser tests/components tests/pages tests/tree tests/typeset

quick: $(VENV)/.dev
	$(BIN)/python -m pytest -m "not slow and not browser"

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# PDFS names a folder of reports; without it the shipped samples are read.
bench: $(VENV)/.dev
	$(BIN)/python -m tests.bench.documents $(PDFS)
	$(BIN)/python -m tests.bench.reader $(PDFS)
	$(BIN)/python -m tests.bench.library $(PDFS)
	$(BIN)/python -m tests.bench.medicine

samples: $(VENV)/.dev
	$(BIN)/python -m tests.typeset.samples

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.app: requirements.txt constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	touch $@

$(VENV)/.dev: requirements-dev.txt requirements.txt constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c constraints.txt
	touch $(VENV)/.app $@
