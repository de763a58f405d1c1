# Everything a person or a machine does with this checkout. Set-up runs by itself, once.
PYTHON = .venv/bin/python
.PHONY: run test check fast bench pictures sounds golden schemas clean

run:            ## set up what is missing, then open Coach
	@scripts/setup.sh run
	@.venv/bin/coach $(ARGS)

test: check     ## format, lint, types and every test
	$(PYTHON) -m pytest -m "not e2e" -n 2 -q --ignore tests/e2e
	$(PYTHON) -m pytest -m "not timed and not alone" -n 2 -q tests/e2e
	$(PYTHON) -m pytest -m timed -n 3 -q tests/e2e
	$(PYTHON) -m pytest -m alone -q tests/e2e

check:          ## format, lint and types only
	@scripts/setup.sh test
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy
	$(PYTHON) sounds/make_sounds.py --check

fast:           ## the tests that need no real window, sound server or wheel
	@scripts/setup.sh test
	$(PYTHON) -m pytest -m "not e2e" -n 2 -x -q

bench:          ## measure speed and timing, as ratios in one run
	@scripts/setup.sh test
	$(PYTHON) -m tests.bench

pictures:       ## screenshots for the README and a contact sheet of all poses
	@scripts/setup.sh test
	$(PYTHON) -m scripts.pictures

sounds:         ## make the cue sounds again from their formulas
	@scripts/setup.sh test
	$(PYTHON) sounds/make_sounds.py

golden:         ## write the golden timelines and cue sheets again
	@scripts/setup.sh test
	$(PYTHON) -m tests.core.session.golden_files

clean:          ## remove the virtual environment and all caches
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
