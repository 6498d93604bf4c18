"""One page to hand to a clinician: the plots, the sentences, how it was measured, what is not known."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from psoas_lib.analysis.asymmetry import sides
from psoas_lib.export.clinician import clinician_report
from psoas_lib.measure import SIDES
from psoas_lib.plots.series import plot_progress
from psoas_lib.resources import home_dir

if TYPE_CHECKING:
    from psoas_lib.log import RomLog


def save_report(
    log: RomLog, test: str, *, start: str | None = None, person: str = "", folder: str | Path | None = None
) -> Path:
    """Write the report of one person and one test as an HTML page that needs nothing from anywhere else.

    Parameters
    ----------
    log : RomLog
        The readings and sessions.
    test : str
        The test, such as ``"hip-extension-prone"``.
    start : str, optional
        The day on which stretching began, ISO 8601; what lies before is the baseline.
    person : str
        How the page calls the person.
    folder : str or pathlib.Path, optional
        Where to write; the learner's own folder when left out.

    Returns
    -------
    pathlib.Path
        The page; print it, or save it as PDF with `psoas_lib.export.clinician.save_pdf`.

    Raises
    ------
    ValueError
        If the log holds no reading of the test.

    Examples
    --------
    >>> from psoas_lib.samples import sample_log
    >>> save_report(sample_log(), "hip-extension-prone", start="2026-03-16").name
    'report-hip-extension-prone.html'
    """
    readings = log.read()
    own = readings[readings["test"] == test]
    if not len(own):
        tests = ", ".join(sorted(readings["test"].unique())) or "none yet"
        raise ValueError(f"The log holds no reading of {test!r}. Tests in it: {tests}.")
    there = [side for side in SIDES if (own["side"] == side).any()]
    # What each side's readings allow to say stands beside its picture.
    compared = sides(own, test=test).sentences if len(there) == len(SIDES) else []
    pictures = [plot_progress(own, test=test, side=side, start=start) for side in there]
    html = clinician_report(
        own, sentences=compared, pictures=pictures, sessions=log.sessions(), person=person
    )
    target = Path(folder) if folder is not None else home_dir()
    target.mkdir(parents=True, exist_ok=True)
    path = target / f"report-{test}.html"
    path.write_text(html, encoding="utf-8")
    return path
