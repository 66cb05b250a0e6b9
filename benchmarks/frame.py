"""How a promise is measured and told: the best of a few runs, held against something else in the same run."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Callable

RESULT = Path("build/bench.json")


@dataclass(frozen=True)
class Line:
    """One promise. `measured` and `against` are in milliseconds unless the name says otherwise."""

    name: str
    measured: float
    against: float
    ratio: float
    promise: str
    holds: bool


def held(name: str, measured: float, against: float, promise: str, most: float, here_ms: float | None = None) -> Line:
    """A line that holds while measured / against is at most `most` (and measured at most `here_ms`)."""
    ratio = measured / against
    return Line(name, measured, against, ratio, promise, ratio <= most and (here_ms is None or measured <= here_ms))


def best_of(
    times: int, *works: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Shortest time of each work in milliseconds; the works take turns, so that a busy moment hits them alike."""
    best = [float("inf")] * len(works)
    for _turn in range(times):
        for number, work in enumerate(works):
            gc.collect()
            start = clock()
            work()
            best[number] = min(best[number], (clock() - start) * 1000)
    return best


def print_table(lines: Sequence[Line]) -> None:
    """The lines for people."""
    width = max((len(line.name) for line in lines), default=0)
    print(f"{'':{width}}  {'measured':>10}  {'against':>10}  {'ratio':>7}  promise")
    for line in lines:
        mark = "holds" if line.holds else "DOES NOT HOLD"
        numbers = f"{line.measured:10.1f}  {line.against:10.1f}  {line.ratio:7.2f}"
        print(f"{line.name:{width}}  {numbers}  {line.promise}: {mark}")


def write_json(lines: Iterable[Line], path: Path = RESULT) -> None:
    """The lines for programs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1), encoding="utf-8")
