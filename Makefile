# Wraps what pip alone can do (see README). Everything here is safe to run twice; the second time is quick.
PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTHON := $(BIN)/python

.PHONY: help app test lint bench faults screenshots browser
.DEFAULT_GOAL := help

help:
	@echo "make app          set up what is missing, and open Quanyuan in the browser"
	@echo "make test         style, types, room order, and all tests, those in a browser last"
	@echo "make lint         style, types and room order only"
	@echo "make bench        measure speed and memory"
	@echo "make faults       kill the server again and again, and count what was lost (long)"
	@echo "make screenshots  take the pictures in docs/images anew"

app: $(VENV)/.installed
	$(PYTHON) -m annotate setup
	$(PYTHON) -m annotate app

test: lint browser
	@echo "— tests"
	$(PYTHON) -m pytest -m "not browser"
	@echo "— tests in a browser"
	$(PYTHON) -m pytest -m browser

lint: $(VENV)/.installed-dev
	@echo "— style, types, room order"
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev
	@for script in bench/*.py; do echo "— $$script"; PYTHONPATH=. $(PYTHON) "$$script" || exit 1; done

faults: $(VENV)/.installed-dev browser
	QUANYUAN_FAULTS=long $(PYTHON) -m pytest -s tests/faults tests/browser/test_saving.py -k killed

screenshots: $(VENV)/.installed-dev browser
	$(PYTHON) docs/screenshots.py

# The stamp is newer than its list, or pip runs.
$(VENV)/.installed: requirements.txt | $(PYTHON)
	@echo "— installing what the program needs (requirements.txt)"
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "— installing what the tests need (requirements-dev.txt)"
	$(PYTHON) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

$(PYTHON):
	@echo "— making $(VENV)"
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make PY=/path/to/python3.12 …"; exit 1; }
	@$(PY) -m venv $(VENV) || { rm -rf $(VENV); echo "On Debian and Ubuntu: apt install python3-venv"; exit 1; }

# Chromium and a font with Chinese, from Debian where we may install, else a line that says how.
browser:
	@need=""; \
	command -v chromium >/dev/null || need="chromium"; \
	fc-list :lang=zh 2>/dev/null | grep -q . || need="$$need fonts-noto-cjk fontconfig"; \
	if [ -z "$$need" ]; then exit 0; fi; \
	how="The browser tests need: $$need — on Debian and Ubuntu: sudo apt-get install $$need"; \
	if [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then echo "$$how"; exit 0; fi; \
	echo "— installing for the browser tests: $$need"; \
	{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$need >/dev/null; } \
		|| echo "$$how"
