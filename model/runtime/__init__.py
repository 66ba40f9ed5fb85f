"""Models that run in this process; torch is never imported here."""
