"""The importer's questions as a small form for a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psoas_lib.importing import import_log

if TYPE_CHECKING:
    from pathlib import Path

    from psoas_lib.importing.questions import Question
    from psoas_lib.importing.report import ImportReport

_LATER = "(leave it waiting)"


class ImportForm:
    """Import a file, show the report, and ask what the file does not say.

    Every answer imports the file again; `report` is always the latest. Nothing is written to a log: that is
    ``form.report.append_to(RomLog())``.

    Parameters
    ----------
    path : str, pathlib.Path or bytes
        The file.
    **answers
        What is known already; see `import_log`.

    Raises
    ------
    ImportError
        If ipywidgets is not installed; then answer in code.
    """

    def __init__(self, path: str | Path | bytes, **answers: Any) -> None:
        import ipywidgets  # noqa: PLC0415 - a notebook has it

        self._widgets = ipywidgets
        self._path = path
        self.answers = dict(answers)
        self.report: ImportReport = import_log(path, **self.answers)
        self._shown = ipywidgets.HTML()
        self._asked = ipywidgets.VBox()
        self.box = ipywidgets.VBox([self._shown, self._asked])
        self._show()

    def answer(self, key: str, value: Any, *, label: str = "") -> None:
        """Give an answer and import again; `label` is the file's own name of a test."""
        if key == "test":
            told = self.answers.get("test")
            self.answers["test"] = {**(told if isinstance(told, dict) else {}), label: value}
        else:
            self.answers[key] = value
        self.report = import_log(self._path, **self.answers)
        self._show()

    def _show(self) -> None:
        self._shown.value = self.report._repr_html_()
        self._asked.children = [
            self._field(question) for question in self.report.questions if question.choices
        ]

    def _field(self, question: Question) -> Any:
        choose = self._widgets.Dropdown(options=[_LATER, *question.choices], layout={"width": "max-content"})
        # A label of its own, in plain text: the question may quote the file.
        says = self._widgets.Label(f"{question.text} ({question.readings:,} waiting)")

        def chosen(change: dict[str, Any]) -> None:
            if change["new"] != _LATER:
                value = {"angle_deg": change["new"]} if question.key == "columns" else change["new"]
                self.answer(question.key, value, label=question.label)

        choose.observe(chosen, names="value")
        return self._widgets.VBox([says, choose])

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Any:
        """Show the form."""
        return self.box._repr_mimebundle_(include=include, exclude=exclude)
