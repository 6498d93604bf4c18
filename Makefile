# Two commands: `make lab` to learn, `make test` to check. Each does all its set-up.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help lab test lint render bench site dist audit lock build clean

# The Python that is here is the Python that is used; nothing downloads an interpreter.
export UV_PYTHON_DOWNLOADS := never
UV = $$(./tools/get_uv.sh)
LAB = --locked --extra lab
# What tests and builds need stays out of the learner's .venv: JupyterLab would load the browser edition's
# extension from there, which only works in the browser edition.
APART = UV_PROJECT_ENVIRONMENT=.tools/env
LINT = $(LAB) --extra cluster --group lint
TEST = $(LAB) --extra cluster --group test --group oracle --group hub --group docs --group release

help: ## Say what can be done
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

lab: ## Install what is needed and open the first notebook in JupyterLab
	@uv="$(UV)" && "$$uv" run $(LAB) python -m psoas_lib.start $(ARGS)

test: ## Run everything: unit, doctest, notebooks, real browsers
	@uv="$(UV)" && chromium="$$(./tools/get_chromium.sh)" && \
	  ./tools/get_engines.sh && export $(APART) && "$$uv" sync --quiet $(TEST) && \
	  PSOAS_CHROMIUM="$$chromium" PSOAS_UV="$$uv" "$$uv" run $(TEST) python tools/run_tests.py $(ARGS)

lint: ## Check style, types and the agreement of generated files
	@uv="$(UV)" && export $(APART) && "$$uv" run $(LINT) ruff check . && \
	  "$$uv" run $(LINT) ruff format --check . && \
	  "$$uv" run $(LINT) mypy && \
	  "$$uv" lock --check --quiet

render: ## Remake every notebook's outputs, deterministically
	@uv="$(UV)" && "$$uv" run $(LAB) --group test python tools/render_notebooks.py $(ARGS)

bench: ## Measure speed against named peers in one run (ARGS="hub 30": a class of thirty, as root)
	@uv="$(UV)" && chromium="$$(./tools/get_chromium.sh)" && \
	  $(APART) PSOAS_CHROMIUM="$$chromium" PSOAS_UV="$$uv" "$$uv" run $(TEST) python benchmarks/run.py $(ARGS)

build: ## Rebuild what is generated and committed: bundles, bibliography, outcomes, graded work, environment.yml
	@uv="$(UV)" && $(APART) "$$uv" run $(TEST) python tools/build.py $(ARGS)

site: ## Build the reading edition and the browser edition into _site/ (ARGS=--carry: one that needs no network)
	@uv="$(UV)" && $(APART) "$$uv" run --locked --group docs python tools/build_site.py $(ARGS)

dist: ## Build what a release gives out into dist/: wheel, source archive, bill of parts
	@uv="$(UV)" && rm -rf dist && "$$uv" build --quiet && \
	  SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) "$$uv" run --locked python tools/make_sbom.py dist/psoas-pack.cdx.json && \
	  ls dist

audit: ## Ask the package indexes for known weaknesses of what is locked (needs the network)
	@uv="$(UV)" && mkdir -p .tools && \
	  "$$uv" export --quiet --locked --all-extras --all-groups --no-emit-project -o .tools/locked.txt && \
	  "$$uv" tool run --quiet pip-audit==2.10.1 --strict --disable-pip -r .tools/locked.txt && \
	  npm audit --prefix js && npm audit --prefix deploy

lock: ## Resolve the requirements again (after a change to pyproject.toml)
	@uv="$(UV)" && "$$uv" lock && $(APART) "$$uv" run $(TEST) python tools/render_environment.py

clean: ## Remove this checkout's private tools and environment; never your log
	rm -rf .venv .tools js/node_modules dist _site
