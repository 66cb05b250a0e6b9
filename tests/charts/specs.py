"""Charts to try things on: figures as statistics give them, with the longest words people meet."""

from __future__ import annotations

from typing import Any

from trygghet_plugin.charts.builders import bars_by_area, bars_by_category, bars_by_organisation, heat_weekday_hour
from trygghet_plugin.charts.spec import ChartSpec
from trygghet_plugin.charts.timelines import columns_by_iso_week, columns_by_month
from trygghet_plugin.core.choices import default_choices

LONG_AREA = "Vårgårda tätort, centrum och Kyllaredsområdet söder om järnvägen"
LONG_WORD = "Samhällsbyggnadsförvaltningensfastighetsavdelning"


def figures(scale: int = 1, **changes: Any) -> dict[str, Any]:
    """Figures of 1 Sep – 22 Nov 2026, read in the afternoon of the last day."""
    counts = {"obehorig": 1234, "alkohol": 41, "buskorning": 26, "incident_anstalld": 17, "vald": 12, "belysning": 9,
              "skadegorelse": 8, "klotter": 5, "fordon": 4, "annat": 3}
    found: dict[str, Any] = {
        "from": "2026-09-01", "to": "2026-11-22", "status": ["approved"], "filter": None,
        "read_at": "2026-11-22T14:00:00+01:00", "unreviewed": 3, "without_time": 2, "outside_areas": 3,
        "time_known_within_6h": 31, "by_category": {code: count * scale for code, count in counts.items()},
        "by_area": {"a": 61 * scale, "b": 40 * scale}, "suppressed": {"by_area": ["c"]},
        "by_organisation": {"x": 52 * scale, "": 4 * scale},
        "by_month": {"2026-09": 61 * scale, "2026-11": 40 * scale},
        "by_iso_week": {"2026-W36": 14 * scale, "2026-W40": 9 * scale, "2026-W47": 11 * scale},
        "by_weekday_hour": [[scale * (day + hour) % 7 / 4 for hour in range(24)] for day in range(7)],
    }
    return {**found, **changes}


def year(**changes: Any) -> dict[str, Any]:
    """Figures of many months and weeks."""
    months = {f"{2025 + (10 + at) // 12}-{(10 + at) % 12 + 1:02d}": 40 + 7 * at % 30 for at in range(13)}
    weeks = {f"2026-W{week:02d}": 3 + week % 17 for week in range(1, 48)}
    return figures(**{"from": "2025-11-01", "by_month": months, "by_iso_week": weeks, **changes})


def label(code: str) -> str:
    """The label of a category as the municipality sees it."""
    return default_choices().label("category", code)


def area_label(code: str) -> str:
    """Area names, one of them long."""
    return {"a": LONG_AREA, "b": "Östadkulle", "c": "Horla"}[code]


def organisation_label(code: str) -> str:
    """Organisation names, one of them a single long word."""
    return {"x": LONG_WORD, "": ""}[code]


def last_year(**changes: Any) -> dict[str, Any]:
    """The same weeks a year before."""
    return figures(**{"from": "2025-09-02", "to": "2025-11-23", "by_month": {"2025-09": 55, "2025-10": 30},
                      "by_iso_week": {"2025-W36": 7, "2025-W47": 3}, **changes})


def every_kind() -> dict[str, ChartSpec]:
    """One chart of each kind and of each that adds something to the picture."""
    official = {"2025-12": 31.0, "2026-01": 44.0, "2026-03": 52.0}
    before = last_year(**{"from": "2024-11-01", "to": "2025-11-23", "by_month": {"2024-12": 50}})
    return {
        "category": bars_by_category(figures(), label),
        "category_compared": bars_by_category(figures(), label, last_year()),
        "area": bars_by_area(figures(), area_label),
        "organisation": bars_by_organisation(figures(), organisation_label, last_year()),
        "month": columns_by_month(year()),
        "month_compared": columns_by_month(year(), before, official, "Anmälda brott (Brå, preliminära uppgifter)"),
        "week": columns_by_iso_week(figures(), last_year()),
        "week_year": columns_by_iso_week(year()),
        "heat": heat_weekday_hour(figures()),
        "empty": bars_by_category(figures(by_category={}), label),
    }
