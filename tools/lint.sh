#!/usr/bin/env bash
# The rules of the house and of the plugin site; every one is asked, then the verdict.
set -u
cd "$(dirname "$0")/.."
bin=.venv/bin
failed=()

ask() {
    local name=$1
    shift
    printf '== %s\n' "$name"
    "$@" || failed+=("$name")
}

secrets() {
    # detect-secrets ends with 0 whatever it finds: its JSON is the answer.
    "$bin/detect-secrets" scan --all-files trygghet_plugin metadata.txt | "$bin/python" -c '
import json, sys
found = json.load(sys.stdin)["results"]
for name, rows in found.items():
    for row in rows:
        print(name, row["line_number"], row["type"], sep=": ")
sys.exit(bool(found))'
}

ask ruff "$bin/ruff" check --quiet .
ask import-linter "$bin/lint-imports" --no-cache
ask "flake8 (QGS)" "$bin/flake8" trygghet_plugin
ask "mypy strict" "$bin/mypy"
ask bandit "$bin/bandit" --quiet --recursive trygghet_plugin
ask detect-secrets secrets

if [ ${#failed[@]} -gt 0 ]; then
    printf 'lint: %s\n' "${failed[*]} failed"
    exit 1
fi
echo "lint: all hold"
