"""Measurement error as notebooks show it: the studies' table, and an own error worked out step by step."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from psoas_lib.cards.card import Card, table

if TYPE_CHECKING:
    import pandas as pd


def reliability_table(test: str | None = None) -> Card:
    """Return what studies found about the error of measuring, each with rater, tool and people.

    Parameters
    ----------
    test : str, optional
        Only one test; all when left out.

    Examples
    --------
    >>> "phone" in reliability_table("hip-extension-prone").text
    True
    """
    from psoas_lib.analysis.error import studies  # noqa: PLC0415 - needs pandas
    from psoas_lib.measure import measures  # noqa: PLC0415

    chosen = [study for study in studies() if test in {None, study.test}]
    names = {measure.id: measure.name for measure in measures().values()}
    # Few columns, and the numbers before the long words: a narrow page pushes nothing out of sight.
    titles = [escape(names.get(study.test, study.test)) for study in chosen]
    read_by = [
        escape(f"{study.rater} rater{'s' * (study.rater == 'different')}, {study.instrument}")
        for study in chosen
    ]
    rows: list[tuple[str, ...]] = [
        (
            read if test else f"{title}: {read}",
            f"{study.sem_deg:g}",
            f"{study.mdc95_deg:g}",
            f"{escape(study.population)} <small>({escape(study.citation)})</small>",
        )
        for title, read, study in zip(titles, read_by, chosen, strict=True)
    ]
    head = ("How it was read", "SEM, degrees", "MDC95, degrees", "People")
    caption = "The error of measuring, as studies found it"
    if test and titles:
        caption = f"{titles[0]}: the error of measuring, as studies found it"
    text = "\n".join(
        f"{title}, {read}: SEM {row[1]}, MDC95 {row[2]} degrees"
        for title, read, row in zip(titles, read_by, rows, strict=True)
    )
    return Card(table(caption, head, rows), text)


def pair_error(readings: pd.DataFrame) -> Card:
    """Work out the standard error of measurement from repeated readings, step by step.

    Parameters
    ----------
    readings : pandas.DataFrame
        Readings with the log's columns; the first two repeats of each person, test, side and day count.

    Returns
    -------
    Card
        The four steps with their numbers, or how many pairs are still missing.

    Notes
    -----
    SEM = SD of the differences / sqrt(2); MDC95 = 1.96 * sqrt(2) * SEM (Hopkins 2004, riemann-lininger-2018).

    Examples
    --------
    >>> from psoas_lib.samples import sample_pairs
    >>> print(pair_error(sample_pairs()).text.splitlines()[-1])
    Smallest detectable change: 1.96 × √2 × ... = ...°.
    """
    from psoas_lib.analysis.daily import tidy  # noqa: PLC0415 - needs pandas
    from psoas_lib.analysis.error import MIN_PAIRS, duplicate_pairs, sem_of_pairs, without_slips  # noqa: PLC0415
    from psoas_lib.analysis.wording import degrees  # noqa: PLC0415

    pairs = duplicate_pairs(tidy(readings)) if len(readings) else None
    if pairs is None or len(pairs) < MIN_PAIRS:
        said = (
            f"{0 if pairs is None else len(pairs)} pairs of readings so far; {MIN_PAIRS} are needed to estimate your own error. "
            "Measure twice within a session, with the leg put back in between, and number the repeats."
        )
        return Card(f"<p>{escape(said)}</p>", said)
    differences = pairs[:, 1] - pairs[:, 0]
    spread = float(differences.std(ddof=1))
    kept = without_slips(pairs)
    slips = len(pairs) - len(kept)
    sem = sem_of_pairs(kept)
    steps = [
        (
            f"{len(pairs)} pairs; differences from {degrees(differences.min(), sign=True, decimals=0)} to "
            f"{degrees(differences.max(), sign=True, decimals=0)}, on average {degrees(differences.mean(), sign=True)}."
        ),
        f"Standard deviation of the differences: {spread:.2f}\N{DEGREE SIGN}.",
        f"Standard error of one reading: {spread:.2f} / \N{SQUARE ROOT}2 = {spread / 2**0.5:.2f}\N{DEGREE SIGN}"
        + (
            f"; without {slips} slip{'s' * (slips > 1)} of the pen, {sem:.2f}\N{DEGREE SIGN}."
            if slips
            else "."
        ),
        (
            f"Smallest detectable change: 1.96 \N{MULTIPLICATION SIGN} \N{SQUARE ROOT}2 \N{MULTIPLICATION SIGN} {sem:.2f} = "
            f"{1.96 * 2**0.5 * sem:.1f}\N{DEGREE SIGN}."
        ),
    ]
    return Card("<ol>" + "".join(f"<li>{escape(step)}</li>" for step in steps) + "</ol>", "\n".join(steps))


def reflections_table(sessions: pd.DataFrame, last: int = 10) -> Card:
    """Return what the learner noted after the latest sessions: sensation, pain, one line.

    Parameters
    ----------
    sessions : pandas.DataFrame
        From `psoas_lib.log.RomLog.sessions`.
    last : int
        How many sessions to show.

    Examples
    --------
    >>> from psoas_lib.samples import sample_log
    >>> "pain" in reflections_table(sample_log().sessions()).text
    True
    """
    columns = ["session_id", "started_at", "routine", "sensation_0_10", "pain_0_10", "note"]
    if not len(sessions):
        said = "No session is logged yet, so there is nothing noted."
        return Card(f"<p>{said}</p>", said)
    noted = sessions[columns].drop_duplicates("session_id")
    said_something = (
        noted["sensation_0_10"].notna() | noted["pain_0_10"].notna() | (noted["note"].fillna("") != "")
    )
    noted = noted[said_something]
    noted = noted.sort_values("started_at").tail(last)
    if not len(noted):
        said = "Sessions are logged, but nothing was noted after them. Twenty seconds are enough."
        return Card(f"<p>{said}</p>", said)

    def shown(value: object) -> str:
        return (
            "not said"
            if value is None or str(value) in {"nan", "<NA>", ""}
            else escape(f"{value:g}" if isinstance(value, float) else str(value))
        )

    rows = [
        (
            f"{one.started_at:%d %b %Y} <small>{escape(str(one.routine))}</small>",
            shown(one.sensation_0_10),
            shown(one.pain_0_10),
            shown(one.note),
        )
        for one in noted.itertuples(index=False)
    ]
    text = "\n".join(
        f"{one.started_at:%d %b %Y}: stretch {row[1]}, pain {row[2]}, {row[3]}"
        for one, row in zip(noted.itertuples(index=False), rows, strict=True)
    )
    return Card(table("What you noted", ("Day", "Stretch, 0 to 10", "Pain, 0 to 10", "Note"), rows), text)
