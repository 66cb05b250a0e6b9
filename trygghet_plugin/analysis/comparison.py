"""Two periods held against each other: what the numbers allow to be said, and nothing more.

Counts are taken as Poisson. Given their sum, the first is binomial; its exact test gives p, its Clopper–Pearson limits
give those of the ratio of the two rates (Przyborowski and Wilenski 1940; Clopper and Pearson 1934).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum

import numpy as np

from trygghet_plugin.core.period import Period

LEVEL = 0.05
ENOUGH = 20  # a rate of fewer has a relative standard error above 22 %: no percentage is told

_WIDE = 12.0  # standard deviations: what lies beyond weighs less than 1e-30
_TINY = 1e-300
_STEPS = 10_000


class Words(str, Enum):
    """What may be said of the difference."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NO_CLEAR_DIFFERENCE = "no_clear_difference"
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class RateRatio:
    """Ratio of two rates with its exact interval; None where it is infinite or 0 / 0."""

    ratio: float | None
    low: float | None
    high: float | None
    p: float


@dataclass(frozen=True)
class Comparison:
    """The count of a period and of the one before it. Ratio and limits are None where either count is under 20."""

    period: Period
    previous_period: Period
    count: int
    previous: int
    evidence: RateRatio

    @property
    def words(self) -> Words:
        """What the evidence allows to be said."""
        if min(self.count, self.previous) < ENOUGH:
            return Words.TOO_FEW
        if self.evidence.p >= LEVEL:
            return Words.NO_CLEAR_DIFFERENCE
        more = self.count * self.previous_period.days > self.previous * self.period.days
        return Words.INCREASE if more else Words.DECREASE

    def to_dict(self) -> dict[str, object]:
        """The `comparison` of the statistics file (design §6)."""
        told = self.evidence if self.words is not Words.TOO_FEW else RateRatio(None, None, None, self.evidence.p)
        return {
            "from": self.previous_period.start.isoformat(), "to": self.previous_period.end.isoformat(),
            "count": self.count, "previous": self.previous, "ratio": told.ratio, "low": told.low, "high": told.high,
            "p": told.p, "words": self.words.value,
        }


def compare(period: Period, count: int, previous_period: Period, previous: int) -> Comparison:
    """Hold two counts against each other, each over its own number of days."""
    evidence = rate_ratio(count, previous, period.days, previous_period.days)
    return Comparison(period, previous_period, count, previous, evidence)


def rate_ratio(count: int, previous: int, days: float = 1, previous_days: float = 1) -> RateRatio:
    """Exact 95 % interval and conditional two-sided p of (count / days) / (previous / previous_days)."""
    total = count + previous
    exposure = previous_days / days
    p = exact_p(count, total, days / (days + previous_days)) if total else 1.0
    ratio = count / previous * exposure if previous else None
    low = _odds(LEVEL / 2, count, previous + 1) * exposure if count else 0.0
    high = _odds(1 - LEVEL / 2, count + 1, previous) * exposure if previous else None
    return RateRatio(ratio, low, high, p)


def _odds(probability: float, a: float, b: float) -> float:
    """x / (1 - x) at a quantile of the beta distribution. The smaller of the two is computed: it holds more digits."""
    if a <= b:
        share = beta_quantile(probability, a, b)
        return share / (1 - share)
    share = beta_quantile(1 - probability, b, a)
    return (1 - share) / share


def exact_p(successes: int, trials: int, share: float) -> float:
    """Two-sided exact binomial p: the probability of all outcomes no likelier than the one seen."""
    reach = _WIDE * math.sqrt(trials * share * (1 - share)) + 60
    first, last = max(0, int(trials * share - reach)), min(trials, int(trials * share + reach))
    if not first <= successes <= last:
        return 0.0
    k = np.arange(first, last, dtype=np.float64)
    steps = np.log((trials - k) / (k + 1) * (share / (1 - share)))
    logs = np.concatenate(([0.0], np.cumsum(steps)))
    likelihood = np.exp(logs - logs.max())
    # Outcomes equally likely but for rounding count as equal, as in R and scipy.
    as_rare = likelihood <= likelihood[successes - first] * (1 + 1e-7)
    return min(1.0, float(likelihood[as_rare].sum() / likelihood.sum()))


def beta_quantile(probability: float, a: float, b: float) -> float:
    """x at which the regularized incomplete beta function reaches the probability: Newton, kept in by bisection."""
    low, high, x = 0.0, 1.0, _guess(probability, a, b)
    log_beta = math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)
    for _step in range(_STEPS):
        miss = incomplete_beta(x, a, b) - probability
        low, high = (x, high) if miss < 0 else (low, x)
        slope = math.exp((a - 1) * math.log(x) + (b - 1) * math.log1p(-x) - log_beta)
        better = x - miss / slope if slope > _TINY else low
        if not low < better < high:
            better = (low + high) / 2
        if abs(better - x) <= 1e-14 * x:
            return better
        x = better
    return x


def _guess(probability: float, a: float, b: float) -> float:
    """Near the quantile by the normal distribution, whose quantiles of 2.5 and 97.5 % are known; else the mean."""
    mean = a / (a + b)
    guess = mean + math.copysign(1.96, probability - 0.5) * math.sqrt(mean * (1 - mean) / (a + b + 1))
    return guess if 0 < guess < 1 else mean


def incomplete_beta(x: float, a: float, b: float) -> float:
    """Regularized incomplete beta function I_x(a, b) by its continued fraction (NIST DLMF 8.17.22)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    if x > (a + 1) / (a + b + 2):  # the fraction converges fast below, so take the other tail
        return 1 - math.exp(log_front) * _beta_fraction(1 - x, b, a) / b
    return math.exp(log_front) * _beta_fraction(x, a, b) / a


def _beta_fraction(x: float, a: float, b: float) -> float:
    """The continued fraction by the modified Lentz method (Thompson and Barnett 1986)."""
    numerator, denominator = 1.0, 1 - (a + b) * x / (a + 1)
    denominator = 1 / (denominator or _TINY)
    value = denominator
    for m in range(1, _STEPS):
        for coefficient in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            denominator = 1 / ((1 + coefficient * denominator) or _TINY)
            numerator = (1 + coefficient / numerator) or _TINY
            step = numerator * denominator
            value *= step
        if abs(step - 1) < 1e-16:
            return value
    return value
