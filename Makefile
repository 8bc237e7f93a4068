PY := $(or $(PY),$(shell for p in python3.13 python3.12 python3.11 python3; do \
        $$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done))
V := .venv
B := $(V)/bin
LOCK := requirements.lock
export UV_PYTHON_DOWNLOADS := never
export UV_LINK_MODE := copy
export UV_SYSTEM_CERTS := 1

.PHONY: run test test-all check play nightly bench mutants lock
run: $(V)/.ok
	@$(B)/otklik run

test: check
	@$(B)/python -m pytest -q -n 3

# each test on every database: docs/decisions/0063-a-road-is-walked-on-one-database.md
test-all: check
	@OTKLIK_TEST_DATABASES=all $(B)/python -m pytest -q -n 3

check: $(V)/.ok
	@$(B)/ruff format --check .
	@$(B)/ruff check .
	@$(B)/mypy .
	@$(B)/lint-imports
	@$(B)/vulture
	@$(B)/python -m pytest -q tests/test_words.py

play: $(V)/.ok
	@$(B)/otklik survey play $(or $(SURVEY),ext_express)

nightly: $(V)/.ok
	@OTKLIK_TEST_KILLS=200 OTKLIK_TEST_CITIZENS=200 OTKLIK_TEST_OUTAGES=20000 \
	 OTKLIK_TEST_SIZES=5,10,30,100,1000 OTKLIK_TEST_RACES=1000 OTKLIK_TEST_KILL_ALL=1 \
	 $(B)/python -m pytest -q tests/process tests/anonymity tests/storage
	@$(MAKE) test-all

bench: $(V)/.ok
	@$(B)/python -m bench.steps
	@$(B)/python -m bench.quarter
	@$(B)/python -m bench.desk
	@$(B)/python -m bench.cards
	@$(B)/python -m bench.report

mutants: $(V)/.ok
	@$(B)/python -m bench.mutants reports/metrics.py reports/statistics.py reports/pains.py

lock:
	uv pip compile pyproject.toml --group dev --all-extras --universal --python-version 3.11 --generate-hashes \
	   --no-emit-index-url --no-header --no-annotate -q -o $(LOCK)
	! grep -nE 'https?://|index-url|find-links' $(LOCK)

$(V)/.ok: $(LOCK) pyproject.toml
	@test -n "$(PY)" || { echo "Нужен Python 3.11 или новее с модулем venv (в Debian: apt install python3-venv)"; exit 1; }
	@test -x $(B)/python || $(PY) -m venv $(V)
	@echo "Устанавливаю зависимости в $(V) (один раз)…"
	@$(B)/python -m pip install -q --disable-pip-version-check uv || true
	@if test -x $(B)/uv && $(B)/uv pip install -q -p $(B)/python --require-hashes -r $(LOCK); then true; \
	  else echo "Ставлю через pip (дольше)"; $(B)/python -m pip install -q --disable-pip-version-check --require-hashes -r $(LOCK); fi
	@$(B)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@
