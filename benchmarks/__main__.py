"""`python -m benchmarks [name …]`: run all promises or the named ones, print the table, write build/bench.json."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

from benchmarks.frame import RESULT, print_table, write_json

HERE = Path(__file__).parent
NO_PROMISES = {"frame", "workspaces", "postgis_workspaces", "reports", "__main__"}


def main(wanted: list[str]) -> int:
    """Run them; 2 where a name is unknown. A promise that does not hold is told, in the table and in the file."""
    names = sorted(module.name for module in pkgutil.iter_modules([str(HERE)]) if module.name not in NO_PROMISES)
    unknown = set(wanted) - set(names)
    if unknown:
        print(f"No such benchmark: {', '.join(sorted(unknown))}. There are: {', '.join(names)}.")
        return 2
    lines = []
    for name in wanted or names:
        print(f"{name} …", flush=True)
        lines += importlib.import_module(f"benchmarks.{name}").run()
    print_table(lines)
    write_json(lines)
    broken = sum(not line.holds for line in lines)
    print(f"{len(lines) - broken} of {len(lines)} promises hold. Written to {RESULT}.")
    return 0


sys.exit(main(sys.argv[1:]))
