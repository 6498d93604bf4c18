"""nbgrader for the two graded assignments. Each line answers a submission that went wrong in a trial."""

c = get_config()  # noqa: F821 - nbgrader gives it
c.CourseDirectory.course_id = "psoas"
# A student deleted the test cell: bring it back, so that a right answer gets its points.
c.OverwriteCells.add_missing_cells = True
# An endless loop is interrupted; the others are marked all the same.
c.ExecutePreprocessor.timeout = 10
