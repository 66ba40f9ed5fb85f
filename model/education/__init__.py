"""The education desk: essays marked by a rubric the way their teacher marks, each point one click from its evidence."""
