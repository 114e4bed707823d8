# make serve   the sidecar on 127.0.0.1, with everything it needs
# make desk    a consultation desk to try, with everything behind it
# make quick   what there is to know while writing
# make test    every check there is
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check
RUNS := $(VENV)/.runs
READY := $(VENV)/.ready

# Two processes beside one another; a file of tests stays in one, so that its fixtures are made once.
BESIDE := -n 2 --dist loadfile
# With CI set, hypothesis draws the same examples in each run.
PYTEST := CI=1 $(BIN)/python -m pytest -q

# The tests of `make quick` in two halves, each read by one process; of pytest's plug-ins only the one they need.
QUICK := PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 $(PYTEST) -p _hypothesis_pytestplugin -m "not process and not slow"
SIDECAR := tests/integrations tests/service

.PHONY: serve desk quick quick-library quick-sidecar test debian test-clients mutants wheelhouse sbom audit lint types floors unit soak bench site lock clean help

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

serve: $(RUNS) ## start the sidecar with the bundled policy
	@$(BIN)/pii-guard-serve

desk: $(RUNS) ## a consultation desk to try: residents, officers, KakaoTalk and figures on this machine
	@$(BIN)/python -u -m examples.desk $(ARGS)

quick: $(READY) ## while writing: style, floors, types, and the tests that take no process and no seconds
	@$(MAKE) --no-print-directory --jobs=3 $(if $(filter output-sync,$(.FEATURES)),--output-sync) types quick-sidecar quick-library floors lint
	@echo "make quick: all green"

quick-library:
	$(QUICK) tests $(SIDECAR:%=--ignore=%)

quick-sidecar:
	$(QUICK) $(SIDECAR)

test: debian $(READY) lint types floors unit test-clients ## before a merge: everything, with coverage, packages and real products
	@echo "make test: all green"

debian: ## every Debian package that the tests need and that is missing, in one line
	@$(PYTHON) scripts/debian.py

lint: $(READY) ## style
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY) ## types, strict; later runs look at what has changed
	$(BIN)/mypy

floors: $(READY) ## who may import whom
	$(BIN)/lint-imports

unit: $(READY) ## every test but those of other products, with coverage
	$(BIN)/coverage erase
	CI=1 $(BIN)/coverage run -m pytest -q $(BESIDE)
	$(BIN)/coverage combine -q
	$(BIN)/coverage report --fail-under=95 --skip-covered --include='pii_guard/*,recognizers/*,service/*'

test-clients: $(READY) ## the same under real products, each in an environment of its own: Envoy, Synapse, LiteLLM
	$(BIN)/python scripts/clients.py

mutants: $(READY) ## whether the tests notice what is changed in rules and engine; an hour
	$(BIN)/python scripts/mutants.py --jobs 2
	$(BIN)/python scripts/engine_mutants.py --jobs 2

wheelhouse: $(READY) ## every wheel that a closed network needs, in dist/wheelhouse
	$(BIN)/python scripts/wheelhouse.py

sbom: $(READY) ## what the sidecar is made of, as CycloneDX in dist/sbom.json
	@mkdir -p dist
	$(BIN)/cyclonedx-py requirements deploy/requirements.lock --pyproject pyproject.toml --of JSON -o dist/sbom.json

audit: $(READY) ## known weaknesses of what the sidecar is made of; asks PyPI
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r deploy/requirements.lock

soak: $(READY) ## the intake killed again and again, and 200,000 spoilt texts against the scan tables
	$(BIN)/python scripts/soak.py
	$(BIN)/python -m benchmarks.soundness --texts 200000

bench: $(READY) ## quality and speed, beside the peers that are installed
	$(BIN)/python -m benchmarks

site: $(READY) ## the documentation as pages, Korean first, in dist/site
	$(BIN)/python scripts/site.py

lock: $(READY) ## resolve the dependencies again, with hashes, for Python 3.11 to 3.13
	$(BIN)/python scripts/lock.py

clean:
	rm -rf $(VENV) build dist *.egg-info

# What serve and desk need is a quarter of what the tests do, so somebody who only looks waits for no more.
$(RUNS): deploy/desk.lock deploy/build.lock pyproject.toml setup.py pii_guard/scan/_automata.c
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Python 3.11 or newer is missing:  sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, this is $$($(PYTHON) -V):  sudo apt-get install python3.11 python3.11-venv && make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "The venv module is missing:  sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PIP) --require-hashes -r deploy/desk.lock -r deploy/build.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(READY): $(RUNS) requirements.lock
	$(PIP) --require-hashes -r requirements.lock
	@touch $@
