"""How well marks agree, how sure they are, and whether groups are treated alike."""
