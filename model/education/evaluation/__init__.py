"""How well marks agree and whether groups are treated alike, by the formulas of the field."""
