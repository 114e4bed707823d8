# make serve   the sidecar on 127.0.0.1, with everything it needs
# make test    every check there is
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: serve test test-clients wheelhouse sbom audit lint types floors unit bench lock clean help

help: ## what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

serve: $(READY) ## start the sidecar with the bundled policy
	@$(BIN)/pii-guard-serve

test: $(READY) lint types floors unit test-clients ## everything: style, types, floors, tests with coverage, packages, real products
	@echo "make test: all green"

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

floors: $(READY)
	$(BIN)/lint-imports

unit: $(READY)
	$(BIN)/coverage erase
	CI=1 $(BIN)/coverage run -m pytest -q  # with CI set, hypothesis draws the same examples in each run
	$(BIN)/coverage combine -q || true
	$(BIN)/coverage report --fail-under=95 --skip-covered --include='pii_guard/*,recognizers/*,service/*'

test-clients: $(READY) ## the same under real products, each in an environment of its own: Envoy, Synapse, LiteLLM
	$(BIN)/python scripts/clients.py

wheelhouse: $(READY) ## every wheel that a closed network needs, in dist/wheelhouse
	$(BIN)/python scripts/wheelhouse.py

sbom: $(READY) ## what the sidecar is made of, as CycloneDX in dist/sbom.json
	@mkdir -p dist
	$(BIN)/cyclonedx-py requirements deploy/requirements.lock --pyproject pyproject.toml --of JSON -o dist/sbom.json

audit: $(READY) ## known weaknesses of what the sidecar is made of; asks PyPI
	$(BIN)/pip-audit --strict --require-hashes --disable-pip -r deploy/requirements.lock

bench: $(READY) ## quality and speed, beside the peers that are installed
	$(BIN)/python -m benchmarks

lock: $(READY) ## resolve the dependencies again, with hashes, for Python 3.11 to 3.13
	$(BIN)/python scripts/lock.py

clean:
	rm -rf $(VENV) build dist *.egg-info

$(READY): requirements.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 || { echo "Python 3.11 or newer is missing:  sudo apt-get install python3 python3-venv"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, this is $$($(PYTHON) -V):  sudo apt-get install python3.11 python3.11-venv && make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "The venv module is missing:  sudo apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
