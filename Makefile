# `make demo` and `make test` do all set-up on a fresh machine (Python 3.11+).
.POSIX:
.PHONY: demo test setup setup-dev lock wheel schema docs gazetteer gazetteer-full bench gate clean
.DELETE_ON_ERROR:

PYTHON = python3
PIP = .venv/bin/python -m pip --disable-pip-version-check -q

demo: setup
	.venv/bin/tacitus demo --out demo

setup: .venv/run.stamp

setup-dev: .venv/dev.stamp

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Tacitus needs Python 3.11 or newer, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv

# Wheels are fetched once, checked by hash, and serve the test of the built wheel as well.
.venv/run.stamp: .venv/bin/python requirements.lock pyproject.toml
	$(PIP) download --require-hashes --only-binary :all: -r requirements.lock -d .wheels
	$(PIP) install --no-index --find-links .wheels --require-hashes -r requirements.lock
	$(PIP) install --no-index --no-build-isolation --no-deps -e .
	.venv/bin/python -m tacitus.gazetteer.build
	touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	$(PIP) download --require-hashes --only-binary :all: -r requirements-dev.lock -d .wheels
	$(PIP) install --no-index --find-links .wheels --require-hashes -r requirements-dev.lock
	touch $@

test: setup-dev
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m pytest

lock: setup-dev
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group build pyproject.toml -o requirements.lock
	.venv/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --group dev --extra postgresql -c requirements.lock pyproject.toml -o requirements-dev.lock

wheel: setup
	$(PIP) wheel --no-index --no-build-isolation --no-deps -w dist .

schema: setup
	.venv/bin/python -m tacitus.cli.write_docs docs

# The documentation site: open build/docs/index.html. A warning is an error.
docs: setup-dev
	.venv/bin/python -m sphinx -q -W --keep-going -b html -d build/doctrees docs build/docs

gazetteer: setup
	.venv/bin/python -m tacitus.gazetteer.build

# Time and memory of importing an invented GeoNames dump of 13 million rows: [ROWS=n]
gazetteer-full: setup-dev
	.venv/bin/python -m tests.gazetteer.full_size $(ROWS)

clean:
	rm -rf .venv .wheels dist build demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

# A fixed sample of each set against eval/floors.json: make gate DATA=FOLDER [FULL=1] [WRITE=1]
# [LOWER=1 REASON="why"] [REPORTS=FOLDER of finished reports] [ONLY="isaf syria"]
# [FLOORS=FILE, of gold of one's own; no page is written then]
gate: setup
	@.venv/bin/python -m tacitus.evaluate.gate "$(DATA)" $(if $(FLOORS),,--report docs/reports) \
		--on "$(or $(DATE),$(shell date -u +%F))" --floors "$(or $(FLOORS),eval/floors.json)" \
		$(if $(FULL),--full) $(if $(WRITE),--write) $(if $(LOWER),--lower --reason "$$REASON") \
		$(if $(REPORTS),--reports "$(REPORTS)") --only "$(ONLY)"

# Speed, memory and start-up beside the plain spaCy pipeline, to docs/reports/bench.md:
# make bench [FILES="a.jsonl b.jsonl"]; without FILES the demo's articles, repeated
bench: setup
	@.venv/bin/python -m tacitus.evaluate.bench --report docs/reports \
		--on "$(or $(DATE),$(shell date -u +%F))" $(FILES)
