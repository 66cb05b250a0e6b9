"""Random reports: few of each code, so that they meet; times that crowd around changes of the clock and of the year."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from tests.analysis.naive import Row

UTC = timezone.utc
STATUSES = ("new", "needs_info", "edited", "approved", "rejected", "duplicate")
KINDS = ("event", "place", "safe_place", "upcoming")
CATEGORIES = ("belysning", "klotter", "incident_anstalld", "övrigt åäö som är ganska långt")
EDGES = tuple(datetime(*parts, tzinfo=UTC) for parts in (
    (2026, 3, 29, 0, 30), (2026, 10, 25, 0, 30), (2020, 12, 31, 22, 30), (2021, 1, 3, 23, 30), (2026, 1, 4, 22, 59),
    (2025, 12, 28, 23, 0), (2024, 2, 29, 12, 0)))

moments = st.builds(
    lambda edge, seconds: edge + timedelta(seconds=seconds),
    st.sampled_from(EDGES), st.integers(-3 * 86400, 3 * 86400) | st.integers(-7200, 7200),
) | st.datetimes(datetime(1999, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC)).map(
    lambda moment: moment.replace(microsecond=moment.microsecond // 1000 * 1000))
lengths = st.integers(1, 30 * 86400) | st.sampled_from(
    (None, -60, 0, 1, 600, 6 * 3600, 6 * 3600 + 1, 86_399.999, 9 * 86400, 400 * 86400))


@st.composite
def row(draw: st.DrawFn, number: int, size: int) -> Row:
    """One report; a duplicate may point anywhere, also at itself, at nobody or round in a circle."""
    at = draw(st.none() | moments)
    length = draw(lengths)
    received = draw(st.none() | moments)
    assessed = received + timedelta(seconds=draw(st.integers(0, 10**6))) if received and draw(st.booleans()) else None
    status = draw(st.sampled_from(STATUSES))
    return Row(
        report_id=f"id-{number:03d}", status=status, kind=draw(st.sampled_from(KINDS)),
        category=draw(st.sampled_from(CATEGORIES)),
        duplicate_of=draw(st.sampled_from(("", "id-nobody")) | st.integers(0, size - 1).map("id-{:03d}".format)),
        occurred_at=at, occurred_until=at + timedelta(seconds=length) if at and length is not None else None,
        received_at=received, first_assessed_at=assessed,
        organisation=draw(st.sampled_from(("", "fastighet", "gata"))), place_id=draw(st.sampled_from(("", "torget"))),
        area_code=draw(st.sampled_from(("", "01", "02"))), severity=draw(st.sampled_from((None, 1, 2, 3))),
        internal_only=draw(st.integers(0, 1)), x=draw(st.integers(0, 400)), y=draw(st.integers(0, 400)),
    )


@st.composite
def reports(draw: st.DrawFn, most: int = 25) -> list[Row]:
    """A workspace's reports."""
    size = draw(st.integers(0, most))
    return [draw(row(number, size)) for number in range(size)]
