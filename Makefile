# Tuokio: `make run` to try it, `make test` to test it. Each does its own set-up, once.
.DEFAULT_GOAL := help
.NOTPARALLEL:
# A fault in one part hides none in the others; the exit status still tells.
MAKEFLAGS += --keep-going
.PHONY: help run build test test-deep pytest vitest busted lint format bench docs lock clean
.PHONY: setup-run setup-dev lint-python lint-pages lint-lua

BIN := .venv/bin
NAME ?=
# How many processes share the tests: the cores of this machine, at most four.
WORKERS ?= $(shell echo $$(( $$(nproc) < 4 ? $$(nproc) : 4 )))
SIDE_BY_SIDE = -n $(WORKERS) --dist loadfile --no-loadscope-reorder

help: ## This list
	@sed -nE 's/^([a-z-]+):[^#]*## (.*)/\1\t\2/p' Makefile | expand -t 12

# --- use ----------------------------------------------------------------------------------

run: setup-run build ## Set everything up and start the service (stop with Ctrl-C)
	@$(BIN)/tuokio init
	@$(BIN)/tuokio run

build: setup-run ## The pages' scripts and styles (part of run and test)
	@scripts/build-frontend.sh

# --- check --------------------------------------------------------------------------------

test: vitest busted pytest ## All tests, with few examples each

test-deep: export TUOKIO_DEEP := 1
test-deep: test ## The same tests, with many examples and the slow ones

vitest: setup-dev build # The pages' scripts
	@scripts/node.sh vitest run

busted: setup-dev # The parts of Prosody's modules that need no Prosody
	@busted --lua=lua5.4 --pattern=_spec prosody_hooks

pytest: setup-dev build # Everything else; its closing line is the last one
	@$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(if $(filter 1,$(TUOKIO_DEEP)),,-m "not deep")

lint: lint-python lint-pages lint-lua ## Style, types and common faults, in every language we use

lint-python: setup-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

lint-pages: setup-dev
	@scripts/node.sh tsc -p tsconfig.json
	@scripts/node.sh tsc -p tsconfig.tools.json
	@scripts/node.sh eslint . --max-warnings 0

lint-lua: setup-dev
	@luacheck --quiet prosody_hooks tests/prosody/modules

format: setup-dev ## Put the code in order
	@$(BIN)/ruff check --fix --exit-zero .
	@$(BIN)/ruff format .
	@scripts/node.sh eslint . --fix || true

docs: setup-dev ## Check the documentation: links, and what it must name
	@$(BIN)/python -m pytest tests/house/test_documents.py

bench: setup-dev build ## make bench NAME=<name>: measure, with peers beside us
	@scripts/bench.sh "$(NAME)"

# --- care ---------------------------------------------------------------------------------

lock: setup-dev ## Write the locks anew after a change in pyproject.toml or package.json
	@scripts/lock.sh

setup-run:
	@scripts/setup-python.sh run
	@scripts/setup-node.sh

setup-dev:
	@scripts/setup-system.sh
	@scripts/fetch-prosody13.sh
	@scripts/setup-python.sh dev
	@scripts/setup-node.sh

clean: ## Remove all that make has made; var/ (keys and data) and .env stay
	rm -rf .venv node_modules .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	rm -rf flask_admin_app/static/build test-results build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
