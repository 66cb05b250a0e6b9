"""Comparisons equal scipy's exact methods; golden values of a Poisson comparison stay as they are."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from trygghet_plugin.analysis.comparison import Words, beta_quantile, compare, incomplete_beta, rate_ratio
from trygghet_plugin.core.period import Period

counts = st.integers(0, 60) | st.integers(0, 5_000)
shapes = st.floats(1, 3_000)


@pytest.mark.parametrize(
    ("pre", "post", "p"), [(3, 10, .0923), (0, 5, .0625), (12, 20, .2153), (2, 4, .6875), (30, 45, .1053)])
def test_golden_p_values(pre, post, p) -> None:
    assert rate_ratio(post, pre).p == pytest.approx(p, abs=5e-5)


@settings(max_examples=120, deadline=None)
@given(counts, counts, st.integers(1, 800), st.integers(1, 800))
def test_p_and_interval_equal_scipy(count, previous, days, previous_days) -> None:
    found = rate_ratio(count, previous, days, previous_days)
    if count + previous == 0:
        assert (found.ratio, found.high, found.p) == (None, None, 1.0)
        return
    test = stats.binomtest(count, count + previous, days / (days + previous_days))
    assert found.p == pytest.approx(test.pvalue, rel=1e-9, abs=1e-30)
    # scipy's own Clopper-Pearson limits stop at 1e-12 of a share; the quantiles they are defined by go further.
    exposure = previous_days / days
    if count:
        low = stats.beta.ppf(0.025, count, previous + 1) / stats.beta.ppf(0.975, previous + 1, count)
        assert found.low == pytest.approx(low * exposure, rel=1e-9)
    if previous:
        high = stats.beta.ppf(0.975, count + 1, previous) / stats.beta.ppf(0.025, previous, count + 1)
        assert found.high == pytest.approx(high * exposure, rel=1e-9)
    assert (found.low == 0) == (count == 0)
    assert (found.high is None) == (previous == 0)


@settings(max_examples=100, deadline=None)
@given(st.floats(0, 1), shapes, shapes)
def test_incomplete_beta_equals_scipy(x, a, b) -> None:
    assert incomplete_beta(x, a, b) == pytest.approx(stats.beta.cdf(x, a, b), rel=1e-9, abs=1e-12)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from((.025, .975)), st.integers(1, 3_000), st.integers(1, 3_000))
def test_beta_quantile_equals_scipy(probability, a, b) -> None:
    assert beta_quantile(probability, a, b) == pytest.approx(stats.beta.ppf(probability, a, b), rel=1e-10)


def test_a_million_reports_are_compared_in_a_moment_and_right() -> None:
    found = rate_ratio(600_000, 590_000)
    share = stats.beta.ppf(0.025, 600_000, 590_001)
    assert found.low == pytest.approx(share / (1 - share), rel=1e-9)


@pytest.mark.parametrize(("count", "previous", "words"), [
    (19, 200, Words.TOO_FEW), (200, 19, Words.TOO_FEW), (0, 0, Words.TOO_FEW), (20, 20, Words.NO_CLEAR_DIFFERENCE),
    (143, 162, Words.NO_CLEAR_DIFFERENCE), (60, 20, Words.INCREASE), (20, 60, Words.DECREASE)])
def test_words(count, previous, words) -> None:
    week = Period(date(2026, 11, 16), date(2026, 11, 22))
    found = compare(week, count, week.same_weeks_last_year(), previous)
    assert found.words is words
    told = found.to_dict()
    assert (told["ratio"] is None) == (words is Words.TOO_FEW)
    assert 0 <= told["p"] <= 1


def test_a_longer_period_is_compared_by_the_day() -> None:
    one_week = Period(date(2025, 11, 17), date(2025, 11, 23))
    found = compare(Period(date(2026, 10, 26), date(2026, 11, 22)), 100, one_week, 25)
    assert found.evidence.ratio == pytest.approx(1.0)
    assert found.words is Words.NO_CLEAR_DIFFERENCE


def test_noise_seldom_looks_like_a_change() -> None:
    noise = np.random.default_rng(8).poisson(40, (400, 2))
    claimed = sum(rate_ratio(int(a), int(b)).p < 0.05 for a, b in noise)
    assert claimed <= 0.07 * len(noise)
