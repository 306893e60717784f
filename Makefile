# Careline: `make` lists what there is to do.
PYTHON ?= python3
BIN := .venv/bin
VENDOR := src/careline/web/static/vendor/icons.svg
PYTEST := $(BIN)/python -m pytest

export DJANGO_SETTINGS_MODULE := careline.project.settings
# Where this is set, each of many processes would compile Django anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo dev seed test test-matrix test-processes test-fuzz test-browser test-external test-postgres15 check package docs picture guide bench faults clean

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

demo: .venv/runtime $(VENDOR) catalogues ## start everything with a story already told, and print the logins
	@$(BIN)/careline demo

dev: .venv/runtime $(VENDOR) catalogues ## the demo, with errors shown and code reloaded
	@CARELINE_DEVELOPMENT=1 $(BIN)/careline demo

seed: .venv/runtime catalogues ## tell the story in the demo's database without starting it
	@$(BIN)/careline demo --only-seed

test: .venv/dev catalogues ## the whole ordinary suite
	$(PYTEST) -q -n auto --dist worksteal -m "not (browser or external or postgres15 or processes or fuzz or matrix)"

test-matrix: .venv/dev catalogues ## the roles that the ordinary suite leaves out, at every address
	$(PYTEST) -q -n auto --dist worksteal -m matrix

test-processes: .venv/dev catalogues ## what starts real processes and kills some
	$(PYTEST) -q -m processes

test-fuzz: .venv/dev catalogues ## generated requests at the whole API
	$(PYTEST) -q -m fuzz

test-browser: .venv/dev $(VENDOR) catalogues ## the screens, in a real Chromium
	$(PYTEST) -q -n 1 -m browser

test-external: .venv/dev catalogues ## what reads real data from beside the checkout
	$(PYTEST) -q -m external

test-postgres15: .venv/dev catalogues ## the whole suite on the oldest PostgreSQL we promise (PG15=its folder of programs)
	$(BIN)/python -m scripts.on_postgres15

check: .venv/dev ## lint, types, contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

package: .venv/dev $(VENDOR) catalogues ## build the wheel, install it in an empty environment and run it
	rm -rf dist
	$(BIN)/python -m build --wheel --no-isolation
	$(BIN)/python -m scripts.try_wheel dist/*.whl

docs: .venv/dev ## write the generated pages and catalogues anew
	$(BIN)/python -m scripts.events_page
	$(BIN)/python -m scripts.catalogues

picture: .venv/dev ## draw the rooms; arrows only point down
	$(BIN)/python -m scripts.picture

guide: .venv/dev $(VENDOR) catalogues ## take the pictures of the guides anew, from a demo of its own
	$(BIN)/python -m scripts.guide_pictures

bench: .venv/dev $(VENDOR) catalogues ## measure speed as ratios, with a PostgreSQL of its own (ONLY=P1 runs one)
	@$(BIN)/python -m bench

faults: .venv/dev $(VENDOR) catalogues ## kill what it consists of under load, and check that nothing was lost (ONLY=F3 runs one)
	@$(BIN)/python -m faults

clean: ## remove what can be made again; data stays
	rm -rf .venv node_modules dist build src/careline/web/static/vendor

.PHONY: catalogues
catalogues: | .venv/runtime-or-dev
	@$(BIN)/python -m careline.project.catalogues

.PHONY: .venv/runtime-or-dev
.venv/runtime-or-dev:
	@test -x $(BIN)/careline || $(MAKE) --no-print-directory .venv/runtime

.venv/runtime: requirements.lock
	@PYTHON="$(PYTHON)" sh scripts/environment.sh requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock
	@PYTHON="$(PYTHON)" sh scripts/environment.sh requirements-dev.lock
	@touch $@ .venv/runtime

$(VENDOR): package-lock.json src/careline/web/build/vendor.py src/careline/web/build/icons.py | .venv/runtime-or-dev
	@sh scripts/assets.sh
