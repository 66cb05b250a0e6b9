"""The frame of the benchmarks tells the truth, and every promise can be run."""

from __future__ import annotations

import importlib
import json
import pkgutil
from pathlib import Path

import pytest

import benchmarks
from benchmarks.frame import Line, best_of, held, print_table, write_json
from benchmarks.reports import batches, columns

NO_PROMISES = {"frame", "workspaces", "postgis_workspaces", "reports", "__main__"}
NAMES = sorted({module.name for module in pkgutil.iter_modules(benchmarks.__path__)} - NO_PROMISES)


def test_a_line_holds_only_within_both_its_limits() -> None:
    assert held("a", 20, 10, "", 2.0).holds
    assert not held("a", 21, 10, "", 2.0).holds
    assert not held("a", 20, 10, "", 2.0, here_ms=19).holds


def test_the_shortest_time_of_each_work_is_told_in_milliseconds() -> None:
    ticks = iter([0.0, 0.5, 10.0, 10.002, 20.0, 20.001, 30.0, 30.7])
    assert best_of(2, int, int, clock=lambda: next(ticks)) == pytest.approx([1.0, 2.0])


def test_the_file_holds_what_the_contract_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [Line("öppna", 20.0, 10.0, 2.0, "≤ 2 ×", True), Line("b", 3.0, 1.0, 3.0, "≤ 2 ×", False)]
    write_json(lines, tmp_path / "build" / "bench.json")
    told = json.loads((tmp_path / "build" / "bench.json").read_text(encoding="utf-8"))
    assert list(told[0]) == ["name", "measured", "against", "ratio", "promise", "holds"]
    assert (told[0]["name"], told[0]["ratio"], told[1]["holds"]) == ("öppna", 2.0, False)
    print_table(lines)
    assert "DOES NOT HOLD" in capsys.readouterr().out


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_can_be_run(name: str) -> None:
    assert callable(importlib.import_module(f"benchmarks.{name}").run)


def test_invented_reports_are_the_same_each_time_and_come_in_pieces() -> None:
    first, second = columns(500), columns(500)
    assert all((first[name] == second[name]).all() for name in ("report_id", "category", "x", "received_at"))
    assert [len(batch["fid"]) for batch in batches(first, 200)] == [200, 200, 100]
