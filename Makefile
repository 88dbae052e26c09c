# Each of these is the only set-up command on a fresh machine.
.PHONY: help run test lint package bench check-numbers gallery sample lock clean

help:
	@echo "make run      opens the window; without a display makes the demonstration in demo-output/"
	@echo "make test     checks style, types and import rules, then runs the tests"
	@echo "make lint     the checks without the tests"
	@echo "make package  builds dist/moin-desktop/ and lets it test itself"
	@echo "make bench    measures speed and memory against others (ONLY=import for some figures)"
	@echo "make gallery  draws every kind of chart in build/gallery/ (FILES=survey.csv for other surveys too)"
	@echo "make check-numbers  compares every number with pandas, scipy and statsmodels"
	@echo "make sample   makes the synthetic sample survey again"
	@echo "make lock     resolves the locked versions again (needs uv)"

run:
	@tools/setup run
	@tools/run

test:
	@tools/setup test
	@tools/check all

lint:
	@tools/setup test
	@tools/check lint

package:
	@tools/setup package
	@tools/package

bench:
	@tools/setup run
	@tools/bench $(if $(ONLY),--only $(ONLY))

gallery:
	@tools/setup run
	@.venv/bin/python -m tools.gallery $(FILES)

check-numbers:
	@tools/setup test
	@tools/check-numbers

sample:
	@tools/setup run
	@.venv/bin/python tools/make_sample.py

lock:
	@tools/lock

clean:
	rm -rf build dist demo-output .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
