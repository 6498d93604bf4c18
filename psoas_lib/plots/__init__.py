"""Static figures of range of motion, each with the sentence computed from the same numbers."""
