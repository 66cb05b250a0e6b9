#!/usr/bin/env bash
# Open QGIS with a ready workspace; without a screen, leave pictures in build/demo.
set -euo pipefail
cd "$(dirname "$0")/.."
exec .venv/bin/python -m tools.demo "$@"
