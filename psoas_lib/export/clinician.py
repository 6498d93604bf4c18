"""One page to hand to a clinician: what was measured, how, and what may be concluded."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.durable import replace_file
from psoas_lib.measure import measures

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from psoas_lib.picture import Picture

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
_STYLE = """
@page { size: A4; margin: 11mm 14mm }
:root { color-scheme: light }
body { font: 10.5pt/1.45 "Noto Sans", "Segoe UI", "Liberation Sans", Arial, sans-serif; color: #1d1a16; background: #fff;
       max-width: 48rem; margin: 1rem auto; padding: 0 1rem; overflow-wrap: break-word }
h1 { font-size: 16pt; margin: 0 } h2 { font-size: 12pt; margin: 1.1em 0 .3em }
.sub { color: #5a5247; margin: .2em 0 0 }
table { border-collapse: collapse; width: 100%; font-size: 9.5pt }
.scroll { overflow-x: auto } table { min-width: 40rem }
th, td { text-align: left; padding: .25em .7em .25em 0; border-bottom: 1px solid #d8d0c4;
  vertical-align: top }
td.n { text-align: right; font-variant-numeric: tabular-nums }
figure { break-inside: avoid; margin: .6em 0 } img { max-width: 100% }
footer { margin-top: 1.4em; color: #5a5247; font-size: 8.5pt; border-top: 1px solid #d8d0c4;
  padding-top: .5em }
@media print { body { margin: 0; padding: 0; max-width: none; font-size: 9pt; line-height: 1.3 }
  ul, p { margin: .3em 0 } h2 { margin-top: .8em; break-after: avoid } tr { break-inside: avoid }
  /* The numbers behind a picture stay on the screen, where they unfold. */
  details { display: none } .scroll { overflow: visible } table { min-width: 0; font-size: 8.5pt }
  figure { display: grid; grid-template-columns: 118mm 1fr; align-items: center; max-width: none !important }
  figcaption { font-size: 7.5pt; line-height: 1.3 } footer { margin-top: .8em } }
"""


def clinician_report(
    frame: pd.DataFrame,
    *,
    sentences: Sequence[str] = (),
    pictures: Sequence[Picture] = (),
    sessions: pd.DataFrame | None = None,
    person: str = "",
    title: str = "Range of motion at the hip",
) -> str:
    """Return one printable page of HTML that needs nothing from anywhere else.

    Parameters
    ----------
    frame : pandas.DataFrame
        Readings of one person, as `RomLog.read` returns them.
    sentences : sequence of str
        What the statistics allow to say.
    pictures : sequence of Picture
        Figures, with their descriptions.
    sessions : pandas.DataFrame, optional
        Practice, as `RomLog.sessions` returns it.
    person : str
        How the page calls the person; the log's name for them if empty.
    title : str
        The heading.

    Raises
    ------
    ValueError
        If the readings are of more than one person.
    """
    people = sorted(set(frame["subject"]))
    if len(people) > 1:
        raise ValueError(
            f"A report is about one person; these readings are of {len(people)}: {', '.join(people[:5])}."
        )
    who = person or (people[0] if people and people[0] != "me" else "")
    period = ""
    if len(frame):
        days = frame["measured_at"].dt.date
        period = (
            f"{days.min().isoformat()} to {days.max().isoformat()}, {days.nunique()} day(s) of measurement"
        )
    subtitle = " · ".join(part for part in (who, period) if part)
    said = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    figures = "".join(picture._repr_html_() for picture in pictures)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body><main>"
        f'<h1>{escape(title)}</h1><p class="sub">{escape(subtitle)}</p>'
        + ("<h2>What the readings allow to say</h2>" if said or figures else "")
        + figures
        + (f"<ul>{said}</ul>" if said else "")
        + _summary(frame)
        + _practice(sessions)
        + "<footer>Measured by the person themselves unless a rater is named, and not a diagnosis. Angles in "
        "degrees; a larger number is more range in the direction the test is named for; medians are of "
        "days. A change is beyond measurement error only where a sentence here says so.</footer></main>"
        "</body></html>"
    )


def save_pdf(html: str, path: str | Path, *, browser: str | None = None) -> Path:
    """Print a page to PDF with the Chromium that is on this computer and return where it is.

    Raises
    ------
    FileNotFoundError
        If there is no Chromium, Chrome or Edge; print the HTML page from any browser instead.
    RuntimeError
        If the browser made no PDF.
    """
    program = browser or next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    if program is None or not Path(program).exists():
        raise FileNotFoundError(
            "No Chromium, Chrome or Edge was found to make the PDF. Save the page as HTML and print "
            "it from your browser."
        )
    with tempfile.TemporaryDirectory() as place:
        page, made = Path(place, "report.html"), Path(place, "report.pdf")
        page.write_text(html, "utf-8")
        command = [
            program, "--headless", "--disable-gpu", "--no-pdf-header-footer", "--generate-pdf-document-outline",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--no-first-run", f"--user-data-dir={place}/profile",
            f"--print-to-pdf={made}", page.as_uri(),
        ]  # fmt: skip
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # Chromium refuses its sandbox to root, as in a container.
            command.insert(1, "--no-sandbox")
        done = subprocess.run(command, capture_output=True, timeout=90, check=False)  # noqa: S603
        if not made.exists():
            last = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["no message"]
            raise RuntimeError(
                f"{Path(program).name} made no PDF: {last[0]}. Save the page as HTML and print it instead."
            )
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, made.read_bytes())
    return target


def _summary(frame: pd.DataFrame) -> str:
    """Return one line per test and side: how often, the first and last days, and how it was measured."""
    if not len(frame):
        return "<p>No readings.</p>"
    rows = []
    for (test, side), own in frame.groupby(["test", "side"], sort=True):
        daily = own.groupby(own["measured_at"].dt.date)["angle_deg"].median()
        how = "; ".join(
            _kinds(own, name)
            for name in ("instrument", "rater", "pelvis_control", "state")
            if _kinds(own, name)
        )
        measure = measures().get(str(test))
        name = measure.name if measure else str(test)
        first, last = daily.head(3).median(), daily.tail(3).median()
        rows.append(
            f"<tr><td>{escape(name)}</td><td>{escape(str(side))}</td><td class=n>{len(own)}</td>"
            f"<td class=n>{len(daily)}</td>"
            f"<td class=n>{first:.1f}</td><td class=n>{last:.1f}</td>"
            f"<td class=n>{daily.min():.1f} to {daily.max():.1f}</td>"
            f"<td>{escape(how)}</td></tr>"
        )
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in (
            "Test",
            "Side",
            "Readings",
            "Days",
            "First 3 days",
            "Last 3 days",
            "Range of days",
            "How",
        )
    )
    return (
        f'<h2>Measurements (degrees)</h2><div class="scroll" tabindex="0"><table>'
        f"<thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _kinds(own: pd.DataFrame, column: str) -> str:
    found = sorted({str(value) for value in own[column] if value})
    return f"{column.replace('_', ' ')}: {', '.join(found)}" if found else ""


def _practice(sessions: pd.DataFrame | None) -> str:
    if sessions is None or not len(sessions):
        return ""
    days: Any = sessions["started_at"].dt.date
    minutes = sessions["done_s"].sum() / 60
    weeks = max(1.0, ((days.max() - days.min()).days + 1) / 7)
    untimed = sessions[sessions["done_s"].isna()]["session_id"].nunique()
    unknown = f" How long {untimed} of the sessions took is not known in full." if untimed else ""
    return (
        f"<h2>Practice that was logged</h2><p>{sessions['session_id'].nunique()} session(s) on "
        f"{days.nunique()} day(s) in "
        f"{weeks:.1f} week(s), {minutes:.0f} minutes of exercise in all ({minutes / weeks:.0f} a week).{unknown} "
        "A day without an entry is not known to be a day without practice.</p>"
    )
