"""nbgrader for the two graded assignments. Each line answers a submission that went wrong in a trial."""

from typing import Any

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.preprocessors import ClearHiddenTests, GetGrades


class HideTests(ClearHiddenTests):
    """Take the hidden tests out of the feedback, and out of the errors that quote them.

    nbgrader prints both as they are. What a failed test says to the student stays.
    """

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Return the cell as a student may see it."""
        hidden = "BEGIN HIDDEN TESTS" in cell.source
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        for output in cell.get("outputs", []) if hidden else []:
            if output.output_type == "error":
                output.traceback = [f"{output.ename}: {output.evalue}".rstrip(": ")]
        return cell, resources


c = get_config()  # noqa: F821 - nbgrader gives it
c.CourseDirectory.course_id = "psoas"
# A student deleted the test cell: bring it back, so that a right answer gets its points.
c.OverwriteCells.add_missing_cells = True
# An endless loop is interrupted; the others are marked all the same.
c.ExecutePreprocessor.timeout = 10
c.GenerateFeedback.preprocessors = [GetGrades, HideTests, CSSHTMLHeaderPreprocessor]
