# make dashboard   the dashboard on http://localhost:8501
# make test        all tests
# make lint        ruff and mypy
# make measure     the scorer's figures on ../shared/gold, kept in analysis/scoring/measured/
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin

.PHONY: dashboard test lint measure clean

dashboard: .venv/run.stamp
	$(BIN)/streamlit run app.py --server.address localhost --server.port $(PORT)

test: .venv/dev.stamp
	$(BIN)/pytest

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

measure: .venv/dev.stamp
	mkdir -p analysis/scoring/measured
	for set in articles ordinary; do \
	  $(BIN)/python -m analysis evaluate ../shared/gold/$$set.jsonl --json > build-$$set.json && \
	  mv build-$$set.json analysis/scoring/measured/$$set.json || exit 1; \
	done

clean:
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The interpreter is looked at first, so that an old one gets a sentence and not a traceback.
.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Haluan needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/run.stamp: .venv/bin/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
