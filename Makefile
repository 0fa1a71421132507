# The developer's whole interface. Every target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate \
	--custom-compile-command "make lock"

.PHONY: demo test check setup lock bench clean

demo: $(VENV)/.runtime ## the running bot in the simulator, in the browser
	$(BIN)/kentongan demo

test: $(VENV)/.dev ## every test, on SQLite and on PostgreSQL
	$(BIN)/python -m pytest -n auto --maxprocesses 8 --dist loadgroup

check: $(VENV)/.dev ## style, types, rules of the house
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy -n 2
	$(BIN)/python -m pytest -q tests/test_house.py

setup: $(VENV)/.dev ## everything a developer needs, in .venv

lock: $(BIN)/uv ## pin the newest versions the project allows
	$(COMPILE) --extra postgres --extra charts --group dev pyproject.toml -o requirements-dev.lock
	$(COMPILE) --extra postgres --extra charts -c requirements-dev.lock pyproject.toml -o requirements.lock

bench: $(VENV)/.dev ## measurements, each beside its peer
	$(BIN)/python -m bench

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache

$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode -r requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	$(BIN)/python -m compileall -q bot storage
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(BIN)/uv
	$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode -r requirements-dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e .
	$(BIN)/python -m compileall -q bot storage
	@touch $@ $(VENV)/.runtime
