"""How far raters agree: ICC, SEM, MDC95 and Bland-Altman limits, from people measured by several raters."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from psoas_lib.analysis.error import PAIR

Z_95 = 1.959963984540054


@dataclass(frozen=True)
class Reliability:
    """Reliability of single readings.

    Parameters
    ----------
    people, raters : int
        In the complete table that was analysed. Where both sides were measured, every hip counts: the two of
        one person resemble each other, so for the intervals choose one side.
    left_out : int
        People (or hips) that lack a rater and were left out.
    icc_agreement, icc_agreement_ci : float, tuple of float
        ICC(2,1): raters are a sample of raters, and a shift between them counts; with its 95 % interval.
    icc_consistency, icc_consistency_ci : float, tuple of float
        ICC(3,1): these raters only, and a constant shift between them does not count.
    sem_deg, mdc95_deg : float
        For readings by different raters (shift included), degrees.
    sem_consistency_deg : float
        Without the shift, degrees.
    """

    people: int
    raters: int
    left_out: int
    icc_agreement: float
    icc_agreement_ci: tuple[float, float]
    icc_consistency: float
    icc_consistency_ci: tuple[float, float]
    sem_deg: float
    mdc95_deg: float
    sem_consistency_deg: float


@dataclass(frozen=True)
class Limits:
    """Bland-Altman limits of agreement, degrees.

    Parameters
    ----------
    n : int
        Pairs.
    bias, bias_ci : float, tuple of float
        Mean of second minus first, with its 95 % interval.
    sd : float
        SD of the differences.
    low, high : float
        Limits within which 95 % of differences lie if they are normal.
    limit_half_ci : float
        Half the 95 % interval of each limit.
    """

    n: int
    bias: float
    bias_ci: tuple[float, float]
    sd: float
    low: float
    high: float
    limit_half_ci: float


def rater_table(df: pd.DataFrame) -> tuple[np.ndarray, list[str], int]:
    """Return one row per person (and side), one column per rater, medians of repeats; complete rows only.

    Parameters
    ----------
    df : pandas.DataFrame
        Readings of one test with ``subject``, ``rater`` and ``angle_deg``; ``side`` if both were measured.

    Returns
    -------
    tuple
        The table, shape (people, raters), the names of the raters, and how many people were left out.

    Raises
    ------
    ValueError
        If there are not at least two named raters and five complete people, or several tests.
    """
    if not isinstance(df, pd.DataFrame) or not {"subject", "rater", "angle_deg"} <= set(df.columns):
        got = ", ".join(map(str, getattr(df, "columns", []))) or type(df).__name__
        raise ValueError(f"Agreement needs a table with the columns subject, rater and angle_deg; got {got}.")
    tests = sorted(df["test"].unique()) if "test" in df.columns else []
    if len(tests) > 1:
        raise ValueError(f"There are {len(tests)} tests ({', '.join(tests)}). Select the rows of one.")
    # A reading without a name is not one by a rater called "".
    df = df[df["rater"].notna() & (df["rater"].astype(str).str.strip() != "")]
    units = [name for name in ("subject", "side") if name in df.columns]
    wide = df.groupby([*units, "rater"], sort=True, observed=True)["angle_deg"].median().unstack("rater")  # noqa: PD010 - the medians are there already
    full = wide.dropna()
    if full.shape[1] < 2 or len(full) < 5:
        raise ValueError(
            f"Agreement needs at least 2 raters and 5 people measured by all of them; got "
            f"{full.shape[1]} raters and "
            f"{len(full)} such people. Check the columns rater and subject."
        )
    return full.to_numpy(float), [str(name) for name in full.columns], len(wide) - len(full)


def reliability(df: pd.DataFrame) -> Reliability:
    """Compute ICC, SEM and MDC95 from repeated raters.

    Parameters
    ----------
    df : pandas.DataFrame
        As in `rater_table`.

    Returns
    -------
    Reliability

    Raises
    ------
    ValueError
        If the table shows no agreement; the message says what it lacks.

    Notes
    -----
    Two-way analysis of variance; intervals after McGraw and Wong 1996. SEM (agreement) is the root of the
    variance between raters plus the residual variance.
    """
    from scipy.stats import f as fisher  # noqa: PLC0415 - the player works without scipy

    y, _, left_out = rater_table(df)
    n, k = y.shape
    if np.ptp(y) == 0:
        raise ValueError(f"All {y.size} readings are {y[0, 0]:g}: without differences there is no agreement.")
    grand = y.mean()
    ms_people = k * np.sum((y.mean(axis=1) - grand) ** 2) / (n - 1)
    ms_raters = n * np.sum((y.mean(axis=0) - grand) ** 2) / (k - 1)
    residual = y - y.mean(axis=1, keepdims=True) - y.mean(axis=0, keepdims=True) + grand
    freedom = (n - 1) * (k - 1)
    ms_error = np.sum(residual**2) / freedom
    agreement = (ms_people - ms_error) / (ms_people + (k - 1) * ms_error + k * (ms_raters - ms_error) / n)
    consistency = (ms_people - ms_error) / (ms_people + (k - 1) * ms_error)
    # Raters who differ by nothing, or by one and the same shift, leave no error to divide by.
    same = ms_error == 0
    equal = same and ms_raters == 0
    ratio = np.inf if same else ms_people / ms_error
    lower = ratio / fisher.ppf(0.975, n - 1, freedom)
    upper = ratio * fisher.ppf(0.975, freedom, n - 1)
    odds = 0.0 if equal else agreement / (n * (1 - agreement))
    a = k * odds
    b = 1 + k * odds * (n - 1)
    error = (a * ms_raters) ** 2 / (k - 1) + (b * ms_error) ** 2 / freedom
    v = k - 1.0 if equal else (a * ms_raters + b * ms_error) ** 2 / error
    f_low, f_high = fisher.ppf(0.975, n - 1, v), fisher.ppf(0.975, v, n - 1)
    spread = k * ms_raters + (k * n - k - n) * ms_error
    sem = float(np.sqrt(max(ms_raters - ms_error, 0.0) / n + ms_error))
    return Reliability(
        people=n,
        raters=k,
        left_out=left_out,
        icc_agreement=float(agreement),
        icc_agreement_ci=(
            float(n * (ms_people - f_low * ms_error) / (f_low * spread + n * ms_people)),
            float(n * (f_high * ms_people - ms_error) / (spread + n * f_high * ms_people)),
        ),
        icc_consistency=float(consistency),
        icc_consistency_ci=(1.0, 1.0)
        if same
        else (float((lower - 1) / (lower + k - 1)), float((upper - 1) / (upper + k - 1))),
        sem_deg=sem,
        mdc95_deg=float(PAIR * sem),
        sem_consistency_deg=float(np.sqrt(ms_error)),
    )


def limits_of_agreement(first: np.ndarray, second: np.ndarray) -> Limits:
    """Compute Bland-Altman limits of second minus first.

    Parameters
    ----------
    first, second : numpy.ndarray, shape (n,)
        Paired readings, degrees; n at least 3.

    Raises
    ------
    ValueError
        If they are not at least three pairs of finite numbers.

    Notes
    -----
    Bland and Altman 1999; the standard error of a limit is SD * sqrt(1/n + 1.96^2 / (2 (n - 1))).

    Examples
    --------
    >>> limits = limits_of_agreement(np.array([10.0, 12.0, 9.0, 11.0]), np.array([11.0, 12.0, 11.0, 12.0]))
    >>> round(limits.bias, 2), round(limits.low, 2), round(limits.high, 2)
    (1.0, -0.6, 2.6)
    """
    from scipy.stats import t as student  # noqa: PLC0415

    one, two = np.asarray(first, float), np.asarray(second, float)
    if one.shape != two.shape or one.ndim != 1 or not np.isfinite([one, two]).all():
        raise ValueError(
            f"Limits of agreement need two lists of finite readings of equal length, in pairs; got "
            f"{one.size} and {two.size}. Leave out pairs that lack a reading."
        )
    difference = two - one
    n = len(difference)
    if n < 3:
        raise ValueError(f"Limits of agreement need at least 3 pairs, got {n}.")
    bias, sd = float(difference.mean()), float(difference.std(ddof=1))
    t = float(student.ppf(0.975, n - 1))
    half = t * sd / np.sqrt(n)
    limit_half = float(t * sd * np.sqrt(1 / n + Z_95**2 / (2 * (n - 1))))
    return Limits(n, bias, (bias - half, bias + half), sd, bias - Z_95 * sd, bias + Z_95 * sd, limit_half)
