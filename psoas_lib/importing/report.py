"""What came of an import: what was taken, what was not and why, and what is asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from psoas_lib.csvdialect import guard
from psoas_lib.durable import replace_file
from psoas_lib.importing.progress_bar import ProgressBar
from psoas_lib.importing.questions import WAITING

if TYPE_CHECKING:
    import pandas as pd

    from psoas_lib.importing.questions import Question
    from psoas_lib.log import RomLog

REASON_COLUMNS = ("line", "column", "value", "code", "hint")
_SHOWN = 12


@dataclass
class ImportReport:
    """The result of `import_log`.

    Attributes
    ----------
    file : str
        The name of the file.
    kind : str
        What the file turned out to be.
    accepted : pandas.DataFrame
        The readings that are sure, in the columns and the sign convention of the log. From a training app:
        what was practised, in the columns of the log's sessions.
    quarantined : pandas.DataFrame
        The others: ``line``, ``column``, ``value``, ``code`` and ``hint``, then the row as the file has it.
    n_read : int
        How many readings were found; always ``len(accepted) + len(quarantined)``.
    questions : list of Question
        What only the owner of the file knows; some readings wait for it.
    answers : dict
        The answers that were given.
    decided : list of str
        What the file itself settled.
    left_out : dict
        From a training app: other exercises, and how many rows each has.
    problem : str
        Why nothing could be read at all; empty if something could.
    """

    file: str
    kind: str
    accepted: pd.DataFrame
    quarantined: pd.DataFrame
    n_read: int
    questions: list[Question] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    decided: list[str] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    problem: str = ""
    unused: list[str] = field(default_factory=list)
    empty_cells: int = 0
    records: list[dict[str, Any]] = field(default_factory=list)

    @property
    def sentences(self) -> list[str]:
        """Say what was taken, what was not, what was decided and what is asked."""
        answered = [f"You answered {key}={value!r}." for key, value in self.answers.items()]
        asked = [f"Question{f' ({q.readings:,} waiting)' if q.readings else ''}: {q}" for q in self.questions]
        return [*self.told, *([] if self.problem else answered), *asked]

    @property
    def told(self) -> list[str]:
        """Say what was taken, what was not and what the file decided, without questions and answers."""
        if self.problem:
            return [f"Nothing was read from {self.file}: {self.problem}"]
        what = "row of practice" if self.left_out or self.records else "reading"
        said = [f"{self.file}: {self.kind}."]
        if not self.n_read and not self.left_out:
            return [*said, "The file has no rows under its header: nothing was imported."]
        said.append(
            f"{_count(self.n_read, what)} read = {len(self.accepted):,} accepted + "
            f"{len(self.quarantined):,} quarantined."
        )
        if not self.n_read:
            said.append("Nothing was imported.")
        said += self._reasons()
        if self.left_out:
            most = sorted(self.left_out.items(), key=lambda item: (-item[1], item[0]))
            names = ", ".join(f"{name} ({count:,})" for name, count in most[:_SHOWN])
            more = f" and {len(most) - _SHOWN} more" if len(most) > _SHOWN else ""
            total = _count(sum(self.left_out.values()), "row")
            said.append(f"Left out, because it does not stretch the hip flexors: {total}: {names}{more}.")
        if self.empty_cells:
            are = "is" if self.empty_cells == 1 else "are"
            cells = _count(self.empty_cells, "cell")
            said.append(f"{cells} for an angle {are} empty; nothing was measured there.")
        if self.unused:
            more = f" and {len(self.unused) - _SHOWN:,} more" if len(self.unused) > _SHOWN else ""
            said.append(f"Columns that were not imported: {', '.join(self.unused[:_SHOWN])}{more}.")
        return said + self.decided

    @property
    def to_mend(self) -> pd.DataFrame:
        """Return the quarantined rows that no answer can free: only a mended cell can."""
        if not len(self.quarantined):
            return self.quarantined
        return self.quarantined.loc[~self.quarantined["code"].isin(sorted(WAITING))]

    def _reasons(self) -> list[str]:
        codes = Counter(self.to_mend["code"]).most_common() if len(self.quarantined) else []
        waiting = len(self.quarantined) - sum(count for _, count in codes)
        said = []
        if codes:
            said.append("To mend: " + ", ".join(f"{count:,} {code}" for code, count in codes) + ".")
        if waiting:
            said.append(f"Waiting for an answer of yours: {waiting:,}.")
        return said

    def __repr__(self) -> str:
        """Return the sentences."""
        return "\n".join(self.sentences)

    def _repr_html_(self) -> str:
        """Return the sentences and the first rows to mend; whatever the file says is shown as text."""
        said = "".join(f"<li>{escape(_one_line(sentence))}</li>" for sentence in self.sentences)
        table = ""
        mend = self.to_mend
        if len(mend):
            # The hint is what the learner reads; a stranger's long cell may break anywhere.
            wide = {"value": "overflow-wrap:anywhere;min-width:7em;max-width:14em", "hint": "min-width:20em"}
            style = [f"text-align:left;white-space:normal;{wide.get(name, '')}" for name in REASON_COLUMNS]
            head = "".join(
                f'<th scope="col" style="{look}">{name}</th>'
                for name, look in zip(REASON_COLUMNS, style, strict=True)
            )
            rows = mend.loc[:, list(REASON_COLUMNS)].head(_SHOWN).itertuples(index=False)
            body = "".join(
                "<tr>"
                + "".join(
                    f'<td style="{look}">{escape(_one_line(str(c)))}</td>'
                    for c, look in zip(row, style, strict=True)
                )
                + "</tr>"
                for row in rows
            )
            rest = len(mend) - _SHOWN
            more = f"<p>and {rest:,} more; save_quarantine(path) writes them all.</p>" if rest > 0 else ""
            table = (
                '<div style="overflow-x:auto" tabindex="0" role="group" aria-label="Quarantined rows">'
                '<table style="text-align:left;table-layout:auto">'
                '<caption style="text-align:left">Quarantined, to mend and import again</caption>'
                f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{more}"
            )
        return f"<div><ul>{said}</ul>{table}</div>"

    def save_quarantine(self, path: str | Path) -> Path:
        """Write what was not taken as CSV: the file's own columns and the reasons, to mend and import again.

        Cells that a spreadsheet would run as a formula get an apostrophe, which the import takes away.
        """
        import csv  # noqa: PLC0415
        import io  # noqa: PLC0415

        out = io.StringIO()
        write = csv.writer(out, lineterminator="\n")
        frame = self.quarantined
        own = [name for name in frame.columns if name not in REASON_COLUMNS]
        write.writerow([*map(guard, map(str, own)), *(f"quarantine_{name}" for name in REASON_COLUMNS)])
        for row in frame.loc[:, [*own, *REASON_COLUMNS]].itertuples(index=False):
            write.writerow([_safe(str(cell)) for cell in row])
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, out.getvalue().encode("utf-8", "replace"))
        return target

    def append_to(self, log: RomLog) -> int:
        """Add the accepted rows to a log and return how many are new; importing twice adds nothing."""
        if self.records:
            return sum(log.append_session(record, durations_known=False) for record in self.records)
        bar = ProgressBar(f"Adding {self.file}")
        try:
            return log.append_frame(self.accepted, bar)
        finally:
            bar.close()


def _count(n: int, what: str) -> str:
    first, *rest = what.split(" ", 1)
    return " ".join([f"{n:,}", first if n == 1 else f"{first}s", *rest])


def _safe(text: str) -> str:
    """Guard text, and leave numbers alone, so that -8.5 stays a number."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        float(text.replace(",", "."))
    except ValueError:
        return guard(text)
    return text


def _one_line(text: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown if len(shown) <= 300 else shown[:297] + "..."
