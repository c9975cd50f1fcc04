# Everything a person types. Only python3 (3.11 or newer, with venv) and make are taken for granted.
PYTHON ?= python3
VENV := .venv
PROOF := .venv-proof
BIN := $(VENV)/bin
HTMX := var/vendor/htmx-2.0.10.min.js
SQUEEZED := var/vendor/.squeezed
KOKORO := $(or $(WEBAPP_VOICES),var/voices)/kokoro
INSTALL := -m pip install --quiet --quiet --no-input --disable-pip-version-check -c constraints.txt
PIP := $(BIN)/python $(INSTALL)
PROOF_PIP := $(PROOF)/bin/python $(INSTALL)

.DEFAULT_GOAL := help
.PHONY: help setup run voices test check proof bench release format clean

help: ## say what can be done here
	@echo "make what?"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r what does; do printf '%-14s %s\n' "$$what" "$$does"; done
	@echo "With make run: HOST=0.0.0.0 PORT=8080 VOICE=kokoro|pico|piper|espeak|gtts|silent change where it serves and who speaks first."

setup: $(VENV)/.ready $(HTMX) $(SQUEEZED) ## build .venv, whose bin/webapp is the command
	@:

run: setup ## serve the guide on http://127.0.0.1:8000, with sound (HOST, PORT, VOICE)
	@exec $(BIN)/webapp serve

voices: setup ## add a natural voice, Kokoro: 120 MB in var/voices, and its libraries (docs/voices.md)
	@echo "Installing the libraries (half a minute; needs the network once) ..."
	@$(PIP) --build-constraint constraints.txt --editable '.[natural]'
	@$(BIN)/python tools/fetch_kokoro.py $(KOKORO)

test: setup $(VENV)/.dev ## prove everything: set up the test parts, then every check
	@$(BIN)/python tools/parts.py
	@$(BIN)/python -m tools.stages

check: setup $(VENV)/.dev ## the fast checks, without a browser
	@$(BIN)/python -m tools.stages --fast

proof: setup $(PROOF)/.ready ## what takes longer: every page in a browser, a screen reader, a cluster, a recogniser
	@$(PROOF)/bin/python tools/parts.py --proof
	@$(PROOF)/bin/python tools/fetch_kokoro.py var/voices/kokoro || true
	@$(PROOF)/bin/python -m tools.stages --proof

bench: setup $(VENV)/.dev ## measure how fast narration and serving are, as ratios
	@lacking=; for one in bench_serving bench_first_view bench_lighthouse bench; do \
	  echo "== $$one"; $(BIN)/python -m tools.$$one || lacking="$$lacking $$one"; done; \
	test -z "$$lacking" || { echo "Not passed, or not measured (each says why above):$$lacking" >&2; exit 1; }

release: setup ## bind site, program, wheels, their list and sums in dist/, to last for years (docs/operations.md)
	@$(BIN)/python -m tools.release

format: setup $(VENV)/.dev ## put code and imports in order
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

clean: ## remove what can be made again: .venv, .venv-proof, var, dist, node_modules, caches
	@rm -rf $(VENV) $(PROOF) var dist node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/.ready: pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "python3 was not found. Install Python 3.11 or newer, then try again." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("This needs Python 3.11 or newer; %s is Python %d.%d. Say where a newer one is: make run PYTHON=python3.12" % (sys.executable, sys.version_info[0], sys.version_info[1]))'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Making $(VENV) (half a minute; needs the network once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) --upgrade pip
	@$(PIP) --build-constraint constraints.txt --editable .
	@touch $@

# Installed for tests and checks only; Flask serves without it.
$(VENV)/.dev: $(VENV)/.ready
	@echo "Installing the test tools (half a minute; needs the network once) ..."
	@$(PIP) --group dev
	@touch $@

# Apart from .venv, which stays what people install.
$(PROOF)/.ready: pyproject.toml constraints.txt
	@echo "Making $(PROOF) (two minutes; needs the network once) ..."
	@test -x $(PROOF)/bin/python || $(PYTHON) -m venv $(PROOF)
	@$(PROOF_PIP) --upgrade pip
	@$(PROOF_PIP) --build-constraint constraints.txt --editable '.[cluster,natural,piper]' --group dev --group proof
	@touch $@

# Optional: without it every page still works. A missing network is no reason to stop.
$(HTMX): | $(VENV)/.ready
	@$(BIN)/python tools/fetch_htmx.py $@ || echo "Going on without htmx: pages load whole instead of in part."

# Optional: without it our scripts are a fifth longer.
$(SQUEEZED): $(wildcard static/js/*.js static/js/page/*.js) tools/squeeze.py webapp/web/assets.py | $(VENV)/.ready $(HTMX)
	@$(BIN)/python -m tools.squeeze $(@D) && touch $@ || echo "Going on with scripts as they stand."
