"""Find the calibration factors of the trend interval: python benchmarks/calibrate_interval.py (minutes).

For each length of series it prints the factor that makes the wrong-claim rate 4.5 % at the worst lag-1
correlation
from 0 to 0.6, and the power for +5 degrees.
"""

from __future__ import annotations

import numpy as np
from simulate import in_chunks, logs

from psoas_lib.analysis import trend


def reach(x, y):
    """Return the distance of the slope from zero in units of the uncalibrated interval's half."""
    fit = trend.fit_rows(x, y)
    limit = np.where(fit.slope > 0, fit.naive_low, fit.naive_high)
    n = y.shape[1]
    calibrated = np.interp(np.log(n), np.log(list(trend.CALIBRATION)), list(trend.CALIBRATION.values()))
    return (fit.slope / (fit.slope - limit) * calibrated / fit.stretch)[None, :]


def main():
    rng = np.random.default_rng(20260105)
    print("days  factor  level at lag-1 = 0, .3, .45, .6   power +5")
    for n in trend.CALIBRATION:
        if n > 400:
            continue
        runs = 2500 if n > 150 else int(min(20000, 2e6 / n))
        nulls = [in_chunks(reach, *logs(rng, runs, n=n, rho=rho))[0] for rho in (0.0, 0.3, 0.45, 0.6)]
        factor = max(np.quantile(null, 0.955) for null in nulls)
        power = in_chunks(reach, *logs(rng, runs // 2, n=n, change=5.0))[0]
        levels = " ".join(f"{np.mean(null > factor):.3f}" for null in nulls)
        print(f"{n:4d}  {factor:6.3f}  {levels}   {np.mean(power > factor):.3f}", flush=True)


if __name__ == "__main__":
    main()
