"""Statistics of range of motion: one person's series, and the same for a class or a trial."""
