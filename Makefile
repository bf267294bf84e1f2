# Wraps what pip alone can do; see README.
PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
