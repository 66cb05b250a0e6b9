# Everything a developer, a municipality's GIS unit or a build server types. Each target installs what it lacks first.
# `make SHARE='\\server\share\qgis' package` writes a plugins.xml for that folder (docs/install.md).

SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
READY := .venv/.ready

.PHONY: help demo test lint bench package install translations

help:  ## Say what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 16

$(READY): tools/setup.sh tools/requirements.txt
	@tools/setup.sh

demo: $(READY)  ## Open QGIS with a ready workspace; without a screen, leave pictures in build/demo (STORE=postgis: in a database)
	@tools/demo.sh $(if $(STORE),--store $(STORE))

test: $(READY)  ## Run every test, also those in a real QGIS window
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -n 2 --dist loadgroup $(ARGS)

lint: $(READY)  ## Hold the code against the rules of the house and of the plugin site
	@tools/lint.sh

bench: $(READY)  ## Measure what is promised; table on screen, build/bench.json
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m benchmarks

package: $(READY)  ## Build dist/trygghet_plugin.zip and a plugins.xml beside it
	@$(PYTHON) -m tools.package $(if $(value SHARE),--share '$(value SHARE)')

install: package  ## Put the built plugin into your own QGIS profile
	@$(PYTHON) -m tools.install

translations:  ## Merge new texts into i18n/*.ts: make translations ARGS="more.jsonl …"
	@$(PYTHON) -m tools.translations $(ARGS)
