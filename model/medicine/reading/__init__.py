"""From a note to observations: what is present, absent, in the family or uncertain, and where it stands."""
