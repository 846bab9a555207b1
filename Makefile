# The two commands most people need: make run, make test. The rest: make help.

VENV   ?= .venv
CORPUS ?= data/demo
OUT    ?= runs/demo
SECONDS ?= 60
# The first Python on this machine that is new enough.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$p && break; done)
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test lab install refresh docs bench coverage faults lock clean lint types

help:  ## what each command does
	@echo "make run                                      four notebooks and a report on the demo corpus, in runs/demo"
	@echo "make run CORPUS=path/to/articles OUT=runs/me  the same for your own articles"
	@echo "make test                                     every check: lint, types, tests, stored notebooks"
	@echo "make lab CORPUS=path/to/articles OUT=runs/me  copy the notebooks into the results, and open JupyterLab there"
	@echo "make install                                  only make the environment ($(VENV))"
	@echo "make docs                                     build the documentation site, in site/"
	@echo "make bench                                    measure on the development files (needs ../shared)"
	@echo "make coverage                                 lines that the tests run, by package"
	@echo "make faults SECONDS=60                        fuzz and fault run: does anything end a run or go stale?"
	@echo "make refresh                                  maintainers: renew the outputs stored in notebooks/ and figures/"
	@echo "make lock                                     maintainers: renew requirements.lock from pyproject.toml (needs uv)"
	@echo "make clean                                    remove the environment and all runs"

install: $(READY)

$(READY): requirements.lock pyproject.toml
	@if [ -z "$(PYTHON)" ]; then \
		echo "No Python 3.11 or later was found. Install one (python.org, or your package manager)," >&2; \
		echo "or name it: make run PYTHON=/path/to/python3.12" >&2; exit 2; fi
	@echo "Making the environment in $(VENV) (once; takes a minute or two) ..."
	@if command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1; then \
		uv venv --quiet --clear --python "$(PYTHON)" "$(VENV)" && \
		uv pip install --quiet --compile-bytecode --python "$(BIN)/python" --require-hashes -r requirements.lock && \
		uv pip install --quiet --python "$(BIN)/python" --no-deps --no-build-isolation -e . ; \
	else \
		"$(PYTHON)" -m venv --clear "$(VENV)" && \
		"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock && \
		"$(BIN)/python" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@touch $(READY)

run: $(READY)  ## notebooks, tables, figures, report
	@"$(BIN)/corpus-tools" run "$(CORPUS)" --out "$(OUT)"

test: $(READY)  ## what CI runs
	"$(BIN)/ruff" check .
	"$(BIN)/ruff" format --check .
	"$(BIN)/mypy"
	"$(BIN)/python" -m pytest
	"$(BIN)/python" -m pytest -o addopts="" --nbval --nbval-current-env -p no:cacheprovider notebooks

lab: $(READY)
	@"$(BIN)/corpus-tools" lab "$(CORPUS)" --out "$(OUT)"

refresh: $(READY)
	"$(BIN)/corpus-tools" refresh

docs: $(READY)
	@"$(BIN)/python" docs/site/build.py --out site

bench: $(READY)
	"$(BIN)/python" benchmarks/bench.py

coverage: $(READY)
	"$(BIN)/python" benchmarks/coverage_by_package.py

faults: $(READY)
	"$(BIN)/python" benchmarks/faults.py --seconds $(SECONDS)

lock:
	uv pip compile --quiet pyproject.toml --extra dev --extra lab --extra formats --extra pdf --extra docs --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" -o requirements.lock

clean:
	rm -rf "$(VENV)" runs site .mypy_cache .ruff_cache .pytest_cache .hypothesis
