"""Files that cannot be read as a table at all."""

from __future__ import annotations


class ImportFileError(ValueError):
    """A file that cannot be read as a table at all; the message says what to do."""


class ManySheetsError(ImportFileError):
    """A workbook in which more than one sheet has rows; only its owner knows which is the log."""

    def __init__(self, sheets: tuple[str, ...]) -> None:
        super().__init__(f"The workbook has {len(sheets)} sheets with rows: {', '.join(sheets)}.")
        self.sheets = sheets
